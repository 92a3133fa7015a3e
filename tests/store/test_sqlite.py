"""The one file: who may open it, who may write it, and what is said when that fails."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event, inspect
from sqlalchemy.exc import IntegrityError

from tawatur.model.chronicle import Judgement
from tawatur.model.document import Document
from tawatur.store import tables
from tawatur.store.contract import NewPage
from tawatur.store.errors import (
    CaseBusy,
    CaseDamaged,
    CaseFull,
    CaseNotFound,
    CaseNotPermitted,
    CaseTooNew,
    CaseTooOld,
    UnreadableRecord,
)
from tawatur.store.migrations import STEPS, Step, newest
from tawatur.store.sql import SqlStore
from tawatur.store.sqlite import APPLICATION_ID, open_sqlite

TEXT = "وصل وفد بلدية الزهراء"
JUDGEMENT = Judgement(verdict="drop", subject="p#e:0-3", made_by="a person", why="لأسباب")


def page(page_id: str = "p", text: str = TEXT) -> NewPage:
    return NewPage(document=Document(id=page_id, text=text), original=text.encode(), pipeline="1", ingested_at="now")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed store with one page."""
    path = tmp_path / "case.sqlite"
    store = open_sqlite(path, create=True)
    store.put(page())
    store.close()
    return path


