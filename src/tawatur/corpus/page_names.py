"""What each page names: its mentions by thing, with what the page tells of each."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from tawatur.corpus.day_range import DayRange, day_range, written_days
from tawatur.corpus.offices import Office, Offices
from tawatur.corpus.people import Person
from tawatur.corpus.person_names import name_words
from tawatur.corpus.scoped_bodies import ScopedBodies
from tawatur.corpus.states import States
from tawatur.lexicon.fold import fold
from tawatur.lexicon.lexicon import Lexicon
from tawatur.model.document import Document
from tawatur.model.mention import Mention, MentionType

LINKED = frozenset({"PER", "ORG", "LOC", "EVENT_NAME"})
LISTED = "own:"
"""How keys of a newsroom's own names begin."""
LEADING = 0.5
"""Part of the mentions that tell a state which must tell one, for a body without a state to be sought there."""
WHOLE_SENTENCE = 6
"""Words of a sentence that two pages do not share by chance."""


class Named(msgspec.Struct, frozen=True):
    """A thing that one page names: its key and mentions, and what the page tells of it. ``listed``: a newsroom's list says that its names are one thing's."""

    key: str
    page: str
    type: MentionType
    mentions: tuple[Mention, ...]
    names: tuple[str, ...]
    shown: str
    public: bool
    listed: bool = False
    unplaced: bool = False
    offices: tuple[Office, ...] = ()
    role_words: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    context: frozenset[str] = frozenset()
    sentences: frozenset[str] = frozenset()
    days: DayRange | None = None

    @property
    def mention_keys(self) -> tuple[str, ...]:
        """Its mentions as judgements name them."""
        return tuple(f"{self.page}#{mention.id}" for mention in self.mentions)

    def person(self, node: str) -> Person:
        """The same for the rules over people."""
        names = {words for name in self.names or (self.shown,) if (words := name_words(name))}
        return Person(
            node=node,
            key=self.mention_keys[0],
            names=names,
            keys=dict.fromkeys(names, self.mention_keys[0]),
            public=self.public,
            offices=list(self.offices),
            states=set(self.states),
            context=set(self.context),
            sentences=set(self.sentences),
            days=[self.days] if self.days else [],
            pages={self.page},
        )


class Node(msgspec.Struct):
    """Things that are one from the start."""

    name: str
    named: list[Named]

    @property
    def key(self) -> str:
        """Its first mention, as judgements name it."""
        return self.named[0].mention_keys[0]

    @property
    def context(self) -> frozenset[str]:
        """What else its pages name."""
        return frozenset().union(*(named.context for named in self.named))


