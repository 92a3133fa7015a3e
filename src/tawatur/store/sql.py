"""The store over SQLAlchemy Core. What differs between back ends comes in from outside: the connection, and how its errors are told."""

import hashlib
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import msgspec
from sqlalchemy import Column, Connection, Integer, Row, String, cast, delete, func, insert, or_, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from tawatur.model.chronicle import Judgement, MentionRef
from tawatur.model.document import Document, Source, decode_document, encode_document
from tawatur.store import tables
from tawatur.store.contract import Change, NewPage, PageState, RecordedJudgement
from tawatur.store.errors import BadRecord, StoreError, UnreadableRecord, page_clash
from tawatur.store.record_check import check_record
from tawatur.store.rows import fact_rows

_QUICK = 1  # zlib: less than half the time of its default level for a fifth more bytes
_JUDGED = ("verdict", "subject", "other", "field", "value", "made_by", "why", "made_at")
_GIVEN = ("path", "url", "outlet", "title", "published", "fetched")


class _Bare(msgspec.Struct, frozen=True):
    id: str
    text: str
    source: Source


_bare = msgspec.json.Decoder(_Bare)


class SqlStore:
    """A `Store` over one connection, for one thread. ``explain`` turns an error of the database into one that a user can act on."""

    def __init__(self, connection: Connection, explain: Callable[[Exception], StoreError]) -> None:
        self._connection = connection
        self._explain = explain

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._connection.begin():
                yield self._connection
        except IntegrityError:
            raise
        except DBAPIError as error:
            raise self._explain(error) from error

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction whose first statement counts the revision, and so waits for any other writer before it reads."""
        with self._reading() as connection:
            counted = cast(cast(tables.meta.c.value, Integer) + 1, String)
            connection.execute(update(tables.meta).where(tables.meta.c.key == "revision").values(value=counted))
            yield connection

    # --- pages

    def put(self, page: NewPage, *, replace: bool = False) -> Change:
        """Store a page and its facts (see `Store.put`)."""
        document, sha256 = page.document.record(), hashlib.sha256(page.original).hexdigest()
        check_record(document)
        try:
            with self._writing() as connection:
                found = _state(connection, document.id)
                change = _change(document.id, found, sha256, page.pipeline, replace)
                if change == "unchanged":
                    connection.rollback()
                else:
                    _write(connection, page, document, sha256, found)
                return change
        except IntegrityError as error:
            message = f"the page breaks a rule of the store ({error.orig})"
            raise BadRecord(document.id, message, "this is a fault of the program: report it with the page") from error

    def state(self, page: str) -> PageState | None:
        """What is stored of a page."""
        with self._reading() as connection:
            return _state(connection, page)

    def documents(self) -> list[Document]:
        """All pages in the order in which they first came."""
        with self._reading() as connection:
            found = connection.execute(select(tables.page.c.annotation).order_by(tables.page.c.sequence))
            return [_document(blob) for blob in found.scalars()]

    def document(self, page: str) -> Document | None:
        """One page."""
        with self._reading() as connection:
            blob = connection.scalar(select(tables.page.c.annotation).where(tables.page.c.id == page))
        return None if blob is None else _document(blob)

    def bare_document(self, page: str) -> Document | None:
        """One page with its text and source alone."""
        with self._reading() as connection:
            blob = connection.scalar(select(tables.page.c.annotation).where(tables.page.c.id == page))
        if blob is None:
            return None
        bare = _bare.decode(zlib.decompress(blob))
        return Document(id=bare.id, source=bare.source, text=bare.text)

    def original(self, page: str) -> bytes | None:
        """The exact bytes of a page."""
        joined = tables.page.join(tables.original, tables.page.c.sha256 == tables.original.c.sha256)
        with self._reading() as connection:
            wanted = select(tables.original.c.content).select_from(joined).where(tables.page.c.id == page)
            blob = connection.scalar(wanted)
        return None if blob is None else zlib.decompress(blob)

    def pipelines(self) -> list[str]:
        """The versions of the rules that annotated the pages, each once."""
        with self._reading() as connection:
            return list(connection.execute(select(tables.page.c.pipeline).distinct()).scalars())

    def outdated(self, pipeline: str) -> list[str]:
        """Ids of pages that other rules annotated."""
        page = tables.page.c
        with self._reading() as connection:
            wanted = select(page.id).where(page.pipeline != pipeline).order_by(page.sequence)
            return list(connection.execute(wanted).scalars())

    def event_mentions(
        self, event_type: str | None = None, since: str | None = None, until: str | None = None
    ) -> list[MentionRef]:
        """Event mentions of a type that may have happened between two days."""
        event = tables.event_mention.c
        wanted = select(event.page, event.id).order_by(event.page, event.start, event.id)
        if event_type is not None:
            wanted = wanted.where(event.type == event_type)
        if since is not None or until is not None:
            wanted = wanted.where(or_(event.earliest.is_not(None), event.latest.is_not(None)))
        if since is not None:
            wanted = wanted.where(or_(event.latest.is_(None), event.latest >= since))
        if until is not None:
            wanted = wanted.where(or_(event.earliest.is_(None), event.earliest <= until))
        with self._reading() as connection:
            return [MentionRef(page, known) for page, known in connection.execute(wanted)]

    # --- judgements

    def add_judgement(self, judgement: Judgement) -> int:
        """Record a judgement."""
        given = {name: getattr(judgement, name) for name in _JUDGED}
        with self._writing() as connection:
            number = _next(connection, tables.judgement.c.number)
            cues = msgspec.json.encode(judgement.cues).decode()
            connection.execute(insert(tables.judgement).values(number=number, cues=cues, **given))
            return number

    def undo_judgement(self, undone_at: str) -> Judgement | None:
        """Mark the latest judgement that stands as undone."""
        table = tables.judgement
        with self._writing() as connection:
            standing = select(table).where(table.c.undone_at.is_(None)).order_by(table.c.number.desc()).limit(1)
            latest = connection.execute(standing).one_or_none()
            if latest is None:
                connection.rollback()
                return None
            connection.execute(update(table).where(table.c.number == latest.number).values(undone_at=undone_at))
            return _recorded(latest).judgement

    def judgements(self) -> list[RecordedJudgement]:
        """All judgements ever made."""
        with self._reading() as connection:
            found = connection.execute(select(tables.judgement).order_by(tables.judgement.c.number))
            return [_recorded(row) for row in found]

    # --- what is derived

    def revision(self) -> int:
        """How often pages or judgements have changed."""
        with self._reading() as connection:
            return int(connection.scalar(select(tables.meta.c.value).where(tables.meta.c.key == "revision")) or 0)

    def derived(self, key: str) -> bytes | None:
        """The result kept under a key."""
        with self._reading() as connection:
            blob = connection.scalar(select(tables.derived.c.result).where(tables.derived.c.key == key))
        try:
            return None if blob is None else zlib.decompress(blob)
        except zlib.error as error:
            message = f"what was kept of the chronicle cannot be read ({error})"
            raise UnreadableRecord(message, "derive it again") from error

    def keep_derived(self, key: str, result: bytes) -> None:
        """Keep one result in place of the one before."""
        blob = zlib.compress(result, _QUICK)
        with self._reading() as connection:
            connection.execute(delete(tables.derived))
            connection.execute(insert(tables.derived).values(key=key, result=blob))

    def close(self) -> None:
        """Let go of the files."""
        self._connection.close()
        self._connection.engine.dispose()


def _state(connection: Connection, page: str) -> PageState | None:
    columns = tables.page.c
    wanted = select(columns.sha256, columns.pipeline, columns.sequence).where(columns.id == page)
    found = connection.execute(wanted).one_or_none()
    return None if found is None else PageState(sha256=found.sha256, pipeline=found.pipeline, sequence=found.sequence)


def _change(page: str, found: PageState | None, sha256: str, pipeline: str, replace: bool) -> Change:
    if found is None:
        return "added"
    if found.sha256 != sha256:
        if not replace:
            raise page_clash(page)
        return "updated"
    return "unchanged" if found.pipeline == pipeline else "updated"


def _write(connection: Connection, page: NewPage, document: Document, sha256: str, found: PageState | None) -> None:
    if found is not None:
        connection.execute(delete(tables.page).where(tables.page.c.id == document.id))
    _write_original(connection, sha256, page.original)
    sequence = found.sequence if found else _next(connection, tables.page.c.sequence)
    connection.execute(insert(tables.page), _page_row(page, document, sha256, sequence))
    for table, rows in fact_rows(document):
        connection.execute(insert(table), rows)
    if found is not None and found.sha256 != sha256:
        _drop_original(connection, found.sha256)


def _page_row(page: NewPage, document: Document, sha256: str, sequence: int) -> dict[str, object]:
    return {
        "id": document.id,
        "sha256": sha256,
        **{name: getattr(document.source, name) for name in _GIVEN},
        "ingested_at": page.ingested_at,
        "sequence": sequence,
        "length": len(document.text),
        "schema_version": document.schema_version,
        "pipeline": page.pipeline,
        "annotation": zlib.compress(encode_document(document), _QUICK),
    }


def _write_original(connection: Connection, sha256: str, original: bytes) -> None:
    table = tables.original
    if connection.scalar(select(table.c.size).where(table.c.sha256 == sha256)) is None:
        content = zlib.compress(original, _QUICK)
        connection.execute(insert(table), {"sha256": sha256, "size": len(original), "content": content})


def _drop_original(connection: Connection, sha256: str) -> None:
    if connection.scalar(select(tables.page.c.id).where(tables.page.c.sha256 == sha256).limit(1)) is None:
        connection.execute(delete(tables.original).where(tables.original.c.sha256 == sha256))


def _next(connection: Connection, column: Column[int]) -> int:
    return int(connection.scalar(select(func.coalesce(func.max(column), 0))) or 0) + 1


def _document(blob: bytes) -> Document:
    try:
        return decode_document(zlib.decompress(blob))
    except (msgspec.DecodeError, zlib.error) as error:
        message = f"a page of the case was annotated by another version and cannot be read ({error})"
        raise UnreadableRecord(message, "annotate its pages anew: ingest them again") from error


def _recorded(row: Row[tuple[object, ...]]) -> RecordedJudgement:
    found = row._mapping
    cues = msgspec.json.decode(found["cues"], type=tuple[str, ...])
    judgement = Judgement(cues=cues, **{name: found[name] for name in _JUDGED})
    return RecordedJudgement(number=found["number"], judgement=judgement, undone_at=found["undone_at"])
