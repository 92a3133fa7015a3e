"""Options for recognisers of names beside the rules, and the models that they name."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from tawatur.cli.output import say
from tawatur.cli.usage import UsageError

if TYPE_CHECKING:
    from tawatur.recogniser.recognition import Recognition


class CombineChoice(StrEnum):
    """How recognisers are combined."""

    UNION = "union"
    VOTE = "vote"


class BiasChoice(StrEnum):
    """What counts more."""

    PRECISION = "precision"
    BALANCED = "balanced"
    RECALL = "recall"


Recognisers = Annotated[
    list[str] | None,
    typer.Option(
        "--recogniser",
        metavar="KIND:PLACE",
        help="Ask a trained model for names too: transformers:FOLDER, gliner:FOLDER, stanza:FILE. May be repeated.",
    ),
]
Combine = Annotated[
    CombineChoice,
    typer.Option("--combine", help="Names that any recogniser finds, or those that enough agree on."),
]
Agreeing = Annotated[
    int,
    typer.Option("--agreeing", metavar="N", min=1, max=9, help="With vote: how many must agree; the rules are one."),
]
Bias = Annotated[
    BiasChoice,
    typer.Option("--bias", help="What counts more: that what is found is a name, or that no name is missed."),
]
AllowDownload = Annotated[
    bool,
    typer.Option("--allow-download", help="Fetch a model that is not on disk. Without it nothing is fetched."),
]


def recognition(
    wanted: Sequence[str] | None, combine: CombineChoice, agreeing: int, bias: BiasChoice, allow_download: bool
) -> "Recognition | None":
    """The recognisers asked for, loaded; None where all is as usual, and then nothing of them is imported. Labels that no map knows are said.

    Raises `UsageError` for one that cannot be had.
    """
    if not wanted and bias is BiasChoice.BALANCED:
        return None
    from tawatur.recogniser.contract import Bias as ModelBias
    from tawatur.recogniser.errors import RecogniserError
    from tawatur.recogniser.loading import load_recognisers
    from tawatur.recogniser.recognition import Recognition
    from tawatur.recogniser.settle import Combine as ModelCombine

    least = ModelBias(bias.value)
    try:
        loaded = load_recognisers(wanted or (), bias=least, allow_download=allow_download)
    except RecogniserError as error:
        raise UsageError(error.message, error.what_to_do) from None
    for recogniser in loaded:
        if recogniser.unknown_labels:
            say(
                f"{recogniser.name}: what it calls {', '.join(recogniser.unknown_labels)} is left out: no label map knows it"
            )
    return Recognition(recognisers=loaded, combine=ModelCombine(combine.value), agreeing=agreeing, bias=least)
