"""What may take part in an event, in the order of the text: names, figures with what they count, and common nouns for people, forces and things."""

from typing import Final

import msgspec

from tawatur.event.clauses import PageWords, SentenceView, among, quantity_extent
from tawatur.lexicon.lexicon import PRONOUNS
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
_PERSON_UNITS: Final = frozenset(
    [
        "person",
        "soldier",
        "family",
        "officer",
        "fighter",
        "militant",
        "member",
        "policeman",
        "civilian",
        "child",
        "woman",
        "man",
        "student",
        "worker",
        "journalist",
        "medic",
        "refugee",
        "displaced",
        "migrant",
        "prisoner",
        "hostage",
        "suspect",
        "protester",
        "passenger",
        "expert",
    ]
)
_THING_UNITS: Final = frozenset(
    {
        "animal",
        "building",
        "cartridge",
        "document",
        "group",
        "organisation",
        "parcel",
        "piece",
        "site",
        "target",
        "weapon",
    }
)


class Participant(msgspec.Struct, frozen=True, gc=False):
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
    for at in among(_openings(page), view.first, view.end):
        here = _at(view, at, found) if at >= free else None
        if here is None:
            continue
        free = here.last + 1
        if found and _describes(page, here, found[-1]):
            continue
        if found and _is_title_of(page, found[-1], here):
            found[-1] = msgspec.structs.replace(here, relation=found[-1].relation)
        elif not (found and _is_title_of(page, here, found[-1])):
            found.append(here)
    return found


def _describes(page: PageWords, here: Participant, before: Participant) -> bool:
    """Whether a common noun is the adjective of the one right before it («المسؤولين العسكريين»)."""
    if here.first != before.last + 1 or here.kind != "person" or before.kind != "person":
        return False
    return (
        here.mention is None and here.quantity is None and not page.letters[here.first] and not page.marks[here.first]
    )


def _openings(page: PageWords) -> list[int]:
    """Words of the page at which a participant may begin."""
    return page.keep("openings", 0, lambda: _opening_words(page))


def _opening_words(page: PageWords) -> list[int]:
    found = set(page.of_kind)
    for start in (*page.mentions, *page.quantities):
        at = page.index_at(start)
        if at < len(page.starts) and page.starts[at] == start:
            found.add(at)
    return sorted(found)


def _is_title_of(page: PageWords, title: Participant, name: Participant) -> bool:
    """Whether one is the office or rank of the other («وزير الدفاع فلان», «فلان، وزير الدفاع»), nothing but a word or a comma between."""
    if name.type != "PER" or title.kind != "person" or title.type not in ("ROLE", None) or title.quantity is not None:
        return False
    office = title.type == "ROLE"
    gap = name.first - title.last if name.first > title.last else title.first - name.last
    joined = page.letters[max(title.first, name.first)]
    return gap <= (3 if office else 2) and not joined and (title.first < name.first or office)


def _at(view: SentenceView, at: int, earlier: list[Participant]) -> Participant | None:
    page, end, start = view.page, view.end, view.page.starts[at]
    quantity = page.quantities.get(start)
    if quantity is not None:
        span = quantity_extent(quantity)
        last = _last_word(page, at, span.end, end)
        kind = _counted_kind(page, at, last, quantity.unit)
        if kind is None:
            return None
        return Participant(at, last, span, kind, _relation(view, at, kind, earlier), None, quantity.id)
    mention = page.mentions.get(start)
    kind = _KIND_OF_MENTION.get(mention.type) if mention is not None else None
    if mention is not None and kind is not None:
        last = _last_word(page, at, mention.span.end, end)
        relation = _relation(view, at, kind, earlier)
        return Participant(at, last, mention.span, kind, relation, mention.id, None, mention.type)
    return _unnamed(view, at, earlier)


