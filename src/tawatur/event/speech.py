"""Speech acts: one event for each attribution that has an act and a cue."""

from collections.abc import Hashable, Iterator
from typing import Final

from tawatur.attribution.chains import chain_to
from tawatur.event.clauses import PageWords, SentenceView
from tawatur.event.participants import participants
from tawatur.event.times import PageTimes, time_of_speech
from tawatur.model.attribution import Attribution
from tawatur.model.event import Argument, EventMention, EventTime
from tawatur.model.span import Span, annotation_id
from tawatur.text.sentences import sentence_of


def speech_events(page: PageWords, times: PageTimes) -> Iterator[EventMention]:
    """Speech events in the order of their attributions. Their chain ends in who speaks."""
    seen: set[Span] = set()
    dated: dict[Hashable, EventTime] = {}
    for link in page.document.attributions:
        if link.act is None or link.cue is None or link.cue in seen or link.cue.length == 0:
            continue
        seen.add(link.cue)
        time = time_of_speech(times, page, link, link.cue, elsewhere=_elsewhere(page, link))
        time = _as_before(dated, page, link, time)
        yield EventMention(
            id=annotation_id("e", link.cue),
            trigger=link.cue,
            type=link.act,
            kind="event",
            status="occurred",
            arguments=(*_speakers(page, link), *_hearers(page, link)),
            time=time,
            chain=tuple(a.id for a in chain_to(page.document, link)),
            rule="speech/attribution",
            cues=(link.cue,),
        )


def _as_before(dated: dict[Hashable, EventTime], page: PageWords, link: Attribution, time: EventTime) -> EventTime:
    """A speaker who goes on («وأضاف») speaks at the time stated for his words before, in the same article."""
    who = _who_speaks(page, link)
    if who is None:
        return time
    if time.basis == "stated":
        dated[who] = EventTime(time.value, time.timex, "context")
        return time
    return dated.get(who, time)


def _who_speaks(page: PageWords, link: Attribution) -> Hashable:
    """A key of the speaker in his article; None for an unnamed one."""
    named = link.speaker.named
    if named is None or link.speaker.kind == "anonymous":
        return None
    mention = page.mentions.get(named.start)
    article = next((a.number for a in page.document.articles if a.span.holds(named)), None)
    return (article, (mention.entity if mention is not None else None) or named.of(page.text))


def _elsewhere(page: PageWords, link: Attribution) -> bool:
    """Whether the page's day is only the last that the words may have: said in an interview with another outlet, or told as past by «كان»."""
    if any(above.rule == "channel/interview" for above in chain_to(page.document, link)):
        return True
    return link.cue is not None and _had_said(page, page.index_at(link.cue.start), link.speaker.span)


def _had_said(page: PageWords, cue: int, speaker: Span | None) -> bool:
    """Whether «كان» stands before the cue, at most the speaker and قد between («كان المرصد قد ذكر»)."""
    first = page.index_at(speaker.start) if speaker is not None and speaker.start < page.starts[cue] else cue
    before = range(max(0, first - 2), cue)
    tenses = [page.notes[at].tense for at in before if not page.hard(at + 1)]
    return any(tense is not None and tense.past_of for tense in tenses)


def _speakers(page: PageWords, link: Attribution) -> tuple[Argument, ...]:
    spans = [link.speaker.span, *(also.span for also in link.speaker.also)]
    return tuple(Argument("speaker", span, _mention_id(page, span)) for span in spans if span is not None)


_NEXT: Final = (
    3  # whom a request or a charge is addressed to stands right behind it, inside what is said («اتهم الحزب بكذا»)
)


def _words_on(page: PageWords, offset: int, count: int) -> int:
    """The end of the ``count``-th word from ``offset`` on."""
    at = min(page.index_at(offset) + count, len(page.words))
    return page.words[at - 1].end


_AIMED: Final = frozenset({"SPEECH.accuse", "SPEECH.criticize", "SPEECH.praise", "SPEECH.threaten", "SPEECH.warn"})
_HEARD: Final = frozenset({"SPEECH.request", "SPEECH.statement", "SPEECH.announce", "SPEECH.testify"})


def _hearers(page: PageWords, link: Attribution) -> tuple[Argument, ...]:
    """Whom an act is aimed at (patient: accused, praised, warned) or said to (addressee), named between the cue and what is said."""
    cue, content = link.cue, link.content
    sentence = sentence_of(page.document, cue) if cue is not None else None
    if cue is None or sentence is None or (link.act not in _AIMED and link.act not in _HEARD):
        return ()
    end = content.start if content is not None and content.start > cue.end else cue.end
    if link.act in _AIMED or link.act == "SPEECH.request":
        end = max(end, _words_on(page, cue.end, _NEXT))
    speakers = [s for s in (link.speaker.span, *(a.span for a in link.speaker.also)) if s is not None]
    view = SentenceView(page, sentence)
    near = [
        p for p in participants(view) if cue.end <= p.span.start < end and not any(s.overlaps(p.span) for s in speakers)
    ]
    if link.act in _HEARD:
        heard = ("to", "from", None) if link.act == "SPEECH.request" else ("to",)
        return tuple(Argument("addressee", p.span, p.mention) for p in near if p.relation in heard and p.kind in _WHO)[
            :1
        ]
    return tuple(
        Argument("patient", p.span, p.mention) for p in near if p.kind in _WHO and p.relation in (None, "about", "to")
    )[:1]


_WHO: Final = frozenset({"person", "body", "land"})


def _mention_id(page: PageWords, span: Span) -> str | None:
    mention = page.mentions.get(span.start)
    return mention.id if mention is not None and mention.span == span else None
