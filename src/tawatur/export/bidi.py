"""Text that a screen draws right: Latin runs isolated inside Arabic, invisible commands taken out."""

import re

FIRST_STRONG_ISOLATE = "\u2068"
POP_ISOLATE = "\u2069"

# Marks that turn the direction of what follows, and control characters that a terminal obeys: a page must not steer the screen it is shown on.
_COMMANDS = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff\x00-\x08\x0b-\x1f\x7f-\x9f]")
_SPACES = re.compile(r"\s+")
_RUN = re.compile(
    r"(?:https?://\S+[\w/]|(?:[@#]|\.{0,2}/)?[0-9A-Za-z\u0660-\u0669_\u00c0-\u024f][0-9A-Za-z\u0660-\u0669_\u00c0-\u024f.:/%@#+\-]*[0-9A-Za-z\u0660-\u0669_\u00c0-\u024f%]"
    r"|[@#]?[0-9A-Za-z\u0660-\u0669\u00c0-\u024f]%?)"
)


def harmless(text: str) -> str:
    r"""``text`` without marks of direction and control characters; line ends and tabs stay.

    >>> harmless("a\u202eb\x1b[31mc")
    'ab[31mc'
    """
    return _COMMANDS.sub("", text)


def one_line(text: str) -> str:
    r"""``text`` on one line, harmless.

    >>> one_line("وصل\n  الوفد")
    'وصل الوفد'
    """
    return _SPACES.sub(" ", harmless(text)).strip()


def isolate(text: str) -> str:
    """``text`` with every run of digits, Latin letters or a handle between U+2068 and U+2069, so that it keeps its own direction.

    For screens and HTML only: in data these marks would be noise.

    >>> isolate("نحو 2500 جندي").encode("unicode_escape").count(b"2068")
    1
    >>> isolate("في /in/page.txt").removeprefix("في \u2068").removesuffix("\u2069")
    '/in/page.txt'
    """
    return _RUN.sub(lambda run: f"{FIRST_STRONG_ISOLATE}{run[0]}{POP_ISOLATE}", text)


def drawn(text: str, isolated: bool) -> str:
    """``text`` isolated when it goes to a screen, else as it is."""
    return isolate(text) if isolated else text
