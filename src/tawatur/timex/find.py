"""Time expressions as they stand."""

from typing import Any

from tawatur.lexicon.lexicon import Lexicon
from tawatur.model.document import Document


def find_timexes(document: Document, lexicon: Lexicon) -> tuple[Any, ...]:
    """Time expressions as they stand."""
    return ()
