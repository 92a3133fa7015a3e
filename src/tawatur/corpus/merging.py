"""Which tellings are of one event: decisions with their reasons, so that each can be explained and undone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from tawatur.corpus.clusters import Clusters
from tawatur.corpus.places import PlaceTree
from tawatur.corpus.reasons import (
    NO_WORDS,
    ApartWords,
    Verdict,
    apart,
    apart_inside,
    is_recalled,
    same_across,
    same_inside,
)
from tawatur.corpus.stories import ArticleKey, Stories
from tawatur.corpus.tellings import Telling
from tawatur.model.chronicle import Judgement, MentionRef

MONTH = 31
"""Days: a time of its own that is no finer says when something was, not what is new."""

TOLLS = frozenset({"HARM.killed", "HARM.injured", "HARM.missing", "HARM.displaced", "HARM.damage"})
"""What a whole attack or disaster cost; bodies are recovered again and again."""

CAUSES = frozenset({"ATTACK", "HAZARD"})
COPIED = Verdict(True, "copied_passage", "the same word of a copied passage")
ONE_CAUSE = Verdict(True, "one_cause", "both articles tell one attack or disaster and no other")


class Merged(msgspec.Struct, frozen=True):
    """Clusters of tellings, and every judgement that made or forbade one."""

    groups: tuple[tuple[Telling, ...], ...]
    judgements: tuple[Judgement, ...]


def merge_events(
    tellings: Sequence[Telling],
    places: PlaceTree,
    stories: Stories,
    words: ApartWords = NO_WORDS,
    judged: Iterable[Judgement] = (),
) -> Merged:
    """Clusters of tellings of one event. What a person judged goes before every rule; pairs kept apart stay apart.

    Inside an article a telling is held against those before it, nearest first; then the same words of copied passages are joined, then tellings of
    different articles, causes before what they caused. The result does not depend on the order of the pages.
    """
    merger = _Merger(tellings, places, stories, words)
    merger.follow(judged)
    for article in _by_article(tellings):
        merger.join_inside(article)
    merger.join_copies()
    merger.join_across()
    merger.join_by_cause()
    by_ref = {t.ref: t for t in tellings}
    groups = tuple(tuple(by_ref[ref] for ref in group) for group in merger.clusters.groups())
    return Merged(groups, tuple(merger.judgements))


class _Merger:
    def __init__(self, tellings: Sequence[Telling], places: PlaceTree, stories: Stories, words: ApartWords) -> None:
        self._tellings, self._places, self._stories, self._words = tellings, places, stories, words
        self._by_ref = {t.ref: t for t in tellings}
        self.clusters: Clusters[MentionRef] = Clusters(self._by_ref)
        self.judgements: list[Judgement] = []

    def follow(self, judged: Iterable[Judgement]) -> None:
        """What a person decided; keeping apart goes before joining."""
        for judgement in sorted((j for j in judged if j.other), key=lambda j: j.verdict != "different"):
            a, b = MentionRef.of(judgement.subject), MentionRef.of(str(judgement.other))
            if a in self._by_ref and b in self._by_ref:
                if judgement.verdict == "different":
                    self.clusters.keep_apart(a, b)
                elif judgement.verdict == "same":
                    self.clusters.join(a, b)
                self.judgements.append(judgement)

    def join_inside(self, article: Sequence[Telling]) -> None:
        """Tellings of one article: first what keeps any two apart, then each with the nearest before it that a rule joins it to."""
        families: dict[str, list[Telling]] = defaultdict(list)
        for telling in article:
            families[telling.family].append(telling)
        for family in families.values():
            apart = self._kept_apart(family)
            for n, later in enumerate(family):
                self._join_backwards(later, family[:n], apart)

    def _kept_apart(self, family: Sequence[Telling]) -> set[tuple[MentionRef, MentionRef]]:
        found = set()
        for earlier, later in _pairs(family):
            verdict = apart_inside(earlier, later, self._places, self._words)
            if verdict is not None:
                self._apply(earlier, later, verdict)
                found.add((earlier.ref, later.ref))
        return found

    def _join_backwards(
        self, later: Telling, before: Sequence[Telling], apart: set[tuple[MentionRef, MentionRef]]
    ) -> None:
        for earlier in reversed(before):
            if (earlier.ref, later.ref) not in apart:
                verdict = same_inside(earlier, later, self._places, nearest=earlier is before[-1])
                if verdict is not None:
                    self._apply(earlier, later, verdict)
            if self.clusters.together(earlier.ref, later.ref):
                return

    def join_copies(self) -> None:
        """Tellings at the same word of a copied passage."""
        for a, b in self._stories.same_words(self._tellings):
            if not self.clusters.together(a, b):
                self._apply(self._by_ref[a], self._by_ref[b], COPIED)

    def join_across(self) -> None:
        """Tellings of different articles, family by family; only what is told as an event is ever joined across."""
        families: dict[str, list[Telling]] = defaultdict(list)
        for telling in self._tellings:
            if telling.event.kind == "event":
                families[telling.family].append(telling)
        for family in sorted(families):
            for earlier, later in _worth_comparing(families[family]):
                if earlier.article_key != later.article_key and not self.clusters.together(earlier.ref, later.ref):
                    one_story = self._stories.one(earlier.article_key, later.article_key)
                    verdict = same_across(earlier, later, self._places, one_story=one_story)
                    if verdict is not None:
                        self._apply(earlier, later, verdict)

    def join_by_cause(self) -> None:
        """Deaths, injuries and losses in different articles whose news is the same attack, or the same disaster, and no other attack."""
        causes = self._causes()
        families: dict[str, list[Telling]] = defaultdict(list)
        for telling in self._tellings:
            if (
                telling.event_class == "HARM"
                and _is_news(telling)
                and self._one_cause(causes.get(telling.article_key, set()))
            ):
                families[telling.family].append(telling)
        for family in sorted(families):
            for earlier, later in _pairs(families[family]):
                shared = causes[earlier.article_key] & causes[later.article_key]
                if shared and not self.clusters.together(earlier.ref, later.ref):
                    self._apply(earlier, later, apart(earlier, later, self._places) or ONE_CAUSE)

    def _one_cause(self, causes: set[MentionRef]) -> bool:
        """Whether an article tells one attack alone, or disasters alone."""
        return len(causes) == 1 or all(self._by_ref[ref].event_class == "HAZARD" for ref in causes)

    def _causes(self) -> dict[ArticleKey, set[MentionRef]]:
        """Clusters of attacks and disasters that an article tells as news, each by its first telling."""
        found: dict[ArticleKey, set[MentionRef]] = defaultdict(set)
        for telling in self._tellings:
            if telling.event_class in CAUSES and telling.event.kind == "event" and _is_news(telling):
                found[telling.article_key].add(min(self.clusters.members(telling.ref)))
        return found

    def _apply(self, earlier: Telling, later: Telling, verdict: Verdict) -> None:
        joined = verdict.same and self.clusters.join(earlier.ref, later.ref)
        if not verdict.same:
            self.clusters.keep_apart(earlier.ref, later.ref)
        if joined or (not verdict.same and _comparable(earlier, later)):
            self.judgements.append(
                Judgement(
                    verdict="same" if joined else "different",
                    subject=earlier.ref.key,
                    other=later.ref.key,
                    made_by=f"rule:{verdict.rule}",
                    why=verdict.why,
                    cues=verdict.cues,
                )
            )


def _comparable(a: Telling, b: Telling) -> bool:
    """Whether a reader may ask why the two were kept apart: they stand in one article, or share who or where."""
    return a.article_key == b.article_key or bool(a.participants & b.participants or a.places & b.places)


def _is_news(telling: Telling) -> bool:
    """Whether its page tells it as having happened, without a time of its own or with a recent one."""
    if telling.event.status not in ("occurred", "ongoing", "alleged") or is_recalled(telling):
        return False
    days = telling.own_days
    return days is None or (days.width is not None and days.width <= MONTH)


def _by_article(tellings: Sequence[Telling]) -> list[list[Telling]]:
    articles: dict[ArticleKey, list[Telling]] = defaultdict(list)
    for telling in tellings:
        articles[telling.article_key].append(telling)
    return [articles[key] for key in sorted(articles)]


def _pairs(tellings: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    return ((earlier, later) for n, later in enumerate(tellings) for earlier in tellings[:n])


def _worth_comparing(family: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Pairs in the order of `_pairs`. Speeches, the most of all tellings, are only ever one when of one type and on one day."""
    if any(telling.event_class != "SPEECH" for telling in family):
        yield from _pairs(family)
        return
    alike: dict[object, list[int]] = defaultdict(list)
    pairs = []
    for number, telling in enumerate(family):
        days = telling.own_days
        if days is not None and days.width == 1:
            before = alike[telling.event.type, days]
            pairs += [(number, earlier) for earlier in before]
            before.append(number)
    yield from ((family[earlier], family[number]) for number, earlier in pairs)
