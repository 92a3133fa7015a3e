"""Sentences of the blocks that hold news."""

import itertools
import re
from bisect import bisect_right

from tawatur.lexicon.lexicon import Lexicon
from tawatur.model.document import Document
from tawatur.model.page import NEWS_BLOCKS, Block, Sentence
from tawatur.model.span import Span

# A run of stops with the marks that close behind it, or a run of line ends. One class of first characters leads in, which `re` finds fast.
_END = re.compile("[.!?؟…\n](?:(?<=\n)\n*|(?<!\n)[.!?؟…]*(?:[\"”“»’')\\]]*(?=\\s|$)|(?=[\u0621-\u064a])))")
_BEFORE_INITIAL = frozenset({"", " ", ".", "(", "«", '"', "“", "-", "\n", "\u00a0"})
ONE_SENTENCE = frozenset({"title", "subtitle"})
"""Kinds of blocks that are one sentence each: dots inside a headline are its colon."""


def find_sentences(document: Document, lexicon: Lexicon) -> tuple[Sentence, ...]:
    """Sentences in order, each inside one block, white space at its ends left out. Empty for a page without news blocks."""
    return tuple(
        Sentence(span, block.article, number)
        for number, block in enumerate(document.blocks)
        if block.kind in NEWS_BLOCKS
        for span in (
            [block.span]
            if block.kind in ONE_SENTENCE
            else sentence_spans(document.text, block.span, block.kind != "body")
        )
    )


def sentence_spans(text: str, within: Span, lines: bool = True) -> list[Span]:
    """Spans of the sentences inside ``within``. ``lines``: the end of a line ends a sentence (not in a paragraph broken to a fixed width).

    >>> [s.of("وصل الوفد. غادر.") for s in sentence_spans("وصل الوفد. غادر.", Span(0, 16))]
    ['وصل الوفد.', 'غادر.']
    """
    edges = [within.start]
    edges += [m.end() for m in _END.finditer(text, within.start, within.end) if _ends(text, m, lines)]
    edges.append(within.end)
    spans = (_trimmed(text, left, right) for left, right in itertools.pairwise(edges))
    return [span for span in spans if span.length]


def _ends(text: str, found: re.Match[str], lines: bool) -> bool:
    """Whether a match closes a sentence: not the stop of an initial («د. سالم»), nor one between a letter and a word glued to it."""
    start = found.start()
    if text[start] == "\n":
        return lines
    if text[start] != ".":
        return True
    before, after = text[start - 1 : start], text[found.end() : found.end() + 1]
    if after.isalpha():
        return not before.isascii()
    return not (
        before.isalpha() and found.end() == start + 1 and text[max(0, start - 2) : start - 1] in _BEFORE_INITIAL
    )


def _trimmed(text: str, left: int, right: int) -> Span:
    while left < right and text[left].isspace():
        left += 1
    while right > left and text[right - 1].isspace():
        right -= 1
    return Span(left, right)


def sentence_of(document: Document, span: Span) -> Sentence | None:
    """The sentence that holds the start of a span, None outside news."""
    at = bisect_right(document.sentences, span.start, key=lambda sentence: sentence.span.start) - 1
    found = document.sentences[at] if at >= 0 else None
    return found if found is not None and span.start < found.span.end else None


def block_of(document: Document, span: Span) -> Block | None:
    """The block that holds the start of a span, None between blocks."""
    at = bisect_right(document.blocks, span.start, key=lambda block: block.span.start) - 1
    found = document.blocks[at] if at >= 0 else None
    return found if found is not None and span.start < found.span.end else None
