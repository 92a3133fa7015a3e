"""Ingest: in order, once, resumable, the same for any number of processes."""

import io
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

import tawatur.case.case as case_module
import tawatur.case.ingest as ingest_module
from tawatur.case.case import Case, PageDone, open_case
from tawatur.case.errors import IngestStopped
from tawatur.lexicon.lexicon import load_lexicon
from tawatur.model.chronicle import Judgement
from tawatur.model.document import Document
from tawatur.pipeline import annotate


def told(pages: Path) -> dict[str, str]:
    lines = map(json.loads, pages.read_text(encoding="utf8").splitlines())
    return {line["id"]: line["text"] for line in lines}


def many(count: int) -> bytes:
    texts = (f"وصل الوفد رقم {n} إلى مدينة الزهراء يوم {n % 28 + 1} مارس 2024." for n in range(count))
    return "".join(json.dumps({"id": f"p{n}", "text": text}) + "\n" for n, text in enumerate(texts)).encode()


def test_pages_are_annotated_and_stored_with_their_bytes(case: Case, pages: Path) -> None:
    expected = [annotate(Document(id=name, text=text)).record() for name, text in told(pages).items()]
    found = case.documents()
    assert [d.with_layers(source=e.source) for d, e in zip(found, expected, strict=True)] == expected
    assert [case.original(d.id) for d in found] == pages.read_bytes().splitlines()


def test_the_same_pages_again_change_nothing(case: Case, pages: Path) -> None:
    before, done = case.documents(), list[PageDone]()
    report = case.ingest([pages], progress=done.append)
    assert (report.added, report.unchanged, report.updated, report.problems) == (0, 3, 0, ())
    assert [(one.number, one.outcome) for one in done] == [(1, "unchanged"), (2, "unchanged"), (3, "unchanged")]
    assert case.documents() == before


def test_other_bytes_are_a_clash_unless_replacing_is_asked_for(case: Case) -> None:
    line = json.dumps({"id": "fire", "text": "نص آخر"}).encode()
    report = case.ingest(["-"], stdin=io.BytesIO(line))
    assert [problem.code for problem in report.problems] == ["id_clash"]
    assert report.problems[0].where == "standard input:1"
    assert case.original("fire") != line
    assert case.ingest(["-"], stdin=io.BytesIO(line), replace=True).updated == 1
    assert case.original("fire") == line
    assert case.ingest(["-"], stdin=io.BytesIO(line), replace=True).unchanged == 1


def test_problems_are_listed_in_order_among_the_pages(case: Case, tmp_path: Path) -> None:
    file = tmp_path / "mixed.jsonl"
    lines = [
        '{"id": "a", "text": "نص"}',
        "{",
        '{"id": "b", "text": "نص"}',
        '{"text": 3}',
        '{"id": "fire", "text": "نص"}',
    ]
    file.write_text("\n".join(lines), encoding="utf8")
    done: list[PageDone] = []
    report = case.ingest([file, tmp_path / "no.txt"], progress=done.append)
    assert (report.added, report.unchanged, report.updated) == (2, 0, 0)
    assert [problem.code for problem in report.problems] == ["bad_json", "no_text", "id_clash", "missing"]
    assert [(one.id, one.outcome) for one in done] == [
        ("a", "added"),
        (f"{file}:2", "problem"),
        ("b", "added"),
        (f"{file}:4", "problem"),
        (f"{file}:5", "problem"),
        (str(tmp_path / "no.txt"), "problem"),
    ]
    assert [one.number for one in done] == [1, 2, 3, 4, 5, 6]


def test_what_is_acknowledged_is_stored_already(tmp_path: Path) -> None:
    with open_case(tmp_path / "case", create=True) as case, open_case(tmp_path / "case", read_only=True) as reader:

        def check(done: PageDone) -> None:
            assert reader.original(done.id)

        assert case.ingest(["-"], stdin=io.BytesIO(many(5)), progress=check).added == 5


def test_the_result_is_the_same_for_any_number_of_processes(tmp_path: Path) -> None:
    lines = many(70).splitlines(keepends=True)
    data = b"".join([*lines[:20], b"{\n", lines[3], *lines[20:]])
    cases, reports, orders = [], [], []
    for processes in (1, 2):
        done: list[PageDone] = []
        with open_case(tmp_path / str(processes), create=True) as case:
            case.ingest(["-"], stdin=io.BytesIO(b"".join(lines[30:33])))
            report = case.ingest(["-"], stdin=io.BytesIO(data), processes=processes, progress=done.append)
            cases.append(case.documents())
        reports.append(report)
        orders.append(done)
    assert cases[0] == cases[1]
    assert orders[0] == orders[1]
    assert reports[0] == reports[1]
    assert (reports[0].added, reports[0].unchanged) == (67, 3)
    assert [problem.code for problem in reports[0].problems] == ["bad_json", "duplicate_id"]


