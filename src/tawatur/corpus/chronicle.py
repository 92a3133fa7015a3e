"""From annotated pages and judgements to a chronicle: every step a function whose result can be undone."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

import msgspec

from tawatur.corpus.candidates import nearest_candidates
from tawatur.corpus.conflicts import find_conflicts, find_page_conflicts
from tawatur.corpus.copies import find_copies
from tawatur.corpus.corroboration import corroborate
from tawatur.corpus.dating import apply_narrowings, list_weekdays, narrow_dates
from tawatur.corpus.day_range import DayRange, day_range, written_days
from tawatur.corpus.entities import Entities, link_entities
from tawatur.corpus.figures import figures_of
from tawatur.corpus.levels import headings, levels_of
from tawatur.corpus.merging import merge_events
from tawatur.corpus.places import PlaceTree, place_tree
from tawatur.corpus.stories import Stories
from tawatur.corpus.tellings import Telling, tellings_of
from tawatur.corpus.titles import title_of
from tawatur.lexicon.lexicon import Lexicon, load_lexicon
from tawatur.model.chronicle import Chronicle, CopyLink, Event, Judgement, Level
from tawatur.model.document import Document
from tawatur.model.event import EventPlace, EventTime, Status
from tawatur.pipeline import STAGES
from tawatur.text.words import find_words

PINNED = frozenset({"city", "town", "village", "near"})
PENDING = frozenset({"planned"})


class Derived(msgspec.Struct, frozen=True):
    """``documents``: the pages with what the case adds (dates, resolved values, entities); ``chronicle``: what they give together."""

    documents: tuple[Document, ...]
    chronicle: Chronicle


def derive(documents: Sequence[Document], judgements: Sequence[Judgement] = ()) -> Derived:
    """The chronicle of a case. The order of ``documents`` does not matter; no page, or pages without events, give an empty one.

    >>> derive([]).chronicle.events
    ()
    """
    lexicon = load_lexicon()
    pages = [_with_words(d, lexicon) for d in sorted(documents, key=lambda d: d.id)]
    entities = link_entities(pages)
    pages, dating = _dated(pages, entities, lexicon)
    pages = [_with_entities(page, entities) for page in pages]
    copies = find_copies(pages)
    tellings = [
        t for t in tellings_of(_corrected(pages, judgements), entities) if t.ref.key not in _dropped(judgements)
    ]
    places = place_tree(pages, entities)
    merged = merge_events(tellings, places, Stories(pages, entities, copies, places), (*judgements, *dating))
    events = _events(merged.groups, entities, copies, places, judgements, lexicon.tables["titles"])
    chronicle = Chronicle(
        events=events,
        page_conflicts=find_page_conflicts(pages),
        entities=entities.linked,
        copies=copies,
        judgements=(*merged.judgements, *entities.judgements),
    )
    return Derived(tuple(page.record() for page in pages), chronicle)


def _with_words(document: Document, lexicon: Lexicon) -> Document:
    return document if document.tokens else document.with_layers(words=find_words(document, lexicon))


def _dated(pages: list[Document], entities: Entities, lexicon: Lexicon) -> tuple[list[Document], tuple[Judgement, ...]]:
    """Pages with dates narrowed by each other and everything that rests on dates resolved again, in one pass."""
    narrowings = narrow_dates(tellings_of(pages, entities), place_tree(pages, entities))
    again = STAGES[[name for name, _ in STAGES].index("articles", 3) + 1 :]
    out = []
    for page in pages:
        narrowed = apply_narrowings(page, narrowings)
        if narrowed is not page:
            for layer, stage in again:
                narrowed = narrowed.with_layers(**{layer: stage(narrowed, lexicon)})
        out.append(list_weekdays(narrowed))
    return out, tuple(n.judgement for n in narrowings)


def _with_entities(document: Document, entities: Entities) -> Document:
    mentions = tuple(
        msgspec.structs.replace(m, entity=entities.of[document.id, m.id]) if (document.id, m.id) in entities.of else m
        for m in document.mentions
    )
    return document.with_layers(mentions=mentions)


def _dropped(judgements: Sequence[Judgement]) -> frozenset[str]:
    return frozenset(j.subject for j in judgements if j.verdict == "drop")


def _corrected(pages: Sequence[Document], judgements: Sequence[Judgement]) -> list[Document]:
    """Pages whose events a person corrected: date, status or place."""
    by_subject: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        if judgement.verdict == "correct":
            by_subject.setdefault(judgement.subject, []).append(judgement)
    if not by_subject:
        return list(pages)
    out = []
    for page in pages:
        events = []
        for event in page.events:
            for judgement in by_subject.get(f"{page.id}#{event.id}", ()):
                if judgement.field == "date":
                    event = msgspec.structs.replace(event, time=EventTime(judgement.value, None, "stated"))
                elif judgement.field == "status" and judgement.value:
                    event = msgspec.structs.replace(event, status=cast(Status, judgement.value))
                elif judgement.field == "place" and judgement.value:
                    event = msgspec.structs.replace(event, place=EventPlace(event.trigger, judgement.value))
            events.append(event)
        out.append(page.with_layers(events=tuple(events)))
    return out


def _events(
    groups: Sequence[Sequence[Telling]],
    entities: Entities,
    copies: Sequence[CopyLink],
    places: PlaceTree,
    judgements: Sequence[Judgement],
    titles: Mapping[str, Any],
) -> tuple[Event, ...]:
    levels, under, nearest = levels_of(groups), headings(groups), nearest_candidates(groups, places)
    drafts = [
        _event(group, level, entities, copies, judgements, titles) for group, level in zip(groups, levels, strict=True)
    ]
    for number, draft in enumerate(drafts):
        head, candidate = under.get(number), nearest.get(number)
        drafts[number] = msgspec.structs.replace(
            draft, under=drafts[head].id if head is not None else None, nearest=candidate[1] if candidate else None
        )
    ordered = sorted(drafts, key=_chronological)
    return tuple(msgspec.structs.replace(event, number=number) for number, event in enumerate(ordered, 1))


def _event(
    group: Sequence[Telling],
    level: Level,
    entities: Entities,
    copies: Sequence[CopyLink],
    judgements: Sequence[Judgement],
    titles: Mapping[str, Any],
) -> Event:
    origins, counts = corroborate(group, entities, copies)
    figures = figures_of(group, origins)
    event_type = type_of(group)
    status = status_of(group)
    titled = next(
        (j.value for j in reversed(judgements) if j.verdict == "title" and j.subject in {t.ref.key for t in group}),
        None,
    )
    return Event(
        id=f"ev:{group[0].ref.key}",
        number=0,
        type=event_type,
        level=level,
        title=titled or title_of(group, event_type, status, entities, titles),
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
    order = ("unknown", "area", "country", "region", "city", "town", "village", "near")
    best = max(places, key=lambda p: (order.index(p.precision) if p.precision in order else 0, p.latitude is not None))
    if status == "planned" or best.precision not in PINNED:
        best = msgspec.structs.replace(best, latitude=None, longitude=None)
    return best


def _time_evidence(group: Sequence[Telling]) -> tuple[str, ...]:
    lines = (f"{t.ref.page}: {t.event.time.value} ({t.event.time.basis})" for t in group if t.event.time.value)
    return tuple(dict.fromkeys(lines))


def _chronological(event: Event) -> tuple[str, str]:
    days = day_range(event.time.value)
    day = (days.first or days.last) if days else None
    return (day.isoformat() if day else "9999", event.id)
