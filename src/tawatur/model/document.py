"""The page and everything found in it."""

from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from tawatur.model.attribution import Attribution
from tawatur.model.event import EventMention
from tawatur.model.mention import Mention, Quantity
from tawatur.model.page import Article, Block, Issue, Sentence
from tawatur.model.time import TimeExpression
from tawatur.model.word import Word

SCHEMA_VERSION = 1


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Where a page came from, as given with it. ``published`` and ``fetched`` are ISO days or moments; ``fetched`` is an upper bound, never a date of writing."""

    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    fetched: str | None = None


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One crawled page: its untouched text, and the layers found in it.

    ``words`` are working material of the stages and are left out of the record.
    """

    id: str
    source: Source = Source()
    text: str
    schema_version: int = SCHEMA_VERSION
    words: tuple[Word, ...] | UnsetType = UNSET
    blocks: tuple[Block, ...] = ()
    articles: tuple[Article, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    timexes: tuple[TimeExpression, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[EventMention, ...] = ()
    issues: tuple[Issue, ...] = ()

    @property
    def tokens(self) -> tuple[Word, ...]:
        """The words, empty before the first stage has run."""
        return () if self.words is UNSET else self.words

    def with_layers(self, **layers: Any) -> "Document":
        """A copy with the given layers in place of its own."""
        return msgspec.structs.replace(self, **layers)

    def record(self) -> "Document":
        """The page as it is written out: without its words."""
        return msgspec.structs.replace(self, words=UNSET)


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Document)


def encode_document(document: Document) -> bytes:
    """The record of a page as one line of JSON (no newline), as ``tawatur annotate --format jsonl`` prints it.

    >>> decode_document(encode_document(Document(id="p", text="نص"))).text
    'نص'
    """
    return _encoder.encode(document.record())


def decode_document(data: bytes) -> Document:
    """The page that ``encode_document`` wrote. Raises ``msgspec.ValidationError`` on anything else."""
    return _decoder.decode(data)
