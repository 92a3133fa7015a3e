"""Which clusters are entries of the chronicle: reported (main), recalled (background), or folded under another."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

import msgspec

from tawatur.corpus.day_range import DayRange, written_days
from tawatur.corpus.tellings import Telling
from tawatur.model.chronicle import Level, MentionRef
from tawatur.text.sentences import sentence_of

RECALLED_AFTER = timedelta(days=10)
"""An event that ended this long before its article was written is recalled, not reported."""

CLEARING = frozenset({"HAZARD.demining", "HAZARD.contamination"})
ALWAYS_FOLDED = frozenset({"COOPERATE", "ECONOMY", "SPEECH"})
MAIN_SPEECH = frozenset({"SPEECH.testify"})


class PassingWords(msgspec.Struct, frozen=True):
    """Folded words before a trigger that put it into the background."""

    relative: frozenset[str] = frozenset()
    since: frozenset[str] = frozenset()


NO_WORDS = PassingWords()


def levels_of(groups: Sequence[Sequence[Telling]], words: PassingWords = NO_WORDS) -> list[Level]:
    """A level for each cluster, in the order given."""
    heading = headings(groups)
    found: list[Level] = [_level(group, heading.get(number), words) for number, group in enumerate(groups)]
    for number in _leading_statements(groups, found):
        found[number] = "main"
    return found


def _level(group: Sequence[Telling], heading: int | None, words: PassingWords) -> Level:
    first = group[0]
    if first.event.type in MAIN_SPEECH:
        return "main"
    if heading is not None or first.event_class in ALWAYS_FOLDED or not _is_entry(group, words):
        return "folded"
    body = [t for t in group if not t.in_title]
    return "background" if body and all(_recalled(t) for t in body) else "main"


def _is_entry(group: Sequence[Telling], words: PassingWords) -> bool:
    """Whether a cluster is worth an entry: something that happens, of which a page says who or where, and not in passing alone."""
    told = [t for t in group if t.event.kind == "event" and t.event.status != "hypothetical"]
    told = [t for t in told if (t.event.arguments or t.event.place) and not _long_ago(t) and not _in_passing(t, words)]
    if any(t.in_title or _in_lead(t) for t in told):
        return True
    told = [t for t in told if t.event.status != "ongoing"]
    dated = any(t.own_days is not None for t in told)
    if told and all(t.event.status == "planned" for t in told):
        return dated or len(told) > 1
    return dated or any(t.event.place is not None for t in told)


def _in_passing(telling: Telling, words: PassingWords) -> bool:
    """Whether it stands in a relative clause, as an attribute or as a mere date: said of somebody or something, not told."""
    tokens = telling.document.tokens
    index = next((n for n, w in enumerate(tokens) if w.start <= telling.event.trigger.start < w.end), None)
    if index is None:
        return False
    readings = tokens[index].form.readings[:1]
    if readings and readings[0].shape == "participle" and readings[0].definite:
        return True
    before = tokens[index - 1].stem if index else ""
    return before in words.relative or (before in words.since and any(r.pronoun for r in readings))


def _long_ago(telling: Telling) -> bool:
    """Whether it is told by its year alone and lies more than a year back: history, not the chronicle of these pages."""
    days, written = telling.own_days, _written_days(telling)
    if days is None or days.last is None or written is None or written.first is None:
        return False
    return (days.width is None or days.width > 300) and days.last < written.first - timedelta(days=60)


def _recalled(telling: Telling) -> bool:
    days, written = telling.own_days, _written_days(telling)
    return (
        days is not None
        and days.last is not None
        and written is not None
        and written.first is not None
        and days.last < written.first - RECALLED_AFTER
    )


def _written_days(telling: Telling) -> DayRange | None:
    return None if telling.article is None else written_days(telling.article.date)


def headings(groups: Sequence[Sequence[Telling]]) -> dict[int, int]:
    """Under which cluster a cluster is shown, by number: a death under the strike of its sentence, an injury under the death, a decision under what was decided."""
    number_of = {t.ref: n for n, group in enumerate(groups) for t in group}
    sentences = _by_sentence(groups)
    under: dict[int, int] = {}
    for number, group in enumerate(groups):
        for telling in group:
            neighbours = sentences.get(_sentence_key(telling), ())
            head = _heading_of(telling, neighbours, number_of)
            if head is not None and head != number and under.get(head) != number:
                under.setdefault(number, head)
    return {number: _top(number, under) for number in under}


def _top(number: int, under: Mapping[int, int]) -> int:
    seen = {number}
    while under.get(number) is not None and under[number] not in seen:
        number = under[number]
        seen.add(number)
    return number


def _heading_of(telling: Telling, neighbours: Sequence[Telling], number_of: Mapping[MentionRef, int]) -> int | None:
    if telling.event_class == "HARM" or telling.event.type in CLEARING:
        wanted = [t for t in neighbours if t.event_class == "ATTACK" and t.event.kind == "event"]
        if not wanted and telling.event.type != "HARM.killed":
            wanted = [t for t in neighbours if t.event.type == "HARM.killed"]
    elif telling.event.type == "AGREE.decide":
        wanted = [
            t
            for t in neighbours
            if t.event.trigger.start > telling.event.trigger.start and t.event_class not in ("SPEECH", "AGREE")
        ]
    else:
        return None
    wanted = [t for t in wanted if not _other_days(telling, t)]
    nearest = min(wanted, key=lambda t: abs(t.event.trigger.start - telling.event.trigger.start), default=None)
    return None if nearest is None else number_of[nearest.ref]


def _other_days(telling: Telling, head: Telling) -> bool:
    """Whether a telling has a time of its own that the head does not share: then it is told for itself."""
    return telling.own_days is not None and telling.own_days != head.own_days


def _by_sentence(groups: Sequence[Sequence[Telling]]) -> dict[tuple[str, int], list[Telling]]:
    found: dict[tuple[str, int], list[Telling]] = {}
    for group in groups:
        for telling in group:
            found.setdefault(_sentence_key(telling), []).append(telling)
    return found


def _sentence_key(telling: Telling) -> tuple[str, int]:
    sentence = sentence_of(telling.document, telling.event.trigger)
    return telling.ref.page, sentence.span.start if sentence else -1


def _leading_statements(groups: Sequence[Sequence[Telling]], levels: Sequence[Level]) -> list[int]:
    """Statements in the lead of an article that no entry stands in: what is said is then the news itself."""
    told = {_sentence_key(t) for group, level in zip(groups, levels, strict=True) if level != "folded" for t in group}
    found = []
    for number, group in enumerate(groups):
        if group[0].family == "statement" and any(_in_lead(t) and _sentence_key(t) not in told for t in group):
            found.append(number)
    return found


def _in_lead(telling: Telling) -> bool:
    if telling.article is None:
        return False
    document = telling.document
    body = (
        s for s in document.sentences if s.article == telling.article.number and document.blocks[s.block].kind == "body"
    )
    lead = next(body, None)
    return lead is not None and lead.span.start <= telling.event.trigger.start < lead.span.end
