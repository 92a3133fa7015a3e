"""Which tellings are of one event: decisions with their reasons, so that each can be explained and undone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from tawatur.corpus.clusters import Clusters
from tawatur.corpus.places import PlaceTree
from tawatur.corpus.tellings import Telling
from tawatur.model.chronicle import Judgement, MentionRef

SAME_STATUS_ONLY = frozenset({"hypothetical"})
NOT_MERGED_ACROSS = frozenset({"statement"})
LONGEST_WINDOW = 40
"""Days that two tellings in different articles may be spread over and still be compared: a month's name, and a few days of imprecision."""


class Verdict(msgspec.Struct, frozen=True):
    """What a rule says of two tellings: join them (True), keep them apart (False); why, and by which signs."""

    same: bool
    rule: str
    why: str
    cues: tuple[str, ...] = ()


class Merged(msgspec.Struct, frozen=True):
    """Clusters of tellings, and every judgement that made or forbade one."""

    groups: tuple[tuple[Telling, ...], ...]
    judgements: tuple[Judgement, ...]


def merge_events(tellings: Sequence[Telling], places: PlaceTree, judged: Iterable[Judgement] = ()) -> Merged:
    """Clusters of tellings of one event. What a person judged goes before every rule; pairs kept apart stay apart.

    Inside an article a telling is held against those before it, nearest first; across articles against the first telling of each cluster.
    The result does not depend on the order of the pages.
    """
    by_ref = {t.ref: t for t in tellings}
    clusters: Clusters[MentionRef] = Clusters(by_ref)
    decided = list(_by_person(clusters, judged, by_ref))
    for article in _by_article(tellings):
        decided += _inside(clusters, article, places)
    decided += _across(clusters, tellings, places)
    groups = tuple(tuple(by_ref[ref] for ref in group) for group in clusters.groups())
    return Merged(groups, tuple(decided))


def key_of(ref: MentionRef) -> str:
    """The key by which a judgement names an event mention.

    >>> key_of(MentionRef("p1", "e:3-8"))
    'p1#e:3-8'
    """
    return f"{ref.page}#{ref.event}"


def ref_of(key: str) -> MentionRef:
    """The event mention that a key names."""
    page, _, event = key.rpartition("#")
    return MentionRef(page, event)


def _by_person(
    clusters: Clusters[MentionRef], judged: Iterable[Judgement], by_ref: dict[MentionRef, Telling]
) -> Iterator[Judgement]:
    ordered = sorted((j for j in judged if j.other), key=lambda j: j.verdict != "different")
    for judgement in ordered:
        a, b = ref_of(judgement.subject), ref_of(str(judgement.other))
        if a in by_ref and b in by_ref:
            if judgement.verdict == "different":
                clusters.keep_apart(a, b)
            elif judgement.verdict == "same":
                clusters.join(a, b)
            yield judgement


def _by_article(tellings: Sequence[Telling]) -> list[list[Telling]]:
    articles: dict[tuple[str, int], list[Telling]] = defaultdict(list)
    for telling in tellings:
        articles[telling.article_key].append(telling)
    return [articles[key] for key in sorted(articles)]


def _inside(clusters: Clusters[MentionRef], article: Sequence[Telling], places: PlaceTree) -> Iterator[Judgement]:
    seen: dict[str, list[Telling]] = defaultdict(list)
    for later in article:
        for earlier in reversed(seen[later.family]):
            verdict = same_inside(earlier, later, places, nearest=earlier is seen[later.family][-1])
            if verdict is not None:
                yield from _apply(clusters, earlier, later, verdict)
                if verdict.same and clusters.together(earlier.ref, later.ref):
                    break
        seen[later.family].append(later)


def _across(clusters: Clusters[MentionRef], tellings: Sequence[Telling], places: PlaceTree) -> Iterator[Judgement]:
    families: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        if telling.family not in NOT_MERGED_ACROSS and telling.event_class != "SPEECH":
            families[telling.family].append(telling)
    for family in sorted(families):
        found = families[family]
        for n, later in enumerate(found):
            for earlier in found[:n]:
                if earlier.article_key != later.article_key and not clusters.together(earlier.ref, later.ref):
                    verdict = same_across(earlier, later, places)
                    if verdict is not None:
                        yield from _apply(clusters, earlier, later, verdict)


def _apply(clusters: Clusters[MentionRef], earlier: Telling, later: Telling, verdict: Verdict) -> Iterator[Judgement]:
    joined = verdict.same and clusters.join(earlier.ref, later.ref)
    if not verdict.same:
        clusters.keep_apart(earlier.ref, later.ref)
    if joined or not verdict.same:
        yield Judgement(
            verdict="same" if joined else "different",
            subject=key_of(earlier.ref),
            other=key_of(later.ref),
            made_by=f"rule:{verdict.rule}",
            why=verdict.why,
            cues=verdict.cues,
        )


