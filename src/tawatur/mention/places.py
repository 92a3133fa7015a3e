"""Names of places: large ones wherever they stand, small ones after a word that announces a place, and regions made of both."""

from tawatur.mention.found import Found
from tawatur.mention.scan import Scan

_UNLISTED_TRIGGERS = frozenset({"بلدة", "قرية", "بلدتي", "قريتي", "بلدتا", "قريتا"})


def place_at(scan: Scan, index: int) -> Found | None:
    """The name of a large place that starts at word ``index``, or None. Remembered for the page."""
    key = ("place", index)
    if key not in scan.seen:
        scan.seen[key] = _place_at(scan, index)
    return scan.seen[key]  # type: ignore[return-value]


def _place_at(scan: Scan, index: int) -> Found | None:
    if not scan.classes[index].place_words or scan.blocked[index]:
        return None
    words = scan.place_words(index)
    if not words:
        return None
    return _found(scan, index, index + words - 1, "gazetteer", 0.9)


def small_place_after(scan: Scan, trigger: int) -> Found | None:
    """The name of a place of any size right after a word such as «بلدة»; None where no name follows."""
    first = trigger + 1
    if not scan.follows(first):
        return None
    known = place_at(scan, first)
    if known is not None:
        return known
    word = scan.classes[first]
    if word.closed or word.verbal or word.role or word.trigger or scan.words[first].kind != "word":
        return None
    words = scan.place_words(first, small=True)
    if words and (words > 1 or not (word.norp or word.adjective or word.role_adjective)):
        return _found(scan, first, first + words - 1, "trigger+gazetteer", 0.85)
    if scan.stems[trigger] in _UNLISTED_TRIGGERS and word.nameish and word.count == 0 and not word.norp:
        return _found(scan, first, first, "trigger", 0.6)
    return None


def region_at(scan: Scan, index: int) -> Found | None:
    """A region named by a direction or «ريف» and a place: «شمال لبنان», «ريف حماة الشرقي»; the place inside is a mention of its own."""
    kind = scan.classes[index].trigger
    if kind not in ("direction", "region") or scan.blocked[index] or _second_direction(scan, index):
        return None
    place = index + 1
    if kind == "direction" and scan.follows(place) and scan.classes[place].trigger == "direction":
        place += 1
    if scan.follows(place) and scan.classes[place].trigger == "small":
        place += 1
    if not scan.follows(place):
        return None
    inner = place_at(scan, place) or (small_place_after(scan, place - 1) if kind == "region" else None)
    if inner is None:
        return None
    last = inner.last
    while scan.follows(last + 1) and scan.stems[last + 1] in scan.names.sides:
        last += 1
    return _found(scan, index, last, "region", 0.8)


def _second_direction(scan: Scan, index: int) -> bool:
    """Whether a direction follows another («غرب» in «شمال غرب»)."""
    return index > 0 and scan.follows(index) and scan.classes[index].trigger == scan.classes[index - 1].trigger == "direction"


def place_inside(scan: Scan, found: Found) -> Found | None:
    """The place that a listed region is named after: سوريا in «شمال سوريا»; None for other names."""
    if found.last == found.first or scan.classes[found.first].trigger not in ("direction", "region"):
        return None
    for index in range(found.first + 1, found.last + 1):
        inner = place_at(scan, index)
        if inner is not None and inner.last <= found.last:
            return inner
    return None


def _found(scan: Scan, first: int, last: int, rule: str, confidence: float) -> Found:
    return Found(first, last, "LOC", rule, scan.span(first, last), None, "", confidence)