def _say(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def _version(path: Path) -> int:
    connection = sqlite3.connect(path)
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.close()
    return int(found)


# --- opening


def test_missing_is_told_and_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(CaseNotFound, match=r"case\.sqlite"):
        open_sqlite(tmp_path / "case.sqlite")
    assert not list(tmp_path.iterdir())


def test_closing_leaves_one_file(path: Path) -> None:
    assert [found.name for found in path.parent.iterdir()] == ["case.sqlite"]


def test_a_creation_that_was_killed_is_finished_by_the_next(tmp_path: Path) -> None:
    path = tmp_path / "case.sqlite"
    path.touch()
    with pytest.raises(CaseNotFound, match="never finished"):
        open_sqlite(path)
    store = open_sqlite(path, create=True)
    assert store.put(page()) == "added"
    store.close()


@pytest.mark.skipif(os.name != "posix", reason="POSIX permissions")
def test_files_are_the_owners_alone_while_open_and_after(tmp_path: Path) -> None:
    mask = os.umask(0)
    try:
        store = open_sqlite(tmp_path / "case.sqlite", create=True)
        store.put(page())
        names = {found.name for found in tmp_path.iterdir()}
        modes = {stat.S_IMODE(found.stat().st_mode) for found in tmp_path.iterdir()}
        store.close()
    finally:
        os.umask(mask)
    assert names == {"case.sqlite", "case.sqlite-wal", "case.sqlite-shm"}
    assert modes == {0o600}


def test_a_commit_waits_for_the_disk(path: Path) -> None:
    store = open_sqlite(path)
    with store._reading() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    store.close()


def test_a_case_of_a_newer_version_is_refused_and_not_touched(path: Path) -> None:
    _say(path, f"PRAGMA user_version = {newest() + 1}")
    before = path.read_bytes()
    for read_only in (True, False):
        with pytest.raises(CaseTooNew, match=r"newer version.*update tawatur"):
            open_sqlite(path, read_only=read_only, create=not read_only)
    assert path.read_bytes() == before


def test_an_older_case_is_brought_up_with_what_it_holds(path: Path) -> None:
    added = Step(newest() + 1, "a column", ("ALTER TABLE page ADD COLUMN language TEXT",))
    with pytest.raises(CaseTooOld, match="older"):
        open_sqlite(path, read_only=True, steps=(*STEPS, added))
    store = open_sqlite(path, steps=(*STEPS, added))
    assert [document.text for document in store.documents()] == [TEXT]
    store.close()
    assert _version(path) == newest() + 1


def test_a_migration_that_fails_leaves_the_case_as_it_was(path: Path) -> None:
    steps = (*STEPS, Step(newest() + 1, "half", ("ALTER TABLE page ADD COLUMN language TEXT", "DROP TABLE no_such")))
    with pytest.raises(CaseDamaged):
        open_sqlite(path, steps=steps)
    store = open_sqlite(path)
    assert [document.text for document in store.documents()] == [TEXT]
    store.close()
    assert _version(path) == newest()


def test_steps_are_numbered_without_gaps_and_make_the_tables(path: Path) -> None:
    assert [step.number for step in STEPS] == list(range(1, len(STEPS) + 1))
    store = open_sqlite(path)
    with store._reading() as connection:
        there = inspect(connection)
        assert set(there.get_table_names()) == set(tables.METADATA.tables)
        for name, table in tables.METADATA.tables.items():
            made = {(c["name"], bool(c["primary_key"])) for c in there.get_columns(name)}
            assert made == {(c.name, c.primary_key) for c in table.columns}, name
            needed = {c["name"] for c in there.get_columns(name) if not c["nullable"] and not c["primary_key"]}
            assert needed == {c.name for c in table.columns if not c.nullable and not c.primary_key}, name
    store.close()


@pytest.mark.parametrize("content", [b"no database at all, only text", b"SQLite format 3\0" + b"\xff" * 4096])
def test_what_is_no_database_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "case.sqlite"
    path.write_bytes(content)
    with pytest.raises(CaseDamaged, match=r"case\.sqlite"):
        open_sqlite(path, create=True)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "case.sqlite"
    _say(path, "CREATE TABLE page (id TEXT)")
    with pytest.raises(CaseDamaged, match="another program"):
        open_sqlite(path, create=True)
    assert APPLICATION_ID not in (0, 1)


# --- reading only


def test_reading_only_reads_and_cannot_write(path: Path) -> None:
    before = path.read_bytes()
    store = open_sqlite(path, read_only=True)
    assert [document.id for document in store.documents()] == ["p"]
    for write in (
        lambda: store.put(page("q")),
        lambda: store.add_judgement(JUDGEMENT),
        lambda: store.keep_derived("k", b""),
    ):
        with pytest.raises(CaseNotPermitted, match="read"):
            write()
    store.close()
    assert path.read_bytes() == before


def test_reading_only_while_another_writes(path: Path) -> None:
    writer, reader = open_sqlite(path), open_sqlite(path, read_only=True)
    writer.put(page("q"))
    assert [document.id for document in reader.documents()] == ["p", "q"]
    writer.close()
    reader.close()


def test_what_a_killed_writer_left_is_read(path: Path, tmp_path: Path) -> None:
    writer = open_sqlite(path)
    writer.put(page("q"))
    (tmp_path / "copy").mkdir()
    for name in ("case.sqlite", "case.sqlite-wal"):  # as they lie on disk after kill -9
        shutil.copy(tmp_path / name, tmp_path / "copy")
    writer.close()
    reader = open_sqlite(tmp_path / "copy" / "case.sqlite", read_only=True)
    assert [document.id for document in reader.documents()] == ["p", "q"]
    reader.close()


@pytest.fixture
def as_nobody(path: Path) -> Iterator[Path]:
    """The store in a folder that its user may read and not write, for a user who is not root."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy = Path(shutil.copy(path, folder))
        copy.chmod(0o644)
        folder.chmod(0o555)
        if os.getuid() == 0:
            os.seteuid(65534)
        yield copy
        os.seteuid(os.getuid())
        folder.chmod(0o755)


@pytest.mark.skipif(os.name != "posix", reason="POSIX permissions")
def test_a_folder_that_may_only_be_read_is_read(as_nobody: Path) -> None:
    store = open_sqlite(as_nobody, read_only=True)
    assert [document.id for document in store.documents()] == ["p"]
    store.close()
    with pytest.raises(CaseNotPermitted):
        store = open_sqlite(as_nobody)
        try:
            store.put(page("q"))
        finally:
            store.close()


@pytest.mark.skipif(os.name != "posix", reason="POSIX permissions")
def test_a_file_that_may_not_be_read_is_told(as_nobody: Path) -> None:
    os.seteuid(os.getuid())
    as_nobody.chmod(0)
    if os.getuid() == 0:
        os.seteuid(65534)
    with pytest.raises(CaseNotPermitted, match="cannot be read"):
        open_sqlite(as_nobody, read_only=True)


# --- writing


def test_a_second_writer_waits_and_is_then_told(path: Path) -> None:
    first, second = open_sqlite(path), open_sqlite(path, wait=0.2)
    with first._writing(), pytest.raises(CaseBusy, match="another process"):
        second.put(page("q"))
    assert second.put(page("q")) == "added"
    first.close()
    second.close()


_WRITER = """
import sys
from pathlib import Path
from tawatur.model.document import Document
from tawatur.store.contract import NewPage
from tawatur.store.sqlite import open_sqlite
store = open_sqlite(Path(sys.argv[1]), create=True)
for n in range(40):
    text = f"نص {sys.argv[2]} {n}"
    document = Document(id=f"{sys.argv[2]}{n}", text=text)
    store.put(NewPage(document=document, original=text.encode(), pipeline="1", ingested_at="now"))
store.close()
"""


def test_two_processes_that_make_and_fill_one_case_at_once_both_succeed(tmp_path: Path) -> None:
    path = tmp_path / "case.sqlite"
    writers = [
        subprocess.Popen([sys.executable, "-c", _WRITER, str(path), name], stderr=subprocess.PIPE) for name in "ab"
    ]
    for writer in writers:
        assert writer.communicate()[1] == b""
        assert writer.returncode == 0
    store = open_sqlite(path, read_only=True)
    assert sorted(document.id for document in store.documents()) == sorted(f"{w}{n}" for w in "ab" for n in range(40))
    store.close()


@pytest.fixture
def half_made(tmp_path: Path) -> Iterator[tuple[Path, sqlite3.Connection]]:
    """A file that another process has just begun to make into a case, and that process's connection."""
    path = tmp_path / "case.sqlite"
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    yield path, other
    other.close()


def test_who_opens_a_case_while_another_makes_it_waits(half_made: tuple[Path, sqlite3.Connection]) -> None:
    path, other = half_made
    release = threading.Timer(0.3, other.rollback)
    release.start()
    open_sqlite(path, create=True, wait=20).close()
    release.join()


def test_who_waits_for_it_in_vain_is_told(half_made: tuple[Path, sqlite3.Connection]) -> None:
    with pytest.raises(CaseBusy, match="another process"):
        open_sqlite(half_made[0], create=True, wait=0.2)


def test_a_full_disk_is_told_and_what_was_stored_stays(path: Path) -> None:
    store = open_sqlite(path)
    with store._reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    big = "".join(chr(0x0621 + (n * n * 7919 + n) % 40) for n in range(300_000))
    with pytest.raises(CaseFull, match=r"disk is full.*make room"):
        store.put(page("big", big))
    assert [document.id for document in store.documents()] == ["p"]
    with store._reading() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert store.put(page("big", big)) == "added"
    store.close()


_FACT_ROWS = {
    "article": "(page, number, \"start\", \"end\", basis) VALUES ('p', 0, {}, {}, 'none')",
    "event_mention": (
        '(page, id, type, kind, status, "start", "end", time_basis) '
        "VALUES ('p', 'e', 'T', 'event', 'occurred', {}, {}, 'none')"
    ),
    "link": "(page, id, kind, mode, content_start, content_end) VALUES ('p', 'a', 'person', 'direct', {}, {})",
}


@pytest.mark.parametrize("table", _FACT_ROWS)
@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 3)])
def test_the_database_itself_refuses_bad_offsets(path: Path, table: str, start: int, end: int) -> None:
    store = open_sqlite(path)
    row = f"INSERT INTO {table} {_FACT_ROWS[table]}"
    with pytest.raises(IntegrityError, match="CHECK"):
        _insert(store, row.format(start, end))
    _insert(store, row.format(0, 3))
    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        _insert(store, row.format(0, 3).replace("'p'", "'no such page'"))
    store.close()


def _insert(store: SqlStore, statement: str) -> None:
    with store._reading() as connection:
        connection.exec_driver_sql(statement)


def test_a_record_of_another_form_is_told_and_its_text_stays_readable(path: Path) -> None:
    import zlib

    store = open_sqlite(path)
    other = zlib.compress('{"id": "p", "text": "نص", "source": {}, "events": "another form"}'.encode())
    with store._reading() as connection:
        connection.execute(tables.page.update().values(annotation=other))
    with pytest.raises(UnreadableRecord, match="ingest"):
        store.documents()
    bare = store.bare_document("p")
    assert bare is not None and bare.text == "نص"
    store.close()


def test_a_page_is_one_transaction(path: Path) -> None:
    store = open_sqlite(path)
    begun: list[str] = []
    event.listen(store._connection, "commit", lambda connection: begun.append("commit"))
    store.put(page("q"))
    assert begun == ["commit"]
    store.close()
