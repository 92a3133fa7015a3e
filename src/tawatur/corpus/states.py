"""States that names, places and bodies of a page belong to, as ISO 3166 codes."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from tawatur.lexicon.fold import fold
from tawatur.lexicon.lexicon import load_lexicon
from tawatur.lexicon.places import load_gazetteer
from tawatur.model.document import Document
from tawatur.model.mention import Mention

MAIN_SHARE = 0.75
"""Part of the mentions that tell a state which must tell the same one, for a page to be about one state."""


class States:
    """Answers which state a mention tells; the tables are read once."""

    def __init__(self, tables: Mapping[str, Mapping[str, Any]] | None = None) -> None:
        tables = tables or load_lexicon().tables
        nations: Mapping[str, Mapping[str, Any]] = tables["nationalities"]["nationalities"]
        self.of_nation = {name: str(row["country"]) for name, row in nations.items() if row.get("country")}
        self.nation_of = {code: name for name, code in reversed(self.of_nation.items())}
        self._bodies: Mapping[str, Mapping[str, Any]] = tables["organisations"]["organisations"]
        self._gazetteer = load_gazetteer()
        self._place: dict[tuple[str, str], str | None] = {}

    def of(self, mention: Mention, document: Document) -> str | None:
        """The state that a nationality, place or body tells, None for a mention that tells none."""
        entity = mention.entity or ""
        if mention.type == "NORP":
            return self.of_nation.get(entity.removeprefix("norp:"))
        if mention.type == "LOC" and mention.place:
            code = mention.place.removeprefix("country:")
            return code if code != mention.place else self._of_place(mention.place, mention.span.of(document.text))
        return self.of_body(entity) if mention.type == "ORG" else None

    def of_body(self, entity: str) -> str | None:
        """The state of a body by its key: from the list, or the nationality in its name."""
        row = self._bodies.get(entity, {})
        return str(row["country"]) if row.get("country") else self.of_nation.get(entity.rpartition(" ")[2])

    def kind(self, entity: str) -> str | None:
        """The kind of a listed body, None for one that is not listed."""
        return self._bodies.get(entity, {}).get("kind")

    def main(self, document: Document, share: float = MAIN_SHARE) -> str | None:
        """The state that a page is about: the one that ``share`` of the mentions that tell a state tell; None where there is none."""
        told = Counter(state for m in document.mentions if not m.nominal and (state := self.of(m, document)))
        if not told:
            return None
        state, count = told.most_common(1)[0]
        return state if count >= share * told.total() else None

    def _of_place(self, place: str, name: str) -> str | None:
        key = place, name
        if key not in self._place:
            names = dict.fromkeys((fold(name), *fold(name).split()[-1:]))
            found = (p.country for n in names for p in self._gazetteer.places(n) if p.id == place)
            self._place[key] = next(found, None) or None
        return self._place[key]
