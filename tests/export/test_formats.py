"""What every format says of one entry: the three counts, the chain, the sentence, nothing that a reader's program would run."""

import csv
import io
import json
from html.parser import HTMLParser

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.export.case import PUBLIC, small_case, told_by_office

from tawatur.cli.chronicle import ChronicleFormat, formatted
from tawatur.corpus.chronicle import derive
from tawatur.export.bidi import FIRST_STRONG_ISOLATE, POP_ISOLATE
from tawatur.export.entry import Entries, missing, when_in_words
from tawatur.export.explanation import explanation
from tawatur.export.html import chronicle_html
from tawatur.export.markdown import escaped
from tawatur.export.table import COLUMNS, _cell, chronicle_csv
from tawatur.export.text import chronicle_text, entry_text
from tawatur.model.chronicle import Corroboration
from tawatur.model.event import EventTime

COUNTS = "أصل مسمّى: 2 · مجهول: 0 · بصوت الموقع: 1"


def written(format: ChronicleFormat, *, isolated: bool = False) -> str:
    derived = small_case()
    return formatted(derived, list(derived.chronicle.events), format, show_private=False, isolated=isolated)


@pytest.mark.parametrize("format", [ChronicleFormat.TEXT, ChronicleFormat.MD])
def test_three_counts_stand_side_by_side(format: ChronicleFormat) -> None:
    assert COUNTS in written(format)


def test_text_is_blocks_with_chains() -> None:
    text = written(ChronicleFormat.TEXT)
    assert text.startswith("● ")
    assert f"office ← {PUBLIC} (شخص مسمّى)" in text
    assert "own (بصوت الموقع)" in text
    assert "متى     9 يونيو/حزيران 2024" in text
    assert "tawatur explain 1" in text


def test_pages_of_one_origin_stand_on_one_line() -> None:
    again = told_by_office()
    derived = derive([told_by_office(), msgspec.structs.replace(again, id="in/second.txt")])
    event = derived.chronicle.events[0]
    lines = Entries(derived.chronicle, derived.documents).sources(event)
    assert event.origin_counts.named == 1
    assert lines == [f"office، second ← {PUBLIC} (شخص مسمّى)"]


def test_without_an_origin_the_source_is_not_stated() -> None:
    derived = small_case()
    event = msgspec.structs.replace(derived.chronicle.events[0], origins=(), origin_counts=Corroboration(0, 0, 0))
    view = Entries(derived.chronicle, derived.documents).view(event)
    assert view.sources == ("المصدر غير محدد",)
    assert "مصدر مسمّى" in view.missing


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (EventTime("../2024-06-09", None, "page"), "حتى 9 يونيو/حزيران 2024 (حدّ من تاريخ الصفحة لا تاريخ الحدث)"),
        (EventTime("2024-06-09", None, "inferred"), "9 يونيو/حزيران 2024 (مستنتج)"),
        (EventTime("2024-06-09", None, "stated"), "9 يونيو/حزيران 2024"),
        (EventTime(), "غير مؤرخ"),
    ],
)
def test_a_day_that_is_not_stated_says_so(time: EventTime, words: str) -> None:
    assert when_in_words(msgspec.structs.replace(small_case().chronicle.events[0], time=time)) == words


def test_only_screens_get_marks_of_isolation() -> None:
    marks = {FIRST_STRONG_ISOLATE, POP_ISOLATE}
    for format in (ChronicleFormat.JSON, ChronicleFormat.CSV, ChronicleFormat.MD, ChronicleFormat.TEXT):
        assert not marks & set(written(format))
    assert marks <= set(written(ChronicleFormat.TEXT, isolated=True))
    assert marks <= set(written(ChronicleFormat.HTML))


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_html_is_whole_and_needs_nothing_from_outside() -> None:
    tags = Tags()
    page = written(ChronicleFormat.HTML)
    tags.feed(page)
    assert not tags.open
    names = [name for name, _ in tags.seen]
    assert not {"script", "link", "img", "iframe"} & set(names)
    assert ("html", {"lang": "ar", "dir": "rtl"}) in tags.seen
    anchors = {attributes["href"] for name, attributes in tags.seen if name == "a"}
    ids = {f"#{attributes['id']}" for _, attributes in tags.seen if attributes.get("id")}
    assert anchors <= ids
    assert names.count("mark") == 3
    assert "http" not in page.replace("http-equiv", "")


def test_markup_of_a_page_is_escaped() -> None:
    assert "<b>" not in written(ChronicleFormat.HTML)
    assert "&lt;⁨b⁩&gt;" in written(ChronicleFormat.HTML)


def test_json_is_the_contract() -> None:
    found = json.loads(written(ChronicleFormat.JSON))
    assert {"events", "page_conflicts", "entities", "copies"} <= set(found)
    event = found["events"][0]
    assert event["origin_counts"] == {"named": 2, "anonymous": 0, "own_voice": 1}
    assert event["independent_origins"] == 2
    assert {"page", "event"} == set(event["mentions"][0])
    assert {f["origin"] for f in event["figures"]} <= {o["name"] for o in event["origins"]}


def test_csv_has_a_row_an_entry() -> None:
    rows = list(csv.DictReader(io.StringIO(written(ChronicleFormat.CSV))))
    assert len(rows) == 1
    assert [rows[0][column] for column in ("named", "anonymous", "own_voice")] == ["2", "0", "1"]
    assert tuple(rows[0]) == COLUMNS


@given(st.text())
def test_no_cell_starts_a_formula(text: str) -> None:
    cell = str(_cell(text))
    assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell.endswith(text)


@given(st.text(alphabet="<>&*_[]`#|~!\\ab", max_size=20))
def test_markdown_escapes_are_taken_back_by_a_reader(text: str) -> None:
    assert all(f"\\{sign}" in escaped(text) for sign in set(text) & set("<>*_[]`#|~!"))


def test_empty_chronicle_says_so() -> None:
    assert "لا مدخلات" in chronicle_text([])
    assert "لا مدخلات" in chronicle_html([])
    assert chronicle_csv([]).count("\n") == 1


def test_missing_names_what_no_page_says() -> None:
    derived = small_case()
    assert missing(derived.chronicle.events[0]) == []


def test_event_shows_the_sentences_with_their_trigger() -> None:
    derived = small_case()
    view = Entries(derived.chronicle, derived.documents).view(derived.chronicle.events[0])
    text = entry_text(view, quotations=True)
    assert text.count("⟦سيول⟧") == 3
    assert "in/own.txt:12-16" in text


def test_explanation_names_its_rules() -> None:
    derived = small_case()
    text = explanation(Entries(derived.chronicle, derived.documents), derived.chronicle.events[0])
    assert "[where_and_day]" in text
    assert "المكان نفسه في اليوم نفسه" in text
    assert COUNTS in text
    assert "لا حدث آخر من هذه العائلة" in text
