"""Sentences of the blocks that hold news."""

import re

from tawatur.lexicon.lexicon import Lexicon
from tawatur.model.document import Document
from tawatur.model.page import NEWS_BLOCKS, Block, Sentence
from tawatur.model.span import Span

# A full stop ends a sentence unless a digit, a Latin letter or another stop touches it on the right.
_END = re.compile("[.!?؟…]+[\"”“»’')\\]]*(?=\\s|$)|(?<=[^0-9A-Za-z.])\\.(?=[\u0621-\u064a])|\n+")


def find_sentences(document: Document, lexicon: Lexicon) -> tuple[Sentence, ...]:
    """Sentences in order, each inside one block, white space at its ends left out. Empty for a page without news blocks."""
    return tuple(
        Sentence(span, block.article, number)
        for number, block in enumerate(document.blocks)
        if block.kind in NEWS_BLOCKS
        for span in sentence_spans(document.text, block.span)
    )


def sentence_spans(text: str, within: Span) -> list[Span]:
    """Spans of the sentences inside ``within``.

    >>> [s.of("وصل الوفد. غادر.") for s in sentence_spans("وصل الوفد. غادر.", Span(0, 16))]
    ['وصل الوفد.', 'غادر.']
    """
    edges = [within.start]
    edges += [m.end() for m in _END.finditer(text, within.start, within.end)]
    edges.append(within.end)
    spans = (_trimmed(text, left, right) for left, right in zip(edges, edges[1:], strict=False))
    return [span for span in spans if span.length]


def _trimmed(text: str, left: int, right: int) -> Span:
    while left < right and text[left].isspace():
        left += 1
    while right > left and text[right - 1].isspace():
        right -= 1
    return Span(left, right)


def sentence_of(document: Document, span: Span) -> Sentence | None:
    """The sentence that holds the start of a span, None outside news."""
    for sentence in document.sentences:
        if sentence.span.start <= span.start < sentence.span.end:
            return sentence
    return None


def block_of(document: Document, span: Span) -> Block | None:
    """The block that holds the start of a span, None between blocks."""
    for block in document.blocks:
        if block.span.start <= span.start < block.span.end:
            return block
    return None
