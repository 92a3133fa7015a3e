"""Grammar of longer stretches: years, units with a direction, durations, shifts, seasons, fractions, decades, centuries, sets."""

from tawatur.text.numerals import Cardinal
from tawatur.timex.dates import Match, Part, direction_at, direction_fields, year_after, year_at
from tawatur.timex.patterns import Fields
from tawatur.timex.tokens import Reader, Token

_BARE_YEARS = range(1900, 2060)
_YEAR_JOINTS = frozenset({"-", "–", "—", "/"})
_REFERENCE = {"-1": "PAST", "-2": "PAST", "0": "PRESENT", "1": "FUTURE", "2": "FUTURE"}
_PER_UNIT = {"D": "P1D", "W": "P1W", "M": "P1M", "Y": "P1Y", "H": "PT1H", "E": "P10Y", "C": "P100Y"}


def bare_year_at(reader: Reader, at: int) -> Match | None:
    """A year in digits without the word for it: after a preposition of time («منذ 2014»), as the second of two («عامي 2014 و2017»), or a range («2014-2017»)."""
    written = reader.digits(at)
    if len(written) != 4 or int(written) not in _BARE_YEARS or reader.words[at].end - reader.words[at].start != 4:
        return None
    if reader.gap(at) in _YEAR_JOINTS and reader.digits(at + 1):
        return _year_range(reader, at)
    if not _has_year_context(reader, at) or _counts_a_noun(reader, at):
        return None
    year = year_at(reader, at)
    return Match(year.end, {"year": written}, "time.bare_year") if year and "calendar" not in year.fields else None


def _year_range(reader: Reader, at: int) -> Match | None:
    far = reader.digits(at + 1)
    if len(far) != 4 or int(far) not in _BARE_YEARS or not 0 < int(far) - int(reader.digits(at)) <= 60:
        return None
    if reader.gap(at + 1) in _YEAR_JOINTS or reader.gap(at - 1) in _YEAR_JOINTS:
        return None
    return Match(at + 2, {"year": reader.digits(at)}, "time.year_range", until={"year": far})


def _has_year_context(reader: Reader, at: int) -> bool:
    before = at - 1
    if not reader.near(before) and reader.gap(before) != "(":
        return False
    if reader.gap(before) == "(":
        return reader.gap(at).startswith(")") or (reader.stem(at + 1) == "و" and reader.glued(at + 1))
    if reader.says(before, "preposition"):
        return not (reader.stem(before) == "من" and not _follows_year(reader, before))
    if reader.stem(before) == "و" and reader.glued(before):
        return _follows_year(reader, before)
    return bool(reader.token(before, "season") or reader.token(before, "edge"))


def _follows_year(reader: Reader, at: int) -> bool:
    """Whether a year stands just before a word («2014 و2017»), or after it within three words («من 2014 إلى 2017»)."""
    year = reader.digits(at - 1)
    if len(year) == 4 and int(year) in _BARE_YEARS:
        return True
    return reader.says(at + 2, "to") and len(reader.digits(at + 3)) == 4


def _counts_a_noun(reader: Reader, at: int) -> bool:
    """Whether the figure counts what follows: a round one before any bare word, another only before a unit or a scale."""
    if not reader.near(at) or reader.proclitics(at + 1):
        return False
    following = reader.tokens(at + 1)
    if "unit" in following or "cardinal" in following:
        return True
    return int(reader.digits(at)) % 100 == 0 and reader.words[at + 1].kind == "word" and not reader.says(at + 1, "preposition")


def year_expression_at(reader: Reader, at: int) -> Match | None:
    """«عام 2014», «سنة 1436هـ», «العام 2020»."""
    unit = reader.token(at, "unit")
    if unit is None or unit.value != "Y" or unit.shape != "noun" or unit.pronoun or not reader.near(at):
        return None
    year = year_at(reader, at + 1) or year_at(reader, at + 1, hijri=True)
    if year:
        return Match(year.end, year.fields, "time.year")
    if unit.definite or reader.digits(at + 1):
        return None
    spelled = reader.number(at + 1)
    if spelled and spelled.exact and 1900 <= spelled.exact <= 2100:
        return Match(at + 1 + spelled.words, {"year": str(spelled.exact)}, "time.year_in_words")
    return None


