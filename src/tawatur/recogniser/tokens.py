"""The tokens that an engine reads, each with its place in the untouched text."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tawatur.lexicon.fold import DELETED
from tawatur.lexicon.lexicon import Lexicon
from tawatur.model.document import Document
from tawatur.model.span import Span
from tawatur.model.word import Word
from tawatur.text.words import find_words

LONGEST = 64
"""Letters of a token that an engine is shown: more than any word has, less than an address; the token stays one and whole."""

_OTHER = re.compile(r"[^\W_](?:[^\W_]|[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f])*|\S")


class Token(NamedTuple):
    """``written`` is what an engine is shown; it stands at ``[outer, end)``, and its proclitics end at ``start``."""

    outer: int
    start: int
    end: int
    written: str

    @property
    def named(self) -> bool:
        """Whether a name may begin or end with it: it has a letter or a digit."""
        return any(letter.isalnum() for letter in self.written)


def sentence_tokens(text: str, sentences: Sequence[Span], lexicon: Lexicon) -> list[list[Token]]:
    """The tokens of each sentence in order of text: words, glued ones divided, and all other characters.

    No visible character inside a sentence is left out. A token belongs to the first sentence that it starts in, and is
    whole even where the sentence ends inside it. Sentences without tokens are left out.

    >>> from tawatur.lexicon.lexicon import load_lexicon
    >>> [[t.written for t in s] for s in sentence_tokens("زارَ  بلدــة.", [Span(0, 13)], load_lexicon())]
    [['زار', 'بلدة', '.']]
    """
    tokens = _tokens(text, find_words(Document(id="", text=text), lexicon))
    found: list[list[Token]] = []
    behind = next(tokens, None)
    for sentence in sorted(sentences):
        while behind is not None and behind.outer < sentence.start:
            behind = next(tokens, None)
        inside: list[Token] = []
        while behind is not None and behind.outer < sentence.end:
            inside.append(behind)
            behind = next(tokens, None)
        if inside:
            found.append(inside)
    return found


def shown(piece: str) -> str:
    """A piece of text as an engine is shown it: no vowel signs, tatweel or marks of direction, no presentation forms.

    Letters stay apart (hamza, ta marbuta), since models were trained on them. Empty for a piece that is marks alone.

    >>> shown("الرَّبــاط") == "الرباط" and shown("ﻻ") == "لا"
    True
    """
    plain = unicodedata.normalize("NFKC", DELETED.sub("", piece))
    return DELETED.sub("", "".join(plain.split()))[:LONGEST]


def _tokens(text: str, words: Sequence[Word]) -> Iterator[Token]:
    edges = [Word(0, 0, 0, "word", words[0].form), *words] if words else []
    for before, word in pairwise(edges):
        yield from _others(text, before.end, word.outer)
        if written := shown(text[word.outer : word.end]):
            yield Token(word.outer, word.start, word.end, written)
    yield from _others(text, words[-1].end if words else 0, len(text))


def _others(text: str, start: int, end: int) -> Iterator[Token]:
    """What stands between words: punctuation, and letters that the words of this program do not have."""
    for match in _OTHER.finditer(text, start, end):
        if written := shown(match[0]):
            yield Token(match.start(), match.start(), match.end(), written)
