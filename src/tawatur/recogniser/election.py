"""Which names stand where several recognisers were asked: pure counting, without a page.

Aldumaykhi and others (2022, three recognisers on Arabic news) found the union best in recall and F1, two votes of three
best in precision.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

from tawatur.model.mention import MentionType, NameVote

RULES = "rules"
"""The name under which the rules of this program vote; all of them together have one vote."""


class Ballot(NamedTuple):
    """One vote by words: ``first`` to ``last`` (inclusive) bear a name. ``source`` is what the voter made of it, if anything."""

    first: int
    last: int
    vote: NameVote
    source: Hashable = None

    @property
    def type(self) -> MentionType:
        """What the voter takes the name for."""
        return self.vote.type

    def meets(self, other: "Ballot") -> bool:
        """Whether the two share a word."""
        return self.first <= other.last and other.first <= self.last


class Elected(NamedTuple):
    """A name that stands, in the words and the type of ``ballot``. ``ballots`` are all that share a word with it, dissenting ones too."""

    ballot: Ballot
    ballots: tuple[Ballot, ...]

    @property
    def supporters(self) -> tuple[Ballot, ...]:
        """Those of the same type, the surest of each voter, in order of voters' names."""
        return supporters(self.ballot, self.ballots)

    def confidence(self, electorate: int) -> float:
        """The mean confidence of all who could have said so; silence and dissent count as 0."""
        given = sum(ballot.vote.confidence for ballot in self.supporters)
        return round(given / max(electorate, len(self.supporters), 1), 4)


def supporters(ballot: Ballot, ballots: Sequence[Ballot]) -> tuple[Ballot, ...]:
    """The ballots that share a word and the type with this one: the surest of each voter, in order of voters' names."""
    best: dict[str, Ballot] = {}
    for other in ballots:
        if other.type == ballot.type and other.meets(ballot):
            held = best.get(other.vote.by)
            if held is None or other.vote.confidence > held.vote.confidence:
                best[other.vote.by] = other
    return tuple(best[voter] for voter in sorted(best))


def elect(ballots: Sequence[Ballot], needed: Callable[[Ballot], int]) -> tuple[list[Elected], list[Ballot]]:
    """Names that share no word, in order of text, and the ballots that share a word with none of them.

    Two agree on a name when they give the same type to words that they share. The type with most voters stands, then the
    words with most voters of any type; where that is even, the rules before the models (a softmax is nearly always sure
    of itself, so that confidence would let the model win each time), then the surer, the longer, the earlier ballot. A
    name with fewer voters than ``needed`` says for it does not stand.
    """
    elected: list[Elected] = []
    outvoted: list[Ballot] = []
    for group in _groups(ballots):
        ranked = sorted(group, key=lambda ballot: _rank(ballot, group))
        taken: list[Ballot] = []
        for ballot in ranked:
            if not any(ballot.meets(held) for held in taken) and len(supporters(ballot, group)) >= needed(ballot):
                taken.append(ballot)
        elected += (Elected(held, tuple(b for b in group if b.meets(held))) for held in taken)
        outvoted += (b for b in group if not any(b.meets(held) for held in taken))
    return sorted(elected, key=lambda one: one.ballot.first), outvoted


def _rank(ballot: Ballot, group: Sequence[Ballot]) -> tuple[object, ...]:
    agreeing = supporters(ballot, group)
    same_words = {other.vote.by for other in group if (other.first, other.last) == (ballot.first, ballot.last)}
    sure = sum(other.vote.confidence for other in agreeing)
    return (
        -len(agreeing),
        -len(same_words),
        ballot.vote.by != RULES,
        -sure,
        ballot.first - ballot.last,
        (ballot.first, ballot.type, ballot.vote.by, -ballot.vote.confidence),
    )


def _groups(ballots: Sequence[Ballot]) -> list[list[Ballot]]:
    """Ballots that hang together by shared words, in order of text."""
    groups: list[list[Ballot]] = []
    reach = -1
    for ballot in sorted(ballots, key=lambda one: (one.first, one.last, one.vote.by, one.type)):
        if ballot.first > reach:
            groups.append([])
        groups[-1].append(ballot)
        reach = max(reach, ballot.last)
    return groups
