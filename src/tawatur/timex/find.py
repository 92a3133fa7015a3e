"""Time expressions as they stand, each with a ``pattern``: its reading before it is anchored.

A pattern is ``field=value;field=value...``, read with `tawatur.timex.patterns.decode` into a dict of strings. Its fields:

==========  =====================================================================================================
day         1..31, two digits; ``month`` 01..12; ``year`` four digits (Hijri where ``calendar=hijri`` stands)
weekday     ISO number, 1 Monday .. 7 Sunday
offset      how many ``unit`` (D unless given; W M Y ...; X where vague) from the anchor: yesterday -1, today 0;
            «أمس السبت» is ``offset=-1;weekday=6``, «مساء الجمعة» ``weekday=5;part=EV``
dir         -1 last («الماضي»), 0 this («الجاري»), 1 next («المقبل»), -2 the one before last, beside month, weekday, season or ``unit``
monthoff    beside day: of last (-1), this (0), next (1) month; ``yearoff`` beside month, season, quarter: of which year
tense       1 where a verb beside a bare month, day, weekday or «بعد أسبوعين» puts it into the future, -1 where «كان قد» before it, or a verb in
            the past before «نهاية الأسبوع», puts it into the past
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
from functools import cache

from tawatur.lexicon.lexicon import Lexicon
from tawatur.model.document import Document
from tawatur.model.span import Span, annotation_id
from tawatur.model.time import TimeExpression
from tawatur.timex import clock, days, durations, months, periods, years
from tawatur.timex.calendar import interval
from tawatur.timex.grammar import Match
from tawatur.timex.patterns import Fields, encode
from tawatur.timex.tokens import Reader, Token
from tawatur.timex.values import absolute_value, is_dated

Rule = Callable[[Reader, int], Match | None]

_DAY_RULES: tuple[Rule, ...] = (clock.part_of_day_at, clock.clock_at, days.relative_day_at, days.weekday_at)
_NUMBER_RULES: tuple[Rule, ...] = (
    days.numeric_at,
    clock.clock_at,
    months.monthday_at,
    durations.duration_at,
    years.bare_year_at,
)
_PLAIN_NUMBER_RULES: tuple[Rule, ...] = (clock.clock_at, months.monthday_at, durations.duration_at)
_YEAR_RULES: tuple[Rule, ...] = (durations.duration_at, years.bare_year_at)

RULES: dict[str, tuple[Rule, ...]] = {
    "cardinal": (clock.clock_at, months.monthday_at, durations.duration_at),
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
    "demonstrative": (clock.part_of_day_at, periods.directed_unit_at, periods.season_at),
    "approx": (durations.duration_at,),
    "vague": (durations.duration_at,),
    "eleven": (durations.duration_at,),
    "shift": (durations.shift_at,),
    "same_before": (periods.same_unit_at,),
    "first_day": (months.monthday_at,),
    "last_of": (durations.last_lengths_at,),
    "season": (periods.season_at,),
    "fraction": (periods.fraction_at, durations.duration_at),
    "decade": (periods.decade_at,),
    "set": (durations.set_at,),
    "every": (durations.set_at,),
    "reference": (periods.reference_at,),
}
"""Which rules a token of a class triggers; a word without a token triggers none."""

_LENGTHS = frozenset({"unit", "figure", "cardinal", "ordinal", "fraction", "vague", "eleven", "approx"})
_NEEDS: dict[str, frozenset[str]] = {
    "demonstrative": frozenset({"unit", "part", "season"}),
    "every": _LENGTHS | {"weekday"},
    "last_of": _LENGTHS,
    "vague": frozenset({"unit"}),
    "eleven": frozenset({"cardinal"}),
    "shift": _LENGTHS | {"little"},
}
"""Classes of which one must follow for an expression to start at a token of the class."""

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
    if "figure" in tokens:
        return _first(reader, at, _figure_rules(reader, at)) if reader.may_be_time(at) else None
    if "name" in tokens:  # «روسيا اليوم»
        return Match(at + tokens["name"].words, {}, "")
    edge = periods.edge_at(reader, at)
    if edge:
        return _edged(reader, *edge)
    rules = _rules_of(tuple(kind for kind, token in tokens.items() if _may_start(reader, at, token)))
    return _first(reader, at, rules) if rules else None


def _may_start(reader: Reader, at: int, token: Token) -> bool:
    """Whether what follows a token lets it start an expression."""
    if token.kind in ("cardinal", "ordinal"):
        return reader.is_beside_time(at)
    needs = _NEEDS.get(token.kind)
    return needs is None or not needs.isdisjoint(reader.tokens(at + 1))


@cache
def _rules_of(kinds: tuple[str, ...]) -> tuple[Rule, ...]:
    """The rules of several classes, each once."""
    return tuple(dict.fromkeys(rule for kind in kinds for rule in RULES.get(kind, ())))


def _figure_rules(reader: Reader, at: int) -> tuple[Rule, ...]:
    if reader.is_joined(at):
        return _NUMBER_RULES
    return _YEAR_RULES if len(reader.stem(at)) == 4 else _PLAIN_NUMBER_RULES


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
        told = _tense_before(reader, at, fields)
        if told is not None and not (told[1] == "-1" and "from" in fields):
            verb, tense = told
            fields, cues = {**fields, "tense": tense}, (reader.words[verb].span,)
            if fields.get("offset") == "X":
                fields = {"ref": "FUTURE"}
    elif _follows_verb(reader, at, match) and (verb_before := _past_verb_before(reader, at)) is not None:
        fields = {"ref": "PAST"} if "ref" in fields else {**fields, "tense": "-1"}
        cues = (reader.words[verb_before].span,)
    span = _span(reader, at, match.end)
    value = absolute_value(fields, match.until, match.type)
    pattern = encode(fields, match.until)
    contradicted = value is not None and match.until is None and _names_another_weekday(fields, value)
    return TimeExpression(
        id=annotation_id("t", span),
        span=span,
        type=match.type,
        value=value,
        mod=match.mod,
        pattern=pattern,
        rule=f"{match.rule}+date_over_weekday" if contradicted else match.rule,
        cues=cues,
    )


def _names_another_weekday(fields: Fields, value: str) -> bool:
    """Whether the weekday beside a full date is not that of the date: the date is kept."""
    day = interval(value) if "weekday" in fields and is_dated(fields) else None
    return day is not None and day[0] == day[1] and day[0].isoweekday() != int(fields["weekday"])


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


def _follows_verb(reader: Reader, at: int, match: Match) -> bool:
    """Whether a verb in the past turns the expression back: «نهاية الأسبوع», «وقت لاحق»."""
    if match.rule == "time.edge_of_unit":
        return "weekend" in match.fields
    return match.fields.get("ref") == "FUTURE" and reader.says(at, "later")


def _past_verb_before(reader: Reader, at: int) -> int | None:
    """The verb in the past that governs an expression: the nearest one before it, with no clause opened between."""
    for k in range(at - 1, max(at - _TENSE_REACH, -1), -1):
        if not _STOPS.isdisjoint(reader.gap(k)) or reader.says(k, "subordinate"):
            return None
        tense = _tense_of(reader, k)
        if tense is not None:
            return None if tense else k
    return None


def _tense_before(reader: Reader, at: int, fields: Fields) -> tuple[int, str] | None:
    """The word that puts an expression into the future (1) or past (-1), and which: the nearest verb before it in the clause, else one just behind it."""
    for k in range(at - 1, max(at - _TENSE_REACH, -1), -1):
        if not _STOPS.isdisjoint(reader.gap(k)):
            break
        if reader.says(k, "according_to"):
            return None  # «بحسب الوكالة الاثنين»: the day of the report
        tense = _tense_of(reader, k)
        if tense is not None:
            return (k, "1") if tense else (k, "-1") if _is_pluperfect(reader, k) else None
    opening = _opening_present(reader, at) if "day" in fields else None
    if opening is not None:
        return opening, "1"
    for k in range(at, min(at + 7, reader.size)):
        if reader.says(k, "that"):
            return None  # what follows «إن» is told on the day, and need not lie on it
        tense = _tense_of(reader, k)
        if tense is not None:
            return (k, "1") if tense else None
        if not _STOPS.isdisjoint(reader.gap(k)):
            break
    return None


def _is_pluperfect(reader: Reader, at: int) -> bool:
    """«كان السد قد انهار»: the verb with «قد», and «كان» a few words before."""
    return reader.says(at - 1, "already") and any(reader.says(k, "was") for k in range(at - 7, at - 1))


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
    return reader.vocabulary.tense(reader.words[at].form)
