"""Names of places: large ones wherever they stand, small ones after a word that announces a place, and regions made of both."""

from tawatur.mention.found import Found
from tawatur.mention.scan import SPACE, Scan
from tawatur.mention.word_classes import COMMON_DEFINITE

COMMON = 15
"""A bare word counted more often than this is no village, whatever stands before it."""

_UNLISTED_TRIGGERS = frozenset({"بلدة", "قرية", "بلدتي", "قريتي", "بلدتا", "قريتا"})


def place_at(scan: Scan, index: int) -> Found | None:
    """The name of a large place that starts at word ``index``, or None. Remembered for the page."""
    if not scan.classes[index].place_words:
        return None
    key = ("place", index)
    if key not in scan.seen:
        scan.seen[key] = _place_at(scan, index)
    return scan.seen[key]  # type: ignore[return-value]


def _place_at(scan: Scan, index: int) -> Found | None:
    if not scan.classes[index].place_words or scan.blocked[index]:
        return None
    if _is_adjective(scan, index):
        return None
    words = scan.place_words(index)
    if words and scan.classes[index].trigger and scan.follows(index + 1):
        inner = place_at(scan, index + 1)
        if inner is not None and inner.last >= index + words:
            return inner
    if not words:
        return None
    return _found(scan, index, index + words - 1, "gazetteer", 0.9)


def _is_adjective(scan: Scan, index: int) -> bool:
    """Whether a state's name is an adjective here («الثقافة السعودية»), or the letters are an adverb («دوماً»)."""
    if (
        scan.text[scan.words[index].end - 1] == "\u064b"
        or "\u064b" in scan.text[scan.words[index].start : scan.words[index].end]
    ):
        return True
    if tuple(scan.stems[index : index + 2]) in scan.names.not_places:
        return True
    if not scan.classes[index].adjectival or not index or scan.gaps[index] != SPACE or not scan.bare(index):
        return False
    before = scan.classes[index - 1]
    return before.definite and not before.closed and not before.verbal


def small_places_after(scan: Scan, trigger: int) -> list[Found]:
    """Places of any size after a word such as «بلدة»; after a dual or plural («قريتي») also those joined by و."""
    found = small_place_after(scan, trigger)
    if found is None:
        return []
    places = [found]
    several = scan.stems[trigger] in scan.names.several_places
    while several and (found := small_place_after(scan, places[-1].last, joined=True)) is not None:
        places.append(found)
    return places


def small_place_after(scan: Scan, trigger: int, *, joined: bool = False) -> Found | None:
    """The name of a place of any size right after a word such as «بلدة» (``joined``: after another place and و); None where no name follows."""
    first = trigger + 1
    if not (_joined_by_and(scan, first) if joined else scan.follows(first)):
        return None
    known = place_at(scan, first)
    if known is not None and scan.stems[first] not in scan.names.toponym_heads:
        return known
    word = scan.classes[first]
    if word.closed or word.verbal or word.role or word.trigger or scan.words[first].kind != "word":
        return None
    if not word.definite and not word.place_words and word.count > COMMON:
        return None
    words = scan.place_words(first, small=True)
    second = first + 1
    if words <= 1 and scan.stems[first] in scan.names.toponym_heads and scan.follows(second) and _toponym(scan, second):
        return _found(scan, first, second, "trigger+head", 0.7)
    if words and (words > 1 or not (word.norp or word.adjective or word.role_adjective)):
        return _found(scan, first, first + words - 1, "trigger+gazetteer", 0.85)
    if not joined and scan.stems[trigger] in _UNLISTED_TRIGGERS and word.nameish and word.count == 0 and not word.norp:
        return _found(scan, first, first, "trigger", 0.6)
    return None


def _joined_by_and(scan: Scan, index: int) -> bool:
    return (
        index < len(scan.words)
        and scan.gaps[index] == SPACE
        and not scan.blocked[index]
        and scan.words[index].form.proclitics == "و"
    )


def _toponym(scan: Scan, index: int) -> bool:
    word = scan.classes[index]
    return (
        word.nameish
        or word.given > 0
        or word.place_words > 0
        or (word.definite and word.count <= COMMON_DEFINITE and not word.verbal and not word.role)
    )


def facility_at(scan: Scan, index: int) -> Found | None:
    """A site named with its kind: «مطار بيروت الدولي», «سد وادي الرمل»; None where no name follows."""
    first = index + 1
    if scan.classes[index].trigger != "facility" or not scan.follows(first):
        return None
    word = scan.classes[first]
    inner = place_at(scan, first)
    if inner is not None and scan.stems[first] not in scan.names.toponym_heads:
        last = inner.last
    elif scan.stems[first] in scan.names.toponym_heads and scan.follows(first + 1) and _toponym(scan, first + 1):
        last = first + 1
    elif (
        scan.words[first].kind == "word"
        and word.nameish
        and not word.given
        and (word.count == 0 or (word.definite and word.count <= COMMON))
        and word.norp is None
    ):
        last = first
    else:
        return None
    while scan.follows(last + 1) and scan.stems[last + 1] in scan.names.facility_sides:
        last += 1
    return _found(scan, index, last, "facility", 0.75)


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
    return (
        index > 0
        and scan.follows(index)
        and scan.classes[index].trigger == scan.classes[index - 1].trigger == "direction"
    )


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
