"""How the tables came to be, step by step. A step that was released is never edited: a change of `tables` is a new step."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection


class Step(msgspec.Struct, frozen=True):
    """One change of the tables, from version ``number - 1`` to ``number``."""

    number: int
    about: str
    statements: tuple[str, ...]


_FIRST = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE original (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, content BLOB NOT NULL)",
    """CREATE TABLE page (
        id TEXT PRIMARY KEY,
        sha256 TEXT NOT NULL REFERENCES original (sha256),
        path TEXT, url TEXT, outlet TEXT, title TEXT, published TEXT, fetched TEXT,
        ingested_at TEXT NOT NULL,
        sequence INTEGER NOT NULL UNIQUE,
        length INTEGER NOT NULL CHECK (length > 0),
        schema_version INTEGER NOT NULL,
        pipeline TEXT NOT NULL,
        annotation BLOB NOT NULL)""",
    "CREATE INDEX page_by_sha256 ON page (sha256)",
    """CREATE TABLE article (
        page TEXT NOT NULL REFERENCES page (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
        value TEXT, earliest TEXT, latest TEXT, basis TEXT NOT NULL,
        PRIMARY KEY (page, number),
        CHECK ("start" >= 0 AND "start" < "end"))""",
    """CREATE TABLE event_mention (
        page TEXT NOT NULL REFERENCES page (id) ON DELETE CASCADE,
        id TEXT NOT NULL,
        type TEXT NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL,
        "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
        time_value TEXT, time_basis TEXT NOT NULL, earliest TEXT, latest TEXT, place TEXT,
        PRIMARY KEY (page, id),
        CHECK ("start" >= 0 AND "start" < "end"))""",
    "CREATE INDEX event_mention_by_type ON event_mention (type, earliest)",
    """CREATE TABLE argument (
        page TEXT NOT NULL, event TEXT NOT NULL, position INTEGER NOT NULL,
        role TEXT NOT NULL, "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, mention TEXT,
        PRIMARY KEY (page, event, position),
        FOREIGN KEY (page, event) REFERENCES event_mention (page, id) ON DELETE CASCADE,
        CHECK ("start" >= 0 AND "start" < "end"))""",
    """CREATE TABLE figure (
        page TEXT NOT NULL, event TEXT NOT NULL, quantity TEXT NOT NULL,
        "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
        low FLOAT, high FLOAT, qualifier TEXT NOT NULL, unit TEXT, noun TEXT,
        PRIMARY KEY (page, event, quantity),
        FOREIGN KEY (page, event) REFERENCES event_mention (page, id) ON DELETE CASCADE,
        CHECK ("start" >= 0 AND "start" < "end"))""",
    """CREATE TABLE link (
        page TEXT NOT NULL REFERENCES page (id) ON DELETE CASCADE,
        id TEXT NOT NULL,
        kind TEXT NOT NULL, mode TEXT NOT NULL, act TEXT, parent TEXT,
        speaker_start INTEGER, speaker_end INTEGER, content_start INTEGER, content_end INTEGER,
        PRIMARY KEY (page, id),
        CHECK ((speaker_start IS NULL AND speaker_end IS NULL) OR (speaker_start >= 0 AND speaker_start < speaker_end)),
        CHECK ((content_start IS NULL AND content_end IS NULL) OR (content_start >= 0 AND content_start < content_end)))""",
    """CREATE TABLE judgement (
        number INTEGER PRIMARY KEY,
        verdict TEXT NOT NULL, subject TEXT NOT NULL, other TEXT, field TEXT, value TEXT,
        made_by TEXT NOT NULL, why TEXT NOT NULL, made_at TEXT, cues TEXT NOT NULL, undone_at TEXT)""",
    "CREATE TABLE derived (key TEXT PRIMARY KEY, result BLOB NOT NULL)",
    "INSERT INTO meta (key, value) VALUES ('revision', '0')",
)

STEPS: tuple[Step, ...] = (Step(1, "pages, their facts, judgements, one derived result", _FIRST),)


def newest(steps: Sequence[Step] = STEPS) -> int:
    """The version that this program reads and writes.

    >>> newest(()), newest(STEPS) == len(STEPS)
    (0, True)
    """
    return steps[-1].number if steps else 0


def migrate(connection: Connection, found: int, steps: Sequence[Step] = STEPS) -> None:
    """Make every step after version ``found``, inside the transaction of ``connection``."""
    for step in steps:
        if step.number > found:
            for statement in step.statements:
                connection.exec_driver_sql(statement)
