"""Parts of one time expression held against each other, on real text: what `measure_time.py saudi` counts.

Four sorts are looked for by expressions of their own, apart from the reader's grammar: a weekday beside a day counted from today («أمس (الأربعاء)»),
a weekday beside a date («الثلاثاء 23 مارس»), a day with its month under two names («12 يوليو (تموز) 2018»), and a full Hijri date.
"""

import importlib
import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tawatur.model.time import TimeExpression
from tawatur.timex import read
from tawatur.timex.calendar import interval

Row = dict[str, Any]

_WEEKDAYS = {"اثنين": 1, "ثلاثاء": 2, "ثلثاء": 2, "أربعاء": 3, "اربعاء": 3, "خميس": 4, "جمعة": 5, "سبت": 6, "أحد": 7}
_WEEKDAYS |= {"إثنين": 1, "الاثنين": 1, "احد": 7}
_DAYS = {"أول من أمس": -2, "أول أمس": -2, "أمس الأول": -2, "بعد غد": 2, "اليوم": 0, "أمس": -1, "امس": -1, "غدا": 1}
_DAYS |= {"غداً": 1, "غد": 1}
_MONTHS: dict[str, int] = {}
for _number, _names in enumerate(
    (
        "يناير|كانون الثاني",
        "فبراير|شباط",
        "مارس|آذار|اذار",
        "أبريل|إبريل|ابريل|نيسان",
        "مايو|أيار|ايار",
        "يونيو|يونيه|حزيران",
        "يوليو|يوليه|تموز",
        "أغسطس|اغسطس|آب",
        "سبتمبر|أيلول|ايلول",
        "أكتوبر|اكتوبر|تشرين الأول|تشرين الاول",
        "نوفمبر|تشرين الثاني",
        "ديسمبر|كانون الأول|كانون الاول",
    ),
    1,
):
    _MONTHS |= dict.fromkeys(_names.split("|"), _number)
_HIJRI: tuple[str, ...] = (
    "محرم",
    "صفر",
    "ربيع الأول",
    "ربيع (?:الثاني|الآخر)",
    "جماد[ىي] الأول[ىي]?",
    "جماد[ىي] (?:الآخرة|الثانية)",
)
_HIJRI += ("رجب", "شعبان", "رمضان", "شوال", "ذ[ويى] القعدة", "ذ[ويى] الحجة")