def directed_unit_at(reader: Reader, at: int) -> Match | None:
    """«الشهر الماضي», «هذا العام», «السنوات الأخيرة», «الساعات الـ48 الماضية», «العامين الماضيين», «الفترة الماضية»."""
    start = at
    if reader.token(at, "demonstrative") and reader.near(at):
        at += 1
    unit = reader.token(at, "unit")
    if unit is None or not unit.definite or (at > start and reader.proclitics(at)):
        return None
    if reader.stem(at) == "العام" and reader.says(at - 1, "general_after") and not reader.proclitics(at):
        return None
    amount = _amount_between(reader, at)
    last = amount.end - 1
    direction = direction_at(reader, amount.end) if reader.near(last) else None
    if direction:
        return _directed(reader, unit, amount, direction)
    if reader.near(last) and reader.says(amount.end, "same") and unit.shape == "noun":
        return Match(amount.end + 1, {"dir": "0", "unit": unit.value, "from": "prev"}, "time.same_unit") if unit.value in "DWMY" else None
    if reader.near(at) and reader.says(at + 1, "one") and unit.shape == "noun" and unit.value in "HDWMY":
        return Match(at + 2, {"amount": "1", "unit": unit.value}, "time.single_unit", "DURATION")
    if at > start and unit.shape == "noun" and unit.value in "WMY":
        return Match(at + 1, {"dir": "0", "unit": unit.value}, "time.this_unit")
    return None


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
    if number and number.exact and not reader.digits(following) and reader.token(following, "cardinal") and reader.near(following + number.words - 1):
        return Part(following + number.words, {"amount": str(number.exact)})
    return Part(at + 1, {})


def _directed(reader: Reader, unit: Token, amount: Part, direction: Part) -> Match | None:
    end, fields = direction.end, direction.fields
    recent = "اخير" in reader.stem(end - 1)
    if unit.value == "X":
        return Match(end, {"ref": _REFERENCE[fields["dir"]]}, "time.vague_period") if "from" not in fields or recent else None
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


def duration_at(reader: Reader, at: int) -> Match | None:
    """«نحو 14 عاما», «أربع سنوات», «8 أعوام تقريبا», «عدة أيام», «أسبوعين», «الـ24 ساعة الماضية»; a bare plural only after «منذ» and its like."""
    start, mod = at, None
    approx = reader.token(at, "approx")
    if approx:
        mod, at = approx.value, at + approx.words
    length = _length_at(reader, at, bare=approx is not None)
    if length is None:
        return None
    end, mod = _after_length(reader, length.end, mod)
    if at == start and not _is_counted(reader, start, length):
        return None
    return Match(end, length.fields, "time.duration", "DURATION", mod)


def _after_length(reader: Reader, end: int, mod: str | None) -> tuple[int, str | None]:
    """«تقريبا», «على الأقل» behind a length."""
    if reader.near(end - 1) and reader.says(end, "approx_after") and not reader.proclitics(end):
        return end + 1, "APPROX"
    least = reader.token(end, "approx")
    if least and least.value == "EQUAL_OR_MORE" and reader.near(end - 1) and reader.stem(end) == "علي":
        return end + least.words, "EQUAL_OR_MORE"
    return end, mod


def _is_counted(reader: Reader, at: int, length: Part) -> bool:
    """Whether a length is one by itself: a number or a dual is; a bare plural needs a word of time before it."""
    if "bare" not in length.fields:
        return True
    del length.fields["bare"]
    return (reader.says(at - 1, "plural_after") and not reader.proclitics(at)) or reader.proclitics(at) == "ل"


def _length_at(reader: Reader, at: int, bare: bool = False) -> Part | None:
    """A number with its unit, a dual, or a plural whose number is open."""
    unit = reader.token(at, "unit")
    if unit:
        return _bare_length(reader, at, unit)
    if reader.proclitics(at) not in ("", "ل", "ب", "و", "ف") or "month" in reader.tokens(at):
        return None
    al = reader.stem(at) == "ال"
    if al or reader.says(at, "vague"):
        number = reader.ordinal(at) if al else Cardinal(3, 9, 1)
        count = str(number.exact) if number and number.exact else "X"
    else:
        number = reader.number(at)
        count = _count(number)
    if number is None or not reader.near(at + number.words - 1):
        return None
    end = at + number.words
    unit = reader.token(end, "unit")
    if unit is None or unit.value == "X" or (unit.definite and not al and count != "X") or reader.proclitics(end) or unit.pronoun:
        return None
    if reader.stem(end) in ("عامي", "يومي", "شهري"):
        return None
    if al:
        direction = reader.token(end + 1, "direction")
        return Part(end + 2, {"amount": count, "unit": unit.value, "dir": direction_fields(direction)["dir"]}) if direction else None
    return _with_half(reader, Part(end + 1, {"amount": count, "unit": unit.value}))


def _with_half(reader: Reader, length: Part) -> Part:
    """«سنة ونصف», «3 ساعات ونصف الساعة»."""
    fraction = reader.token(length.end, "fraction")
    if not fraction or reader.proclitics(length.end) != "و" or not length.fields["amount"].isdigit():
        return length
    share = 0.5 if fraction.value == "half" else 0.25
    amount = f"{int(length.fields['amount']) + share:g}"
    named = reader.token(length.end + 1, "unit")
    repeated = named is not None and named.value == length.fields["unit"] and reader.near(length.end)
    return Part(length.end + 1 + repeated, {**length.fields, "amount": amount})


