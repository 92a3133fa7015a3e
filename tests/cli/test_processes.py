"""The program as its users run it: exit statuses, streams, locales, speed of help."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.conftest import tawatur

HELP_SECONDS = 0.5
LATIN = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}


def test_help_comes_at_once() -> None:
    def seconds() -> float:
        start = time.perf_counter()
        assert tawatur("--help").status == 0
        return time.perf_counter() - start

    assert min(seconds() for _ in range(5)) < HELP_SECONDS


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, tawatur.cli.main; print(sorted(m for m in sys.modules if m.split('.')[0] in ('sqlalchemy', 'jinja2')"
        " or m.startswith(('tawatur.lexicon', 'tawatur.pipeline', 'tawatur.corpus'))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_arabic_comes_out_as_utf8_in_the_c_locale(sample_case: Path) -> None:
    plain = tawatur("chronicle", "--case", sample_case)
    in_c = tawatur("chronicle", "--case", sample_case, env=LATIN)
    assert in_c.status == 0
    assert in_c.out == plain.out
    assert "من يقول" in in_c.text


def test_standard_input_is_read_as_utf8_in_the_c_locale() -> None:
    done = tawatur("annotate", "-", stdin="وصل الوفد إلى تونس.".encode(), env=LATIN)
    assert done.status == 0
    assert "وصل الوفد إلى تونس." in done.text


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["--version"], 0),
        (["bogus"], 2),
        ([], 2),
        (["annotate"], 2),
        (["annotate", "no-such-file.txt"], 1),
        (["chronicle", "--case", "no-such-case"], 2),
        (["event", "1", "--case", "no-such-case"], 2),
        (["evaluate", "--gold", "no-such-gold"], 2),
        (["evaluate", "--allow-regression"], 2),
    ],
)
def test_exit_status(arguments: list[str], status: int, tmp_path: Path) -> None:
    done = tawatur(*arguments, cwd=tmp_path)
    assert done.status == status
    assert "Traceback" not in done.err


def test_case_is_the_option_else_the_environment_else_the_folder(own_case: Path, tmp_path: Path) -> None:
    by_option = tawatur("chronicle", "--case", own_case, cwd=tmp_path)
    by_environment = tawatur("chronicle", env={"TAWATUR_CASE": str(own_case)}, cwd=tmp_path)
    own_case.rename(tmp_path / "tawatur-case")
    by_folder = tawatur("chronicle", cwd=tmp_path)
    assert by_option.out == by_environment.out == by_folder.out != b""


def test_a_reader_that_goes_away_is_no_traceback(pages: list[Path]) -> None:
    command = [sys.executable, "-c", "from tawatur.cli.main import run; run()", "annotate", *map(str, pages)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        err = process.stderr.read()
        assert process.wait() == 141
    assert err == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full is not here")
def test_a_full_disk_is_one_line_and_status_1(pages: list[Path]) -> None:
    command = [sys.executable, "-c", "from tawatur.cli.main import run; run()", "annotate", str(pages[0])]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1
    assert "standard output cannot be written" in done.stderr.decode()


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_interrupt_is_one_line() -> None:
    command = [sys.executable, "-u", "-c", "from tawatur.cli.main import run; run()", "annotate", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        err = process.stderr.read().decode()
        assert process.wait() == 130
    assert "stopped" in err
    assert "Traceback" not in err


def test_no_escape_of_a_page_reaches_the_terminal(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("قتل شخصان في انفجار\x1b[31m في بغداد\u202e يوم 3 مارس 2024.\n", encoding="utf-8")
    done = tawatur("annotate", page, "--format", "text")
    assert done.status == 0
    assert not {"\x1b", "\u202e"} & set(done.text)
