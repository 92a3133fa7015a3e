"""From constraints to an interval of days, with what was believed and what was not."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from tawatur.dating.constraints import MONTHS, WEEKDAYS, Constraint
from tawatur.dating.yearless import within_a_year
from tawatur.model.page import ArticleDate, Evidence
from tawatur.timex.calendar import months

DAY_RULES = frozenset({"day_named", "day_of_year"})
"""Rules whose words give the day itself; no other evidence gives a value."""

PAST_RULES = frozenset({"named_past", "chained_past"})
"""Rules of days that a text seems to look back on: a later day than the one it calls its own is announced, not past."""

CYCLE_YEARS = 12
"""Years in which a day of the month falls on every weekday at least once."""

STALE_DAYS = 6 * 366
"""Days between the crawl and the last year that agrees, beyond which the weekday or the day is taken for a slip."""

WEEK = timedelta(6)
"""Days after which a weekday alone names the next one."""

SOON_DAYS = 31
"""Days after the latest post within which «الشهر الجاري» is taken to follow."""


class Bounds(NamedTuple):
    """An interval of days, each end with the constraint that sets it; None is open."""

    lower: Constraint | None
    upper: Constraint | None


def infer(constraints: Sequence[Constraint]) -> ArticleDate:
    """The interval that constraints leave, with evidence; contradictions are reported, and the weaker side is not obeyed.

    What was given from outside is believed before the text, the day that a text calls its own before those it looks back on, and lower bounds before
    upper ones that were announced.
    """
    bounds, contradictions = _bounds(constraints)
    earliest = bounds.lower.earliest if bounds.lower else None
    latest = bounds.upper.latest if bounds.upper else None
    evidence = [c.evidence for c in (bounds.lower, bounds.upper) if c is not None]
    for narrow in (_within_this_month, _before_coming_day, _on_own_day, _within_week_of_post):
        earliest, latest, reasons = narrow(constraints, bounds, earliest, latest)
        evidence += [reason for reason in reasons if reason not in evidence]
    earliest, latest, reasons = within_a_year(constraints, earliest, latest)
    evidence += reasons
    weekdays, clash = _weekdays(constraints)
    evidence += [c.evidence for c in constraints if c.weekday is not None and not clash]
    named = (
        earliest is not None
        and earliest == latest
        and any(c.evidence.rule in DAY_RULES and c.evidence in evidence for c in constraints)
    )
    return ArticleDate(
        value=_iso(earliest) if named else None,
        earliest=_iso(earliest),
        latest=_iso(latest),
        basis="inferred" if evidence else "none",
        weekdays=weekdays,
        evidence=_unique(evidence),
        contradictions=_unique([*contradictions, *clash]),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _bounds(constraints: Sequence[Constraint]) -> tuple[Bounds, list[Evidence]]:
    """The latest lower bound and the earliest upper one that can both hold."""
    given = [c.latest for c in constraints if c.given and c.latest]
    own = [c.latest for c in constraints if c.evidence.rule == "day_named" and c.latest]
    limit = min(given, default=date.max)
    until = min(limit, max(own, default=date.max))
    lowers = sorted((c for c in constraints if c.earliest), key=lambda c: c.earliest or date.min)
    refused = [c for c in lowers if c.earliest and c.earliest > (until if c.evidence.rule in PAST_RULES else limit)]
    lowers = [c for c in lowers if c not in refused]
    lower = lowers[-1] if lowers else None
    uppers = sorted((c for c in constraints if c.latest), key=lambda c: c.latest or date.max)
    broken = [c for c in uppers if lower and lower.earliest and c.latest and c.latest < lower.earliest]
    uppers = [c for c in uppers if c not in broken]
    return Bounds(lower, uppers[0] if uppers else None), [_not_obeyed(c) for c in (*refused, *broken)]


def _not_obeyed(constraint: Constraint) -> Evidence:
    evidence = constraint.evidence
    return Evidence(
        rule=evidence.rule, message=f"{evidence.message}, which other evidence excludes", span=evidence.span
    )


Narrowed = tuple[date | None, date | None, list[Evidence]]


def _within_this_month(
    constraints: Sequence[Constraint], bounds: Bounds, earliest: date | None, latest: date | None
) -> Narrowed:
    """«الجاري» fixes the month of the year: the ends move to the nearest such month, and after a post the next such month is meant."""
    current = [c for c in constraints if c.month is not None]
    if len({c.month for c in current}) != 1:
        return earliest, latest, []
    month = current[0].month or 1
    reasons = [current[0].evidence]
    if earliest:
        first, last = _month_from(earliest, month)
        fresh = bounds.lower is not None and bounds.lower.fresh
        if fresh and (first - earliest).days <= SOON_DAYS and (latest is None or last < latest):
            message = f"the {MONTHS[month - 1]} of the post: written by {last.isoformat()}"
            reasons.append(
                Evidence(
                    rule="month_of_post", message=message, span=bounds.lower.evidence.span if bounds.lower else None
                )
            )
            latest = last
        earliest = max(earliest, first)
    if latest:
        latest = min(latest, _month_until(latest, month)[1])
    if earliest and latest and earliest > latest:
        return bounds.lower.earliest if bounds.lower else None, bounds.upper.latest if bounds.upper else None, []
    return earliest, latest, reasons


def _month_from(day: date, month: int) -> tuple[date, date]:
    """The first such month that ends on or after a day."""
    return months(day.year if month >= day.month else day.year + 1, month, 1)


def _month_until(day: date, month: int) -> tuple[date, date]:
    """The last such month that starts on or before a day."""
    return months(day.year if month <= day.month else day.year - 1, month, 1)


def _before_coming_day(
    constraints: Sequence[Constraint], bounds: Bounds, earliest: date | None, latest: date | None
) -> Narrowed:
    """A day announced without its year is the next one after the last such day or the latest post: nothing like it came between."""
    since = [c.earliest for c in constraints if c.earliest and (c.fresh or c.last_of_its_kind)]
    coming = [c for c in constraints if c.ahead]
    if earliest is None or not coming or not since or (latest and max(since) > latest):
        return earliest, latest, []
    days = [day for day in (_next(max(since), *c.ahead) for c in coming if c.ahead) if day]
    if not days or min(days) < earliest or (latest and min(days) >= latest):
        return earliest, latest, []
    return earliest, min(days), [c.evidence for c in coming if c.ahead and _next(max(since), *c.ahead) == min(days)]


def _on_own_day(
    constraints: Sequence[Constraint], bounds: Bounds, earliest: date | None, latest: date | None
) -> Narrowed:
    """«اليوم الخميس 5 أبريل» leaves the years in which that day has that weekday; one year in a closed interval gives the day."""
    own = [c for c in constraints if c.own_day]
    weekdays = {c.weekday for c in constraints if c.weekday is not None}
    if len({c.own_day for c in own}) != 1 or len(weekdays) > 1 or not (earliest or latest):
        return earliest, latest, []
    first = earliest.year if earliest else (latest.year - CYCLE_YEARS if latest else 1)
    last = latest.year if latest else first + CYCLE_YEARS
    days = [
        day
        for year in range(first, last + 1)
        if (day := _in_year(year, own[0].own_day or (0, 0))) and _fits(day, earliest, latest, weekdays)
    ]
    if not days or (earliest is None and latest and (latest - days[-1]).days > STALE_DAYS):
        return earliest, latest, []
    return days[0] if earliest else None, days[-1] if latest else None, [own[0].evidence]


def _within_week_of_post(
    constraints: Sequence[Constraint], bounds: Bounds, earliest: date | None, latest: date | None
) -> Narrowed:
    """The opening names the weekday of the latest post without a date: news names a weekday for less than a week."""
    lower = bounds.lower
    if lower is None or not lower.fresh or earliest is None or earliest != lower.earliest:
        return earliest, latest, []
    told = [c for c in constraints if c.told == earliest.isoweekday()]
    until = earliest + WEEK
    if not told or (latest and latest <= until):
        return earliest, latest, []
    message = f"{told[0].evidence.message}, the day of the post: written by {until.isoformat()}"
    return earliest, until, [Evidence(rule="told_weekday", message=message, span=told[0].evidence.span)]


def _fits(day: date, earliest: date | None, latest: date | None, weekdays: set[int]) -> bool:
    return (
        (not earliest or earliest <= day)
        and (not latest or day <= latest)
        and (not weekdays or day.isoweekday() in weekdays)
    )


def _in_year(year: int, month_day: tuple[int, int]) -> date | None:
    try:
        return date(year, *month_day)
    except ValueError:
        return None


def _next(after: date, month: int, day: int) -> date | None:
    try:
        found = date(after.year, month, day)
        return found if found >= after else date(after.year + 1, month, day)
    except ValueError:
        return None


def _weekdays(constraints: Sequence[Constraint]) -> tuple[tuple[int, ...], list[Evidence]]:
    """Weekdays that the day may have, and, where the text names more than one, the expressions that disagree."""
    named = [c for c in constraints if c.weekday is not None]
    days = sorted({c.weekday for c in named if c.weekday is not None})
    if len(days) < 2:
        return tuple(days), []
    all_named = " or ".join(WEEKDAYS[day - 1] for day in days)
    return tuple(days), [
        Evidence(
            rule="weekdays_differ", message=f"{c.evidence.message}; the text needs {all_named}", span=c.evidence.span
        )
        for c in named
    ]


def _unique(found: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(found))
