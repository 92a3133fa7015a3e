"""Days named without their year: a year is left out where the day lies less than a year away, and a weekday beside it leaves few years, or one.

A day without its weekday tells no year from the next: it bounds nothing but the ends of an interval.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from tawatur.dating.constraints import Constraint
from tawatur.model.page import Evidence
from tawatur.timex.calendar import months

YEAR_DAYS = 364
"""Days that a day named without its year lies away at most: what is further gets its year, or «العام الماضي»."""

OPENING_DAYS = 6
"""Days after which an opening no longer names a past day with its weekday and no year. Measured on articles of 2012-2018: all 12 lay within 3 days.

Without the weekday no such bound holds: of 83 openings of April 2018 that name a past day, 13 were written within 6 days of the newest one.
"""

Window = tuple[date, date]
Narrowed = tuple[date | None, date | None, list[Evidence]]


def within_a_year(constraints: Sequence[Constraint], earliest: date | None, latest: date | None) -> Narrowed:
    """The ends moved to where each day named without its year lies within a year; a day that would leave nothing is not obeyed.

    Needs both ends, so that the years to try are known. Days are taken in the order of the calendar: the order of the text does not matter.
    """
    reasons: list[Evidence] = []
    if earliest is None or latest is None:
        return earliest, latest, reasons
    yearless = [c for c in constraints if c.behind or c.near_ahead]
    for constraint in sorted(yearless, key=lambda c: (c.behind or (0, 0), c.near_ahead or (0, 0), c.weekday_of or 0)):
        windows = list(_windows(constraint, earliest, latest))
        if not windows:
            continue
        first, last = min(w[0] for w in windows), max(w[1] for w in windows)
        if (first, last) == (earliest, latest):
            continue
        reasons.append(_within(constraint, first, last))
        earliest, latest = first, last
    return earliest, latest, reasons


def _windows(constraint: Constraint, earliest: date, latest: date) -> Iterator[Window]:
    """For every year to try, the days of writing in the interval from which the day lies less than a year away."""
    for year in range(earliest.year - 1, latest.year + 2):
        named = _in_year(year, constraint.behind or constraint.near_ahead or (0, 0))
        if named is None or (constraint.weekday_of and named[0].isoweekday() != constraint.weekday_of):
            continue
        whole_month = named[0] != named[1]
        first, last = named[1] + timedelta(whole_month), named[1] + timedelta(YEAR_DAYS)
        if constraint.opening:
            last = named[1] + timedelta(OPENING_DAYS)
        if constraint.near_ahead:
            first, last = named[0] - timedelta(YEAR_DAYS), named[0] - timedelta(whole_month)
        first, last = max(first, earliest), min(last, latest)
        if first <= last:
            yield first, last


def _within(constraint: Constraint, first: date, last: date) -> Evidence:
    evidence = constraint.evidence
    message = f"{evidence.message}: written between {first.isoformat()} and {last.isoformat()}"
    return Evidence(rule=evidence.rule, message=message, span=evidence.span)


def _in_year(year: int, month_day: tuple[int, int]) -> Window | None:
    """The day in a year, or the month where no day is named; None for no such day."""
    month, day = month_day
    try:
        return (date(year, month, day),) * 2 if day else months(year, month, 1)
    except ValueError:
        return None
