"""Pages of a case date each other, in one pass: an event that one page dates narrows the date of another page that tells it as news."""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from tawatur.corpus.day_range import DayRange, written_days
from tawatur.corpus.places import PlaceTree
from tawatur.corpus.same_news import News, news_dates, opening_spans
from tawatur.corpus.tellings import Telling
from tawatur.model.chronicle import Judgement
from tawatur.model.document import Document
from tawatur.model.event import EventMention, EventTime
from tawatur.model.page import Article, ArticleDate, Evidence
from tawatur.model.time import TimeExpression
from tawatur.timex.patterns import Fields, decode

WIDE = 62
"""Days: an article whose interval is wider, or open, is worth narrowing by another page."""

FRESH = timedelta(days=1)
"""How long after an event an article tells it as of the last hours, of today or yesterday."""

NEWS_WEEK = timedelta(days=7)
"""How long after an event an article still tells it in its opening with a weekday alone, or with no time at all."""


WEEKDAY_ONLY = frozenset({"weekday", "part", "time", "zone"})
"""Fields of an expression that names no more than a weekday and an hour."""


class Narrowing(msgspec.Struct, frozen=True):
    """An article's date narrowed by another page's event, and the judgement that says so."""

    page: str
    article: int
    date: ArticleDate
    judgement: Judgement


def narrow_dates(tellings: Sequence[Telling], places: PlaceTree) -> tuple[Narrowing, ...]:
    """At most one narrowing for each article that is not dated to within `WIDE` days.

    By an event that its opening tells as news: one dated telling in another article, of the same family, with the same named person or body in the key
    role and a compatible place. Two dated candidates that exclude each other give nothing. Else by a dated article that tells the same news (see
    `tawatur.corpus.same_news`). Dates that are narrowed here date no further article. Intervals only narrow; the order of pages does not matter.
    """
    dated = [
        t
        for t in tellings
        if t.own_days is not None and not t.own_days.is_open and (t.own_days.width or 0) <= WIDE and t.key_fillers
    ]
    found: dict[tuple[str, int], Narrowing] = {}
    undated: dict[tuple[str, int], Article] = {}
    for telling in sorted(tellings, key=lambda t: t.ref):
        article = telling.article
        if article is None or not _worth_narrowing(article):
            continue
        undated[telling.article_key] = article
        if telling.article_key not in found and _told_as_news(telling):
            narrowing = _narrowed(telling, article, dated, places)
            if narrowing is not None:
                found[telling.article_key] = narrowing
    for key, news in news_dates(tellings, places, undated.keys() - found.keys()).items():
        by_news = _narrowed_by_news(undated[key], news)
        if by_news is not None:
            found[key] = by_news
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
        and any(span.holds(event.trigger) for span in opening_spans(telling.document, telling.article))
    )


def _age(telling: Telling) -> timedelta | None:
    """How old the event may be that an opening tells, by the times in its sentence; None where one of them looks further back."""
    document, trigger = telling.document, telling.event.trigger
    sentence = next((s.span for s in document.sentences if s.span.holds(trigger)), trigger)
    times = [decode(t.pattern) for t in document.timexes if sentence.holds(t.span)]
    if any(_is_fresh(fields) for fields in times):
        return FRESH
    return NEWS_WEEK if all(fields.keys() <= WEEKDAY_ONLY for fields in times) else None


def _is_fresh(fields: Fields) -> bool:
    """«أمس السبت», «خلال الساعات الماضية»."""
    if fields.get("unit", "D") in ("H", "MIN"):
        return "offset" in fields or fields.get("dir") == "-1"
    return fields.get("offset") in ("0", "-1") and fields.get("unit", "D") == "D"


def _narrowed(telling: Telling, article: Article, dated: Sequence[Telling], places: PlaceTree) -> Narrowing | None:
    same = [t for t in dated if _same_event(telling, t, places)]
    if not same or any(a.own_days and b.own_days and not a.own_days.meets(b.own_days) for a in same for b in same):
        return None
    best = min(same, key=lambda t: ((t.own_days.width or 0) if t.own_days else 0, t.ref))
    days = best.own_days
    age = _age(telling)
    if days is None or days.first is None or days.last is None or age is None:
        return None
    known = written_days(article.date) or DayRange()
    window = DayRange(days.first, days.last + age)
    if not known.meets(window):
        return None
    evidence = Evidence(
        rule="dated_by_other_page",
        message=f"page {best.ref.page} dates the event that this article tells as news: {days.first} to {days.last}",
        span=telling.event.trigger,
    )
    stamp = _stamp(article, known.narrowed(window), evidence)
    judgement = Judgement(
        verdict="same",
        subject=telling.ref.key,
        other=best.ref.key,
        made_by="rule:dated_by_other_page",
        why="the same person, place and kind of event; the other page dates it",
        cues=(*sorted(telling.key_fillers & best.key_fillers), *sorted(telling.places)),
    )
    return Narrowing(telling.ref.page, article.number, stamp, judgement)


def _narrowed_by_news(article: Article, news: News) -> Narrowing | None:
    """The article's date within a week of the dated one, None where its own evidence excludes that."""
    known = written_days(article.date) or DayRange()
    if not known.meets(news.days):
        return None
    own, other = news.own, news.other
    shared = tuple(sorted(own.names & other.names))
    within = known.narrowed(news.days)
    evidence = Evidence(
        rule="same_news",
        message=f"page {other.telling.ref.page} is dated and its opening tells the same news: written within a week of it, {within.value}",
        span=own.telling.event.trigger,
    )
    stamp = _stamp(article, within, evidence)
    judgement = Judgement(
        verdict="correct",
        subject=f"{own.telling.ref.page}#article:{article.number}",
        field="date",
        value=f"{stamp.earliest}/{stamp.latest}",
        made_by="rule:same_news",
        why=f"its opening tells the same news as {other.telling.ref.key}, in an article that is dated",
        cues=shared,
    )
    return Narrowing(own.telling.ref.page, article.number, stamp, judgement)


def _stamp(article: Article, days: DayRange, evidence: Evidence) -> ArticleDate:
    """The article's date narrowed to some days, of these to the weekdays it may have, with one more reason."""
    narrowed = days.on_weekdays(article.date.weekdays)
    return msgspec.structs.replace(
        article.date,
        earliest=_iso(narrowed.first),
        latest=_iso(narrowed.last),
        basis="inferred",
        evidence=(*article.date.evidence, evidence),
    )


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
