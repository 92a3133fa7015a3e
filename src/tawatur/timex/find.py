"""Time expressions as they stand, each with a ``pattern``: its reading before it is anchored.

A pattern is ``field=value;field=value...``, read with `tawatur.timex.patterns.decode` into a dict of strings. Its fields:

==========  =====================================================================================================
day         1..31, two digits; ``month`` 01..12; ``year`` four digits (Hijri where ``calendar=hijri`` stands)
weekday     ISO number, 1 Monday .. 7 Sunday
offset      how many ``unit`` (D unless given; W M Y ...; X where vague) from the anchor: yesterday -1, today 0;
            «أمس السبت» is ``offset=-1;weekday=6``, «مساء الجمعة» ``weekday=5;part=EV``
dir         -1 last («الماضي»), 0 this («الجاري»), 1 next («المقبل»), -2 the one before last, beside month, weekday, season or ``unit``
monthoff    beside day: of last (-1), this (0), next (1) month; ``yearoff`` beside month, season, quarter: of which year
tense       1 where a verb beside a bare month, day, weekday or «بعد أسبوعين» puts it into the future
part        MO AF EV NI; ``time`` HH:MM; ``zone`` Z, local or a name; ``nightto`` the weekday that a night runs into
season      SP SU FA WI; ``quarter`` 1..4; ``half`` 1..2; ``weekend`` 1; ``century`` 20; ``decade`` 199, or 8 beside ``centuryoff``
amount      of a duration, in ``unit``; X where vague; ``every`` the period of a set (P1W)
ref         PAST, PRESENT, FUTURE
from        ``prev``: counted from the expression before it in the text («بعد أسبوعين»), not from the article
==========  =====================================================================================================

A range is two patterns joined by ``|``. Examples: ``day=12;month=07;year=2018`` (value 2018-07-12 at once), ``weekday=3;day=24;month=03;year=2021``,
``day=06;month=02`` (year open), ``offset=-1;weekday=3;part=MO``, ``day=15;month=02;dir=0``, ``month=02;dir=-1``, ``amount=14;unit=Y``.

English dates («2nd, March 2024») and numeric ones («23/3/2021») have the same patterns. ``value`` stands already where nothing needs an anchor.
"""

from collections.abc import Callable

from tawatur.lexicon.lexicon import Lexicon
from tawatur.model.document import Document
from tawatur.model.span import Span, annotation_id
from tawatur.model.time import TimeExpression
from tawatur.timex import clock, days, durations, months, periods, years
from tawatur.timex.grammar import Match
from tawatur.timex.patterns import Fields, encode
from tawatur.timex.tokens import Reader
from tawatur.timex.values import absolute_value

Rule = Callable[[Reader, int], Match | None]

_DAY_RULES: tuple[Rule, ...] = (clock.part_of_day_at, clock.clock_at, days.relative_day_at, days.weekday_at)
_NUMBER_RULES: tuple[Rule, ...] = (
    days.numeric_at,
    clock.clock_at,
    months.monthday_at,
    durations.duration_at,
    years.bare_year_at,
)

RULES: dict[str, tuple[Rule, ...]] = {
    "cardinal": _NUMBER_RULES,
    "ordinal": (clock.clock_at, months.monthday_at, durations.duration_at),
    "month": (months.monthday_at, months.month_expression_at),
    "weekday": _DAY_RULES,
    "day": _DAY_RULES,
    "part": (clock.part_of_day_at,),
    "unit": (
        clock.part_of_day_at,
        clock.clock_at,
        days.relative_day_at,
        days.weekday_at,
        periods.reference_at,
        years.year_expression_at,
        months.month_expression_at,
        periods.directed_unit_at,
        periods.century_at,
        durations.duration_at,
    ),
    "demonstrative": (clock.part_of_day_at, periods.directed_unit_at),
    "approx": (durations.duration_at,),
    "vague": (durations.duration_at,),
    "shift": (durations.shift_at,),
    "same_before": (periods.same_unit_at,),
    "first_day": (months.monthday_at,),
    "last_of": (durations.last_lengths_at,),
    "season": (periods.season_at,),
    "fraction": (periods.fraction_at,),
    "decade": (periods.decade_at,),
    "set": (durations.set_at,),
    "every": (durations.set_at,),
    "reference": (periods.reference_at,),
}
"""Which rules a token of a class triggers; a word without a token triggers none."""

_EDGED: tuple[Rule, ...] = (
    clock.part_of_day_at,
    months.monthday_at,
    months.month_expression_at,
    years.year_expression_at,
    periods.directed_unit_at,
    periods.century_at,
    periods.fraction_at,
    periods.season_at,
    periods.decade_at,
    years.bare_year_at,
    periods.edged_unit_at,
)
_TENSE_REACH = 12
_STOPS = frozenset(".!؟?؛\n")


def find_timexes(document: Document, lexicon: Lexicon) -> tuple[TimeExpression, ...]:
    """Time expressions in order, none overlapping another. ``value`` stands where it needs no anchor, else None.

    >>> from tawatur.lexicon.lexicon import load_lexicon
    >>> from tawatur.text.words import find_words
    >>> page = Document(id="p", text="غادر السفير في 12 يوليو (تموز) 2018.")
    >>> [t.value for t in find_timexes(page.with_layers(words=find_words(page, load_lexicon())), load_lexicon())]
    ['2018-07-12']
    """
    reader = Reader(document, lexicon)
    found: list[TimeExpression] = []
    free = 0
    last: Match | None = None
    for at in reader.triggers():
        match = _match_at(reader, at) if at >= free else None
        if match is None:
            continue
        if last:
            match = _directed_by(reader, last, at, match)
        if match.rule:
            found.append(_expression(reader, at, match))
        free, last = match.end, match
    return tuple(found)


