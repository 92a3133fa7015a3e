"""Pages of a case date each other, in one pass: an event that one page dates narrows the date of another page that tells it as news."""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from tawatur.corpus.day_range import DayRange, written_days
from tawatur.corpus.places import PlaceTree
from tawatur.corpus.tellings import Telling
from tawatur.model.chronicle import Judgement
from tawatur.model.document import Document
from tawatur.model.event import EventMention, EventTime
from tawatur.model.page import Article, ArticleDate, Evidence
from tawatur.model.time import TimeExpression

WIDE = 62
"""Days: an article whose interval is wider, or open, is worth narrowing by another page."""

FRESH = timedelta(days=1)
"""How long after an event an article still tells it as happening «hours ago» or «today»."""


class Narrowing(msgspec.Struct, frozen=True):
    """An article's date narrowed by another page's event, and the judgement that says so."""

    page: str
    article: int
    date: ArticleDate
    judgement: Judgement


def narrow_dates(tellings: Sequence[Telling], places: PlaceTree) -> tuple[Narrowing, ...]:
    """At most one narrowing for each article that is not dated to within `WIDE` days.

    Asks for one dated event, in one other article whose own date is not inferred from this one: the same family, the same named person or body in the key role,
    a compatible place. Two dated candidates that exclude each other give nothing. Intervals only narrow; the order of pages does not matter.
    """
    dated = [
        t
        for t in tellings
        if t.own_days is not None and not t.own_days.is_open and (t.own_days.width or 0) <= WIDE and t.key_fillers
    ]
    found: dict[tuple[str, int], Narrowing] = {}
    for telling in tellings:
        article = telling.article
        if article is None or not _worth_narrowing(article) or not _told_as_news(telling):
            continue
        narrowing = _narrowed(telling, article, dated, places)
        if narrowing is not None:
            found.setdefault(telling.article_key, narrowing)
    return tuple(found[key] for key in sorted(found))


def apply_narrowings(document: Document, narrowings: Sequence[Narrowing]) -> Document:
    """The page with the narrowed dates in its articles; the page itself when none is its own."""
    mine = {n.article: n.date for n in narrowings if n.page == document.id}
    if not mine:
        return document
    articles = tuple(
        msgspec.structs.replace(a, date=mine[a.number]) if a.number in mine else a for a in document.articles
    )
    return document.with_layers(articles=articles)


def list_weekdays(document: Document) -> Document:
    """The page with the times of events that a weekday leaves to several days written as a list of these days, where its article is dated to within `WIDE` days."""
    timexes = {t.id: t for t in document.timexes}
    events = tuple(_with_listed_days(document, event, timexes) for event in document.events)
    return document if events == document.events else document.with_layers(events=events)


def _worth_narrowing(article: Article) -> bool:
    if article.date.basis in ("stated", "given"):
        return False
    known = written_days(article.date)
    return known is None or known.width is None or known.width > WIDE


def _told_as_news(telling: Telling) -> bool:
    """Whether the article tells it as just happened, in its opening: no absolute time of its own, an occurred event of a named person or body."""
    event = telling.event
    return (
        event.status in ("occurred", "ongoing")
        and event.kind == "event"
        and telling.own_days is None
        and bool(telling.key_fillers)
        and bool(telling.places)
    )


def _narrowed(telling: Telling, article: Article, dated: Sequence[Telling], places: PlaceTree) -> Narrowing | None:
    same = [t for t in dated if _same_event(telling, t, places)]
    if not same or any(a.own_days and b.own_days and not a.own_days.meets(b.own_days) for a in same for b in same):
        return None
    best = min(same, key=lambda t: ((t.own_days.width or 0) if t.own_days else 0, t.ref))
    days = best.own_days
    if days is None or days.first is None or days.last is None:
        return None
    known = written_days(article.date) or DayRange()
    window = DayRange(days.first, days.last + FRESH)
    if not known.meets(window):
        return None
    narrowed = known.narrowed(window).on_weekdays(article.date.weekdays)
    evidence = Evidence(
        rule="dated_by_other_page",
        message=f"page {best.ref.page} dates the event that this article tells as news: {days.value}",
        span=telling.event.trigger,
    )
    stamp = msgspec.structs.replace(
        article.date,
        earliest=_iso(narrowed.first),
        latest=_iso(narrowed.last),
        basis="inferred",
        evidence=(*article.date.evidence, evidence),
    )
    judgement = Judgement(
        verdict="same",
        subject=telling.ref.key,
        other=best.ref.key,
        made_by="rule:dated_by_other_page",
        why="the same person, place and kind of event; the other page dates it",
        cues=(*sorted(telling.key_fillers & best.key_fillers), *sorted(telling.places)),
    )
    return Narrowing(telling.ref.page, article.number, stamp, judgement)


def _same_event(news: Telling, told: Telling, places: PlaceTree) -> bool:
    if (
        told.article_key == news.article_key
        or told.family != news.family
        or told.event.status not in ("occurred", "ongoing")
    ):
        return False
    return bool(news.key_fillers & told.key_fillers) and places.compatible(news.places, told.places) is True


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _with_listed_days(document: Document, event: EventMention, timexes: dict[str, TimeExpression]) -> EventMention:
    timex = timexes.get(event.time.timex or "")
    article = next((a for a in document.articles if a.span.start <= event.trigger.start < a.span.end), None)
    if timex is None or article is None or not (timex.value or "").startswith("XXXX-WXX-"):
        return event
    known = written_days(article.date)
    if known is None or known.width is None or known.width > WIDE:
        return event
    weekday = int(str(timex.value)[9])
    days = DayRange(known.first and known.first - timedelta(days=6), known.last)
    listed = days.on_weekdays((weekday,))
    if article.date.weekdays:
        listed = DayRange(listed.first, listed.last, tuple(d for d in listed.listed if _just_before(d, known)))
    if not listed.listed:
        return event
    value = DayRange(listed.listed[0], listed.listed[-1], listed.listed).value
    return msgspec.structs.replace(event, time=EventTime(value, timex.id, "inferred"))


def _just_before(day: date, known: DayRange) -> bool:
    """Whether some day on which the article may have been written follows within a week."""
    return any(known.may_be(day + timedelta(days=n)) for n in range(0, 7))
