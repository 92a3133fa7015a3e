"""What a name may stand for, by the gazetteer alone: its candidates, and whether they are one spot."""

from collections.abc import Iterable, Sequence
from math import asin, cos, log10, radians, sin, sqrt

import msgspec

from tawatur.lexicon.places import Gazetteer, Place

STATES = frozenset({"country", "area"})
WIDE = frozenset({"country", "area", "region"})
TOWNS = frozenset({"city", "town"})
ONE_SPOT_KM, REGION_KM = 25.0, 150.0
MOST_CANDIDATES, LARGE_TOWN = 40, 50_000
STATE = 8.0
"""Points of a state or part of the world: more than any town has by its inhabitants."""


class Candidates(msgspec.Struct, frozen=True, gc=False):
    """The places of one name, the likeliest first. ``one``: the large ones are one spot; ``state``: a state or part of the world beside which no large town bears the name.

    ``large``: without the villages, which no name means that stands alone where it is a large town's too; ``town``: the town to take for the spot, or its only place.
    """

    places: tuple[Place, ...]
    large: tuple[Place, ...]
    one: bool
    state: bool
    town: Place


def candidates_of(gazetteer: Gazetteer, name: str) -> Candidates | None:
    """Every place of a folded name, with or without its article; None for none."""
    places = gazetteer.places(name) + gazetteer.places("مدينة " + name)
    places = places or gazetteer.any_places(name)
    if not places:
        return None
    places = places[:MOST_CANDIDATES]
    first = places[0]
    known = any(place.tier == "A" and place.population >= LARGE_TOWN for place in places)
    large = tuple(place for place in places if place.type != "village" or place.own) if known else places
    one = all(one_spot(first, place) for place in large)
    state = first.type in STATES and all(place.tier == "B" for place in places[1:])
    return Candidates(places, large, one, state, first if first.type in STATES else town_of(first, places))


def town_of(place: Place, places: Iterable[Place]) -> Place:
    """The largest town among places that stand for one spot with a region; the place itself when it is no region or has none."""
    if place.type != "region":
        return place
    towns = [other for other in places if other.type in TOWNS and one_spot(other, place)]
    return max(towns, key=lambda town: (town.tier == "A", town.population, town.id), default=place)


def inhabitants(place: Place) -> float:
    """Points for the population of a place: a tenfold one is worth 0.8; states and parts of the world stand above all towns.

    >>> inhabitants(Place("a", "x", "city", "SY", 36.2, 37.1, 99_990, "", "A"))
    4.0
    """
    return STATE if place.type in STATES else 0.8 * log10(place.population + 10)


def one_spot(a: Place, b: Place) -> bool:
    """Whether two entries of one name stand for a town and the land around it, so that either reading names the same spot.

    >>> town = Place("a", "x", "city", "SY", 36.2, 37.1, 100, "x", "A")
    >>> one_spot(town, Place("b", "x", "region", "SY", 36.4, 37.6, 900, "", "A"))
    True
    """
    if a.id == b.id:
        return True
    if a.country and b.country and a.country != b.country:
        return False
    if "country" in (a.type, b.type):
        return True
    far = kilometres(a, b)
    if far is None:
        return False
    if "region" in (a.type, b.type):
        seat = a.name == b.name and "city" in (a.type, b.type)
        return seat or a.name == b.admin1 or b.name == a.admin1 or far < REGION_KM
    return far < ONE_SPOT_KM


def kilometres(a: Place, b: Place) -> float | None:
    """The distance between two places over the surface of the earth; None where one has no coordinates."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    south, north = radians(a.latitude), radians(b.latitude)
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin(radians(b.longitude - a.longitude) / 2) ** 2
    return 12742.0 * asin(sqrt(half))


def ids_of(places: Sequence[Place], most: int) -> tuple[str, ...]:
    """The ids of the first places, each once."""
    return tuple(dict.fromkeys(place.id for place in places))[:most]
