# ruff: noqa: N818  the names say what is the case, which is what a caller catches
"""What can go wrong with a case on disk. Every message names the file and says what to do."""

from pathlib import Path


class TawaturError(Exception):
    """The root of all errors that a caller is meant to show. ``message`` says what is wrong, ``what_to_do`` the way out.

    >>> print(TawaturError("the page is gone", "ingest it again"))
    the page is gone: ingest it again
    """

    def __init__(self, message: str, what_to_do: str) -> None:
        super().__init__(message, what_to_do)
        self.message = message
        self.what_to_do = what_to_do

    def __str__(self) -> str:
        return f"{self.message}: {self.what_to_do}"


class StoreError(TawaturError):
    """Something about the store as a whole; ``path`` is its file or folder."""

    def __init__(self, path: Path, message: str, what_to_do: str) -> None:
        super().__init__(f"{path}: {message}", what_to_do)
        self.path = path

    def __reduce__(self) -> tuple[type[TawaturError], tuple[str, ...]]:
        return TawaturError, (self.message, self.what_to_do)


class CaseNotFound(StoreError):
    """There is no case in the folder."""


class CaseTooNew(StoreError):
    """The case was written by a newer version, which this one must not touch."""


class CaseTooOld(StoreError):
    """The case needs a migration, which reading only cannot make."""


class CaseBusy(StoreError):
    """Another process is writing and did not finish in time."""


class CaseFull(StoreError):
    """The disk has no room left. Everything acknowledged before is kept."""


class CaseNotPermitted(StoreError):
    """The folder or its file cannot be read or written by this user, or the case was opened for reading only."""


class CaseDamaged(StoreError):
    """The file is no case, or the database in it cannot be read."""


class UnreadableRecord(TawaturError):
    """The annotation of a stored page has a form that this version cannot read. Its text can still be read."""


class BadRecord(TawaturError):
    """A page that cannot be stored as it is; nothing of it was written. ``page`` is its id."""

    def __init__(self, page: str, message: str, what_to_do: str) -> None:
        super().__init__(f"{page}: {message}", what_to_do)
        self.page = page


class BadOffsets(BadRecord):
    """An annotation does not lie inside the text of its page."""


class DuplicateAnnotation(BadRecord):
    """Two annotations of a page have one id."""


class PageClash(BadRecord):
    """A page with this id and other bytes is in the case already."""


def page_clash(page: str) -> PageClash:
    """The error for other bytes under an id that is taken."""
    message = "the case has another text under this id"
    return PageClash(page, message, "replace it (--replace), or give the page an id of its own")
