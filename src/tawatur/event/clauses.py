"""A page as this room reads it: words with their notes, what stands where, where clauses begin and end."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, TypeVar

from tawatur.event.senses import EventLexicon, Note
from tawatur.model.document import Document
from tawatur.model.mention import Mention, Quantity
from tawatur.model.page import Sentence
from tawatur.model.span import Span
from tawatur.model.word import Word

_HARD = frozenset(":؛;\n")
_SOFT = frozenset("،,–—-()[]")
_HARD_MARK, _SOFT_MARK = 2, 1
_VOICES = frozenset({"outlet", "document", "social_post", "anonymous"})
Kept = TypeVar("Kept")


class PageWords:
    """The words of a page beside what other stages found in them; ``notes`` and ``stems`` run parallel to ``words``."""

    def __init__(self, document: Document, lexicon: EventLexicon) -> None:
        self.document, self.lexicon, self.text = document, lexicon, document.text
        self.words: Sequence[Word] = document.tokens
        self.starts = [word.start for word in self.words]
        forms = [word.form for word in self.words]
        self.stems = [form.stem for form in forms]
        self.letters = [form.proclitics for form in forms]
        notes = lexicon.notes
        self.notes: list[Note] = [notes[stem] for stem in self.stems]
        self.bare = [found.bare for found in self.notes]
        self.marks = _marks(self.text, self.words)
        self.mentions = _longest(document.mentions)
        self.quantities = {self.starts[self.index_at(q.span.start)]: q for q in document.quantities}
        self.over = self._mentions_by_word()
        self.counting = frozenset(at for q in document.quantities for at in range(*self.range_of(q.span)))
        self.reported = {
            self.index_at(a.cue.start) for a in document.attributions if a.cue is not None and a.act is not None
        }
        self.speakers = [a.speaker.span for a in document.attributions if a.speaker.span is not None]
        voices = [a.speaker.span for a in document.attributions if a.speaker.span and a.speaker.kind in _VOICES]
        self.voiced = frozenset(at for span in voices for at in range(*self.range_of(span)))
        noted = [(at, note) for at, note in enumerate(self.notes) if not note.plain]
        edges = self.reported.union(at for at, note in noted if note.breaks)
        edges.update(at for at, mark in enumerate(self.marks) if mark == _HARD_MARK)
        self.begins, self.ends = _clauses(sorted(edges), len(self.words))
        self.telling = [at for at, note in noted if note.tells]
        self.hinting = [at for at, note in noted if note.cues]
        self.carrying = [at for at, note in noted if note.carries]
        self.of_kind = [at for at, note in noted if note.kind is not None]
        self.timed = frozenset(at for t in document.timexes for at in range(*self.range_of(t.span)))
        self._kept: dict[tuple[str, int], Any] = {}

    def keep(self, name: str, at: int, make: Callable[[], Kept]) -> Kept:
        """What ``make`` gives, made once for each name and place: every look around asks again."""
        key = (name, at)
        if key not in self._kept:
            self._kept[key] = make()
        found: Kept = self._kept[key]
        return found

    def _mentions_by_word(self) -> list[Mention | None]:
        """The mention over each word, the longest of nested ones."""
        over: list[Mention | None] = [None] * len(self.words)
        lengths, starts = [0] * len(self.words), self.starts
        for mention in self.document.mentions:
            start, end = mention.span.start, mention.span.end
            length = end - start
            for at in range(bisect_left(starts, start), bisect_left(starts, end)):
                if length > lengths[at]:
                    over[at], lengths[at] = mention, length
        return over

    def range_of(self, span: Span) -> tuple[int, int]:
        """First word of ``span``, and the one after its last."""
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)

    def index_at(self, offset: int) -> int:
        """The word that starts at an offset or stands next after it."""
        return bisect_left(self.starts, offset)

    def gap(self, index: int) -> str:
        """What stands between word ``index`` and the one before it."""
        return self.text[self.words[index - 1].end : self.words[index].outer] if index else "\n"

    def hard(self, index: int) -> bool:
        """Whether a clause ends before word ``index`` whatever follows: a colon, a semicolon, a line's end."""
        return self.marks[index] == _HARD_MARK

    def stops(self, index: int) -> bool:
        """Whether a new statement begins at word ``index`` behind a semicolon or a stop with no space after it («البلدة .ولا يزال»)."""
        return self.marks[index] == _HARD_MARK and ":" not in self.gap(index)

    def soft(self, index: int) -> bool:
        """Whether a comma, bracket or dash stands before word ``index``."""
        return self.marks[index] == _SOFT_MARK

    def span(self, first: int, last: int) -> Span:
        """From word ``first`` to word ``last``, proclitics outside."""
        return Span(self.words[first].start, self.words[last].end)


