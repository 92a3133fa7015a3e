"""``tawatur export``: the pages of a case with what the case adds."""

from enum import StrEnum
from typing import Annotated

import typer

from tawatur.cli.options import DEFAULT_CASE, CaseFolder, OutputFile, opened
from tawatur.cli.output import write


class ExportFormat(StrEnum):
    """How the pages are written."""

    JSONL = "jsonl"
    TIMEML = "timeml"


def export(
    case: CaseFolder = DEFAULT_CASE,
    format: Annotated[
        ExportFormat, typer.Option("--format", help="One JSON record a line, or times as TimeML (XML).")
    ] = ExportFormat.JSONL,
    output: OutputFile = None,
) -> None:
    """Print the pages of a case as records, with what the case adds: narrowed dates, resolved values, entities."""
    from tawatur.export.records import page_lines
    from tawatur.export.timeml import timeml_lines

    with opened(case, reading=True) as opened_case:
        documents = opened_case.derived().documents
    write(timeml_lines(documents) if format is ExportFormat.TIMEML else page_lines(documents), output)
