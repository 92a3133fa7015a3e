"""An event mention with all that other pages' mentions are compared by."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import cached_property
from typing import Final

from tawatur.corpus.day_range import DayRange, day_range
from tawatur.corpus.entities import Entities
from tawatur.lexicon.fold import fold
from tawatur.model.attribution import Attribution
from tawatur.model.chronicle import MentionRef
from tawatur.model.document import Document
from tawatur.model.event import EventMention
from tawatur.model.page import Article, Block
from tawatur.model.span import Span
from tawatur.text.sentences import block_of

FAMILIES: Final[Mapping[str, str]] = {
    "CONTACT.meeting": "encounter",
    "CONTACT.talks": "encounter",
    "CONTACT.conference": "encounter",
    "CONTACT.mediation": "encounter",
    "ATTACK.attack": "strike",
    "ATTACK.airstrike": "strike",
    "ATTACK.drone_strike": "strike",
    "ATTACK.shelling": "strike",
    "ATTACK.retaliate": "strike",
    "ATTACK.ied": "blast",
    "ATTACK.suicide": "blast",
    "HARM.killed": "death",
    "CONTROL.defeat": "defeat",
    "CONTROL.lose_territory": "defeat",
    "SPEECH.statement": "statement",
    "SPEECH.announce": "statement",
    "SPEECH.interview": "statement",
    "SPEECH.testify": "statement",
}
"""Types that tellings of one event are given by different pages; every other type is a family of its own."""

KEY_ROLES: Final[Mapping[str, tuple[str, ...]]] = {
    "CONTACT.visit": ("agent",),
    "death": ("victim",),
    "strike": ("patient", "victim"),
    "OFFICE": ("agent",),
    "DETAIN": ("patient",),
    "COURT": ("patient",),
}
"""Roles whose named fillers must not differ when two tellings are of one event, by family or class."""


NEWS_AGE = timedelta(days=10)
"""How old an event may be that a page tells without a time of its own."""


class Telling:
    """One event mention of one page, ready to be compared. ``order`` is its place in the page's events."""

    def __init__(self, document: Document, event: EventMention, order: int, entities: Entities) -> None:
        self.document, self.event, self.order, self._entities = document, event, order, entities
        self.ref = MentionRef(document.id, event.id)
        self.family = FAMILIES.get(event.type, event.type)
        self.block: Block | None = block_of(document, event.trigger)
        self.article: Article | None = _article_of(document, event.trigger)

    def __repr__(self) -> str:
        return f"<Telling {self.ref.page} {self.event.id} {self.event.type}>"

    @property
    def event_class(self) -> str:
        """The class of the event's type (``ATTACK``)."""
        return self.event.type.partition(".")[0]

    @property
    def in_title(self) -> bool:
        """Whether it stands in a title, which says less and says it more boldly than the body."""
        return self.block is not None and self.block.kind in ("title", "subtitle")

    @property
    def in_post(self) -> bool:
        """Whether it stands in an embedded post."""
        return self.block is not None and self.block.kind == "embed"

    @cached_property
    def article_key(self) -> tuple[str, int]:
        """The article it stands in."""
        return self.document.id, self.article.number if self.article else -1

    @cached_property
    def days(self) -> DayRange | None:
        """The days of the event, None when nothing bounds them. A value that is only the page's own date is no evidence: see `own_days`."""
        return day_range(self.event.time.value)

    @cached_property
    def own_days(self) -> DayRange | None:
        """The days that the text itself gives the event, None where its time comes from the page alone."""
        return self.days if self.event.time.basis in ("stated", "context", "inferred") else None

    @cached_property
    def likely_days(self) -> DayRange | None:
        """When it probably happened: its own days, else, for what a page tells as news, the `NEWS_AGE` days before the page."""
        if self.own_days is not None:
            return self.own_days
        if self.days is None or self.days.last is None or self.days.first is not None:
            return self.days
        return DayRange(self.days.last - NEWS_AGE, self.days.last)

    @cached_property
    def trigger(self) -> str:
        """The folded trigger."""
        return fold(self.event.trigger.of(self.document.text))

    @cached_property
    def definite(self) -> bool:
        """Whether the trigger points back: with the article, a pronoun on its end or a demonstrative before it."""
        words = [w for w in self.document.tokens if w.start <= self.event.trigger.start < w.end]
        if not words or (words[0].form.readings and words[0].form.readings[0].shape in ("past", "present")):
            return False
        return words[0].stem.startswith("ال") or any(r.pronoun for r in words[0].form.readings)

    @cached_property
    def following_words(self) -> tuple[str, ...]:
        """The folded stems of the two words after the trigger."""
        words = [
            w.stem for w in self.document.tokens if self.event.trigger.end <= w.start < self.event.trigger.end + 40
        ]
        return tuple(words[:2])

    def words_up_to(self, later: "Telling") -> frozenset[str]:
        """The folded stems between this trigger and a later one of the same page."""
        start, end = self.event.trigger.end, later.event.trigger.start
        return frozenset(w.stem for w in self.document.tokens if start <= w.start < end)

    @cached_property
    def participants(self) -> frozenset[str]:
        """Entities that take part in any role but place."""
        return frozenset(e for found in self.by_role.values() for e in found)

    @cached_property
    def by_role(self) -> Mapping[str, frozenset[str]]:
        """Entities of the arguments by role; arguments that name no entity are left out."""
        out: dict[str, set[str]] = {}
        for argument in self.event.arguments:
            entity = self._entity_at(argument.span, argument.mention)
            if entity and argument.role != "place":
                out.setdefault(argument.role, set()).add(entity)
        return {role: frozenset(found) for role, found in out.items()}

    @cached_property
    def key_fillers(self) -> frozenset[str]:
        """Named fillers of the roles that tell events of this family apart."""
        return frozenset(e for role in self._key_roles for e in self.by_role.get(role, ()))

    @property
    def has_key_role(self) -> bool:
        """Whether events of its family are told apart by who fills a role."""
        return bool(self._key_roles)

    @property
    def _key_roles(self) -> tuple[str, ...]:
        return KEY_ROLES.get(self.family) or KEY_ROLES.get(self.event_class) or ()

    @cached_property
    def phrases(self) -> Mapping[str, frozenset[str]]:
        """Folded words of its arguments by role, as they stand."""
        out: dict[str, set[str]] = {}
        for argument in self.event.arguments:
            out.setdefault(argument.role, set()).add(fold(argument.span.of(self.document.text)))
        return {role: frozenset(found) for role, found in out.items()}

    @cached_property
    def places(self) -> frozenset[str]:
        """Places of the event as entity keys."""
        spans = [(a.span, a.mention) for a in self.event.arguments if a.role == "place"]
        if self.event.place:
            spans.append((self.event.place.span, None))
        return frozenset(e for e in (self._entity_at(span, mention) for span, mention in spans) if e)

    @cached_property
    def chain(self) -> tuple[Attribution, ...]:
        """The attributions of its chain, outermost to origin; () for the outlet's own voice."""
        found = {a.id: a for a in self.document.attributions}
        return tuple(found[i] for i in self.event.chain if i in found)

    def _entity_at(self, span: Span, mention: str | None) -> str | None:
        if mention and (self.document.id, mention) in self._entities.of:
            return self._entities.of[self.document.id, mention]
        return head_entity(self.document, span, self._entities)

    def excludes(self, other: "Telling") -> bool:
        """Whether both name who it happened to (or who did it) and no one of them may be the same."""
        mine, theirs = self.key_fillers, other.key_fillers
        return bool(mine and theirs) and not any(self._entities.may_be_one(a, b) for a in mine for b in theirs)


