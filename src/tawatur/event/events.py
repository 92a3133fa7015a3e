"""Events."""

from typing import Any

from tawatur.lexicon.lexicon import Lexicon
from tawatur.model.document import Document


def find_events(document: Document, lexicon: Lexicon) -> tuple[Any, ...]:
    """Events."""
    return ()