def among(sorted_words: Sequence[int], first: int, end: int) -> Sequence[int]:
    """Those of ``sorted_words`` from ``first`` to before ``end``.

    >>> among([2, 5, 9], 3, 9)
    [5]
    """
    return sorted_words[bisect_left(sorted_words, first) : bisect_left(sorted_words, end)]


class SentenceView:
    """A sentence as a range of words ``[first, end)`` of its page."""

    def __init__(self, page: PageWords, sentence: Sentence) -> None:
        self.page, self.sentence = page, sentence
        self.first, self.end = page.range_of(sentence.span)
        self.kind = page.document.blocks[sentence.block].kind if sentence.block < len(page.document.blocks) else "body"

    def around(self, index: int, before: int, after: int) -> list[str]:
        """Bare words from ``before`` words ahead of ``index`` to ``after`` words behind it, inside the sentence."""
        return self.page.bare[max(self.first, index - before) : min(self.end, index + after + 1)]

    def clause_start(self, index: int, most: int = 30) -> int:
        """The first word of the clause of ``index``, at most ``most`` words before it."""
        start, floor = self.page.begins[index], index - most
        start = floor if floor > start else start
        return start if start > self.first else self.first

    def clause_end(self, index: int, most: int = 30) -> int:
        """The word after the last of the clause of ``index``, at most ``most`` words behind it."""
        end, ceiling = self.page.ends[index], index + most
        end = ceiling if ceiling < end else end
        return end if end < self.end else self.end


def _marks(text: str, words: Sequence[Word]) -> list[int]:
    """What stands before each word: 2 for a hard mark, 1 for a soft one, else 0."""
    between = [
        0 if (gap := text[left.end : right.outer]) == " " else _mark(gap, right) for left, right in pairwise(words)
    ]
    return [_HARD_MARK, *between] if words else []


def _mark(gap: str, word: Word) -> int:
    if not _HARD.isdisjoint(gap) or ("." in gap and word.form.proclitics.startswith("و")):
        return _HARD_MARK
    return int(not _SOFT.isdisjoint(gap))


def _clauses(edges: Sequence[int], count: int) -> tuple[list[int], list[int]]:
    """For each word where its clause begins, and the word after its last."""
    begins, ends, start = [0] * count, [count] * count, 0
    for edge in (*edges, count):
        begins[start:edge] = [start] * (edge - start)
        ends[start:edge] = [edge] * (edge - start)
        start = edge
    return begins, ends


def _longest(mentions: Sequence[Mention]) -> dict[int, Mention]:
    found: dict[int, Mention] = {}
    for mention in mentions:
        other = found.get(mention.span.start)
        if other is None or mention.span.length > other.span.length:
            found[mention.span.start] = mention
    return found


def quantity_extent(quantity: Quantity) -> Span:
    """The figure with the noun that it counts.

    >>> q = Quantity(id="q", span=Span(4, 8), low=3, high=3, qualifier="exact", noun_span=Span(9, 14), rule="")
    >>> quantity_extent(q)
    Span(start=4, end=14)
    """
    noun = quantity.noun_span
    if noun is None or noun.start - quantity.span.end > 3:
        return quantity.span
    return Span(min(quantity.span.start, noun.start), max(quantity.span.end, noun.end))
