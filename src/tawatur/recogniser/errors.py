# ruff: noqa: N818  the names say what is the case, which is what a caller catches
"""Why a recogniser cannot be had."""


class RecogniserError(Exception):
    """A recogniser that was asked for cannot be loaded. The message says why, ``what_to_do`` what helps.

    >>> print(MissingExtra("gliner", "gliner"))
    the recogniser gliner needs the package gliner: pip install 'tawatur[gliner]'
    """

    def __init__(self, message: str, what_to_do: str) -> None:
        super().__init__(f"{message}: {what_to_do}")
        self.message = message
        self.what_to_do = what_to_do


class MissingExtra(RecogniserError):
    """The engine's package is not installed."""

    def __init__(self, kind: str, package: str) -> None:
        super().__init__(f"the recogniser {kind} needs the package {package}", f"pip install 'tawatur[{kind}]'")


class BadRecogniser(RecogniserError):
    """The recogniser was written wrongly, or two settings exclude each other."""


class ModelNotFound(RecogniserError):
    """The model is not on disk."""


class ModelUnusable(RecogniserError):
    """The model is there and cannot tell names: no trained head, no label that is known, a tokenizer of the wrong kind."""
