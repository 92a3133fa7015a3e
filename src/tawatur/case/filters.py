"""Which entries of a chronicle are asked for."""

from collections.abc import Sequence

import msgspec

from tawatur.model.chronicle import Event, Level
from tawatur.model.document import Document
from tawatur.model.chronicle import Chronicle
from tawatur.model.event import Status


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """What to show; None lets everything pass, and everything given must hold.

    ``since``, ``until``: ISO days, months or years; an event passes when its day may lie between them (one without any date does not).
    ``place``, ``actor``: part of a name, in any spelling that folds alike. ``type``: a class (``ATTACK``) or a full type (``ATTACK.airstrike``).
    ``min_origins``: least number of independent named origins.
    """

    since: str | None = None
    until: str | None = None
    place: str | None = None
    actor: str | None = None
    type: str | None = None
    status: Status | None = None
    min_origins: int | None = None
    level: Level | None = None


def select(wanted: Filter, chronicle: Chronicle, documents: Sequence[Document]) -> list[Event]:
    """The entries of ``chronicle`` that pass, in its order. Raises `BadFilter` for a day that is none."""
    raise NotImplementedError
