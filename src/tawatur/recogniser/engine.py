"""A recogniser made of an engine: tokens, windows, labels and offsets are ours, the names are the engine's."""

from collections.abc import Sequence
from typing import Protocol

from tawatur.lexicon.lexicon import Lexicon, load_lexicon
from tawatur.model.mention import NameVote
from tawatur.model.span import Span
from tawatur.recogniser.anchoring import anchored
from tawatur.recogniser.contract import Recogniser
from tawatur.recogniser.errors import ModelUnusable
from tawatur.recogniser.labels import LabelMap, label_map
from tawatur.recogniser.tokens import Token, sentence_tokens
from tawatur.recogniser.windows import Named, joined, windows

OVERLAP = 4
"""The part of a window, as one over this, that the next window may show again."""


class Engine(Protocol):
    """A loaded model. ``labels`` is all that it can name, ``limit`` what the words of one window may cost together."""

    labels: Sequence[str]
    limit: int

    def costs(self, words: Sequence[str]) -> list[int]:
        """What each word costs, at least 1."""
        ...

    def names(self, texts: Sequence[Sequence[str]]) -> list[list[Named]]:
        """The names in each text, which is given as words, by numbers of words."""
        ...


def recogniser_of(
    name: str, engine: Engine, *, labels: LabelMap | None = None, lexicon: Lexicon | None = None
) -> Recogniser:
    """The recogniser ``name`` that reads with ``engine``; its labels are read by ``labels``, else by the map that knows most of them.

    Raises `ModelUnusable` when no label of the engine is one of ours.
    """
    known = labels or label_map(engine.labels)
    types = {label: known.type_of(label) for label in engine.labels}
    if not any(types.values()):
        shown = ", ".join(engine.labels) or "none"
        raise ModelUnusable(f"{name}: none of its labels is known ({shown})", "add a label map (recogniser/labels)")

    def read(text: str, sentences: Sequence[Span]) -> Sequence[NameVote]:
        tokens = sentence_tokens(text, sentences, lexicon or load_lexicon())
        return _votes(name, known, [token for sentence in tokens for token in sentence], read_tokens(engine, tokens))

    return Recogniser(
        name=name,
        types=frozenset(found for found in types.values() if found is not None),
        read=read,
        unknown_labels=tuple(label for label in engine.labels if not known.knows(label)),
    )


def read_tokens(engine: Engine, sentences: Sequence[Sequence[Token]]) -> list[Named]:
    """The names in sentences of any length and number, by number of token, none sharing a token."""
    written = [[token.written for token in sentence] for sentence in sentences]
    made = windows([engine.costs(words) for words in written], engine.limit, engine.limit // OVERLAP)
    words = [word for sentence in written for word in sentence]
    found = engine.names([words[window.first : window.stop] for window in made]) if made else []
    return joined([len(sentence) for sentence in sentences], made, found)


def _votes(name: str, labels: LabelMap, tokens: Sequence[Token], found: Sequence[Named]) -> tuple[NameVote, ...]:
    votes = []
    for one in found:
        span, type_ = anchored(tokens, one.first, one.last), labels.type_of(one.label)
        if span is not None and type_ is not None:
            votes.append(NameVote(name, span, type_, one.label, one.confidence))
    return tuple(votes)
