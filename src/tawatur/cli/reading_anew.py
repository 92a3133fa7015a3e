"""Reading the pages of a case again after one of its lists has changed, with the settings that they were read with."""

from typing import TYPE_CHECKING

from tawatur.cli.output import say
from tawatur.cli.progress import progress

if TYPE_CHECKING:
    from tawatur.case.case import Case
    from tawatur.readers.page_input import InputProblem
    from tawatur.recogniser.recognition import Recognition


def read_anew(case: "Case") -> "tuple[InputProblem, ...]":
    """Read the pages that the change concerns, and return what could not be read.

    Pages that recognisers of names have read are left as they are, with a word of how to read them: their models are not known here.
    """
    settings = case.settings()
    if any("/" in setting for setting in settings) or len(settings) > 1:
        say(
            "the pages were read with options of their own: give `tawatur ingest` again with the same inputs and options to read them with the list"
        )
        return ()
    with progress("reading") as step:
        report = case.annotate_anew(progress=lambda done: step(done.id), recognition=_with_bias(settings))
    say(f"{report.updated} pages read anew")
    return tuple(report.problems)


def _with_bias(settings: list[str]) -> "Recognition | None":
    from tawatur.recogniser.contract import Bias
    from tawatur.recogniser.recognition import Recognition

    return Recognition(recognisers=(), bias=Bias(settings[0])) if settings and settings[0] else None
