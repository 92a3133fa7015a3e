"""``tawatur ingest``: pages into a case."""

from typing import Annotated

import typer

from tawatur.cli.commands import SOME_FAILED
from tawatur.cli.failures import list_problems
from tawatur.cli.options import DEFAULT_CASE, CaseFolder, Inputs, opened
from tawatur.cli.output import say
from tawatur.cli.progress import progress


def ingest(
    inputs: Inputs,
    case: CaseFolder = DEFAULT_CASE,
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace pages that are in the case with other text under the same id.")
    ] = False,
    processes: Annotated[
        int, typer.Option("--processes", metavar="N", min=1, max=256, help="Annotate in so many processes.")
    ] = 1,
) -> None:
    """Read, annotate and store pages in a case, which is made if it is not there. Can be stopped and run again at any time."""
    with opened(case, create=True) as opened_case, progress("ingesting") as step:
        report = opened_case.ingest(inputs, replace=replace, processes=processes, progress=lambda done: step(done.id))
    say(
        f"{case}: {report.added} added, {report.updated} updated, {report.unchanged} unchanged, "
        f"{len(report.problems)} failed"
    )
    list_problems(report.problems)
    if report.problems:
        raise typer.Exit(SOME_FAILED)
