"""How every command ends: its exit status, and one line instead of a traceback."""

from typing import Any

from typer import Exit
from typer.core import TyperGroup

from tawatur.cli.output import let_go, say
from tawatur.cli.usage import OutputError
from tawatur.store.errors import BadRecord, CaseBusy, CaseFull, TawaturError

SOME_FAILED = 1
WRONG_USAGE = 2
STOPPED = 130
READER_GONE = 141


class Commands(TyperGroup):
    """All commands. An error that a person is meant to read becomes one line on standard error and an exit status."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was asked for."""
        try:
            return super().invoke(ctx)
        except TawaturError as error:
            say(f"tawatur: {error}")
            raise Exit(status_of(error)) from None
        except BrokenPipeError:
            let_go()
            raise Exit(READER_GONE) from None
        except KeyboardInterrupt:
            say("tawatur: stopped; what was acknowledged is kept")
            raise Exit(STOPPED) from None


def status_of(error: TawaturError) -> int:
    """1 when pages could not be taken although the command was right (disk full, another writer, a worker that died), else 2.

    >>> from tawatur.cli.usage import UsageError
    >>> status_of(UsageError("no such case", "create it"))
    2
    """
    failed = isinstance(error, CaseFull | CaseBusy | BadRecord | OutputError) or type(error).__name__ == "IngestStopped"
    return SOME_FAILED if failed else WRONG_USAGE
