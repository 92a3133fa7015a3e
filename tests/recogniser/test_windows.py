"""Windows over texts of any length, and the way back."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.recogniser.windows import Named, Window, joined, windows

COSTS = st.lists(st.lists(st.integers(1, 9), min_size=1, max_size=12), max_size=12)


@given(COSTS, st.integers(1, 30), st.integers(0, 30))
def test_windows_cover_every_token_within_the_limit(costs: list[list[int]], limit: int, overlap: int) -> None:
    made = windows(costs, limit, overlap)
    flat = [cost for sentence in costs for cost in sentence]
    assert {token for window in made for token in range(window.first, window.stop)} == set(range(len(flat)))
    for window in made:
        inside = flat[window.first : window.stop]
        assert sum(inside) <= limit or len(inside) == 1
    assert [window.stop for window in made] == sorted({window.stop for window in made})  # each reads something new


@given(COSTS, st.integers(1, 30), st.integers(0, 30))
def test_a_sentence_that_fits_is_whole_in_a_window(costs: list[list[int]], limit: int, overlap: int) -> None:
    made = windows(costs, limit, overlap)
    start = 0
    for sentence in costs:
        stop = start + len(sentence)
        if sum(sentence) <= limit:
            assert any(window.first <= start and stop <= window.stop for window in made)
        start = stop


@given(COSTS, st.integers(1, 30), st.data())
def test_joined_names_share_no_token_and_none_is_lost_without_another_in_its_place(
    costs: list[list[int]], limit: int, data: st.DataObject
) -> None:
    made = windows(costs, limit, limit // 4)
    found = [data.draw(names(window)) for window in made]
    lengths = [len(sentence) for sentence in costs]
    kept = joined(lengths, made, found)
    taken = [token for name in kept for token in range(name.first, name.last + 1)]
    assert len(taken) == len(set(taken))
    assert set(taken) <= set(range(sum(lengths)))
    ends = set(accumulate(lengths))
    for name in kept:
        assert not ends & set(range(name.first + 1, name.last + 1))  # no name runs over the end of a sentence
    for window, proposed in zip(made, found, strict=True):
        for name in proposed:
            assert set(taken) & set(range(window.first + name.first, window.first + name.last + 1))


@st.composite
def names(draw: st.DrawFn, window: Window) -> list[Named]:
    """Whatever an engine might say of a window, nested and overlapping names too."""
    length = window.stop - window.first
    edges = st.tuples(st.integers(0, length - 1), st.integers(0, length - 1)).map(sorted)
    one = st.builds(
        lambda at, label, sure: Named(at[0], at[1], label, sure),
        edges,
        st.sampled_from(["PER", "LOC"]),
        st.floats(0, 1),
    )
    return draw(st.lists(one, max_size=6))


def test_the_window_that_sees_more_around_a_name_is_believed() -> None:
    made = windows([[1] * 13], limit=6, overlap=3)
    assert made == [Window(0, 6), Window(3, 9), Window(7, 13)]
    cut = Named(5, 5, "LOC", 0.99)  # the last word of the first window
    whole = Named(1, 3, "ORG", 0.6)  # words 4 to 6 of the text, amid the second
    assert joined([13], made, [[cut], [whole], []]) == [Named(4, 6, "ORG", 0.6)]


@pytest.mark.parametrize("count", [1, 100, 20_000])
def test_long_texts_take_time_in_proportion(count: int) -> None:
    made = windows([[2] * 15] * count, limit=256, overlap=64)
    assert made[-1].stop == 15 * count
    assert len(made) <= 15 * count * 2 / (256 - 64 - 30) + 1
