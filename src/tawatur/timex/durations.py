"""Grammar of lengths of time: durations, what lies so far before or after, and how often."""

from tawatur.model.time import TimexType
from tawatur.text.numerals import Cardinal
from tawatur.timex.grammar import Match, Part, direction_fields
from tawatur.timex.patterns import Fields
from tawatur.timex.tokens import Reader, Token

_PER_UNIT = {"D": "P1D", "W": "P1W", "M": "P1M", "Y": "P1Y", "H": "PT1H", "E": "P10Y", "C": "P100Y"}

_SHARES = {
    "half": {
        "C": ("50", "Y"),
        "E": ("5", "Y"),
        "Y": ("6", "M"),
        "M": ("15", "D"),
        "D": ("12", "H"),
        "H": ("30", "MIN"),
    },
    "quarter": {"C": ("25", "Y"), "H": ("15", "MIN")},
}
"""Half and a quarter of a unit, as so many of a smaller one."""


def duration_at(reader: Reader, at: int) -> Match | None:
    """«نحو 14 عاما», «أربع سنوات», «8 أعوام تقريبا», «عدة أيام», «أسبوعين», «الـ24 ساعة الماضية»; a bare plural only after «منذ» and its like."""
    start, mod = at, None
    approx = reader.token(at, "approx")
    if approx:
        mod, at = approx.value, at + approx.words
    length = _length_at(reader, at, bare=approx is not None)
    if length is None:
        return None
    if reader.near(length.end - 1) and reader.says(length.end, "no_length"):
        return None
    end, mod = _after_length(reader, length.end, mod)
    if at == start and not _is_counted(reader, start, length):
        return None
    return Match(end, length.fields, "time.duration", "DURATION", mod)


def last_lengths_at(reader: Reader, at: int) -> Match | None:
    """«آخر 3 سنوات», «آخر أسبوعين»."""
    if not reader.token(at, "last_of") or not reader.near(at):
        return None
    length = _length_at(reader, at + 1)
    if length is None or "bare" in length.fields or "dir" in length.fields:
        return None
    return Match(length.end, {**length.fields, "dir": "-1"}, "time.last_lengths", "DURATION")


def _length_at(reader: Reader, at: int, bare: bool = False) -> Part | None:
    """A number with its unit, a dual, or a plural whose number is open."""
    unit = reader.token(at, "unit")
    if unit:
        return _bare_length(reader, at, unit)
    if reader.token(at, "fraction"):
        return _share_of_unit(reader, at)
    if reader.proclitics(at) not in ("", "ل", "ب", "و", "ف") or "month" in reader.tokens(at):
        return None
    al = reader.stem(at) == "ال"
    vague = reader.says(at, "vague")
    if al or vague:
        number = reader.ordinal(at) if al else Cardinal(3, 9, 1)
        count = str(number.exact) if number and number.exact else "X"
    else:
        number = reader.number(at)
        count = _count(number)
    if number is None or not reader.near(at + number.words - 1):
        return None
    end = at + number.words
    unit = reader.token(end, "unit")
    if (
        unit is None
        or unit.value == "X"
        or (unit.definite and not al and count != "X")
        or reader.proclitics(end)
        or unit.pronoun
    ):
        return None
    if reader.says(end, "pair") or unit.shape == "dual" or (vague and unit.shape != "plural"):
        return None
    if al:
        direction = reader.token(end + 1, "direction")
        return (
            Part(end + 2, {"amount": count, "unit": unit.value, "dir": direction_fields(direction)["dir"]})
            if direction
            else None
        )
    return _with_half(reader, Part(end + 1, {"amount": count, "unit": unit.value}))


def _bare_length(reader: Reader, at: int, unit: Token) -> Part | None:
    if unit.definite or unit.pronoun or unit.value == "X" or reader.says(at, "pair"):
        return None
    if unit.shape == "dual":
        if unit.needs == "number" and not (
            reader.says(at - 1, "preposition")
            or reader.says(at - 1, "lasting")
            or reader.says(at + 2, "of_time")
            or reader.token(at - 1, "approx")
            or reader.token(at - 1, "shift")
        ):
            return None
        return _with_half(reader, Part(at + 1, {"amount": "2", "unit": unit.value}))
    if unit.shape == "noun" and unit.value in "HDWMY":  # «سنة ونصف»
        return _one_unit(reader, at, unit)
    if unit.shape == "plural":
        if unit.needs == "number" and not (reader.says(at - 1, "plural_after") or reader.says(at + 2, "of_time")):
            return None
        if reader.near(at) and reader.says(at + 1, "many") and not reader.proclitics(at + 1):
            return Part(at + 2, {"amount": "X", "unit": unit.value})
        if reader.says(at + 1, "of") and reader.says(at + 2, "of_time"):
            return Part(at + 1, {"amount": "X", "unit": unit.value})
        return None if _is_construct(reader, at) else Part(at + 1, {"amount": "X", "unit": unit.value, "bare": "1"})
    return None


def _one_unit(reader: Reader, at: int, unit: Token) -> Part | None:
    """A unit in the singular as a length: «سنة ونصف», «سنة واحدة», «يستمر شهرا», «لمدة شهر»."""
    one = Part(at + 1, {"amount": "1", "unit": unit.value})
    with_half = _with_half(reader, one)
    if with_half.fields["amount"] != "1":
        return with_half
    number = reader.token(at + 1, "cardinal")
    if number and number.value == "1" and not number.definite and reader.near(at) and not reader.proclitics(at + 1):
        return one._replace(end=at + 2)
    lasts = reader.stem(at).endswith("ا") and _follows_lasting(reader, at)
    term = reader.token(at - 1, "unit")
    stated = term is not None and term.value == "X" and reader.proclitics(at - 1) == "ل" and not term.definite
    if reader.proclitics(at) or not (lasts or stated) or not reader.near(at - 1):
        return None
    return one if lasts or not (reader.near(at) and (reader.digits(at + 1) or _is_construct(reader, at))) else None