def test_newer_rules_annotate_anew_and_keep_judgements(
    case: Case, pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    subject = next(f"{d.id}#{m.id}" for d in case.documents() for m in (*d.timexes, *d.blocks))
    case.judge(Judgement(verdict="drop", subject=subject, made_by="a person", why="لأسباب"))
    assert case.outdated() == []
    for module in (ingest_module, case_module):
        monkeypatch.setattr(module, "pipeline_version", lambda *_: "newer")
    assert case.outdated() == ["fire", "visit", "talks"]
    assert case.ingest([pages]).updated == 3
    assert case.outdated() == []
    for module in (ingest_module, case_module):
        monkeypatch.setattr(module, "pipeline_version", lambda *_: "newest")
    before = case.documents()
    assert case.annotate_anew().updated == 3
    assert case.documents() == before
    assert [judgement.subject for judgement in case.judgements()] == [subject]


def test_a_failing_stage_is_listed_and_the_page_kept(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load_lexicon(), "counts", None)
    monkeypatch.setattr(load_lexicon(), "forms_seen", {})
    report = case.ingest(["-"], stdin=io.BytesIO('{"id": "x", "text": "وصل الوفد"}'.encode()))
    assert report.added == 1
    assert {problem.code for problem in report.problems} == {"stage_failed"}
    assert case.original("x")


_INGEST = """
import sys
from tawatur.case.case import open_case
with open_case(sys.argv[1], create=True) as case:
    report = case.ingest([sys.argv[2]], progress=lambda done: print(done.id, done.outcome, flush=True))
print("end", flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_ten_kills_at_random_moments_lose_no_acknowledged_page(tmp_path: Path) -> None:
    chance, count = random.Random(20240303), 400
    pages = tmp_path / "pages.jsonl"
    pages.write_bytes(many(count))
    acknowledged: set[str] = set()
    for _ in range(10):
        run = subprocess.Popen(
            [sys.executable, "-c", _INGEST, str(tmp_path / "case"), str(pages)], stdout=subprocess.PIPE, text=True
        )
        assert run.stdout is not None
        first = run.stdout.readline() if chance.random() < 0.7 else ""
        time.sleep(chance.random() * (0.15 if first else 0.6))
        run.send_signal(signal.SIGKILL)
        said = first + run.stdout.read()
        run.wait()
        run.stdout.close()
        acknowledged |= {line.split()[0] for line in said.splitlines(keepends=True) if line.endswith("ed\n")}
        with open_case(tmp_path / "case", create=True) as case:
            assert acknowledged <= {document.id for document in case.documents()}
            assert all(case.original(page) for page in acknowledged)
        assert _say(tmp_path / "case" / "case.sqlite", "PRAGMA integrity_check") == "ok"
        assert _say(tmp_path / "case" / "case.sqlite", "SELECT count(*) FROM pragma_foreign_key_check") == 0
    assert acknowledged
    with open_case(tmp_path / "case") as case:
        report = case.ingest([pages])
        assert report.added < count and not report.problems
        assert [document.id for document in case.documents()] == [f"p{n}" for n in range(count)]


def _say(path: Path, statement: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement).fetchone()[0]


_KILLED_WORKER = """
import contextlib, os, signal, sys, multiprocessing
from tawatur.case.case import open_case
from tawatur.case.errors import IngestStopped

def kill_a_worker(done):
    for child in multiprocessing.active_children():
        with contextlib.suppress(ProcessLookupError):  # it may have ended by an earlier kill
            os.kill(child.pid, signal.SIGKILL)

if __name__ == "__main__":
    with open_case(sys.argv[1], create=True) as case:
        try:
            case.ingest([sys.argv[2]], processes=2, progress=kill_a_worker)
        except IngestStopped as error:
            print(error)
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_a_killed_worker_is_told_and_ingest_goes_on_from_there(tmp_path: Path) -> None:
    script, pages = tmp_path / "script.py", tmp_path / "pages.jsonl"
    script.write_text(_KILLED_WORKER, encoding="utf8")
    pages.write_bytes(many(300))
    run = subprocess.run([sys.executable, script, tmp_path / "case", pages], capture_output=True, text=True, timeout=60)
    assert "worker process ended" in run.stdout, run.stderr
    with open_case(tmp_path / "case") as case:
        report = case.ingest([pages])
        assert report.added < 300
        assert len(case.documents()) == 300
    assert issubclass(IngestStopped, Exception)
