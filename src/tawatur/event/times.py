"""When an event took place, by its own expression or by what the text around it gives."""

from bisect import bisect_left
from collections.abc import Sequence

from tawatur.event.clauses import PageWords, SentenceView
from tawatur.event.triggers import Trigger
from tawatur.model.attribution import Attribution
from tawatur.model.event import EventTime, Status
from tawatur.model.page import Article
from tawatur.model.span import Span
from tawatur.model.time import TimeExpression

_NO_POINT = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")


class PageTimes:
    """The dated expressions of a page in order, and the days of its articles."""

    def __init__(self, page: PageWords) -> None:
        self._page = page
        self._dated = [t for t in page.document.timexes if _is_point(t)]
        self._starts = [t.span.start for t in self._dated]
        self._sets = [t for t in page.document.timexes if t.type == "SET"]

    def inside(self, span: Span) -> list[TimeExpression]:
        """Dated expressions in ``span``."""
        return self._dated[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def bounded(self, timex: TimeExpression, *, state: bool) -> str | None:
        """The value as the preposition before it bounds it: ``2014/..`` for a state since then, ``../2014`` for what came before."""
        at = self._page.index_at(timex.span.start)
        before = self._page.stems[at - 1] if at else ""
        if timex.value is not None and "/" not in timex.value:
            if before in self._page.lexicon.since and state:
                return f"{timex.value}/.."
            if before in self._page.lexicon.until:
                return f"../{timex.value}"
        return timex.value

    def habit(self, span: Span) -> bool:
        """Whether an expression of frequency stands in ``span``: what happens «كل سنة» has no date."""
        return any(span.holds(t.span) for t in self._sets)

    def article_of(self, span: Span) -> Article | None:
        """The article that holds ``span``."""
        return next((a for a in self._page.document.articles if a.span.holds(span)), None)

    def page_day(self, span: Span) -> str | None:
        """The day of the article that holds ``span``; None when it has none."""
        article = self.article_of(span)
        return article.date.value if article else None

    def page_bound(self, span: Span) -> str | None:
        """The last day on which the article can have been written."""
        article = self.article_of(span)
        return (article.date.value or article.date.latest) if article else None


def _is_point(timex: TimeExpression) -> bool:
    return (
        timex.type in ("DATE", "TIME")
        and timex.value is not None
        and not timex.value.startswith(_NO_POINT)
        and timex.value[0] in "12"
    )


def own_time(
    times: PageTimes, view: SentenceView, trigger: Trigger, triggers: Sequence[Trigger], link: Attribution | None
) -> TimeExpression | None:
    """The expression that dates the event: the nearest of its clause, else the only one of its sentence.

    One beside the cue of a report dates the report; one beyond another verb or a relative pronoun dates what stands there.
    """
    page = view.page
    clause = Span(page.words[view.clause_start(trigger.first)].outer, page.words[view.clause_end(trigger.last) - 1].end)
    span = page.span(trigger.first, trigger.last)
    reachable = [
        t for t in times.inside(view.sentence.span) if _belongs(t, link) and _reaches(view, trigger, triggers, t)
    ]
    near = [t for t in reachable if clause.holds(t.span)]
    if near:
        return min(near, key=lambda t: _distance(t.span, span))
    return reachable[0] if len(reachable) == 1 else None


def _belongs(timex: TimeExpression, link: Attribution | None) -> bool:
    return link is None or link.content is None or link.content.holds(timex.span)


def _reaches(view: SentenceView, trigger: Trigger, triggers: Sequence[Trigger], timex: TimeExpression) -> bool:
    page = view.page
    at = page.index_at(timex.span.start)
    if page.stems[at - 1] in page.lexicon.since and trigger.sense.kind == "event" and at > trigger.last + 2:
        return False
    first, last = (trigger.last + 1, at) if at > trigger.last else (at, trigger.first)
    if any(page.notes[i].relative for i in range(first, last)):
        return False
    if at > trigger.last:
        return not any(first <= other.first < last and other.is_verb for other in triggers)
    return not any(
        first <= other.first < last and other.is_verb and other.first - at < 4 and not _opens(view, at)
        for other in triggers
    )


def _opens(view: SentenceView, at: int) -> bool:
    return at - view.clause_start(at) <= 1


def _distance(timex: Span, trigger: Span) -> int:
    return timex.start - trigger.end if timex.start >= trigger.end else 2 * (trigger.start - timex.end)


def is_later(timex: TimeExpression, day: str | None) -> bool:
    """Whether the expression names a time after ``day``; False where either is open.

    >>> is_later(TimeExpression(id="t", span=Span(0, 1), type="DATE", value="2023-05", rule=""), "2023-04-30")
    True
    """
    return day is not None and timex.value is not None and timex.value[:10] > day[: len(timex.value)]


def is_earlier(timex: TimeExpression, day: str | None) -> bool:
    """Whether the expression names a time before ``day``; False where either is open."""
    return day is not None and timex.value is not None and timex.value[: len(day)] < day[: len(timex.value)]


def time_of_event(
    times: PageTimes,
    timex: TimeExpression | None,
    status: Status,
    *,
    state: bool,
    habit: bool,
    trigger: Span,
    said: str | None,
) -> EventTime:
    """The time of an event that is no speech. ``said`` is the day of the report around it, an upper bound for what it tells.

    What is planned or only thought of has no date but its own; an undated state holds on the day of the page; an undated past event lies before it.
    """
    if status == "hypothetical":
        return EventTime()
    if timex is not None and (status != "planned" or not is_earlier(timex, times.page_bound(trigger))):
        return EventTime(times.bounded(timex, state=state or status == "ongoing"), timex.id, "stated")
    if habit or status == "planned":
        return EventTime()
    if status in ("ongoing", "denied"):
        day = times.page_day(trigger)
        return EventTime(day, None, "page") if day else EventTime()
    bound = said or times.page_bound(trigger)
    return EventTime(f"../{bound}", None, "context" if said else "page") if bound else EventTime()


def time_of_speech(
    times: PageTimes, page: PageWords, link: Attribution, cue: Span, *, elsewhere: bool = False
) -> EventTime:
    """The time of a speech act: the expression in its clause outside what is said; else the day of the page, or the last that it may have."""
    own = [t for t in _beside(times, page, cue) if link.content is None or not link.content.overlaps(t.span)]
    if own:
        timex = min(own, key=lambda t: _distance(t.span, cue))
        return EventTime(timex.value, timex.id, "stated")
    day = times.page_day(cue)
    if day and not elsewhere:
        return EventTime(day, None, "page")
    bound = times.page_bound(cue)
    return EventTime(f"../{bound}", None, "page") if bound else EventTime()


_BESIDE = 14


def _beside(times: PageTimes, page: PageWords, cue: Span) -> list[TimeExpression]:
    """Dated expressions near the cue in its line, no other event between."""
    at = page.index_at(cue.start)
    first, last = max(0, at - _BESIDE), min(len(page.words) - 1, at + _BESIDE)
    near = times.inside(Span(page.words[first].outer, page.words[last].end)) if page.words else []
    return [t for t in near if _undisturbed(page, at, page.index_at(t.span.start))]


def _undisturbed(page: PageWords, cue: int, timex: int) -> bool:
    first, last = (cue + 1, timex) if timex > cue else (timex, cue)
    between = range(first, last)
    return not any(page.notes[i].senses or page.notes[i].relative for i in between) and not any(
        page.hard(i) or "." in page.gap(i) for i in range(first, last + 1)
    )
