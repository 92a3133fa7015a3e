"""What a command writes: results to standard output as UTF-8 whatever the locale, words about it to standard error."""

import contextlib
import errno
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from tawatur.cli.usage import OutputError, UsageError
from tawatur.export.bidi import harmless

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""What the system says when a disk, a quota or a limit is reached."""


def write(parts: str | bytes | Iterable[bytes], file: Path | None = None) -> None:
    """Write to ``file`` (through a part file, so that it is whole or not there), else, or for ``-``, to standard output.

    Raises `UsageError` for a file that cannot be written, `OutputError` when the disk takes no more,
    BrokenPipeError when the reader of standard output is gone.
    """
    chunks = _chunks(parts)
    if file is None or str(file) == "-":
        _to_standard_output(chunks)
        return
    try:
        _to_file(chunks, file)
    except OSError as error:
        message = f"{file} cannot be written ({error.strerror or error})"
        if error.errno in NO_ROOM:
            raise OutputError(message, "make room, or choose another --output") from None
        raise UsageError(message, "choose another --output") from None


def say(line: str) -> None:
    """One line to standard error. Names of files and ids may hold anything, so what a terminal would obey is taken out."""
    sys.stderr.write(" ".join(harmless(line).splitlines()) + "\n")


def to_terminal() -> bool:
    """Whether standard output is a screen, where Latin runs need marks of isolation."""
    return sys.stdout.isatty()


def use_utf8() -> None:
    """Make both standard streams UTF-8, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]


def let_go() -> None:
    """Point standard output at nothing after its reader has gone, so that the end of the process stays silent."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _chunks(parts: str | bytes | Iterable[bytes]) -> Iterable[bytes]:
    if isinstance(parts, str):
        return (parts.encode("utf-8", "backslashreplace"),)
    return (parts,) if isinstance(parts, bytes) else parts


def _to_file(chunks: Iterable[bytes], file: Path) -> None:
    target = file.resolve()
    if target.exists() and not target.is_file():  # a pipe or a device is written to, never replaced
        with open(target, "wb") as stream:
            stream.writelines(chunks)
        return
    part = target.with_name(target.name + ".part")
    try:
        with open(part, "wb") as stream:
            stream.writelines(chunks)
        part.replace(target)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()
        raise


def _to_standard_output(chunks: Iterable[bytes]) -> None:
    stream: BinaryIO = sys.stdout.buffer
    try:
        sys.stdout.flush()
        for chunk in chunks:
            stream.write(chunk)
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        let_go()
        raise OutputError(
            f"standard output cannot be written ({error.strerror})", "make room, or write elsewhere"
        ) from None
