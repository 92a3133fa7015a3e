"""One event mention made of its parts, in the light of those told before it in the same article."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from tawatur.attribution.chains import chain_at, chain_to
from tawatur.event.arguments import read_arguments
from tawatur.event.clauses import PageWords, SentenceView
from tawatur.event.places import event_place, read_places
from tawatur.event.scene import Scene
from tawatur.event.status import StatusReading, backgrounded, read_status, said_status, shielded, turns_status
from tawatur.event.times import OwnTime, PageTimes, is_later, own_time, time_of_event
from tawatur.event.triggers import Trigger
from tawatur.model.attribution import Attribution
from tawatur.model.event import Argument, EventMention, EventPlace, EventTime
from tawatur.model.span import Span, annotation_id

_COUNTING = frozenset({"ATTACK", "DETAIN", "DISPLACE", "FORCE", "HARM"})
_HARMFUL = ("ATTACK", "HARM", "HAZARD")


class Teller:
    """Makes the events of a page that are no speech, in the order of the text; remembers what was told before."""

    def __init__(self, page: PageWords, times: PageTimes, spoken: Sequence[EventMention]) -> None:
        self._page, self._times = page, times
        self._said = {event.chain[-1]: event for event in spoken if event.chain}
        self._of_type: dict[tuple[int | None, str], list[EventMention]] = {}
        self._harm: tuple[int, list[EventMention]] = (-1, [])
        self._contents: set[str] = set()
        self._here: list[tuple[Trigger, EventMention]] = []
        self._chains: dict[int, tuple[Attribution, ...]] = {}
        self._hedges = [
            a.content for a in page.document.attributions if a.content is not None and a.rule.startswith("hedge")
        ]
        self._edges = _chain_edges(page)
        self._figures = sorted((q.span.start, q.span.end, q.id) for q in page.document.quantities)

    def event(self, scene: Scene, trigger: Trigger) -> EventMention:
        """The event of a trigger with its status, participants, time, place and chain."""
        if self._here and self._here[-1][0].first < scene.view.first:
            self._here.clear()
        span = self._page.span(trigger.first, trigger.last)
        chain = self._chain(span) if trigger.event_class != "SPEECH" else self._chain_of_speech(scene, span)
        own = own_time(self._times, scene, trigger, chain)
        status = self._status(scene, trigger, span, chain[-1] if chain else None, own)
        arguments = read_arguments(scene, trigger)
        places = read_places(scene, trigger, arguments)
        event = EventMention(
            id=annotation_id("e", span),
            trigger=span,
            type=trigger.type,
            kind=trigger.sense.kind,
            status=status.status,
            arguments=(*arguments, *(Argument("place", p.span, p.mention) for p in places[1:])),
            time=self._time(scene, trigger, span, chain[-1] if chain else None, own, status),
            place=event_place(scene.view, places[0]) if places else self._shared_place(scene.view, trigger),
            quantities=self._quantities(trigger, arguments),
            chain=tuple([link.id for link in chain]),
            rule=f"{trigger.sense.entry};{status.rule}",
            cues=(span, *status.cues),
        )
        self._remember(scene.view, trigger, event)
        return event

    def _remember(self, view: SentenceView, trigger: Trigger, event: EventMention) -> None:
        self._here.append((trigger, event))
        self._of_type.setdefault((view.sentence.article, event.type), []).append(event)
        if event.type.startswith(_HARMFUL):
            if self._harm[0] != view.first:
                self._harm = (view.first, [])
            self._harm[1].append(event)

    def _chain(self, span: Span) -> tuple[Attribution, ...]:
        """The chain behind ``span``, looked up once for each run of words that the same reports hold."""
        at = bisect_right(self._edges, span.start)
        if at != bisect_left(self._edges, span.end):
            return chain_at(self._page.document, span)
        found = self._chains.get(at)
        if found is None:
            found = self._chains[at] = chain_at(self._page.document, span)
        return found

    def _chain_of_speech(self, scene: Scene, span: Span) -> tuple[Attribution, ...]:
        """A speech told by a noun («أعلن في شهادته أمام النواب») has the chain of the report in its sentence."""
        sentence = scene.view.sentence.span
        for link in self._page.document.attributions:
            inside = link.cue is not None and sentence.holds(link.cue)
            if inside and link.act is not None and (link.content is None or not link.content.holds(span)):
                return chain_to(self._page.document, link)
        return self._chain(span)

    def _status(
        self, scene: Scene, trigger: Trigger, span: Span, link: Attribution | None, own: OwnTime | None
    ) -> StatusReading:
        reading = read_status(scene.view, trigger)
        if own is not None and _may_lie_ahead(reading, trigger) and self._lies_ahead(reading, own, span):
            return StatusReading("planned", f"{reading.rule};status/later", (own.timex.span,))
        if link is not None:
            reading = self._as_said(scene, trigger, reading, link)
        if reading.status == "occurred" and self._hedged(span, trigger):
            return StatusReading("alleged", f"{reading.rule};status/hedge", reading.cues)
        return self._of_context(scene, trigger, reading, own) if reading.rule == "status/default" else reading

    def _as_said(self, scene: Scene, trigger: Trigger, reading: StatusReading, link: Attribution) -> StatusReading:
        """What the speech act makes of the first event of what it says; a state that goes on and what only says when stay as they are."""
        first = link.id not in self._contents
        self._contents.add(link.id)
        if not first or not turns_status(link.act):
            return reading
        is_past = trigger.reading is not None and trigger.reading.shape == "past"
        untouched = is_past or (trigger.sense.kind == "state" and link.act != "SPEECH.deny")
        if shielded(scene.view, scene.view.first, trigger) or backgrounded(scene.view, trigger):
            return reading
        return said_status(reading, link.act, first=True, is_past=untouched)

    def _of_context(self, scene: Scene, trigger: Trigger, reading: StatusReading, own: OwnTime | None) -> StatusReading:
        """A noun whose own words leave it open: as what governs it, as what it was called before, as what it follows."""
        before = self._antecedent(scene.view, trigger)
        if before is not None and before.status == "planned":
            return StatusReading("planned", "status/antecedent", (before.trigger,))
        governing = self._governing(scene, trigger)
        if governing is not None:
            return StatusReading(governing.status, "status/governed", (governing.trigger,))
        ahead = self._after_what_is_ahead(scene, trigger)
        if ahead is not None:
            return StatusReading("planned", "status/ahead", (ahead.trigger,))
        if own is None and scene.habit:
            return StatusReading("ongoing", "status/habit")
        return reading

    def _governing(self, scene: Scene, trigger: Trigger) -> EventMention | None:
        """The verb in front of an indefinite noun in its clause, where it tells of what is to come («سيوقع اتفاق تعاون»)."""
        if not self._here or trigger.reading is None or trigger.reading.definite or trigger.reading.pronoun:
            return None
        last, event = self._here[-1]
        if not last.is_verb or event.status not in ("planned", "hypothetical") or trigger.first - last.last > 12:
            return None
        between = range(last.last + 1, trigger.first + 1)
        notes = scene.page.notes
        return None if any(notes[at].breaks or notes[at].relative or scene.page.hard(at) for at in between) else event

    def _after_what_is_ahead(self, scene: Scene, trigger: Trigger) -> EventMention | None:
        """«منع عودة التنظيم بعد انسحاب القوات»: what stands behind «بعد» when the sentence tells of what is to come."""
        stems, bounds = scene.page.stems, scene.page.lexicon.bounds_events
        if trigger.first == scene.view.first or stems[trigger.first - 1] not in bounds:
            return None
        last = self._here[-1][1] if self._here else None
        return last if last is not None and last.status in ("planned", "hypothetical") else None

    def _hedged(self, span: Span, trigger: Trigger) -> bool:
        """Whether a hedge holds the words, and no relative clause stands between: «الذي كان يشغل» is told as known."""
        notes = self._page.notes
        for hedge in self._hedges:
            if hedge.holds(span):
                between = range(self._page.index_at(hedge.start), trigger.first)
                return not any(notes[at].relative for at in between)
        return False

    def _lies_ahead(self, reading: StatusReading, own: OwnTime, span: Span) -> bool:
        """Whether the date lies after the page; where the page has no day, a present beside a day of its own («يستضيف في السادس من فبراير») looks ahead."""
        if own.bound is not None:
            return False
        if is_later(own.timex, self._times.page_bound(span)):
            return True
        if reading.rule != "status/present" or self._times.page_day(span) is not None:
            return False
        first, end = self._page.range_of(own.timex.span)
        return own.timex.type == "DATE" and self._page.lexicon.today.isdisjoint(self._page.stems[first:end])

    def _antecedent(self, view: SentenceView, trigger: Trigger) -> EventMention | None:
        """For a definite noun («الاجتماع»): the event of that type told last in the same article."""
        if trigger.reading is None or not trigger.reading.definite:
            return None
        same = self._of_type.get((view.sentence.article, trigger.type))
        return same[-1] if same else None

    def _time(
        self,
        scene: Scene,
        trigger: Trigger,
        span: Span,
        link: Attribution | None,
        own: OwnTime | None,
        status: StatusReading,
    ) -> EventTime:
        report = self._said.get(link.id) if link else None
        if report is not None and own is None and trigger.event_class == "SPEECH":
            return report.time
        said = report.time if report is not None and report.time.basis in ("stated", "context") else None
        if own is None and (shared := self._shared_time(scene.view, trigger, status)) is not None:
            return shared
        return time_of_event(
            self._times,
            own,
            status.status,
            state=trigger.sense.kind == "state",
            habit=scene.habit,
            trigger=span,
            said=said or self._day_of_post(scene.view),
        )

    def _day_of_post(self, view: SentenceView) -> EventTime | None:
        """The day that an embedded post closes with: the last bound of what it tells."""
        if view.kind != "embed":
            return None
        dated = self._times.inside(self._page.document.blocks[view.sentence.block].span)
        return EventTime(dated[-1].value, dated[-1].id, "context") if dated and dated[-1].value else None

    def _shared_time(self, view: SentenceView, trigger: Trigger, status: StatusReading) -> EventTime | None:
        """The time of what the event came from: harm from the attack of its sentence, «الاجتماع» from the meeting told before."""
        source = self._cause(view, trigger) or self._dated_antecedent(view, trigger)
        if source is None or source.time.timex is None or source.status != status.status:
            return None
        return EventTime(source.time.value, source.time.timex, "context")

    def _shared_place(self, view: SentenceView, trigger: Trigger) -> EventPlace | None:
        """Harm happened where the attack or disaster of its sentence did."""
        if trigger.event_class != "HARM" or self._harm[0] != view.first:
            return None
        return next((e.place for e in reversed(self._harm[1]) if e.place), None)

    def _dated_antecedent(self, view: SentenceView, trigger: Trigger) -> EventMention | None:
        """The antecedent, where the article dates only one event of its type."""
        source = self._antecedent(view, trigger)
        if source is None:
            return None
        same = {e.time.value for e in self._of_type[view.sentence.article, trigger.type]}
        return source if len(same - {None}) == 1 else None

    def _cause(self, view: SentenceView, trigger: Trigger) -> EventMention | None:
        if trigger.event_class not in _HARMFUL or self._harm[0] != view.first:
            return None
        return self._harm[1][-1]

    def _quantities(self, trigger: Trigger, arguments: Sequence[Argument]) -> tuple[str, ...]:
        """Figures that count the arguments, and the one right behind the trigger that needs no noun («مقتل العشرات», «أسقطت معظمها»)."""
        if not self._figures:
            return ()
        found: list[tuple[int, int, str]] = []
        if (behind := self._figure_behind(trigger)) is not None:
            found.append(behind)
        for argument in arguments:
            start, end = argument.span.start, argument.span.end
            for at in range(bisect_left(self._figures, (start, 0, "")), len(self._figures)):
                if self._figures[at][0] >= end:
                    break
                if self._figures[at][1] <= end and self._figures[at] not in found:
                    found.append(self._figures[at])
        return tuple([number for _, _, number in sorted(found)])

    def _figure_behind(self, trigger: Trigger) -> tuple[int, int, str] | None:
        page, at = self._page, trigger.last + 1
        named = trigger.reading is not None and not trigger.is_verb and trigger.reading.definite
        if named or trigger.event_class not in _COUNTING or at >= len(page.words) or page.hard(at) or page.soft(at):
            return None
        if at in page.timed or page.letters[at] not in ("", "ل"):
            return None
        quantity = page.quantities.get(page.starts[at])
        return None if quantity is None else (quantity.span.start, quantity.span.end, quantity.id)


def _chain_edges(page: PageWords) -> list[int]:
    """Where what stands behind the words may change: the ends of contents and articles."""
    spans = [a.content for a in page.document.attributions if a.content is not None]
    spans += [a.span for a in page.document.articles]
    return sorted({edge for span in spans for edge in (span.start, span.end)})


def _may_lie_ahead(reading: StatusReading, trigger: Trigger) -> bool:
    """A noun or a verb in the present beside a later day tells of what is to come («يلتقيان الأسبوع المقبل»)."""
    if reading.rule in ("status/present", "status/headline"):
        return True
    return reading.status in ("occurred", "ongoing") and not trigger.is_verb
