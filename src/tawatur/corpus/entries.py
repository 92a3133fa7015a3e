"""From clusters of tellings to entries: type, status, time, place, title, origins, figures and conflicts of each."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from tawatur.corpus.bodies import Bodies
from tawatur.corpus.candidates import nearest_candidates
from tawatur.corpus.conflicts import find_conflicts
from tawatur.corpus.corroboration import CopiedWords, corroborate
from tawatur.corpus.day_range import DayRange, day_range, written_days
from tawatur.corpus.entities import Entities
from tawatur.corpus.figures import figures_of
from tawatur.corpus.levels import NO_WORDS, PassingWords, headings, levels_of
from tawatur.corpus.places import PlaceTree, fineness
from tawatur.corpus.tellings import Telling
from tawatur.corpus.titles import title_of
from tawatur.model.chronicle import Event, Judgement, Level
from tawatur.model.event import EventPlace, EventTime, Status

PINNED = frozenset({"city", "town", "village", "near"})
HAPPENED = frozenset({"occurred", "ongoing"})
PENDING = frozenset({"planned"})


class CaseKnowledge(msgspec.Struct, frozen=True):
    """What entries are made with, besides their tellings."""

    entities: Entities
    bodies: Bodies
    places: PlaceTree
    copied: CopiedWords
    judgements: tuple[Judgement, ...]
    titles: Mapping[str, Any]
    passing: PassingWords = NO_WORDS


def entries_of(groups: Sequence[Sequence[Telling]], known: CaseKnowledge) -> tuple[Event, ...]:
    """An event for each cluster, numbered from 1 in order of time, undated ones last and folded ones after all others."""
    levels, under, nearest = (
        levels_of(groups, known.passing),
        headings(groups),
        nearest_candidates(groups, known.places),
    )
    drafts = [_entry(group, level, known) for group, level in zip(groups, levels, strict=True)]
    for number, draft in enumerate(drafts):
        head, candidate = under.get(number), nearest.get(number)
        drafts[number] = msgspec.structs.replace(
            draft, under=drafts[head].id if head is not None else None, nearest=candidate[1] if candidate else None
        )
    ordered = sorted(drafts, key=lambda event: (event.level == "folded", *_chronological(event)))
    return tuple(msgspec.structs.replace(event, number=number) for number, event in enumerate(ordered, 1))


def _entry(group: Sequence[Telling], level: Level, known: CaseKnowledge) -> Event:
    origins, counts = corroborate(group, known.entities, known.bodies, known.copied)
    figures = figures_of(group, origins)
    event_type, status = type_of(group), status_of(group)
    return Event(
        id=f"ev:{group[0].ref.key}",
        number=0,
        type=event_type,
        level=level,
        title=_judged_title(group, known) or title_of(group, event_type, status, known.entities, known.titles),
        time=time_of(group),
        place=place_of(group, status),
        status=status,
        pending=status in PENDING,
        mentions=tuple(t.ref for t in group),
        origins=origins,
        origin_counts=counts,
        independent_origins=counts.named,
        figures=figures,
        conflicts=find_conflicts(group, origins, figures),
        time_evidence=_time_evidence(group),
    )


def _judged_title(group: Sequence[Telling], known: CaseKnowledge) -> str | None:
    keys = {t.ref.key for t in group}
    titles = (j.value for j in reversed(known.judgements) if j.verdict == "title" and j.subject in keys)
    return next(titles, None)


def type_of(group: Sequence[Telling]) -> str:
    """The type that most tellings give, the more telling one (not plain ``attack``, ``talks``) when as many give two."""
    types = [t.event.type for t in group]
    return max(
        sorted(set(types)),
        key=lambda kind: types.count(kind) + (0 if kind in ("ATTACK.attack", "CONTACT.talks") else 0.5),
    )


def status_of(group: Sequence[Telling]) -> Status:
    """The status that most tellings in the body give; the first one's when as many give two. Titles count only where no body tells it.

    What one page plans and a page written no earlier tells as happened, has happened.
    """
    body = [t for t in group if not t.in_title] or list(group)
    found = [t.event.status for t in body]
    if "planned" in found and any(t.event.status == "occurred" and _not_before_plans(t, body) for t in body):
        found = [status for status in found if status != "planned"]
    return max(found, key=lambda status: (found.count(status), -found.index(status)))


def _not_before_plans(telling: Telling, body: Sequence[Telling]) -> bool:
    """Whether the page of a telling was surely written after every other page that still plans the event."""
    written = written_days(telling.article.date) if telling.article else None
    plans = [
        written_days(t.article.date)
        for t in body
        if t.event.status == "planned" and t.article and t.article_key != telling.article_key
    ]
    if not plans or written is None or written.first is None:
        return False
    return all(plan is not None and plan.last is not None and plan.last <= written.first for plan in plans)


def time_of(group: Sequence[Telling]) -> EventTime:
    """The days that all dated tellings may mean; the best supported alone when they cannot all hold.

    Days that a text gives go before bounds that rest on the day of its page.
    """
    own = [t for t in group if t.own_days is not None]
    told = own or [t for t in group if t.days is not None]
    if not told:
        return EventTime()
    best = min(told, key=lambda t: (t.in_title, t.days.width or 10**6 if t.days else 10**6, t.ref))
    days = best.days or DayRange()
    for telling in told:
        days = days.narrowed(telling.days or DayRange())
    value = best.event.time.value if day_range(best.event.time.value) == days else days.value
    return EventTime(value, best.event.time.timex, best.event.time.basis)


def place_of(group: Sequence[Telling], status: Status) -> EventPlace | None:
    """The finest place that a telling gives; its coordinates only for what happened, at a town or village that the text names."""
    places = [t.event.place for t in group if t.event.place is not None]
    if not places:
        return None
    best = max(places, key=lambda place: (fineness(place.precision), place.latitude is not None))
    if status not in HAPPENED or best.precision not in PINNED:
        best = msgspec.structs.replace(best, latitude=None, longitude=None)
    return best


def _time_evidence(group: Sequence[Telling]) -> tuple[str, ...]:
    lines = (f"{t.ref.page}: {t.event.time.value} ({t.event.time.basis})" for t in group if t.event.time.value)
    return tuple(dict.fromkeys(lines))


def _chronological(event: Event) -> tuple[str, str]:
    days = day_range(event.time.value)
    day = (days.first or days.last) if days else None
    return (day.isoformat() if day else "9999", event.id)
