"""Which place lies in which, so that «a village near X» and «X governorate» may be one place."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tawatur.corpus.entities import Entities
from tawatur.lexicon.fold import fold
from tawatur.lexicon.places import Gazetteer, Place, load_gazetteer
from tawatur.model.document import Document


class PlaceTree(msgspec.Struct, frozen=True):
    """Which place lies in which, as far as the gazetteer tells: parents by entity key."""

    parents: Mapping[str, tuple[str, ...]] = {}

    def compatible(self, a: frozenset[str], b: frozenset[str]) -> bool | None:
        """True when a place of one is, or lies in, a place of the other; None when either gives none; else False."""
        if not a or not b:
            return None
        wide_a = a | {p for place in a for p in self.parents.get(place, ())}
        wide_b = b | {p for place in b for p in self.parents.get(place, ())}
        return bool(a & wide_b or b & wide_a)


def place_tree(documents: Sequence[Document], entities: Entities) -> PlaceTree:
    """Parents of the places of a case, by entity key; a place that the gazetteer does not know has none."""
    gazetteer, parents = load_gazetteer(), {}
    for document in documents:
        for mention in document.mentions:
            key = entities.of.get((document.id, mention.id))
            if key is not None and mention.type == "LOC" and mention.place and key not in parents:
                names = (fold(mention.span.of(document.text)), fold(entities.by_id[key].name))
                place = next((p for name in names for p in gazetteer.places(name) if p.id == mention.place), None)
                parents[key] = tuple(dict.fromkeys(_parents(place, gazetteer))) if place else ()
    return PlaceTree(parents)


def _parents(place: Place, gazetteer: Gazetteer) -> Iterator[str]:
    if place.country and place.type != "country":
        yield f"country:{place.country}"
    if place.admin1 and place.type != "region":
        yield from (
            p.id for p in gazetteer.places(fold(place.admin1)) if p.type == "region" and p.country == place.country
        )
