"""What goes wrong around the program: media, limits, devices, names of files. A clear line, the right status, nothing lost."""

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.cli.conftest import Invoke, tawatur

NOBODY = 65534


@pytest.fixture
def readable_case(own_case: Path) -> Iterator[Path]:
    """The case in a folder that may be read and not written."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "case")
        folder.mkdir()
        for file in own_case.iterdir():
            (folder / file.name).write_bytes(file.read_bytes())
            (folder / file.name).chmod(0o444)
        Path(name).chmod(0o755)
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)


@contextmanager
def not_root() -> Iterator[None]:
    """As a user whom rights bind. What is imported must be imported before: the interpreter may lie in root's own folder."""
    if os.getuid() == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(os.getuid())


@pytest.mark.parametrize(
    "arguments", [["chronicle"], ["event", "1"], ["explain", "1"], ["export"], ["chronicle", "--format", "json"]]
)
def test_reading_needs_no_right_to_write(
    invoke: Invoke, own_case: Path, readable_case: Path, arguments: list[str]
) -> None:
    by_owner = invoke(*arguments, "--case", own_case)
    with not_root():
        done = invoke(*arguments, "--case", readable_case)
    assert done.status == 0, done.err
    assert done.out == by_owner.out != b""


@pytest.mark.parametrize("arguments", [["judge", "1", "--drop", "--why", "x"], ["undo"], ["ingest", "-"]])
def test_writing_where_only_reading_is_allowed_is_told(
    invoke: Invoke, own_case: Path, readable_case: Path, arguments: list[str]
) -> None:
    page = "وصل الوفد.".encode()
    assert invoke(*arguments, "--case", own_case, stdin=page).status == 0
    with not_root():
        done = invoke(*arguments, "--case", readable_case, stdin=page)
    assert done.status == 2
    assert "case.sqlite: it may not be written" in done.err


def test_a_limit_on_the_size_of_files_is_told_and_what_was_stored_stays(tmp_path: Path, pages: list[Path]) -> None:
    command = [sys.executable, "-c", "from tawatur.cli.main import run; run()", "ingest", *map(str, pages)]
    done = subprocess.run(
        [*command, "--case", str(tmp_path / "case")],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (250_000, 250_000)),
    )
    assert done.returncode == 1
    assert "case.sqlite: the disk" in done.stderr
    assert "make room" in done.stderr
    stored = len(tawatur("export", "--case", tmp_path / "case").out.splitlines())
    again = tawatur("ingest", *pages, "--case", tmp_path / "case")
    assert again.status == 0
    assert f"{len(pages) - stored} added, 0 updated, {stored} unchanged" in again.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("output", [[], ["--output", "/dev/full"]])
def test_output_that_the_disk_does_not_take_is_status_1(sample_case: Path, output: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-c", "from tawatur.cli.main import run; run()", "chronicle", *output]
        out = subprocess.PIPE if output else full
        done = subprocess.run(
            [*command, "--case", str(sample_case)], stdout=out, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 1
    assert "make room" in done.stderr


def test_a_pipe_is_written_to_and_not_replaced(sample_case: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        assert tawatur("chronicle", "--case", sample_case, "--output", pipe).status == 0
        assert reader.communicate()[0] == tawatur("chronicle", "--case", sample_case, "--output", "-").out != b""
    assert pipe.is_fifo()


def test_a_link_is_followed(sample_case: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "target")
    assert tawatur("chronicle", "--case", sample_case, "--output", tmp_path / "link").status == 0
    assert (tmp_path / "link").is_symlink()
    assert "من يقول" in (tmp_path / "target").read_text(encoding="utf-8")


def test_no_escape_in_a_name_reaches_the_terminal(tmp_path: Path) -> None:
    name = tmp_path / "a\x1b[31m\nb\u202e.txt"
    name.write_text("no Arabic")
    done = tawatur("annotate", name)
    assert done.status == 1
    assert not {"\x1b", "\u202e"} & set(done.err)
    assert len(done.err.splitlines()) == 2


def test_a_clash_names_the_page_once_and_the_option(tmp_path: Path) -> None:
    page, case = tmp_path / "page.txt", tmp_path / "case"
    for text in ("وصل الوفد.", "غادر الوفد."):
        page.write_text(text, encoding="utf-8")
        done = tawatur("ingest", page, "--case", case)
    assert done.status == 1
    assert done.err.count(str(page)) == 1
    assert "--replace" in done.err


def test_a_type_that_the_case_has_not_is_told(invoke: Invoke, own_case: Path) -> None:
    known = invoke("chronicle", "--type", "attack", "--case", own_case)
    unknown = invoke("chronicle", "--type", "ATACK", "--case", own_case)
    assert (known.status, known.err, unknown.status) == (0, "", 0)
    assert "no entry of the case has the type ATACK; it has ATTACK" in unknown.err


@pytest.mark.parametrize("date", ["05/03/2023", "2024-05/2024-03", "2024-02-30", "2024-W09", "../", "x/2024"])
def test_a_judged_date_that_names_no_days_is_refused(invoke: Invoke, own_case: Path, date: str) -> None:
    done = invoke("judge", "1", "--date", date, "--why", "x", "--case", own_case)
    assert done.status == 2
    assert "names no day" in done.err
    assert "no judgement" in invoke("undo", "--case", own_case).err


def test_judge_says_by_title_what_it_judged(invoke: Invoke, own_case: Path) -> None:
    title = invoke("chronicle", "--case", own_case).text.splitlines()[0].removeprefix("● ").partition("  [")[0]
    done = invoke("judge", "1", "--status", "denied", "--why", "x", "--case", own_case)
    assert "status=denied" in done.err and f"«{title}»" in done.err
    assert "الحالة: منفيّ" in invoke("explain", "1", "--case", own_case).text
