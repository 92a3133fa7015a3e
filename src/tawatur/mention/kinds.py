"""Mentions that are neither people, bodies nor places: nationalities, equipment, named events."""

from tawatur.mention.found import Found
from tawatur.mention.places import accusative_people
from tawatur.mention.scan import QUOTE, SPACE, Scan

MOST_QUOTED = 5


def nationality_at(scan: Scan, index: int) -> Found | None:
    """A nationality or people: the word alone; weak adjectives only in the plural with the article."""
    word = scan.classes[index]
    if word.norp is None or scan.blocked[index] or (word.norp_weak and not (word.norp_plural and word.definite)):
        return None
    if (
        not word.definite
        and not word.norp_plural
        and index
        and scan.gaps[index] == SPACE
        and scan.classes[index - 1].given
    ):
        return None
    if scan.text[scan.words[index].end - 1] == "ى":
        return None  # «اليمنى» is a side, no people
    return Found(index, index, "NORP", "nationality", scan.words[index].span, "norp:" + word.norp, "", 0.9)


def counted_people_at(scan: Scan, index: int) -> Found | None:
    """A people in the accusative behind a counted person («15 جنديا سوريا»), None for the state itself."""
    people = accusative_people(scan, index)
    return (
        None if people is None else Found(index, index, "NORP", "accusative", scan.words[index].span, "norp:" + people)
    )


def equipment_at(scan: Scan, index: int) -> Found | None:
    """A weapon or platform by kind or name, with the quoted name after it («صواريخ "هيمارس"»)."""
    word = scan.classes[index]
    if not word.gear or scan.blocked[index]:
        return None
    for words in word.equipment:
        if tuple(stem.lower() for stem in scan.stems[index : index + len(words)]) == words and _plain(
            scan, index, len(words)
        ):
            return _found(scan, index, index + len(words) - 1, "EQUIPMENT", "equipment")
    if word.bare in scan.names.equipment_heads:
        last = quoted_end(scan, index + 1)
        if last is not None:
            return _found(scan, index, last, "EQUIPMENT", "head+quoted")
    return None


def named_event_at(scan: Scan, index: int) -> Found | None:
    """A named exercise, operation or conference: its kind and a name in quotation marks."""
    if not scan.classes[index].event_head or scan.blocked[index]:
        return None
    last = quoted_end(scan, index + 1)
    return None if last is None else _found(scan, index, last, "EVENT_NAME", "head+quoted")


def quoted_end(scan: Scan, first: int) -> int | None:
    """The last word of a short name in quotation marks that opens before word ``first``, None where none does."""
    if first >= len(scan.words) or scan.gaps[first] != QUOTE or scan.text[scan.words[first].outer - 1] in ")]}»”’":
        return None
    for last in range(first, min(first + MOST_QUOTED, len(scan.words))):
        if scan.text[scan.words[last].end : scan.words[last].end + 1] in tuple("\"'”»)’]“"):
            return last
        if last + 1 < len(scan.words) and scan.gaps[last + 1] != SPACE:
            return None
    return None


def _plain(scan: Scan, index: int, words: int) -> bool:
    return all(scan.gaps[place] <= QUOTE and scan.bare(place) for place in range(index + 1, index + words))


def _found(scan: Scan, first: int, last: int, kind: str, rule: str) -> Found:
    return Found(first, last, kind, rule, scan.span(first, last), None, "", 0.85)  # type: ignore[arg-type]
