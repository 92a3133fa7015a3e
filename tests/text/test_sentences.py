"""Where sentences end, and where a stop ends none."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.lexicon.lexicon import load_lexicon
from tawatur.model.document import Document
from tawatur.model.page import Block, Sentence
from tawatur.model.span import Span
from tawatur.text.sentences import block_of, find_sentences, sentence_of, sentence_spans

CASES = [
    ("وصل الوفد. غادر الوفد.", ["وصل الوفد.", "غادر الوفد."]),
    ("هل وصل الوفد؟ نعم!", ["هل وصل الوفد؟", "نعم!"]),
    ('قال "وصل الوفد." ثم غادر.', ['قال "وصل الوفد."', "ثم غادر."]),
    ("التقى د. سالم و أ. هند في الميناء.", ["التقى د. سالم و أ. هند في الميناء."]),
    ("قالت U.S. Embassy إن الوفد وصل.", ["قالت U.S. Embassy إن الوفد وصل."]),
    ("بلغ السعر 2.5 دينار. وارتفع.", ["بلغ السعر 2.5 دينار.", "وارتفع."]),
    ("وصل الوفد.غادر الوفد.", ["وصل الوفد.", "غادر الوفد."]),
    ("وصل الوفد\nغادر الوفد", ["وصل الوفد", "غادر الوفد"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sentences_of_a_text(text: str, expected: list[str]) -> None:
    assert [s.of(text) for s in sentence_spans(text, Span(0, len(text)))] == expected


def _page(text: str, *blocks: tuple[int, int, str]) -> Document:
    layer = tuple(Block(id=f"b:{a}-{b}", span=Span(a, b), kind=kind, article=0, rule="test") for a, b, kind in blocks)  # type: ignore[arg-type]
    page = Document(id="p", text=text, blocks=layer)
    return page.with_layers(sentences=find_sentences(page, load_lexicon()))


def test_headline_is_one_sentence_and_furniture_none() -> None:
    text = "جسر جديد.. ووعود قديمة\nشارك\nوصل الوفد. غادر."
    page = _page(text, (0, 22, "title"), (23, 27, "furniture"), (28, 44, "body"))
    assert [s.span.of(text) for s in page.sentences] == ["جسر جديد.. ووعود قديمة", "وصل الوفد.", "غادر."]
    assert [s.block for s in page.sentences] == [0, 2, 2]


def test_paragraph_broken_to_a_width_is_not_cut_at_its_lines() -> None:
    text = "وصل الوفد إلى\nالميناء. ثم غادر."
    assert [s.span.of(text) for s in _page(text, (0, len(text), "body")).sentences] == [
        "وصل الوفد إلى\nالميناء.",
        "ثم غادر.",
    ]


def test_sentence_and_block_of_a_span() -> None:
    text = "وصل الوفد. غادر.\n\nشارك"
    page = _page(text, (0, 16, "body"), (18, 22, "furniture"))
    assert sentence_of(page, Span(11, 15)) == Sentence(Span(11, 16), 0, 0)
    assert sentence_of(page, Span(18, 22)) is None and sentence_of(page, Span(16, 17)) is None
    found = block_of(page, Span(19, 20))
    assert found is not None and found.kind == "furniture"
    assert block_of(page, Span(17, 18)) is None


@given(st.text(alphabet=st.sampled_from('اب. \n؟!…د"”»)A2'), max_size=40))
def test_sentences_are_ordered_and_hold_every_visible_character(text: str) -> None:
    spans = sentence_spans(text, Span(0, len(text)))
    assert "".join("".join(s.of(text).split()) for s in spans) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(spans))
