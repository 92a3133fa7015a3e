"""Chains: which report stands in which, and who stands behind the words at a place."""

from collections.abc import Sequence

from tawatur.model.attribution import Attribution
from tawatur.model.document import Document
from tawatur.model.span import Span


def chain_at(document: Document, span: Span) -> tuple[Attribution, ...]:
    r"""The attributions behind the words at ``span``, outermost to origin; () for the outlet's own voice.

    The origin is the innermost report whose content holds the span; outwards stand the report around it, its document, channel or agency.
    A credit line stands behind an article's own words only where the same outlet is the channel of an interview in that article.
    A speech act's own chain is `chain_of_cue`.

    >>> from tawatur.pipeline import annotate
    >>> text = "أخبار السد الجديد\nقالت مصادر محلية إن السد امتلأ بالكامل. وهطل المطر."
    >>> page = annotate(Document(id="p", text=text))
    >>> [link.speaker.kind for link in chain_at(page, Span(text.index("امتلأ"), text.index("امتلأ") + 5))]
    ['anonymous']
    >>> chain_at(page, Span(text.index("هطل"), text.index("هطل") + 3))
    ()
    """
    inner = innermost(document.attributions, span)
    if inner is None:
        return _own_voice(document, span)
    return chain_to(document, inner)


def chain_to(document: Document, attribution: Attribution) -> tuple[Attribution, ...]:
    """An attribution with all that stand around it, outermost first."""
    chain = [attribution]
    while chain[-1].parent is not None and len(chain) <= len(document.attributions):
        around = next((a for a in document.attributions if a.id == chain[-1].parent), None)
        if around is None:
            break
        chain.append(around)
    return tuple(reversed(chain))


def chain_of_cue(document: Document, span: Span) -> tuple[Attribution, ...]:
    """The chain of a speech act: it ends in who speaks. () when no attribution has its cue at ``span``."""
    for attribution in document.attributions:
        if attribution.cue is not None and attribution.cue.overlaps(span) and attribution.mode != "credit":
            inner = attribution if attribution.content is not None else _carried_by(document, attribution)
            return chain_to(document, inner)
    return ()


def hedged_at(document: Document, span: Span) -> bool:
    """Whether the words at ``span`` stand under a hedge («المعلومات الأولية تشير إلى أن»): what they tell is alleged."""
    return any(a.rule == "hedge" and a.content is not None and a.content.holds(span) for a in document.attributions)


def _carried_by(document: Document, channel: Attribution) -> Attribution:
    """The first report that a channel carries, the channel itself if none is left."""
    return next((a for a in document.attributions if a.parent == channel.id), channel)


def innermost(attributions: Sequence[Attribution], span: Span) -> Attribution | None:
    """The attribution with the shortest content that holds ``span``; a hedge is nobody's word and gives way to the report around it."""
    start, end = span.start, span.end
    best: Attribution | None = None
    least = (True, 0)
    for attribution in attributions:
        content = attribution.content
        if content is None or content.start > start or content.end < end:
            continue
        rank = (attribution.rule == "hedge", content.length)
        if best is None or rank < least:
            best, least = attribution, rank
    return best


def _own_voice(document: Document, span: Span) -> tuple[Attribution, ...]:
    """A credit line covers an article's own words only where the same outlet is the channel of an interview in that article: then it is the interviewer who tells."""
    article = next((a for a in document.articles if a.span.holds(span)), None)
    if article is None:
        return ()
    for credit in document.attributions:
        if credit.rule == "credit/interview" and credit.cue is not None and article.span.holds(credit.cue):
            return (credit,) if _reported_before(document, article.span, span) else ()
    return ()


def _reported_before(document: Document, article: Span, span: Span) -> bool:
    return any(
        a.content is not None and article.start <= a.content.start and a.content.end <= span.start
        for a in document.attributions
    )
