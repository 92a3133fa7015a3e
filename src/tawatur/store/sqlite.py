"""The store in one SQLite file: how it is opened, and what its errors mean.

WAL lets pages be read while others are written. ``synchronous=FULL`` makes every commit wait for the disk: what was
acknowledged is there after a kill and after a power cut.
"""

import os
import shutil
import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from tawatur.store.errors import (
    CaseBusy,
    CaseDamaged,
    CaseFull,
    CaseNotFound,
    CaseNotPermitted,
    CaseTooNew,
    CaseTooOld,
    StoreError,
)
from tawatur.store.migrations import STEPS, Step, migrate, newest
from tawatur.store.sql import SqlStore

WAIT = 10.0
"""Seconds to wait for another process that is writing."""

_PAUSE = 0.02  # seconds between two tries where SQLite itself does not wait

APPLICATION_ID = 0x54775472
"""Written into the file's head («TwTr»), so that a database of another program is never taken for a case."""

_NOT_WRITTEN = (sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_TRUNCATE, sqlite3.SQLITE_IOERR_SHMSIZE)
_ROOM = 1_000_000  # bytes: with less than this left, a failed write is told as a full disk


def open_sqlite(
    path: Path, *, create: bool = False, read_only: bool = False, wait: float = WAIT, steps: tuple[Step, ...] = STEPS
) -> SqlStore:
    """The store in the file ``path``, brought to the newest version unless ``read_only``; ``create`` makes the file, for its owner only.

    Raises `CaseNotFound`, `CaseTooNew`, `CaseTooOld`, `CaseBusy`, `CaseFull`, `CaseNotPermitted`, `CaseDamaged`.
    """
    if create and not read_only:
        _make_file(path)
    _look(path)
    engine = _engine(path, read_only, wait)
    try:
        _prepare(engine, path, read_only, create, steps)
        return SqlStore(engine.connect(), lambda error: explain(path, error))
    except (DBAPIError, sqlite3.Error) as error:
        engine.dispose()
        raise explain(path, error) from error


def _make_file(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        return
    except OSError as error:
        raise CaseNotPermitted(path, f"it cannot be made ({error.strerror})", "choose a folder of your own") from error


def _look(path: Path) -> None:
    """Tell missing from forbidden, which SQLite does not."""
    try:
        path.open("rb").close()
    except FileNotFoundError:
        raise CaseNotFound(path, "there is no case here", "check the folder, or ingest pages to make one") from None
    except OSError as error:
        raise CaseNotPermitted(path, f"it cannot be read ({error.strerror})", "ask its owner for access") from error


def _engine(path: Path, read_only: bool, wait: float) -> Engine:
    address = path.absolute().as_uri() + _mode(path, read_only)

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(address, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)
        try:
            _set_up(connection, read_only, wait)
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)
    # The driver would begin a transaction only at the first write, and so let what is read before it change.
    event.listen(engine, "begin", _begin)
    return engine


def _mode(path: Path, read_only: bool) -> str:
    if not read_only:
        return "?mode=rw"
    log = path.with_name(path.name + "-wal")
    by_rights = os.access in os.supports_effective_ids
    if os.access(path.parent, os.W_OK, effective_ids=by_rights) or (log.exists() and log.stat().st_size):
        return "?mode=ro"
    return "?mode=ro&immutable=1"  # a medium on which SQLite cannot make the files that it shares with writers


def _set_up(connection: sqlite3.Connection, read_only: bool, wait: float) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    if not read_only:
        _use_wal(connection, wait)


def _use_wal(connection: sqlite3.Connection, wait: float) -> None:
    """Turn the file to WAL, where it is not yet, waiting ``wait`` seconds at most for whoever holds it.

    Two processes that make one case at once meet here, and SQLite refuses the change without waiting.
    """
    deadline = time.monotonic() + wait
    while True:
        try:
            if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if (error.sqlite_errorcode & 0xFF) != sqlite3.SQLITE_BUSY or time.monotonic() >= deadline:
                raise
        time.sleep(_PAUSE)


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def _prepare(engine: Engine, path: Path, read_only: bool, create: bool, steps: tuple[Step, ...]) -> None:
    with engine.connect() as connection:
        found = _version(connection, path)
    if found > newest(steps):
        message = f"it was written by a newer version (tables {found}, this program knows {newest(steps)})"
        raise CaseTooNew(path, message, "update tawatur; nothing was changed")
    if found == newest(steps):
        return
    if found == 0 and not create:
        raise CaseNotFound(path, "the case was never finished", "ingest pages to make it")
    if read_only:
        raise CaseTooOld(path, "its tables are of an older version", "open it once for writing, after a copy")
    with engine.execution_options(begin="BEGIN IMMEDIATE").connect() as connection, connection.begin():
        migrate(connection, _version(connection, path), steps)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {newest(steps)}")


def _version(connection: Connection, path: Path) -> int:
    """The version of the tables, 0 for an empty file."""
    tables = _scalar(connection, "SELECT count(*) FROM sqlite_master")
    if tables and _scalar(connection, "PRAGMA application_id") != APPLICATION_ID:
        raise CaseDamaged(path, "it is a database of another program", "choose another folder")
    return _scalar(connection, "PRAGMA user_version")


def _scalar(connection: Connection, statement: str) -> int:
    return int(connection.exec_driver_sql(statement).scalar_one())


def explain(path: Path, error: Exception) -> StoreError:
    """What an error of SQLite means to the one who holds the file."""
    cause: Any = getattr(error, "orig", None) or error
    code = (getattr(cause, "sqlite_errorcode", None) or 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return CaseBusy(path, "another process is writing to the case", "wait until it has finished, then try again")
    if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and _no_room(path)):
        return CaseFull(path, "the disk is full", "make room and run it again; pages acknowledged before are kept")
    if getattr(cause, "sqlite_errorcode", None) in _NOT_WRITTEN:
        message = f"the disk takes no more ({cause}): it is full, or a quota or a limit on the size of files is reached"
        return CaseFull(path, message, "make room and run it again; pages acknowledged before are kept")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN):
        return CaseNotPermitted(
            path, "it may not be written", "ask its owner for access, or work on a copy of the folder"
        )
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return CaseDamaged(path, f"it is no readable case ({cause})", "restore the folder from a copy")
    return CaseDamaged(path, f"the database gave an error ({cause})", "check the disk; if it happens again, report it")


def _no_room(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _ROOM
    except OSError:
        return False
