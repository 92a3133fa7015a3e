"""The facts of a page as rows, for queries that must not read every page's annotation."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Table

from tawatur.corpus.day_range import DayRange, day_range
from tawatur.model.attribution import Attribution
from tawatur.model.document import Document
from tawatur.model.event import EventMention
from tawatur.model.page import Article
from tawatur.model.span import Span
from tawatur.store import tables

Row = dict[str, Any]


def fact_rows(document: Document) -> list[tuple[Table, list[Row]]]:
    """Rows by table, in an order in which they can be inserted; tables without rows are left out."""
    quantities = {quantity.id: quantity for quantity in document.quantities}
    figures = [
        {
            "page": document.id,
            "event": event.id,
            "quantity": quantity.id,
            **_edges(quantity.span),
            "low": quantity.low,
            "high": quantity.high,
            "qualifier": quantity.qualifier,
            "unit": quantity.unit,
            "noun": quantity.noun,
        }
        for event in document.events
        for quantity in (quantities[known] for known in dict.fromkeys(event.quantities) if known in quantities)
    ]
    found = [
        (tables.article, [_article(document.id, article) for article in document.articles]),
        (tables.event_mention, [_event(document.id, event) for event in document.events]),
        (tables.argument, [row for event in document.events for row in _arguments(document.id, event)]),
        (tables.figure, figures),
        (tables.link, [_link(document.id, attribution) for attribution in document.attributions]),
    ]
    return [(table, rows) for table, rows in found if rows]


def days_of(value: str | None) -> tuple[str | None, str | None]:
    """First and last ISO day of an event's time value; None is an open end, or a value that names no days.

    >>> days_of("2024-03"), days_of("../2024-03-02"), days_of("PAST_REF")
    (('2024-03-01', '2024-03-31'), (None, '2024-03-02'), (None, None))
    """
    try:
        days = day_range(value) or DayRange()
    except ValueError:
        return None, None
    return days.first.isoformat() if days.first else None, days.last.isoformat() if days.last else None


def _edges(span: Span | None, prefix: str = "") -> Row:
    return {f"{prefix}start": span and span.start, f"{prefix}end": span and span.end}


def _article(page: str, article: Article) -> Row:
    date = article.date
    return {
        "page": page,
        "number": article.number,
        **_edges(article.span),
        "value": date.value,
        "earliest": date.earliest,
        "latest": date.latest,
        "basis": date.basis,
    }


def _event(page: str, event: EventMention) -> Row:
    earliest, latest = days_of(event.time.value)
    return {
        "page": page,
        "id": event.id,
        "type": event.type,
        "kind": event.kind,
        "status": event.status,
        **_edges(event.trigger),
        "time_value": event.time.value,
        "time_basis": event.time.basis,
        "earliest": earliest,
        "latest": latest,
        "place": event.place and event.place.name,
    }


def _arguments(page: str, event: EventMention) -> Iterator[Row]:
    for position, argument in enumerate(event.arguments):
        yield {
            "page": page,
            "event": event.id,
            "position": position,
            "role": argument.role,
            **_edges(argument.span),
            "mention": argument.mention,
        }


def _link(page: str, attribution: Attribution) -> Row:
    return {
        "page": page,
        "id": attribution.id,
        "kind": attribution.speaker.kind,
        "mode": attribution.mode,
        "act": attribution.act,
        "parent": attribution.parent,
        **_edges(attribution.speaker.named, "speaker_"),
        **_edges(attribution.content, "content_"),
    }
