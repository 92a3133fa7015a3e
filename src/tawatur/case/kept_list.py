"""A list that a newsroom keeps in its case: one readable file of changes, of which none is ever lost.

Each line of the file is one change in JSON: ``number``, ``at``, ``by``, ``why``, ``action`` (add, remove, undo) and the ``entry`` it is about.
The list as it stands is what the changes come to, in their order; an undone change stays in the file.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Generic, Literal, Protocol, TypeVar

import msgspec

from tawatur.case.ingest import now
from tawatur.store.errors import CaseDamaged, CaseFull, CaseNotPermitted

Action = Literal["add", "remove", "undo"]


class Entry(Protocol):
    """What a list holds: a frozen struct with an id, by which a later entry takes the place of an earlier one."""

    @property
    def id(self) -> str:
        """What tells entries apart."""


E = TypeVar("E", bound=Entry)
T = TypeVar("T")


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the file. ``entry`` is what is added or removed; ``undoes``: the number of the change that is taken back.

    ``go``: the number of the first change that was made in one go with it.
    """

    number: int
    at: str
    by: str
    why: str
    action: Action
    entry: Any = None
    undoes: int | None = None
    go: int | None = None


class KeptList(Generic[E]):
    """The list in one file of a case folder; the file is made with the first change, readable by its owner only."""

    def __init__(self, path: Path, kind: type[E]) -> None:
        self.path = path
        self._kind = kind

    def changes(self) -> list[Change]:
        """All changes ever made, oldest first; [] before the first. Raises `CaseDamaged`, `CaseNotPermitted`."""
        try:
            lines = self.path.read_bytes().splitlines()
        except FileNotFoundError:
            return []
        except OSError as error:
            raise CaseNotPermitted(
                self.path, f"it cannot be read ({error.strerror})", "ask its owner for access"
            ) from error
        return [self._change(line, number) for number, line in enumerate(lines, 1) if line.strip()]

    def entries(self) -> list[E]:
        """The list as it stands, ordered by id. Raises `CaseDamaged`, `CaseNotPermitted`."""
        changes = self.changes()
        undone = {change.undoes for change in changes}
        standing: dict[str, E] = {}
        for change in changes:
            if change.number not in undone and change.entry is not None:
                entry = self._entry(change)
                standing.pop(entry.id, None)
                if change.action == "add":
                    standing[entry.id] = entry
        return [standing[key] for key in sorted(standing)]

    def fingerprint(self) -> str:
        """What tells this state of the list from another; "" while it is empty."""
        entries = self.entries()
        return hashlib.sha256(msgspec.json.encode(entries)).hexdigest()[:12] if entries else ""

    def add(self, entries: Iterable[E], *, why: str, by: str) -> list[Change]:
        """Add entries, each in place of one with its id; those that stand already as they are make no change."""
        standing = {entry.id: entry for entry in self.entries()}
        return self._append("add", [e for e in entries if standing.get(e.id) != e], why, by)

    def remove(self, entry: E, *, why: str, by: str) -> list[Change]:
        """Take an entry out; [] if it is not there."""
        return self._append("remove", [e for e in self.entries() if e.id == entry.id], why, by)

    def undo(self, *, by: str) -> list[Change]:
        """Take back the latest change that stands with all that were made in one go with it (a file of names), and return them; [] if none stands. They stay in the file."""
        changes = self.changes()
        undone = {change.undoes for change in changes}
        standing = [c for c in changes if c.action != "undo" and c.number not in undone]
        at_once = [c for c in standing if c is standing[-1] or (c.go is not None and c.go == standing[-1].go)]
        first, at = len(changes) + 1, now()
        self._write(
            [
                Change(number=first + n, at=at, by=by, why=change.why, action="undo", undoes=change.number)
                for n, change in enumerate(at_once)
            ]
        )
        return at_once

    def _append(self, action: Action, entries: Sequence[E], why: str, by: str) -> list[Change]:
        first, at = len(self.changes()) + 1, now()
        made = [
            Change(number=first + n, at=at, by=by, why=why, action=action, entry=msgspec.to_builtins(entry), go=first)
            for n, entry in enumerate(entries)
        ]
        self._write(made)
        return made

    def _write(self, changes: Sequence[Change]) -> None:
        """All lines in one write that waits for the disk, so that a change is there whole or not at all."""
        lines = b"".join(msgspec.json.encode(change) + b"\n" for change in changes)
        if not lines:
            return
        try:
            file = os.open(self.path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
            try:
                if os.write(file, lines) != len(lines):
                    raise CaseFull(self.path, "the disk is full", "make room; the last lines of the list may be cut")
                os.fsync(file)
            finally:
                os.close(file)
        except OSError as error:
            message = f"it cannot be written ({error.strerror})"
            raise CaseNotPermitted(self.path, message, "ask the owner of the case for access") from error

    def _change(self, line: bytes, number: int) -> Change:
        return self._read(lambda: msgspec.json.decode(line, type=Change), f"line {number}")

    def _entry(self, change: Change) -> E:
        return self._read(lambda: msgspec.convert(change.entry, self._kind), f"change {change.number}")

    def _read(self, decode: Callable[[], T], where: str) -> T:
        try:
            return decode()
        except msgspec.MsgspecError as error:
            message = f"{where} cannot be read ({error})"
            raise CaseDamaged(self.path, message, "restore the file from a copy, or mend that line by hand") from error
