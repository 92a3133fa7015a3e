# ruff: noqa: N818  the names say what is the case, which is what a caller catches
"""Errors of a case: those of its store, and those of asking for what is not in it. All are `TawaturError`."""

from tawatur.store.errors import (
    BadOffsets,
    BadRecord,
    CaseBusy,
    CaseDamaged,
    CaseFull,
    CaseNotFound,
    CaseNotPermitted,
    CaseTooNew,
    CaseTooOld,
    PageClash,
    StoreError,
    TawaturError,
    UnreadableRecord,
)

__all__ = [
    "BadFilter",
    "BadOffsets",
    "BadRecord",
    "CaseBusy",
    "CaseDamaged",
    "CaseFull",
    "CaseNotFound",
    "CaseNotPermitted",
    "CaseTooNew",
    "CaseTooOld",
    "IngestStopped",
    "NoSuchAnnotation",
    "NoSuchEntity",
    "NoSuchEvent",
    "NoSuchPage",
    "NoSuchPlace",
    "PageClash",
    "PlacesNotPermitted",
    "StoreError",
    "TawaturError",
    "UnreadableRecord",
]


class NoSuchPage(TawaturError):
    """No page of the case has this id."""


class NoSuchEvent(TawaturError):
    """No entry of the chronicle has this number or id."""


class NoSuchEntity(TawaturError):
    """Nothing that the pages name is meant by this, or more than one thing."""


class NoSuchAnnotation(TawaturError):
    """A judgement is about something that is not in the case."""


class NoSuchPlace(TawaturError):
    """A list of places holds no such place."""


class PlacesNotPermitted(StoreError):
    """A list of places cannot be read or written by this user."""


class BadFilter(TawaturError):
    """A filter holds a value that cannot be read, such as a day that is none."""


class IngestStopped(TawaturError):
    """A worker process ended before its pages were done. Everything acknowledged before is kept."""
