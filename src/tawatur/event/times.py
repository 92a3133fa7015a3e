"""When an event took place, by its own expression or by what the text around it gives."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, Literal

import msgspec

from tawatur.attribution.chains import innermost
from tawatur.event.clauses import PageWords, SentenceView
from tawatur.event.scene import Scene
from tawatur.event.triggers import Trigger
from tawatur.model.attribution import Attribution
from tawatur.model.event import EventTime, Status
from tawatur.model.page import Article
from tawatur.model.span import Span
from tawatur.model.time import TimeExpression
from tawatur.timex.calendar import interval

_NO_POINT = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")


class PageTimes:
    """The dated expressions of a page in order, and the days of its articles."""

    def __init__(self, page: PageWords) -> None:
        self._page = page
        self._dated = [t for t in page.document.timexes if _is_point(t)]
        self._starts = [t.span.start for t in self._dated]
        self._article: Article | None = None
        self._unreported: dict[Span, bool] = {}
        self._sets = [t for t in page.document.timexes if t.type == "SET"]

    def inside(self, span: Span) -> list[TimeExpression]:
        """Dated expressions in ``span``."""
        return self._dated[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def bounded(self, timex: TimeExpression, *, state: bool) -> str | None:
        """The value as the preposition before it bounds it: ``2014/..`` for a state since then, ``../2014`` for what came before."""
        at = self._page.index_at(timex.span.start)
        before = self._page.stems[at - 1] if at else ""
        value = known_value(timex)
        if value is not None and "/" not in value:
            if before in self._page.lexicon.since and state:
                return f"{value}/.."
            if before in self._page.lexicon.until:
                return f"../{value}"
        return value

    def told_by(self, span: Span, link: Attribution | None) -> bool:
        """Whether the words at ``span`` are told by the same report as an event under ``link``, None for the outlet's own voice."""
        if link is None or link.content is None:
            if span not in self._unreported:
                self._unreported[span] = innermost(self._page.document.attributions, span) is None
            return self._unreported[span]
        return link.content.holds(span)

    def habit(self, span: Span) -> bool:
        """Whether an expression of frequency stands in ``span``: what happens «كل سنة» has no date."""
        return any(span.holds(t.span) for t in self._sets)

    def article_of(self, span: Span) -> Article | None:
        """The article that holds ``span``."""
        if self._article is None or not self._article.span.holds(span):
            self._article = next((a for a in self._page.document.articles if a.span.holds(span)), None)
        return self._article

    def page_day(self, span: Span) -> str | None:
        """The day of the article that holds ``span``; None when it has none."""
        article = self.article_of(span)
        return article.date.value if article else None

    def page_bound(self, span: Span) -> str | None:
        """The last day on which the article can have been written."""
        article = self.article_of(span)
        return (article.date.value or article.date.latest) if article else None


def _is_point(timex: TimeExpression) -> bool:
    """Whether it names a point, though an open one («السبت» without the week, which a case may settle)."""
    return timex.type in ("DATE", "TIME") and (timex.value is None or not timex.value.startswith(_NO_POINT))


def known_value(timex: TimeExpression) -> str | None:
    """The value where it names days, None where it leaves year or week open."""
    return timex.value if timex.value is not None and timex.value[0] in "12" else None


class OwnTime(msgspec.Struct, frozen=True, gc=False):
    """The expression that dates an event; ``bound`` says on which side where it only bounds it: what stands «بعد سقوط المدينة» came before."""

    timex: TimeExpression
    bound: Literal["until"] | None = None


def own_time(times: PageTimes, scene: Scene, trigger: Trigger, links: Sequence[Attribution]) -> OwnTime | None:
    """The expression that dates the event: the nearest of its clause, else the only one of its sentence.

    One beside the cue of a report dates the report; one beyond another verb, a relative pronoun, or «بعد» with an event behind it dates what stands there.
    """
    if not scene.dates:
        return None
    view, link = scene.view, links[-1] if links else None
    span = scene.page.span(trigger.first, trigger.last)
    reachable = [t for t in scene.dates if times.told_by(t.span, link) and _reaches(scene, trigger, t)]
    if not reachable:
        return None
    start, end = view.clause_start(trigger.first), view.clause_end(trigger.last)
    clause = Span(scene.page.words[start].outer, scene.page.words[end - 1].end)
    near = [t for t in reachable if clause.holds(t.span)]
    if not near and (len(reachable) > 1 or not _frames(scene, start, reachable[0])):
        return None
    timex = min(near or reachable, key=lambda t: _distance(t.span, span))
    return _sided(scene, trigger, timex)


