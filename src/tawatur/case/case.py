"""A case: one folder of pages, judgements and the chronicle that follows from them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Literal, Self

import msgspec

from tawatur.case.filters import Filter
from tawatur.corpus.chronicle import Derived
from tawatur.model.chronicle import Chronicle, Event, Judgement
from tawatur.model.document import Document
from tawatur.readers.page_input import InputProblem

Outcome = Literal["added", "unchanged", "updated", "problem"]


class PageDone(msgspec.Struct, frozen=True, kw_only=True):
    """One input is dealt with: ``number`` counts from 1; ``id`` is the page's (for a problem: where it stands). Added and updated pages are on disk."""

    number: int
    id: str
    outcome: Outcome


Progress = Callable[[PageDone], None]


class IngestReport(msgspec.Struct, frozen=True, kw_only=True):
    """How many pages came in new, were there already, were replaced or annotated anew; and every input that could not be taken, in order."""

    added: int = 0
    unchanged: int = 0
    updated: int = 0
    problems: tuple[InputProblem, ...] = ()


def open_case(folder: str | Path, *, create: bool = False, read_only: bool = False) -> "Case":
    """The case in ``folder``; ``create`` makes one where none is (owner only: 0700, files 0600).

    Close it, or use it in a ``with``. Raises (all are `TawaturError`): `CaseNotFound`, `CaseTooNew`, `CaseTooOld` (read_only and a migration is due),
    `CaseBusy`, `CaseFull`, `CaseNotPermitted`, `CaseDamaged`.
    """
    raise NotImplementedError


class Case:
    """An open case. Use one object in one thread."""

    folder: Path

    def ingest(
        self,
        inputs: Sequence[str | Path],
        *,
        replace: bool = False,
        processes: int = 1,
        progress: Progress | None = None,
        stdin: BinaryIO | None = None,
    ) -> IngestReport:
        """Read, annotate and store the pages of ``inputs`` (files, folders, ``-``); never stops for a bad page.

        A page is acknowledged to ``progress`` after it is safe on disk, so ingest can be ended and run again at any time.
        ``replace``: a page whose id is there with other bytes is replaced, otherwise it is a problem ``id_clash``.
        The result is the same for any number of ``processes``. Raises `CaseBusy`, `CaseFull`, `CaseNotPermitted`, `IngestStopped`.
        """
        raise NotImplementedError

    def documents(self) -> list[Document]:
        """All pages as annotated each by itself, in order of ingestion, without their words."""
        raise NotImplementedError

    def original(self, page: str) -> bytes:
        """The exact bytes that the page came as. Raises `NoSuchPage`."""
        raise NotImplementedError

    def derived(self) -> Derived:
        """What all pages and judgements give together: ``documents`` with what the case adds, and the ``chronicle``. Kept in the store until either changes."""
        raise NotImplementedError

    def chronicle(self) -> Chronicle:
        """The chronicle of all pages."""
        raise NotImplementedError

    def page(self, page: str) -> Document:
        """One page with what the case adds (its dates, resolved values, entities). Raises `NoSuchPage`."""
        raise NotImplementedError

    def event(self, number_or_id: int | str) -> Event:
        """An entry of the chronicle by its number or id. Raises `NoSuchEvent`."""
        raise NotImplementedError

    def query(self, wanted: Filter) -> list[Event]:
        """The entries that pass the filter, in the order of the chronicle."""
        raise NotImplementedError

    def judge(self, judgement: Judgement) -> int:
        """Lay a judgement over the case; its number comes back. Raises `NoSuchAnnotation` if its subject or other is not in the case."""
        raise NotImplementedError

    def undo(self) -> Judgement | None:
        """Take back the latest judgement that stands, and return it; None if none does. It stays in the record as undone."""
        raise NotImplementedError

    def judgements(self) -> list[Judgement]:
        """Judgements by people that stand, oldest first."""
        raise NotImplementedError

    def lost_judgements(self) -> list[Judgement]:
        """Judgements that stand whose subject or other is no longer found in the pages; they are kept, and hold again if it comes back."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the files. Closing twice does nothing."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
