"""Who wins where several recognisers speak of the same words."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.model.mention import NameVote
from tawatur.model.span import Span
from tawatur.recogniser.election import RULES, Ballot, elect, supporters

VOTERS = (RULES, "a", "b", "c")


def ballot(by: str, first: int, last: int, type_: str, confidence: float = 0.9) -> Ballot:
    return Ballot(first, last, NameVote(by, Span(10 * first, 10 * last + 9), type_, type_.lower(), confidence))  # type: ignore[arg-type]


def winners(ballots: list[Ballot], needed: int = 1) -> list[tuple[int, int, str, int]]:
    elected, _ = elect(ballots, lambda _: needed)
    return [(one.ballot.first, one.ballot.last, one.ballot.type, len(one.supporters)) for one in elected]


CASES = {
    "all alike": ([(RULES, 1, 2, "PER"), ("a", 1, 2, "PER"), ("b", 1, 2, "PER")], [(1, 2, "PER", 3)]),
    "type by majority": ([(RULES, 1, 2, "ORG"), ("a", 1, 2, "PER"), ("b", 1, 2, "PER")], [(1, 2, "PER", 2)]),
    "even: the rules": ([(RULES, 1, 2, "ORG", 0.5), ("a", 1, 2, "PER", 0.99)], [(1, 2, "ORG", 1)]),
    "even without rules: the surer": ([("b", 1, 2, "ORG", 0.6), ("a", 1, 2, "PER", 0.7)], [(1, 2, "PER", 1)]),
    "words by majority": ([(RULES, 1, 1, "PER"), ("a", 1, 2, "PER"), ("b", 1, 2, "PER")], [(1, 2, "PER", 3)]),
    "a dissenter on type still counts for words": (
        [(RULES, 1, 3, "ORG"), ("a", 1, 3, "PER"), ("b", 1, 2, "PER")],
        [(1, 3, "PER", 2)],
    ),
    "one long against two short of the rules": (
        [(RULES, 1, 2, "PER"), (RULES, 3, 4, "PER"), ("a", 1, 4, "PER")],
        [(1, 2, "PER", 2), (3, 4, "PER", 2)],
    ),
    "two long against two short of the rules": (
        [(RULES, 1, 2, "ORG"), (RULES, 3, 4, "LOC"), ("a", 1, 4, "ORG"), ("b", 1, 4, "ORG")],
        [(1, 4, "ORG", 3)],
    ),
    "side by side": ([("a", 1, 2, "PER"), ("b", 3, 3, "LOC")], [(1, 2, "PER", 1), (3, 3, "LOC", 1)]),
    "nobody": ([], []),
}


@pytest.mark.parametrize("case", CASES)
def test_union(case: str) -> None:
    ballots, wanted = CASES[case]
    assert winners([ballot(*one) for one in ballots]) == wanted


def test_vote_needs_as_many_as_asked_for_and_one_voter_counts_once() -> None:
    ballots = [ballot("a", 1, 1, "PER"), ballot("a", 3, 3, "PER"), ballot("b", 1, 3, "PER"), ballot("c", 6, 6, "LOC")]
    assert winners(ballots, 2) == [(1, 3, "PER", 2)]
    assert winners(ballots, 3) == []


def test_confidence_counts_the_silent_as_nothing() -> None:
    elected, _ = elect(
        [ballot(RULES, 1, 1, "PER", 0.9), ballot("a", 1, 1, "PER", 0.6), ballot("b", 1, 1, "LOC")], lambda _: 1
    )
    assert elected[0].confidence(3) == 0.5


BALLOTS = st.lists(
    st.builds(
        lambda by, first, length, type_, sure: ballot(by, first, first + length, type_, sure),
        st.sampled_from(VOTERS),
        st.integers(0, 15),
        st.integers(0, 4),
        st.sampled_from(["PER", "ORG", "LOC"]),
        st.floats(0, 1),
    ),
    max_size=12,
)


@given(BALLOTS, st.integers(1, 4))
def test_no_vote_is_lost_and_no_two_names_share_a_word(ballots: list[Ballot], needed: int) -> None:
    elected, outvoted = elect(ballots, lambda _: needed)
    kept = [one for name in elected for one in name.ballots]
    assert {*kept, *outvoted} == set(ballots)
    assert not set(kept) & set(outvoted)
    for before, behind in itertools.pairwise(elected):
        assert before.ballot.last < behind.ballot.first
    for name in elected:
        assert name.ballot in name.ballots
        assert len({one.vote.by for one in name.supporters}) == len(name.supporters) >= needed
        assert 0 <= name.confidence(len(VOTERS)) <= 1


@given(BALLOTS, st.integers(2, 4))
def test_what_is_outvoted_had_too_few_and_more_needed_never_names_more_words(
    ballots: list[Ballot], needed: int
) -> None:
    elected, outvoted = elect(ballots, lambda _: needed)
    assert all(len(supporters(one, ballots)) < needed for one in outvoted)
    union, left = elect(ballots, lambda _: 1)
    assert left == []

    def words(names: list) -> set[int]:  # type: ignore[type-arg]
        return {word for name in names for one in name.ballots for word in range(one.first, one.last + 1)}

    assert words(elected) <= words(union)


@given(BALLOTS, st.randoms())
def test_the_order_of_asking_does_not_matter(ballots: list[Ballot], random: object) -> None:
    shuffled = list(ballots)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert [one.ballot for one in elect(ballots, lambda _: 2)[0]] == [
        one.ballot for one in elect(shuffled, lambda _: 2)[0]
    ]
