"""The weights of the sequence model of names, as ``tools/train_names.py`` writes them."""

from functools import cache
from importlib.resources import files

import msgspec


class NameModel(msgspec.Struct, frozen=True, gc=False):
    """A linear chain over labels (``O``, ``B-PER``, ``I-PER`` ...; ``O`` is the first). Weights are whole numbers, in ``1 / scale``.

    ``transitions[a][b]``: label ``b`` after label ``a``. ``around[feature]``: what a word with the feature adds to each label of the word two
    places behind it, then of the one right behind it, of itself, of the word before it and of the one two before: five rows in one list.
    ``own[feature]``: the same for features that count for the word's own labels alone, one row.
    """

    labels: tuple[str, ...]
    scale: int
    transitions: list[list[int]]
    around: dict[str, list[int]]
    own: dict[str, list[int]]


@cache
def load_name_model() -> NameModel | None:
    """The model that ships with the package, read once a process; None where its file is missing."""
    path = files("tawatur.lexicon") / "names" / "model.json"
    return msgspec.json.decode(path.read_bytes(), type=NameModel) if path.is_file() else None
