"""From untouched text to an annotated page: the stages in their order."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from tawatur.attribution.attributions import find_attributions
from tawatur.dating.articles import date_articles
from tawatur.event.events import find_events
from tawatur.lexicon.lexicon import Lexicon, load_lexicon
from tawatur.mention.mentions import find_mentions
from tawatur.mention.quantities import find_quantities
from tawatur.model.document import Document
from tawatur.model.page import Issue
from tawatur.page.articles import find_articles
from tawatur.page.blocks import find_blocks
from tawatur.text.sentences import find_sentences
from tawatur.text.words import find_words
from tawatur.timex.find import find_timexes
from tawatur.timex.resolve import resolve_timexes

Stage = Callable[[Document, Lexicon], tuple[Any, ...]]

STAGES: tuple[tuple[str, Stage], ...] = (
    ("words", find_words),
    ("timexes", find_timexes),
    ("blocks", find_blocks),
    ("articles", find_articles),
    ("sentences", find_sentences),
    ("articles", date_articles),
    ("timexes", resolve_timexes),
    ("mentions", find_mentions),
    ("quantities", find_quantities),
    ("attributions", find_attributions),
    ("events", find_events),
)


def annotate(
    document: Document, lexicon: Lexicon | None = None, stages: tuple[tuple[str, Stage], ...] = STAGES
) -> Document:
    """The page with every layer found in it. Its text is not changed.

    A stage that fails leaves its layer as it was and adds an issue ``stage_failed``; the others still run.

    >>> annotate(Document(id="p", text="")).events
    ()
    """
    known = lexicon or load_lexicon()
    for layer, stage in stages:
        try:
            document = document.with_layers(**{layer: stage(document, known)})
        except Exception as error:  # one bad page must never stop a run
            issue = Issue(code="stage_failed", message=f"{stage.__name__}: {type(error).__name__}: {error}")
            document = document.with_layers(issues=(*document.issues, issue))
    return document


def annotate_many(documents: Iterable[Document], lexicon: Lexicon | None = None) -> Iterator[Document]:
    """Each page annotated by itself, in the order given."""
    known = lexicon or load_lexicon()
    return (annotate(document, known) for document in documents)
