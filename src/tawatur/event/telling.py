"""One event mention made of its parts, in the light of those told before it in the same article."""

from collections.abc import Sequence

from tawatur.attribution.chains import chain_at
from tawatur.event.arguments import read_arguments
from tawatur.event.clauses import PageWords, SentenceView
from tawatur.event.participants import Participant
from tawatur.event.places import event_place, read_places
from tawatur.event.status import StatusReading, read_status, said_status, shielded
from tawatur.event.times import PageTimes, is_later, own_time, time_of_event
from tawatur.event.triggers import Trigger
from tawatur.model.attribution import Attribution
from tawatur.model.event import Argument, EventMention, EventPlace, EventTime
from tawatur.model.span import Span, annotation_id
from tawatur.model.time import TimeExpression


class Teller:
    """Makes the events of a page that are no speech, in the order of the text; remembers what was told before."""

    def __init__(self, page: PageWords, times: PageTimes, spoken: Sequence[EventMention]) -> None:
        self._page, self._times = page, times
        self._said = {event.chain[-1]: event for event in spoken if event.chain}
        self._told: list[tuple[int | None, int, EventMention]] = []
        self._contents: set[str] = set()

    def event(
        self, view: SentenceView, trigger: Trigger, triggers: Sequence[Trigger], here: Sequence[Participant]
    ) -> EventMention:
        """The event of a trigger with its status, participants, time, place and chain."""
        span = self._page.span(trigger.first, trigger.last)
        chain = chain_at(self._page.document, span)
        link = chain[-1] if chain else None
        timex = own_time(self._times, view, trigger, triggers, link)
        status = self._status(view, trigger, span, link, timex)
        places = read_places(view, trigger, here)
        arguments = read_arguments(view, trigger, here, triggers)
        event = EventMention(
            id=annotation_id("e", span),
            trigger=span,
            type=trigger.type,
            kind=trigger.sense.kind,
            status=status.status,
            arguments=(*arguments, *(Argument("place", p.span, p.mention) for p in places[1:])),
            time=self._time(view, trigger, span, link, timex, status),
            place=event_place(view, places[0]) if places else self._shared_place(view, trigger),
            quantities=_quantities(self._page, arguments),
            chain=tuple(a.id for a in chain),
            rule=f"{trigger.sense.entry};{status.rule}",
            cues=(span, *status.cues),
        )
        self._told.append((view.sentence.article, view.sentence.span.start, event))
        return event

    def _status(
        self,
        view: SentenceView,
        trigger: Trigger,
        span: Span,
        link: Attribution | None,
        timex: TimeExpression | None,
    ) -> StatusReading:
        reading = read_status(view, trigger)
        if timex is not None and _may_lie_ahead(reading, trigger) and is_later(timex, self._times.page_bound(span)):
            return StatusReading("planned", f"{reading.rule};status/later", (timex.span,))
        if link is not None:
            first = link.id not in self._contents
            self._contents.add(link.id)
            is_past = trigger.reading is not None and trigger.reading.shape == "past"
            if not shielded(view, view.first, trigger):
                reading = said_status(reading, link.act, first=first, is_past=is_past)
        if self._hedged(span) and reading.status == "occurred":
            return StatusReading("alleged", f"{reading.rule};status/hedge", reading.cues)
        before = self._antecedent(view, trigger) if reading.rule == "status/default" else None
        if before is not None and before.status == "planned":
            return StatusReading("planned", "status/antecedent", (before.trigger,))
        if reading.rule == "status/default" and timex is None and self._times.habit(view.sentence.span):
            return StatusReading("ongoing", "status/habit")
        return reading

    def _hedged(self, span: Span) -> bool:
        """Whether a hedge («المعلومات الأولية تشير إلى») holds the words."""
        return any(
            a.rule.startswith("hedge") and a.content is not None and a.content.holds(span)
            for a in self._page.document.attributions
        )

    def _antecedent(self, view: SentenceView, trigger: Trigger) -> EventMention | None:
        """For a definite noun («الاجتماع»): the event of that type told last in the same article."""
        if trigger.reading is None or not trigger.reading.definite:
            return None
        same = (e for article, _, e in reversed(self._told) if article == view.sentence.article)
        return next((e for e in same if e.type == trigger.type), None)

    def _time(
        self,
        view: SentenceView,
        trigger: Trigger,
        span: Span,
        link: Attribution | None,
        timex: TimeExpression | None,
        status: StatusReading,
    ) -> EventTime:
        report = self._said.get(link.id) if link else None
        day = report.time.value if report is not None and report.time.basis == "stated" else self._day_of_post(view)
        if timex is None and (shared := self._shared_time(view, trigger, status)) is not None:
            return shared
        return time_of_event(
            self._times,
            timex,
            status.status,
            state=trigger.sense.kind == "state",
            habit=self._times.habit(view.sentence.span),
            trigger=span,
            said=day if day is not None and "/" not in day else None,
        )

    def _day_of_post(self, view: SentenceView) -> str | None:
        """The day that an embedded post closes with: the last bound of what it tells."""
        if view.kind != "embed":
            return None
        dated = self._times.inside(self._page.document.blocks[view.sentence.block].span)
        return dated[-1].value if dated else None

    def _shared_time(self, view: SentenceView, trigger: Trigger, status: StatusReading) -> EventTime | None:
        """The time of what the event came from: harm from the attack of its sentence, «الاجتماع» from the meeting told before."""
        source = self._cause(view, trigger, status) or self._dated_antecedent(view, trigger)
        if source is None or source.time.timex is None or source.status != status.status:
            return None
        return EventTime(source.time.value, source.time.timex, "context")

    def _shared_place(self, view: SentenceView, trigger: Trigger) -> EventPlace | None:
        """Harm happened where the attack or disaster of its sentence did."""
        if trigger.event_class != "HARM":
            return None
        same = (e for _, start, e in reversed(self._told) if start == view.sentence.span.start)
        return next((e.place for e in same if e.type.startswith(("ATTACK", "HARM", "HAZARD")) and e.place), None)

    def _dated_antecedent(self, view: SentenceView, trigger: Trigger) -> EventMention | None:
        """The antecedent, where the article dates only one event of its type."""
        source = self._antecedent(view, trigger)
        same = {
            e.time.value for article, _, e in self._told if article == view.sentence.article and e.type == trigger.type
        }
        return source if len(same - {None}) == 1 else None

    def _cause(self, view: SentenceView, trigger: Trigger, status: StatusReading) -> EventMention | None:
        if trigger.event_class not in ("HARM", "HAZARD", "ATTACK"):
            return None
        same = (e for _, start, e in reversed(self._told) if start == view.sentence.span.start)
        return next((e for e in same if e.type.startswith(("ATTACK", "HARM", "HAZARD"))), None)


def _may_lie_ahead(reading: StatusReading, trigger: Trigger) -> bool:
    """A noun or a verb in the present beside a later day tells of what is to come («يلتقيان الأسبوع المقبل»)."""
    return reading.rule == "status/present" or (reading.status in ("occurred", "ongoing") and not trigger.is_verb)


def _quantities(page: PageWords, arguments: Sequence[Argument]) -> tuple[str, ...]:
    """Figures that count the arguments."""
    return tuple(q.id for q in page.document.quantities if any(a.span.holds(q.span) for a in arguments))