def _directed_by(reader: Reader, last: Match, at: int, match: Match) -> Match:
    """«من مايو المقبل إلى شهر أغسطس»: a bare month behind «إلى» has the direction of the month before it."""
    bare = match.fields.keys() == {"month"} and "month" in last.fields and "dir" in last.fields
    if bare and last.end == at - 1 and reader.says(at - 1, "to"):
        return match._replace(fields={**match.fields, "dir": last.fields["dir"]})
    return match


def _match_at(reader: Reader, at: int) -> Match | None:
    tokens = reader.tokens(at)
    if not tokens:
        return _first(reader, at, _NUMBER_RULES) if reader.words[at].kind == "number" else None
    if "name" in tokens:  # «روسيا اليوم»
        return Match(at + tokens["name"].words, {}, "")
    edge = periods.edge_at(reader, at)
    if edge:
        return _edged(reader, *edge)
    best: Match | None = None
    for kind in tokens:
        match = _first(reader, at, RULES.get(kind, ()))
        if match and (best is None or match.end > best.end):
            best = match
    return best


def _first(reader: Reader, at: int, rules: tuple[Rule, ...]) -> Match | None:
    """What the rules read at a word, the longest; of equals the first."""
    best: Match | None = None
    for rule in rules:
        match = rule(reader, at)
        if match and (best is None or match.end > best.end):
            best = match
    return clock.with_part_after(reader, best) if best and best.type == "DATE" else best


def _edged(reader: Reader, at: int, mod: str) -> Match | None:
    """«نهاية كانون الثاني», «منتصف التسعينيات», «نهاية الأسبوع الماضي»."""
    if reader.says(at, "of") and reader.near(at):
        at += 1
    match = _first(reader, at, _EDGED) if not reader.proclitics(at) else None
    if match is None or match.type in ("DURATION", "SET"):
        return None
    if mod == "END" and match.fields.get("unit") == "W":
        return match._replace(fields={**match.fields, "weekend": "1"}, mod=mod)
    return match._replace(mod=mod)


def _expression(reader: Reader, at: int, match: Match) -> TimeExpression:
    fields = match.fields
    cues: tuple[Span, ...] = ()
    if _needs_tense(match):
        verb = _tense_before(reader, at, fields)
        if verb is not None:
            fields, cues = {**fields, "tense": "1"}, (reader.words[verb].span,)
            if fields.get("offset") == "X":
                fields = {"ref": "FUTURE"}
    span = _span(reader, at, match.end)
    value = absolute_value(fields, match.until, match.type)
    pattern = encode(fields, match.until)
    return TimeExpression(
        id=annotation_id("t", span),
        span=span,
        type=match.type,
        value=value,
        mod=match.mod,
        pattern=pattern,
        rule=match.rule,
        cues=cues,
    )


def _span(reader: Reader, at: int, end: int) -> Span:
    """From the first stem to the last; a bracket that opens inside is closed, and one that closes inside is opened."""
    first, last = reader.words[at].start, reader.words[end - 1].end
    text = reader.text
    if text.count(")", first, last) > text.count("(", first, last) and text[first - 1 : first] == "(":
        return Span(first - 1, last)
    if text.count("(", first, last) > text.count(")", first, last):
        last += text[last : last + 2].find(")") + 1
    return Span(first, last)


def _needs_tense(match: Match) -> bool:
    """Whether only a verb can say whether the expression lies ahead: a bare weekday, month or day of a month."""
    fields = match.fields
    if fields.get("from") == "prev":
        return "offset" in fields
    named = "weekday" in fields or "month" in fields
    return named and not fields.keys() & {"year", "dir", "yearoff", "offset", "monthoff"}


def _tense_before(reader: Reader, at: int, fields: Fields) -> int | None:
    """The word that puts an expression into the future: the nearest verb before it in the clause, else one just behind it."""
    for k in range(at - 1, max(at - _TENSE_REACH, -1), -1):
        if not _STOPS.isdisjoint(reader.gap(k)):
            break
        tense = _tense_of(reader, k)
        if tense is not None:
            return k if tense else None
    opening = _opening_present(reader, at) if "day" in fields else None
    if opening is not None:
        return opening
    for k in range(at, min(at + 7, reader.size)):
        tense = _tense_of(reader, k)
        if tense is not None:
            return k if tense else None
        if not _STOPS.isdisjoint(reader.gap(k)):
            break
    return None


def _opening_present(reader: Reader, at: int) -> int | None:
    """The verb in the present that opens the sentence of a day without its year: «يستضيف الوزير في 6 فبراير اجتماعا» announces."""
    for k in range(at - 1, max(at - _TENSE_REACH, -1), -1):
        if reader.says(k, "subordinate"):
            return None
        if k == 0 or not _STOPS.isdisjoint(reader.gap(k - 1)):
            return k if reader.vocabulary.is_present(reader.words[k].form) else None
    return None


def _tense_of(reader: Reader, at: int) -> bool | None:
    """True for a word of the future, False for a verb in the past, None for anything else."""
    form = reader.words[at].form
    if reader.vocabulary.is_future(form):
        return True
    shapes = {reading.shape for reading in form.readings}
    return False if shapes == {"past"} else None
