"""The program: ``tawatur COMMAND ...``."""

from typing import Annotated

import typer

from tawatur import __version__
from tawatur.cli.annotate import annotate
from tawatur.cli.chronicle import chronicle
from tawatur.cli.commands import Commands
from tawatur.cli.evaluate import evaluate
from tawatur.cli.event import event
from tawatur.cli.explain import explain
from tawatur.cli.export import export
from tawatur.cli.gazetteer import gazetteer
from tawatur.cli.ingest import ingest
from tawatur.cli.judge import judge
from tawatur.cli.names import names
from tawatur.cli.output import use_utf8, write
from tawatur.cli.page import page
from tawatur.cli.undo import undo

app = typer.Typer(
    cls=Commands,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Read Arabic news pages and keep a sourced chronicle: what happened, who says so, by which chain.",
    epilog="The case is --case, else TAWATUR_CASE, else ./tawatur-case. Exit status: 0, 1 some pages failed, 2 wrong usage.",
)


def _show_version(asked: bool) -> None:
    if asked:
        write(f"tawatur {__version__}\n")
        raise typer.Exit


@app.callback()
def about(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """What holds for all commands; its help text is the one of ``app``."""


for command in (annotate, ingest, chronicle, event, explain, page, judge, undo, export, evaluate):
    app.command()(command)
app.add_typer(gazetteer, name="gazetteer")
app.add_typer(names, name="names")


def run() -> None:
    """Run the command line and end the process with its exit status."""
    use_utf8()
    app()
