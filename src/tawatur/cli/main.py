"""The program: ``tawatur COMMAND ...``."""

from typing import Annotated

import typer

from tawatur.cli.annotate import annotate
from tawatur.cli.chronicle import chronicle
from tawatur.cli.commands import Commands
from tawatur.cli.export import export
from tawatur.cli.ingest import ingest
from tawatur.cli.output import use_utf8

app = typer.Typer(
    cls=Commands,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Read Arabic news pages and keep a sourced chronicle: what happened, who says so, by which chain.",
    epilog="The case is --case, else TAWATUR_CASE, else ./tawatur-case. Exit status: 0, 1 some pages failed, 2 wrong usage.",
)
for command in (annotate, ingest, chronicle, export):
    app.command()(command)


def run() -> None:
    """Run the command line and end the process with its exit status."""
    use_utf8()
    app()
