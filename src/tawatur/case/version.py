"""Which rules made an annotation: it must be made anew when they change, and not before."""

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec

from tawatur import __version__
from tawatur.case.lexicon import NO_LISTS, OwnLists
from tawatur.model.document import SCHEMA_VERSION
from tawatur.recogniser.recognition import Recognition

_OF_A_PAGE = ("model", "lexicon", "text", "timex", "page", "dating", "mention", "attribution", "event", "pipeline.py")
_OF_A_CASE = (*_OF_A_PAGE, "corpus")
_HASHED = (".py", ".json", ".tsv")


_SETTINGS = re.compile("/[0-9a-f]{12}/((?:union|vote|precision|recall).*)$")


@cache
def pipeline_version(own: OwnLists = NO_LISTS) -> str:
    """The version of everything that annotates a page: program, record, a hash of its rules and lexicon, and one of what a newsroom added.

    >>> pipeline_version().startswith(__version__)
    True
    """
    return f"{__version__}/{SCHEMA_VERSION}/{_hash(_OF_A_PAGE)}{_of_lists(own)}"


def recogniser_version(recognition: Recognition | None) -> str:
    """What stands behind `pipeline_version` for pages that were read with more recognisers than the program's own; "" for the others.

    >>> recogniser_version(None)
    ''
    """
    if recognition is None or not recognition.version:
        return ""
    return f"/{_hash(('recogniser',))}{recognition.version}"


def settings_of(pipeline: str) -> str:
    """The settings in a version as `recogniser_version` wrote them, "" for none.

    >>> settings_of("0.1.0/1/0a1b2c3d4e5f/0a1b2c3d4e5f/recall"), settings_of("0.1.0/1/0a1b2c3d4e5f")
    ('recall', '')
    """
    found = _SETTINGS.search(pipeline)
    return "" if found is None else found[1]


@cache
def corpus_version(own: OwnLists = NO_LISTS) -> str:
    """The same with everything that derives a chronicle from annotated pages."""
    return f"{__version__}/{SCHEMA_VERSION}/{_hash(_OF_A_CASE)}{_of_lists(own)}"


def _of_lists(own: OwnLists) -> str:
    """Empty without lists, so that a case that has none is as it was."""
    return "/" + hashlib.sha256(msgspec.json.encode(own)).hexdigest()[:12] if own.names or own.places else ""


def _hash(rooms: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for room in rooms:
        for name, file in _files(files("tawatur") / room, room):
            digest.update(name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def _files(place: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    if place.is_file():
        yield name, place
    elif place.is_dir():
        for inner in sorted(place.iterdir(), key=lambda found: found.name):
            if inner.is_dir() or inner.name.endswith(_HASHED):
                yield from _files(inner, f"{name}/{inner.name}")
