"""What a page is made of: blocks, articles, sentences, and what could not be read."""

from typing import Literal

import msgspec

from tawatur.model.span import Span

BlockKind = Literal[
    "title",
    "subtitle",
    "byline",
    "dateline",
    "publish_date",
    "body",
    "caption",
    "embed",
    "label",
    "related",
    "credit",
    "furniture",
]
DateBasis = Literal["stated", "given", "inferred", "none"]

NEWS_BLOCKS: frozenset[str] = frozenset({"title", "subtitle", "body", "caption", "embed"})


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A run of text with one role. ``article`` is the number of the article it belongs to, None outside any."""

    id: str
    span: Span
    kind: BlockKind
    article: int | None = None
    rule: str
    cues: tuple[Span, ...] = ()


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """A reason that a reader can check: the words (``span``, None for what was given from outside the text), the rule, and what follows from it in English."""

    rule: str
    message: str
    span: Span | None = None


class ArticleDate(msgspec.Struct, frozen=True, kw_only=True):
    """When an article was written: an interval of ISO days with its reasons.

    ``value`` is the best single value (a day when stated or given), None where none is warranted. An end that nothing bounds is None.
    ``weekdays``: ISO weekday numbers (1 = Monday) that the day may have; empty means any.
    """

    value: str | None = None
    earliest: str | None = None
    latest: str | None = None
    basis: DateBasis = "none"
    weekdays: tuple[int, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    contradictions: tuple[Evidence, ...] = ()


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One journalistic text inside a page, from its title or date line to its last credit line; numbers count from 0."""

    number: int
    span: Span
    title: Span | None = None
    date: ArticleDate = ArticleDate()
    rule: str = ""
    cues: tuple[Span, ...] = ()


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence of a block that holds news (title, subtitle, body, caption, embed). ``block`` indexes ``Document.blocks``."""

    span: Span
    article: int | None
    block: int


class Issue(msgspec.Struct, frozen=True, kw_only=True):
    """Something in a page that could not be read."""

    code: str
    message: str
    span: Span | None = None
