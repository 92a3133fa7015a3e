"""Pages of the same text: read once, told by all of them, so that a copy changes nothing but the list of who prints it."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tawatur.corpus.entities import Entities
from tawatur.corpus.tellings import Telling
from tawatur.model.chronicle import Judgement, MentionRef
from tawatur.model.document import Document


class Twins:
    """The pages of a case without verbatim copies of each other, and the way from each page to its copies.

    ``firsts`` are ordered by what they say (day of publication, text), not by their ids, so that the id of a copy cannot change what is derived.

    >>> twins = Twins([Document(id="b", text="x"), Document(id="a", text="x"), Document(id="c", text="y")])
    >>> sorted(page.id for page in twins.firsts)
    ['a', 'c']
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        groups: dict[tuple[str, str], list[Document]] = {}
        for document in sorted(documents, key=lambda d: d.id):
            digest = hashlib.sha256(document.text.encode("utf8", "surrogatepass")).hexdigest()
            groups.setdefault((document.source.published or "", digest), []).append(document)
        self.firsts = [groups[key][0] for key in sorted(groups)]
        self._copies = {found[0].id: found[1:] for found in groups.values()}
        self._first_of = {copy.id: found[0].id for found in groups.values() for copy in found}

    def judged(self, judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
        """Judgements with the first page in place of its copies."""
        return tuple(
            msgspec.structs.replace(j, subject=self._key(j.subject), other=self._key(j.other) if j.other else None)
            for j in judgements
        )

    def pages(self, firsts: Sequence[Document]) -> list[Document]:
        """Every page, by id: a copy has the layers of its first page."""
        found = [
            msgspec.structs.replace(first, id=page.id, source=page.source)
            for first in firsts
            for page in (first, *self._copies[first.id])
        ]
        return sorted(found, key=lambda page: page.id)

    def told_by_all(
        self, groups: Sequence[Sequence[Telling]], pages: Mapping[str, Document], entities: Entities
    ) -> list[list[Telling]]:
        """Clusters of tellings with those of the copies added after those of their first page."""
        return [
            [told for telling in group for told in (telling, *self._copied(telling, pages, entities))]
            for group in groups
        ]

    def _copied(self, telling: Telling, pages: Mapping[str, Document], entities: Entities) -> list[Telling]:
        copies = self._copies[telling.ref.page]
        return [Telling(pages[copy.id], telling.event, telling.order, entities) for copy in copies]

    def _key(self, key: str) -> str:
        ref = MentionRef.of(key)
        return MentionRef(self._first_of.get(ref.page, ref.page), ref.event).key
