"""Grammar of hours and parts of a day, with the day that they belong to."""

from tawatur.timex.days import numeric_at, relative_day_at, second_weekday, weekday_at
from tawatur.timex.grammar import Match, Part
from tawatur.timex.months import monthday_at
from tawatur.timex.patterns import Fields
from tawatur.timex.tokens import Reader


def day_at(reader: Reader, at: int) -> Match | None:
    """Any expression of one day."""
    return (
        relative_day_at(reader, at)
        or weekday_at(reader, at)
        or numeric_at(reader, at)
        or monthday_at(reader, at)
        or _numbered_day_at(reader, at)
    )


def _numbered_day_at(reader: Reader, at: int) -> Match | None:
    """«يوم 12 مايو» inside a longer expression."""
    unit = reader.token(at, "unit")
    if unit and unit.value == "D" and unit.shape == "noun" and not unit.definite and reader.near(at):
        return numeric_at(reader, at + 1) or monthday_at(reader, at + 1)
    return None


def part_of_day_at(reader: Reader, at: int) -> Match | None:
    """A part of a day before its day: «مساء الجمعة», «صباح اليوم الاثنين», «ليل السبت - الأحد», «الليلة الماضية», «هذا الصباح»."""
    if reader.token(at, "demonstrative"):
        part = reader.token(at + 1, "part")
        return (
            Match(at + 2, {"offset": "0", "part": part.value}, "time.this_part", "TIME")
            if part and part.definite and not part.needs
            else None
        )
    unit = reader.token(at, "unit")
    if unit and unit.definite and unit.shape == "noun" and reader.says(at, "tonight"):
        return _night(reader, at)
    part = reader.token(at, "part")
    if part is None or part.definite or part.pronoun or not reader.near(at + part.words - 1):
        return None
    following = at + part.words
    if reader.says(following, "of") and reader.near(following):
        following += 1
    day = day_at(reader, following) if reader.proclitics(following) == "" else None
    if day is None:
        return None
    end = day.end
    if (
        part.value == "NI"
        and "weekday" in day.fields
        and day.end == following + 1
        and (second := second_weekday(reader, day.end - 1))
    ):
        return Match(end + 1, {**day.fields, "part": "NI", "nightto": second.value}, "time.night_between", "TIME")
    return Match(end, {**day.fields, "part": part.value}, "time.part_of_day", "TIME", until=day.until)


def _night(reader: Reader, at: int) -> Match | None:
    """«الليلة» is tonight, «الليلة الماضية» last night; «تلك الليلة» and «في اليوم والليلة» are neither."""
    if (
        (reader.says(at - 1, "day_not_after") and not reader.says(at - 1, "in"))
        or reader.proclitics(at)
        or reader.says(at + 1, "one")
    ):
        return None
    direction = reader.token(at + 1, "direction") if reader.near(at) else None
    if direction and direction.definite and direction.value in ("-1", "1"):
        return Match(at + 2, {"offset": direction.value, "part": "NI"}, "time.night", "TIME")
    return Match(at + 1, {"offset": "0", "part": "NI"}, "time.night", "TIME")


def with_part_after(reader: Reader, match: Match) -> Match:
    """A day with the part written behind it: «الجمعة مساء», «اليوم صباحا»."""
    part = reader.token(match.end, "part") if reader.near(match.end - 1) and not reader.proclitics(match.end) else None
    if part is None or part.definite or part.pronoun or "part" in match.fields or not _is_adverb(reader, match.end):
        return match
    return match._replace(end=match.end + part.words, fields={**match.fields, "part": part.value}, type="TIME")


def _is_adverb(reader: Reader, at: int) -> bool:
    """Whether a part of the day stands as an adverb: «صباحا», and «مساء» before no noun of its own."""
    part = reader.token(at, "part")
    if part and part.words > 1:
        return reader.stem(at + 1).startswith("ال")
    stem = reader.stem(at)
    if reader.says(at, "bare_adverb"):
        return not (reader.near(at) and ("weekday" in reader.tokens(at + 1) or "day" in reader.tokens(at + 1)))
    return stem.endswith("ا")


def clock_at(reader: Reader, at: int) -> Match | None:
    """An hour: «الساعة 14:30», «الساعة الثالثة والنصف عصرا من يوم أمس», «العاشرة صباحا», «20:00 بتوقيت غرينتش»."""
    unit = reader.token(at, "unit")
    named = bool(
        unit and unit.value == "H" and unit.definite and unit.shape == "noun" and reader.gap(at) in ("", ":", "(")
    )
    hour = _hour_at(reader, at + 1 if named else at)
    if hour is None:
        return None
    tail = _tail(reader, hour.end)
    if not (named or tail.fields):
        return None
    if not named and "minute" not in hour.fields and "part" not in tail.fields:
        return None
    fields = {"time": _clock_value(hour.fields, tail.fields)}
    if "zone" in tail.fields:
        fields["zone"] = tail.fields["zone"]
    return _with_day(reader, Match(tail.end, fields, "time.clock", "TIME"))


