"""Offices that pages give people, and whether two of them are one."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from tawatur.corpus.states import States
from tawatur.lexicon.fold import fold
from tawatur.mention.name_tables import role_index
from tawatur.model.document import Document
from tawatur.model.mention import Mention


class Office(msgspec.Struct, frozen=True):
    """An office: the id of its head («وزير»), what it serves (keys of bodies and places, words of departments), of which states.

    ``named``: what it serves is a body or place known by name; ``former``: it is held no more; ``told``: its words.
    """

    head: str
    serves: frozenset[str]
    states: frozenset[str]
    named: bool
    former: bool
    told: str

    def same(self, other: "Office") -> bool:
        """Whether both are one office: one head, one thing served, and no two states."""
        if self.head != other.head or self.serves != other.serves:
            return False
        return bool(self.states & other.states) if self.states and other.states else bool(self.serves)


class Offices:
    """Reads the roles of a page. ``unique``: heads of offices that one person at a time holds."""

    def __init__(self, tables: Mapping[str, Mapping[str, Any]], states: States) -> None:
        roles, links = tables["role_heads"], tables["name_links"]
        self._heads = role_index(roles)[0]
        self._left_out = {fold(word) for key in ("adjectives", "links") for word in roles[key]} | {"باسم"}
        self._former = {fold(word) for word in links["former"]}
        self._unique = frozenset(links["unique_offices"])
        self._states = states

    def unique(self, office: Office) -> bool:
        """Whether one person at a time holds it, as far as its words tell."""
        return office.head in self._unique and bool(office.serves or office.states) and not office.former

    def of(self, document: Document, keys: Mapping[str, str], main: str | None) -> dict[str, list[Office]]:
        """Offices by id of the PER mention that a role is said of. ``keys``: entity keys by mention id; ``main``: the page's state."""
        found: dict[str, list[Office]] = {}
        for role in document.mentions:
            if role.type == "ROLE" and role.refers_to and (office := self._read(document, role, keys, main)):
                found.setdefault(role.refers_to, []).append(office)
        return found

    def _read(self, document: Document, role: Mention, keys: Mapping[str, str], main: str | None) -> Office | None:
        told = fold(role.span.of(document.text))
        first = told.split()[0]
        head = self._heads.get(first) or self._heads.get(first.removeprefix("ال"))
        if head is None or head.kind in ("rank", "title", "plain"):
            return None
        inside = [m for m in document.mentions if m.type in ("ORG", "LOC", "NORP") and role.span.holds(m.span)]
        outer = [m for m in inside if not any(o.span != m.span and o.span.holds(m.span) for o in inside)]
        states = {state for m in outer if (state := self._states.of(_with_key(m, keys), document))}
        serves = {keys.get(m.id, m.entity or "") for m in outer if m.type != "NORP"}
        words = self._words(document, role, outer)
        whole = {key for key in serves if _is_state_of(role, key, outer, keys, told)}
        serves -= whole  # «رئيس تونس» is «الرئيس التونسي»
        states |= {key.removeprefix("country:") for key in whole}
        if not (states or serves or words):
            return None  # «الأمير», «الرئيس»: of what, the page does not say here
        if not states and main:
            states = {main}
        return Office(
            head=head.id,
            serves=frozenset(serves | words),
            states=frozenset(states),
            named=bool(serves),
            former=bool(self._former & set(told.split())),
            told=told,
        )

    def _words(self, document: Document, role: Mention, inside: Sequence[Mention]) -> set[str]:
        """Words of departments («الخارجية») outside the names that a role holds."""
        text = list(document.text[role.span.start : role.span.end])
        for mention in inside:
            for place in range(mention.span.start - role.span.start, mention.span.end - role.span.start):
                text[place] = " "
        words = fold("".join(text)).split()[1:]
        return {_bare(word) for word in words if word not in self._left_out and len(word) > 2}


def _is_state_of(role: Mention, key: str, inside: Sequence[Mention], keys: Mapping[str, str], told: str) -> bool:
    """Whether an office is that of a state, named right behind its head."""
    right_behind = role.span.start + len(told.split()[0]) + 2
    starts = (m.span.start for m in inside if keys.get(m.id, m.entity) == key)
    return key.startswith("country:") and any(start <= right_behind for start in starts)


def _bare(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _with_key(mention: Mention, keys: Mapping[str, str]) -> Mention:
    key = keys.get(mention.id)
    return mention if key is None or mention.type != "ORG" else msgspec.structs.replace(mention, entity=key)
