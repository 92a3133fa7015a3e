"""Attributions."""

from typing import Any

from tawatur.lexicon.lexicon import Lexicon
from tawatur.model.document import Document


def find_attributions(document: Document, lexicon: Lexicon) -> tuple[Any, ...]:
    """Attributions."""
    return ()
