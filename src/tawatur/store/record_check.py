"""Nothing is stored whose place in the text cannot be shown."""

from collections.abc import Iterator
from typing import Any

import msgspec

from tawatur.model.document import Document
from tawatur.model.span import Span
from tawatur.store.errors import BadOffsets, DuplicateAnnotation

LAYERS = (
    "blocks",
    "articles",
    "sentences",
    "timexes",
    "mentions",
    "quantities",
    "attributions",
    "events",
    "issues",
)
_WAY_OUT = "this is a fault of the program: report it with the page; the other pages are not touched"


def check_record(document: Document) -> None:
    """Raise `BadOffsets` unless every span of every layer, inner ones too, is a non-empty part of the text; `DuplicateAnnotation` for two equal ids."""
    for layer in LAYERS:
        annotations = getattr(document, layer)
        for place, span in _spans_of(annotations, layer):
            if not 0 <= span.start < span.end <= len(document.text):
                message = f"{place} has offsets {span.start}-{span.end} in a text of {len(document.text)} characters"
                raise BadOffsets(document.id, message, _WAY_OUT)
        _check_ids(document.id, layer, annotations)


def _check_ids(page: str, layer: str, annotations: tuple[Any, ...]) -> None:
    key = "number" if layer == "articles" else "id"
    seen = set()
    for annotation in annotations:
        known = getattr(annotation, key, None)
        if known is not None and known in seen:
            raise DuplicateAnnotation(page, f"two of the {layer} have the id {known}", _WAY_OUT)
        seen.add(known)


def _spans_of(found: Any, place: str) -> Iterator[tuple[str, Span]]:
    if isinstance(found, Span):
        yield place, found
    elif isinstance(found, tuple):
        for item in found:
            yield from _spans_of(item, place)
    elif isinstance(found, msgspec.Struct):
        inner = f"{place} {getattr(found, 'id', '')}".rstrip()
        for field in found.__struct_fields__:
            value = getattr(found, field)
            if value.__class__ is not str and value is not None:
                yield from _spans_of(value, inner)
