"""Text that stands in two pages: copies, whole or in part."""

import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from tawatur.model.chronicle import CopyKind, CopyLink
from tawatur.model.document import Document
from tawatur.model.page import NEWS_BLOCKS
from tawatur.model.span import Span

SHINGLE = 5
"""Words in a row that are compared: five-word containment found 96-100 % of planted copies, whole or partial (reference, copies)."""

LEAST_RUN = 12
"""Words in a row that are reuse unless shown otherwise."""

COMMON = 200
"""A run of words that stands in more pages than this is furniture, not a copy."""

NEAR_SHARE, EXACT_SHARE = 0.6, 0.98


class PageWords(msgspec.Struct, frozen=True):
    """The words of a page's news: folded forms and where they stand."""

    page: str
    forms: tuple[str, ...]
    spans: tuple[Span, ...]


def news_words(document: Document) -> PageWords:
    """Folded words of the blocks that hold news, addresses and handles left out."""
    edges = [b.span for b in document.blocks if b.kind in NEWS_BLOCKS and b.kind != "embed"]
    kept = [
        w for w in document.tokens if w.kind not in ("url", "handle") and any(s.start <= w.start < s.end for s in edges)
    ]
    return PageWords(
        document.id, tuple(w.form.written or w.stem for w in kept), tuple(Span(w.outer, w.end) for w in kept)
    )


def find_copies(documents: Sequence[Document]) -> tuple[CopyLink, ...]:
    """A link for each pair of pages that share a run of `LEAST_RUN` words or more, ordered by pages.

    ``share`` is the part of the shorter text that stands in the other, 0..1. Pages without words give none.
    """
    pages = [news_words(d) for d in sorted(documents, key=lambda d: d.id)]
    where: dict[int, dict[int, int]] = defaultdict(dict)  # shingle -> page number -> first place
    for number, page in enumerate(pages):
        for place, shingle in enumerate(_shingles(page.forms)):
            where[shingle].setdefault(number, place)
    pairs: dict[tuple[int, int], int] = defaultdict(int)
    for found in where.values():
        if 1 < len(found) <= COMMON:
            numbers = sorted(found)
            for i, a in enumerate(numbers):
                for b in numbers[i + 1 :]:
                    pairs[a, b] += 1
    links = (_link(pages[a], pages[b]) for (a, b), shared in sorted(pairs.items()) if shared > LEAST_RUN - SHINGLE)
    return tuple(link for link in links if link is not None)


def aligned_words(link: CopyLink, documents: Mapping[str, Document]) -> list[tuple[int, int]]:
    """Starts of the stems of words that correspond in the runs of a copy: one in page ``a``, the other in page ``b``."""
    a, b = (_stems(documents[page]) for page in (link.a, link.b))
    pairs: list[tuple[int, int]] = []
    for left, right in link.runs:
        ours = [stem for outer, stem in a if left.start <= outer < left.end]
        theirs = [stem for outer, stem in b if right.start <= outer < right.end]
        if len(ours) == len(theirs):
            pairs += zip(ours, theirs, strict=True)
    return pairs


def _stems(document: Document) -> list[tuple[int, int]]:
    """Where each word of the news starts as written, and where its stem does."""
    start_of = {w.outer: w.start for w in document.tokens}
    return [(span.start, start_of[span.start]) for span in news_words(document).spans]


def equal_runs(a: Sequence[str], b: Sequence[str], least: int = LEAST_RUN) -> list[tuple[int, int, int]]:
    """Runs of equal words as (place in ``a``, place in ``b``, length), longest reading from left to right, none shorter than ``least``.

    >>> equal_runs("x p q r y".split(), "p q r".split(), least=3)
    [(1, 0, 3)]
    """
    size = min(SHINGLE, least)
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j in range(len(b) - size + 1):
        places[tuple(b[j : j + size])].append(j)
    runs, i = [], 0
    while i <= len(a) - size:
        best = max(((_run_length(a, b, i, j), -j) for j in places.get(tuple(a[i : i + size]), ())), default=(0, 0))
        if best[0] >= least:
            runs.append((i, -best[1], best[0]))
            i += best[0]
        else:
            i += 1
    return runs


def _run_length(a: Sequence[str], b: Sequence[str], i: int, j: int) -> int:
    length = 0
    while i + length < len(a) and j + length < len(b) and a[i + length] == b[j + length]:
        length += 1
    return length


def _shingles(forms: Sequence[str]) -> list[int]:
    return [zlib.crc32(" ".join(forms[i : i + SHINGLE]).encode()) for i in range(len(forms) - SHINGLE + 1)]


def _link(a: PageWords, b: PageWords) -> CopyLink | None:
    runs = equal_runs(a.forms, b.forms, least=SHINGLE)
    if not any(length >= LEAST_RUN for *_, length in runs):
        return None
    share = sum(length for *_, length in runs) / min(len(a.forms), len(b.forms))
    spans = tuple((_cover(a.spans, i, length), _cover(b.spans, j, length)) for i, j, length in runs)
    return CopyLink(a=a.page, b=b.page, share=round(min(share, 1.0), 3), kind=_kind(share, a, b), runs=spans)


def _cover(spans: Sequence[Span], start: int, length: int) -> Span:
    return Span(spans[start].start, spans[start + length - 1].end)


def _kind(share: float, a: PageWords, b: PageWords) -> CopyKind:
    alike = min(len(a.forms), len(b.forms)) / max(len(a.forms), len(b.forms))
    if share >= EXACT_SHARE and alike >= EXACT_SHARE:
        return "exact"
    return "near" if share >= NEAR_SHARE else "partial"
