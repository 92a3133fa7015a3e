"""``tawatur page``: one page with what was found in it."""

from typing import Annotated

import typer

from tawatur.cli.options import DEFAULT_CASE, CaseFolder, opened
from tawatur.cli.output import to_terminal, write


def page(
    id: Annotated[str, typer.Argument(metavar="ID", help="Id of a page, as the chronicle and the records show it.")],
    case: CaseFolder = DEFAULT_CASE,
    gaps: Annotated[
        bool,
        typer.Option(
            "--gaps", help="Only the sentences with a figure, a death, a place or a speech verb that nothing took."
        ),
    ] = False,
) -> None:
    """Show a page with its layers: articles and their dates, blocks, sentences and what was found in them. Names are not masked here."""
    from tawatur.export.gaps import find_gaps, gaps_text
    from tawatur.export.page_text import page_text

    with opened(case, reading=True) as opened_case:
        document = opened_case.page(id)
    isolated = to_terminal()
    text = (
        gaps_text(document, find_gaps(document), isolated=isolated) if gaps else page_text(document, isolated=isolated)
    )
    write(text + "\n")
