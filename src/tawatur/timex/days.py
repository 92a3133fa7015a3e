"""Grammar of single days: numeric dates, weekdays, days counted from today."""

import re

from tawatur.timex.grammar import RANGE_JOINTS, Match, direction_at
from tawatur.timex.months import day_number_at, monthday_at
from tawatur.timex.patterns import Fields
from tawatur.timex.tokens import Reader, Token

_NUMERIC_GAPS = frozenset({"/", "-", ".", "\\"})
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


def numeric_at(reader: Reader, at: int) -> Match | None:
    """«23/3/2021», «2024-02-20», «23.3.2021», with Hijri years too."""
    match = _numeric_at(reader, at)
    if match is None or not reader.near(match.end - 1):
        return match
    era = "era_hijri" if "calendar" in match.fields else "era_common"
    return (
        match._replace(end=match.end + 1) if reader.says(match.end, era) and not reader.proclitics(match.end) else match
    )


def _numeric_at(reader: Reader, at: int) -> Match | None:
    dotted = _DOTTED.fullmatch(reader.stem(at))
    if dotted:
        return _numeric(at + 1, int(dotted[3]), int(dotted[2]), int(dotted[1]))
    joint = reader.gap(at)
    if joint not in _NUMERIC_GAPS or reader.gap(at + 1) != joint:
        return None
    parts = [reader.digits(at + k) for k in range(3)]
    if not all(parts) or (reader.gap(at + 2) == joint and reader.digits(at + 3)):
        return None
    lengths = [len(part) for part in parts]
    first, second, third = (int(part) for part in parts)
    if lengths[0] == 4 and lengths[1] <= 2 and lengths[2] <= 2:
        return _numeric(at + 3, first, second, third)
    if lengths[2] == 4 and lengths[0] <= 2 and lengths[1] <= 2:
        return _numeric(at + 3, third, second, first)
    return None


def _numeric(end: int, year: int, month: int, day: int) -> Match | None:
    if month > 12 and day <= 12:
        month, day = day, month
    hijri = 1300 <= year <= 1500
    if not (1 <= month <= 12 and 1 <= day <= 31 and (hijri or 1800 <= year <= 2199)):
        return None
    fields = {"day": f"{day:02d}", "month": f"{month:02d}", "year": str(year)}
    return Match(end, {"calendar": "hijri", **fields} if hijri else fields, "time.numeric")


def weekday_at(reader: Reader, at: int) -> Match | None:
    """A weekday with what is written to it: «يوم الخميس», «الثلاثاء 23 مارس 2021», «الأربعاء المقبل», «Wednesday 24 March, 2021», «ليل السبت - الأحد»."""
    start = at
    unit = reader.token(at, "unit")
    if unit and unit.value == "D" and unit.shape == "noun" and not unit.definite and reader.near(at):
        at += 1
    token = reader.token(at, "weekday")
    if token is None or not (token.definite or at > start or reader.words[at].kind == "latin"):
        return None
    if at > start and reader.proclitics(at):
        return None
    if at == start and reader.says(at - 1, "weekday_not_after"):
        return None
    fields = {"weekday": token.value}
    if reader.says(at - 1, "days") and reader.near(at - 1):  # «أيام الخميس»
        return Match(at + 1, {"every": f"XXXX-WXX-{token.value}"}, "time.set", "SET")
    dated = _date_of_weekday(reader, at)
    if dated:
        return Match(dated.end, {**fields, **dated.fields}, "time.weekday_date", until=dated.until)
    if reader.words[at].kind == "latin":
        return None
    direction = direction_at(reader, at + 1) if reader.near(at) else None
    if direction is None:
        return Match(at + 1, fields, "time.weekday")
    fields = {**fields, **direction.fields}
    dated = _date_of_weekday(reader, direction.end - 1) if "from" not in fields else None
    if dated:
        kept = {"weekday": token.value} if "year" in dated.fields else fields
        return Match(dated.end, {**kept, **dated.fields}, "time.weekday_date", until=dated.until)
    return Match(direction.end, fields, "time.weekday")