def _count(number: Cardinal | None) -> str:
    if number is None or number.low > 100000:
        return "X"
    return f"{number.low:g}" if number.low == number.high else "X" if number.low == 3 and number.high == 9 else f"{number.low:g}-{number.high:g}"


def _bare_length(reader: Reader, at: int, unit: Token) -> Part | None:
    if unit.definite or unit.pronoun or unit.value == "X" or reader.stem(at) in ("عامي", "سنتي"):
        return None
    if unit.shape == "dual":
        if unit.needs == "number" and not (reader.says(at - 1, "preposition") or reader.token(at - 1, "approx") or reader.token(at - 1, "shift")):
            return None
        return _with_half(reader, Part(at + 1, {"amount": "2", "unit": unit.value}))
    if unit.shape == "plural":
        if unit.needs == "number" and not reader.says(at - 1, "plural_after"):
            return None
        return None if _is_construct(reader, at) else Part(at + 1, {"amount": "X", "unit": unit.value, "bare": "1"})
    return None


def _is_construct(reader: Reader, at: int) -> bool:
    """Whether a bare plural goes on into a noun of its own («أيام الحرب», «ساعات النهار»)."""
    following = reader.words[at + 1] if reader.near(at) and at + 1 < reader.size else None
    return following is not None and not following.form.proclitics and following.form.stem.startswith("ال")


def shift_at(reader: Reader, at: int) -> Match | None:
    """«قبل 3 أيام», «بعد نحو شهر», «قبل سنة تقريبا», «قبل قليل»; with «من» behind it a length only: «بعد 14 عاما من النزاع»."""
    shift = reader.token(at, "shift")
    if shift is None or reader.proclitics(at) not in ("", "و", "ف", "ل") or not reader.near(at):
        return None
    start, at, mod = at, at + 1, None
    little = reader.token(at, "little")
    if little and shift.value == "-1" and not reader.proclitics(at):
        return Match(at + 1, {"ref": "PAST"}, "time.little_ago", "TIME")
    approx = reader.token(at, "approx")
    if approx:
        mod, at = approx.value, at + approx.words
    length = _length_at(reader, at) or _single_length(reader, at)
    if length is None or "dir" in length.fields or reader.proclitics(at):
        return None
    length.fields.pop("bare", None)
    end, mod = _after_length(reader, length.end, mod)
    if reader.near(end - 1) and reader.says(end, "length_goes_on") and not reader.proclitics(end) and not reader.says(end + 1, "length_stops"):
        return None
    if (unit := reader.token(start - 1, "unit")) and unit.value == length.fields["unit"] and unit.shape == "noun":
        return None  # «يوما بعد يوم»
    return Match(end, _shifted(length.fields, shift.value), "time.shift", _shift_type(length.fields), mod)


def _shift_type(length: Fields) -> str:
    return "TIME" if length["unit"] in ("H", "MIN", "S") else "DATE"


def _shifted(length: Fields, sign: str) -> Fields:
    amount = length["amount"]
    if not amount.isdigit():
        return {"ref": "PAST" if sign == "-1" else "FUTURE"}
    fields = {"offset": str(int(sign) * int(amount)), "unit": length["unit"]}
    return fields if sign == "-1" else {**fields, "from": "prev"}


def _single_length(reader: Reader, at: int) -> Part | None:
    """«قبل شهر», «بعد سنة ونصف»."""
    unit = reader.token(at, "unit")
    if unit is None or unit.shape != "noun" or unit.definite or unit.pronoun or unit.value in ("X", "MIN", "S") or unit.needs:
        return None
    if reader.near(at) and not reader.proclitics(at + 1) and (reader.digits(at + 1) or reader.token(at + 1, "weekday") or reader.token(at + 1, "month")):
        return None
    if not _ends_phrase(reader, at):
        return None
    return _with_half(reader, Part(at + 1, {"amount": "1", "unit": unit.value}))


def _ends_phrase(reader: Reader, at: int) -> bool:
    """Whether «يوم» or «عام» stands by itself: «قبل يوم» followed by its own complement («قبل يوم الانتخابات») is no distance."""
    following = reader.words[at + 1] if reader.near(at) and at + 1 < reader.size else None
    if following is None or following.form.proclitics:
        return True
    unit = reader.token(at, "unit")
    return bool(unit and unit.value != "D") or not following.form.stem.startswith("ال")


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
    ordinal = reader.ordinal(at + 1) if token and token.definite and reader.near(at) else None
    if token is None or ordinal is None or not ordinal.exact or ordinal.exact > (4 if token.value == "quarter" else 2):
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
    if unit and unit.definite and unit.value == "Y" and unit.shape == "noun":
        return Match(last + 3, {token.value: str(number), "yearoff": "0"}, "time.fraction")
    return None


