"""Speech acts: one event for each attribution that has an act and a cue."""

from collections.abc import Iterator

from tawatur.attribution.chains import chain_to
from tawatur.event.clauses import PageWords
from tawatur.event.times import PageTimes, time_of_speech
from tawatur.model.attribution import Attribution
from tawatur.model.event import Argument, EventMention
from tawatur.model.span import Span, annotation_id


def speech_events(page: PageWords, times: PageTimes) -> Iterator[EventMention]:
    """Speech events in the order of their attributions. Their chain ends in who speaks."""
    seen: set[Span] = set()
    for link in page.document.attributions:
        if link.act is None or link.cue is None or link.cue in seen or link.cue.length == 0:
            continue
        seen.add(link.cue)
        yield EventMention(
            id=annotation_id("e", link.cue),
            trigger=link.cue,
            type=link.act,
            kind="event",
            status="occurred",
            arguments=_speakers(page, link),
            time=time_of_speech(times, page, link, link.cue),
            chain=tuple(a.id for a in chain_to(page.document, link)),
            rule="speech/attribution",
            cues=(link.cue,),
        )


def _speakers(page: PageWords, link: Attribution) -> tuple[Argument, ...]:
    spans = [link.speaker.span, *(also.span for also in link.speaker.also)]
    return tuple(Argument("speaker", span, _mention_id(page, span)) for span in spans if span is not None)


def _mention_id(page: PageWords, span: Span) -> str | None:
    mention = page.mentions.get(span.start)
    return mention.id if mention is not None and mention.span == span else None
