"""Grammar of calendar dates: months, days of months, weekdays, days counted from today, numeric dates."""

import re
from typing import NamedTuple

from tawatur.timex.patterns import Fields
from tawatur.timex.tokens import Reader, Token

_NUMERIC_GAPS = frozenset({"/", "-", ".", "\\"})
_MONTH_JOINTS = frozenset({"/", "(", "-", "–", "،", "", ")", "\\", "|", "["})
_RANGE_JOINTS = frozenset({"-", "–", "—", "/", "ـ"})
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


class Match(NamedTuple):
    """An expression read from some word up to ``end`` (not included). ``until`` is the far end of a range."""

    end: int
    fields: Fields
    rule: str
    type: str = "DATE"
    mod: str | None = None
    until: Fields | None = None


class Part(NamedTuple):
    """A piece of an expression, read up to ``end``, and what it says."""

    end: int
    fields: Fields


def month_at(reader: Reader, at: int) -> Part | None:
    """A month with its second name («يوليو (تموز)», «كانون الثاني/ يناير»); the two must agree."""
    token = reader.token(at, "month")
    if token is None:
        return None
    end = at + token.words
    joint = reader.gap(end - 1)
    second = reader.token(end, "month") if joint in _MONTH_JOINTS and not reader.proclitics(end) else None
    if second and second.calendar == token.calendar:
        if second.value == token.value:
            end += second.words
        elif joint in ("/", "(") and token.needs != "year" != second.needs:
            return None  # two names of two months: nothing says which is meant
    fields = {"month": f"{int(token.value):02d}"}
    if token.calendar:
        fields["calendar"] = token.calendar
    return Part(end, fields)


def is_doubled(reader: Reader, at: int, end: int) -> bool:
    """Whether a month read at a word has both its names."""
    token = reader.token(at, "month")
    return token is not None and end > at + token.words


def year_at(reader: Reader, at: int, hijri: bool = False) -> Part | None:
    """A year in digits with the mark of its era («1445هـ», «2018م»)."""
    written = reader.digits(at)
    if len(written) != 4 or not (1300 <= int(written) <= 1500 if hijri else 1000 <= int(written) <= 2199):
        return None
    end, era = at + 1, ""
    if reader.near(at) and reader.words[at + 1].kind == "word" and not reader.proclitics(at + 1):
        era = "era_hijri" if reader.says(end, "era_hijri") else "era_common" if reader.says(end, "era_common") else ""
    if era == "era_hijri" and not 1300 <= int(written) <= 1500:
        era = ""
    fields = {"year": written, "calendar": "hijri"} if era == "era_hijri" else {"year": written}
    return Part(end + bool(era), fields)


def year_after(reader: Reader, last: int, hijri: bool = False) -> Part | None:
    """What says which year, behind the word ``last``: «2018», «، 2018», «من العام الماضي», «الماضي», «لعام 2018», «من العام نفسه»."""
    at = last + 1
    if reader.near_comma(last) and (year := year_at(reader, at, hijri)):
        return year
    if not reader.near(last):
        return None
    direction = direction_at(reader, at)
    if direction:
        return direction
    if reader.says(at, "of") and reader.near(at):
        at += 1
    if reader.token(at, "demonstrative") and _is_year_unit(reader, at + 1):
        return Part(at + 2, {"yearoff": "0"})
    if not _is_year_unit(reader, at) or reader.proclitics(at) not in ("", "ل", "ب"):
        return None
    return _year_of_unit(reader, at, hijri)


def _year_of_unit(reader: Reader, at: int, hijri: bool) -> Part | None:
    if not reader.near(at):
        return None
    direction = direction_at(reader, at + 1)
    if direction and "from" not in direction.fields:
        return Part(direction.end, {"yearoff": direction.fields["dir"]})
    if reader.says(at + 1, "same"):
        return Part(at + 2, {"yearoff": "0", "from": "prev"})
    return year_at(reader, at + 1, hijri)


def _is_year_unit(reader: Reader, at: int) -> bool:
    unit = reader.token(at, "unit")
    return unit is not None and unit.value == "Y" and unit.shape == "noun" and not unit.pronoun


def direction_at(reader: Reader, at: int) -> Part | None:
    """«الماضي», «المقبل», «قبل الماضي» behind what they direct."""
    shift = reader.token(at, "shift")
    beyond = 1 if shift and reader.near(at) else 0
    direction = reader.token(at + beyond, "direction")
    if direction is None or not direction.definite or reader.proclitics(at) or reader.proclitics(at + beyond):
        return None
    fields = direction_fields(direction)
    if shift is None:
        return Part(at + 1, fields)
    return Part(at + 2, {"dir": str(2 * int(shift.value))}) if fields == {"dir": shift.value} else None