def _frames(scene: Scene, start: int, timex: TimeExpression) -> bool:
    """Whether an expression outside the clause dates it still: one that opens the sentence, or one of the clause that this one is a result of."""
    page, view = scene.page, scene.view
    at = page.index_at(timex.span.start)
    if at - view.first <= _OPENING or page.stems[start] in page.lexicon.results or page.letters[start] == "و":
        return True
    return at > start and not any(page.notes[i].verb and page.notes[i].breaks for i in range(start, at))


_OPENING: Final = 4


def _reaches(scene: Scene, trigger: Trigger, timex: TimeExpression) -> bool:
    page = scene.page
    at = page.index_at(timex.span.start)
    if page.stems[at - 1] in page.lexicon.since and trigger.sense.kind == "event" and not 0 < at - trigger.last <= 2:
        return False
    first, last = (trigger.last + 1, at) if at > trigger.last else (at, trigger.first)
    if any(page.notes[i].relative or (page.marks[i] and page.stops(i)) for i in range(first, last)):
        return False
    if at > trigger.last:
        if not trigger.is_verb and page.notes[first].verb and not page.letters[first]:
            first += 1  # its own verb right behind it: «انفجار هز الحي صباح السبت»
        return not (
            scene.verb_between(first, last)
            or _after_another(scene, first, last)
            or any(
                _goes_on_apart(page, i) or (not trigger.is_verb and _tells_else(page, i)) for i in range(first, last)
            )
        )
    if any(page.stems[i] in page.lexicon.opens_report for i in range(first, last)):
        return False
    return not any(
        first <= other.first < last and other.is_verb and other.first - at < 4 and not _opens(scene.view, at)
        for other in scene.triggers
    )


def _tells_else(page: PageWords, at: int) -> bool:
    """Whether a verb at a word tells of something else («قانون يعود إلى عام»); one that carries a noun («عقد», «وقع») does not."""
    note = page.notes[at]
    if not note.verb or note.nouns or page.letters[at]:
        return False
    return note.tense is None or not (note.tense.carries or note.tense.occurs or note.tense.past_of or note.tense.may)


def _goes_on_apart(page: PageWords, at: int) -> bool:
    """Whether a new statement begins behind a comma («، وقد اكتملت الترتيبات»)."""
    if not page.marks[at] or "و" not in page.letters[at]:
        return False
    note = page.notes[at]
    return note.verb or (note.tense is not None and (note.tense.may or note.tense.past_of))


def _after_another(scene: Scene, first: int, end: int) -> bool:
    """Whether another event stands behind a «بعد» at words ``first`` to ``end`` («غارة بعد عملية نفذت في 15 شباط»)."""
    bounds = scene.page.lexicon.bounds_events
    return any(scene.page.stems[i] in bounds and scene.trigger_between(i + 1, end) for i in range(first, end))


def _sided(scene: Scene, trigger: Trigger, timex: TimeExpression) -> OwnTime | None:
    """What stands behind «بعد» came before the time of the clause, what stands behind «قبل» after it."""
    page, at = scene.page, scene.page.index_at(timex.span.start)
    if at > trigger.last:
        return OwnTime(timex)
    for i in range(max(at, trigger.first - 3), trigger.first):
        if page.stems[i] in page.lexicon.bounds_events and page.starts[i] >= timex.span.end:
            return OwnTime(timex, "until") if page.stems[i] not in page.lexicon.until else None
    return OwnTime(timex)


def _opens(view: SentenceView, at: int) -> bool:
    return at - view.clause_start(at) <= 1


def _distance(timex: Span, trigger: Span) -> int:
    return timex.start - trigger.end if timex.start >= trigger.end else 2 * (trigger.start - timex.end)


