"""Clubs that bear the name of a town or a common word («برشلونة», «الهلال»): read as bodies only where the page is about sport."""

import msgspec

from tawatur.mention.found import Found
from tawatur.mention.scan import SPACE, Scan

LEAST = 3
"""Words of sport from which on a page is about sport."""


def about_sport(scan: Scan) -> bool:
    """Whether a page holds several words of sport. Remembered for the page."""
    if scan.sport is None:
        words = scan.names.sport_words
        scan.sport = sum(map(words.__contains__, scan.stems)) >= LEAST
    return scan.sport


def as_clubs(scan: Scan, names: list[Found]) -> list[Found]:
    """The names of a page with the towns among them that stand for their clubs turned into bodies; unchanged for a page that is not about sport.

    A town stands for its club after a word such as «شبيبة» or «أمام», and then in the whole page wherever no preposition of place brings it.
    """
    towns = [found for found in names if found.type == "LOC" and found.rule == "gazetteer"]
    if not towns or not about_sport(scan):
        return names
    clubs = {_name(scan, found) for found in towns if _before(scan, found) in scan.names.club_context}
    return [
        _as_club(scan, found, clubs) if found.type == "LOC" and found.rule == "gazetteer" else found for found in names
    ]


def _name(scan: Scan, found: Found) -> str:
    return " ".join(scan.stems[found.first : found.last + 1])


def _before(scan: Scan, found: Found) -> str:
    """The word right before a name that carries nothing but «و» or «ل»; empty where none stands there."""
    place = found.first
    if not place or scan.gaps[place] != SPACE or "ب" in scan.words[place].form.proclitics:
        return ""
    return scan.stems[place - 1]


def _as_club(scan: Scan, found: Found, clubs: set[str]) -> Found:
    before = _before(scan, found)
    if before in scan.names.club_heads and scan.bare(found.first) and not scan.taken[found.first - 1]:
        scan.taken[found.first - 1] = 1
        first = found.first - 1
        return msgspec.structs.replace(
            found, first=first, type="ORG", rule="head+town", span=scan.span(first, found.last), kind="sport"
        )
    brought = "ب" in scan.words[found.first].form.proclitics or before in scan.names.locatives
    if _name(scan, found) not in clubs or brought or scan.classes[found.first].state:
        return found
    return msgspec.structs.replace(found, type="ORG", rule="club", kind="sport")
