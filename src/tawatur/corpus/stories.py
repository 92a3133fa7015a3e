"""Articles that tell one story, and passages that are copies of each other word for word."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import cached_property

from tawatur.corpus.copies import aligned_words
from tawatur.corpus.day_range import DayRange, written_days
from tawatur.corpus.entities import Entities
from tawatur.corpus.places import PlaceTree
from tawatur.corpus.tellings import Telling
from tawatur.model.chronicle import CopyLink, MentionRef
from tawatur.model.document import Document
from tawatur.model.span import Span

LEAST_SHARED = 3
"""Names, wide places not counted, that two articles of one story share at least."""

LEAST_SHARE = 0.25
"""Of the names of the article that has fewer."""

STORY_SPAN = timedelta(days=21)
"""Between two articles of one story at most, where both are dated."""

ArticleKey = tuple[str, int]


class Stories:
    """Which articles of a case tell one story, and which tellings stand at the same words of a copied passage."""

    def __init__(
        self, documents: Sequence[Document], entities: Entities, copies: Sequence[CopyLink], places: PlaceTree
    ) -> None:
        self._documents = {d.id: d for d in documents}
        self._entities, self._copies, self._places = entities, copies, places
        self._ones: dict[tuple[ArticleKey, ArticleKey], bool] = {}

    def one(self, a: ArticleKey, b: ArticleKey) -> bool:
        """Whether two articles tell one story: `LEAST_SHARED` names in common, or a copied passage, and dates that allow it."""
        if a == b:
            return True
        pair = (a, b) if a < b else (b, a)
        known = self._ones.get(pair)
        if known is None:
            known = self._ones[pair] = self._tell_one(*pair)
        return known

    def _tell_one(self, a: ArticleKey, b: ArticleKey) -> bool:
        names_a, names_b = self._names.get(a, frozenset()), self._names.get(b, frozenset())
        shared = names_a & names_b
        alike = len(shared) >= LEAST_SHARED and len(shared) >= LEAST_SHARE * min(len(names_a), len(names_b))
        return (alike or frozenset((a[0], b[0])) in self._copied) and self._near(a, b)

    def same_words(self, tellings: Sequence[Telling]) -> list[tuple[MentionRef, MentionRef]]:
        """Pairs of tellings of one type whose triggers are the same word of a copied passage."""
        at: dict[tuple[str, int], list[Telling]] = defaultdict(list)
        for telling in tellings:
            at[telling.ref.page, telling.event.trigger.start].append(telling)
        found = []
        for link in self._copies:
            for left, right in aligned_words(link, self._documents):
                for a in at.get((link.a, left), ()):
                    found += [
                        (a.ref, b.ref)
                        for b in at.get((link.b, right), ())
                        if b.event.type == a.event.type and b.event.status == a.event.status
                    ]
        return found

    @cached_property
    def _names(self) -> Mapping[ArticleKey, frozenset[str]]:
        names: dict[ArticleKey, set[str]] = defaultdict(set)
        for document in self._documents.values():
            for mention in document.mentions:
                key = self._entities.of.get((document.id, mention.id))
                if key is not None and not mention.nominal and key not in self._places.wide:
                    names[document.id, _article_number(document, mention.span)].add(key)
        return {article: frozenset(found) for article, found in names.items()}

    @cached_property
    def _copied(self) -> frozenset[frozenset[str]]:
        return frozenset(frozenset((link.a, link.b)) for link in self._copies)

    def _near(self, a: ArticleKey, b: ArticleKey) -> bool:
        days = [self._written(key) for key in (a, b)]
        if days[0] is None or days[1] is None:
            return True
        return _widened(days[0]).meets(_widened(days[1]))

    def _written(self, key: ArticleKey) -> DayRange | None:
        return next((written_days(a.date) for a in self._documents[key[0]].articles if a.number == key[1]), None)


def _article_number(document: Document, span: Span) -> int:
    return next((a.number for a in document.articles if a.span.start <= span.start < a.span.end), -1)


def _widened(days: DayRange) -> DayRange:
    half = STORY_SPAN / 2
    return DayRange(days.first - half if days.first else None, days.last + half if days.last else None)
