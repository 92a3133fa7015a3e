"""What follows from the pages: the chronicle that is kept, and judgements laid over it."""

import io
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

import tawatur.case.case as case_module
from tawatur.case.case import Case, open_case
from tawatur.case.errors import CaseNotPermitted, NoSuchAnnotation, NoSuchEvent, NoSuchPage
from tawatur.corpus.chronicle import derive
from tawatur.model.chronicle import Judgement


def judgement(subject: str, **changes: str) -> Judgement:
    fields = {"verdict": "drop", "made_by": "a person", "why": "لأسباب", **changes}
    return Judgement(subject=subject, **fields)  # type: ignore[arg-type]


def some_key(case: Case) -> str:
    """Key of an annotation that every page has."""
    document = case.documents()[0]
    return f"{document.id}#{document.timexes[0].id}"


def test_derived_is_what_the_pages_and_judgements_give(case: Case) -> None:
    expected = derive(case.documents(), [])
    assert case.chronicle() == expected.chronicle
    assert case.derived().documents == expected.documents
    assert case.page("fire") == next(d for d in expected.documents if d.id == "fire")


def test_derived_is_kept_between_commands_until_something_changes(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    first = case.derived()
    calls: list[int] = []

    def counted(*arguments: object) -> object:
        calls.append(1)
        return derive(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(case_module, "derive", counted)
    with open_case(case.folder) as again:
        assert again.derived() == first
        assert again.derived() is again.derived()
        assert not calls
        again.judge(judgement(some_key(again)))
        again.derived()
        assert len(calls) == 1
    case.ingest(["-"], stdin=io.BytesIO("صفحة جديدة".encode()))
    assert len(case.derived().documents) == 4
    assert len(calls) == 2
    monkeypatch.setattr(case_module, "corpus_version", lambda names=(): "newer")
    case.derived()
    assert len(calls) == 3


def test_derived_is_the_same_whether_kept_or_not(case: Case) -> None:
    case.close()
    with open_case(case.folder, read_only=True) as reader:
        fresh = reader.derived()
    with open_case(case.folder) as writer:
        writer.derived()
    with open_case(case.folder, read_only=True) as reader:
        assert reader.derived() == fresh


def test_what_is_not_in_the_case_is_told(case: Case) -> None:
    with pytest.raises(NoSuchPage, match="nowhere"):
        case.page("nowhere")
    with pytest.raises(NoSuchPage, match="nowhere"):
        case.original("nowhere")
    with pytest.raises(NoSuchEvent, match="99999"):
        case.event(99999)
    for subject, other in (("nowhere#e:1-2", None), ("fire#e:9999-99999", None), (some_key(case), "fire"), ("", None)):
        with pytest.raises(NoSuchAnnotation):
            case.judge(Judgement(verdict="same", subject=subject, other=other, made_by="a person", why="لأسباب"))
    assert case.judgements() == []


def test_events_are_found_by_number_id_and_mention(case: Case) -> None:
    for event in case.chronicle().events:
        key = f"{event.mentions[0].page}#{event.mentions[0].event}"
        assert (
            case.event(event.number)
            == case.event(str(event.number))
            == case.event(event.id)
            == case.event(key)
            == event
        )


def test_judgements_stand_until_undone_and_carry_their_moment(case: Case) -> None:
    key = some_key(case)
    assert case.judge(judgement(key)) == 1
    assert case.judge(judgement(key, verdict="title", value="عنوان")) == 2
    assert [made.verdict for made in case.judgements()] == ["drop", "title"]
    assert all(made.made_at and made.made_at.endswith("Z") for made in case.judgements())
    undone = case.undo()
    assert undone is not None and undone.value == "عنوان"
    assert [made.verdict for made in case.judgements()] == ["drop"]
    assert case.undo() is not None
    assert case.undo() is None


def test_a_judgement_whose_subject_is_gone_is_listed_and_never_dropped(case: Case) -> None:
    key = some_key(case)
    case.judge(judgement(key))
    assert case.lost_judgements() == []
    page = key.partition("#")[0]
    before = case.original(page)
    case.ingest(["-"], stdin=io.BytesIO(f'{{"id": "{page}", "text": "نص"}}'.encode()), replace=True)
    assert [lost.subject for lost in case.lost_judgements()] == [key]
    assert [made.subject for made in case.judgements()] == [key]
    case.ingest(["-"], stdin=io.BytesIO(before), replace=True)
    assert case.lost_judgements() == []


def test_reading_only_reads_all_and_writes_nothing(case: Case, pages: Path) -> None:
    key = some_key(case)
    with open_case(case.folder, read_only=True) as reader:
        assert reader.documents() == case.documents()
        assert reader.chronicle() == case.chronicle()
        assert reader.ingest([pages]).unchanged == 3
        with pytest.raises(CaseNotPermitted):
            reader.judge(judgement(key))
        with pytest.raises(CaseNotPermitted):
            reader.ingest(["-"], stdin=io.BytesIO("صفحة جديدة".encode()))


def test_the_database_toolkit_is_imported_only_when_a_case_is_opened() -> None:
    script = "import sys, tawatur.case.case, tawatur.readers.inputs; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_a_damaged_chronicle_that_was_kept_is_derived_anew(case: Case) -> None:
    before = case.chronicle().events
    case.close()
    with closing(sqlite3.connect(case.folder / "case.sqlite")) as store, store:
        assert store.execute("UPDATE derived SET result = x'00112233'").rowcount == 1
    with open_case(case.folder) as again:
        assert again.chronicle().events == before


def test_pairs_that_rules_keep_apart_are_not_kept_but_those_of_people_are(case: Case) -> None:
    one, two = (event.mentions[0].key for event in case.chronicle().events[:2])
    case.judge(Judgement(verdict="different", subject=one, other=two, made_by="person", why="حدثان"))
    kept = [j.made_by for j in case.chronicle().judgements if j.verdict == "different"]
    assert kept == ["person"]