def _any(names: Iterable[str]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


_WEEKDAY_DAY = re.compile(rf"(?<!\w)({_any(_DAYS)}) ?\(? ?ال({_any(_WEEKDAYS)})(?!\w)")
_WEEKDAY_DATE = re.compile(
    rf"(?<!\w)ال({_any(_WEEKDAYS)})\)? (?:الموافق )?(\d{{1,2}}) ({_any(_MONTHS)})(?: ?[(/] ?(?:{_any(_MONTHS)})\)?)?(?: (20\d\d))?(?!\w)"
)
_DOUBLE = re.compile(
    rf"(?<![\d/.-])(\d{{1,2}})\s*({_any(_MONTHS)})\s*[(/]\s*({_any(_MONTHS)})\s*\)?(?:\s*(20\d\d))?(?!\w)"
)
_FULL_HIJRI = re.compile(
    rf"(?<![\d/.-])(\d{{1,2}})(?:\s*({_any(_HIJRI)})\s*|\s*[/-]\s*(\d{{1,2}})\s*[/-]\s*)(14\d\d)(?!\d)"
)
_WEEKDAY_BEFORE = re.compile(rf"ال({_any(_WEEKDAYS)})\)? ?(?:الموافق )?$")
_GREGORIAN = re.compile(
    rf"(\d{{1,2}})(?:\s+({_any(_MONTHS)})(?:\s*[(/]\s*(?:{_any(_MONTHS)})\)?)?\s+|[/-](\d{{1,2}})[/-])(20\d\d)"
)
SELF = "its parts exclude each other"
"""What is said of an expression that no reading can satisfy; it is counted apart."""

Check = Callable[[re.Match[str], TimeExpression | None, date, str], str]


def measure_saudi(path: Path, show: int = 0) -> Row:
    """Of expressions of two parts, the share whose value agrees with both; parts that contradict each other in the text are counted apart."""
    checks: dict[str, tuple[re.Pattern[str], Check]] = {
        "weekday_with_day": (_WEEKDAY_DAY, check_weekday),
        "weekday_with_date": (_WEEKDAY_DATE, check_weekday_date),
        "double_month": (_DOUBLE, check_double),
        "full_hijri": (_FULL_HIJRI, check_hijri),
    }
    outcome: dict[str, Counter[str]] = {name: Counter() for name in checks}
    for article in saudi_articles(path):
        day = date.fromisoformat(article["date_extracted"][:10])
        text = f"{article['title'] or ''}\n{article['content'] or ''}"
        found = read(text, written=day)
        for name, (pattern, check) in checks.items():
            for written in pattern.finditer(text):
                timex = next((t for t in found if t.span.start < written.end() and written.start() < t.span.end), None)
                said = check(written, timex, day, text)
                outcome[name][said] += 1
                if said not in ("right", "unchecked", SELF) and outcome[name][said] <= show:
                    got = f"{timex.span.of(text)} = {timex.value}" if timex else "-"
                    print(f"{name} {said}: {text[written.start() - 30 : written.end() + 30]!r} [{day}] {got}")
    return {name: _with_share(counts) for name, counts in outcome.items()}


def saudi_articles(path: Path) -> Iterator[Row]:
    """The articles of a day of SaudiNewsNet."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            yield from json.loads(archive.read(name))


def _with_share(counts: Counter[str]) -> Row:
    checked = sum(counts.values()) - counts["unchecked"] - counts[SELF]
    return {
        "checked": checked,
        "right": round(counts["right"] / checked, 4) if checked else None,
        "outcomes": dict(counts),
    }


def _value_day(timex: TimeExpression) -> date | None:
    days = interval(timex.value)
    return days[0] if days and days[0] == days[1] else None


def check_weekday(written: re.Match[str], timex: TimeExpression | None, day: date, text: str) -> str:
    """The value is of the named weekday, and not further from the named day than two (papers are fetched a day late)."""
    offset, weekday = _DAYS[written[1]], _WEEKDAYS[written[2]]
    ahead = (weekday - (day + timedelta(offset)).isoweekday()) % 7
    shift = ahead if ahead <= 3 else ahead - 7
    if abs(shift) > 2:
        return SELF
    value = _value_day(timex) if timex else None
    if value is None:
        return "not read"
    return "right" if value == day + timedelta(offset + shift) else "wrong"


def check_weekday_date(written: re.Match[str], timex: TimeExpression | None, day: date, text: str) -> str:
    """The value is that day of that month and of the named weekday, in some year no further than one from the day fetched."""
    years = [int(written[4])] if written[4] else [day.year - 1, day.year, day.year + 1]
    days = [_safe_day(year, _MONTHS[written[3]], int(written[2]), None) for year in years]
    possible = [d for d in days if d.isoweekday() == _WEEKDAYS[written[1]]]
    if not possible:
        return SELF
    value = _value_day(timex) if timex else None
    if value is None:
        return "not read"
    return "right" if value in possible else "wrong"


def check_double(written: re.Match[str], timex: TimeExpression | None, day: date, text: str) -> str:
    """Day, month and year (where written) of the value are those that stand there."""
    first, second = _MONTHS[written[2]], _MONTHS[written[3]]
    if first != second:
        return SELF
    if timex is None or timex.value is None:
        return "not read"
    days = interval(timex.value)
    if days is None:
        return "wrong"
    held = days[0] <= _safe_day(int(written[4] or days[1].year), first, int(written[1]), days[1]) <= days[1]
    return "right" if held and (days[1] - days[0]).days < 31 else "wrong"


def check_hijri(written: re.Match[str], timex: TimeExpression | None, day: date, text: str) -> str:
    """The value lies within a day of the Gregorian date or the weekday beside it, else of the Umm al-Qura calendar where `hijridate` is installed."""
    truth = _gregorian_beside(written, text) or _by_umm_al_qura(written)
    if truth is None:
        return "unchecked"
    named = _WEEKDAY_BEFORE.search(text[max(0, written.start() - 20) : written.start()])
    if named and (_WEEKDAYS[named[1]] - truth.isoweekday() + 1) % 7 > 2:
        return SELF
    value = _value_day(timex) if timex else None
    if value is None:
        return "not read"
    if abs((value - truth).days) <= 1:
        return "right"
    by_table = _by_umm_al_qura(written)
    return SELF if by_table and abs((by_table - truth).days) > 2 else "wrong"


def _gregorian_beside(written: re.Match[str], text: str) -> date | None:
    """The Gregorian date that «الموافق» joins to a Hijri one."""
    before, after = text[max(0, written.start() - 40) : written.start()], text[written.end() : written.end() + 40]
    if "الموافق" in after:
        found = _GREGORIAN.search(after)
    elif "الموافق" in before:
        found = next(iter(reversed(list(_GREGORIAN.finditer(before)))), None)
    else:
        return None
    if found is None:
        return None
    return _safe_day(int(found[4]), _MONTHS[found[2]] if found[2] else int(found[3]), int(found[1]), None)


def _by_umm_al_qura(written: re.Match[str]) -> date | None:
    month = int(written[3]) if written[3] else 1 + _named(written[2])
    try:
        found = importlib.import_module("hijridate").Hijri(int(written[4]), month, int(written[1])).to_gregorian()
        return date(found.year, found.month, found.day)
    except (ImportError, ValueError, OverflowError):
        return None


def _named(month: str) -> int:
    return next(i for i, name in enumerate(_HIJRI) if re.fullmatch(name, month))


def _safe_day(year: int, month: int, number: int, otherwise: date | None) -> date:
    try:
        return date(year, month, number)
    except ValueError:
        return otherwise + timedelta(1) if otherwise else date.min