def decade_at(reader: Reader, at: int) -> Match | None:
    """«التسعينيات», «ثمانينيات القرن الماضي», «تسعينات القرن التاسع عشر»."""
    token = reader.token(at, "decade")
    if token is None or token.pronoun:
        return None
    linked = reader.near(at) and (reader.says(at + 1, "of") or reader.stem(at + 1) == "في")
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
    era = reader.near(at) and reader.says(at + 1, "era") and "ميلاد" in reader.stem(at + 1)
    return Match(at + 1 + era, {"decade": f"19{token.value}"}, "time.decade")


def century_at(reader: Reader, at: int) -> Match | None:
    """«القرن التاسع عشر», «القرن الـ19», «القرن الماضي»."""
    unit = reader.token(at, "unit")
    if unit is None or unit.value != "C" or not unit.definite or unit.shape != "noun" or not reader.near(at):
        return None
    ordinal = reader.ordinal(at + 1)
    if ordinal and ordinal.exact and 1 <= ordinal.exact <= 22:
        end = at + 1 + ordinal.words
        if not (reader.near(end - 1) and reader.says(end, "era")):
            return Match(end, {"century": str(ordinal.exact)}, "time.century")
        hijri = {"calendar": "hijri"} if "هجر" in reader.stem(end) else {}
        return Match(end + 1, {**hijri, "century": str(ordinal.exact)}, "time.century")
    direction = direction_at(reader, at + 1)
    if direction and direction.fields in ({"dir": "-1"}, {"dir": "0"}):
        return Match(direction.end, {**direction.fields, "unit": "C"}, "time.century")
    return None


def set_at(reader: Reader, at: int) -> Match | None:
    """«سنويا», «كل سنة», «كل يوم خميس», «كل 3 أشهر»."""
    token = reader.token(at, "set")
    if token:
        return Match(at + token.words, {"every": token.value}, "time.set", "SET")
    if not reader.token(at, "every") or not reader.near(at):
        return None
    unit = reader.token(at + 1, "unit")
    weekday = reader.token(at + 2 if unit and unit.value == "D" and reader.near(at + 1) else at + 1, "weekday")
    if weekday and not weekday.definite and (unit or weekday.value):
        return Match(at + 2 + bool(unit), {"every": f"XXXX-WXX-{weekday.value}"}, "time.set", "SET")
    if unit and not unit.definite and not unit.pronoun and unit.shape == "noun" and unit.value in _PER_UNIT:
        return Match(at + 2, {"every": _PER_UNIT[unit.value]}, "time.set", "SET")
    length = _length_at(reader, at + 1) if unit is None else None
    if length and "amount" in length.fields and length.fields["amount"].isdigit() and "dir" not in length.fields:
        return Match(length.end, {"every": duration_value(length.fields)}, "time.set", "SET")
    return None


def reference_at(reader: Reader, at: int) -> Match | None:
    """«حاليا», «قريبا», «في وقت سابق», «لحد الساعة»; no measure can be given."""
    token = reader.token(at, "reference")
    if token:
        return Match(at + token.words, {"ref": token.value}, "time.reference")
    unit = reader.token(at, "unit")
    if unit and unit.value == "H" and unit.definite and unit.shape == "noun" and reader.says(at - 1, "now_after"):
        return Match(at + 1, {"ref": "PRESENT"}, "time.now")
    return None


def last_lengths_at(reader: Reader, at: int) -> Match | None:
    """«آخر 3 سنوات», «آخر أسبوعين»."""
    if not reader.token(at, "last_of") or not reader.near(at):
        return None
    length = _length_at(reader, at + 1)
    if length is None or "bare" in length.fields or "dir" in length.fields:
        return None
    return Match(length.end, {**length.fields, "dir": "-1"}, "time.last_lengths", "DURATION")


def duration_value(fields: Fields) -> str:
    """The TIMEX3 value of a length: P14Y, PT48H, PXY; decades and centuries in years; a range by its lower end is vague.

    >>> duration_value({"amount": "2", "unit": "C"})
    'P200Y'
    """
    amount, unit = fields["amount"], fields["unit"]
    if "-" in amount:
        low, _, high = amount.partition("-")
        return f"{duration_value({'amount': low, 'unit': unit})}/{duration_value({'amount': high, 'unit': unit})}"
    if unit in ("E", "C"):
        factor = 10 if unit == "E" else 100
        return f"P{float(amount) * factor:g}Y" if amount != "X" else "PX" + unit
    if unit in ("H", "MIN", "S"):
        return f"PT{amount}{unit[0]}"
    return f"P{amount}{unit}"
