"""The last stage of a page: events with their status, participants, time, place and chain."""

from collections.abc import Iterator, Sequence

from tawatur.attribution.chains import chain_at
from tawatur.event.arguments import read_arguments
from tawatur.event.clauses import PageWords, SentenceView
from tawatur.event.participants import Participant, participants
from tawatur.event.places import event_place, read_places
from tawatur.event.senses import event_lexicon
from tawatur.event.speech import speech_events
from tawatur.event.status import read_status
from tawatur.event.times import PageTimes, own_time, time_of_event
from tawatur.event.triggers import Trigger, find_triggers
from tawatur.lexicon.lexicon import Lexicon
from tawatur.model.attribution import Attribution
from tawatur.model.document import Document
from tawatur.model.event import Argument, EventMention
from tawatur.model.span import Span, annotation_id


def find_events(document: Document, lexicon: Lexicon) -> tuple[EventMention, ...]:
    """Events of a page in the order of the text: speech acts from its attributions, all others by their triggers. () for a page without news."""
    if not document.tokens or not document.sentences:
        return ()
    page = PageWords(document, event_lexicon(lexicon))
    times = PageTimes(page)
    spoken = list(speech_events(page, times))
    cues = {event.trigger.start for event in spoken}
    told = [event for event in _told(page, times, spoken) if event.trigger.start not in cues]
    return tuple(_with_ids(sorted([*spoken, *told], key=lambda event: event.trigger)))


def _with_ids(events: list[EventMention]) -> Iterator[EventMention]:
    taken: set[str] = set()
    for event in events:
        taken.add(event.id)
        yield event


def _told(page: PageWords, times: PageTimes, spoken: Sequence[EventMention]) -> Iterator[EventMention]:
    said = {event.chain[-1]: event for event in spoken if event.chain}
    sport = _sport_articles(page)
    for sentence in page.document.sentences:
        view = SentenceView(page, sentence)
        triggers = [t for t in find_triggers(view) if sentence.article not in sport or _kept_in_sport(page, t)]
        if triggers:
            here = participants(view)
            for trigger in triggers:
                yield _event(view, trigger, triggers, here, times, said)


def _event(
    view: SentenceView,
    trigger: Trigger,
    triggers: Sequence[Trigger],
    here: Sequence[Participant],
    times: PageTimes,
    said: dict[str, EventMention],
) -> EventMention:
    page = view.page
    span = page.span(trigger.first, trigger.last)
    status = read_status(view, trigger)
    chain = _chain(page, span)
    link = chain[-1] if chain else None
    clause = Span(page.words[view.clause_start(trigger.first)].start, page.words[view.clause_end(trigger.last) - 1].end)
    timex = own_time(times, clause, view.sentence.span, span, link)
    report = said.get(link.id) if link else None
    day = report.time.value if report and report.time.basis == "stated" else None
    places = read_places(view, trigger, here)
    arguments = read_arguments(view, trigger, here, triggers)
    return EventMention(
        id=annotation_id("e", span),
        trigger=span,
        type=trigger.type,
        kind=trigger.sense.kind,
        status=status.status,
        arguments=(*arguments, *(Argument("place", p.span, p.mention) for p in places[1:])),
        time=time_of_event(
            times, timex, status.status, state=trigger.sense.kind == "state", habit=times.habit(clause), trigger=span, said=day
        ),
        place=event_place(view, places[0]) if places else None,
        quantities=_quantities(here, arguments),
        chain=tuple(a.id for a in chain),
        rule=f"{trigger.sense.entry};{status.rule}",
        cues=(span, *status.cues),
    )


def _chain(page: PageWords, span: Span) -> tuple[Attribution, ...]:
    return chain_at(page.document, span)


def _quantities(here: Sequence[Participant], arguments: Sequence[Argument]) -> tuple[str, ...]:
    taken = {argument.span for argument in arguments}
    return tuple(p.quantity for p in here if p.quantity is not None and p.span in taken)


def _sport_articles(page: PageWords) -> set[int | None]:
    """Articles that tell of matches: there «هجوم» and «هزيمة» are moves of a game."""
    least = int(page.lexicon.sport.get("least", 5))
    found: dict[int | None, set[str]] = {}
    words = page.lexicon.sport_words.words
    for article in page.document.articles:
        first, end = page.range_of(article.span)
        found[article.number] = words.intersection(page.bare[first:end])
    return {number for number, seen in found.items() if len(seen) >= least}


def _kept_in_sport(page: PageWords, trigger: Trigger) -> bool:
    return any(trigger.type.startswith(kept) for kept in page.lexicon.sport.get("kept", ()))
