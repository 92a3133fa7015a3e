"""Time expressions with values."""

from typing import Any

from tawatur.lexicon.lexicon import Lexicon
from tawatur.model.document import Document


def resolve_timexes(document: Document, lexicon: Lexicon) -> tuple[Any, ...]:
    """Time expressions with values."""
    return ()
