"""Recognisers by what a person writes: ``transformers:FOLDER``, ``gliner:ID``, ``stanza:ar``."""

from collections.abc import Sequence
from typing import Protocol

import msgspec

from tawatur.recogniser.contract import Bias, Recogniser
from tawatur.recogniser.engine import Engine, recogniser_of
from tawatur.recogniser.errors import BadRecogniser, MissingExtra
from tawatur.recogniser.gliner_model import load_gliner
from tawatur.recogniser.stanza_model import load_stanza
from tawatur.recogniser.transformers_model import load_transformers


class _Load(Protocol):
    def __call__(self, place: str, *, least: float, allow_download: bool = False) -> Engine: ...


_ENGINES: dict[str, _Load] = {"gliner": load_gliner, "stanza": load_stanza, "transformers": load_transformers}
"""Extra and package have the same name as the kind."""


def load_recognisers(
    wanted: Sequence[str], *, bias: Bias = Bias.BALANCED, allow_download: bool = False
) -> tuple[Recogniser, ...]:
    """The recognisers written as ``KIND:PLACE``, in this order; the second of two with one name is called ``...#2``.

    ``PLACE`` is the folder (Stanza: the file) of a saved model, or its id in the engine's local cache. Raises
    `RecogniserError`: `BadRecogniser`, `MissingExtra`, `ModelNotFound`, `ModelUnusable`.

    >>> load_recognisers([])
    ()
    """
    found: list[Recogniser] = []
    for one in wanted:
        recogniser = load_recogniser(one, bias=bias, allow_download=allow_download)
        alike = sum(held.name.split("#")[0] == recogniser.name for held in found)
        found.append(_renamed(recogniser, alike + 1) if alike else recogniser)
    return tuple(found)


def load_recogniser(wanted: str, *, bias: Bias = Bias.BALANCED, allow_download: bool = False) -> Recogniser:
    """One recogniser, as `load_recognisers` says. Its name holds the last part of the place alone, no path of this machine."""
    kind, _, place = wanted.partition(":")
    if kind not in _ENGINES or not place:
        raise BadRecogniser(f"«{wanted}» is no recogniser", f"write KIND:PLACE, where KIND is {', '.join(_ENGINES)}")
    try:
        engine = _ENGINES[kind](place, least=bias.least, allow_download=allow_download)
    except ImportError as error:
        raise MissingExtra(kind, error.name or kind) from error
    return recogniser_of(f"{kind}:{_short(place)}", engine)


def _short(place: str) -> str:
    """The last part of a path or id, without the ending of a file.

    >>> _short("models/arabert-ner/"), _short("ar/ner/aqmar_charlm.pt")
    ('arabert-ner', 'aqmar_charlm')
    """
    return place.rstrip("/\\").replace("\\", "/").rsplit("/", 1)[-1].removesuffix(".pt")


def _renamed(recogniser: Recogniser, number: int) -> Recogniser:
    return msgspec.structs.replace(recogniser, name=f"{recogniser.name}#{number}")
