"""For each entry the nearest one that it was not joined with, and why not."""

from collections.abc import Mapping, Sequence

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
    found = {}
    for members in families.values():
        for number in members:
            others = [other for other in members if other != number]
            if others:
                best = max(others, key=lambda other: (*_nearness(groups[number], groups[other]), -other))
                found[number] = (best, _candidate(groups[number], groups[best], places))
    return found


def _nearness(a: Sequence[Telling], b: Sequence[Telling]) -> tuple[int, int, int]:
    people = len(_all(a, "participants") & _all(b, "participants"))
    places = len(_all(a, "places") & _all(b, "places"))
    return people, places, -_distance(a, b)


def _all(group: Sequence[Telling], what: str) -> frozenset[str]:
    return frozenset(e for telling in group for e in getattr(telling, what))


def _distance(a: Sequence[Telling], b: Sequence[Telling]) -> int:
    days = [[t.days.last or t.days.first for t in group if t.days] for group in (a, b)]
    pairs = [abs((x - y).days) for x in days[0] for y in days[1] if x and y]
    return min(pairs, default=FAR)


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