def _date_of_weekday(reader: Reader, at: int) -> Match | None:
    """The date written behind a weekday."""
    if reader.gap(at) not in ("", ")", ",", "،", "(", "-", "–", ")،", "."):
        return None
    at += 1
    if reader.says(at, "corresponding"):
        at += 1
    if reader.token(at, "unit") and reader.says(at, "day") and reader.digits(at + 1):
        at += 1
    if reader.proclitics(at):
        return None
    return numeric_at(reader, at) or monthday_at(reader, at) or _listed_weekday_date(reader, at)


def _listed_weekday_date(reader: Reader, at: int) -> Match | None:
    """The day's number of the first weekday of two: «الأحد 5 والاثنين 6 مايو»."""
    following = at + 1
    if not (reader.digits(at) and reader.near(at) and reader.proclitics(following) == "و"):
        return None
    day = day_number_at(reader, at) if reader.token(following, "weekday") else None
    rest = monthday_at(reader, following + 1) if day and reader.near(following) else None
    if day is None or rest is None or rest.until or "day" not in rest.fields:
        return None
    return Match(following, {**rest.fields, "day": f"{day[0]:02d}"}, "time.listed_day")


def second_weekday(reader: Reader, last: int) -> Token | None:
    """The second weekday of a night that lies between two: «ليل السبت - الأحد», «ليلة الأحد الاثنين»."""
    second = reader.token(last + 1, "weekday")
    if (
        second
        and second.definite
        and not reader.proclitics(last + 1)
        and (reader.gap(last) in RANGE_JOINTS or reader.near(last))
    ):
        return second
    return None


def relative_day_at(reader: Reader, at: int) -> Match | None:
    """A day counted from today, with a weekday or date written to it: «أمس (الأربعاء)», «يوم أمس», «بعد غد الأربعاء», «يومه الخميس»."""
    start, unit = at, reader.token(at, "unit")
    if unit and unit.value == "D" and unit.pronoun == "ه" and reader.token(at + 1, "weekday"):
        return _with_weekday(reader, at, {"offset": "0"})
    if unit and unit.value == "D" and unit.shape == "noun" and not unit.definite and reader.near(at):
        at += 1
    token = reader.token(at, "day")
    if token is None or (at > start and reader.proclitics(at)) or (token.value == "0" and _is_another_day(reader, at)):
        return None
    match = _with_weekday(reader, at + token.words - 1, {"offset": token.value})
    if (
        token.value == "0"
        and len(match.fields) == 1
        and (
            reader.says(at - 1, "day_not_after")
            or reader.says(at - 2, "like")
            or reader.proclitics(at) not in ("", "و", "ف", "ل")
        )
    ):
        return None
    if token.value == "0" and len(match.fields) == 1 and reader.says(at - 1, "until"):
        return Match(match.end, {"ref": "PRESENT"}, "time.until_today")
    return match


def _with_weekday(reader: Reader, last: int, fields: Fields) -> Match:
    if reader.gap(last) in ("", "(", "،", ",", "-", "–") and not reader.proclitics(last + 1):
        weekday = weekday_at(reader, last + 1)
        if weekday and "dir" not in weekday.fields:
            return Match(weekday.end, {**fields, **weekday.fields}, "time.relative_day_weekday")
        dated = monthday_at(reader, last + 1)
        if dated:
            return Match(dated.end, {**fields, **dated.fields}, "time.relative_day_date")
    return Match(last + 1, fields, "time.relative_day")


def _is_another_day(reader: Reader, at: int) -> bool:
    """«اليوم العالمي», «اليوم الثالث», «اليوم نفسه» are days of something, not today."""
    if not reader.near(at) or reader.proclitics(at + 1):
        return False
    return reader.says(at + 1, "day_not_before") or reader.says(at + 1, "same") or reader.ordinal(at + 1) is not None
