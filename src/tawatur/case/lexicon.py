"""The lexicon of a case: the one that ships with the program, and what the newsroom added to it."""

from functools import cache

from tawatur.lexicon.lexicon import Lexicon, load_lexicon
from tawatur.lexicon.own_names import OwnName, with_own_names


@cache
def lexicon_with(names: tuple[OwnName, ...] = ()) -> Lexicon:
    """The shipped lexicon with a newsroom's names, made once for each list.

    >>> lexicon_with() is load_lexicon()
    True
    """
    return with_own_names(load_lexicon(), names)
