"""What is derived across pages: links, judgements, events, and the chronicle."""

from typing import Literal

import msgspec

from tawatur.model.attribution import SpeakerKind
from tawatur.model.event import EventPlace, EventTime, Status
from tawatur.model.span import Span

Verdict = Literal["same", "different", "unsure", "correct", "drop", "title"]
Level = Literal["main", "background", "folded"]
Axis = Literal["time", "place", "number", "agent", "identity", "polarity"]
CopyKind = Literal["exact", "near", "partial"]


class MentionRef(msgspec.Struct, frozen=True, order=True):
    """An event mention in a page: the page's id and the event's id in it."""

    page: str
    event: str

    @property
    def key(self) -> str:
        """How a judgement names it.

        >>> MentionRef("p1", "e:3-8").key
        'p1#e:3-8'
        """
        return f"{self.page}#{self.event}"

    @classmethod
    def of(cls, key: str) -> "MentionRef":
        """The event mention that a key names."""
        page, _, event = key.rpartition("#")
        return cls(page, event)


class SpanRef(msgspec.Struct, frozen=True, order=True):
    """Characters of a page."""

    page: str
    span: Span


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """A decision laid over the derived layers, by a rule or by a person; never an overwritten fact.

    ``subject`` and ``other`` are keys ``page#annotation id`` (``other`` None for correct, drop, title). ``field`` and ``value`` say what is corrected
    (date, status, place, title). ``score`` and ``cues`` explain a rule's decision; ``made_by`` is ``rule:<name>`` or a person.
    """

    verdict: Verdict
    subject: str
    other: str | None = None
    field: str | None = None
    value: str | None = None
    made_by: str
    why: str
    made_at: str | None = None
    cues: tuple[str, ...] = ()


class CopyLink(msgspec.Struct, frozen=True, kw_only=True):
    """Text of page ``a`` that stands in page ``b`` too. ``share``: of the shorter text, 0..1; ``runs``: pairs of equal word runs, [a's span, b's span]."""

    a: str
    b: str
    share: float
    kind: CopyKind
    runs: tuple[tuple[Span, Span], ...] = ()


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Who stands at the end of the chains of an event: one connected component of dependent tellings.

    ``kind`` is the speaker's, or ``own_voice`` for outlets that say it themselves. ``chains``: for each mention, names from the page to the origin.
    ``joined_by``: why tellings were counted as one (rules and names), the evidence of independence.
    """

    name: str
    kind: SpeakerKind | Literal["own_voice"]
    mentions: tuple[MentionRef, ...]
    chains: tuple[tuple[str, ...], ...] = ()
    joined_by: tuple[str, ...] = ()


class Corroboration(msgspec.Struct, frozen=True):
    """Always three numbers, never added: independent named origins, anonymous ones, outlets in their own voice."""

    named: int
    anonymous: int
    own_voice: int


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of an event as one origin gives it; ``slot`` says of what (killed, injured ...). ``superseded_by`` is the key of the later figure of the same origin."""

    page: str
    span: Span
    slot: str
    low: float | None
    high: float | None
    qualifier: str
    origin: str
    as_of: str | None = None
    superseded_by: str | None = None


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One side of a conflict: what is claimed, by whom, where it stands."""

    value: str
    origin: str
    refs: tuple[SpanRef, ...]


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """Two or more claims about one property that cannot all hold."""

    axis: Axis
    claims: tuple[Claim, ...]
    rule: str
    page: str | None = None


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """The nearest other entry that was not joined with this one: which rule kept them apart, or what was missing to join them."""

    event: str
    rule: str
    why: str
    cues: tuple[str, ...] = ()


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the chronicle: a cluster of event mentions under one heading, with who says so.

    ``number`` counts from 1 in order of time. ``under`` is the id of the entry that a folded cluster is shown under, None for none. ``possibly_same``: ids of entries that may be
    this one, for a person to judge. ``open_questions``: what no page says, in Arabic.
    """

    id: str
    number: int
    type: str
    level: Level
    title: str
    time: EventTime
    place: EventPlace | None
    status: Status
    pending: bool = False
    mentions: tuple[MentionRef, ...]
    origins: tuple[Origin, ...]
    origin_counts: Corroboration
    independent_origins: int
    figures: tuple[Figure, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    open_questions: tuple[str, ...] = ()
    possibly_same: tuple[str, ...] = ()
    under: str | None = None
    nearest: Candidate | None = None
    time_evidence: tuple[str, ...] = ()


class EntityMentionRef(msgspec.Struct, frozen=True, order=True):
    """A name in a page: the page's id and the mention's id in it."""

    page: str
    mention: str


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """One thing under its names. ``public`` is False for a private person, whose name lists and exports mask."""

    id: str
    name: str
    type: str
    public: bool
    mentions: tuple[EntityMentionRef, ...]


class Chronicle(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the pages of a case give together, in order of time."""

    events: tuple[Event, ...] = ()
    page_conflicts: tuple[Conflict, ...] = ()
    entities: tuple[Entity, ...] = ()
    copies: tuple[CopyLink, ...] = ()
    judgements: tuple[Judgement, ...] = ()
