"""Days, weeks, months and years: what a value spans, and the Hijri calendar by arithmetic."""

import re
from datetime import date, timedelta
from functools import lru_cache

Interval = tuple[date, date]

SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of a season; a winter belongs to the year in which it starts."""

_PART_START = {**SEASON_START, "H1": 1, "H2": 7, "Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10}
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|-W(?P<week>\d\d)(?P<weekend>-WE)?|-(?P<part>SP|SU|FA|WI|H[12]|Q[1-4]))?"
)
_DECADE = re.compile(r"(\d{3})X?|(\d{2})(?:XX)?")
_HIJRI_EPOCH = 227015  # proleptic Gregorian ordinal of 1 Muharram 1 (Friday 16 July 622 Julian), civil reckoning


@lru_cache(maxsize=4096)
def interval(value: str | None) -> Interval | None:
    """First and last day that a TIMEX3 value names; None for a value that names none (durations, sets, references) or no value.

    A time of day is left off. A range ``A/B`` runs from the first day of A to the last of B.

    >>> interval("2018-02")
    (datetime.date(2018, 2, 1), datetime.date(2018, 2, 28))
    >>> interval("PT48H") is None
    True
    """
    if not value:
        return None
    if "/" in value:
        first, last = (interval(end) for end in value.split("/", 1))
        return (first[0], last[1]) if first and last else None
    value = value.partition("T")[0]
    try:
        return _decade(value) or _plain(value)
    except ValueError:
        return None


def _decade(value: str) -> Interval | None:
    found = _DECADE.fullmatch(value)
    if not found:
        return None
    years = 10 if found[1] else 100
    first = int(found[1] or found[2]) * years
    return (date(first, 1, 1), date(first + years - 1, 12, 31)) if first else None


def _plain(value: str) -> Interval | None:
    found = _VALUE.fullmatch(value)
    if not found:
        return None
    year = int(found["year"])
    if found["day"]:
        day = date(year, int(found["month"]), int(found["day"]))
        return day, day
    if found["month"]:
        return months(year, int(found["month"]), 1)
    if found["week"]:
        monday = date.fromisocalendar(year, int(found["week"]), 1)
        return (monday + timedelta(5 if found["weekend"] else 0), monday + timedelta(6))
    if found["part"]:
        return months(year, _PART_START[found["part"]], 6 if found["part"][0] == "H" else 3)
    return date(year, 1, 1), date(year, 12, 31)


def months(year: int, month: int, count: int) -> Interval:
    """``count`` whole months from the first day of ``month``. Raises ValueError outside years 1 to 9998.

    >>> months(2023, 12, 1)[1]
    datetime.date(2023, 12, 31)
    """
    after = year * 12 + month - 1 + count
    return date(year, month, 1), date(after // 12, after % 12 + 1, 1) - timedelta(1)


def shift_months(day: date, count: int) -> date:
    """The same day of another month, or its last day where that month is shorter.

    >>> shift_months(date(2023, 3, 31), -1)
    datetime.date(2023, 2, 28)
    """
    month = day.year * 12 + day.month - 1 + count
    last = months(month // 12, month % 12 + 1, 1)[1]
    return date(last.year, last.month, min(day.day, last.day))


def hijri_day(year: int, month: int, day: int) -> date:
    """The Gregorian day of a Hijri date by the tabular (civil) calendar: right to within a day of the sighted one, seldom two.

    The eleven long years of a cycle of thirty are 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29. Raises ValueError for no such date.

    >>> hijri_day(1445, 9, 15)
    datetime.date(2024, 3, 25)
    """
    if not (1 <= year <= 1600 and 1 <= month <= 12 and 1 <= day <= 30):
        raise ValueError(f"no Hijri date: {year}-{month}-{day}")
    days = day + (29 * (month - 1) + month // 2) + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(_HIJRI_EPOCH + days - 1)


def hijri_month(year: int, month: int) -> Interval:
    """First and last Gregorian day of a Hijri month, to within a day each.

    >>> hijri_month(1445, 9)[0]
    datetime.date(2024, 3, 11)
    """
    following = (year, month + 1) if month < 12 else (year + 1, 1)
    return hijri_day(year, month, 1), hijri_day(*following, 1) - timedelta(1)


def hijri_year_of(day: date) -> int:
    """The Hijri year that a day falls in, to within a day at its ends.

    >>> hijri_year_of(date(2024, 3, 25))
    1445
    """
    year = max((day.toordinal() - _HIJRI_EPOCH) * 30 // 10631, 1)
    while hijri_day(year + 1, 1, 1) <= day:
        year += 1
    return year
