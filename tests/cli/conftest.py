"""A case of the sample pages, made once, and ways to run the program."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tawatur.cli.main import app

Invoke = Callable[..., "Outcome"]


class Outcome:
    """Exit status and both streams of one command."""

    def __init__(self, status: int, out: bytes, err: str) -> None:
        self.status, self.out, self.err = status, out, err

    @property
    def text(self) -> str:
        return self.out.decode("utf-8")


def tawatur(
    *arguments: str | Path, stdin: bytes = b"", env: dict[str, str] | None = None, cwd: Path | None = None
) -> Outcome:
    """Run the program in a process of its own."""
    command = [sys.executable, "-c", "from tawatur.cli.main import run; run()", *map(str, arguments)]
    known = {name: value for name, value in os.environ.items() if name != "TAWATUR_CASE"}
    done = subprocess.run(command, input=stdin, capture_output=True, env={**known, **(env or {})}, cwd=cwd, check=False)
    return Outcome(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


@pytest.fixture
def invoke() -> Invoke:
    """Run a command in this process."""

    def run(*arguments: str | Path, stdin: bytes | None = None) -> Outcome:
        result = CliRunner(env={"TAWATUR_CASE": None}).invoke(app, list(map(str, arguments)), input=stdin)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Outcome(result.exit_code, result.stdout_bytes, result.stderr)

    return run


@pytest.fixture(scope="session")
def pages(repository: Path) -> list[Path]:
    """The sample pages; never an empty list."""
    found = sorted((repository / "gold" / "pages").glob("*.txt"))
    assert found
    return found


@pytest.fixture(scope="session")
def sample_case(pages: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of the sample pages that tests only read."""
    folder = tmp_path_factory.mktemp("cases") / "sample"
    done = tawatur("ingest", *pages, "--case", folder)
    assert done.status == 0, done.err
    return folder


@pytest.fixture
def own_case(tmp_path: Path) -> Path:
    """A case of one short page that a test may change."""
    page = tmp_path / "page.txt"
    page.write_text("قتل شخصان في انفجار عبوة في بغداد يوم 3 مارس 2024.\n", encoding="utf-8")
    folder = tmp_path / "case"
    done = tawatur("ingest", page, "--case", folder)
    assert done.status == 0, done.err
    return folder
