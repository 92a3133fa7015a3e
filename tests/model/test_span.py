from hypothesis import given
from hypothesis import strategies as st

from tawatur.model.span import Span, annotation_id

SPANS = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda pair: Span(min(pair), max(pair)))


@given(SPANS, SPANS)
def test_overlap_is_symmetric_and_implied_by_holding(a: Span, b: Span) -> None:
    assert a.overlaps(b) == b.overlaps(a)
    if a.holds(b) and b.length:
        assert a.overlaps(b)


def test_ids_on_one_span_are_numbered_from_the_second_on() -> None:
    taken: set[str] = set()
    for expected in ("e:3-8", "e:3-8.2", "e:3-8.3"):
        found = annotation_id("e", Span(3, 8), taken)
        assert found == expected
        taken.add(found)
