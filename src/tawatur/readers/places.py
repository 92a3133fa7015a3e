"""Where a stream of pages comes from, and how pages without an id of their own are named there."""

import hashlib
from typing import Protocol

import msgspec

_RECORD_SUFFIXES = (".jsonl", ".ndjson")


class Place(Protocol):
    """A stream's origin."""

    @property
    def path(self) -> str | None:
        """The path as given, None for standard input."""

    @property
    def surely_records(self) -> bool | None:
        """Whether its name says that it holds JSON Lines; False when the name says plain text, None when it says nothing."""

    def where(self, line: int | None = None) -> str:
        """The place as a message names it."""

    def name(self, original: bytes, line: int | None = None) -> str:
        """The id of a page that has none."""


class FromFile(msgspec.Struct, frozen=True):
    """A file: ``path`` as given, ``known_as`` the same relative to its folder argument."""

    path: str
    known_as: str

    @property
    def surely_records(self) -> bool | None:
        """True for .jsonl and .ndjson, False for .txt."""
        suffix = self.path.lower()
        return True if suffix.endswith(_RECORD_SUFFIXES) else False if suffix.endswith(".txt") else None

    def where(self, line: int | None = None) -> str:
        """``path`` or ``path:line``.

        >>> FromFile("in/a.jsonl", "a.jsonl").where(3)
        'in/a.jsonl:3'
        """
        return f"{self.path}:{line}" if line else self.path

    def name(self, original: bytes, line: int | None = None) -> str:
        """The path, with the line of a record.

        >>> FromFile("in/a.jsonl", "a.jsonl").name(b"", 3)
        'a.jsonl:3'
        """
        return f"{self.known_as}:{line}" if line else self.known_as


class FromStdin(msgspec.Struct, frozen=True):
    """Standard input, which has no name: pages there are named by their bytes, so that the same page has the same id tomorrow."""

    path: None = None
    surely_records: None = None

    def where(self, line: int | None = None) -> str:
        """``standard input``, with the line of a record."""
        return f"standard input:{line}" if line else "standard input"

    def name(self, original: bytes, line: int | None = None) -> str:
        """``stdin-`` and the first 12 digits of the bytes' SHA-256."""
        return f"stdin-{hashlib.sha256(original).hexdigest()[:12]}"