def direction_fields(direction: Token) -> Fields:
    """The fields of «الماضي», «الجاري», «المقبل», «التالي»."""
    if direction.value in ("-1", "0", "1"):
        return {"dir": direction.value}
    return {"dir": {"after": "1", "before": "-1", "same": "0", "recent": "-1"}[direction.value], "from": "prev"}


def day_number_at(reader: Reader, at: int) -> tuple[int, int] | None:
    """A number that can be a day of a month, and the word after it: «12», «2nd», «الثالث والعشرين»; «أول» before a month."""
    written = reader.digits(at)
    if written:
        if len(written) > 2 or not 1 <= int(written) <= 31:
            return None
        suffixed = reader.glued(at) and reader.says(at + 1, "day_suffix")
        return int(written), at + 1 + suffixed
    ordinal = reader.ordinal(at)
    if ordinal and ordinal.exact and 1 <= ordinal.exact <= 31:
        return ordinal.exact, at + ordinal.words
    token = reader.token(at, "ordinal")
    return (1, at + 1) if token and token.value == "1" and reader.stem(at) == "اول" else None


def monthday_at(reader: Reader, at: int) -> Match | None:
    """A day of a month, or a range of days: «12 يوليو (تموز) 2018», «الثامن من الشهر الجاري», «3 إلى 7 مايو», «February 21, 2025»."""
    day = day_number_at(reader, at)
    if day is None:
        return _english_monthday(reader, at)
    number, end = day
    listed = _listed_day(reader, at, end - 1)
    if listed:
        return listed._replace(fields={**listed.fields, "day": f"{number:02d}"})
    far = _second_day(reader, end - 1)
    if far and far[0] > number:
        tail = _month_of_day(reader, far[1] - 1)
        if tail:
            near_end = {"day": f"{number:02d}", **tail.fields}
            return Match(tail.end, near_end, "time.days_of_month", until={**near_end, "day": f"{far[0]:02d}"})
        return None
    tail = _month_of_day(reader, end - 1)
    return Match(tail.end, {"day": f"{number:02d}", **tail.fields}, "time.day_of_month") if tail else None


def _second_day(reader: Reader, last: int) -> tuple[int, int] | None:
    """The far end of a range of days behind the word ``last``."""
    at = last + 1
    if reader.gap(last) in _RANGE_JOINTS:
        return day_number_at(reader, at)
    if not reader.near(last):
        return None
    if reader.says(at, "to") and not reader.proclitics(at) and reader.near(at):
        at += 1
        if reader.token(at, "unit") and reader.stem(at) == "يوم":
            at += 1
        return day_number_at(reader, at)
    if reader.stem(at) == "و" and reader.glued(at) and reader.digits(at + 1):
        return day_number_at(reader, at + 1)
    return None


def _listed_day(reader: Reader, at: int, last: int) -> Match | None:
    """A day in a list («12 و15 أبريل») has the month of the day behind it; between two days («بين 9 و12 أيار») it is a range."""
    following = last + 2
    if not (reader.stem(last + 1) == "و" and reader.glued(last + 1) and reader.near(last) and reader.digits(following)):
        return None
    if reader.stem(at - 1) == "بين" or not reader.digits(last):
        return None
    rest = monthday_at(reader, following)
    return Match(last + 1, rest.fields, "time.listed_day") if rest and rest.until is None else None


def _month_of_day(reader: Reader, last: int) -> Part | None:
    """The month and year behind a day's number."""
    at = last + 1
    if reader.gap(last) not in ("", ")", ",", "،", "/", "-") or reader.proclitics(at) not in ("", "ل"):
        return None
    linked = reader.says(at, "of") and reader.near(at)
    at += linked
    unit = reader.token(at, "unit")
    if unit and unit.value == "M" and unit.shape in ("noun", "form") and reader.near(at):
        if unit.definite:
            return _month_named_by_unit(reader, at)
        at, linked = at + 1, True
    month = month_at(reader, at)
    if month is None:
        return _this_month(reader, last)
    token = reader.token(at, "month")
    if token and token.needs == "year" and not (linked or reader.digits(month.end)):
        return None
    year = year_after(reader, month.end - 1, month.fields.get("calendar") == "hijri")
    return Part(year.end, {**month.fields, **year.fields}) if year else month


def _month_named_by_unit(reader: Reader, at: int) -> Part | None:
    """«من الشهر الجاري», «من الشهر نفسه»."""
    direction = direction_at(reader, at + 1)
    if direction:
        fields = dict(direction.fields)
        return Part(direction.end, {"monthoff": fields.pop("dir"), **fields})
    return Part(at + 2, {"monthoff": "0", "from": "prev"}) if reader.says(at + 1, "same") else None


def _this_month(reader: Reader, last: int) -> Part | None:
    """«يوم 12 الجاري»."""
    direction = reader.token(last + 1, "direction")
    asked = direction and direction.definite and direction.value in ("0", "1", "-1") and reader.near(last)
    if not asked or direction is None or not reader.digits(last):
        return None
    before = reader.token(last - 1, "unit")
    return Part(last + 2, {"monthoff": direction.value}) if before and before.value == "D" else None


