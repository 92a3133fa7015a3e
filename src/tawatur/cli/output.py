"""What a command writes: results to standard output as UTF-8 whatever the locale, words about it to standard error."""

import contextlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from tawatur.cli.usage import OutputError, UsageError


def write(parts: str | bytes | Iterable[bytes], file: Path | None = None) -> None:
    """Write to ``file`` (through a part file, so that it is whole or not there), else to standard output.

    Raises `UsageError` for a file that cannot be written, BrokenPipeError when the reader of standard output is gone.
    """
    chunks = _chunks(parts)
    if file is None:
        _to_standard_output(chunks)
        return
    part = file.with_name(file.name + ".part")
    try:
        with open(part, "wb") as stream:
            stream.writelines(chunks)
        part.replace(file)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink()
        raise UsageError(f"{file} cannot be written ({error.strerror or error})", "choose another --output") from None


def say(line: str) -> None:
    """One line to standard error."""
    sys.stderr.write(line + "\n")


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
