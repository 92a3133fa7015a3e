"""Which words of a sentence tell of an event."""

from collections.abc import Iterator

import msgspec

from tawatur.event.clauses import PageWords, SentenceView, among
from tawatur.event.senses import PHRASES, VERB_SHAPES, Sense
from tawatur.model.word import Reading

_BEFORE, _AFTER = 10, 12
_CLOSED_TYPES = frozenset({"ORG", "PER", "LOC", "EVENT_NAME"})
_BODY_TYPES = frozenset({"ORG", "NORP"})
_PERSON_TYPES = frozenset({"PER", "ROLE"})
_NEED_OF_KIND = {"person": "person", "body": "group", "thing": "object", "tool": "instrument", "pact": "pact"}


class Trigger(msgspec.Struct, frozen=True, gc=False):
    """Words ``first`` to ``last`` (indexes in the page) that tell of an event in this sense.

    ``reading`` is None for a phrase that no verb opens; ``type`` is the entry's, or a finer one that the words around call for.
    ``event_class`` is the class of its type (``ATTACK``); ``is_verb``: it stands as a verb.
    """

    first: int
    last: int
    sense: Sense
    type: str
    event_class: str
    is_verb: bool
    reading: Reading | None = None

    @property
    def is_present(self) -> bool:
        """Whether it is a verb in the present."""
        return self.reading is not None and self.reading.shape == "present"


def find_triggers(view: SentenceView) -> Iterator[Trigger]:
    """Triggers of the sentence in order, none inside another, none inside a name but the head of a named event («مناورات درع الشمال»)."""
    page = view.page
    free = view.first
    for at in among(page.telling, view.first, view.end):
        if at < free or _named(page, at):
            continue
        found = (_phrase(view, at) if page.notes[at].phrase else None) or _word(view, at)
        if found is not None:
            yield found
            free = found.last + 1


def _phrase(view: SentenceView, at: int) -> Trigger | None:
    for length, entry in view.page.lexicon.lexicon.phrases_at(view.page.stems, at, PHRASES):
        sense = view.page.lexicon.sense(PHRASES, entry)
        if at + length <= view.end and holds(view, at, at + length - 1, sense):
            return _trigger(view, at, at + length - 1, sense, _verb_reading(view.page, at))
    return None


def _trigger(view: SentenceView, first: int, last: int, sense: Sense, reading: Reading | None) -> Trigger:
    kind = finer_type(view, first, sense)
    is_verb = reading is not None and reading.shape in VERB_SHAPES
    return Trigger(first, last, sense, kind, kind.partition(".")[0], is_verb, reading)


def _verb_reading(page: PageWords, at: int) -> Reading | None:
    """The reading of a phrase's first word where it can only be a verb («لقوا مصرعهم»)."""
    readings = page.words[at].form.readings
    return readings[0] if readings and all(r.shape in VERB_SHAPES for r in readings) else None


def _word(view: SentenceView, at: int) -> Trigger | None:
    """The first sense whose conditions hold: where a verb may stand its verbs first, elsewhere its nouns alone."""
    verb = stands_as_verb(view, at)
    note = view.page.notes[at]
    for sense, reading in note.verbs_first if verb else note.nouns:
        if _fits(reading, sense) and holds(view, at, at, sense):
            return _trigger(view, at, at, sense, reading)
    return None


def _fits(reading: Reading, sense: Sense) -> bool:
    if (sense.definite and not reading.definite) or (sense.indefinite and reading.definite):
        return False
    return bool(reading.pronoun) or not sense.with_pronoun


def _named(page: PageWords, at: int) -> bool:
    mention = page.over[at]
    if mention is None or mention.type not in _CLOSED_TYPES:
        return False
    return mention.type != "EVENT_NAME" or mention.span.start != page.starts[at]


def finer_type(view: SentenceView, at: int, sense: Sense) -> str:
    """The type of the entry, or the finer one that the words around call for."""
    if not sense.types:
        return sense.type
    around = view.around(at, 7, 7)
    return next((finer for words, finer in sense.types if words.meets(around)), sense.type)


def stands_as_verb(view: SentenceView, at: int) -> bool:
    """Whether a word that may be verb or noun («قتل») stands as a verb here: by what stands before it."""
    page = view.page
    note = page.notes[at]
    if not note.verb:
        return False
    if not note.nouns:
        return True
    letters = page.letters[at]
    if "ب" in letters or "ل" in letters or "ك" in letters:
        return False
    if at == view.first or page.marks[at]:
        return True
    before = page.notes[at - 1]
    negated = any(cue.verb for cue in before.cues)
    if before.breaks or before.relative or negated or page.stems[at - 1] in page.lexicon.before_verbs:
        return True
    return "و" in letters or "ف" in letters


def holds(view: SentenceView, first: int, last: int, sense: Sense) -> bool:
    """Whether every condition of ``sense`` holds for words ``first`` to ``last``."""
    if not sense.conditioned:
        return True
    page = view.page
    if sense.not_next and last + 1 < view.end and page.bare[last + 1] in sense.not_next.words:
        return False
    if sense.next and (last + 1 >= view.end or page.bare[last + 1] not in sense.next.words):
        return False
    before = page.bare[first - 1] if first > view.first else ""
    if sense.not_previous and before in sense.not_previous.words:
        return False
    if sense.previous and before not in sense.previous.words:
        return False
    if sense.next_within and not sense.next_within.meets(page.bare[last + 1 : min(view.end, last + 5)]):
        return False
    if sense.near_within and not sense.near_within.meets(view.around(first, 5, 6)):
        return False
    return _near_holds(view, first, sense) and _needs_hold(view, first, last, sense)


def _near_holds(view: SentenceView, at: int, sense: Sense) -> bool:
    if sense.near is None and sense.not_near is None:
        return True
    around = view.around(at, _BEFORE, _AFTER)
    if sense.not_near is not None and sense.not_near.meets(around):
        return False
    return sense.near is None or sense.near.meets(around)


def _needs_hold(view: SentenceView, first: int, last: int, sense: Sense) -> bool:
    if not sense.needs:
        return True
    present = surroundings(view, first, last)
    return not present.isdisjoint(sense.needs) and all(need in present for need in sense.also_needs)


def surroundings(view: SentenceView, first: int, last: int) -> set[str]:
    """What stands in the clause around a trigger.

    Any of place, place_with_ba, person, group, object, quantity, instrument, participants (a word for between), with.
    """
    page = view.page
    found: set[str] = set()
    for at in range(max(view.first, first - 6), min(view.end, last + 13)):
        if first <= at <= last:
            continue
        note, start = page.notes[at], page.words[at].start
        mention = page.mentions.get(start)
        if mention is not None:
            found.update(_of_mention(mention.type, at, page))
        if start in page.quantities:
            found.add("quantity")
        if note.kind is not None:
            found.add(_NEED_OF_KIND[note.kind])
        if note.relation == "with" and at > last:
            found.add("with")
        if note.relation == "between":
            found.add("participants")
    return found


def _of_mention(kind: str, at: int, page: PageWords) -> tuple[str, ...]:
    if kind in _PERSON_TYPES:
        return ("person",)
    if kind in _BODY_TYPES:
        return ("group",)
    if kind != "LOC":
        return ()
    return ("place", "place_with_ba") if "ب" in page.letters[at] else ("place",)
