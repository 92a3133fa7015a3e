"""Grammar of months and days of months."""

from tawatur.timex.grammar import RANGE_JOINTS, Match, Part, direction_at
from tawatur.timex.patterns import Fields
from tawatur.timex.tokens import Reader, Token
from tawatur.timex.years import year_after, year_at

_MONTH_JOINTS = frozenset({"/", "(", "-", "–", "،", "", ")", "\\", "|", "["})


def month_at(reader: Reader, at: int) -> Part | None:
    """A month with its second name («يوليو (تموز)», «كانون الثاني/ يناير»); the two must agree."""
    token = reader.token(at, "month")
    if token is None:
        return None
    if token.direction:
        return Part(at + 1, {"month": f"{int(token.value):02d}", "dir": token.direction})
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
    if (
        reader.token(at, "first_day")
        and reader.near(at)
        and (reader.token(at + 1, "month") or reader.token(at + 1, "unit"))
    ):
        return 1, at + 1
    token = reader.token(at, "ordinal")
    return (1, at + 1) if token and token.value == "1" and reader.says(at, "first") else None


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
    if tail and "year" not in tail.fields and reader.says(at - 1, "named_after") and not reader.proclitics(at):
        return Match(tail.end, {}, "")  # a street or a square: passed over
    if tail is None:
        return None
    fields = {"day": f"{number:02d}", **tail.fields}
    named = _year_of_named_day(reader, at, fields)
    return Match(tail.end, {**fields, **named}, "time.named_day" if named else "time.day_of_month")


def _year_of_named_day(reader: Reader, at: int, fields: Fields) -> Fields:
    """The year of a day that names an event («هجمات 11 سبتمبر»), where none is written; «ذكرى ثورة 30 يونيو» is a day of this year."""
    if fields.keys() != {"day", "month"} or any(reader.says(k, "anniversary") for k in range(at - 4, at)):
        return {}
    year, after = reader.vocabulary.named_days.get((fields["day"], fields["month"]), ("", frozenset()))
    behind = year and any(reader.stem(k) in after and reader.near(k) for k in (at - 1, at - 2))
    return {"year": year} if behind else {}


def _second_day(reader: Reader, last: int) -> tuple[int, int] | None:
    """The far end of a range of days behind the word ``last``."""
    at = last + 1
    if reader.gap(last) in RANGE_JOINTS:
        return day_number_at(reader, at)
    if not reader.near(last):
        return None
    if _joins_far_end(reader, at) and reader.near(at):
        at += 1
        if reader.token(at, "unit") and reader.says(at, "day"):
            at += 1
        return day_number_at(reader, at)
    if reader.stem(at) == "و" and reader.glued(at) and reader.digits(at + 1):
        return day_number_at(reader, at + 1)
    return None


def _joins_far_end(reader: Reader, at: int) -> bool:
    """«إلى», «حتى», «وحتى», «ولغاية»."""
    if reader.says(at, "to"):
        return reader.proclitics(at) in ("", "و")
    return reader.says(at, "end_point") and reader.proclitics(at) in ("ل", "ول")


def _listed_day(reader: Reader, at: int, last: int) -> Match | None:
    """A day in a list («12 و15 أبريل») has the month of the day behind it; between two days («بين 9 و12 أيار») it is a range."""
    following = last + 2
    if not (reader.stem(last + 1) == "و" and reader.glued(last + 1) and reader.near(last) and reader.digits(following)):
        return None
    if reader.says(at - 1, "between") or not reader.digits(last):
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
    year = year or _year_ahead(reader, month.end - 1)
    return Part(year.end, {**month.fields, **year.fields}) if year else month


def _year_ahead(reader: Reader, last: int) -> Part | None:
    """The year written once, behind the second of two months or days: «من 28 فبراير إلى 3 مارس 2018», «بين يناير ومارس 2018»."""
    at = last + 1
    if reader.near(last) and reader.says(at, "to") and reader.near(at):
        at += 1
    elif not ((reader.near(last) and reader.proclitics(at) == "و") or reader.gap(last) in RANGE_JOINTS):
        return None
    day = day_number_at(reader, at) if not reader.token(at, "month") else None
    if day:
        at = day[1] + (reader.says(day[1], "of") and reader.near(day[1]))
    month = month_at(reader, at)
    year = year_after(reader, month.end - 1) if month else None
    return Part(last + 1, {"year": year.fields["year"]}) if year and "year" in year.fields else None


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


def month_expression_at(reader: Reader, at: int) -> Match | None:
    """A month by itself with what says which: «مارس من العام الماضي», «شهر آذار/مارس», «أكتوبر2019», «شباط المقبل»."""
    start, unit = at, reader.token(at, "unit")
    if unit and unit.value == "M" and unit.shape == "noun" and not unit.definite and reader.near(at):
        at += 1
    token, month = reader.token(at, "month"), month_at(reader, at) or _two_months(reader, at)
    if token is None or month is None or (at > start and reader.proclitics(at)):
        return None
    if _is_contradicted(reader, at, token):
        return None
    year = year_after(reader, month.end - 1, token.calendar == "hijri") or _year_ahead(reader, month.end - 1)
    sure = at > start or year is not None or "dir" in month.fields or is_doubled(reader, at, month.end)
    if not sure and not _has_month_context(reader, at, token):
        return None
    if reader.words[at].kind == "latin" and not (year and "year" in year.fields):
        return None
    return (
        Match(year.end, {**month.fields, **year.fields}, "time.month")
        if year
        else Match(month.end, month.fields, "time.month")
    )


def _two_months(reader: Reader, at: int) -> Part | None:
    """«يوليو/أغسطس 2018»: the first of two months that follow each other is read, the second by itself."""
    token = reader.token(at, "month")
    second = reader.token(at + token.words, "month") if token else None
    if token is None or second is None or int(second.value) - int(token.value) not in (1, -11):
        return None
    return Part(at + token.words, {"month": f"{int(token.value):02d}"})


def _is_contradicted(reader: Reader, at: int, token: Token) -> bool:
    """Whether the name before a stroke names another month, and not the one before: nothing says which is meant."""
    if reader.gap(at - 1) not in ("/", "("):
        return False
    for length in (1, 2):
        first = reader.token(at - length, "month")
        if first and first.words == length and first.calendar == token.calendar:
            return int(token.value) - int(first.value) not in (0, 1, -11)
    return False


def _has_month_context(reader: Reader, at: int, token: Token) -> bool:
    """Whether a bare month name is a month: names that are as often something else need a word of time before them."""
    if not token.needs:
        return True
    if token.needs == "year":
        return False
    if reader.says(at - 1, "of") and reader.says(at + 1, "to") and reader.token(at + 2, "month"):
        return True  # «من ماي إلى جويلية»
    before = reader.token(at - 1, "month")
    if before and reader.proclitics(at).startswith("و") and _has_month_context(reader, at - 1, before):
        return True  # «جوان وماي»
    return (reader.says(at - 1, "month_after") or reader.token(at - 1, "edge") is not None) and not reader.proclitics(
        at
    )