def _unnamed(view: SentenceView, at: int, earlier: list[Participant]) -> Participant | None:
    page = view.page
    if page.stems[at] in page.lexicon.place_heads and at + 1 < view.end:
        if _is_place(page, at + 1):
            return None
        if page.stems[at] in page.lexicon.settlements and _is_unlisted(page, at + 1):
            relation = _relation(view, at, "land", earlier)
            return Participant(at, at + 1, page.words[at + 1].span, "land", relation)
    kind = page.notes[at].kind
    if kind is None or (page.bare[at] in page.lexicon.adjectives and not _stands_alone(page, at)):
        return None
    last, kind = _common_noun(page, at, view.end, kind)
    return Participant(at, last, page.span(at, last), kind, _relation(view, at, kind, earlier))


def _is_place(page: PageWords, at: int) -> bool:
    mention = page.over[at]
    return mention is not None and mention.type == "LOC" and mention.span.start == page.starts[at]


def _is_unlisted(page: PageWords, at: int) -> bool:
    """«قرية الفلانية»: behind such a head a definite word that no list of words counts is the name of a small place."""
    if page.marks[at] or page.letters[at] or page.over[at] is not None:
        return False
    form = page.words[at].form
    return form.stem.startswith("ال") and not form.readings and not form.known


def _stands_alone(page: PageWords, at: int) -> bool:
    """Whether a word like «عسكري» is somebody here, no adjective of the noun before it: behind a verb, a preposition or a mark."""
    if at == 0 or page.marks[at] or page.letters[at]:
        return True
    before = page.notes[at - 1]
    return before.verb or before.relation is not None


def _last_word(page: PageWords, at: int, offset: int, end: int) -> int:
    last = at
    while last + 1 < end and page.words[last + 1].start < offset:
        last += 1
    return last


def _counted_kind(page: PageWords, first: int, last: int, unit: str | None) -> str | None:
    if unit in _PERSON_UNITS:
        return "person"
    kinds = [page.notes[at].kind for at in range(first, last + 1) if page.notes[at].kind is not None]
    if kinds:
        return kinds[-1]
    return "counted" if last > first and (unit is None or unit in _THING_UNITS) else None


def _common_noun(page: PageWords, at: int, end: int, kind: str) -> tuple[int, str]:
    """The last word and the kind of a noun with the name right behind it («قوات التحالف» where no mention holds both)."""
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
    return last, kind


def _relation(view: SentenceView, at: int, kind: str, earlier: list[Participant]) -> str | None:
    own = view.page.notes[at].relation
    if own == "in" and kind == "land":
        return own
    relation = relation_before(view, at)
    if relation is None and earlier and at - earlier[-1].last == 1 and "و" in view.page.letters[at]:
        return earlier[-1].relation
    return relation


def relation_before(view: SentenceView, at: int) -> str | None:
    """The relation that the preposition before word ``at`` gives, at most three words back, no mark or other name between."""
    page = view.page
    for back in range(at, max(view.first - 1, at - 4), -1):
        letters = page.letters[back]
        if back < at:
            note = page.notes[back]
            if note.bars or back in page.timed or _named_apart(page, back):
                return None
            if note.relation is not None:
                return _in_phrase(page, back, note.relation) if note.closes else note.relation
            if not letters and _owns(page, back):
                return None
        if letters:
            if "ب" in letters:
                return "about"
            if "ل" in letters:
                return "to"
        if page.marks[back]:
            return None
    return None


def _owns(page: PageWords, at: int) -> bool:
    """Whether the word is a noun whose genitive follows («أنصار الرئيس»): the preposition is about it, not about him."""
    stem = page.stems[at]
    if stem.startswith("ال") or stem.endswith(PRONOUNS) or page.over[at] is not None or page.notes[at].closes:
        return False
    return stem not in page.lexicon.place_heads and stem not in page.lexicon.passing and at not in page.counting


def _named_apart(page: PageWords, at: int) -> bool:
    """Whether a name stands between a preposition and the word behind it."""
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