def _hour_at(reader: Reader, at: int) -> Part | None:
    """Hour and minutes in digits or words."""
    if reader.proclitics(at):
        return None
    written = reader.digits(at)
    if written:
        if len(written) > 2 or int(written) > 24:
            return None
        minutes = reader.digits(at + 1) if reader.gap(at) in (":", ".") else ""
        if len(minutes) == 2 and int(minutes) < 60:
            unit = reader.token(at + 2, "unit")  # «8:30 دقيقة»
            return Part(at + 2 + (unit is not None and unit.value == "MIN"), {"hour": written, "minute": minutes})
        return _with_minutes(reader, Part(at + 1, {"hour": written}))
    decimal = (
        reader.stem(at).replace("٫", ".").replace(",", ".").split(".")
        if 0 <= at < reader.size and reader.words[at].kind == "number"
        else []
    )
    if (
        len(decimal) == 2
        and all(map(str.isdigit, decimal))
        and int(decimal[0]) <= 24
        and len(decimal[1]) == 2
        and int(decimal[1]) < 60
    ):
        return Part(at + 1, {"hour": decimal[0], "minute": decimal[1]})
    hour, words = _hour_in_words(reader, at)
    return _with_minutes(reader, Part(at + words, {"hour": str(hour)})) if hour else None


def _hour_in_words(reader: Reader, at: int) -> tuple[int, int]:
    if reader.says(at, "hour_one"):
        return 1, 1
    ordinal = reader.ordinal(at)
    feminine = reader.stem(at).endswith("ة")
    return (ordinal.exact, ordinal.words) if ordinal and ordinal.exact and feminine and ordinal.exact <= 12 else (0, 0)


def _with_minutes(reader: Reader, hour: Part) -> Part:
    """«والنصف», «وعشر دقائق», «إلا ربعا»."""
    at = hour.end
    if not reader.near(at - 1):
        return hour
    apart = reader.stem(at) == "و" and reader.near(at)
    half = reader.context["half_past"].get(reader.stem(at + apart))
    if half is not None and (apart or reader.proclitics(at) == "و"):
        return Part(at + 1 + apart, {**hour.fields, "minute": f"{half:02d}"})
    to_hour = reader.context["to_hour"].get(reader.stem(at + 1)) if reader.says(at, "minus") else None
    if to_hour is not None:
        return Part(at + 2, {"hour": str((int(hour.fields["hour"]) - 1) % 24), "minute": f"{60 - to_hour:02d}"})
    number = (
        reader.number(at + 1) if reader.stem(at) == "و" else reader.number(at) if reader.proclitics(at) == "و" else None
    )
    if number and number.exact and number.exact < 60:
        end = at + number.words + (reader.stem(at) == "و")
        unit = reader.token(end, "unit")
        if unit and unit.value == "MIN":
            return Part(end + 1, {**hour.fields, "minute": f"{number.exact:02d}"})
    return hour


def _tail(reader: Reader, end: int) -> Part:
    """Part of day and zone behind an hour."""
    fields: Fields = {}
    if reader.gap(end - 1) not in ("", "(", ")"):
        return Part(end, fields)
    part = reader.token(end, "part")
    suffix = reader.context["clock_suffix"].get(reader.stem(end))
    if part and not part.definite and not reader.proclitics(end) and _is_adverb(reader, end):
        fields["part"], end = part.value, end + part.words
    elif suffix is not None:
        fields["part"], end = "EV" if suffix else "MO", end + 1
    return _zone(reader, Part(end, fields))


def _zone(reader: Reader, tail: Part) -> Part:
    at = tail.end
    if reader.gap(at - 1) not in ("", "(", ")", "،"):
        return tail
    letters = reader.says(at, "zone_letters") and reader.says(at + 1, "zone_letters")
    if letters or reader.says(at, "zone_short"):
        return Part(at + 1 + letters, {**tail.fields, "zone": "Z"})
    zone = reader.token(at, "zone")
    if (
        zone is None
        or not (reader.proclitics(at) == "ب" or reader.gap(at - 1) == "(")
        or not reader.near(at)
        or at + 1 >= reader.size
    ):
        return tail
    if zone.definite:
        return Part(at + 2, {**tail.fields, "zone": "local"})
    universal = reader.says(at + 1, "zone_short")
    return Part(at + 2, {**tail.fields, "zone": "Z" if universal else reader.stem(at + 1)})


def _clock_value(hour: Fields, tail: Fields) -> str:
    """HH:MM by the part of day («الثالثة عصرا» is 15:00); without minutes HH."""
    value, part = int(hour["hour"]), tail.get("part")
    if (part in ("AF", "EV") and value < 12) or (part == "NI" and 6 <= value < 12):
        value += 12
    elif part in ("MO", "NI") and value == 12:
        value = 0
    return f"{value % 24:02d}:{hour['minute']}" if "minute" in hour else f"{value % 24:02d}:00"


def _with_day(reader: Reader, match: Match) -> Match:
    """The day of an hour, written behind it: «من يوم أمس», «من صباح الجمعة», «يوم 12 مايو»."""
    at = match.end
    if reader.gap(at - 1) not in ("", ")", "،"):
        return match
    linked = reader.says(at, "of") and reader.near(at)
    if linked:
        at += 1
    if reader.proclitics(at):
        return match
    day = part_of_day_at(reader, at) or day_at(reader, at)
    if day is None:
        return match
    fields = {**day.fields, **match.fields}
    part = fields.pop("part", None)
    if part == "NI" and fields["time"].startswith("12"):
        fields["time"] = f"24{fields['time'][2:]}"
    if (part in ("EV", "AF") and fields["time"] < "12") or (part == "NI" and "06" < fields["time"] < "12"):
        fields["time"] = f"{int(fields['time'][:2]) + 12}{fields['time'][2:]}"
    return match._replace(end=day.end, fields=fields)
