"""Every command and option has help and stands in docs/commands.md."""

from pathlib import Path
from typing import Any

import pytest
import typer

from tawatur.cli.main import app

COMMANDS: dict[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def sections(repository: Path) -> dict[str, str]:
    """The text under each heading ``## `tawatur NAME ...` ``."""
    text = (repository / "docs" / "commands.md").read_text(encoding="utf-8")
    return {part.split()[0].rstrip("`"): part for part in text.split("\n## `tawatur ")[1:]}


def test_all_commands_are_there() -> None:
    wanted = {
        "annotate",
        "ingest",
        "chronicle",
        "event",
        "explain",
        "page",
        "judge",
        "undo",
        "export",
        "evaluate",
        "gazetteer",
    }
    assert set(COMMANDS) == wanted


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_command_has_help(name: str) -> None:
    command = COMMANDS[name]
    assert command.help
    assert not [parameter.name for parameter in command.params if not parameter.help]


@pytest.mark.parametrize("name", sorted(COMMANDS["gazetteer"].commands))
def test_gazetteer_command_has_help_and_is_documented(name: str, sections: dict[str, str]) -> None:
    command = COMMANDS["gazetteer"].commands[name]
    flags = [flag for parameter in command.params for flag in parameter.opts if flag.startswith("--")]
    assert command.help and all(parameter.help for parameter in command.params)
    assert f"`gazetteer {name} " in sections["gazetteer"]
    assert not [flag for flag in flags if f"`{flag}" not in sections["gazetteer"]]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_command_is_documented(name: str, sections: dict[str, str]) -> None:
    options = [flag for parameter in COMMANDS[name].params for flag in parameter.opts if flag.startswith("--")]
    assert not [flag for flag in options if f"`{flag}" not in sections[name]]


def test_no_command_is_documented_that_is_gone(sections: dict[str, str]) -> None:
    assert set(sections) == set(COMMANDS)
