"""A page with its layers, and what the rules passed over."""

from hypothesis import given
from hypothesis import strategies as st
from tests.export.case import told_by_office

from tawatur.export.gaps import find_gaps, gaps_text
from tawatur.export.page_text import page_text
from tawatur.model.document import Document
from tawatur.model.span import Span
from tawatur.pipeline import annotate


def test_page_shows_layers_under_their_sentence() -> None:
    text = page_text(told_by_office())
    assert text.startswith("■ in/office.txt")
    assert "كُتب: 10 يونيو/حزيران 2024 (مذكور في الصفحة)" in text
    assert "حدث «سيول» HAZARD.flood" in text


def test_gaps_are_what_no_event_took() -> None:
    page = told_by_office()
    taken = find_gaps(page)
    assert "رقم" not in {kind for gap in taken for kind, _ in gap.left}
    left = find_gaps(page.with_layers(events=()))
    assert [kind for gap in left for kind, _ in gap.left if kind == "رقم"] == ["رقم"]
    assert "مكان «وادي النخل»" in gaps_text(page, left)
    assert "وفاة «قتلت»" in gaps_text(page, left)


def test_no_gap_says_so() -> None:
    assert gaps_text(Document(id="p", text=""), []).startswith("لا فجوات")


@given(st.text(max_size=200))
def test_any_text_can_be_shown(text: str) -> None:
    page = annotate(Document(id="p", text=text))
    assert page_text(page, isolated=True).startswith("■")
    whole = Span(0, len(text))
    assert all(whole.holds(span) for gap in find_gaps(page) for _, span in gap.left)
