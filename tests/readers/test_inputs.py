"""Inputs as people give them: every page comes out, every fault is told, nothing stops."""

import io
import json
import os
import tempfile
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.readers.inputs import read_inputs
from tawatur.readers.page_input import InputProblem, PageInput
from tawatur.readers.streams import MOST_BYTES

TEXT = "وصل وفد بلدية الزهراء إلى المدينة صباح أمس."


def record(**fields: object) -> str:
    return json.dumps(fields, ensure_ascii=False)


def read(*inputs: str | Path, stdin: bytes = b"") -> list[PageInput | InputProblem]:
    return list(read_inputs(inputs, io.BytesIO(stdin)))


def codes(found: list[PageInput | InputProblem]) -> list[str]:
    return [one.code if isinstance(one, InputProblem) else "page" for one in found]


def only_page(found: list[PageInput | InputProblem]) -> PageInput:
    (page,) = found
    assert isinstance(page, PageInput), page
    return page


def test_a_file_is_a_page_named_by_its_path_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in/a.txt").write_text(TEXT, encoding="utf8")
    page = only_page(read("in/a.txt"))
    assert (page.id, page.path, page.line, page.text, page.source.path) == (
        "in/a.txt",
        "in/a.txt",
        None,
        TEXT,
        "in/a.txt",
    )


def test_a_folder_gives_its_pages_sorted_and_named_relative_to_it(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/records.jsonl", "a.md", ".hidden.txt", ".git/c.txt", "UPPER.TXT"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(record(text=TEXT) if name.endswith("jsonl") else TEXT, encoding="utf8")
    assert [page.id for page in read(tmp_path) if isinstance(page, PageInput)] == [
        "UPPER.TXT",
        "a/records.jsonl:1",
        "a/z.txt",
        "b.txt",
    ]


@pytest.mark.parametrize(
    "data",
    [
        "سطر\r\nسطر\nسطر\r\n".encode(),
        "\ufeffبداية بعلامة".encode(),
        "\u200fنص\u202b باتجاهات\u202c\x07 ومحارف تحكم\x1b[0m\x85\u2028".encode(),
        "\r\r\nنص\x0c".encode(),
    ],
)
def test_bytes_and_text_are_kept_exactly(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "p.txt"
    file.write_bytes(data)
    page = only_page(read(file))
    assert page.original == data
    assert page.text.encode() == data


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=60))
def test_any_text_with_an_arabic_letter_comes_back_as_it_was(text: str) -> None:
    data = (text + "ن").encode()
    page = only_page(read("-", stdin=data))
    assert page.text.encode() == page.original == data


def test_standard_input_names_a_page_by_its_bytes() -> None:
    first, again, other = (only_page(read("-", stdin=text.encode())) for text in (TEXT, TEXT, TEXT + "!"))
    assert first.id == again.id != other.id
    assert first.path is None


def test_a_record_gives_text_id_and_source(tmp_path: Path) -> None:
    given_fields = {"url": "https://example.org/1", "outlet": "صحيفة", "title": "عنوان", "published": "2024-03-02"}
    line = record(id="p1", text=TEXT, fetched=None, extra=[1, {}], **given_fields)
    file = tmp_path / "pages.jsonl"
    file.write_bytes(b"\xef\xbb\xbf\r\n" + line.encode() + b"\r\n\n" + record(text=TEXT).encode())
    first, second = read(file)
    assert isinstance(first, PageInput) and isinstance(second, PageInput)
    assert (first.id, first.line, first.original) == ("p1", 2, line.encode())
    assert {name: getattr(first.source, name) for name in given_fields} == given_fields
    assert first.source.fetched is None
    assert (second.id, second.line) == (f"{file}:4", 4)


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("x", record(text=TEXT) + "\n" + record(text=TEXT), ["page", "page"]),
        ("x.json", '{"id": "cut", "text": "نص', ["bad_json"]),
        ("x.txt", record(text=TEXT), ["page"]),
        ("x.txt", '{"@context": "https://schema.org"}\n' + TEXT, ["page"]),
        ("x.txt", "{" + TEXT, ["page"]),
        ("x.ndjson", TEXT, ["bad_json"]),
    ],
)
def test_records_are_known_by_name_or_first_line(tmp_path: Path, name: str, data: str, expected: list[str]) -> None:
    file = tmp_path / name
    file.write_text(data, encoding="utf8")
    found = read(file)
    assert codes(found) == expected
    if name == "x.txt" and data.startswith('{"@'):
        assert only_page(found).text == data


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t\r\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        ("نص قديم".encode("windows-1256"), "not_utf8"),
        ("نص".encode("utf-16"), "not_utf8"),
        ("نص".encode()[:-1], "truncated"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "binary"),
        (TEXT.encode() + b"\0", "binary"),
        (b"Only English here, 123.", "no_arabic"),
        ("،؟؛ ٢٠٢٤".encode(), "no_arabic"),
        (TEXT.encode() * (MOST_BYTES // len(TEXT.encode()) + 1), "too_long"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_bad_page_is_a_problem_with_a_way_out(tmp_path: Path, data: bytes, code: str) -> None:
    bad, good = tmp_path / "a.txt", tmp_path / "b.txt"
    bad.write_bytes(data)
    good.write_text(TEXT, encoding="utf8")
    problem, page = read(tmp_path)
    assert isinstance(problem, InputProblem) and isinstance(page, PageInput)
    assert (problem.code, problem.where) == (code, str(bad))
    assert problem.message and problem.what_to_do


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('{"id": "cut", "text": "نص', "bad_json"),
        ('{"text": "نص"} tail', "bad_json"),
        ('{"text": "\\ud800 نص"}', "bad_json"),
        ("[1, 2]", "not_a_record"),
        ('"نص"', "not_a_record"),
        ("[" * 100_000, "not_a_record"),
        ('{"x": ' + "[" * 100_000, "not_a_record"),
        ('{"id": "a"}', "no_text"),
        ('{"text": null}', "no_text"),
        ('{"text": ["نص"]}', "no_text"),
        ('{"text": ""}', "empty"),
        ('{"text": "english"}', "no_arabic"),
        ('{"text": "نص\\u0000"}', "binary"),
        ('{"text": "نص", "published": 20240302}', "bad_field"),
        ('{"text": "نص", "id": "a\\nb"}', "bad_field"),
        ('{"text": "نص", "id": true}', "bad_field"),
    ],
)
def test_a_bad_record_is_a_problem_and_the_next_is_read(tmp_path: Path, line: str, code: str) -> None:
    file = tmp_path / "p.jsonl"
    file.write_text(line + "\n" + record(text=TEXT), encoding="utf8")
    problem, page = read(file)
    assert isinstance(problem, InputProblem) and isinstance(page, PageInput)
    assert (problem.code, problem.where) == (code, f"{file}:1")