def apart(a: Telling, b: Telling, places: PlaceTree) -> Verdict | None:
    """Why two tellings of one family cannot be of one event; None when nothing speaks against it."""
    if a.own_days and b.own_days and not a.own_days.meets(b.own_days):
        return Verdict(
            False, "other_time", "their times exclude each other", (str(a.event.time.value), str(b.event.time.value))
        )
    if a.excludes(b):
        return Verdict(
            False,
            "other_participant",
            "who it happened to, or who did it, differs",
            (*sorted(a.key_fillers), *sorted(b.key_fillers)),
        )
    if places.compatible(a.places, b.places) is False:
        return Verdict(False, "other_place", "their places differ", (*sorted(a.places), *sorted(b.places)))
    if "hypothetical" in (a.event.status, b.event.status) and a.event.status != b.event.status:
        return Verdict(False, "other_status", "one of them is only feared or supposed")
    return None


def same_inside(earlier: Telling, later: Telling, places: PlaceTree, *, nearest: bool) -> Verdict | None:
    """What the rules say of two tellings of one family in one article; None when they cannot tell."""
    if later.event_class == "SPEECH":
        return _same_speech(earlier, later)
    against = apart(earlier, later, places)
    if against is not None:
        return against
    shared = earlier.participants & later.participants
    place = places.compatible(earlier.places, later.places)
    if later.definite and nearest and (shared or not later.participants or not earlier.participants):
        return Verdict(
            True,
            "points_back",
            "the later one points back to the nearest of its kind",
            (later.trigger, *sorted(shared)),
        )
    if earlier.in_title and not later.in_title and nearest:
        return Verdict(True, "title", "the title tells what the text goes on to tell", (earlier.trigger,))
    if shared and (
        place or (place is None and not (earlier.own_days and later.own_days and earlier.own_days != later.own_days))
    ):
        return Verdict(True, "shared_participant", "the same participant, nothing against it", tuple(sorted(shared)))
    if place and earlier.own_days and later.own_days and earlier.own_days.meets(later.own_days):
        return Verdict(True, "place_and_time", "the same place and time", tuple(sorted(earlier.places & later.places)))
    return None


def _same_speech(earlier: Telling, later: Telling) -> Verdict | None:
    if earlier.own_days and later.own_days and not earlier.own_days.meets(later.own_days):
        return None
    speakers_a, speakers_b = earlier.by_role.get("speaker", frozenset()), later.by_role.get("speaker", frozenset())
    shared = speakers_a & speakers_b
    if not shared:
        origins_a, origins_b = _origin(earlier), _origin(later)
        shared = frozenset({origins_a}) if origins_a and origins_a == origins_b else frozenset()
    if shared and earlier.family == later.family == "statement":
        return Verdict(True, "same_speaker", "one speaker in one article", tuple(sorted(shared)))
    return None


def _origin(telling: Telling) -> str | None:
    if not telling.chain or telling.chain[-1].speaker.named is None:
        return None
    named = telling.chain[-1].speaker.named
    return f"{named.start}-{named.end}"


def same_across(a: Telling, b: Telling, places: PlaceTree) -> Verdict | None:
    """What the rules say of two tellings of one family in different articles; None when they cannot tell.

    Needs a bounded time that both may mean, and who or where besides.
    """
    if a.event.kind != "event" or b.event.kind != "event":
        return None
    against = apart(a, b, places)
    if against is not None:
        return against
    if not _close_in_time(a, b):
        return None
    shared = a.participants & b.participants
    place = places.compatible(a.places, b.places)
    if place and shared & (a.key_fillers | b.key_fillers):
        return Verdict(
            True,
            "who_where_when",
            "the same person or body, place and time",
            (*sorted(shared), *sorted(a.places & b.places)),
        )
    if place and shared and not (a.key_fillers and b.key_fillers):
        return Verdict(True, "participant_where_when", "a shared participant, place and time", tuple(sorted(shared)))
    if place and _same_day(a, b) and (a.places & b.places):
        return Verdict(True, "where_and_day", "the same place on the same day", tuple(sorted(a.places & b.places)))
    return None


def _close_in_time(a: Telling, b: Telling) -> bool:
    if a.days is None or b.days is None or (a.days.is_open and b.days.is_open) or not a.days.meets(b.days):
        return False
    width = a.days.narrowed(b.days).width
    return width is not None and width <= LONGEST_WINDOW


def _same_day(a: Telling, b: Telling) -> bool:
    if a.days is None or b.days is None:
        return False
    return a.days.width == 1 and b.days.width == 1