HEAD_SHARE = 0.6
"""Part of a phrase that a name must cover, unless it starts it, for the phrase to mean the thing named and not something of it."""


def head_entity(document: Document, span: Span, entities: Entities) -> str | None:
    """The entity that a phrase means: its name starts the phrase or covers most of it. «a former official of X» is not X: None."""
    for mention in sorted(document.mentions, key=lambda m: -m.span.length):
        if (document.id, mention.id) in entities.of and mention.span.overlaps(span):
            at_head = mention.span.start == span.start or mention.span.length >= HEAD_SHARE * span.length
            if (at_head and mention.span.end <= span.end + 2) or mention.span.holds(span):
                return entities.of[document.id, mention.id]
    return None


def entity_at(document: Document, span: Span, entities: Entities) -> str | None:
    """The entity of the longest linked mention inside a span, or that holds it; None where no name stands."""
    inside = [
        m
        for m in document.mentions
        if (document.id, m.id) in entities.of and (span.holds(m.span) or m.span.holds(span))
    ]
    if not inside:
        return None
    best = max(inside, key=lambda m: (m.span.length, -m.span.start))
    return entities.of[document.id, best.id]


def tellings_of(documents: Sequence[Document], entities: Entities) -> list[Telling]:
    """Every event mention of every page, in the order of the pages given and of their places in them."""
    return [
        Telling(document, event, order, entities)
        for document in documents
        for order, event in enumerate(sorted(document.events, key=lambda e: (e.trigger, e.id)))
    ]


def _article_of(document: Document, span: Span) -> Article | None:
    return next((a for a in document.articles if a.span.start <= span.start < a.span.end), None)
