"""Words by which a line shows what it is, read from ``page_marks.yaml``."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Literal

import msgspec

from tawatur.lexicon.fold import fold
from tawatur.lexicon.lexicon import Lexicon
from tawatur.model.page import BlockKind

_WORD = re.compile("[0-9]+|[^\\W\\d_]+")
Phrase = tuple[str, ...]


class Mark(msgspec.Struct, frozen=True):
    """One kind of mark; see the head of ``page_marks.yaml`` for its fields."""

    id: str
    kind: BlockKind
    where: Literal["line", "start", "end"]
    words: int = 400
    sign: bool = False
    cut: bool = False
    closes: bool = False
    inside: bool = False
    glyph: bool = False
    rest: BlockKind | None = None


class Marks:
    """All marks, found by their first word (those of the end of a line: by their last)."""

    def __init__(self, table: dict[str, Any]) -> None:
        self.openings: dict[str, list[tuple[Phrase, Mark]]] = {}
        self.endings: dict[str, list[tuple[Phrase, Mark]]] = {}
        for entry in table.get("marks", ()):
            self._add(entry)
        for found in (*self.openings.values(), *self.endings.values()):
            found.sort(key=lambda pair: -len(pair[0]))
        counters = table.get("counters", {})
        self.counter_units = _single(counters.get("units", ()))
        self.counter_words = self.counter_units | _single(counters.get("words", ()))
        self.agencies = _phrases(table.get("agencies", ()))
        self.outlets = _phrases(table.get("outlets", ())) | self.agencies
        self.places = _phrases(table.get("datelines", ()))
        self.dateline_words = frozenset(phrase[0] for phrase in self.places | self.outlets)
        self.date_words = _single(table.get("date_words", ()))
        self.media = _single(table.get("media", ()))
        self.cuts = frozenset(word for word, found in self.openings.items() if any(mark.cut for _, mark in found))

    def _add(self, entry: dict[str, Any]) -> None:
        mark = msgspec.convert({k: v for k, v in entry.items() if k not in ("phrases", "examples")}, Mark)
        for phrase in sorted(_phrases(entry["phrases"])):
            index, word = (self.endings, phrase[-1]) if mark.where == "end" else (self.openings, phrase[0])
            index.setdefault(word, []).append((phrase, mark))

    def at(self, keys: Sequence[str], index: int, last: int) -> list[tuple[int, Mark]]:
        """Marks whose phrase starts at a word: (number of words, mark), longest first."""
        return [
            (len(phrase), mark)
            for phrase, mark in self.openings.get(keys[index], ())
            if _stands(keys, index, last, phrase)
        ]

    def ending(self, keys: Sequence[str], first: int, last: int) -> list[tuple[int, Mark]]:
        """Marks whose phrase ends a line: (number of words, mark), longest first."""
        return [
            (len(phrase), mark)
            for phrase, mark in self.endings.get(keys[last - 1], ())
            if last - len(phrase) >= first and _stands(keys, last - len(phrase), last, phrase)
        ]


def _stands(keys: Sequence[str], index: int, last: int, phrase: Phrase) -> bool:
    return index + len(phrase) <= last and tuple(keys[index : index + len(phrase)]) == phrase


def _phrases(listed: Iterable[Any]) -> frozenset[Phrase]:
    return frozenset(tuple(_WORD.findall(fold(str(phrase)).lower())) for phrase in listed)


def _single(listed: Iterable[Any]) -> frozenset[str]:
    return frozenset(word for phrase in _phrases(listed) for word in phrase)


@lru_cache(maxsize=4)
def page_marks(lexicon: Lexicon) -> Marks:
    """The marks of a lexicon, read once."""
    return Marks(lexicon.tables.get("page_marks", {}))