class NamesReader:
    """Reads pages, with the tables of the lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        tables = lexicon.tables
        self.tables, self.counts = tables, lexicon.counts
        self.states = States(tables)
        self.offices = Offices(tables, self.states)
        self._bodies = ScopedBodies(tables, self.states, lexicon.counts)
        self._silent = frozenset(tables["name_links"]["no_context"])

    def read(self, document: Document) -> list[Named]:
        """The things that a page names, by key."""
        main = self.states.main(document)
        keys = {
            m.id: self._bodies.key(document, m, main) if m.type == "ORG" else str(m.entity)
            for m in document.mentions
            if m.type in LINKED and m.entity
        }
        groups: dict[str, list[Mention]] = defaultdict(list)
        for mention in document.mentions:
            if mention.id in keys:
                groups[keys[mention.id]].append(mention)
        offices = self.offices.of(document, keys, main)
        context = self._context(document, groups)
        return [self._named(document, key, found, offices, context, main) for key, found in sorted(groups.items())]

    def _named(
        self,
        document: Document,
        key: str,
        found: Sequence[Mention],
        offices: Mapping[str, Sequence[Office]],
        context: frozenset[str],
        main: str | None,
    ) -> Named:
        names = tuple(_name(document, m) for m in found if not m.nominal)
        held = tuple(dict.fromkeys(office for m in found for office in offices.get(m.id, ())))
        person = found[0].type == "PER"
        told = frozenset(state for office in held for state in office.states)
        return Named(
            key=key,
            page=document.id,
            type=found[0].type,
            mentions=tuple(found),
            names=names,
            shown=_name(document, found[0]),
            public=any(m.public for m in found) if person else True,
            listed=key.startswith(LISTED),
            unplaced=key.endswith(f"@{document.id}") and not person,
            offices=held,
            role_words=_role_words(document, found) if person else frozenset(),
            states=told or self._state(document, key, person, main),
            context=context - {key, *map(_person_key, names)} if person or found[0].type == "ORG" else frozenset(),
            sentences=_sentences(document, found) if person else frozenset(),
            days=_days(document, found[0]) if person else None,
        )

    def _state(self, document: Document, key: str, person: bool, main: str | None) -> frozenset[str]:
        """The state of a person's page; of a body its own, or the one that its page tells most where its name needs one."""
        if not person:
            suffix = key.rpartition("@")[2] if "@" in key else ""
            own = self.states.of_body(key) or (suffix if len(suffix) == len("XX") else None)
            main = own or self.states.main(document, LEADING)
        return frozenset({main}) if main else frozenset()

    def _context(self, document: Document, groups: Mapping[str, Sequence[Mention]]) -> frozenset[str]:
        """Bodies, places below a state, events and public people of a page: what tells that two pages are about one thing."""
        found = set()
        for key, mentions in groups.items():
            kind = mentions[0].type
            if (
                mentions[0].nominal
                or key.startswith(("country:", "area:", "handle:"))
                or self.states.kind(key) in self._silent
            ):
                continue
            if kind == "PER":
                full = max((_person_key(m.span.of(document.text)) for m in mentions), key=len)
                if any(m.public for m in mentions) and " " in full:
                    found.add(full)
            elif not key.endswith(f"@{document.id}"):
                found.add(key)
        return frozenset(found)


def _person_key(name: str) -> str:
    """How the context of others holds a person: the full name in one spelling."""
    return f"per:{' '.join(name_words(name))}"


def _role_words(document: Document, found: Sequence[Mention]) -> frozenset[str]:
    """Folded words of the roles that the page gives a person."""
    ids = {mention.id for mention in found}
    roles = (m for m in document.mentions if m.type == "ROLE" and m.refers_to in ids)
    return frozenset(w for role in roles for w in fold(role.span.of(document.text)).split() if len(w) > 2)


def _sentences(document: Document, found: Sequence[Mention]) -> frozenset[str]:
    """The sentences that name a person, folded, without those that two pages may share by chance."""
    spans = {s.span for s in document.sentences for m in found if s.span.holds(m.span)}
    words = (fold(span.of(document.text)).split() for span in spans)
    return frozenset(" ".join(sentence) for sentence in words if len(sentence) >= WHOLE_SENTENCE)


def _days(document: Document, mention: Mention) -> DayRange | None:
    """The days on which the article was written; where nothing bounds them, the latest day or year that the page names."""
    article = next((a for a in document.articles if a.span.holds(mention.span)), None)
    written = written_days(article.date) if article else None
    if written is not None:
        return written
    named = [t.value for t in document.timexes if t.type == "DATE" and t.value and t.value[:4].isdigit()]
    return day_range(max(named)) if named else None


def _name(document: Document, mention: Mention) -> str:
    """The words of a name as it is shown: with the article that «ل» before it took the alef of («للدفاع المدني»)."""
    text, start = document.text, mention.span.start
    written = " ".join(mention.span.of(text).split())
    if not (written.startswith("ل") and text[max(0, start - 1) : start] == "ل"):
        return written
    stem = next((word.form.stem for word in document.tokens if word.start == start), "")
    return "ا" + written if stem.startswith("ال") else written  # «للبنان» took nothing
