"""What every back end can do. ``tests/store/test_contract.py`` holds each of them to it."""

from typing import Literal, Protocol

import msgspec

from tawatur.model.chronicle import Judgement, MentionRef
from tawatur.model.document import Document

Change = Literal["added", "unchanged", "updated"]


class NewPage(msgspec.Struct, frozen=True, kw_only=True):
    """An annotated page to be stored. ``pipeline`` says which rules made it, ``ingested_at`` is a moment in UTC (ISO)."""

    document: Document
    original: bytes
    pipeline: str
    ingested_at: str


class PageState(msgspec.Struct, frozen=True, kw_only=True):
    """What is stored of a page: the SHA-256 of its bytes, which rules annotated it, its place in the order of ingestion."""

    sha256: str
    pipeline: str
    sequence: int


class RecordedJudgement(msgspec.Struct, frozen=True, kw_only=True):
    """A judgement with its number, from 1; ``undone_at`` is None while it stands."""

    number: int
    judgement: Judgement
    undone_at: str | None = None


class Store(Protocol):
    """Pages with their originals, judgements, and one derived result. Every method is one transaction: all of it happens or nothing.

    All may raise `StoreError` (busy, full, damaged, not permitted); those that return a document `UnreadableRecord`.
    """

    def put(self, page: NewPage, *, replace: bool = False) -> Change:
        """Store a page and its facts; when this returns it is safe on disk.

        A page that is there with the same bytes and from the same rules is left alone; the same bytes from other rules are
        annotated anew in its place; other bytes only with ``replace``. Raises `PageClash`, `BadOffsets`, `DuplicateAnnotation`.
        """

    def state(self, page: str) -> PageState | None:
        """What is stored of a page, None for one that is not there."""

    def documents(self) -> list[Document]:
        """All pages in the order in which they first came."""

    def document(self, page: str) -> Document | None:
        """One page, None for one that is not there."""

    def bare_document(self, page: str) -> Document | None:
        """One page with its text and source alone: readable whichever version annotated it. None for one that is not there."""

    def original(self, page: str) -> bytes | None:
        """The exact bytes of a page, None for one that is not there."""

    def pipelines(self) -> list[str]:
        """The versions of the rules that annotated the pages, each once."""

    def outdated(self, pipeline: str) -> list[str]:
        """Ids of pages that other rules than ``pipeline`` annotated, in order of ingestion."""

    def event_mentions(
        self, event_type: str | None = None, since: str | None = None, until: str | None = None
    ) -> list[MentionRef]:
        """Event mentions of one type (all for None) that may have happened from ``since`` to ``until`` (ISO days), by page and place.

        With either day given, mentions whose time nothing bounds are left out; an open end of one meets everything beyond it.
        """

    def add_judgement(self, judgement: Judgement) -> int:
        """Record a judgement; its number comes back."""

    def undo_judgement(self, undone_at: str) -> Judgement | None:
        """Mark the latest judgement that stands as undone and return it; None if none stands."""

    def judgements(self) -> list[RecordedJudgement]:
        """All judgements ever made, undone ones too, by number."""

    def revision(self) -> int:
        """A number that grows whenever a page or a judgement changes, and never otherwise."""

    def derived(self, key: str) -> bytes | None:
        """The result kept under ``key``, None if another or none is kept. Raises `UnreadableRecord` for one that is damaged."""

    def keep_derived(self, key: str, result: bytes) -> None:
        """Keep one result in place of the one before."""

    def close(self) -> None:
        """Let go of the files; closing twice does nothing."""
