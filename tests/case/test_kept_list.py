"""The newsroom's own list: every change kept, undone ones too; what stands is what they come to."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.case.case import open_case
from tawatur.case.errors import CaseDamaged
from tawatur.case.lexicon import OwnLists, lexicon_with
from tawatur.case.own_names import NamesError, kept_names, read_names, written
from tawatur.lexicon.own_names import OwnName
from tawatur.model.document import Document
from tawatur.pipeline import annotate

ONE = OwnName(name="مرصد الضفاف", type="ORG", aliases=("الضفاف",), country="IQ", kind="monitor")
TWO = OwnName(name="سنمار الوهجي", type="PER", aliases=("أبو الوهج",))


def test_changes_add_up_and_none_is_lost(tmp_path: Path) -> None:
    kept = kept_names(tmp_path)
    assert (kept.entries(), kept.changes(), kept.undo(by="x")) == ([], [], [])
    kept.add([ONE, TWO], why="first list", by="editor")
    kept.remove(ONE, why="closed", by="editor")
    assert kept.entries() == [TWO]
    undone = kept.undo(by="editor")
    assert ([c.action for c in undone], kept.entries()) == (["remove"], sorted([ONE, TWO], key=lambda n: n.id))
    assert [(c.number, c.action, c.why, c.undoes) for c in kept.changes()] == [
        (1, "add", "first list", None),
        (2, "add", "first list", None),
        (3, "remove", "closed", None),
        (4, "undo", "closed", 3),
    ]
    assert kept.path.stat().st_mode & 0o777 == 0o600


def test_a_name_that_is_there_is_replaced_and_one_that_is_equal_changes_nothing(tmp_path: Path) -> None:
    kept = kept_names(tmp_path)
    kept.add([ONE], why="a", by="x")
    assert kept.add([ONE], why="b", by="x") == []
    richer = OwnName(name=ONE.name, type="ORG", aliases=("الضفاف", "مرصد الضفاف المحلي"))
    kept.add([richer], why="c", by="x")
    assert kept.entries() == [richer]
    kept.undo(by="x")
    assert kept.entries() == [ONE]


def test_a_file_of_names_is_taken_back_in_one_go(tmp_path: Path) -> None:
    kept = kept_names(tmp_path)
    kept.add([ONE], why="by hand", by="x")
    kept.add([TWO, OwnName(name="لواء الوهج", type="ORG")], why="list.csv", by="x")
    assert [c.entry["name"] for c in kept.undo(by="x")] == [TWO.name, "لواء الوهج"]
    assert kept.entries() == [ONE]


def test_a_file_with_one_name_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "two.csv"
    path.write_text("name,type,country\nحزب الضفاف,ORG,LY\nحزب الضفاف,ORG,MA\n", encoding="utf-8")
    with pytest.raises(NamesError, match=r"two\.csv, line 3: .* stands in line 2 as well"):
        read_names(path)


def test_a_damaged_line_is_named(tmp_path: Path) -> None:
    kept = kept_names(tmp_path)
    kept.add([ONE], why="a", by="x")
    with kept.path.open("ab") as file:
        file.write(b"{oops\n")
    with pytest.raises(CaseDamaged, match=r"names\.jsonl: line 2 cannot be read"):
        kept.entries()


@given(st.lists(st.sampled_from(["add one", "add two", "remove one", "undo"]), max_size=12))
def test_undoing_everything_leaves_an_empty_list(tmp_path_factory: pytest.TempPathFactory, steps: list[str]) -> None:
    kept = kept_names(tmp_path_factory.mktemp("list"))
    for step in steps:
        if step == "undo":
            kept.undo(by="x")
        else:
            name = ONE if step.endswith("one") else TWO
            (kept.add([name], why="", by="x") if step.startswith("add") else kept.remove(name, why="", by="x"))
    while kept.undo(by="x"):
        pass
    assert kept.entries() == []


def test_lists_travel_as_json_lines_and_come_from_csv(tmp_path: Path) -> None:
    lines, table = tmp_path / "n.jsonl", tmp_path / "n.csv"
    lines.write_bytes(written([ONE, TWO]))
    assert read_names(lines) == [ONE, TWO]
    table.write_text(
        "name,type,aliases,country,kind\nمرصد الضفاف,ORG,الضفاف,IQ,monitor\nسنمار  الوهجي,PER,أبو الوهج|,,\n",
        encoding="utf-8",
    )
    assert read_names(table) == [ONE, TWO]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", "name\nسالم\n", "no columns name and type"),
        ("a.csv", "name,type\nسالم الوهجي,BOAT\n", "line 2"),
        ("a.jsonl", '{"name": "سالم"}\n', "line 1"),
        ("a.jsonl", '{"name": "س", "type": "PER"}\n', "fewer than three letters"),
        ("gone.csv", None, "cannot be read"),
    ],
)
def test_a_list_that_cannot_be_taken_says_where_and_why(
    tmp_path: Path, name: str, content: str | None, message: str
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(NamesError, match=message):
        read_names(tmp_path / name)


def test_names_are_recognised_on_the_next_read_and_gone_after_undo(tmp_path: Path) -> None:
    page = tmp_path / "page.jsonl"
    text = "حذّر مرصد الضفاف من الفيضان. وقال سنمار الوهجي إن الضفاف سيواصل الرصد."
    page.write_text(json.dumps({"id": "p", "text": text}), encoding="utf-8")
    with open_case(tmp_path / "case", create=True) as case:
        case.ingest([page])
        before = case.documents()
        assert case.outdated() == []
        case.names.add([ONE, TWO], why="ours", by="editor")
        assert case.outdated() == ["p"]
        case.annotate_anew()
        named = {m.span.of(text): m.entity for m in case.documents()[0].mentions}
        assert named["مرصد الضفاف"] == named["الضفاف"] == ONE.id
        assert named["سنمار الوهجي"] == TWO.id
        assert {e.id for e in case.entities()} >= {ONE.id, TWO.id}
        while case.names.undo(by="editor"):
            pass
        case.annotate_anew()
        assert case.documents() == before


def test_a_listed_body_whose_first_word_is_a_rank_elsewhere_speaks_as_a_body() -> None:
    lexicon = lexicon_with(OwnLists((OwnName(name="لواء الظل الرمادي", type="ORG", kind="armed_group"),)))
    document = annotate(Document(id="p", text="وقال لواء الظل الرمادي إن الهجوم وقع أمس."), lexicon)
    assert [attribution.speaker.kind for attribution in document.attributions] == ["office"]
