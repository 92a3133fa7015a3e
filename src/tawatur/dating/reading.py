"""An article as its date is read: its time expressions, each with its block and the words around it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from tawatur.model.document import Document
from tawatur.model.page import Article, Block
from tawatur.model.span import Span
from tawatur.model.time import TimeExpression
from tawatur.model.word import Word

NEAR = 12
"""Words before an expression, and half as many after it, in which a verb of the future speaks of it."""
OPENING = 700
"""Characters of an article's text that open it."""
LEAD_PARAGRAPHS = 3
"""Paragraphs that tell the news itself; what stands further down is often older."""
_OPENING, _CLOSING = "«“‹", "»”›"


class Place(NamedTuple):
    """A block with the number of its paragraph in the article (0 for the first, and for headlines)."""

    block: Block
    paragraph: int

    @property
    def kind(self) -> str:
        """The block's kind."""
        return self.block.kind


class Dated(NamedTuple):
    """A time expression in its block."""

    timex: TimeExpression
    block: Place

    @property
    def span(self) -> Span:
        """Where the expression stands."""
        return self.timex.span


class ArticleText:
    """The words and time expressions of one article, reachable by offset."""

    def __init__(self, document: Document, article: Article) -> None:
        self.text = document.text
        self.words: Sequence[Word] = document.tokens
        self._starts = [word.start for word in self.words]
        self.blocks = [block for block in document.blocks if block.article == article.number]
        self.times = self._times(document)
        self.lead = next((block for block in self.blocks if block.kind == "body"), None)

    def _times(self, document: Document) -> list[Dated]:
        starts = [timex.span.start for timex in document.timexes]
        found, paragraph = [], -1
        for block in self.blocks:
            paragraph += block.kind == "body"
            left = bisect_left(starts, block.span.start)
            right = bisect_left(starts, block.span.end, left)
            found += [Dated(timex, Place(block, max(paragraph, 0))) for timex in document.timexes[left:right]]
        return found

    def words_in(self, span: Span) -> Sequence[Word]:
        """Words that start inside a span."""
        left = bisect_left(self._starts, span.start)
        return self.words[left : bisect_left(self._starts, span.end, left)]

    def _around(self, dated: Dated, before: int, after: int) -> Sequence[Word]:
        """Words near an expression, no further than its sentence."""
        block, span = dated.block.block.span, dated.span
        left = max(
            self.text.rfind(". ", block.start, span.start), self.text.rfind("\n", block.start, span.start), block.start
        )
        right = self.text.find(". ", span.end, block.end)
        first, last = bisect_left(self._starts, left), bisect_right(self._starts, right if right > 0 else block.end)
        at, past = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return self.words[max(first, at - before) : min(last, past + after)]

    def stems_of(self, dated: Dated) -> frozenset[str]:
        """Stems of an expression and of the word right after it."""
        return frozenset(word.stem for word in self._around(dated, 0, 1))

    def stems_around(self, dated: Dated) -> frozenset[str]:
        """Stems of the sentence around an expression."""
        words = self._around(dated, 40, 40)
        return frozenset(word.stem for word in words) | frozenset(word.form.written for word in words)

    def stems_before(self, dated: Dated) -> frozenset[str]:
        """Stems that stand before an expression in its sentence."""
        return frozenset(word.stem for word in self._around(dated, 40, 0))

    def stem_before(self, dated: Dated) -> str:
        """The stem of the word before an expression, "" at the start of the page."""
        at = bisect_left(self._starts, dated.span.start)
        return self.words[at - 1].stem if at else ""

    def opens_with(self, dated: Dated) -> bool:
        """Whether an expression stands in the first paragraphs, not far down, or in the headline."""
        start = self.lead.span.start if self.lead else dated.span.start
        return dated.block.paragraph < LEAD_PARAGRAPHS and dated.span.start < start + OPENING

    def same_sentence(self, first: Span, second: Span) -> bool:
        """Whether nothing that ends a sentence stands between two spans."""
        return not _ENDS.search(self.text, first.end, second.start)

    def stems_between(self, first: Span, second: Span) -> frozenset[str]:
        """Stems of the words between two spans."""
        return frozenset(word.stem for word in self.words_in(Span(first.end, second.start)))

    def goes_on_with_number(self, dated: Dated) -> bool:
        """Whether a second day follows, as in «الأربعاء والخميس 25 و26 أبريل»: the weekday beside the first is the other's."""
        return bool(_AND_NUMBER.search(self.text, dated.span.start, dated.span.end + 4))

    def first_stem(self, dated: Dated) -> str:
        """The stem of the first word of the block of an expression."""
        return self.words[bisect_left(self._starts, dated.block.block.span.start)].stem

    def future_near(self, dated: Dated) -> bool:
        """Whether a verb with the prefix of the future stands near an expression."""
        return any(_is_future(word) for word in self._around(dated, NEAR, NEAR // 2))

    def future_before(self, dated: Dated) -> bool:
        """Whether a verb with the prefix of the future stands shortly before an expression."""
        return any(_is_future(word) for word in self._around(dated, NEAR, 0))

    def stems_near(self, dated: Dated) -> list[str]:
        """Stems near an expression, in order."""
        return [word.stem for word in self._around(dated, NEAR, NEAR // 2)]

    def introduced(self, dated: Dated) -> bool:
        """Whether a year is brought in by a word for year or a preposition, or stands with its month."""
        at = bisect_left(self._starts, dated.span.start)
        before = self.words[at - 1].stem if at else ""
        within = {word.stem for word in self.words_in(dated.span)}
        if before in _BEYOND:
            return False
        return bool(within & _YEAR_WORDS) or before in _YEAR_WORDS or before in _SINCE

    def quoted(self, dated: Dated) -> bool:
        """Whether an expression stands inside a quotation that opens before it in its block."""
        before = self.text[dated.block.block.span.start : dated.span.start]
        if before.count('"') % 2:
            return True
        return sum(map(before.count, _OPENING)) > sum(map(before.count, _CLOSING))

    def lead_tells(self, post: Block, share: float) -> bool:
        """Whether the first paragraph tells what a post says: enough of its long words stand in the post."""
        if self.lead is None:
            return False
        lead = {word.stem for word in self.words_in(self.lead.span) if len(word.stem) > 3}
        told = {word.stem for word in self.words_in(post.span)}
        return len(lead) >= 5 and len(lead & told) >= share * len(lead)


_ENDS = re.compile(r"[.!؟?\n]\s")
_AND_NUMBER = re.compile(r"(?<!\w)و\s?[0-9\u0660-\u0669]")
_YEAR_WORDS = frozenset({"عام", "العام", "سنة", "السنة", "عامي", "سنوات", "اعوام"})
_BEYOND = frozenset({"بعد", "عقب"})
_SINCE = frozenset({"منذ", "في", "خلال", "نهاية", "اواخر", "اوائل", "مطلع", "بداية", "منتصف"})


def _is_future(word: Word) -> bool:
    """Whether a word carries the prefix of the future."""
    return "س" in word.form.proclitics or any(reading.future for reading in word.form.readings)
