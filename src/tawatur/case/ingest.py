"""Pages from inputs into the store: one at a time, in order, each acknowledged when it is safe."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from typing import Literal

import msgspec

from tawatur.case.annotating import annotated
from tawatur.case.lexicon import NO_LISTS, OwnLists
from tawatur.case.version import pipeline_version, recogniser_version
from tawatur.model.document import Document
from tawatur.pipeline import STAGES
from tawatur.readers.page_input import InputProblem, PageInput
from tawatur.recogniser.recognition import Recognition
from tawatur.store.contract import NewPage, Store
from tawatur.store.errors import BadOffsets, BadRecord, PageClash, page_clash

Outcome = Literal["added", "unchanged", "updated", "problem"]


class PageDone(msgspec.Struct, frozen=True, kw_only=True):
    """One input is dealt with: ``number`` counts from 1; ``id`` is the page's, of a problem the place.

    Added and updated pages are on disk when this is handed on.
    """

    number: int
    id: str
    outcome: Outcome


Progress = Callable[[PageDone], None]


class IngestReport(msgspec.Struct, frozen=True, kw_only=True):
    """How many pages came in new, were there already, were replaced or annotated anew; and every problem, in order.

    A page of which a stage failed (a fault of the program) is stored with what the others found, and a problem ``stage_failed``.
    """

    added: int = 0
    unchanged: int = 0
    updated: int = 0
    problems: tuple[InputProblem, ...] = ()


def now() -> str:
    """This moment in UTC, to the second, as ISO 8601."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Ingest:
    """One run over some inputs. What is ready waits for the pages before it, so that everything is told in order."""

    def __init__(
        self,
        store: Store,
        *,
        replace: bool,
        processes: int,
        progress: Progress | None,
        recognition: Recognition | None = None,
        own: OwnLists = NO_LISTS,
    ) -> None:
        self._store = store
        self._replace = replace
        self._processes = processes
        self._progress = progress
        self._own = own
        self._pipeline = pipeline_version(own) + recogniser_version(recognition)
        self._stages = recognition.stages() if recognition else STAGES
        self._waiting: deque[PageInput | InputProblem | str] = deque()  # a string: the id of a page that is unchanged
        self._counts: dict[Outcome, int] = {"added": 0, "unchanged": 0, "updated": 0, "problem": 0}
        self._problems: list[InputProblem] = []

    def run(self, found: Iterable[PageInput | InputProblem]) -> IngestReport:
        """Take all that was read; see `Case.ingest`."""
        for record in annotated(self._to_annotate(found), self._processes, self._stages, self._own):
            page = self._waiting.popleft()
            assert isinstance(page, PageInput)
            self._put(page, record)
            self._tell_ready()
        self._tell_ready()
        return IngestReport(
            added=self._counts["added"],
            unchanged=self._counts["unchanged"],
            updated=self._counts["updated"],
            problems=tuple(self._problems),
        )

    def _to_annotate(self, found: Iterable[PageInput | InputProblem]) -> Iterator[Document]:
        for one in found:
            looked_up = self._look_up(one) if isinstance(one, PageInput) else one
            self._waiting.append(looked_up)
            if isinstance(looked_up, PageInput):
                yield looked_up.document()
            elif len(self._waiting) == 1:
                self._tell_ready()

    def _look_up(self, page: PageInput) -> PageInput | InputProblem | str:
        there = self._store.state(page.id)
        if there is None or (self._replace and there.sha256 != sha256(page.original).hexdigest()):
            return page
        if there.sha256 != sha256(page.original).hexdigest():
            return _problem(page, page_clash(page.id))
        return page.id if there.pipeline == self._pipeline else page

    def _put(self, page: PageInput, record: Document) -> None:
        new = NewPage(document=record, original=page.original, pipeline=self._pipeline, ingested_at=now())
        try:
            change = self._store.put(new, replace=self._replace)
        except BadRecord as error:
            self._tell(_problem(page, error))
            return
        self._problems += _failed_stages(page, record)
        self._tell(page.id, change)

    def _tell_ready(self) -> None:
        while self._waiting and not isinstance(self._waiting[0], PageInput):
            ready = self._waiting.popleft()
            if isinstance(ready, InputProblem):
                self._tell(ready)
            else:
                self._tell(str(ready), "unchanged")

    def _tell(self, what: str | InputProblem, outcome: Outcome = "problem") -> None:
        if isinstance(what, InputProblem):
            self._problems.append(what)
        self._counts[outcome] += 1
        if self._progress:
            known = what.where if isinstance(what, InputProblem) else what
            self._progress(PageDone(number=sum(self._counts.values()), id=known, outcome=outcome))


def _problem(page: PageInput, error: BadRecord) -> InputProblem:
    codes = {PageClash: "id_clash", BadOffsets: "bad_offsets"}
    message = error.message.removeprefix(f"{page.id}: ") if page.id == page.where else error.message
    return InputProblem(
        where=page.where, code=codes.get(type(error), "bad_record"), message=message, what_to_do=error.what_to_do
    )


def _failed_stages(page: PageInput, record: Document) -> Iterator[InputProblem]:
    for issue in record.issues:
        if issue.code == "stage_failed":
            yield InputProblem(
                where=page.where,
                code=issue.code,
                message=f"part of the page was not read ({issue.message})",
                what_to_do="this is a fault of the program: report it; the rest of the page is kept",
            )
