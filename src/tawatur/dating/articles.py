"""Dates of articles."""

from tawatur.lexicon.lexicon import Lexicon
from tawatur.model.document import Document
from tawatur.model.page import Article


def date_articles(document: Document, lexicon: Lexicon) -> tuple[Article, ...]:
    """The articles of a page, each with the interval of days in which it was written."""
    return document.articles
