from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.model.document import Document, decode_document, encode_document
from tawatur.pipeline import annotate, annotate_many

PAGES = sorted(Path("gold/pages").glob("*.txt"))
PIECES = [
    "قال", " ", "وزير", "\n", "قُتل", " في", " 12", " مارس", " الماضي", ".", "،", "«", "»", "\"", "“", "إن", " أن", " الجيش", "\u200f", "\u202b", "ـ", "ّ",
    "@a", "https://t.co/x", "😀", "\x00", "\u0600", "إقرأ أيضاً:", "\n\n", "المصدر:", "ل", "لل", "١٢/٣/٢٠٢٤", "\u2028", "أمس السبت", "٪", "$5",
]  # fmt: skip
NEWSLIKE = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
ANY = st.text(max_size=80) | NEWSLIKE


def spans(value: Any) -> Iterator[list[int]]:
    """Every pair of integers under a key that holds spans."""
    keys = {"span", "trigger", "cue", "content", "resolves_to", "noun_span", "title"}
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "cues":
                yield from inner
            elif key in keys and isinstance(inner, list):
                yield inner
            else:
                yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


@given(ANY)
def test_any_text_is_annotated_without_failure_and_every_span_lies_in_it(text: str) -> None:
    document = annotate(Document(id="p", text=text))
    assert document.text == text
    assert [i.message for i in document.issues if i.code == "stage_failed"] == []
    record = msgspec.json.decode(encode_document(document))
    record.pop("source")
    for start, end in spans(record):
        assert 0 <= start < end <= len(text)


@given(ANY)
def test_ids_are_unique_in_their_layer(text: str) -> None:
    document = annotate(Document(id="p", text=text))
    for layer in (
        document.blocks,
        document.timexes,
        document.mentions,
        document.quantities,
        document.attributions,
        document.events,
    ):
        ids = [a.id for a in layer]
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.stem)
def test_references_of_a_page_lead_to_annotations_of_it(path: Path) -> None:
    document = annotate(Document(id=path.stem, text=path.read_text(encoding="utf8")))
    assert not document.issues
    mentions, quantities = {m.id for m in document.mentions}, {q.id for q in document.quantities}
    attributions, timexes = {a.id for a in document.attributions}, {t.id for t in document.timexes}
    for event in document.events:
        assert {a.mention for a in event.arguments if a.mention} <= mentions
        assert set(event.quantities) <= quantities
        assert set(event.chain) <= attributions
        assert event.time.timex is None or event.time.timex in timexes
    for mention in document.mentions:
        assert mention.refers_to is None or mention.refers_to in mentions
    for attribution in document.attributions:
        assert attribution.parent is None or attribution.parent in attributions
    assert decode_document(encode_document(document)) == document.record()


def test_a_failing_stage_leaves_an_issue_and_the_other_layers() -> None:
    def breaks(document: Document, lexicon: Any) -> tuple[()]:
        raise RuntimeError("boom")

    from tawatur.text.words import find_words

    document = annotate(Document(id="p", text="قال الوزير"), stages=(("mentions", breaks), ("words", find_words)))
    assert [i.code for i in document.issues] == ["stage_failed"]
    assert len(document.tokens) == 2


def test_pages_are_annotated_by_themselves() -> None:
    texts = [path.read_text(encoding="utf8") for path in PAGES[:3]]
    alone = [annotate(Document(id=str(n), text=text)) for n, text in enumerate(texts)]
    assert list(annotate_many(Document(id=str(n), text=text) for n, text in enumerate(texts))) == alone
