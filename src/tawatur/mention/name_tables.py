"""The tables of names as Python structures: folded, indexed by first word, ready to look up."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from tawatur.lexicon.fold import fold

NISBA_ENDINGS = ("", "ة", "ا", "ين", "ون", "ان", "ات", "و", "تين", "تان")
_PEOPLE_ENDINGS = ("ين", "ون")


class OrganisationHead(msgspec.Struct, frozen=True):
    """A word that opens the name of a body, with what may follow it (see ``organisation_heads.yaml``)."""

    id: str
    forms: list[str]
    kind: str
    strength: str
    plurals: list[str] = []
    adjective: bool = False
    purpose: bool = False
    nominal: bool = False
    outside: bool = False
    apart: bool = False
    colour: bool = False
    proper: list[str] = []
    complements: list[str] = []
    never: list[str] = []


class RoleHead(msgspec.Struct, frozen=True):
    """A word that opens the name of an office, rank or function (see ``role_heads.yaml``)."""

    id: str
    forms: list[str]
    kind: str
    plurals: list[str] = []
    public: bool = False
    serves: bool = False
    bare: bool = False
    weak: bool = False
    honours: bool = False
    private: list[str] = []


class Organisation(msgspec.Struct, frozen=True):
    """A body known by name (see ``organisations.yaml``)."""

    kind: str
    country: str = ""
    names: list[str] = []
    contextual: list[str] = []


END = "\n"  # no word is written so
Alias = dict[str, Any]
"""A step in the tree of listed names: the next written word leads on; END holds (organisation id, whether it counts only in context)."""


def folded(table: Mapping[str, Any], key: str) -> frozenset[str]:
    """The folded forms of one list of a table, empty where the table lacks it."""
    return frozenset(fold(str(form)) for form in table.get(key, ()))


def structs(table: Mapping[str, Any], kind: type[Organisation]) -> dict[str, Organisation]:
    """The entries of a table as bodies, by id."""
    return {name: msgspec.convert(entry, kind) for name, entry in table.items()}


def closed_words(table: Mapping[str, Any]) -> frozenset[str]:
    """Particles, pronouns and listed verbs, which stand in no name."""
    whole = table.get("whole", {})
    parts: list[str] = [*table.get("function", ()), *table.get("pronouns", ())]
    if isinstance(whole, Mapping):
        parts += [*whole.get("particles", ()), *whole.get("verbs", ())]
    return frozenset(fold(str(form)) for form in parts)


def alias_index(organisations: Mapping[str, Organisation]) -> Alias:
    """The tree of listed names; of two bodies with one name the first by id is kept, sure names before contextual ones."""
    tree: Alias = {}
    for contextual in (False, True):
        for entity, body in sorted(organisations.items()):
            for name in body.contextual if contextual else body.names:
                step = tree
                for word in fold(name).lower().split():
                    step = step.setdefault(word, {})
                step.setdefault(END, (entity, contextual))
    return tree


def head_index(table: Mapping[str, Any]) -> tuple[dict[str, OrganisationHead], dict[str, OrganisationHead]]:
    """Heads of bodies by folded form: singular forms, and plurals."""
    heads: dict[str, OrganisationHead] = {}
    plurals: dict[str, OrganisationHead] = {}
    for name, entry in table.get("heads", {}).items():
        head = msgspec.convert({"id": name, **entry}, OrganisationHead)
        folded = msgspec.structs.replace(
            head,
            complements=[fold(x) for x in head.complements],
            never=[fold(x) for x in head.never],
            proper=[fold(x) for x in head.proper],
        )
        heads |= {fold(form): folded for form in head.forms}
        plurals |= {fold(form): folded for form in head.plurals}
    return heads, plurals


def role_index(table: Mapping[str, Any]) -> tuple[dict[str, RoleHead], dict[str, RoleHead]]:
    """Heads of roles by folded form: singular forms, and plurals."""
    roles: dict[str, RoleHead] = {}
    plurals: dict[str, RoleHead] = {}
    for name, entry in table.get("roles", {}).items():
        role = msgspec.convert({"id": name, **entry}, RoleHead)
        for form in role.forms:
            roles.setdefault(fold(form), role)
        for form in role.plurals:
            plurals.setdefault(fold(form), role)
    return roles, plurals


def adjective_forms(adjectives: Sequence[str]) -> frozenset[str]:
    """Masculine adjectives with their feminine (in ة) beside them."""
    folded = [fold(form) for form in adjectives]
    return frozenset(folded) | frozenset(form + "ة" for form in folded if not form.endswith("ة"))


def nationality_index(table: Mapping[str, Any]) -> dict[str, tuple[str, bool, bool]]:
    """By folded form: id of the people, whether the form is weak, whether it is plural."""
    index: dict[str, tuple[str, bool, bool]] = {}
    for name, entry in table.items():
        weak = bool(entry.get("weak"))
        for base in entry.get("nisba", ()):
            for ending in NISBA_ENDINGS:
                plural = ending in _PEOPLE_ENDINGS
                index.setdefault(fold(base) + ending, (name, weak and not plural, plural))
        for form in entry.get("people", ()):
            index.setdefault(fold(form), (name, weak, True))
    return index


def trigger_index(table: Mapping[str, Any]) -> dict[str, str]:
    """The kind of each word that announces a place, by folded form."""
    index: dict[str, str] = {}
    for kind in ("region", "direction", "small", "country", "near", "facility"):
        for form in table.get(kind, ()):
            index.setdefault(fold(form), kind)
    return index


def phrase_index(phrases: Sequence[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases by their first word, longest first, folded and in lower case."""
    index: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(fold(str(phrase)).lower().split())
        index.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(found, key=lambda words: (-len(words), words))) for first, found in index.items()}
