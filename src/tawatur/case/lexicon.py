"""The lexicon of a case: the one that ships with the program, and what the newsroom added to it."""

from functools import lru_cache

import msgspec

from tawatur.lexicon.lexicon import Lexicon, lexicon_with_places
from tawatur.lexicon.own_names import OwnName, with_own_names


class OwnLists(msgspec.Struct, frozen=True):
    """What a newsroom added to a case: names of people and bodies, and the text of its list of places ("" for none)."""

    names: tuple[OwnName, ...] = ()
    places: str = ""


NO_LISTS = OwnLists()


@lru_cache(maxsize=4)
def lexicon_with(own: OwnLists = NO_LISTS) -> Lexicon:
    """The shipped lexicon with a newsroom's lists, made once for each; the shipped one itself without any.

    >>> lexicon_with() is lexicon_with_places("")
    True
    """
    return with_own_names(lexicon_with_places(own.places), own.names)
