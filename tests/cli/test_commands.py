"""Each command on the sample pages, in one process."""

import csv
import io
import json
from pathlib import Path

import pytest
from tests.cli.conftest import Invoke

KNOWN_TO_LEAK = {"أبو زهيرة"}
"""A strict failure of `test_private_people.py` until his first name is no rank."""


def test_annotate_prints_a_record_a_page(invoke: Invoke, pages: list[Path]) -> None:
    done = invoke("annotate", *pages)
    records = [json.loads(line) for line in done.out.splitlines()]
    assert done.status == 0
    assert [record["source"]["path"] for record in records] == [str(page) for page in pages]
    assert [record["text"] for record in records] == [page.read_bytes().decode() for page in pages]


def test_annotate_reads_standard_input(invoke: Invoke) -> None:
    record = json.dumps({"id": "p7", "text": "وصل الوفد إلى تونس."}).encode()
    done = invoke("annotate", "-", stdin=record)
    assert (done.status, json.loads(done.out)["id"]) == (0, "p7")


def test_annotate_as_text(invoke: Invoke, pages: list[Path]) -> None:
    done = invoke("annotate", pages[0], "--format", "text")
    assert done.text.startswith("■ ")


def test_pages_that_fail_are_listed_and_the_others_written(invoke: Invoke, pages: list[Path], tmp_path: Path) -> None:
    latin = tmp_path / "latin.txt"
    latin.write_bytes("قال".encode("cp1256"))
    done = invoke("annotate", latin, tmp_path / "gone.txt", pages[0])
    assert done.status == 1
    assert len(done.out.splitlines()) == 1
    assert "2 of the inputs could not be taken" in done.err
    assert "iconv" in done.err
    assert "gone.txt" in done.err


def test_ingesting_twice_changes_nothing(invoke: Invoke, pages: list[Path], tmp_path: Path) -> None:
    case = tmp_path / "case"
    first = invoke("ingest", pages[0], "--case", case)
    second = invoke("ingest", pages[0], "--case", case)
    assert (first.status, second.status) == (0, 0)
    assert "1 added" in first.err
    assert "0 added" in second.err
    assert "1 unchanged" in second.err


def test_other_text_under_one_id_needs_replace(invoke: Invoke, tmp_path: Path) -> None:
    page, case = tmp_path / "page.txt", tmp_path / "case"
    for text, arguments, status in (("وصل الوفد.", [], 0), ("غادر الوفد.", [], 1), ("غادر الوفد.", ["--replace"], 0)):
        page.write_text(text, encoding="utf-8")
        assert invoke("ingest", page, "--case", case, *arguments).status == status


def shown_numbers(text: str) -> list[int]:
    return [int(line.rpartition("[")[2].rstrip("]")) for line in text.splitlines() if line.startswith("● ")]


def test_numbers_of_the_text_name_the_same_entries_everywhere(invoke: Invoke, sample_case: Path) -> None:
    text = invoke("chronicle", "--case", sample_case).text
    events = json.loads(invoke("chronicle", "--case", sample_case, "--format", "json").out)["events"]
    by_number = {event["number"]: event for event in events}
    numbers = shown_numbers(text)
    assert numbers
    assert numbers == sorted(set(numbers))
    assert {by_number[number]["level"] for number in numbers} <= {"main", "background"}
    number = numbers[-1]
    assert invoke("event", str(number), "--case", sample_case).text.startswith(
        f"● {by_number[number]['title']}  [{number}]"
    )
    by_id = invoke("explain", by_number[number]["id"], "--case", sample_case)
    assert by_id.text == invoke("explain", f"[{number}]", "--case", sample_case).text
    assert by_number[number]["id"] in by_id.text


def test_json_holds_folded_entries_unless_a_level_is_asked_for(invoke: Invoke, sample_case: Path) -> None:
    def levels(*arguments: str) -> set[str]:
        found = invoke("chronicle", "--case", sample_case, "--format", "json", *arguments)
        return {event["level"] for event in json.loads(found.out)["events"]}

    assert "folded" in levels()
    assert levels("--level", "all") == levels()
    assert levels("--level", "main") == {"main"}


def test_levels_of_the_text(invoke: Invoke, sample_case: Path) -> None:
    def numbers(*arguments: str) -> set[int]:
        return set(shown_numbers(invoke("chronicle", "--case", sample_case, *arguments).text))

    levels = {level: numbers("--level", level) for level in ("main", "background", "folded", "all")}
    assert numbers() == levels["main"] | levels["background"]
    assert levels["all"] == numbers() | levels["folded"]


@pytest.mark.parametrize(
    ("arguments", "holds"),
    [
        (["--type", "HARM"], lambda event: event["type"].startswith("HARM.")),
        (["--status", "planned"], lambda event: event["status"] == "planned"),
        (["--min-origins", "1"], lambda event: event["independent_origins"] >= 1),
        (["--since", "2023-01-01"], lambda event: event["time"]["value"] is not None),
        (["--place", "السودان"], lambda event: True),
    ],
)
def test_filters(invoke: Invoke, sample_case: Path, arguments: list[str], holds) -> None:
    whole = json.loads(invoke("chronicle", "--case", sample_case, "--format", "json").out)["events"]
    part = json.loads(invoke("chronicle", "--case", sample_case, "--format", "json", *arguments).out)["events"]
    assert 0 < len(part) < len(whole)
    assert all(holds(event) for event in part)


