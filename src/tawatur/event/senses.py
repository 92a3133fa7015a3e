"""What the lexicon says of words that may tell of an event: their senses, and the conditions under which each holds."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Final

import msgspec

from tawatur.lexicon.fold import fold
from tawatur.lexicon.lexicon import Lexicon
from tawatur.model.event import EventKind, Status
from tawatur.model.word import Reading

PHRASES: Final = "event_phrases"
STATUS_GROUP: Final = "status_words"
_OF_ME: Final = frozenset({"ي", "ني"})  # «اجتماعي» is an adjective far more often than «my meeting»
VERB_SHAPES: Final = frozenset({"past", "present"})
"""Shapes of a reading that make the word a verb."""
LIFELESS: Final = frozenset({"thing", "tool", "pact"})
"""Kinds of participants that do nothing by themselves."""


class WordList(msgspec.Struct, frozen=True):
    """Bare folded words (no article); ``accepts`` also takes the accusative alef."""

    words: frozenset[str]

    def meets(self, others: Iterable[str]) -> bool:
        """Whether one of ``others`` is in the list."""
        return not self.words.isdisjoint(others)


class Sense(msgspec.Struct, frozen=True, kw_only=True):
    """One way in which an entry tells of an event. None and () set no condition.

    ``definite``, ``indefinite``, ``with_pronoun``: how the word must stand. ``near`` and ``not_near`` look at the clause, ``near_within`` six words
    either way, ``next_within`` the four words after, ``next`` and ``previous`` at the neighbour. ``needs`` and ``also_needs`` name what must stand in the
    clause (see `triggers`). ``types`` gives a finer type when a word of its list is near. ``self_role``: the noun itself names who it happened to («قتلى»).
    ``subject_role``: the role of its subject where it is not the one of its type («استضاف»: host).
    ``conditioned``: one of the conditions on words around is set.
    """

    entry: str
    type: str
    kind: EventKind
    status: Status | None = None
    shapes: frozenset[str] = frozenset()
    definite: bool = False
    indefinite: bool = False
    with_pronoun: bool = False
    near: WordList | None = None
    not_near: WordList | None = None
    near_within: WordList | None = None
    next_within: WordList | None = None
    next: WordList | None = None
    not_next: WordList | None = None
    previous: WordList | None = None
    not_previous: WordList | None = None
    needs: tuple[str, ...] = ()
    also_needs: tuple[str, ...] = ()
    types: tuple[tuple[WordList, str], ...] = ()
    self_role: str | None = None
    subject_role: str | None = None
    conditioned: bool = False


class StatusCue(msgspec.Struct, frozen=True, kw_only=True):
    """A word that says whether an event happened: what it makes of it, how many words it reaches, to which side."""

    status: Status
    reach: int
    after: bool = False
    verb: bool = False
    next: WordList | None = None
    not_next: WordList | None = None
    not_near: WordList | None = None
    condition: bool = False


class TenseWord(msgspec.Struct, frozen=True, kw_only=True):
    """A word that lends its tense or changes another's (see ``status_words.yaml``); ``shape`` and ``future`` are how it stands here."""

    carries: bool = False
    occurs: bool = False
    comes: bool = False
    narrates: bool = False
    takes_l: bool = False
    may: bool = False
    past_of: bool = False
    shields: bool = False
    hosts: bool = False
    covers: bool = False
    shape: str = "form"
    future: bool = False
    pronoun: bool = False


class Note(msgspec.Struct, frozen=True):
    """What this room knows of a stem wherever it stands: its bare form, its senses with their readings, its status cue, whether it may be a verb.

    ``phrase``: a phrase of events begins with it. ``closes``: phrases of prepositions that hold it («على يد»), with the relation they give.
    ``nouns`` and ``verbs_first`` are its senses as they are asked where no verb, and where a verb may stand.
    ``bars``: what stands before it has nothing to do with what stands behind: an event, a verb that carries one, a word that opens a clause.
    ``tells``: an event or a phrase of events may begin with it; ``carries``: it is a verb that carries the event named behind it.
    ``plain``: it does neither, is no cue, ends no clause and names nobody and nothing: the page need not remember where it stands.
    """

    bare: str
    senses: tuple[tuple[Sense, Reading], ...] = ()
    cues: tuple[StatusCue, ...] = ()
    tense: TenseWord | None = None
    verb: bool = False
    noun: bool = False
    relation: str | None = None
    breaks: bool = False
    relative: bool = False
    kind: str | None = None
    phrase: bool = False
    closes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    nouns: tuple[tuple[Sense, Reading], ...] = ()
    verbs_first: tuple[tuple[Sense, Reading], ...] = ()
    bars: bool = False
    plain: bool = True
    tells: bool = False
    carries: bool = False


