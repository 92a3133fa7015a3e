"""Which place lies in which, so that «a village near X» and «X governorate» may be one place."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tawatur.corpus.entities import Entities
from tawatur.lexicon.fold import fold
from tawatur.lexicon.places import Gazetteer, Place, gazetteer_with
from tawatur.model.document import Document

WIDE = frozenset({"country", "region", "area"})
"""Types of places that hold others; a page that names only such a place has not said where."""

LARGE = 300_000
"""Inhabitants above which a town may see two attacks in a night, so that the place alone does not make them one.

With every town taken for small, 5 of 17 counts of origins of the April story were too high, with this 3; of our own pages .5 of a hundred pairs are lost.
"""

_FINER = ("unknown", "area", "country", "region", "city", "town", "village", "near")


def fineness(precision: str) -> int:
    """How fine a place is told, from 0: a value of `EventPlace.precision`, or 0 for one that is not known.

    >>> fineness("village") > fineness("country")
    True
    """
    return _FINER.index(precision) if precision in _FINER else 0


class PlaceTree(msgspec.Struct, frozen=True):
    """Which place lies in which, as far as the gazetteer tells: parents by entity key, the keys of places that hold others, and those of large towns."""

    parents: Mapping[str, tuple[str, ...]] = {}
    wide: frozenset[str] = frozenset()
    large: frozenset[str] = frozenset()

    def small(self, places: frozenset[str]) -> frozenset[str]:
        """The places in which one event is told from another by the place alone: no region, and no town that may see two in a night."""
        return places - self.wide - self.large

    def compatible(self, a: frozenset[str], b: frozenset[str]) -> bool | None:
        """True when a place of one is, or lies in, a place of the other; None when that cannot be told; False when it cannot be.

        Two small places of different names differ, known or not; a small place that the gazetteer does not know may lie in any wide one.
        """
        if not a or not b:
            return None
        if any(self._within(x, y) or self._within(y, x) for x in a for y in b):
            return True
        open_pairs = any(self._may_lie(x, y) or self._may_lie(y, x) for x in a for y in b)
        return None if open_pairs else False

    def _within(self, place: str, other: str) -> bool:
        return place == other or other in self.parents.get(place, ())

    def _may_lie(self, place: str, other: str) -> bool:
        """Whether a place may lie in a wide one: its parents are not known, or both lie in one that is not a whole country."""
        if other not in self.wide:
            return False
        parents, others = self.parents.get(place, ()), self.parents.get(other, ())
        if not parents:
            return place not in self.wide
        return any(not parent.startswith("country:") for parent in set(parents) & set(others))


def place_tree(documents: Sequence[Document], entities: Entities, own_places: str = "") -> PlaceTree:
    """Parents of the places of a case, by entity key; a place that the gazetteer (with the case's own list) does not know has none."""
    gazetteer = gazetteer_with(own_places)
    parents: dict[str, tuple[str, ...]] = {}
    wide: set[str] = set()
    large: set[str] = set()
    for document in documents:
        for mention in document.mentions:
            key = entities.of.get((document.id, mention.id))
            if key is not None and mention.type == "LOC" and mention.place and key not in parents:
                place = gazetteer.place(mention.place)
                parents[key] = tuple(dict.fromkeys(_parents(place, gazetteer))) if place else ()
                wide |= {key} if place and place.type in WIDE else set()
                large |= {key} if place and place.population > LARGE else set()
    for outer, inner in _named_inside(documents, entities):
        parents[outer] = tuple(dict.fromkeys((*parents.get(outer, ()), inner, *parents.get(inner, ()))))
        wide |= {outer} if inner in wide else set()
    return PlaceTree(parents, frozenset(wide), frozenset(large))


def _named_inside(documents: Sequence[Document], entities: Entities) -> Iterator[tuple[str, str]]:
    """Pairs of a place and the place that its own name holds: «the north of X» lies in X."""
    for document in documents:
        places = [m for m in document.mentions if m.type == "LOC" and (document.id, m.id) in entities.of]
        for outer in places:
            for inner in places:
                if outer.span != inner.span and outer.span.holds(inner.span):
                    pair = entities.of[document.id, outer.id], entities.of[document.id, inner.id]
                    if pair[0] != pair[1]:
                        yield pair


def _parents(place: Place, gazetteer: Gazetteer) -> Iterator[str]:
    if place.country and place.type != "country":
        yield f"country:{place.country}"
    if place.admin1 and place.type != "region":
        yield from (
            p.id for p in gazetteer.places(fold(place.admin1)) if p.type == "region" and p.country == place.country
        )
