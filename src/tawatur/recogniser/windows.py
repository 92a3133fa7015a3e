"""Texts of any length before models that read a bounded number of pieces at once.

Others cut silently (CAMeL Tools, issue 145: 13,309 of 16,949 tokens came back) or refuse (issue 32: «Input sentence is
too long»). Here every token is in a window, a sentence is divided only when it is longer than a window, and then between
words.
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import inf
from typing import NamedTuple


class Window(NamedTuple):
    """Tokens ``first`` up to ``stop`` (exclusive)."""

    first: int
    stop: int


class Named(NamedTuple):
    """Tokens ``first`` to ``last`` (inclusive) bear a name, says an engine."""

    first: int
    last: int
    label: str
    confidence: float


def windows(sentences: Sequence[Sequence[int]], limit: int, overlap: int) -> list[Window]:
    """Windows in order that together hold all tokens; ``sentences`` are the costs of the tokens of each sentence.

    A window holds as many whole sentences as ``limit`` allows. The next one begins with the last sentences of the one
    before, as far as they cost no more than ``overlap``; in a sentence longer than ``limit``, with its last words. Only
    a token that costs more than ``limit`` by itself makes a window that does. Empty without tokens.

    >>> windows([[1, 1], [1, 1], [1, 1]], limit=4, overlap=2)
    [Window(first=0, stop=4), Window(first=2, stop=6)]
    >>> windows([[1, 1, 1, 1, 1, 1]], limit=4, overlap=1)
    [Window(first=0, stop=4), Window(first=3, stop=6)]
    """
    costs = [cost for sentence in sentences for cost in sentence]
    ends = set(accumulate(map(len, sentences)))
    made: list[Window] = []
    first = stop = 0
    while stop < len(costs):
        first = _begin(costs, ends, stop, limit, overlap)
        stop = _stop(costs, ends, first, stop, limit)
        made.append(Window(first, stop))
    return made


def _begin(costs: Sequence[int], ends: set[int], stop: int, limit: int, overlap: int) -> int:
    """Where the window behind ``stop`` begins, so that the sentence there fits in, or at least one word of a longer one."""
    rest = 0
    for index in range(stop, len(costs)):
        rest += costs[index]
        if rest > limit:
            rest = costs[stop]
            break
        if index + 1 in ends:
            break
    room = min(overlap, limit - rest)
    first = farthest = stop
    while farthest > 0 and costs[farthest - 1] <= room:
        farthest -= 1
        room -= costs[farthest]
        if stop not in ends or farthest in ends or farthest == 0:
            first = farthest
    return first


def _stop(costs: Sequence[int], ends: set[int], first: int, before: int, limit: int) -> int:
    """Where the window from ``first`` stops: at the last end of a sentence behind ``before`` that it reaches, else between words."""
    stop, cost, whole = first, 0, None
    while stop < len(costs) and (cost + costs[stop] <= limit or stop <= before):
        cost += costs[stop]
        stop += 1
        if stop in ends and stop > before:
            whole = stop
    return whole or stop


def joined(sentences: Sequence[int], windows: Sequence[Window], found: Sequence[Sequence[Named]]) -> list[Named]:
    """Names of all windows by token of the text, none sharing a token with another.

    ``sentences`` are the numbers of tokens. Where windows overlap and disagree, the one that sees more around the name is
    believed, then the longer name, then the surer. A name that runs over the end of a sentence is two.

    >>> joined([3, 3], [Window(0, 6)], [[Named(1, 2, "PER", 0.9)]])
    [Named(first=1, last=2, label='PER', confidence=0.9)]
    """
    ends = [0, *accumulate(sentences)]
    proposals = [
        (_around(piece, window, ends), piece)
        for window, names in zip(windows, found, strict=True)
        for name in names
        for piece in _by_sentence(name, window.first, ends)
    ]
    proposals.sort(key=lambda one: (-one[0], one[1].first - one[1].last, -one[1].confidence, one[1]))
    taken: set[int] = set()
    kept = []
    for _, name in proposals:
        tokens = range(name.first, name.last + 1)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(name)
    return sorted(kept)


def _by_sentence(name: Named, shift: int, ends: Sequence[int]) -> list[Named]:
    first, last = name.first + shift, name.last + shift
    edges = [first, *(end for end in ends if first < end <= last), last + 1]
    return [name._replace(first=left, last=right - 1) for left, right in pairwise(edges)]


def _around(name: Named, window: Window, ends: Sequence[int]) -> float:
    """How many tokens the window shows on the narrower side of a name; an end of the window at the end of a sentence hides nothing."""
    before = inf if window.first in ends else name.first - window.first
    after = inf if window.stop in ends else window.stop - 1 - name.last
    return min(before, after)
