"""Every command and option has help and stands in docs/commands.md."""

from pathlib import Path
from typing import Any

import pytest
import typer

from tawatur.cli.main import app

COMMANDS: dict[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]
PARTS: dict[str, Any] = {
    f"{name} {part}".strip(): inner
    for name, command in COMMANDS.items()
    for part, inner in getattr(command, "commands", {"": command}).items()
}
"""Commands that do something: the parts of a group («names list»), and the others themselves."""


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
        "names",
        "undo",
        "export",
        "evaluate",
        "gazetteer",
    }
    assert set(COMMANDS) == wanted


@pytest.mark.parametrize("name", sorted(PARTS))
def test_command_has_help(name: str) -> None:
    command = PARTS[name]
    assert command.help
    assert not [parameter.name for parameter in command.params if not parameter.help]


@pytest.mark.parametrize("name", sorted(COMMANDS["gazetteer"].commands))
def test_gazetteer_command_has_help_and_is_documented(name: str, sections: dict[str, str]) -> None:
    command = COMMANDS["gazetteer"].commands[name]
    flags = [flag for parameter in command.params for flag in parameter.opts if flag.startswith("--")]
    assert command.help and all(parameter.help for parameter in command.params)
    assert f"`gazetteer {name} " in sections["gazetteer"]
    assert not [flag for flag in flags if f"`{flag}" not in sections["gazetteer"]]


@pytest.mark.parametrize("name", sorted(PARTS))
def test_command_is_documented(name: str, sections: dict[str, str]) -> None:
    group, _, part = name.partition(" ")
    text = sections[group]
    options = [flag for parameter in PARTS[name].params for flag in parameter.opts if flag.startswith("--")]
    assert not [flag for flag in options if f"`{flag}" not in text]
    assert not part or f"`{group} {part}" in text


def test_no_command_is_documented_that_is_gone(sections: dict[str, str]) -> None:
    assert set(sections) == set(COMMANDS)
