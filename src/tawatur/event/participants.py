"""What may take part in an event, in the order of the text: names, figures with what they count, and common nouns for people, forces and things."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

import msgspec

from tawatur.event.clauses import PageWords, SentenceView, quantity_extent
from tawatur.model.mention import Mention
from tawatur.model.span import Span

_KIND_OF_MENTION: Final = {
    "PER": "person",
    "ROLE": "person",
    "ORG": "body",
    "NORP": "nation",
    "LOC": "land",
    "EQUIPMENT": "tool",
}
_PERSON_UNITS: Final = frozenset({"person", "soldier", "family"})


class Participant(msgspec.Struct, frozen=True):
    """Something named or counted at words ``first`` to ``last``. ``relation`` is the preposition's before it («على»: on), None for none; ``type`` the mention's."""

    first: int
    last: int
    span: Span
    kind: str
    relation: str | None = None
    mention: str | None = None
    quantity: str | None = None
    type: str | None = None


def participants(view: SentenceView) -> list[Participant]:
    """The participants of a sentence in order, none inside another; a title beside a name gives way to the name."""
    return view.page.keep("participants", view.first, lambda: _participants(view))


def _participants(view: SentenceView) -> list[Participant]:
    page = view.page
    found: list[Participant] = []
    free = view.first
    for at in _openings(page)[bisect_left(_openings(page), view.first) : bisect_left(_openings(page), view.end)]:
        here = _at(page, at, view.end) if at >= free else None
        if here is None:
            continue
        free = here.last + 1
        here = _related(view, here, found)
        if found and _is_title_of(page, found[-1], here):
            found[-1] = msgspec.structs.replace(here, relation=found[-1].relation)
        elif not (found and _is_title_of(page, here, found[-1])):
            found.append(here)
    return found


def _openings(page: PageWords) -> list[int]:
    """Words of the page at which a participant may begin."""
    return page.keep("openings", 0, lambda: [*_opening_words(page)])


def _opening_words(page: PageWords) -> Iterator[int]:
    marked = page.mentions.keys() | page.quantities.keys()
    for at, note in enumerate(page.notes):
        if note.kind is not None or page.starts[at] in marked:
            yield at


def _is_title_of(page: PageWords, title: Participant, name: Participant) -> bool:
    """Whether one is the office or rank of the other («وزير الدفاع فلان», «فلان، وزير الدفاع»), nothing but a word or a comma between."""
    kinds = (title.type, name.type)
    if kinds[1] != "PER" or (kinds[0] not in ("ROLE", None) or title.kind != "person" or title.quantity is not None):
        return False
    gap = name.first - title.last if name.first > title.last else title.first - name.last
    joined = page.letters[max(title.first, name.first)]
    return gap <= (3 if kinds[0] == "ROLE" else 2) and not joined and (title.first < name.first or kinds[0] == "ROLE")


def _at(page: PageWords, at: int, end: int) -> Participant | None:
    start = page.words[at].start
    quantity = page.quantities.get(start)
    if quantity is not None:
        span = quantity_extent(quantity)
        last = _last_word(page, at, span.end, end)
        kind = _counted_kind(page, at, last, quantity.unit)
        return Participant(at, last, span, kind, None, None, quantity.id) if kind else None
    mention = page.mentions.get(start)
    if mention is not None and mention.type in _KIND_OF_MENTION:
        last = _last_word(page, at, mention.span.end, end)
        return Participant(at, last, mention.span, _KIND_OF_MENTION[mention.type], None, mention.id, None, mention.type)
    kind = page.notes[at].kind
    return None if kind is None else _common_noun(page, at, end, kind)


def _last_word(page: PageWords, at: int, offset: int, end: int) -> int:
    last = at
    while last + 1 < end and page.words[last + 1].start < offset:
        last += 1
    return last


def _counted_kind(page: PageWords, first: int, last: int, unit: str | None) -> str | None:
    if unit in _PERSON_UNITS:
        return "person"
    kinds = [page.notes[at].kind for at in range(first, last + 1) if page.notes[at].kind is not None]
    return kinds[-1] if kinds else None


def _common_noun(page: PageWords, at: int, end: int, kind: str) -> Participant:
    """A noun with the name right behind it («قوات التحالف» where no mention holds both)."""
    last = at
    if at + 1 < end and not page.soft(at + 1):
        follower = page.mentions.get(page.words[at + 1].start)
        beside = page.notes[at + 1].kind if not page.letters[at + 1] else None
        if follower is None and kind == "tool" and beside == "tool":
            last = at + 1
        elif (
            follower is None and kind in ("person", "body") and beside == "body" and page.stems[at + 1].startswith("ال")
        ):
            last, kind = at + 1, "body"
        if follower is not None and follower.type in ("ORG", "NORP", "LOC") and not page.letters[at + 1]:
            last = _last_word(page, at + 1, follower.span.end, end)
    return Participant(at, last, page.span(at, last), kind)


def _related(view: SentenceView, here: Participant, earlier: list[Participant]) -> Participant:
    own = view.page.notes[here.first].relation
    relation = own if own == "in" and here.kind == "land" else relation_before(view, here.first)
    if (
        relation is None
        and earlier
        and "و" in view.page.letters[here.first]
        and here.first - earlier[-1].last == 1
    ):
        relation = earlier[-1].relation
    return msgspec.structs.replace(here, relation=relation) if relation else here


def relation_before(view: SentenceView, at: int) -> str | None:
    """The relation that the preposition before word ``at`` gives, at most three words back, no mark or other name between."""
    page = view.page
    for back in range(at, max(view.first - 1, at - 4), -1):
        letters = page.letters[back]
        if back < at and _closes(page, back):
            return None
        if back < at and (relation := page.notes[back].relation) is not None:
            return _in_phrase(page, back, relation)
        if "ب" in letters:
            return "about"
        if "ل" in letters:
            return "to"
        if back > view.first and (page.soft(back) or page.hard(back)):
            return None
    return None


def _closes(page: PageWords, at: int) -> bool:
    """Whether what stands before word ``at`` has nothing to do with what stands behind: an event, a verb or a name between."""
    note = page.notes[at]
    if note.senses or (note.tense is not None and note.tense.carries):
        return True
    mention = page.over[at]
    return mention is not None and mention.type not in ("ROLE", "NORP")


def _in_phrase(page: PageWords, at: int, relation: str) -> str:
    """The relation of a preposition at ``at``, or that of the phrase which it closes («على يد», «بالقرب من»)."""
    for name, phrase in page.notes[at].closes:
        for first in range(max(0, at - len(phrase) + 1), at + 1):
            if tuple(page.stems[first : first + len(phrase)]) == phrase:
                return name
    return relation


def mention_of(page: PageWords, participant: Participant) -> Mention | None:
    """The mention behind a participant."""
    return page.mentions.get(page.words[participant.first].start) if participant.mention else None
