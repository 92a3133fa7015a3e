"""The weights of the sequence model of names, as ``tools/train_names.py`` writes them."""

from functools import cache
from importlib.resources import files

import msgspec

Row = tuple[float, ...]


class NameModel(msgspec.Struct, frozen=True, gc=False):
    """A linear chain over labels (``O``, ``B-PER``, ``I-PER`` ...; ``O`` is the first).

    ``transitions[a][b]``: weight of label ``b`` after ``a``; ``weights[offset][feature]``: weights of each label for a word
    when the word ``offset`` places from it has the feature. Whole numbers, in ``1 / scale``.
    """

    labels: tuple[str, ...]
    scale: int
    transitions: list[list[int]]
    weights: dict[str, dict[str, list[int]]]


@cache
def load_name_model() -> NameModel | None:
    """The model that ships with the package, read once a process; None where its file is missing."""
    path = files("tawatur.lexicon") / "names" / "model.json"
    return msgspec.json.decode(path.read_bytes(), type=NameModel) if path.is_file() else None
