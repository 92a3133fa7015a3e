"""Grammar of stretches with a name: units with a direction, seasons, fractions of a year, decades, centuries, vague references."""

from tawatur.text.numerals import Cardinal
from tawatur.timex.grammar import Match, Part, direction_at
from tawatur.timex.tokens import Reader, Token
from tawatur.timex.years import year_after, year_at

_REFERENCE = {"-1": "PAST", "-2": "PAST", "0": "PRESENT", "1": "FUTURE", "2": "FUTURE"}


def directed_unit_at(reader: Reader, at: int) -> Match | None:
    """«الشهر الماضي», «هذا العام», «السنوات الأخيرة», «الساعات الـ48 الماضية», «العامين الماضيين», «الفترة الماضية»."""
    start = at
    if reader.token(at, "demonstrative") and reader.near(at):
        at += 1
    unit = reader.token(at, "unit")
    if unit is None or not unit.definite or (at > start and reader.proclitics(at)):
        return None
    if reader.says(at, "general") and reader.says(at - 1, "general_after") and not reader.proclitics(at):
        return None
    amount = _amount_between(reader, at)
    last = amount.end - 1
    direction = direction_at(reader, amount.end) if reader.near(last) else None
    if direction:
        return _directed(reader, unit, amount, direction)
    if reader.near(last) and reader.says(amount.end, "same") and unit.shape == "noun":
        return (
            Match(amount.end + 1, {"dir": "0", "unit": unit.value, "from": "prev"}, "time.same_unit")
            if unit.value in "DWMY"
            else None
        )
    if reader.near(at) and reader.says(at + 1, "one") and unit.shape == "noun" and unit.value in "HDWMY":
        return Match(at + 2, {"amount": "1", "unit": unit.value}, "time.single_unit", "DURATION")
    if at > start and unit.shape == "noun" and unit.value in "WMY":
        return Match(at + 1, {"dir": "0", "unit": unit.value}, "time.this_unit")
    return None


def same_unit_at(reader: Reader, at: int) -> Match | None:
    """«نفس اليوم», «ذات الشهر»: the one named before."""
    unit = reader.token(at + 1, "unit") if reader.token(at, "same_before") and reader.near(at) else None
    if (
        unit is None
        or not unit.definite
        or unit.shape != "noun"
        or unit.value not in "DWMY"
        or reader.proclitics(at + 1)
    ):
        return None
    return Match(at + 2, {"dir": "0", "unit": unit.value, "from": "prev"}, "time.same_unit")


def _amount_between(reader: Reader, at: int) -> Part:
    """A number or «القليلة» between a unit and its direction."""
    if not reader.near(at):
        return Part(at + 1, {})
    ordinal, following = reader.ordinal(at + 1), at + 1
    if reader.stem(following) == "ال" and ordinal and ordinal.exact:
        return Part(following + ordinal.words, {"amount": str(ordinal.exact)})
    if reader.says(following, "few"):
        return Part(following + 1, {})
    number = reader.number(following)
    if (
        number
        and number.exact
        and not reader.digits(following)
        and reader.token(following, "cardinal")
        and reader.near(following + number.words - 1)
    ):
        return Part(following + number.words, {"amount": str(number.exact)})
    return Part(at + 1, {})


def _directed(reader: Reader, unit: Token, amount: Part, direction: Part) -> Match | None:
    end, fields = direction.end, direction.fields
    word = reader.token(end - 1, "direction")
    recent = word is not None and word.value == "recent"
    if unit.value == "X":
        return (
            Match(end, {"ref": _REFERENCE[fields["dir"]]}, "time.vague_period")
            if "from" not in fields or recent
            else None
        )
    if unit.shape == "noun" and not amount.fields:
        if unit.value in ("H", "MIN", "S"):
            return None
        if recent:
            return None
        year = year_at(reader, end) if unit.value == "Y" and reader.gap(end - 1) in ("", "(", "،") else None
        if year:
            return Match(year.end, year.fields, "time.directed_year")
        return Match(end, {**fields, "unit": unit.value}, "time.directed_unit")
    count = amount.fields.get("amount") or ("2" if unit.shape == "dual" else "X")
    if "from" in fields and not recent:
        return None
    return Match(end, {"amount": count, "unit": unit.value, "dir": fields["dir"]}, "time.directed_duration", "DURATION")


def edge_at(reader: Reader, at: int) -> tuple[int, str] | None:
    """«مطلع», «نهاية», «منتصف» and the word after it («من» skipped)."""
    token = reader.token(at, "edge")
    if token is None or token.definite or not reader.near(at):
        return None
    return at + 1, token.value


def edged_unit_at(reader: Reader, at: int) -> Match | None:
    """The stretch of an edge that names none by itself: «مطلع الأسبوع», «نهاية العام»; the week's end is its weekend."""
    unit = reader.token(at, "unit")
    if unit is None or not unit.definite or unit.shape != "noun" or unit.value not in "WMY" or reader.proclitics(at):
        return None
    if reader.near(at) and (reader.says(at + 1, "same") or reader.says(at + 1, "year_of_its_own")):
        return None
    return Match(at + 1, {"dir": "0", "unit": unit.value}, "time.edge_of_unit")