class Notes(dict[str, Note]):
    """Notes by folded stem, each read when a page first asks for it."""

    def __init__(self, read: Callable[[str], Note]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, stem: str) -> Note:
        note = self[stem] = self._read(stem)
        return note


class EventLexicon:
    """The event entries of a lexicon, ready to be asked word by word; memoised by stem."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._lists: Mapping[str, Sequence[str]] = lexicon.tables.get("event_words", {}).get("lists", {})
        self.sport: Mapping[str, Any] = lexicon.tables.get("event_words", {}).get("sport", {})
        self.sport_words = self.word_list(self.sport.get("words")) or WordList(frozenset())
        table = lexicon.tables.get("event_roles", {})
        self.roles: Mapping[str, Mapping[str, Any]] = table.get("roles", {})
        self._relations = {bare(fold(word)): relation for word, relation in table.get("prepositions", {}).items()}
        self._breaks = frozenset(fold(word) for word in table.get("breaks", ()))
        self._relatives = frozenset(fold(word) for word in table.get("relatives", ()))
        self.relation_phrases = tuple(
            (name, tuple(tuple(fold(phrase).split()) for phrase in table.get(name, ()))) for name in ("by", "near")
        )
        self.opens_report = frozenset(fold(word) for word in table.get("opens_report", ()))
        self.since = frozenset(fold(word) for word in table.get("since", ()))
        self.until = frozenset(fold(word) for word in table.get("until", ()))
        self.bounds_events = frozenset(fold(word) for word in table.get("bounds_events", ()))
        self.today = frozenset(fold(word) for word in table.get("today", ()))
        self.goes_on = frozenset(fold(word) for word in table.get("goes_on", ()))
        self.during = frozenset(fold(word) for word in table.get("during", ()))
        self.closing = frozenset(fold(word) for word in table.get("closing", ()))
        self.settlements = frozenset(fold(word) for word in table.get("settlements", ()))
        self.then = frozenset(fold(word) for word in table.get("then", ()))
        self.topics = frozenset(fold(word) for word in table.get("topics", ()))
        self.results = frozenset(fold(word) for word in table.get("results", ()))
        self.passing = frozenset(fold(word) for word in table.get("passing", ()))
        self.joining = frozenset(fold(word) for word in table.get("joining", ()))
        adjectives = [bare(fold(word)) for word in table.get("adjectives", ())]
        self.adjectives = frozenset(form for word in adjectives for form in (word, word + "ا"))
        heads = lexicon.tables.get("place_triggers", {})
        self.place_heads = frozenset(
            fold(w) for name in ("small", "region", "country", "facility") for w in heads.get(name, ())
        )
        self.region_heads = frozenset(fold(w) for name in ("region", "direction") for w in heads.get(name, ()))
        self.before_verbs = frozenset(fold(word) for word in table.get("before_verbs", ()))
        self._kinds = self._unit_kinds(table)
        self._senses: dict[tuple[str, str], Sense] = {}
        self.notes = Notes(self._read)

    def sense(self, group: str, entry: str) -> Sense:
        """The sense of an entry of an event group."""
        key = (group, entry)
        found = self._senses.get(key)
        if found is None:
            found = self._senses[key] = self._sense(group, entry)
        return found

    def role(self, event_type: str, relation: str, kind: str) -> str | None:
        """The role of a participant of ``kind`` that stands in ``relation`` to a trigger of this type; None for none."""
        table = self.roles.get(event_type)
        if table is None:
            table = self.roles.get(event_type.partition(".")[0], {})
        role = table.get(relation)
        if isinstance(role, dict):
            found: str | None = role.get(kind)
            return found
        return None if kind in LIFELESS else role

    def word_list(self, words: Iterable[str] | None) -> WordList | None:
        """The words of a condition, names in capitals replaced by their lists; None when there are none."""
        if not words:
            return None
        return WordList(frozenset(form for word in words for form in self._forms(str(word))))

    def _forms(self, word: str) -> Iterable[str]:
        if word in self._lists:
            for member in self._lists[word]:
                yield from self._forms(str(member))
            return
        folded = fold(word)
        for stem in {folded, bare(folded)}:  # «ألغام» folds to what looks like an article
            yield stem
            yield stem + "ا"

    def _read(self, stem: str) -> Note:
        readings = self.lexicon.readings(stem)
        senses = tuple(
            (self.sense(reading.group, reading.entry), reading)
            for reading in sorted(readings, key=lambda reading: reading.shape in VERB_SHAPES)
            if self._tells(stem, reading)
        )
        short = bare(stem)
        tense = self._tense([reading for reading in readings if reading.group == STATUS_GROUP])
        told = tuple(known for known in senses if not known[0].shapes or known[1].shape in known[0].shapes)
        cues = tuple(self._cue(reading) for reading in readings if self._is_cue(reading))
        breaks, kind, phrase = stem in self._breaks, self._kinds.get(short), self.lexicon.opens_phrase(stem, PHRASES)
        carries = tense is not None and tense.carries
        return Note(
            short,
            told,
            cues,
            tense,
            any(reading.shape in VERB_SHAPES for reading in readings),
            any(reading.shape not in VERB_SHAPES and reading.group.startswith("event_") for reading in readings),
            self._relations.get(stem),
            breaks,
            stem in self._relatives,
            kind,
            phrase,
            tuple((name, phrase) for name, phrases in self.relation_phrases for phrase in phrases if stem in phrase),
            tuple(known for known in told if not _is_verb(known)),
            tuple(sorted(told, key=_is_verb, reverse=True)),
            bool(told) or breaks or stem in self.closing or carries,
            not (told or phrase or cues or carries or breaks or kind is not None),
            bool(told) or phrase,
            carries,
        )

    def _tells(self, stem: str, reading: Reading) -> bool:
        """Whether a reading can be an event: one of this room's words, no stem that is only written before a pronoun («ضربت» of «ضربة»)."""
        if not reading.group.startswith("event_") or reading.group == PHRASES or reading.pronoun in _OF_ME:
            return False
        if reading.shape in VERB_SHAPES or reading.pronoun or not stem.endswith("ت"):
            return True
        return not any(
            r.entry == reading.entry and r.group == reading.group for r in self.lexicon.readings(stem[:-1] + "ة")
        )

    def _sense(self, group: str, entry: str) -> Sense:
        known = self.lexicon.attributes(group, entry)
        conditions = ("near", "not_near", "near_within", "next_within", "next", "not_next", "previous", "not_previous")
        kind: EventKind = known.get("kind", "event")
        return Sense(
            entry=f"{group}/{entry}",
            type=str(known.get("type", "")),
            kind=kind,
            status=known.get("status"),
            shapes=frozenset(known.get("shapes", ())),
            definite=bool(known.get("definite")),
            indefinite=bool(known.get("indefinite")),
            self_role=known.get("self"),
            subject_role=known.get("subject"),
            with_pronoun=bool(known.get("with_pronoun")),
            needs=tuple(known.get("needs", ())),
            also_needs=tuple(known.get("also_needs", ())),
            types=tuple(
                (found, row["type"]) for row in known.get("types", ()) if (found := self.word_list(row["near"]))
            ),
            conditioned=any(known.get(name) for name in (*conditions, "needs")),
            **{name: self.word_list(known.get(name)) for name in conditions},
        )

    def _is_cue(self, reading: Reading) -> bool:
        return reading.group == STATUS_GROUP and self.lexicon.attribute(reading, "status") is not None

    def _tense(self, readings: Sequence[Reading]) -> TenseWord | None:
        names = ("carries", "occurs", "comes", "narrates", "takes_l", "may", "past_of", "shields", "hosts", "covers")
        kept = [reading for reading in readings if not self._is_cue(reading)]
        if not kept:
            return None
        flags = {name: any(self.lexicon.attribute(reading, name) for reading in kept) for name in names}
        verbs = [reading for reading in kept if reading.shape in VERB_SHAPES] or kept
        present = all(reading.shape == "present" for reading in verbs)
        return TenseWord(
            **flags,
            shape="present" if present else verbs[0].shape,
            future=any(r.future for r in verbs),
            pronoun=any(r.pronoun for r in verbs),
        )

    def _cue(self, reading: Reading) -> StatusCue:
        known = self.lexicon.attributes(reading.group, reading.entry)
        return StatusCue(
            status=known["status"],
            reach=int(known.get("reach", 4)),
            after=known.get("side") == "after",
            verb=bool(known.get("verb")),
            condition=bool(known.get("condition")),
            next=self.word_list(known.get("next")),
            not_next=self.word_list(known.get("not_next")),
            not_near=self.word_list(known.get("not_near")),
        )

    def _unit_kinds(self, table: Mapping[str, Any]) -> dict[str, str]:
        kinds: dict[str, str] = {}
        for name, kind in (
            ("pacts", "pact"),
            ("things", "thing"),
            ("tools", "tool"),
            ("forces", "body"),
            ("persons", "person"),
        ):
            found = self.word_list(table.get(name))
            kinds.update((word, kind) for word in (found.words if found else ()))
        return kinds


def _is_verb(known: tuple[Sense, Reading]) -> bool:
    return known[1].shape in VERB_SHAPES


def bare(stem: str) -> str:
    """A folded stem without its article.

    >>> bare("الغارة"), bare("غارة")
    ('غارة', 'غارة')
    """
    return stem[2:] if stem.startswith("ال") and len(stem) > 3 else stem


@cache
def event_lexicon(lexicon: Lexicon) -> EventLexicon:
    """The event entries of ``lexicon``, built once for each."""
    return EventLexicon(lexicon)