def test_a_line_that_is_not_utf8_is_a_problem_and_the_next_is_read() -> None:
    lines = [record(text=TEXT).encode("windows-1256", "replace"), record(text=TEXT).encode()]
    assert codes(read("-", stdin=b"\n".join(lines))) == ["not_utf8", "page"]


def test_a_line_of_50_mb_is_passed_over_without_holding_it(tmp_path: Path) -> None:
    file = tmp_path / "big.jsonl"
    with file.open("wb") as out:
        out.write(b'{"text": "')
        for _ in range(50):
            out.write("ن".encode() * 500_000)
        out.write(b'"}\n' + record(text=TEXT).encode())
    tracemalloc.start()
    found = read(file)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert codes(found) == ["too_long", "page"]
    assert peak < 4 * MOST_BYTES


def test_two_pages_with_one_id_are_a_problem_that_names_the_first(tmp_path: Path) -> None:
    file = tmp_path / "p.jsonl"
    file.write_text(record(id=7, text=TEXT) + "\n" + record(id="7", text=TEXT + "!"), encoding="utf8")
    found = read(file, file)
    assert codes(found) == ["page", "duplicate_id", "duplicate_id", "duplicate_id"]
    assert f"{file}:1" in str(found[1])
    assert codes(read("-", "-", stdin=TEXT.encode())) == ["page", "empty"]


class BrokenPipe(io.BytesIO):
    """A stream whose source goes away after its first line."""

    def readline(self, *limit: int) -> bytes:  # type: ignore[override]
        if self.tell():
            raise OSError(5, "Input/output error")
        return super().readline(*limit)


def test_a_stream_that_breaks_off_is_a_problem_after_what_was_read(tmp_path: Path) -> None:
    broken = BrokenPipe((record(text=TEXT) + "\n").encode() * 3)
    assert codes(list(read_inputs(["-", tmp_path / "no.txt"], broken))) == ["page", "unreadable", "missing"]


@pytest.mark.skipif(os.name != "posix", reason="needs named pipes and symbolic links")
def test_what_is_not_there_or_no_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "empty").mkdir()
    found = read(tmp_path / "no.txt", tmp_path, tmp_path / "empty", "bad\0name")
    assert codes(found) == ["missing", "missing", "not_a_file", "empty_folder", "unreadable"]


def test_a_name_that_is_not_utf8_does_not_stop_the_run(tmp_path: Path) -> None:
    name = os.fsdecode(bytes(tmp_path) + b"/\xe9.txt")
    try:
        Path(name).write_text(TEXT, encoding="utf8")
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    assert only_page(read(tmp_path)).id == "\ufffd.txt"


@pytest.fixture
def as_nobody() -> Iterator[Path]:
    """A folder of its own, read by a user who is not root (root may read everything)."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)
        if os.geteuid() != os.getuid():
            os.seteuid(os.getuid())


@pytest.mark.skipif(os.name != "posix", reason="POSIX permissions")
def test_no_permission_is_a_problem(as_nobody: Path) -> None:
    (as_nobody / "closed").mkdir()
    (as_nobody / "a.txt").write_text(TEXT, encoding="utf8")
    (as_nobody / "b.txt").write_text(TEXT, encoding="utf8")
    (as_nobody / "a.txt").chmod(0)
    (as_nobody / "closed").chmod(0)
    if os.getuid() == 0:
        os.seteuid(65534)
    found = read(as_nobody)
    assert sorted(codes(found)) == ["no_permission", "no_permission", "page"]
