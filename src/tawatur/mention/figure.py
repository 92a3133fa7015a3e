"""A figure found in a page, before it becomes a quantity."""

from typing import NamedTuple

from tawatur.model.mention import Qualifier

_BOUNDED_ABOVE: frozenset[str] = frozenset({"up_to", "less_than"})
_BOUNDED_BELOW: frozenset[str] = frozenset({"more_than", "at_least"})


class Figure(NamedTuple):
    """Words ``first`` to ``last`` give a figure; the noun stands in words ``noun`` (None: no noun).

    ``start`` and ``end`` are places in the text where a sign («$», «%») stands outside the words.
    """

    first: int
    last: int
    low: float | None
    high: float | None
    qualifier: Qualifier
    rule: str
    unit: str | None = None
    noun: int | None = None
    end: int | None = None
    start: int | None = None


def bounded(figure: Figure, qualifier: Qualifier) -> Figure:
    """The figure with the bound that a qualifier takes away: «أكثر من 70» has no upper one."""
    if qualifier in _BOUNDED_ABOVE:
        return figure._replace(low=None, qualifier=qualifier)
    if qualifier in _BOUNDED_BELOW:
        return figure._replace(high=None, qualifier=qualifier)
    return figure._replace(qualifier=qualifier)
