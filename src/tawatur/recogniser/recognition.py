"""The stages of the pipeline with more recognisers than the rules."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import partial

import msgspec

from tawatur.lexicon.lexicon import Lexicon
from tawatur.mention.mentions import find_mentions
from tawatur.mention.weighing import BIASES
from tawatur.model.document import Document
from tawatur.model.mention import Mention, NameVote
from tawatur.model.span import Span
from tawatur.pipeline import STAGES, Stage
from tawatur.recogniser.anchoring import anchor
from tawatur.recogniser.contract import Bias, Recogniser
from tawatur.recogniser.settle import Combine, Votes, settled
from tawatur.recogniser.tokens import Token, sentence_tokens


class Recognition(msgspec.Struct, frozen=True, kw_only=True):
    """Recognisers beside the program's own, and how all are combined. ``agreeing``: how many must agree under ``vote``, the program's own counting as one.

    ``bias`` holds for the program's own as well.

    >>> Recognition(recognisers=()).stages() == STAGES
    True
    """

    recognisers: tuple[Recogniser, ...]
    combine: Combine = Combine.UNION
    agreeing: int = 2
    bias: Bias = Bias.BALANCED

    def stages(self) -> tuple[tuple[str, Stage], ...]:
        """The stages for `tawatur.pipeline.annotate`: behind the rules' mentions those on which all have voted.

        When a recogniser fails on a page, the rules' mentions stay and the page has an issue ``stage_failed``.
        """
        if not self.recognisers and self.bias is Bias.BALANCED:
            return STAGES
        at = next(number for number, (_, stage) in enumerate(STAGES) if stage is find_mentions)
        voted: list[tuple[str, Stage]] = [("mentions", self.find_voted_mentions)] if self.recognisers else []
        return (*STAGES[:at], ("mentions", self.find_own_mentions), *voted, *STAGES[at + 1 :])

    def find_own_mentions(self, document: Document, lexicon: Lexicon) -> tuple[Mention, ...]:
        """Mentions as the program finds them by itself, under this bias."""
        return find_mentions(document, lexicon, BIASES[self.bias.value])

    @property
    def version(self) -> str:
        """What must be the same for a page to come out the same: recognisers and settings, "" for none and a balanced bias."""
        if not self.recognisers:
            return "" if self.bias is Bias.BALANCED else f"/{self.bias}"
        voters = "+".join(recogniser.name for recogniser in self.recognisers)
        least = f"/{self.agreeing}" if self.combine is Combine.VOTE else ""
        return f"/{self.combine}{least}/{self.bias}/{voters}"

    def find_voted_mentions(self, document: Document, lexicon: Lexicon) -> tuple[Mention, ...]:
        """Mentions as `find_mentions` gives them, after every recogniser has read the page; each keeps all votes on it."""
        votes = Votes(
            said=self.votes(document.text, [sentence.span for sentence in document.sentences], lexicon),
            known={recogniser.name: recogniser.types for recogniser in self.recognisers},
            combine=self.combine,
            agreeing=self.agreeing,
        )
        return find_mentions(document, lexicon, BIASES[self.bias.value], partial(settled, votes))

    def votes(self, text: str, sentences: Sequence[Span], lexicon: Lexicon) -> tuple[NameVote, ...]:
        """What all recognisers say of a text that is as sure as the bias asks, on whole words, each under its own name."""
        tokens = [token for sentence in sentence_tokens(text, sentences, lexicon) for token in sentence]
        return tuple(
            vote
            for recogniser in self.recognisers
            for vote in _whole(recogniser.name, recogniser.read(text, sentences), tokens)
            if vote.confidence >= self.bias.least and vote.type in recogniser.types
        )


def _whole(name: str, votes: Sequence[NameVote], tokens: Sequence[Token]) -> list[NameVote]:
    """The votes grown to whole words; of two that share a word then, the surer."""
    kept: list[NameVote] = []
    for vote in sorted(votes, key=lambda one: (-one.confidence, one.span)):
        span = anchor(tokens, vote.span)
        if span is None:
            continue
        at = bisect_left(kept, span, key=lambda other: other.span)
        if not any(span.overlaps(other.span) for other in kept[max(0, at - 1) : at + 1]):
            kept.insert(at, msgspec.structs.replace(vote, by=name, span=span))
    return kept
