import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.lexicon.fold import fold
from tawatur.model.span import Span
from tawatur.text.folding import FoldedText

ARABIC = st.text(alphabet=st.sampled_from("ابتثأإآىةهوي \u064b\u0651\u0640\u200f٣3😀a"), max_size=40)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("قُتِلَ", "قتل"),
        ("إلى", "الي"),
        ("أُصيب", "اصيب"),
        ("تاريـــخ", "تاريخ"),
        ("٢٠٢٤", "2024"),
        ("مسؤول", "مسؤول"),
        ("غارة", "غارة"),
    ],
)
def test_fold(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(ARABIC)
def test_every_folded_letter_leads_back_to_the_letter_it_was_made_of(text: str) -> None:
    view = FoldedText(text)
    assert view.folded == fold(text)
    for offset, letter in enumerate(view.folded):
        assert fold(text[view.source_offset(offset)]) == letter


@given(ARABIC, st.data())
def test_the_source_of_a_folded_span_folds_to_it(text: str, data: st.DataObject) -> None:
    view = FoldedText(text)
    start = data.draw(st.integers(0, len(view.folded)))
    end = data.draw(st.integers(start, len(view.folded)))
    span = view.source_span(Span(start, end))
    assert fold(span.of(text)) == view.folded[start:end]
