"""One page laid out for the search of names: words, what each may be, and what stands between them."""

from bisect import bisect_left
from functools import cached_property
from itertools import pairwise

from tawatur.lexicon.lexicon import Lexicon
from tawatur.mention.word_classes import NameLexicon, WordClass, name_lexicon
from tawatur.model.document import Document
from tawatur.model.span import Span

SPACE, QUOTE, COMMA, STOP = 0, 1, 2, 3
QUOTES = frozenset("\"'“”‘’«»()[]{}<>„`")
OPENING = frozenset("\"'“‘«([{<„`”’»")
_KEPT = 8
_SOFT = frozenset(" \t\u00a0\u200e\u200f\u202a\u202b\u202c\u200b\u200c\u200d#⁠")
_STOPS = frozenset(".!?؟\n\r…:;؛|•⚠")


class Scan:
    """Words of a page with their classes; ``gaps[i]`` says what stands before word ``i`` (SPACE, QUOTE, COMMA, STOP)."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self.document = document
        self.text = document.text
        self.words = document.tokens
        self.lexicon = lexicon
        self.names: NameLexicon = name_lexicon(lexicon)
        self.stems = [word.form.stem for word in self.words]
        classes = self.names.classes
        self.classes: list[WordClass] = [classes[stem] for stem in self.stems]
        self._settle_particles()
        self.gaps = self._gaps()
        self.blocked = self._blocked()
        self.taken = bytearray(len(self.words))
        self.seen: dict[tuple[str, int], object] = {}
        self.sport: bool | None = None

    def _settle_particles(self) -> None:
        """Tell names from particles that fold to the same letters («علي», «على») by their spelling."""
        doubtful = self.names.particle_names
        for index, stem in enumerate(self.stems):
            if stem in doubtful:
                word = self.words[index]
                self.classes[index] = self.names.spelled(stem, self.text[word.start : word.end])

    def place_words(self, index: int, *, small: bool = False) -> int:
        """How many words from ``index`` on are the longest name of a place that no punctuation breaks, 0 for none."""
        most = 5 if small else self.classes[index].place_words
        if not most:
            return 0
        stems = [self.stems[index]]
        for following in range(index + 1, min(index + most, len(self.words))):
            if self.gaps[following] != SPACE or self.blocked[following]:
                break
            stems.append(self.words[following].form.written)
        return self.names.gazetteer.words_at(stems, 0, small=small)

    def span(self, first: int, last: int) -> Span:
        """The span of words ``first`` to ``last``, proclitics of the first outside, with the quotation mark that closes one opened inside."""
        start, end = self.words[first].start, self.words[last].end
        if first == last or QUOTE not in self.gaps[first + 1 : last + 1]:
            return Span(start, end)
        inside = self.text[start:end]
        for opening, closing in (("“", "”"), ("«", "»"), ("(", ")"), ("‘", "’"), ('"', '"')):
            opened = inside.count(opening) % 2 if opening == closing else inside.count(opening) - inside.count(closing)
            if opened > 0 and self.text[end : end + 1] == closing:
                return Span(start, end + 1)
        return Span(start, end)

    def bare(self, index: int) -> bool:
        """Whether a word stands without proclitics."""
        word = self.words[index]
        return word.outer == word.start

    def follows(self, index: int, gap: int = SPACE) -> bool:
        """Whether word ``index`` exists, stands without proclitics, in no time expression, and not beyond a wider gap."""
        return index < len(self.words) and self.gaps[index] <= gap and not self.blocked[index] and self.bare(index)

    def quoted(self, first: int, last: int) -> bool:
        """Whether words ``first`` to ``last`` stand between quotation marks or brackets."""
        start, end = self.words[first].outer, self.words[last].end
        return self.text[start - 1 : start] in OPENING and self.text[end : end + 1] in QUOTES and start > 0

    @cached_property
    def quotations(self) -> frozenset[tuple[str, ...]]:
        """The stems of two to four words that stand together in quotation marks somewhere in the page."""
        held = set()
        for first, word in enumerate(self.words):
            if self.gaps[first] == SPACE or self.text[word.outer - 1 : word.outer] not in OPENING:
                continue
            for last in range(first + 1, min(first + 4, len(self.words))):
                if self.gaps[last] != SPACE:
                    break
                if self.quoted(first, last):
                    held.add(tuple(self.stems[first : last + 1]))
        return frozenset(held)

    def _gaps(self) -> list[int]:
        text, words = self.text, self.words
        kinds = _GAP_KINDS
        return [STOP, *[kinds[text[left.end : right.outer]] for left, right in pairwise(words)]]

    def _blocked(self) -> bytearray:
        """Words inside time expressions or furniture, where no name is sought."""
        blocked = bytearray(len(self.words))
        spans = [timex.span for timex in self.document.timexes]
        spans += [block.span for block in self.document.blocks if block.kind in ("furniture", "publish_date")]
        if not spans:
            return blocked
        starts = [word.start for word in self.words]
        for span in spans:
            first, end = bisect_left(starts, span.start), bisect_left(starts, span.end)
            blocked[first:end] = b"\x01" * (end - first)
        return blocked


class GapKinds(dict[str, int]):
    """`gap_kind` of what stands between two words, remembered; long stretches are not kept."""

    def __missing__(self, between: str) -> int:
        kind = gap_kind(between)
        if len(between) < _KEPT:
            self[between] = kind
        return kind


def gap_kind(between: str) -> int:
    """What stands between two words: nothing but space, quotation marks, a comma or dash, or a full stop.

    >>> [gap_kind(x) for x in (" ", ' "', "، ", ". ")]
    [0, 1, 2, 3]
    """
    kind = SPACE
    for letter in between:
        if letter in _SOFT:
            continue
        if letter in _STOPS:
            return STOP
        kind = max(kind, QUOTE if letter in QUOTES else COMMA)
    return kind


_GAP_KINDS = GapKinds()
