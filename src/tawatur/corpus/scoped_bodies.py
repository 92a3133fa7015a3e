"""Bodies that every state has («وزارة الصحة», «الدفاع المدني»): one across pages only where the state is the same."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from tawatur.corpus.states import States
from tawatur.lexicon.fold import fold
from tawatur.mention.name_tables import head_index
from tawatur.model.document import Document
from tawatur.model.mention import Mention

if TYPE_CHECKING:
    from tawatur.corpus.page_names import Node

RARE = 5
"""A word counted no more often than this may be a proper name."""
NEAR = 12
"""Letters between a body and the state that it is said to be in («المفوضية العليا للانتخابات في ليبيا»)."""


class ScopedBodies:
    """Gives bodies of every state a key with their state, or with the page where no state is told."""

    def __init__(
        self, tables: Mapping[str, Mapping[str, Any]], states: States, counts: Mapping[str, int] | None = None
    ) -> None:
        self._states = states
        self._counts = counts or {}
        links = tables["name_links"]
        self._kinds = frozenset(links["of_each_state"])
        self._shared = frozenset(links["shared_bodies"])
        councils = tables["organisation_heads"]["heads"]["council"]["complements"]
        self._council_of = {fold(word).removeprefix("ال") for word in councils}
        self._heads = {form: head for index in head_index(tables["organisation_heads"]) for form, head in index.items()}

    def key(self, document: Document, body: Mention, main: str | None) -> str:
        """The key of a body over all pages: with its state where its name needs one, with its page where that is not told."""
        key = str(body.entity)
        if not self._of_every_state(document, key, body):
            return self._of_another_state(document, key, body)
        state = self._told(document, body) or self._told_elsewhere(document, key) or main
        if state is None:
            return f"{key}@{document.id}"
        return f"{key}@{state}" if key in self._shared else f"{key} {self._states.nation_of.get(state, state)}"

    def _of_another_state(self, document: Document, key: str, body: Mention) -> str:
        """The key of a listed body; with a state where its words give it another one than the list («حركة النهضة» of two countries)."""
        listed = self._states.of_body(key) if self._states.kind(key) else None
        nations = (m for m in document.mentions if m.type == "NORP" and body.span.holds(m.span))
        told = next((state for m in nations if (state := self._states.of(m, document))), None)
        return f"{key}@{told}" if listed and told and told != listed else key

    def _of_every_state(self, document: Document, key: str, body: Mention) -> bool:
        if key in self._shared:
            return True
        name = key.removeprefix("org:")
        if name == key or "@" in key or self._states.of_body(key):
            return False
        first = name.split()[0]
        head = self._heads.get(first) or self._heads.get(first.removeprefix("ال"))
        if head is None or self._holds_a_name(document, body):
            return False
        following = name.split()[1] if " " in name else ""
        return head.kind in self._kinds or (head.id == "council" and following.removeprefix("ال") in self._council_of)

    def _holds_a_name(self, document: Document, body: Mention) -> bool:
        """Whether the name of a body holds a place, a nationality or a quoted name that tells which one it is."""
        inside = (m for m in document.mentions if m.type in ("LOC", "NORP") and body.span.holds(m.span))
        text = body.span.of(document.text)
        return any(inside) or any(mark in text for mark in '«"“') or any(map(self._proper, fold(text).split()[1:]))

    def _proper(self, word: str) -> bool:
        """Whether no count knows a word, as it knows every word for what bodies do."""
        return self._counts.get(word, 0) <= RARE and len(word) > 3 and word[:2] not in ("لل", "وا", "با")

    def _told_elsewhere(self, document: Document, key: str) -> str | None:
        """The state that the page gives the same body where it names it in full; None where it gives none, or two."""
        bare = key.removeprefix("org:")
        told = set()
        for mention in document.mentions:
            if mention.type == "ORG" and mention.entity:
                name, _, nation = str(mention.entity).removeprefix("org:").rpartition(" ")
                if mention.entity == key and key in self._shared:
                    told.add(self._told(document, mention))
                elif name == bare:
                    told.add(self._states.of_nation.get(nation))
        told.discard(None)
        return told.pop() if len(told) == 1 else None

    def _told(self, document: Document, body: Mention) -> str | None:
        """The state in the body's words, or named right after it."""
        for mention in sorted(document.mentions, key=lambda m: m.span.start):
            inside = body.span.holds(mention.span)
            after = 0 <= mention.span.start - body.span.end <= NEAR and mention.type in ("LOC", "NORP")
            if (inside or (after and self._joined(document, body, mention))) and mention.span != body.span:
                state = self._states.of(mention, document)
                if state is not None:
                    return state
        return None

    def _joined(self, document: Document, body: Mention, after: Mention) -> bool:
        between = fold(document.text[body.span.end : after.span.start]).strip()
        return between in ("", "في", "ب", "ل", "لدي") and "\n" not in document.text[body.span.end : after.span.start]


class Doubt(msgspec.Struct, frozen=True):
    """A body named without its state, and the node that may be it. ``shared``: what their pages share; ``alone``: no other node shares as much."""

    node: "Node"
    other: "Node"
    shared: tuple[str, ...]
    alone: bool


def doubtful_bodies(nodes: Mapping[str, "Node"]) -> Iterator[Doubt]:
    """Each node that names a body without its state, with the node of that name whose pages share most with its own."""
    by_name: dict[str, list[Node]] = defaultdict(list)
    for _, node in sorted(nodes.items()):
        if node.named[0].type == "ORG":
            by_name[without_state(node.named[0].key)].append(node)
    for found in by_name.values():
        for node in found if len(found) > 1 else ():
            if node.named[0].unplaced and node.named[0].names:
                yield _doubt(node, [other for other in found if other is not node])


def _doubt(node: "Node", others: Sequence["Node"]) -> Doubt:
    ranked = sorted(others, key=lambda other: -len(node.context & other.context))
    shared = [len(node.context & other.context) for other in ranked[:2]]
    alone = len(shared) == 1 or shared[0] > shared[1]
    return Doubt(node, ranked[0], tuple(sorted(node.context & ranked[0].context)), alone)


def without_state(key: str) -> str:
    """The key of a body without the state or page that was added to it.

    >>> without_state("org:وزارة الصحة iraqi") == without_state("org:وزارة الصحة@page") == "org:وزارة الصحة"
    True
    """
    bare = key.partition("@")[0] if not key.startswith("handle:") else key
    name, _, nation = bare.rpartition(" ")
    return name if name and nation.isascii() else bare
