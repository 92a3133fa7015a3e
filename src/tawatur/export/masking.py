"""Names of private people, masked wherever things are listed."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

import msgspec

from tawatur.corpus.wording import wording
from tawatur.export.vocabulary import PRIVATE_PERSON
from tawatur.model.chronicle import Chronicle, Entity, MentionRef
from tawatur.model.document import Document
from tawatur.model.span import Span

SHORTEST = 3
"""Letters of a name of one word that is masked."""

_LETTER = "[^\\W_]"


class Mask:
    """Masks the private people of a chronicle. ``shown`` masks nobody.

    A person is private unless the text gives an office, a spokesman's role or the lead of a body (``Entity.public``).
    """

    def __init__(self, chronicle: Chronicle, documents: Sequence[Document], *, shown: bool = False) -> None:
        people = () if shown else tuple(e for e in chronicle.entities if e.type == "PER")
        self._private = tuple(e for e in people if not e.public)
        self._public = tuple(e.name for e in people if e.public)
        self._both = _possibly_public(chronicle, people)
        self._pages = {d.id: d for d in documents}

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Private people by entity id, numbered from 1."""
        return {entity.id: number for number, entity in enumerate(self._private, 1)}

    @cached_property
    def spans(self) -> Mapping[str, Sequence[Span]]:
        """Where private people are named, by page, in order."""
        found: dict[str, set[Span]] = {}
        for entity in self._private:
            for ref in entity.mentions:
                mention = self._mentions.get((ref.page, ref.mention))
                if mention is not None:
                    found.setdefault(ref.page, set()).add(mention)
        return {page: sorted(spans) for page, spans in found.items()}

    def text(self, text: str) -> str:
        """``text`` with every private name in it replaced by «شخص»."""
        return self._replaced(text, lambda number: PRIVATE_PERSON)

    def numbered(self, text: str) -> str:
        """The same with a number after each, so that two people stay two in data."""
        return self._replaced(text, lambda number: f"{PRIVATE_PERSON} {number}")

    def told(self, text: str, pages: Iterable[str]) -> str:
        """``text`` about what some pages tell: family names, and names of one word, of the private people they name are replaced too."""
        return self._short_replaced(self.text(text), pages, lambda number: PRIVATE_PERSON)

    def told_numbered(self, text: str, pages: Iterable[str]) -> str:
        """The same with a number after each."""
        return self._short_replaced(self.numbered(text), pages, lambda number: f"{PRIVATE_PERSON} {number}")

    def within(self, document: Document, span: Span) -> str:
        """The words of a span of a page, private names replaced."""
        out, at = [], span.start
        for private in self.spans.get(document.id, ()):
            if at <= private.start and private.end <= span.end:
                out += [document.text[at : private.start], PRIVATE_PERSON]
                at = private.end
        return self.told("".join([*out, document.text[at : span.end]]), (document.id,))

    def key(self, text: str) -> str:
        """An entity id inside ``text`` replaced by one that does not hold the name."""
        number = self.numbers.get(text)
        return text if number is None else f"PER:{PRIVATE_PERSON} {number}"

    def entities(self, entities: Sequence[Entity]) -> list[Any]:
        """Entities as plain data, private ones under «شخص» and a number."""
        return [
            msgspec.to_builtins(
                msgspec.structs.replace(entity, id=self.key(entity.id), name=PRIVATE_PERSON)
                if entity.id in self.numbers
                else entity
            )
            for entity in entities
        ]

    @cached_property
    def _mentions(self) -> Mapping[tuple[str, str], Span]:
        """Names of people in the pages; common nouns that stand for one («الرجل») name nobody."""
        return {
            (p.id, m.id): m.span for p in self._pages.values() for m in p.mentions if m.type == "PER" and not m.nominal
        }

    @cached_property
    def _number_of(self) -> Mapping[str, int]:
        """Every wording of a private name with the number of its first bearer; 0 for public names of several words, which stay."""
        found: dict[str, int] = dict.fromkeys(self._both, 0)
        for entity in self._private:
            for name in (entity.name, *self._wordings(entity)):
                found.setdefault(name, self.numbers[entity.id])
        for name in self._public:
            found.setdefault(name, 0)
        return found

    @cached_property
    def _short(self) -> Mapping[str, Mapping[str, int]]:
        """By page: last words of its private names, with the number of their bearer; what is a word of another name there stays out."""
        found: dict[str, dict[str, int]] = {}
        for entity in self._private:
            for ref in entity.mentions:
                span = self._mentions.get((ref.page, ref.mention))
                words = span.of(self._pages[ref.page].text).split() if span else []
                if words and len(words[-1]) >= SHORTEST:
                    found.setdefault(ref.page, {}).setdefault(words[-1], self.numbers[entity.id])
        return {page: {w: n for w, n in short.items() if w not in self._other(page)} for page, short in found.items()}

    @cached_property
    def _private_mentions(self) -> frozenset[tuple[str, str]]:
        return frozenset((ref.page, ref.mention) for entity in self._private for ref in entity.mentions)

    def _other(self, page: str) -> frozenset[str]:
        """Words of the names on a page that are no private person's."""
        document = self._pages[page]
        others = (m for m in document.mentions if not m.nominal and (page, m.id) not in self._private_mentions)
        return frozenset(word for mention in others for word in mention.span.of(document.text).split())

    def _short_replaced(self, text: str, pages: Iterable[str], label: Callable[[int], str]) -> str:
        short = {word: number for page in pages for word, number in self._short.get(page, {}).items()}
        if not any(word in text for word in short):
            return text
        return _whole(short).sub(lambda found: label(short[found[0]]), text)

    def _wordings(self, entity: Entity) -> list[str]:
        out = []
        for ref in entity.mentions:
            span = self._mentions.get((ref.page, ref.mention))
            if span is not None:
                page = self._pages[ref.page]
                out += [wording(page, span), span.of(page.text)]
        return sorted(set(out))

    def _replaced(self, text: str, label: Callable[[int], str]) -> str:
        number = self._number_of.get(text.strip(), 0)
        if number:
            return label(number)
        if self._names is None:
            return text
        return self._names.sub(
            lambda found: label(self._number_of[found[0]]) if self._number_of[found[0]] else found[0], text
        )

    @cached_property
    def _names(self) -> re.Pattern[str] | None:
        """Names of several words as whole words, longest first; a proclitic may stand before one. One word alone may be part of another name."""
        names = sorted((name for name in self._number_of if " " in name.strip()), key=lambda name: (-len(name), name))
        if not any(self._number_of[name] for name in names):
            return None
        return _whole(names)


def _possibly_public(chronicle: Chronicle, people: Sequence[Entity]) -> frozenset[str]:
    """Names of public people whom another page names without their office, as far as rules tell: in running text such a name is theirs.

    Where that page names them stays masked by its place (`Mask.within`).
    """
    of = {(ref.page, ref.mention): entity for entity in people for ref in entity.mentions}
    found = set()
    for judgement in chronicle.judgements:
        if judgement.verdict == "unsure" and judgement.other:
            refs = (MentionRef.of(key) for key in (judgement.subject, judgement.other))
            pair = [of[ref.page, ref.event] for ref in refs if (ref.page, ref.event) in of]
            if len(pair) == 2 and pair[0].public != pair[1].public:
                found.add(pair[0].name if pair[0].public else pair[1].name)
    return frozenset(name for name in found if " " in name.strip())


def _whole(names: Iterable[str]) -> re.Pattern[str]:
    """Any of the names as whole words; a proclitic may stand before one."""
    either = "|".join(re.escape(name) for name in names)
    return re.compile(f"(?:(?<!{_LETTER})|(?<=(?<!{_LETTER})[وفبلك]))(?:{either})(?!{_LETTER})")
