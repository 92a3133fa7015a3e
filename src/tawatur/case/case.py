"""A case: one folder of pages, judgements, and the chronicle that follows from them."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

import msgspec

from tawatur.case.errors import (
    CaseBusy,
    CaseFull,
    CaseNotPermitted,
    NoSuchAnnotation,
    NoSuchEntity,
    NoSuchEvent,
    NoSuchPage,
    UnreadableRecord,
)
from tawatur.case.filters import Filter, select
from tawatur.case.folder import PLACES, STORE, find_store, make_folder
from tawatur.case.ingest import Ingest, IngestReport, Outcome, PageDone, Progress, now
from tawatur.case.kept_list import KeptList
from tawatur.case.lexicon import OwnLists, lexicon_with
from tawatur.case.own_names import kept_names
from tawatur.case.own_places import begin_with_users_list, read_own
from tawatur.case.version import corpus_version, pipeline_version, recogniser_version, settings_of
from tawatur.corpus.chronicle import Derived, derive
from tawatur.lexicon.fold import fold
from tawatur.lexicon.own_names import OwnName
from tawatur.model.chronicle import Chronicle, Entity, Event, Judgement
from tawatur.model.document import Document
from tawatur.readers.inputs import read_inputs
from tawatur.readers.page_input import InputProblem, PageInput
from tawatur.recogniser.recognition import Recognition
from tawatur.store.contract import Store

__all__ = [
    "Case",
    "Filter",
    "IngestReport",
    "InputProblem",
    "Outcome",
    "PageDone",
    "Progress",
    "open_case",
]

_KEYED_LAYERS = ("blocks", "timexes", "mentions", "quantities", "attributions", "events")
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Derived).decode


def open_case(folder: str | Path, *, create: bool = False, read_only: bool = False) -> "Case":
    """The case in ``folder``; ``create`` makes one where none is (owner only: 0700, files 0600).

    With ``read_only`` nothing is written, so a case on a medium or in a folder that may not be written can be read.

    Close it, or use it in a ``with``. Raises (all are `TawaturError`): `CaseNotFound`, `CaseTooNew`, `CaseTooOld`
    (read_only and a migration is due), `CaseBusy`, `CaseFull`, `CaseNotPermitted`, `CaseDamaged`.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as place, open_case(Path(place, "case"), create=True) as case:
    ...     case.ingest([]).added, case.chronicle().events
    (0, ())
    """
    from tawatur.store.sqlite import open_sqlite  # SQLAlchemy takes longer to import than all else here

    place = Path(folder)
    create = create and not read_only
    if create and make_folder(place):
        begin_with_users_list(place)
    path = place / STORE if create else find_store(place)
    return Case(place, open_sqlite(path, create=create, read_only=read_only))


class Case:
    """An open case. Use one object in one thread."""

    def __init__(self, folder: Path, store: Store) -> None:
        self.folder = folder
        self._store = store
        self._kept: tuple[str, Derived] | None = None

    # --- pages

    def ingest(
        self,
        inputs: Sequence[str | Path],
        *,
        replace: bool = False,
        processes: int = 1,
        progress: Progress | None = None,
        stdin: BinaryIO | None = None,
        recognition: Recognition | None = None,
    ) -> IngestReport:
        """Read, annotate and store the pages of ``inputs`` (files, folders, ``-``); never stops for a bad page.

        A page is acknowledged to ``progress`` after it is safe on disk, so ingest can be ended and run again at any time.
        ``replace``: a page whose id is there with other bytes is replaced, otherwise it is a problem ``id_clash``.
        The result is the same for any number of ``processes``. ``recognition``: recognisers of names beside the rules, in
        one process; pages that were annotated otherwise are annotated anew. Raises `CaseBusy`, `CaseFull`, `CaseNotPermitted`,
        `IngestStopped`.
        """
        return self._run(replace, processes, progress, recognition).run(read_inputs(inputs, stdin))

    def outdated(self, recognition: Recognition | None = None) -> list[str]:
        """Ids of pages that another version of the rules or of the newsroom's own lists, or other recognisers than these, annotated, in order of ingestion."""
        return self._store.outdated(pipeline_version(self._own()) + recogniser_version(recognition))

    def settings(self) -> list[str]:
        """The settings behind the rules that pages were read with, each once: "" for none, a bias («recall»), or what recognisers and how."""
        return sorted({settings_of(pipeline) for pipeline in self._store.pipelines()})

    def annotate_anew(
        self,
        *,
        processes: int = 1,
        progress: Progress | None = None,
        recognition: Recognition | None = None,
    ) -> IngestReport:
        """Annotate the outdated pages with the rules of now and these recognisers. Judgements stay; see `lost_judgements`."""
        run = self._run(False, processes, progress, recognition)
        return run.run(self._stored(page) for page in self.outdated(recognition))

    def _run(self, replace: bool, processes: int, progress: Progress | None, recognition: Recognition | None) -> Ingest:
        return Ingest(
            self._store,
            replace=replace,
            processes=processes,
            progress=progress,
            recognition=recognition,
            own=self._own(),
        )

    def _stored(self, page: str) -> PageInput:
        document, original = self._store.bare_document(page), self._store.original(page)
        if document is None or original is None:
            raise _no_page(page)
        return PageInput(
            id=page, source=document.source, text=document.text, original=original, path=document.source.path
        )

    def documents(self) -> list[Document]:
        """All pages as annotated each by itself, in order of ingestion, without their words."""
        return self._store.documents()

    def original(self, page: str) -> bytes:
        """The exact bytes that the page came as. Raises `NoSuchPage`."""
        found = self._store.original(page)
        if found is None:
            raise _no_page(page)
        return found

    # --- what follows from them

    def derived(self) -> Derived:
        """What all pages and judgements give together: ``documents`` with what the case adds, and the ``chronicle``.

        It is kept in the store until either changes, so that numbers stay the same from one command to the next.
        """
        key = f"{self._store.revision()}/{corpus_version(self._own())}"
        if self._kept is None or self._kept[0] != key:
            self._kept = key, self._derived_before(key) or self._derive(key)
        return self._kept[1]

    def _derived_before(self, key: str) -> Derived | None:
        """What was kept under ``key``; None for nothing, or for something that cannot be read: it can be made again."""
        try:
            kept = self._store.derived(key)
            return None if kept is None else _decode(kept)
        except (UnreadableRecord, msgspec.DecodeError):
            return None

    def _derive(self, key: str) -> Derived:
        derived = _worth_keeping(derive(self.documents(), self.judgements(), lexicon_with(self._own())))
        with suppress(CaseBusy, CaseFull, CaseNotPermitted):  # keeping it only makes the next command quicker
            self._store.keep_derived(key, _encode(derived))
        return derived

    def chronicle(self) -> Chronicle:
        """The chronicle of all pages."""
        return self.derived().chronicle

    def page(self, page: str) -> Document:
        """One page with what the case adds (its dates, resolved values, entities). Raises `NoSuchPage`."""
        for document in self.derived().documents:
            if document.id == page:
                return document
        raise _no_page(page)

    def event(self, number_or_id: int | str) -> Event:
        """An entry of the chronicle by its number, its id, or the key ``page#id`` of one of its mentions. Raises `NoSuchEvent`."""
        wanted = str(number_or_id).strip()
        for event in self.chronicle().events:
            if wanted in (str(event.number), event.id, *(f"{ref.page}#{ref.event}" for ref in event.mentions)):
                return event
        count = len(self.chronicle().events)
        raise NoSuchEvent(
            f"there is no entry {wanted}", f"the chronicle has {count}; give a number or id that it shows"
        )

    def query(self, wanted: Filter) -> list[Event]:
        """The entries that pass the filter, in the order of the chronicle. Raises `BadFilter`."""
        derived = self.derived()
        return select(wanted, derived.chronicle, derived.documents)

    # --- names

    @property
    def names(self) -> KeptList[OwnName]:
        """The newsroom's own names, kept in the case as ``names.jsonl``; after a change `annotate_anew` reads the pages with them."""
        return kept_names(self.folder)

    def _own(self) -> OwnLists:
        return OwnLists(tuple(self.names.entries()), read_own(self.folder / PLACES))

    def entity(self, wanted: str) -> Entity:
        """A person, body, place or event by its number in `entities`, its id, a mention of it (``page#m:10-15``), or its name where only one bears it.

        Raises `NoSuchEntity`.
        """
        entities = self.entities()
        if wanted.isdecimal() and 0 < int(wanted) <= len(entities):
            return entities[int(wanted) - 1]
        found = [e for e in entities if e.id == wanted or wanted in (f"{r.page}#{r.mention}" for r in e.mentions)]
        found = found or [e for e in entities if e.name == wanted] or self._written(wanted, entities)
        if len(found) != 1:
            numbers = "، ".join(f"[{entities.index(e) + 1}]" for e in found)
            what = (
                f"{len(found)} things are named «{wanted}»: {numbers}"
                if found
                else f"nothing in the case is named «{wanted}»"
            )
            raise NoSuchEntity(what, "give a number or id that `tawatur names list` shows")
        return found[0]

    def _written(self, wanted: str, entities: Sequence[Entity]) -> list[Entity]:
        """The entities that some page names in these words, or that the newsroom's list has under them."""
        key = " ".join(fold(wanted).split())
        own = {entry.id for entry in self.names.entries() if key in (" ".join(fold(n).split()) for n in entry.names)}
        pages = {document.id: document for document in self.derived().documents}
        spans = {(d.id, m.id): m.span for d in pages.values() for m in d.mentions}
        written = (
            (e, " ".join(fold(spans[at].of(pages[at[0]].text)).split()))
            for e in entities
            for r in e.mentions
            if (at := (r.page, r.mention)) in spans
        )
        found = {e.id for e, words in written if words == key} | own
        return [e for e in entities if e.id in found]

    def entities(self) -> list[Entity]:
        """What the pages name, in the order in which it is numbered from 1: people, bodies, places, events; each by how many pages name it."""
        kinds = ("PER", "ORG", "LOC", "EVENT_NAME")
        return sorted(
            self.chronicle().entities, key=lambda e: (kinds.index(e.type), -len({r.page for r in e.mentions}), e.id)
        )

    # --- judgements

    def judge(self, judgement: Judgement) -> int:
        """Lay a judgement over the case; its number comes back. ``made_at`` is filled in when it is None.

        Raises `NoSuchAnnotation` if its subject or other is not in the case.
        """
        missing = self._missing([judgement])
        if missing:
            raise NoSuchAnnotation(f"{missing[0]} is not in the case", "judge what the chronicle or a page shows")
        made_at = judgement.made_at or now()
        return self._store.add_judgement(msgspec.structs.replace(judgement, made_at=made_at))

    def undo(self) -> Judgement | None:
        """Take back the latest judgement that stands, and return it; None if none does. It stays in the record as undone."""
        return self._store.undo_judgement(now())

    def judgements(self) -> list[Judgement]:
        """Judgements by people that stand, oldest first."""
        return [made.judgement for made in self._store.judgements() if made.undone_at is None]

    def lost_judgements(self) -> list[Judgement]:
        """Judgements that stand whose subject or other is no longer found; they are kept, and hold again if it comes back."""
        standing = self.judgements()
        missing = set(self._missing(standing))
        return [judgement for judgement in standing if missing & set(_keys(judgement))]

    def _missing(self, judgements: Sequence[Judgement]) -> list[str]:
        """Keys of the judgements that name nothing in the pages, alone or with what the case adds."""
        keys = dict.fromkeys(key for judgement in judgements for key in _keys(judgement))
        pages = {key.rpartition("#")[0] for key in keys}
        there = {known for page in pages for known in self._known_in(page)}
        return [key for key in keys if key not in there]

    def _known_in(self, page: str) -> Iterator[str]:
        in_case = next((document for document in self.derived().documents if document.id == page), None)
        for document in (self._store.document(page), in_case):
            for layer in _KEYED_LAYERS if document else ():
                yield from (f"{page}#{annotation.id}" for annotation in getattr(document, layer))

    # --- closing

    def close(self) -> None:
        """Let go of the files. Closing twice does nothing."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _worth_keeping(derived: Derived) -> Derived:
    """Without the pairs that a rule keeps apart.

    A case of 300 pages has some hundred thousand of them, and each event says why its nearest one was not joined.
    """
    told = tuple(
        j for j in derived.chronicle.judgements if j.verdict != "different" or not j.made_by.startswith("rule:")
    )
    return Derived(derived.documents, msgspec.structs.replace(derived.chronicle, judgements=told))


def _keys(judgement: Judgement) -> tuple[str, ...]:
    return (judgement.subject,) if judgement.other is None else (judgement.subject, judgement.other)


def _no_page(page: str) -> NoSuchPage:
    return NoSuchPage(f"there is no page «{page}» in the case", "check the id, or ingest it")
