"""Grammar of years: behind a month, with the word for it, bare, and as ranges."""

from tawatur.timex.grammar import Match, Part, direction_at
from tawatur.timex.patterns import Fields
from tawatur.timex.tokens import Reader

_BARE_YEARS = range(1900, 2060)
_YEAR_JOINTS = frozenset({"-", "–", "—", "/"})


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
    if direction and reader.gap(direction.end - 1) in ("", "(") and (named := year_at(reader, direction.end)):
        return named  # «العام الماضي 2014»
    if direction and not ("from" in direction.fields and reader.says(at + 1, "last_one")):
        return Part(direction.end, {**_without_dir(direction.fields), "yearoff": direction.fields["dir"]})
    if reader.says(at + 1, "same"):
        return Part(at + 2, {"yearoff": "0", "from": "prev"})
    return year_at(reader, at + 1, hijri)


def _without_dir(fields: Fields) -> Fields:
    return {name: value for name, value in fields.items() if name != "dir"}


def _is_year_unit(reader: Reader, at: int) -> bool:
    unit = reader.token(at, "unit")
    return unit is not None and unit.value == "Y" and unit.shape == "noun" and not unit.pronoun


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
        return not (reader.says(before, "of") and not _follows_year(reader, before))
    if reader.stem(before) == "و" and reader.glued(before):
        return _follows_year(reader, before)
    return bool(reader.token(before, "season") or reader.token(before, "edge") or reader.says(before, "named_by_year"))


def _follows_year(reader: Reader, at: int) -> bool:
    """Whether a year stands just before a word («2014 و2017»), or after it within three words («من 2014 إلى 2017»)."""
    year = reader.digits(at - 1)
    if len(year) == 4 and int(year) in _BARE_YEARS:
        return True
    return reader.says(at + 2, "to") and len(reader.digits(at + 3)) == 4


def _counts_a_noun(reader: Reader, at: int) -> bool:
    """Whether the figure counts what follows: a round one before any bare word, another before a unit, a scale or what is counted so."""
    if not reader.near(at) or reader.proclitics(at + 1):
        return False
    following = reader.tokens(at + 1)
    if "unit" in following or "cardinal" in following or reader.says(at + 1, "counted"):
        return True
    if _agrees_as_counted(reader, at + 1, int(reader.digits(at)) % 100):
        return True
    return (
        int(reader.digits(at)) % 100 == 0
        and reader.words[at + 1].kind == "word"
        and not reader.says(at + 1, "preposition")
    )


def _agrees_as_counted(reader: Reader, at: int, last_two: int) -> bool:
    """Whether a counted noun stands in the case that a number ending so asks for: «2030 جنديا», «2005 جنود»."""
    form = reader.words[at].form
    shapes = {reading.shape for reading in form.readings if reading.group == "units" and not reading.definite}
    if last_two > 10:
        return "noun" in shapes and form.stem.endswith(("ا", "ة"))
    return last_two > 2 and "plural" in shapes
