"""Lines of a page: its paragraphs as they stand, and parts of a line that have a role of their own."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from itertools import pairwise

import msgspec

from tawatur.model.document import Document
from tawatur.model.span import Span
from tawatur.model.time import TimeExpression
from tawatur.model.word import Word

_LINE = re.compile("[^\n\r\u2028\u2029\x85\x0b\x0c]+")
_STOPPED = re.compile("[.…][\\s\"”“»’'›)\\]\u200e\u200f]*$")
_ENDED = re.compile("[.!?؟…][\\s\"”“»’'›)\\]\u200e\u200f]*$")
LONG_PROSE = 26
"""Words from which a line is prose even when no full stop ends it: headlines are shorter."""
SHORT_PROSE = 6
ASKING_PROSE = 14
"""Words from which a line that ends in a question or exclamation mark is prose: headlines and links ask too."""
LONGEST_HEADING = 24
WRAPPED_AT_MOST = 140
"""Longest line, in characters, of a page whose paragraphs were broken to a fixed width."""


class Line(msgspec.Struct, frozen=True, gc=False):
    """A line or a part of one, white space at its ends left out. ``first`` and ``last`` are indices of its words, half-open.

    ``ended``: a full stop, question or exclamation mark closes it; ``stopped``: a full stop does. ``part``: it is not a whole line of the page.
    """

    span: Span
    first: int
    last: int
    ended: bool
    stopped: bool
    part: bool = False

    @property
    def words(self) -> int:
        """Number of words."""
        return self.last - self.first

    @property
    def prose(self) -> bool:
        """Whether it reads as a paragraph: a closed sentence, or too long for a heading."""
        words = self.last - self.first
        return words >= LONG_PROSE or (self.stopped and words >= SHORT_PROSE) or (self.ended and words >= ASKING_PROSE)

    @property
    def heading(self) -> bool:
        """Whether it may be a headline or the text of a link: short, and not closed like a sentence of prose."""
        return 1 < self.words <= LONGEST_HEADING and not self.stopped


class Page:
    """A page while its blocks are found: text, words with their keys, time expressions, each reachable by offset.

    ``has_posts``: something in the page looks like an embedded post.
    """

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.has_posts = "(@" in document.text or "t.co/" in document.text or "pic.twitter" in document.text
        self.words: Sequence[Word] = document.tokens
        self.timexes: Sequence[TimeExpression] = document.timexes
        self.keys = [w.form.written if w.kind == "word" else w.form.stem for w in self.words]
        self._outers = [w.outer for w in self.words]
        self._marked: list[int] | None = None
        self._timex_starts = [t.span.start for t in self.timexes]

    def line(self, start: int, end: int, part: bool = False) -> Line:
        """The line between two offsets, trimmed; empty where only white space stands."""
        span = trimmed(self.text, start, end)
        first = bisect_left(self._outers, span.start)
        last = bisect_left(self._outers, span.end, first)
        tail = max(span.start, span.end - 8)
        ended = _ENDED.search(self.text, tail, span.end) is not None
        return Line(span, first, last, ended, ended and _STOPPED.search(self.text, tail, span.end) is not None, part)

    def marked_words(self, keys: Container[str], line: Line) -> Sequence[int]:
        """Indices of the words of a line whose keys are among ``keys``; a page is asked for one set of keys only."""
        if self._marked is None:
            self._marked = [index for index, key in enumerate(self.keys) if key in keys]
        left = bisect_left(self._marked, line.first)
        return self._marked[left : bisect_left(self._marked, line.last, left)]

    def times(self, span: Span) -> Sequence[TimeExpression]:
        """Time expressions that start inside a span."""
        left = bisect_left(self._timex_starts, span.start)
        return self.timexes[left : bisect_left(self._timex_starts, span.end, left)]

    def timed(self, offset: int) -> bool:
        """Whether an offset lies inside a time expression."""
        right = bisect_right(self._timex_starts, offset)
        return right > 0 and offset < self.timexes[right - 1].span.end

    def between(self, index: int, line: Line) -> str:
        """What stands between a word of a line and the word before it (or the start of the line)."""
        left = self.words[index - 1].end if index > line.first else line.span.start
        return self.text[left : self.words[index].outer]

    def after(self, index: int, line: Line) -> str:
        """What stands between a word of a line and the next (or the end of the line)."""
        right = self.words[index + 1].outer if index + 1 < line.last else line.span.end
        return self.text[self.words[index].end : right]


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space and marks of direction at its ends.

    >>> trimmed("  نص ", 0, 5)
    Span(start=2, end=4)
    """
    while start < end and (text[start].isspace() or text[start] in _UNSEEN):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _UNSEEN):
        end -= 1
    return Span(start, end)


_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"


def paragraphs(text: str) -> list[Span]:
    """Lines that hold more than white space; where the page was broken to a fixed width, the lines of one paragraph together.

    >>> text = chr(10).join(("أ", "", "ب"))
    >>> [p.of(text) for p in paragraphs(text)]
    ['أ', 'ب']
    """
    lines = [trimmed(text, m.start(), m.end()) for m in _LINE.finditer(text)]
    lines = [line for line in lines if line.length]
    width = _wrap_width(text, lines)
    return _joined(text, lines, width) if width else lines


def _wrap_width(text: str, lines: list[Span]) -> int:
    """The width to which the page was broken, 0 if it was not: most lines then stop short of one more word, and in mid sentence."""
    if len(lines) < 8:
        return 0
    width = max(line.length for line in lines)
    if not 30 <= width <= WRAPPED_AT_MOST:
        return 0
    full = sum(_is_full(text, a, b, width) for a, b in pairwise(lines))
    return width if full > 0.6 * len(lines) else 0


def _is_full(text: str, line: Span, following: Span, width: int) -> bool:
    if text.count("\n", line.end, following.start) > 1:
        return False
    return line.length + 1 + len(following.of(text).split(None, 1)[0]) > width - 2


def _joined(text: str, lines: list[Span], width: int) -> list[Span]:
    joined = [lines[0]]
    for before, line in pairwise(lines):
        if _is_full(text, before, line, width) and not _ENDED.search(text, before.start, before.end):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined
