"""When an event took place, by its own expression or by what the text around it gives."""

from bisect import bisect_left

from tawatur.event.clauses import PageWords
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
    return timex.type in ("DATE", "TIME") and timex.value is not None and not timex.value.startswith(_NO_POINT) and timex.value[0] in "12"


def own_time(times: PageTimes, clause: Span, sentence: Span, trigger: Span, link: Attribution | None) -> TimeExpression | None:
    """The expression that dates the event: the nearest one in its clause, else the only one of its sentence. One beside the cue of the report dates the report."""
    near = [t for t in times.inside(clause) if _belongs(t, link)]
    if near:
        return min(near, key=lambda t: _distance(t.span, trigger))
    rest = [t for t in times.inside(sentence) if _belongs(t, link)]
    return rest[0] if len(rest) == 1 else None


def _belongs(timex: TimeExpression, link: Attribution | None) -> bool:
    return link is None or link.content is None or link.content.holds(timex.span)


def _distance(timex: Span, trigger: Span) -> int:
    return timex.start - trigger.end if timex.start >= trigger.end else 2 * (trigger.start - timex.end)


def time_of_event(times: PageTimes, timex: TimeExpression | None, status: Status, *, state: bool, habit: bool, trigger: Span, said: str | None) -> EventTime:
    """The time of an event that is no speech. ``said`` is the day of the report around it, an upper bound for what it tells.

    What is planned or only thought of has no date but its own; an undated state holds on the day of the page; an undated past event lies before it.
    """
    if timex is not None:
        return EventTime(_with_mod(timex, state), timex.id, "stated")
    if habit or status in ("planned", "hypothetical"):
        return EventTime()
    if status == "ongoing" or (status == "denied" and state):
        day = times.page_day(trigger)
        return EventTime(day, None, "page") if day else EventTime()
    bound = said or times.page_bound(trigger)
    return EventTime(f"../{bound}", None, "context" if said else "page") if bound and status != "denied" else EventTime()


def _with_mod(timex: TimeExpression, state: bool) -> str | None:
    if timex.value is None:
        return None
    if timex.mod in ("START_OR_LATER", "AFTER", "SINCE"):
        return f"{timex.value}/.."
    return timex.value


def time_of_speech(times: PageTimes, link: Attribution, cue: Span, clause: Span) -> EventTime:
    """The time of a speech act: the expression in its clause outside what is said; else the day of the page, or the last that it may have."""
    own = [t for t in times.inside(clause) if link.content is None or not link.content.overlaps(t.span)]
    if own:
        timex = min(own, key=lambda t: _distance(t.span, cue))
        return EventTime(timex.value, timex.id, "stated")
    day = times.page_day(cue)
    if day:
        return EventTime(day, None, "page")
    bound = times.page_bound(cue)
    return EventTime(f"../{bound}", None, "page") if bound else EventTime()