def is_later(timex: TimeExpression, day: str | None) -> bool:
    """Whether the expression names days that all lie after ``day``; False where either is open.

    >>> is_later(TimeExpression(id="t", span=Span(0, 1), type="DATE", value="2023-05", rule=""), "2023-04-30")
    True
    """
    named, bound = interval(timex.value), interval(day)
    return named is not None and bound is not None and named[0] > bound[1]


def is_earlier(timex: TimeExpression, day: str | None) -> bool:
    """Whether the expression names days that all lie before ``day``; False where either is open."""
    named, bound = interval(timex.value), interval(day)
    return named is not None and bound is not None and named[1] < bound[0]


def time_of_event(
    times: PageTimes,
    own: OwnTime | None,
    status: Status,
    *,
    state: bool,
    habit: bool,
    trigger: Span,
    said: EventTime | None,
) -> EventTime:
    """The time of an event that is no speech. ``said`` is the stated time of the report around it, an upper bound for what it tells.

    What is planned or only thought of has no date but its own; an undated state holds on the day it is told; an undated past event lies before it.
    """
    if status == "hypothetical":
        return EventTime()
    if own is not None and (status != "planned" or not is_earlier(own.timex, times.page_bound(trigger))):
        return _stated(times, own, state=state or status == "ongoing")
    if habit or status == "planned":
        return EventTime()
    if status in ("ongoing", "denied"):
        return _on_day_told(times, trigger, said)
    return _before_told(times, trigger, said)


def _stated(times: PageTimes, own: OwnTime, *, state: bool) -> EventTime:
    value = known_value(own.timex)
    if own.bound == "until":
        return EventTime(f"../{value}", own.timex.id, "context") if value and "/" not in value else EventTime()
    return EventTime(times.bounded(own.timex, state=state) if value else None, own.timex.id, "stated")


def _on_day_told(times: PageTimes, trigger: Span, said: EventTime | None) -> EventTime:
    if said is not None:
        return EventTime(said.value, None, "context")
    day = times.page_day(trigger)
    return EventTime(day, None, "page") if day else EventTime()


def _before_told(times: PageTimes, trigger: Span, said: EventTime | None) -> EventTime:
    if said is not None and said.value is not None:
        return EventTime(f"../{said.value.partition('T')[0]}", None, "context")
    bound = times.page_bound(trigger)
    return EventTime(f"../{bound}", None, "page") if bound else EventTime()


def time_of_speech(
    times: PageTimes, page: PageWords, link: Attribution, cue: Span, *, elsewhere: bool = False
) -> EventTime:
    """The time of a speech act: the expression in its clause outside what is said; else the day of the page, or the last that it may have.

    ``elsewhere``: it was said to another outlet, or «كان» puts it before what the page tells.
    """
    own = [t for t in _beside(times, page, cue) if link.content is None or not link.content.overlaps(t.span)]
    if own:
        timex = min(own, key=lambda t: _distance(t.span, cue))
        return EventTime(known_value(timex), timex.id, "stated")
    day = times.page_day(cue)
    if day and not elsewhere:
        return EventTime(day, None, "page")
    bound = times.page_bound(cue)
    return EventTime(f"../{bound}", None, "page") if bound else EventTime()


_BESIDE = 14


def _beside(times: PageTimes, page: PageWords, cue: Span) -> list[TimeExpression]:
    """Dated expressions near the cue in its line, no other event between."""
    if not page.words:
        return []
    at = page.index_at(cue.start)
    first, last = max(0, at - _BESIDE), min(len(page.words) - 1, at + _BESIDE)
    near = times.inside(Span(page.words[first].outer, page.words[last].end))
    return [t for t in near if _undisturbed(page, at, page.index_at(t.span.start))]


def _undisturbed(page: PageWords, cue: int, timex: int) -> bool:
    """Whether nothing that could be dated, and no end of a clause, stands between a cue and an expression."""
    first, last = (cue + 1, timex) if timex > cue else (timex, cue)
    before = page.stems[timex - 1] if timex else ""
    if before in page.lexicon.bounds_events or before in page.lexicon.until:
        return False
    between = range(first, last)
    marks = range(min(cue, timex) + 1, last + 1)
    return not any(page.notes[i].senses or page.notes[i].relative or page.notes[i].breaks for i in between) and not any(
        page.hard(i) or "." in page.gap(i) for i in marks
    )
