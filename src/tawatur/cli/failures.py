"""Pages that could not be taken, listed at the end of a command."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tawatur.cli.output import say

if TYPE_CHECKING:
    from tawatur.model.document import Document
    from tawatur.readers.page_input import InputProblem

STAGE_FAILED = "stage_failed"


def list_problems(problems: Sequence["InputProblem"]) -> None:
    """Each failed input on a line of standard error: its name, why, what to do. Nothing for none."""
    if not problems:
        return
    say(f"{len(problems)} of the inputs could not be taken:" if len(problems) > 1 else "one input could not be taken:")
    for problem in problems:
        say(f"  {problem.where}: {problem.message} [{problem.code}]: {problem.what_to_do}")


def failed_stages(document: "Document") -> list["InputProblem"]:
    """A problem for each stage that failed on a page; its other layers are written all the same."""
    from tawatur.readers.page_input import InputProblem

    return [
        InputProblem(
            where=document.id, code=issue.code, message=issue.message, what_to_do="report it with the page if you may"
        )
        for issue in document.issues
        if issue.code == STAGE_FAILED
    ]
