"""Chains: which report stands in which, and who stands behind the words at a place."""

from collections.abc import Sequence

from tawatur.model.attribution import Attribution
from tawatur.model.document import Document
from tawatur.model.span import Span


def chain_at(document: Document, span: Span) -> tuple[Attribution, ...]:
    """The attributions behind the words at ``span``, outermost to origin; () for the outlet's own voice.

    The origin is the innermost report whose content holds the span; outwards stand the report around it, its document, channel or agency.
    A speech event's own chain is `chain_of_cue`.
    """
    inner = innermost(document.attributions, span)
    if inner is None:
        return _own_voice(document, span)
    return chain_to(document, inner)


def chain_to(document: Document, attribution: Attribution) -> tuple[Attribution, ...]:
    """An attribution with all that stand around it, outermost first."""
    by_id = {a.id: a for a in document.attributions}
    chain = [attribution]
    while chain[0].parent is not None and chain[0].parent in by_id and len(chain) <= len(by_id):
        chain.insert(0, by_id[chain[0].parent])
    return tuple(chain)


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
    holding = [
        a
        for a in attributions
        if a.content is not None
        and a.content.holds(span)
        and not (a.cue is not None and a.cue.overlaps(span) and a.content.start > span.start)
    ]
    sources = [a for a in holding if not a.rule.startswith("hedge")] or holding
    return min(sources, key=lambda a: a.content.length if a.content else 0, default=None)


def _own_voice(document: Document, span: Span) -> tuple[Attribution, ...]:
    """A credit line covers an article's own words only where the same outlet is the channel of an interview in that article: then it is the interviewer who tells."""
    article = next((a for a in document.articles if a.span.holds(span)), None)
    if article is None:
        return ()
    for credit in document.attributions:
        if (
            credit.mode == "credit"
            and credit.rule == "credit/interview"
            and credit.cue is not None
            and article.span.holds(credit.cue)
        ):
            later = [
                a
                for a in document.attributions
                if a.content is not None and a.content.end <= span.start and article.span.holds(a.content)
            ]
            return (credit,) if later else ()
    return ()
