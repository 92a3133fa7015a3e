"""Names of an engine back at their place in the untouched text: whole words, proclitics and punctuation outside.

Engines lose offsets at a stray shadda (CAMeL Tools, issue 105: nine tokens in, eight labels out) or hang the conjunction
on the name (AraBERT, issue 120). An engine here only ever says numbers of tokens, and the tokens know where they stand.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from tawatur.model.span import Span
from tawatur.recogniser.tokens import Token


def anchored(tokens: Sequence[Token], first: int, last: int) -> Span | None:
    """The span of tokens ``first`` to ``last`` without the proclitics of the first and punctuation around; None where no word is left.

    >>> anchored([Token(0, 1, 7, "بالمغرب"), Token(7, 7, 8, "،")], 0, 1)
    Span(start=1, end=7)
    """
    inside = [index for index in range(first, last + 1) if tokens[index].named]
    return Span(tokens[inside[0]].start, tokens[inside[-1]].end) if inside else None


def anchor(tokens: Sequence[Token], span: Span) -> Span | None:
    """The same for any span of code points: it grows to the tokens that it touches. ``tokens`` are those of the text in order.

    >>> anchor([Token(0, 1, 7, "بالمغرب"), Token(7, 7, 8, "،")], Span(3, 5))
    Span(start=1, end=7)
    """
    first = bisect_right(tokens, span.start, key=lambda token: token.end)
    stop = bisect_left(tokens, span.end, key=lambda token: token.outer)
    return anchored(tokens, first, stop - 1) if first < stop else None
