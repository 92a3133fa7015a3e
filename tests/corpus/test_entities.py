"""One thing under its names across pages: what a rule joins, what it only asks, what a person overrules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.corpus.entities import Entities, link_entities
from tawatur.corpus.person_names import name_words, relation, sound
from tawatur.model.chronicle import Judgement
from tawatur.model.document import Document
from tawatur.model.mention import Mention
from tawatur.model.span import Span
from tawatur.pipeline import annotate


def pages(*texts: str) -> list[Document]:
    return [annotate(Document(id=f"p{n}", text=text)) for n, text in enumerate(texts, 1)]


def entity(linked: Entities, document: Document, name: str) -> str:
    """The entity of the first mention of a name in a page."""
    start = document.text.index(name)
    found = next(m for m in document.mentions if m.span.start <= start < m.span.end and m.type in ("PER", "ORG", "LOC"))
    return linked.of[document.id, found.id]


def how(texts: tuple[str, str], names: tuple[str, str], *judged: Judgement) -> str:
    """same, unsure or apart: what the case holds of two names on two pages."""
    both = pages(*texts)
    linked = link_entities(both, judged)
    one, two = (entity(linked, page, name) for page, name in zip(both, names, strict=True))
    if one == two:
        return "same"
    return "unsure" if two in linked.possibly.get(one, ()) else "apart"


def test_a_person_known_by_one_word_is_never_joined_across_pages() -> None:
    text = "قال أبو حازم، وهو بائع خضار، إن الأسعار ارتفعت."
    assert how((text, "نجا أبو حازم، وهو سائق من قرية أخرى، من الحادث."), ("أبو حازم", "أبو حازم")) == "apart"
