"""A page with its layers, to be read: each sentence, and under it what was found in it."""

from collections.abc import Iterator

from tawatur.dating.explanations import explain_date
from tawatur.export.bidi import drawn, one_line
from tawatur.export.vocabulary import BLOCK_KIND, DATE_BASIS, ROLE, SPEAKER_KIND, STATUS, UNKNOWN_SOURCE
from tawatur.export.when import in_words, interval_in_words, weekdays_in_words
from tawatur.model.attribution import Attribution
from tawatur.model.document import Document
from tawatur.model.event import EventMention
from tawatur.model.page import NEWS_BLOCKS, Article, ArticleDate, Sentence
from tawatur.model.span import Span

LONGEST_FURNITURE = 60
"""Code points of a block without news that are shown."""


def page_text(document: Document, *, isolated: bool = False) -> str:
    """The page: its articles with their dates, its blocks, its sentences with their annotations, its issues. No newline at the end.

    >>> page_text(Document(id="p", text=""))
    '■ p'
    """
    return "\n".join(drawn(line, isolated) for line in _lines(document))


def date_lines(document: Document, date: ArticleDate) -> Iterator[str]:
    """When an article was written, on what that rests, and what speaks against it."""
    days = in_words(date.value) if date.value else interval_in_words(date.earliest, date.latest)
    weekdays = f"، يوم {weekdays_in_words(date.weekdays)}" if date.weekdays and not date.value else ""
    yield f"كُتب: {days}{weekdays} ({DATE_BASIS[date.basis]})"
    reasons = (*date.evidence, *date.contradictions)
    sentences = explain_date(date, document.text)
    for sentence, evidence in zip(sentences[len(sentences) - len(reasons) :], reasons, strict=True):
        yield f"  {one_line(sentence)} [{evidence.rule}]"


def quoted(document: Document, span: Span) -> str:
    """The words of a span on one line."""
    return one_line(span.of(document.text))


def chain_names(document: Document, event: EventMention) -> str:
    """Who says it, from the page to the origin; «» for the outlet's own voice."""
    found = {a.id: a for a in document.attributions}
    return " ← ".join(speaker_name(document, found[link]) for link in event.chain if link in found)


def speaker_name(document: Document, attribution: Attribution) -> str:
    """Who an attribution names; «المصدر غير محدد» where nobody stands there."""
    named = attribution.speaker.named
    return UNKNOWN_SOURCE if named is None else quoted(document, named)


def _lines(document: Document) -> Iterator[str]:
    source = document.source
    about = " · ".join(part for part in (source.outlet, source.url, source.published) if part)
    yield f"■ {one_line(document.id)}" + (f" · {one_line(about)}" if about else "")
    for article in document.articles:
        yield from _article(document, article)
    yield from _blocks(document)
    yield from (f"! {issue.code}: {one_line(issue.message)}" for issue in document.issues)


def _article(document: Document, article: Article) -> Iterator[str]:
    title = quoted(document, article.title) if article.title else "بلا عنوان"
    yield f"  مقال {article.number}: {title}"
    yield from (f"    {line}" for line in date_lines(document, article.date))


def _blocks(document: Document) -> Iterator[str]:
    sentences: dict[int, list[Sentence]] = {}
    for sentence in document.sentences:
        sentences.setdefault(sentence.block, []).append(sentence)
    for number, block in enumerate(document.blocks):
        article = "" if block.article is None else f" · مقال {block.article}"
        yield f"  [{BLOCK_KIND[block.kind]}{article}]"
        if block.kind not in NEWS_BLOCKS:
            words = quoted(document, block.span)
            yield "    " + (words if len(words) <= LONGEST_FURNITURE else words[:LONGEST_FURNITURE] + "…")
        for sentence in sentences.get(number, ()):
            yield f"    {quoted(document, sentence.span)}"
            yield from (f"      {line}" for line in annotation_lines(document, sentence.span))


def annotation_lines(document: Document, within: Span) -> Iterator[str]:
    """A line for everything found inside a span: events, attributions, times, figures, names."""
    yield from (_event(document, e) for e in document.events if within.holds(e.trigger))
    yield from (_attribution(document, a) for a in document.attributions if _starts_in(within, a))
    for timex in document.timexes:
        if within.holds(timex.span):
            yield f"زمن «{quoted(document, timex.span)}» = {timex.value or '؟'} [{timex.rule}]"
    for figure in document.quantities:
        if within.holds(figure.span):
            yield f"رقم «{quoted(document, figure.span)}» {_bounds(figure.low, figure.high)} {figure.qualifier} [{figure.rule}]"
    names = [f"«{quoted(document, m.span)}» {m.type}" for m in document.mentions if within.holds(m.span)]
    if names:
        yield "أسماء " + "، ".join(names)


def _event(document: Document, event: EventMention) -> str:
    arguments = [f"{ROLE.get(a.role, a.role)}: {quoted(document, a.span)}" for a in event.arguments]
    when = in_words(event.time.value) if event.time.value else ""
    where = one_line(event.place.name) if event.place else ""
    said = chain_names(document, event) or "بصوت الموقع"
    parts = [event.type, STATUS[event.status], when, where, *arguments, said]
    return f"حدث «{quoted(document, event.trigger)}» {' · '.join(part for part in parts if part)} [{event.rule}]"


def _attribution(document: Document, attribution: Attribution) -> str:
    content = f": «{quoted(document, attribution.content)}»" if attribution.content else ""
    kind = SPEAKER_KIND[attribution.speaker.kind]
    return f"قول {speaker_name(document, attribution)} ({kind}){content} [{attribution.rule}]"


def _starts_in(within: Span, attribution: Attribution) -> bool:
    first = attribution.cue or attribution.content or attribution.speaker.span
    return first is not None and within.start <= first.start < within.end


def _bounds(low: float | None, high: float | None) -> str:
    return f"{'' if low is None else f'{low:g}'}..{'' if high is None else f'{high:g}'}"
