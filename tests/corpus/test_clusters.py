from hypothesis import given
from hypothesis import strategies as st

from tawatur.corpus.clusters import Clusters

PAIRS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] != p[1]), max_size=20)


@given(PAIRS, PAIRS)
def test_pairs_kept_apart_stay_apart_and_every_item_stands_in_one_cluster(
    apart: list[tuple[int, int]], joins: list[tuple[int, int]]
) -> None:
    clusters = Clusters(range(8))
    for a, b in apart:
        clusters.keep_apart(a, b)
    for a, b in joins:
        assert clusters.join(a, b) == clusters.together(a, b)
    assert not any(clusters.together(a, b) for a, b in apart)
    assert sorted(item for group in clusters.groups() for item in group) == list(range(8))
