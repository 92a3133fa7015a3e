"""From probabilities of tags, word by word, to names: any of the IO, BIO, BIOES and BILOU schemes."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tawatur.recogniser.windows import Named

_TAG = re.compile(r"([BIESLUM])[-_](.+)")
_OPENS = frozenset("BSU")
_CLOSES = frozenset("ESLU")


class Tag(NamedTuple):
    """A tag of a model: its place in a name (``""`` in the IO scheme) and what is named, None outside names."""

    place: str
    label: str | None


def read_tag(tag: str) -> Tag:
    """The parts of a tag.

    >>> read_tag("B-PERS"), read_tag("LOC"), read_tag("O")
    (Tag(place='B', label='PERS'), Tag(place='', label='LOC'), Tag(place='', label=None))
    """
    if tag in ("O", "o", "") or tag.startswith(("<", "[")):
        return Tag("", None)
    found = _TAG.fullmatch(tag)
    return Tag(found[1], found[2]) if found else Tag("", tag)


def labels_of(tags: Sequence[str]) -> tuple[str, ...]:
    """What the tags name, each once, sorted.

    >>> labels_of(["O", "B-PER", "I-PER", "B-LOC"])
    ('LOC', 'PER')
    """
    return tuple(sorted({label for label in (read_tag(tag).label for tag in tags) if label is not None}))


def names_of(tags: Sequence[str], words: Sequence[Sequence[float]], least: float) -> list[Named]:
    """Names in order, none sharing a word. ``words`` holds for each word the probability of each tag.

    A word is part of a name when all tags of one label together reach ``least``, whatever the probability of being
    outside: a lower bound finds more names, a higher one surer ones. The confidence of a name is the mean over its words.

    >>> names_of(["O", "B-PER", "I-PER"], [[0.1, 0.8, 0.1], [0.2, 0.1, 0.7], [0.9, 0.1, 0]], 0.5)
    [Named(first=0, last=1, label='PER', confidence=0.85)]
    """
    read = [read_tag(tag) for tag in tags]
    names: list[Named] = []
    open_name: list[_Word] = []
    for index, row in enumerate(words):
        word = _word(read, row, least)
        if open_name and (word is None or word.opens or word.label != open_name[-1].label or open_name[-1].closes):
            names.append(_named(index, open_name))
            open_name = []
        if word is not None:
            open_name.append(word)
    return names + ([_named(len(words), open_name)] if open_name else [])


class _Word(NamedTuple):
    label: str
    mass: float
    opens: bool
    closes: bool


def _word(tags: Sequence[Tag], row: Sequence[float], least: float) -> _Word | None:
    masses: dict[str, float] = {}
    for tag, share in zip(tags, row, strict=True):
        if tag.label is not None:
            masses[tag.label] = masses.get(tag.label, 0.0) + share
    if not masses:
        return None
    label = max(masses, key=lambda one: (masses[one], one))
    if masses[label] < least or masses[label] <= 0:
        return None
    places = {tag.place: share for tag, share in zip(tags, row, strict=True) if tag.label == label}
    opening, closing = (sum(places.get(p, 0.0) for p in kind) for kind in (_OPENS, _CLOSES))
    return _Word(label, masses[label], opening > masses[label] / 2, closing > masses[label] / 2)


def _named(stop: int, words: Sequence[_Word]) -> Named:
    mean = sum(word.mass for word in words) / len(words)
    return Named(stop - len(words), stop - 1, words[0].label, round(min(1.0, mean), 4))
