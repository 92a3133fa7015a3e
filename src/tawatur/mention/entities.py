"""Stable keys for the things named in a page."""

from tawatur.lexicon.places import Place
from tawatur.mention.found import Found
from tawatur.mention.scan import Scan

_PREFIXES = {
    "PER": "per",
    "ORG": "org",
    "LOC": "loc",
    "ROLE": "role",
    "NORP": "norp",
    "EQUIPMENT": "equipment",
    "EVENT_NAME": "event",
}
_GIVEN_UP = 2.0


def entity_of(scan: Scan, found: Found) -> tuple[str, str | None]:
    """The entity key of a name and, for a place, its gazetteer id (None where it is unknown or ambiguous)."""
    if found.entity is not None:
        return found.entity, None
    if found.type == "LOC":
        return _place_entity(scan, found)
    return f"{_PREFIXES[found.type]}:{_folded(scan, found)}", None


def _folded(scan: Scan, found: Found) -> str:
    """The folded words of a name; nationalities as their ids, so that spellings («أميركية», «أمريكية») make one key."""
    words = []
    for index in range(found.first, found.last + 1):
        word = scan.classes[index]
        as_id = word.norp if found.type in ("ORG", "ROLE") and word.norp else None
        words.append(as_id or (scan.stems[index] if index == found.first else scan.words[index].form.written))
    return " ".join(words)


def _place_entity(scan: Scan, found: Found) -> tuple[str, str | None]:
    name = " ".join(scan.stems[found.first : found.last + 1])
    places = (
        scan.names.gazetteer.places(name, small=found.rule.startswith("trigger"))
        if found.rule not in ("region", "facility")
        else ()
    )
    if not places and found.rule.startswith("trigger"):
        other = name[2:] if name.startswith("ال") else "ال" + name
        places = scan.names.gazetteer.places(other)
    chosen = _sure(places)
    return (chosen.id, chosen.id) if chosen else (f"loc:{name}", None)


def _sure(places: tuple[Place, ...]) -> Place | None:
    """The one place meant: the only one, a state, or the one with far more inhabitants than the next."""
    if not places:
        return None
    first = places[0]
    if len(places) == 1 or first.type in ("country", "area"):
        return first
    towns = sorted(places, key=lambda place: -place.population)
    if towns[0].population > _GIVEN_UP * max(1, towns[1].population) or _same_spot(towns):
        return towns[0]
    return None


def _same_spot(places: list[Place]) -> bool:
    """Whether all candidates are a town and the region around it."""
    first = places[0]
    if first.latitude is None or first.longitude is None:
        return False
    near = (
        p.latitude is not None
        and p.longitude is not None
        and abs(p.latitude - first.latitude) + abs(p.longitude - (first.longitude or 0)) < 1.0
        for p in places[:2]
    )
    return all(near)
