"""A folded view of a text, with the way back to the characters as they stand."""

from bisect import bisect_right

from tawatur.lexicon.fold import DELETED, LETTERS
from tawatur.model.span import Span


class FoldedText:
    """``folded`` is ``text`` with vowel signs, tatweel and marks of direction left out and letters folded; `source_span` leads back.

    Letters are folded one for one, so only the places of left-out characters are kept.

    >>> view = FoldedText("مقتلُ رجلٍ")
    >>> start = view.folded.index("رجل")
    >>> view.source_span(Span(start, start + 3))
    Span(start=6, end=9)
    """

    def __init__(self, text: str) -> None:
        deleted = [m.start() for m in DELETED.finditer(text)]
        self.folded = (DELETED.sub("", text) if deleted else text).translate(LETTERS)
        # the n-th deletion shifts everything from folded offset (place - n) on
        self._shifts = [place - n for n, place in enumerate(deleted)]

    def source_offset(self, offset: int) -> int:
        """Where the character at a folded offset stands in the text; left-out characters before it are skipped."""
        return offset + bisect_right(self._shifts, offset)

    def source_span(self, span: Span) -> Span:
        """The characters of the text that a folded span covers; left-out characters at its ends stay outside."""
        if span.start >= span.end:
            start = self.source_offset(span.start)
            return Span(start, start)
        return Span(self.source_offset(span.start), self.source_offset(span.end - 1) + 1)
