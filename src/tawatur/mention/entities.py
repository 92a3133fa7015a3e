"""Stable keys for the things named in a page."""

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


def entity_of(scan: Scan, found: Found) -> str:
    """The entity key of a name by itself: an alias id, else its type and folded words."""
    if found.entity is not None:
        return found.entity
    if found.type == "LOC":
        return "loc:" + " ".join(scan.stems[found.first : found.last + 1])
    return f"{_PREFIXES[found.type]}:{_folded(scan, found)}"


def _folded(scan: Scan, found: Found) -> str:
    """The folded words of a name; nationalities as their ids, so that spellings («أميركية», «أمريكية») make one key."""
    words = []
    for index in range(found.first, found.last + 1):
        word = scan.classes[index]
        as_id = word.norp if found.type in ("ORG", "ROLE") and word.norp else None
        words.append(as_id or (scan.stems[index] if index == found.first else scan.words[index].form.written))
    return " ".join(words)
