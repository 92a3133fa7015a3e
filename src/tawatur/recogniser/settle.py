"""What the rules found in a page, weighed against the votes of other recognisers."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from enum import StrEnum

import msgspec

from tawatur.mention.found import Found
from tawatur.mention.mentions import Layers
from tawatur.mention.scan import Scan
from tawatur.model.mention import MentionType, NameVote
from tawatur.model.page import Sentence
from tawatur.recogniser.election import RULES, Ballot, Elected, elect
from tawatur.text.sentences import sentence_of

NAMES: frozenset[MentionType] = frozenset({"PER", "ORG", "LOC", "EQUIPMENT", "EVENT_NAME"})
"""Types of which no two share a word; roles and nationalities may lie in or hold others."""


class Combine(StrEnum):
    """How recognisers are combined: whatever one of them finds, or what enough of them agree on."""

    UNION = "union"
    VOTE = "vote"


class Votes(msgspec.Struct, frozen=True, kw_only=True):
    """The votes of the models on one page: what each said, and which types each knows. Models read sentences only."""

    said: tuple[NameVote, ...]
    known: dict[str, frozenset[MentionType]]
    combine: Combine = Combine.UNION
    agreeing: int = 2


def settled(votes: Votes, scan: Scan, layers: Layers) -> Layers:
    """The layers of a page after all have voted; ``scan.taken`` follows the names.

    A recogniser counts where it could have spoken: on types that it knows, in sentences. So what no model knows of
    (equipment) or reads (a byline) stands as the rules have it, even where two must agree.
    """
    names, extras, roles = layers
    poll = _Poll(votes, scan)
    kept = poll.hold(names, NAMES)
    peoples = poll.hold([found for found in extras if found.type == "NORP"], frozenset({"NORP"}))
    offices = poll.hold(roles, frozenset({"ROLE"}))
    inner = [found for found in extras if found.type != "NORP" and poll.stands(found)]
    held = set(map(_place, inner))
    names = [found for found in kept if not (_is_new(found) and _place(found) in held)]
    _retake(scan, names)
    known_roles, new_roles = _apart(offices)
    return names, inner + peoples + new_roles, known_roles


def _place(found: Found) -> tuple[int, int, MentionType]:
    return found.first, found.last, found.type


def _is_new(found: Found) -> bool:
    return found.rule.startswith("vote:")


def _apart(found: Sequence[Found]) -> tuple[list[Found], list[Found]]:
    """Roles of the rules, which bind people, and those of models alone, of which it is not known how they do."""
    return [one for one in found if not _is_new(one)], [one for one in found if _is_new(one)]


def _retake(scan: Scan, names: Iterable[Found]) -> None:
    scan.taken[:] = bytes(len(scan.taken))
    for found in names:
        scan.taken[found.first : found.last + 1] = b"\x01" * (found.last + 1 - found.first)


class _Poll:
    """The votes of one page by its words."""

    def __init__(self, votes: Votes, scan: Scan) -> None:
        self.votes = votes
        self.scan = scan
        self.ends = [word.end for word in scan.words]
        self.outers = [word.outer for word in scan.words]
        self.ballots = [ballot for ballot in map(self._ballot, votes.said) if ballot is not None]

    def _ballot(self, vote: NameVote) -> Ballot | None:
        """The vote by words, None where it names no word or one inside a time expression, in which no name is sought."""
        first = bisect_right(self.ends, vote.span.start)
        last = bisect_left(self.outers, vote.span.end) - 1
        if first > last or any(self.scan.blocked[first : last + 1]):
            return None
        return Ballot(first, last, vote)

    def hold(self, found: Sequence[Found], types: frozenset[MentionType]) -> list[Found]:
        """The election among what the rules found and the models' votes of these types."""
        ballots = [_of_rules(one) for one in found] + [ballot for ballot in self.ballots if ballot.type in types]
        return [self._found(one) for one in elect(ballots, self.needed)[0]]

    def stands(self, inner: Found) -> bool:
        """Whether a region, or a name inside a name, has the votes that it needs."""
        ballot = _of_rules(inner)
        agreeing = {b.vote.by for b in self.ballots if b.type == inner.type and b.meets(ballot)}
        return 1 + len(agreeing) >= self.needed(ballot)

    def electorate(self, ballot: Ballot) -> frozenset[str]:
        """Who could have spoken for this name."""
        start = self.scan.words[ballot.first].start
        sentence: Sentence | None = sentence_of(self.scan.document, self.scan.words[ballot.first].span)
        read = sentence is not None and sentence.span.start <= start
        return frozenset({RULES, *(by for by, types in self.votes.known.items() if read and ballot.type in types)})

    def needed(self, ballot: Ballot) -> int:
        """How many must agree on this name."""
        if self.votes.combine is Combine.UNION:
            return 1
        return min(self.votes.agreeing, len(self.electorate(ballot)))

    def _found(self, elected: Elected) -> Found:
        ballot = elected.ballot
        votes = tuple(
            sorted((b.vote for b in elected.ballots), key=lambda vote: (vote.by != RULES, vote.by, vote.span))
        )
        confidence = elected.confidence(len(self.electorate(ballot)))
        by_rules = next((b.source for b in elected.ballots if _same_name(b, ballot)), None)
        if isinstance(by_rules, Found):
            return msgspec.structs.replace(by_rules, confidence=confidence, votes=votes)
        rule = "vote:" + "+".join(b.vote.by for b in elected.supporters if b.vote.by != RULES)
        span = self.scan.span(ballot.first, ballot.last)
        return Found(ballot.first, ballot.last, ballot.type, rule, span, confidence=confidence, votes=votes)


def _of_rules(found: Found) -> Ballot:
    vote = NameVote(RULES, found.span, found.type, found.rule, found.confidence)
    return Ballot(found.first, found.last, vote, found)


def _same_name(ballot: Ballot, other: Ballot) -> bool:
    return ballot.vote.by == RULES and (ballot.first, ballot.last, ballot.type) == (other.first, other.last, other.type)
