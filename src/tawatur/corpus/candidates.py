"""For each entry the nearest one that it was not joined with, and why not."""

from collections.abc import Mapping, Sequence

import msgspec

from tawatur.corpus.places import PlaceTree
from tawatur.corpus.reasons import Verdict, apart
from tawatur.corpus.tellings import Telling
from tawatur.model.chronicle import Candidate

FAR = 10**6


def nearest_candidates(groups: Sequence[Sequence[Telling]], places: PlaceTree) -> Mapping[int, tuple[int, Candidate]]:
    """By number of a cluster: the number of the nearest other cluster of its family, and what keeps the two apart. Families of one cluster have none.

    Nearest is who shares most (participants, then places), then what lies closest in time.
    """
    families: dict[str, list[int]] = {}
    for number, group in enumerate(groups):
        if group[0].event_class != "SPEECH":
            families.setdefault(group[0].family, []).append(number)
    known = {number: _Signs.of(groups[number]) for members in families.values() for number in members}
    found = {}
    for members in families.values():
        for number in members:
            others = [other for other in members if other != number]
            if others:
                best = max(others, key=lambda other: (*known[number].nearness(known[other]), -other))
                found[number] = (best, _candidate(groups[number], groups[best], places))
    return found


class _Signs(msgspec.Struct, frozen=True):
    """What clusters are held against each other by; gathered once, since every two of a family are compared."""

    participants: frozenset[str]
    places: frozenset[str]
    days: tuple[int, ...]

    @staticmethod
    def of(group: Sequence[Telling]) -> "_Signs":
        days = [t.days.last or t.days.first for t in group if t.days]
        return _Signs(
            _all(group, "participants"), _all(group, "places"), tuple({day.toordinal() for day in days if day})
        )

    def nearness(self, other: "_Signs") -> tuple[int, int, int]:
        people, places = len(self.participants & other.participants), len(self.places & other.places)
        return people, places, -min((abs(x - y) for x in self.days for y in other.days), default=FAR)


def _all(group: Sequence[Telling], what: str) -> frozenset[str]:
    return frozenset(e for telling in group for e in getattr(telling, what))


def _candidate(a: Sequence[Telling], b: Sequence[Telling], places: PlaceTree) -> Candidate:
    verdicts = [verdict for x in a for y in b if (verdict := apart(x, y, places)) is not None]
    verdict = verdicts[0] if verdicts else _missing(a, b)
    return Candidate(event=f"ev:{b[0].ref.key}", rule=verdict.rule, why=verdict.why, cues=verdict.cues)


def _missing(a: Sequence[Telling], b: Sequence[Telling]) -> Verdict:
    """What joining the two would have needed."""
    wanted = {"participants": "a shared participant", "places": "a shared place"}
    lacking = [name for what, name in wanted.items() if not _all(a, what) & _all(b, what)]
    if not any(t.days for t in a) or not any(t.days for t in b):
        lacking.append("a time in both")
    return Verdict(
        False,
        "not_enough",
        "nothing against it, but to join them the pages would have to give: "
        + (", ".join(lacking) or "a narrower time"),
    )
