"""Time values in Arabic words: a day only where the value is a day, an interval where it is not sure."""

import re
from datetime import date, timedelta
from itertools import groupby

from tawatur.export.vocabulary import DAY_PARTS, MONTHS, QUARTERS, REFERENCES, SEASONS, UNDATED, WEEKDAYS

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T([A-Z]{2}|[\d:]+).*)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_PART = re.compile(r"(\d{4})-(SP|SU|FA|AU|WI|Q[1-4]|H[12])")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE|-\d)?")
_YEAR = re.compile(r"\d{4}")
_DECADE = re.compile(r"\d{3}X?")
_OPEN_WEEKDAY = re.compile(r"XXXX-WXX-([1-7]).*")


def in_words(value: str | None) -> str:
    """A time value (see ``EventTime``) in Arabic; «غير مؤرخ» for None, the value itself when it has no wording.

    >>> in_words("2025-02-15")
    '15 فبراير/شباط 2025'
    >>> in_words("../2024-03-02")
    'حتى 2 مارس/آذار 2024'
    >>> in_words("[2023-03-05,2023-03-12]")
    'أحد هذه الأيام: 5 أو 12 مارس/آذار 2023'
    """
    if not value:
        return UNDATED
    if value.startswith("["):
        return _listed(value)
    if "/" in value:
        return _interval(*value.split("/", 1))
    return _single(value)


def interval_in_words(earliest: str | None, latest: str | None) -> str:
    """The days from ``earliest`` to ``latest`` in Arabic; an end that is None is open.

    >>> interval_in_words("2024-03-02", "2024-03-02"), interval_in_words(None, None)
    ('2 مارس/آذار 2024', 'غير مؤرخ')
    """
    if earliest and earliest == latest:
        return in_words(earliest)
    if not earliest and not latest:
        return UNDATED
    return _interval(earliest or "..", latest or "..")


def weekdays_in_words(weekdays: tuple[int, ...]) -> str:
    """ISO weekday numbers in Arabic, «» for none.

    >>> weekdays_in_words((3, 4))
    'الأربعاء أو الخميس'
    """
    return " أو ".join(WEEKDAYS[n - 1] for n in weekdays if 1 <= n <= 7)


def _interval(first: str, last: str) -> str:
    about = "نحو " if "~" in first + last else ""
    first, last = first.replace("~", ""), last.replace("~", "")
    if first in ("", ".."):
        return f"{about}حتى {_single(last)}" if last not in ("", "..") else UNDATED
    if last in ("", ".."):
        return f"منذ {about}{_single(first)}"
    return f"{about}بين {_single(first)} و{_single(last)}"


def _listed(value: str) -> str:
    days = re.findall(r"\d{4}-\d\d-\d\d", value)
    if len(days) == 1:
        return _single(days[0])
    months = [(month, [str(int(day[8:])) for day in group]) for month, group in groupby(days, key=lambda day: day[:7])]
    worded = " أو ".join(f"{' أو '.join(numbers)} {_single(month)}" for month, numbers in months)
    return f"أحد هذه الأيام: {worded}" if worded else value


def _single(value: str) -> str:
    if "~" in value:
        return f"نحو {_single(value.replace('~', ''))}"
    for pattern, wording in _WORDINGS:
        found = pattern.fullmatch(value)
        if found:
            try:
                return wording(found)
            except (ValueError, IndexError):
                return value
    return REFERENCES.get(value, value)


def _day(found: re.Match[str]) -> str:
    day = date(int(found[1]), int(found[2]), int(found[3]))
    written = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    part = found[4]
    if part is None:
        return written
    return (
        f"{DAY_PARTS[part]} {written}" if part in DAY_PARTS else f"{written} الساعة {part}" if ":" in part else written
    )


def _month(found: re.Match[str]) -> str:
    number = int(found[2])
    if not 1 <= number <= 12:
        return found[0]
    return f"{MONTHS[number - 1]} {found[1]}"


def _part(found: re.Match[str]) -> str:
    year, part = found[1], found[2]
    if part in SEASONS:
        return f"{SEASONS[part]} {year}"
    name = "الربع" if part[0] == "Q" else "النصف"
    return f"{name} {QUARTERS[int(part[1]) - 1]} من عام {year}"


def _week(found: re.Match[str]) -> str:
    monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
    end = found[3]
    if end and end != "-WE":
        return _single((monday + timedelta(int(end[1:]) - 1)).isoformat())
    first = monday + timedelta(5) if end else monday
    label = "نهاية الأسبوع" if end else "أسبوع"
    return f"{label} ({_single(first.isoformat())} إلى {_single((monday + timedelta(6)).isoformat())})"


_WORDINGS = (
    (_DAY, _day),
    (_MONTH, _month),
    (_PART, _part),
    (_WEEK, _week),
    (_YEAR, lambda found: f"عام {found[0]}"),
    (_DECADE, lambda found: f"عقد {found[0].rstrip('X')}0"),
    (_OPEN_WEEKDAY, lambda found: f"يوم {WEEKDAYS[int(found[1]) - 1]}، لم يُحدَّد أيّها"),
)
