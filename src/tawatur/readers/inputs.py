"""Every page of a list of inputs, in order; whatever cannot be taken is a problem and never stops the rest."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from tawatur.readers.page_input import InputProblem, PageInput
from tawatur.readers.places import FromFile, FromStdin, Place
from tawatur.readers.streams import read_stream

STDIN = "-"
IN_FOLDERS = (".txt", ".jsonl", ".ndjson")

_FILE_TROUBLE: dict[type[Exception], tuple[str, str, str]] = {
    FileNotFoundError: ("missing", "there is no such file or folder", "check the name"),
    PermissionError: (
        "no_permission",
        "it may not be read by this user",
        "change its permissions or copy it to a place of your own",
    ),
}


def read_inputs(inputs: Sequence[str | Path], stdin: BinaryIO | None = None) -> Iterator[PageInput | InputProblem]:
    """The pages of files, folders (all *.txt, *.jsonl and *.ndjson below them, sorted, hidden ones left out) and ``-``, in the order given.

    A page's id is the one its record gives; else its path as given, relative to the folder argument that it was found under, with ``:line`` for a
    record; a page from standard input without one is named by the hash of its bytes. ``stdin`` replaces the standard input of the process.
    The second page of one id is a problem, whatever it holds. Pages are read one at a time.

    >>> import io
    >>> [page.text for page in read_inputs(["-"], io.BytesIO("وصل الوفد".encode()))]
    ['وصل الوفد']
    >>> print(*read_inputs(["no-such-file.txt"]))
    no-such-file.txt: there is no such file or folder: check the name
    """
    seen: dict[str, str] = {}
    for given in inputs:
        for found in _read(given, stdin):
            yield _once(found, seen) if isinstance(found, PageInput) else found


def _once(page: PageInput, seen: dict[str, str]) -> PageInput | InputProblem:
    first = seen.get(page.id)
    if first is None:
        seen[page.id] = page.where
        return page
    return InputProblem(
        where=page.where,
        code="duplicate_id",
        message=f"the id «{page.id}» was given before, at {first}",
        what_to_do="give every page an id of its own",
    )


def _read(given: str | Path, stdin: BinaryIO | None) -> Iterator[PageInput | InputProblem]:
    if str(given) == STDIN:
        yield from _read_stdin(stdin or getattr(sys.stdin, "buffer", None))
    elif os.path.isdir(given):
        yield from _read_folder(Path(given))
    else:
        yield from _read_file(Path(given), None)


def _read_folder(folder: Path) -> Iterator[PageInput | InputProblem]:
    closed: list[OSError] = []
    paths = sorted(_pages_below(folder, closed), key=lambda path: path.relative_to(folder).as_posix())
    for error in closed:
        yield _trouble(shown(error.filename or folder), error)
    if not paths and not closed:
        message = "the folder holds no *.txt, *.jsonl or *.ndjson file"
        yield InputProblem(
            where=shown(folder), code="empty_folder", message=message, what_to_do="name the files themselves"
        )
    for path in paths:
        if os.path.isfile(path) or not os.path.exists(path):
            yield from _read_file(path, folder)
        else:
            message = "it is no plain file"
            yield InputProblem(
                where=shown(path), code="not_a_file", message=message, what_to_do="give its content through -"
            )


def _pages_below(folder: Path, closed: list[OSError]) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if name.lower().endswith(IN_FOLDERS) and not name.startswith("."):
                yield Path(parent, name)


def _read_stdin(stdin: BinaryIO | None) -> Iterator[PageInput | InputProblem]:
    if stdin is None:
        message = "it is closed"
        yield InputProblem(
            where=FromStdin().where(), code="missing", message=message, what_to_do="give the page through a pipe"
        )
    else:
        yield from _guarded(stdin, FromStdin())


def _read_file(path: Path, folder: Path | None) -> Iterator[PageInput | InputProblem]:
    try:
        stream = open(path, "rb")  # noqa: SIM115  it is closed below; what goes wrong later is told otherwise
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        yield _trouble(shown(path), error)
        return
    with stream:
        yield from _guarded(stream, FromFile(shown(path), shown(path.relative_to(folder) if folder else path)))


def _guarded(stream: BinaryIO, place: Place) -> Iterator[PageInput | InputProblem]:
    try:
        yield from read_stream(stream, place)
    except OSError as error:  # in the middle: a disk that fails, a connection that ends
        yield _trouble(place.where(), error)


def shown(path: str | Path) -> str:
    """A path as text with forward slashes; bytes of its name that are not UTF-8 become U+FFFD."""
    return os.fsencode(Path(path).as_posix()).decode("utf-8", "replace")


def _trouble(where: str, error: Exception) -> InputProblem:
    other = ("unreadable", f"it cannot be read ({error})", "check the disk or copy the file")
    code, message, what_to_do = _FILE_TROUBLE.get(type(error), other)
    return InputProblem(where=where, code=code, message=message, what_to_do=what_to_do)
