"""``tawatur ingest``: pages into a case."""

from typing import Annotated

import typer

from tawatur.cli.commands import SOME_FAILED
from tawatur.cli.failures import list_problems
from tawatur.cli.options import DEFAULT_CASE, CaseFolder, Inputs, opened
from tawatur.cli.output import say
from tawatur.cli.progress import progress
from tawatur.cli.recognition import (
    Agreeing,
    AllowDownload,
    Bias,
    BiasChoice,
    Combine,
    CombineChoice,
    Recognisers,
    recognition,
)
from tawatur.cli.usage import UsageError


def ingest(
    inputs: Inputs,
    case: CaseFolder = DEFAULT_CASE,
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace pages that are in the case with other text under the same id.")
    ] = False,
    processes: Annotated[
        int, typer.Option("--processes", metavar="N", min=1, max=256, help="Annotate in so many processes.")
    ] = 1,
    recogniser: Recognisers = None,
    combine: Combine = CombineChoice.UNION,
    agreeing: Agreeing = 2,
    bias: Bias = BiasChoice.BALANCED,
    allow_download: AllowDownload = False,
) -> None:
    """Read, annotate and store pages in a case, which is made if it is not there. Can be stopped and run again at any time."""
    if processes > 1 and (recogniser or bias is not BiasChoice.BALANCED):
        raise UsageError("--recogniser and --bias work in one process", "leave --processes out")
    asked = recognition(recogniser, combine, agreeing, bias, allow_download)
    with opened(case, create=True) as opened_case, progress("ingesting") as step:
        report = opened_case.ingest(
            inputs, replace=replace, processes=processes, progress=lambda done: step(done.id), recognition=asked
        )
    say(
        f"{case}: {report.added} added, {report.updated} updated, {report.unchanged} unchanged, "
        f"{len(report.problems)} failed"
    )
    list_problems(report.problems)
    if report.problems:
        raise typer.Exit(SOME_FAILED)
