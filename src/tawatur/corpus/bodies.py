"""For whom a speaker speaks: the body behind a spokesman, the command behind an army's communiqué, the state behind its capital's name.

Only used to count tellings as dependent: whatever it joins lowers a count, never raises it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tawatur.corpus.entities import Entities
from tawatur.lexicon.fold import fold
from tawatur.model.document import Document
from tawatur.model.mention import Mention
from tawatur.model.span import Span

NATIONALITY = "norp:"


class Bodies:
    """Keys of the bodies that the speakers of a case speak for. Two speakers who share a key are one origin."""

    def __init__(
        self, documents: Sequence[Document], entities: Entities, tables: Mapping[str, Mapping[str, Any]]
    ) -> None:
        self._entities = entities
        self._origins = tables["origins"]
        self._organisations: Mapping[str, Mapping[str, Any]] = tables["organisations"]["organisations"]
        nationalities: Mapping[str, Mapping[str, Any]] = tables["nationalities"]["nationalities"]
        self._country_of = {name: str(row["country"]) for name, row in nationalities.items() if row.get("country")}
        self._command_words = tuple(fold(words) for words in self._origins["command_words"])
        self._documents = documents
        self._by_person = self._offices()

    def keys(self, document: Document, span: Span) -> frozenset[str]:
        """Keys of whom the words of a speaker name; the folded words themselves where they name nobody known."""
        inside = [m for m in document.mentions if span.overlaps(m.span)]
        found: set[str] = set()
        for mention in inside:
            entity = self._entities.of.get((document.id, mention.id))
            if entity is not None and mention.type in ("PER", "ORG"):
                found |= {entity, *self._of_organisation(entity), *self._by_person.get(entity, ())}
                found |= {"|".join(sorted((entity, other))) for other in self._entities.possibly.get(entity, ())}
            elif mention.type == "ROLE":
                found |= set(self._of_role(document, mention))
        return frozenset(found or {"words:" + fold(span.of(document.text))})

    def state(self, document: Document, span: Span) -> str | None:
        """The country that a speaker's words name as a whole («بريطانيا», «واشنطن»), None for any other speaker."""
        for mention in document.mentions:
            if mention.type == "LOC" and mention.span.holds(span) and mention.place:
                country, _, code = mention.place.partition(":")
                return code if country == "country" else None
        return None

    def countries(self, document: Document, span: Span) -> frozenset[str]:
        """Countries of the bodies and nationalities that a speaker's words, or the offices of a person named there, name."""
        found: set[str] = set()
        for mention in document.mentions:
            if span.overlaps(mention.span):
                entity = self._entities.of.get((document.id, mention.id)) or mention.entity or ""
                found |= set(self._countries(entity, mention))
                found |= {code for key in self._by_person.get(entity, ()) if (code := key.partition("@")[2])}
        return frozenset(found)

    def _countries(self, entity: str, mention: Mention) -> Iterator[str]:
        row = self._organisations.get(entity)
        if row and row.get("country"):
            yield str(row["country"])
        name = entity.removeprefix(NATIONALITY) if mention.type == "NORP" else entity.rpartition(" ")[2]
        if name in self._country_of:
            yield self._country_of[name]

    def _of_organisation(self, entity: str) -> Iterator[str]:
        row = self._organisations.get(entity, {})
        country = str(row.get("country") or self._country_of.get(entity.rpartition(" ")[2], ""))
        if country and (
            entity in self._origins["command_ids"] or entity.removeprefix("org:").startswith(self._command_words)
        ):
            yield f"command@{country}"
        if country and entity in self._origins["state_agencies"]:
            yield f"command@{country}"

    def _of_role(self, document: Document, role: Mention) -> Iterator[str]:
        """The bodies that a role names, and a minister's ministry."""
        for mention in document.mentions:
            entity = self._entities.of.get((document.id, mention.id))
            if entity is not None and mention.type == "ORG" and role.span.holds(mention.span):
                yield entity
                yield from self._of_organisation(entity)
        yield from self._ministry(document, role)

    def _ministry(self, document: Document, role: Mention) -> Iterator[str]:
        head, _, rest = fold(role.span.of(document.text)).partition(" ")
        ministry = self._origins["ministers"].get(head)
        if not ministry or not rest:
            return
        nations = [m for m in document.mentions if m.type == "NORP" and role.span.holds(m.span)]
        if nations and nations[0].entity:
            subject = fold(document.text[role.span.start : nations[0].span.start]).partition(" ")[2].strip()
            nation = nations[0].entity.removeprefix(NATIONALITY)
            yield f"org:{ministry} {subject} {nation}"
            if f"{ministry} {subject}".startswith(self._command_words):
                yield f"command@{self._country_of.get(nation, '')}"

    def _offices(self) -> dict[str, set[str]]:
        """Bodies by person, from the roles that any page of the case gives them."""
        found: dict[str, set[str]] = {}
        for document in self._documents:
            people = {m.id: self._entities.of.get((document.id, m.id)) for m in document.mentions if m.type == "PER"}
            for role in document.mentions:
                person = people.get(role.refers_to or "")
                if role.type == "ROLE" and person:
                    found.setdefault(person, set()).update(self._of_role(document, role))
        return found
