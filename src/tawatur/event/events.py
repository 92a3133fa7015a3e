"""The last stage of a page: events with their status, participants, time, place and chain."""

from collections.abc import Iterator, Sequence

import msgspec

from tawatur.event.clauses import PageWords, SentenceView
from tawatur.event.scene import Scene
from tawatur.event.second_victims import second_victims
from tawatur.event.senses import event_lexicon
from tawatur.event.shared_subjects import with_shared_subjects
from tawatur.event.speech import speech_events
from tawatur.event.telling import Teller
from tawatur.event.times import PageTimes
from tawatur.event.triggers import Trigger, find_triggers
from tawatur.lexicon.lexicon import Lexicon
from tawatur.model.document import Document
from tawatur.model.event import EventMention


def find_events(document: Document, lexicon: Lexicon) -> tuple[EventMention, ...]:
    """Events of a page in the order of the text: speech acts from its attributions, all others by their triggers. () for a page without news."""
    if not document.tokens or not document.sentences:
        return ()
    page = PageWords(document, event_lexicon(lexicon))
    times = PageTimes(page)
    spoken = list(speech_events(page, times))
    cues = {event.trigger.start for event in spoken}
    told = [event for event in _told(page, times, spoken) if event.trigger.start not in cues]
    return tuple(sorted([*spoken, *_settled(page, told)], key=lambda event: event.trigger))


def _settled(page: PageWords, told: Sequence[EventMention]) -> Iterator[EventMention]:
    """A headline in the present («الوزير يلتقي نظيره») takes the status of the same event in the body below it."""
    titles = [block.span for block in page.document.blocks if block.kind in ("title", "subtitle")]
    for at, event in enumerate(told):
        if event.rule.endswith("status/present") and any(title.holds(event.trigger) for title in titles):
            body = next(
                (e for e in told[at + 1 :] if e.type == event.type and e.status in ("occurred", "planned")), None
            )
            if body is not None:
                time = (
                    event.time if event.time.basis == "stated" else msgspec.structs.replace(body.time, basis="context")
                )
                event = msgspec.structs.replace(event, status=body.status, time=time, rule=f"{event.rule};status/body")
        yield event


def _told(page: PageWords, times: PageTimes, spoken: Sequence[EventMention]) -> Iterator[EventMention]:
    teller = Teller(page, times, spoken)
    sport = _sport_articles(page)
    for sentence in page.document.sentences:
        view = SentenceView(page, sentence)
        triggers = [t for t in find_triggers(view) if sentence.article not in sport or _kept_in_sport(page, t)]
        if triggers:
            scene = Scene(view, triggers, times.inside(sentence.span), times.habit(sentence.span))
            told = [(t, teller.event(scene, t)) for t in triggers]
            yield from with_shared_subjects(scene, told)
            yield from (second for t, e in told for second in second_victims(times, scene, t, e))


def _sport_articles(page: PageWords) -> set[int | None]:
    """Articles that tell of matches: there «هجوم» and «هزيمة» are moves of a game."""
    least = int(page.lexicon.sport.get("least", 5))
    found: dict[int | None, frozenset[str]] = {}
    words = page.lexicon.sport_words.words
    for article in page.document.articles:
        first, end = page.range_of(article.span)
        found[article.number] = words.intersection(page.bare[first:end])
    return {number for number, seen in found.items() if len(seen) >= least}


def _kept_in_sport(page: PageWords, trigger: Trigger) -> bool:
    return any(trigger.type.startswith(kept) for kept in page.lexicon.sport.get("kept", ()))
