"""Arguments and options that several commands share."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from tawatur.case.case import Case

DEFAULT_CASE = Path("tawatur-case")

CaseFolder = Annotated[
    Path,
    typer.Option("--case", envvar="TAWATUR_CASE", metavar="DIR", help="Folder of the case.", show_envvar=True),
]
OutputFile = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of standard output."),
]
Inputs = Annotated[
    list[str],
    typer.Argument(metavar="INPUT...", help="Files, folders, JSON Lines (.jsonl), or - for standard input."),
]
EntryId = Annotated[
    str,
    typer.Argument(metavar="ID", help="Number of an entry (as the chronicle prints it) or its id."),
]
ShowPrivate = Annotated[
    bool,
    typer.Option("--show-private", help="Show the names of private people, who are masked otherwise."),
]


class StatusChoice(StrEnum):
    """Statuses of an event."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    DENIED = "denied"
    ALLEGED = "alleged"
    HYPOTHETICAL = "hypothetical"


def opened(folder: Path, *, create: bool = False, reading: bool = False) -> "Case":
    """The case in ``folder``, to be used in a ``with``. Raises the errors of `open_case`.

    ``reading``: the command changes no page and no judgement, so it works too where nothing may be written.
    """
    from tawatur.case.case import open_case
    from tawatur.case.folder import may_write

    return open_case(folder, create=create, read_only=reading and not may_write(folder))
