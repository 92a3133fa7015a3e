"""A page as the rules of attribution walk over it: words with roles, sentences as ranges of words, quotation marks in pairs."""

import re
from bisect import bisect_left, bisect_right

import msgspec

from tawatur.attribution.cues import CueWords
from tawatur.model.document import Document
from tawatur.model.mention import Mention
from tawatur.model.span import Span

_MARK = re.compile('["“”«»„‟]|\n')
_OPENS_AFTER = frozenset(" \t\u00a0\n([{:،؛,-–—/*.")
_CLOSES_BEFORE = frozenset(" \t\u00a0\n)]}:،؛,-–—/*.!?؟…")
_NAMES = frozenset({"PER", "ORG", "LOC"})
LONG_QUOTE = 4
"""Words from which on a quoted run is speech rather than a name in quotation marks."""


class Passage(msgspec.Struct, frozen=True):
    """A sentence as a range of words ``[first, last)``; ``paragraph`` counts lines of the page, ``kind`` is its block's, ``number`` its place among the sentences."""

    first: int
    last: int
    span: Span
    article: int | None
    kind: str
    paragraph: int
    number: int


class PageView:
    """What every rule of this room reads. Built once a page. ``holders``: see `_place_holders`."""

    def __init__(self, document: Document, cues: CueWords) -> None:
        self.document = document
        self.text = document.text
        self.words = document.tokens
        self.cues = cues
        self.roles = cues.roles(self.words)
        self.outers = [word.outer for word in self.words]
        self.closes = pair_marks(self.text)
        self.passages = self._passages()
        self.mention_at: dict[int, Mention] = {}
        self.mention_end: dict[int, int] = {}
        self.person_words: set[int] = set()
        self.holders: dict[int, int] = {}
        self._place_mentions()
        self._place_holders()
        self.timed = self._timed()

    def index(self, offset: int) -> int:
        """The first word that starts at or after an offset."""
        return bisect_left(self.outers, offset)

    def gap(self, index: int) -> str:
        """What stands between the word before and this one."""
        start = self.words[index - 1].end if index else 0
        return self.text[start : self.words[index].outer]

    def open_mark(self, index: int) -> int | None:
        """Where the last opening quotation mark before a word stands, if one stands right before it."""
        start = self.words[index - 1].end if index else 0
        for offset in range(self.words[index].outer - 1, start - 1, -1):
            if offset in self.closes:
                return offset
        return None

    def quote_end(self, mark: int, limit: int) -> int:
        """Where a quotation ends that opens at ``mark``; ``limit`` if its closing mark is missing."""
        close = self.closes.get(mark)
        return limit if close is None else close

    def _passages(self) -> list[Passage]:
        breaks = [m.start() for m in re.finditer("\n", self.text)]
        blocks = self.document.blocks
        return [
            Passage(
                self.index(s.span.start),
                self.index(s.span.end),
                s.span,
                s.article,
                blocks[s.block].kind if s.block < len(blocks) else "body",
                bisect_right(breaks, s.span.start),
                number,
            )
            for number, s in enumerate(self.document.sentences)
        ]

    def _place_mentions(self) -> None:
        starts = [word.start for word in self.words]
        for mention in self.document.mentions:
            if mention.type not in _NAMES:
                continue
            first = bisect_left(starts, mention.span.start)
            last = bisect_left(starts, mention.span.end)
            whole = last
            while last - 1 > first and self.roles[last - 1].that:  # a name never ends in «أن»
                last -= 1
            if first < last and last > self.mention_end.get(first, 0):
                self.mention_at[first] = mention if last == whole else _cut(mention, self.words[last - 1].end)
                self.mention_end[first] = last
                if mention.type == "PER":
                    self.person_words.update(range(first, last))

    def _place_holders(self) -> None:
        """By the first word of an office or rank: the word at which the name of its holder starts, when that stands after it."""
        people = {m.id: k for k, m in self.mention_at.items() if m.type == "PER"}
        for mention in self.document.mentions:
            if mention.type == "ROLE" and mention.refers_to in people:
                name = people[mention.refers_to]
                first = self.index(mention.span.start - 3)
                while first < name and self.words[first].start < mention.span.start:
                    first += 1
                if first < name:
                    self.holders[first] = name

    def _timed(self) -> set[int]:
        found: set[int] = set()
        for timex in self.document.timexes:
            found.update(range(self.index(timex.span.start - 1), self.index(timex.span.end)))
        return found


def _cut(mention: Mention, end: int) -> Mention:
    return msgspec.structs.replace(mention, span=Span(mention.span.start, end))


def pair_marks(text: str) -> dict[int, int | None]:
    """Opening quotation marks and where each is closed, None for one that its line never closes.

    What stands around a mark decides whether it opens or closes, then its glyph: pages write «“ ... “» and leave marks open.

    >>> pair_marks('قال “نعم“ ثم "لا')
    {4: 8, 13: None}
    """
    pairs: dict[int, int | None] = {}
    stack: list[int] = []
    for match in _MARK.finditer(text):
        at, mark = match.start(), match.group()
        if mark == "\n":
            stack.clear()
        elif _opens(text, at, mark, bool(stack)):
            pairs[at] = None
            stack.append(at)
        elif stack:
            pairs[stack.pop()] = at
    return pairs


def _opens(text: str, at: int, mark: str, inside: bool) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    opening = before in _OPENS_AFTER or before in '«“"ـ'
    closing = after in _CLOSES_BEFORE or after in '»”"'
    if opening != closing:
        return opening
    if mark in "«»":
        return mark == "«"
    return not inside
