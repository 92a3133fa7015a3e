"""What was asked for cannot be done, or not be written."""

from tawatur.store.errors import TawaturError


class UsageError(TawaturError):
    """A command was used wrongly: exit status 2, one line, no traceback.

    >>> print(UsageError("there is no entry 99", "see `tawatur chronicle`"))
    there is no entry 99: see `tawatur chronicle`
    """


class OutputError(TawaturError):
    """What a command found could not be written, the disk being full for one: exit status 1."""
