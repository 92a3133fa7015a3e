"""What a recogniser of names is, and how sure it must be."""

from collections.abc import Callable, Sequence
from enum import StrEnum

import msgspec

from tawatur.model.mention import MentionType, NameVote
from tawatur.model.span import Span

Read = Callable[[str, Sequence[Span]], Sequence[NameVote]]
"""From a text and the spans of its sentences to the names in them.

Spans are code points of the untouched text, whole words with proclitics outside; the names of one recogniser share no
character. Empty for a text without names.
"""


class Bias(StrEnum):
    """What counts more: that what is found is a name, or that no name is missed."""

    PRECISION = "precision"
    BALANCED = "balanced"
    RECALL = "recall"

    @property
    def least(self) -> float:
        """The confidence from which a recogniser's proposal counts.

        >>> Bias.PRECISION.least > Bias.BALANCED.least > Bias.RECALL.least
        True
        """
        return _LEAST[self]


_LEAST = {Bias.PRECISION: 0.7, Bias.BALANCED: 0.5, Bias.RECALL: 0.3}


class Recogniser(msgspec.Struct, frozen=True, kw_only=True):
    """A named reader of names. ``types`` are those it can find at all, so that its silence about others says nothing.

    ``unknown_labels`` are labels of the model that no label map knows: what it finds under them is left out, and whoever
    loads it should say so.

    >>> mute = Recogniser(name="mute", types=frozenset({"PER"}), read=lambda text, sentences: ())
    >>> mute.read("وصل سليم", [Span(0, 8)])
    ()
    """

    name: str
    types: frozenset[MentionType]
    read: Read
    unknown_labels: tuple[str, ...] = ()
