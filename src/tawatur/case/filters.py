"""Which entries of a chronicle are asked for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import msgspec

from tawatur.case.errors import BadFilter
from tawatur.corpus.day_range import DayRange, day_range
from tawatur.corpus.wording import wording
from tawatur.lexicon.fold import fold
from tawatur.model.chronicle import Chronicle, Event, Level, MentionRef
from tawatur.model.document import Document
from tawatur.model.event import Argument, EventMention, Status
from tawatur.timex.calendar import interval

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """What to show; None lets everything pass, and everything given must hold.

    ``since``, ``until``: ISO days, months or years, both included; an event passes when it may have happened between them
    (one without any date does not). ``place``, ``actor``: part of a name, in any spelling that folds alike. ``type``: a
    class (``ATTACK``) or a full type (``ATTACK.airstrike``). ``min_origins``: least number of independent named origins.
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
    """The entries of ``chronicle`` that pass, in its order. Raises `BadFilter` for a day that is none, or an empty name.

    >>> select(Filter(since="2024"), Chronicle(), [])
    []
    """
    for name in (wanted.place, wanted.actor, wanted.type):
        if name is not None and not name.strip():
            raise BadFilter("a name to filter by is empty", "give a name, or leave the filter out")
    days = days_between(wanted.since, wanted.until)
    names = _Names(chronicle, documents)
    return [event for event in chronicle.events if _passes(event, wanted, days, names)]


def days_between(since: str | None, until: str | None) -> DayRange | None:
    """The days from ``since`` to ``until``, None when neither is given. Raises `BadFilter`.

    >>> days_between("2024-02", None).first.isoformat(), days_between(None, "2024-02").last.isoformat()
    ('2024-02-01', '2024-02-29')
    """
    if since is None and until is None:
        return None
    first, last = _day(since, 0), _day(until, 1)
    if first.first and last.last and first.first > last.last:
        raise BadFilter(f"{since} is after {until}", "give the earlier day as since")
    return DayRange(first.first, last.last)


def _day(given: str | None, edge: int) -> DayRange:
    if given is None:
        return DayRange()
    found = interval(given.strip()) if _DAY.fullmatch(given.strip()) else None
    if found is None:
        raise BadFilter(f"«{given}» is no day", "write it as 2024-03-09, 2024-03 or 2024")
    return DayRange(found[0], None) if edge == 0 else DayRange(None, found[1])


def _passes(event: Event, wanted: Filter, days: DayRange | None, names: "_Names") -> bool:
    return (
        (wanted.level is None or event.level == wanted.level)
        and (wanted.status is None or event.status == wanted.status)
        and (wanted.min_origins is None or event.independent_origins >= wanted.min_origins)
        and (wanted.type is None or _is_of_type(event.type, wanted.type))
        and (days is None or _may_be_in(event, days))
        and (wanted.place is None or _names_it(names.places(event), wanted.place))
        and (wanted.actor is None or _names_it(names.actors(event), wanted.actor))
    )


def _is_of_type(found: str, wanted: str) -> bool:
    return wanted.lower() in (found.lower(), found.partition(".")[0].lower())


def _may_be_in(event: Event, days: DayRange) -> bool:
    found = day_range(event.time.value)
    return found is not None and found.meets(days)


def _names_it(names: Iterator[str], wanted: str) -> bool:
    part = _key(wanted)
    return any(part in _key(name) for name in names)


def _key(name: str) -> str:
    return fold(" ".join(name.split())).casefold()


class _Names:
    """Names of the places and participants of events: as the pages write them, and of the entities they stand for."""

    def __init__(self, chronicle: Chronicle, documents: Sequence[Document]) -> None:
        self._chronicle = chronicle
        self._documents = {document.id: document for document in documents}

    def places(self, event: Event) -> Iterator[str]:
        """Names of where it happened."""
        if event.place:
            yield event.place.name
        for document, mention in self._mentions(event):
            if mention.place:
                yield mention.place.name
            yield from self._of(document, [a for a in mention.arguments if a.role == "place"])

    def actors(self, event: Event) -> Iterator[str]:
        """Names of all who take part, in any role but place."""
        for document, mention in self._mentions(event):
            yield from self._of(document, [a for a in mention.arguments if a.role != "place"])

    def _mentions(self, event: Event) -> Iterator[tuple[Document, EventMention]]:
        for ref in event.mentions:
            if ref in self._told:
                yield self._told[ref]

    def _of(self, document: Document, arguments: Sequence[Argument]) -> Iterator[str]:
        for argument in arguments:
            yield wording(document, argument.span)
            if argument.mention and (document.id, argument.mention) in self._entities:
                yield self._entities[document.id, argument.mention]

    @cached_property
    def _told(self) -> Mapping[MentionRef, tuple[Document, EventMention]]:
        return {
            MentionRef(document.id, mention.id): (document, mention)
            for document in self._documents.values()
            for mention in document.events
        }

    @cached_property
    def _entities(self) -> Mapping[tuple[str, str], str]:
        return {(ref.page, ref.mention): entity.name for entity in self._chronicle.entities for ref in entity.mentions}
