"""Mentions."""

from typing import Any

from tawatur.lexicon.lexicon import Lexicon
from tawatur.model.document import Document


def find_mentions(document: Document, lexicon: Lexicon) -> tuple[Any, ...]:
    """Mentions."""
    return ()
