"""Blocks of a page."""

from typing import Any

from tawatur.lexicon.lexicon import Lexicon
from tawatur.model.document import Document


def find_blocks(document: Document, lexicon: Lexicon) -> tuple[Any, ...]:
    """Blocks of a page."""
    return ()
