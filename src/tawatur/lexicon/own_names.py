"""Names that a newsroom adds to the lexicon: people and bodies, each with its other names."""

import copy
from collections.abc import Mapping, Sequence, Set
from typing import Any, Literal

import msgspec

from tawatur.lexicon.fold import fold
from tawatur.lexicon.lexicon import Lexicon

OwnType = Literal["PER", "ORG"]
OWN = "own:"
"""How the entity key of what a newsroom lists begins."""
KEPT_WHOLE = 100
"""A count that keeps a word from being cut at a letter that may be a proclitic."""


class OwnName(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A person or body of a newsroom's list. Each of its names, where it is recognised, means this one thing.

    ``country``: ISO 3166 code of the state that a body belongs to; ``kind``: of a body, as in ``organisations.yaml``.
    """

    name: str
    type: OwnType
    aliases: tuple[str, ...] = ()
    country: str | None = None
    kind: str = "group"

    @property
    def id(self) -> str:
        """The entity key of every mention of it.

        >>> OwnName(name="مرصد  الضفّة", type="ORG").id
        'own:مرصد الضفة'
        """
        return OWN + " ".join(fold(self.name).split())

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, the first one shown."""
        return (self.name, *self.aliases)


def with_own_names(lexicon: Lexicon, names: Sequence[OwnName]) -> Lexicon:
    """A lexicon that knows these names too; ``lexicon`` itself, unchanged, where there are none."""
    if not names:
        return lexicon
    bodies = {
        n.id: {"kind": n.kind, "country": n.country or "", "names": list(n.names)} for n in names if n.type == "ORG"
    }
    people = {n.id: {"kind": "person", "names": list(n.names)} for n in names if n.type == "PER"}
    listed = lexicon.tables["organisations"]
    tables = {
        **lexicon.tables,
        # an alias tree keeps the first of two entries: what a newsroom says of a name goes before what ships with the program
        "organisations": {**listed, "organisations": {**bodies, **_without(listed["organisations"], bodies)}},
        "own_people": people,
    }
    words = {fold(name).split()[0] for own in names for name in own.names}
    known = copy.copy(lexicon)
    known.tables, known.forms_seen = tables, {}
    known.counts = {
        **lexicon.counts,
        **{w: max(lexicon.counts.get(w, 0), KEPT_WHOLE) for w in words if w[:1] in "وفبلكس"},
    }
    return known


def _without(shipped: Mapping[str, Any], own: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The shipped bodies without the names that the newsroom gave to its own."""
    taken = {fold(name) for row in own.values() for name in row["names"]}
    return {key: _free(row, taken) for key, row in shipped.items()} if taken else dict(shipped)


def _free(row: Mapping[str, Any], taken: Set[str]) -> Mapping[str, Any]:
    lists = [key for key in ("names", "contextual") if any(fold(name) in taken for name in row.get(key, ()))]
    return {**row, **{key: [name for name in row[key] if fold(name) not in taken] for key in lists}} if lists else row
