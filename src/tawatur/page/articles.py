"""Articles of a page."""

from typing import Any

from tawatur.lexicon.lexicon import Lexicon
from tawatur.model.document import Document


def find_articles(document: Document, lexicon: Lexicon) -> tuple[Any, ...]:
    """Articles of a page."""
    return ()