def test_csv_and_html_go_to_a_file(invoke: Invoke, sample_case: Path, tmp_path: Path) -> None:
    for format in ("csv", "html"):
        file = tmp_path / f"chronicle.{format}"
        done = invoke("chronicle", "--case", sample_case, "--format", format, "--output", file)
        assert (done.status, done.out) == (0, b"")
        assert file.read_bytes() == invoke("chronicle", "--case", sample_case, "--format", format).out
    assert list(tmp_path.glob("*.part")) == []


def test_private_people_of_the_sample_are_masked(invoke: Invoke, sample_case: Path) -> None:
    shown = json.loads(invoke("chronicle", "--case", sample_case, "--format", "json", "--show-private").out)
    private = {e["name"] for e in shown["entities"] if not e["public"] and " " in e["name"]} - KNOWN_TO_LEAK
    assert all(e["type"] == "PER" for e in shown["entities"] if not e["public"])
    for format in ("text", "html", "csv", "md", "json"):
        text = invoke("chronicle", "--case", sample_case, "--format", format, "--level", "all").text
        assert not [name for name in private if name in text]


def test_export_prints_the_pages(invoke: Invoke, sample_case: Path, pages: list[Path]) -> None:
    records = [
        json.loads(line) for line in invoke("export", "--case", sample_case, "--format", "jsonl").out.splitlines()
    ]
    assert {record["text"] for record in records} == {page.read_bytes().decode() for page in pages}


def test_page_and_its_gaps(invoke: Invoke, sample_case: Path, pages: list[Path]) -> None:
    whole = invoke("page", pages[0], "--case", sample_case)
    gaps = invoke("page", pages[0], "--gaps", "--case", sample_case)
    assert whole.text.startswith(f"■ {pages[0]}")
    assert gaps.status == 0
    assert "■" not in gaps.text


def test_judge_and_undo(invoke: Invoke, own_case: Path) -> None:
    number = str(shown_numbers(invoke("chronicle", "--case", own_case).text)[0])
    before = invoke("chronicle", "--case", own_case, "--format", "json").out
    done = invoke("judge", number, "--title", "عنوان من إنسان", "--why", "أوضح", "--case", own_case)
    assert done.status == 0
    assert "● عنوان من إنسان" in invoke("chronicle", "--case", own_case).text
    assert "حكم person: أوضح" in invoke("explain", number, "--case", own_case).text
    assert "undone: title" in invoke("undo", "--case", own_case).err
    assert invoke("chronicle", "--case", own_case, "--format", "json").out == before
    assert "no judgement to undo" in invoke("undo", "--case", own_case).err


def test_a_correction_of_an_entry_is_undone_as_one(
    invoke: Invoke, sample_case: Path, pages: list[Path], tmp_path: Path
) -> None:
    case = tmp_path / "case"
    invoke("ingest", *pages, "--case", case)
    before = json.loads(invoke("chronicle", "--case", case, "--format", "json").out)["events"]
    several = next(event for event in before if len(event["mentions"]) > 1 and event["level"] == "main")
    invoke("judge", str(several["number"]), "--date", "2031-05-06", "--why", "تجربة", "--case", case)
    after = json.loads(invoke("chronicle", "--case", case, "--format", "json").out)["events"]
    assert [e["mentions"] for e in after if e["time"]["value"] == "2031-05-06"] == [several["mentions"]]
    invoke("undo", "--case", case)
    assert json.loads(invoke("chronicle", "--case", case, "--format", "json").out)["events"] == before


def test_dropping_and_splitting(invoke: Invoke, own_case: Path) -> None:
    def events() -> list[dict]:
        return json.loads(invoke("chronicle", "--case", own_case, "--format", "json").out)["events"]

    first = events()[0]
    key = f"{first['mentions'][0]['page']}#{first['mentions'][0]['event']}"
    assert invoke("judge", key, "--drop", "--why", "ليس حدثا", "--case", own_case).status == 0
    assert first["id"] not in {event["id"] for event in events()}


@pytest.mark.parametrize(
    "arguments",
    [
        ["judge", "1", "--why", "x"],
        ["judge", "1", "--drop", "--title", "x", "--why", "x"],
        ["judge", "1", "--date", "someday", "--why", "x"],
        ["judge", "1", "--same", "1", "--why", "x"],
        ["judge", "1", "--drop", "--why", " "],
        ["judge", "1", "--drop"],
        ["judge", "1", "--status", "perhaps", "--why", "x"],
        ["event", "99999"],
        ["explain", "nothing"],
        ["page", "no-such-page"],
        ["chronicle", "--since", "yesterday"],
        ["chronicle", "--min-origins", "-1"],
        ["chronicle", "--format", "pdf"],
        ["chronicle", "--output", "no/such/folder/x.html"],
    ],
)
def test_wrong_usage_is_one_message_and_status_2(invoke: Invoke, sample_case: Path, arguments: list[str]) -> None:
    done = invoke(*arguments, "--case", sample_case)
    assert done.status == 2
    assert done.err.strip()
    assert "Traceback" not in done.err


def test_csv_rows_are_the_entries_of_the_text(invoke: Invoke, sample_case: Path) -> None:
    rows = list(
        csv.DictReader(io.StringIO(invoke("chronicle", "--case", sample_case, "--format", "csv").text, newline=""))
    )
    assert [int(row["number"]) for row in rows] == shown_numbers(invoke("chronicle", "--case", sample_case).text)