def _follows_lasting(reader: Reader, at: int) -> bool:
    """Whether «استمر» or its like stands before a word, at most two words of its subject between."""
    for k in range(at - 1, max(at - 4, -1), -1):
        if not reader.near(k):
            return False
        if reader.says(k, "lasting"):
            return True
    return False


def _share_of_unit(reader: Reader, at: int) -> Part | None:
    """«نصف قرن», «ربع ساعة»; of a stretch with a name («نصف عام 2014») nothing."""
    fraction, unit = reader.token(at, "fraction"), reader.token(at + 1, "unit")
    if fraction is None or unit is None or fraction.definite or fraction.needs or fraction.pronoun:
        return None
    share = _SHARES.get(fraction.value, {}).get(unit.value)
    named = unit.definite and unit.value != "H"
    if share is None or named or unit.shape != "noun" or unit.pronoun or reader.proclitics(at + 1):
        return None
    if not reader.near(at) or (reader.near(at + 1) and reader.digits(at + 2)):
        return None
    return Part(at + 2, {"amount": share[0], "unit": share[1]})


def _is_construct(reader: Reader, at: int) -> bool:
    """Whether a bare plural goes on into a noun of its own («أيام الحرب», «ساعات النهار»)."""
    following = reader.words[at + 1] if reader.near(at) and at + 1 < reader.size else None
    return following is not None and not following.form.proclitics and following.form.stem.startswith("ال")


def _is_counted(reader: Reader, at: int, length: Part) -> bool:
    """Whether a length is one by itself: a number or a dual is; a bare plural needs a word of time before it."""
    if "bare" not in length.fields:
        return True
    del length.fields["bare"]
    return (reader.says(at - 1, "plural_after") and not reader.proclitics(at)) or reader.proclitics(at) == "ل"


def _with_half(reader: Reader, length: Part) -> Part:
    """«سنة ونصف», «3 ساعات ونصف الساعة»."""
    fraction = reader.token(length.end, "fraction")
    if not fraction or fraction.needs or reader.proclitics(length.end) != "و" or not length.fields["amount"].isdigit():
        return length
    share = 0.5 if fraction.value == "half" else 0.25
    amount = f"{int(length.fields['amount']) + share:g}"
    named = reader.token(length.end + 1, "unit")
    repeated = named is not None and named.value == length.fields["unit"] and reader.near(length.end)
    return Part(length.end + 1 + repeated, {**length.fields, "amount": amount})


def _count(number: Cardinal | None) -> str:
    if number is None or number.low > 100000:
        return "X"
    return (
        f"{number.low:g}"
        if number.low == number.high
        else "X"
        if number.low == 3 and number.high == 9
        else f"{number.low:g}-{number.high:g}"
    )


def _after_length(reader: Reader, end: int, mod: str | None) -> tuple[int, str | None]:
    """«تقريبا», «على الأقل» behind a length."""
    if reader.near(end - 1) and reader.says(end, "approx_after") and not reader.proclitics(end):
        return end + 1, "APPROX"
    least = reader.token(end, "approx")
    if least and least.value == "EQUAL_OR_MORE" and reader.near(end - 1) and reader.says(end, "upon"):
        return end + least.words, "EQUAL_OR_MORE"
    return end, mod


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
    if _goes_on(reader, end, shift.value):
        return None
    if (unit := reader.token(start - 1, "unit")) and unit.value == length.fields["unit"] and unit.shape == "noun":
        return None  # «يوما بعد يوم»
    return Match(end, _shifted(length.fields, shift.value), "time.shift", _shift_type(length.fields), mod)


def _goes_on(reader: Reader, end: int, sign: str) -> bool:
    """Whether a length is counted from what follows it («قبل يومين من الاقتراع»), not from the day of writing («قبل يومين من المطار»: a place)."""
    if not reader.near(end - 1) or not reader.says(end, "length_goes_on") or reader.proclitics(end):
        return False
    if reader.says(end + 1, "length_stops"):
        return False
    return not (sign == "-1" and reader.says(end, "of") and reader.is_site(end + 1))


def _shift_type(length: Fields) -> TimexType:
    return "TIME" if length["unit"] in ("H", "MIN", "S") else "DATE"


def _shifted(length: Fields, sign: str) -> Fields:
    amount, unit = length["amount"], length["unit"]
    if amount.endswith(".5") and unit == "Y":
        amount, unit = f"{float(amount) * 12:g}", "M"
    if not amount.isdigit():
        return {"ref": "PAST"} if sign == "-1" else {"offset": "X", "unit": unit, "from": "prev"}
    fields = {"offset": str(int(sign) * int(amount)), "unit": unit}
    return fields if sign == "-1" else {**fields, "from": "prev"}


def _single_length(reader: Reader, at: int) -> Part | None:
    """«قبل شهر», «بعد سنة ونصف»."""
    unit = reader.token(at, "unit")
    if (
        unit is None
        or unit.shape != "noun"
        or unit.definite
        or unit.pronoun
        or unit.value in ("X", "MIN", "S")
        or unit.needs
    ):
        return None
    if (
        reader.near(at)
        and not reader.proclitics(at + 1)
        and (reader.digits(at + 1) or reader.token(at + 1, "weekday") or reader.token(at + 1, "month"))
    ):
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
    length = _length_at(reader, at + 1) if unit is None or unit.shape == "dual" else None
    if length and "amount" in length.fields and length.fields["amount"].isdigit() and "dir" not in length.fields:
        return Match(length.end, {"every": duration_value(length.fields)}, "time.set", "SET")
    return None


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