def _english_monthday(reader: Reader, at: int) -> Match | None:
    """«February 21, 2025»."""
    if not 0 <= at < reader.size or reader.words[at].kind != "latin" or not reader.token(at, "month"):
        return None
    day = day_number_at(reader, at + 1) if reader.gap(at) in ("", ".") else None
    month = month_at(reader, at)
    if day is None or month is None or month.end != at + 1:
        return None
    fields = {"day": f"{day[0]:02d}", **month.fields}
    year = year_at(reader, day[1]) if reader.near_comma(day[1] - 1) else None
    return Match(year.end, {**fields, **year.fields}, "time.english") if year else Match(day[1], fields, "time.english")


def numeric_at(reader: Reader, at: int) -> Match | None:
    """«23/3/2021», «2024-02-20», «23.3.2021», with Hijri years too."""
    match = _numeric_at(reader, at)
    if match is None or not reader.near(match.end - 1):
        return match
    era = "era_hijri" if "calendar" in match.fields else "era_common"
    return match._replace(end=match.end + 1) if reader.says(match.end, era) and not reader.proclitics(match.end) else match


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
    dated = _date_of_weekday(reader, at)
    if dated:
        return Match(dated.end, {**fields, **dated.fields}, "time.weekday_date", until=dated.until)
    if reader.words[at].kind == "latin":
        return None
    direction = direction_at(reader, at + 1) if reader.near(at) else None
    if direction:
        return Match(direction.end, {**fields, **direction.fields}, "time.weekday")
    return Match(at + 1, fields, "time.weekday")


def _date_of_weekday(reader: Reader, at: int) -> Match | None:
    """The date written behind a weekday."""
    if reader.gap(at) not in ("", ")", ",", "،", "(", "-", "–", ")،", "."):
        return None
    at += 1
    if reader.says(at, "corresponding"):
        at += 1
    if reader.token(at, "unit") and reader.stem(at) == "يوم" and reader.digits(at + 1):
        at += 1
    if reader.proclitics(at):
        return None
    return numeric_at(reader, at) or monthday_at(reader, at)


def second_weekday(reader: Reader, last: int) -> Token | None:
    """The second weekday of a night that lies between two: «ليل السبت - الأحد», «ليلة الأحد الاثنين»."""
    second = reader.token(last + 1, "weekday")
    if second and second.definite and not reader.proclitics(last + 1) and (reader.gap(last) in _RANGE_JOINTS or reader.near(last)):
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
    if token.value == "0" and len(match.fields) == 1 and (reader.says(at - 1, "day_not_after") or reader.proclitics(at) not in ("", "و", "ف", "ل")):
        return None
    if token.value == "0" and len(match.fields) == 1 and reader.stem(at - 1) == "حتي":
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


def month_expression_at(reader: Reader, at: int) -> Match | None:
    """A month by itself with what says which: «مارس من العام الماضي», «شهر آذار/مارس», «أكتوبر2019», «شباط المقبل»."""
    start, unit = at, reader.token(at, "unit")
    if unit and unit.value == "M" and unit.shape == "noun" and not unit.definite and reader.near(at):
        at += 1
    token, month = reader.token(at, "month"), month_at(reader, at) or _two_months(reader, at)
    if token is None or month is None or (at > start and reader.proclitics(at)):
        return None
    year = year_after(reader, month.end - 1, token.calendar == "hijri")
    sure = at > start or year is not None or is_doubled(reader, at, month.end)
    if not sure and not _has_month_context(reader, at, token):
        return None
    if reader.words[at].kind == "latin" and not (year and "year" in year.fields):
        return None
    return Match(year.end, {**month.fields, **year.fields}, "time.month") if year else Match(month.end, month.fields, "time.month")


def _two_months(reader: Reader, at: int) -> Part | None:
    """«يوليو/أغسطس 2018»: the first of two months that follow each other is read, the second by itself."""
    token = reader.token(at, "month")
    second = reader.token(at + token.words, "month") if token else None
    if token is None or second is None or int(second.value) - int(token.value) not in (1, -11):
        return None
    return Part(at + token.words, {"month": f"{int(token.value):02d}"})


def _has_month_context(reader: Reader, at: int, token: Token) -> bool:
    """Whether a bare month name is a month: names that are as often something else need a word of time before them."""
    if not token.needs:
        return True
    if token.needs == "year":
        return False
    before = reader.token(at - 1, "month")
    if before and reader.proclitics(at).startswith("و") and _has_month_context(reader, at - 1, before):
        return True  # «جوان وماي»
    return (reader.says(at - 1, "month_after") or reader.token(at - 1, "edge") is not None) and not reader.proclitics(at)
