"""``tawatur annotate``: each page by itself."""

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from tawatur.cli.commands import SOME_FAILED
from tawatur.cli.failures import failed_stages, list_problems
from tawatur.cli.options import Inputs
from tawatur.cli.output import to_terminal, write
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

if TYPE_CHECKING:
    from tawatur.model.document import Document
    from tawatur.readers.page_input import InputProblem
    from tawatur.recogniser.recognition import Recognition


class RecordFormat(StrEnum):
    """How a page is written."""

    JSONL = "jsonl"
    TEXT = "text"


def annotate(
    inputs: Inputs,
    format: Annotated[
        RecordFormat, typer.Option("--format", help="One JSON record a line, or text to read.")
    ] = RecordFormat.JSONL,
    recogniser: Recognisers = None,
    combine: Combine = CombineChoice.UNION,
    agreeing: Agreeing = 2,
    bias: Bias = BiasChoice.BALANCED,
    allow_download: AllowDownload = False,
) -> None:
    """Annotate pages, each by itself, and print what was found in them."""
    problems: list[InputProblem] = []
    asked = recognition(recogniser, combine, agreeing, bias, allow_download)
    with progress("annotating") as step:
        for document in _annotated(inputs, problems, asked):
            write(_shown(document, format))
            problems += failed_stages(document)
            step(document.id)
    list_problems(problems)
    if problems:
        raise typer.Exit(SOME_FAILED)


def _annotated(inputs: list[str], problems: list["InputProblem"], asked: "Recognition | None") -> Iterator["Document"]:
    """The pages that could be read, annotated; what could not is added to ``problems``."""
    from tawatur.case.own_places import read_own, users_list
    from tawatur.lexicon.lexicon import lexicon_with_places
    from tawatur.pipeline import STAGES
    from tawatur.pipeline import annotate as annotate_page
    from tawatur.readers.inputs import read_inputs
    from tawatur.readers.page_input import InputProblem

    lexicon = lexicon_with_places(read_own(users_list()))
    stages = asked.stages() if asked else STAGES
    for found in read_inputs(inputs):
        if isinstance(found, InputProblem):
            problems.append(found)
        else:
            yield annotate_page(found.document(), lexicon, stages)


def _shown(document: "Document", format: RecordFormat) -> bytes | str:
    if format is RecordFormat.JSONL:
        from tawatur.model.document import encode_document

        return encode_document(document) + b"\n"
    from tawatur.export.page_text import page_text

    return page_text(document, isolated=to_terminal()) + "\n"
