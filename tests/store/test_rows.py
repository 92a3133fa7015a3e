"""The rows of a page say what its record says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.model.attribution import Attribution, Speaker
from tawatur.model.document import Document
from tawatur.model.event import Argument, EventMention, EventPlace, EventTime
from tawatur.model.mention import Quantity
from tawatur.model.page import Article, ArticleDate
from tawatur.model.span import Span
from tawatur.store.rows import days_of, fact_rows

DOCUMENT = Document(
    id="p",
    text="قال سالم إن حريقا أصاب 12 شخصا",
    articles=(
        Article(number=0, span=Span(0, 30), date=ArticleDate(value="2024-03-02", latest="2024-03-02", basis="given")),
    ),
    quantities=(
        Quantity(id="q1", span=Span(23, 25), low=12, high=None, qualifier="at_least", unit="person", rule="test"),
        Quantity(id="q2", span=Span(0, 1), low=1, high=1, qualifier="exact", rule="test"),
    ),
    attributions=(
        Attribution(
            id="a1",
            speaker=Speaker(span=None, kind="person", resolves_to=Span(4, 8)),
            cue=Span(0, 3),
            content=None,
            mode="indirect",
            parent="a0",
            act="SPEECH.statement",
            rule="test",
        ),
    ),
    events=(
        EventMention(
            id="e1",
            trigger=Span(18, 22),
            type="HARM.injured",
            kind="event",
            status="alleged",
            arguments=(Argument("victim", Span(26, 30)), Argument("victim", Span(26, 30), "m1")),
            time=EventTime("2024-03/..", "t1", "context"),
            place=EventPlace(Span(0, 3), "الزهراء"),
            quantities=("q1", "q1", "unknown"),
            rule="test",
        ),
    ),
)


def test_every_fact_of_a_page_is_a_row() -> None:
    rows = {table.name: found for table, found in fact_rows(DOCUMENT)}
    victim = {"page": "p", "event": "e1", "role": "victim", "start": 26, "end": 30}
    assert rows == {
        "article": [
            {
                "page": "p", "number": 0, "start": 0, "end": 30,
                "value": "2024-03-02", "earliest": None, "latest": "2024-03-02", "basis": "given",
            }
        ],
        "event_mention": [
            {
                "page": "p", "id": "e1", "type": "HARM.injured", "kind": "event", "status": "alleged",
                "start": 18, "end": 22, "time_value": "2024-03/..", "time_basis": "context",
                "earliest": "2024-03-01", "latest": None, "place": "الزهراء",
            }
        ],
        "argument": [{**victim, "position": 0, "mention": None}, {**victim, "position": 1, "mention": "m1"}],
        "figure": [
            {
                "page": "p", "event": "e1", "quantity": "q1", "start": 23, "end": 25,
                "low": 12, "high": None, "qualifier": "at_least", "unit": "person", "noun": None,
            }
        ],
        "link": [
            {
                "page": "p", "id": "a1", "kind": "person", "mode": "indirect", "act": "SPEECH.statement", "parent": "a0",
                "speaker_start": 4, "speaker_end": 8, "content_start": None, "content_end": None,
            }
        ],
    }  # fmt: skip


def test_a_page_without_facts_has_no_rows() -> None:
    assert fact_rows(Document(id="p", text="نص")) == []


@pytest.mark.parametrize("value", ["[2023-13-45]", "9999/..", "[]", "/", "..", "~", "2024-02-30", "٢٠٢٤"])
def test_a_value_that_names_no_days_never_stops_a_page(value: str) -> None:
    first, last = days_of(value)
    assert first is None or last is None or first <= last


@given(st.text(st.sampled_from("0123456789-/.[],~TWX "), max_size=24))
def test_no_value_stops_a_page(value: str) -> None:
    for day in days_of(value):
        assert day is None or len(day) == 10