def season_at(reader: Reader, at: int) -> Match | None:
    """«صيف 2024», «الصيف المقبل», «شتاء العام الماضي»; a bare season counts only after a preposition of time."""
    if reader.token(at, "demonstrative"):
        season = reader.token(at + 1, "season") if reader.near(at) and not reader.proclitics(at + 1) else None
        asked = season is not None and season.definite and season.shape == "noun"
        return Match(at + 2, {"season": season.value, "dir": "0"}, "time.this_season") if season and asked else None
    token = reader.token(at, "season")
    if token is None or token.pronoun or token.shape != "noun":
        return None
    year = year_after(reader, at)
    if year is None or ("dir" in year.fields and not token.definite) or ("year" in year.fields and token.definite):
        return None
    return Match(year.end, {"season": token.value, **year.fields}, "time.season")


def fraction_at(reader: Reader, at: int) -> Match | None:
    """«الربع الأول من 2024», «النصف الثاني من العام الجاري»."""
    token = reader.token(at, "fraction")
    if token is None or not token.definite or not reader.near(at):
        return None
    most = 4 if token.value == "quarter" else 2
    ordinal = Cardinal(most, most, 1) if reader.says(at + 1, "last_one") else reader.ordinal(at + 1)
    if ordinal is None or not ordinal.exact or ordinal.exact > most:
        return None
    last = at + ordinal.words
    year = year_after(reader, last)
    if year is None or "dir" in year.fields:
        return _fraction_of_year(reader, token, ordinal.exact, last)
    return Match(year.end, {token.value: str(ordinal.exact), **year.fields}, "time.fraction")


def _fraction_of_year(reader: Reader, token: Token, number: int, last: int) -> Match | None:
    """«الربع الأول من 2024» without the word for year, «الربع الأول الماضي» is none."""
    if not (reader.near(last) and reader.says(last + 1, "of")):
        return None
    year = year_at(reader, last + 2)
    if year:
        return Match(year.end, {token.value: str(number), **year.fields}, "time.fraction")
    unit = reader.token(last + 2, "unit")
    schooled = reader.near(last + 2) and reader.says(last + 3, "year_of_its_own")
    if unit and unit.definite and unit.value == "Y" and unit.shape == "noun" and not schooled:
        return Match(last + 3, {token.value: str(number), "yearoff": "0"}, "time.fraction")
    return None


def decade_at(reader: Reader, at: int) -> Match | None:
    """«التسعينيات», «ثمانينيات القرن الماضي», «تسعينات القرن التاسع عشر»."""
    token = reader.token(at, "decade")
    if token is None or token.pronoun:
        return None
    linked = reader.near(at) and (reader.says(at + 1, "of") or reader.says(at + 1, "in"))
    century = century_at(reader, at + 1 + linked) if reader.near(at) else None
    if century is None:
        return _bare_decade(reader, at, token)
    if "century" in century.fields:
        return Match(century.end, {"decade": f"{int(century.fields['century']) - 1}{token.value}"}, "time.decade")
    return Match(century.end, {"decade": token.value, "centuryoff": century.fields["dir"]}, "time.decade")


def _bare_decade(reader: Reader, at: int, token: Token) -> Match | None:
    """«التسعينيات»; «في الخمسينيات من عمره» is an age, and so are most bare twenties."""
    aged = reader.says(at + 1, "of") and reader.says(at + 2, "age")
    if not token.definite or aged or token.value == "2":
        return None
    era = reader.near(at) and reader.says(at + 1, "era_of_christ")
    return Match(at + 1 + era, {"decade": f"19{token.value}"}, "time.decade")


def century_at(reader: Reader, at: int) -> Match | None:
    """«القرن التاسع عشر», «القرن الـ19», «القرن الماضي»."""
    unit = reader.token(at, "unit")
    if unit is None or unit.value != "C" or not unit.definite or unit.shape != "noun" or not reader.near(at):
        return None
    ordinal = reader.ordinal(at + 1)
    if ordinal and ordinal.exact and 1 <= ordinal.exact <= 22:
        end = at + 1 + ordinal.words
        if not (reader.near(end - 1) and (reader.says(end, "era_of_hijra") or reader.says(end, "era_of_christ"))):
            return Match(end, {"century": str(ordinal.exact)}, "time.century")
        hijri = {"calendar": "hijri"} if reader.says(end, "era_of_hijra") else {}
        return Match(end + 1, {**hijri, "century": str(ordinal.exact)}, "time.century")
    direction = direction_at(reader, at + 1)
    if direction and direction.fields in ({"dir": "-1"}, {"dir": "0"}):
        return Match(direction.end, {**direction.fields, "unit": "C"}, "time.century")
    return None


def reference_at(reader: Reader, at: int) -> Match | None:
    """«حاليا», «قريبا», «في وقت سابق», «لحد الساعة»; no measure can be given."""
    token = reader.token(at, "reference")
    if token:
        adjective = reader.says(at, "also_adjective") and _describes(reader, at)
        return None if adjective else Match(at + token.words, {"ref": token.value}, "time.reference")
    unit = reader.token(at, "unit")
    if unit and unit.value == "H" and unit.definite and unit.shape == "noun" and reader.says(at - 1, "now_after"):
        return Match(at + 1, {"ref": "PRESENT"}, "time.now")
    return None


def _describes(reader: Reader, at: int) -> bool:
    """Whether the word before is an indefinite noun in the accusative, which «قديما» then describes."""
    if at == 0 or not reader.near(at - 1) or reader.proclitics(at):
        return False
    before = reader.words[at - 1].form
    if any(reading.shape in ("past", "present") for reading in before.readings):
        return False
    stem = before.stem
    pronoun = stem.endswith(("ها", "نا", "ما", "وا")) or stem.startswith("ال")
    return len(stem) > 3 and stem[-1] == "ا" and not pronoun and reader.is_counted(stem[:-1])
