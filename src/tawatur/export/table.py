"""The chronicle as CSV: one row an entry, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Sequence

from tawatur.export.entry import EntryView

COLUMNS = (
    "number",
    "id",
    "level",
    "type",
    "title",
    "time",
    "when",
    "where",
    "status",
    "named",
    "anonymous",
    "own_voice",
    "sources",
    "figures",
    "conflicts",
    "missing",
    "pages",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|")


def chronicle_csv(entries: Sequence[EntryView]) -> str:
    """Rows as RFC 4180 writes them, after a line of column names. Values of several parts are joined by « | ».

    >>> chronicle_csv([]).split(",")[:3]
    ['number', 'id', 'level']
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([_cell(value) for value in _row(entry)] for entry in entries)
    return out.getvalue()


def _row(entry: EntryView) -> tuple[str | int, ...]:
    counts = entry.counts
    return (
        entry.number,
        entry.id,
        entry.level,
        entry.type,
        entry.title,
        entry.time_value or "",
        entry.when,
        entry.where,
        entry.status,
        counts.named,
        counts.anonymous,
        counts.own_voice,
        " | ".join(entry.sources),
        " | ".join(entry.figures),
        " | ".join(entry.conflicts),
        " | ".join(entry.missing),
        " | ".join(dict.fromkeys(f"{q.page}:{q.start}-{q.end}" for q in entry.quotations)),
    )


def _cell(value: str | int) -> str | int:
    """A cell that no spreadsheet runs as a formula: an apostrophe goes before what would start one.

    >>> _cell("=1+1"), _cell(-3)
    ("'=1+1", -3)
    """
    if isinstance(value, str) and value.lstrip(" \u00a0\u3000").startswith(_FORMULA):
        return f"'{value}"
    return value
