"""Speech acts: one event for each attribution that has an act and a cue."""

from collections.abc import Iterator
from typing import Final

from tawatur.attribution.chains import chain_to
from tawatur.event.clauses import PageWords, SentenceView
from tawatur.event.participants import participants
from tawatur.event.times import PageTimes, time_of_speech
from tawatur.model.attribution import Attribution
from tawatur.model.event import Argument, EventMention
from tawatur.model.span import Span, annotation_id
from tawatur.text.sentences import sentence_of


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
            arguments=(*_speakers(page, link), *_hearers(page, link)),
            time=time_of_speech(times, page, link, link.cue, elsewhere=_elsewhere(page, link)),
            chain=tuple(a.id for a in chain_to(page.document, link)),
            rule="speech/attribution",
            cues=(link.cue,),
        )


def _elsewhere(page: PageWords, link: Attribution) -> bool:
    """Whether it was said in an interview with another outlet: then the page's day is only the last that it may have."""
    return any(above.rule == "channel/interview" for above in chain_to(page.document, link))


def _speakers(page: PageWords, link: Attribution) -> tuple[Argument, ...]:
    spans = [link.speaker.span, *(also.span for also in link.speaker.also)]
    return tuple(Argument("speaker", span, _mention_id(page, span)) for span in spans if span is not None)


_AIMED: Final = frozenset({"SPEECH.accuse", "SPEECH.criticize", "SPEECH.praise", "SPEECH.threaten", "SPEECH.warn"})
_HEARD: Final = frozenset({"SPEECH.request", "SPEECH.statement", "SPEECH.announce", "SPEECH.testify"})


def _hearers(page: PageWords, link: Attribution) -> tuple[Argument, ...]:
    """Whom an act is aimed at (patient: accused, praised, warned) or said to (addressee), named between the cue and what is said."""
    cue, content = link.cue, link.content
    sentence = sentence_of(page.document, cue) if cue is not None else None
    if cue is None or sentence is None or (link.act not in _AIMED and link.act not in _HEARD):
        return ()
    end = content.start if content is not None and content.start > cue.end else cue.end
    speakers = [s for s in (link.speaker.span, *(a.span for a in link.speaker.also)) if s is not None]
    view = SentenceView(page, sentence)
    near = [
        p for p in participants(view) if cue.end <= p.span.start < end and not any(s.overlaps(p.span) for s in speakers)
    ]
    if link.act in _HEARD:
        return tuple(Argument("addressee", p.span, p.mention) for p in near if p.relation == "to" and p.kind in _WHO)[
            :1
        ]
    return tuple(
        Argument("patient", p.span, p.mention) for p in near if p.kind in _WHO and p.relation in (None, "about", "to")
    )[:1]


_WHO: Final = frozenset({"person", "body", "land"})


def _mention_id(page: PageWords, span: Span) -> str | None:
    mention = page.mentions.get(span.start)
    return mention.id if mention is not None and mention.span == span else None
