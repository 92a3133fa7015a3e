"""One telling of an event."""

from typing import Literal

import msgspec

from tawatur.model.span import Span

Status = Literal["occurred", "ongoing", "planned", "denied", "alleged", "hypothetical"]
EventKind = Literal["event", "state", "assessment", "generic"]
TimeBasis = Literal["stated", "context", "page", "inferred", "none"]


class Argument(msgspec.Struct, frozen=True):
    """A participant: its ``role`` in the event («agent», «victim», «destination» ...), where it stands, and the id of the mention there (None for a common noun)."""

    role: str
    span: Span
    mention: str | None = None


class EventTime(msgspec.Struct, frozen=True):
    """``value`` is EDTF-like (a TIMEX value, ``2014/..``, ``../2024-03-02``, ``[2023-03-05,2023-03-12]``, ``~`` about); ``timex`` the id of the expression it comes from."""

    value: str | None = None
    timex: str | None = None
    basis: TimeBasis = "none"


class EventPlace(msgspec.Struct, frozen=True):
    """``precision``: country, region, city, town, village, area, near, unknown. Coordinates only when the text pins the place and the gazetteer is sure."""

    span: Span
    name: str
    latitude: float | None = None
    longitude: float | None = None
    precision: str = "unknown"


class EventMention(msgspec.Struct, frozen=True, kw_only=True):
    """One telling of an event; ``chain`` holds ids of attributions, outermost to origin, () for the outlet's own voice."""

    id: str
    trigger: Span
    type: str
    kind: EventKind
    status: Status
    arguments: tuple[Argument, ...] = ()
    time: EventTime = EventTime()
    place: EventPlace | None = None
    quantities: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()
    rule: str
    cues: tuple[Span, ...] = ()
