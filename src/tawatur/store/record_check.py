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
_PLAIN = frozenset({str, int, float, bool, type(None)})
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
    """Every span inside, with the annotation that it belongs to. One pass with a stack: this runs over every page stored."""
    left = [(found, place)]
    while left:
        one, inside = left.pop()
        kind = one.__class__
        if kind is Span:
            yield inside, one
        elif kind is tuple:
            left += [(item, inside) for item in one if item.__class__ not in _PLAIN]
        elif isinstance(one, msgspec.Struct):
            known = getattr(one, "id", None)
            named = f"{place} {known}" if known else inside
            values = (getattr(one, field) for field in one.__struct_fields__)
            left += [(value, named) for value in values if value.__class__ not in _PLAIN]
