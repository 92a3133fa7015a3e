"""Dates of articles."""

from typing import Any

from tawatur.lexicon.lexicon import Lexicon
from tawatur.model.document import Document


def date_articles(document: Document, lexicon: Lexicon) -> tuple[Any, ...]:
    """Dates of articles."""
    return ()
