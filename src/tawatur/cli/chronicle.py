"""``tawatur chronicle``: what the pages of a case give together."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, cast

import typer

from tawatur.cli.options import DEFAULT_CASE, CaseFolder, OutputFile, ShowPrivate, StatusChoice, opened
from tawatur.cli.output import say, to_terminal, write

if TYPE_CHECKING:
    from tawatur.corpus.chronicle import Derived
    from tawatur.model.chronicle import Event, Level


class ChronicleFormat(StrEnum):
    """How the chronicle is written."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"
    CSV = "csv"
    MD = "md"


class LevelChoice(StrEnum):
    """Which levels are shown."""

    MAIN = "main"
    BACKGROUND = "background"
    FOLDED = "folded"
    ALL = "all"


def chronicle(
    case: CaseFolder = DEFAULT_CASE,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help="Entries that may lie on or after this day, month or year (ISO).")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="Entries that may lie on or before this day, month or year.")
    ] = None,
    place: Annotated[str | None, typer.Option(metavar="NAME", help="Part of the name of a place.")] = None,
    actor: Annotated[
        str | None, typer.Option(metavar="NAME", help="Part of the name of somebody who takes part.")
    ] = None,
    type: Annotated[
        str | None, typer.Option("--type", metavar="TYPE", help="A class (ATTACK) or a type (ATTACK.airstrike).")
    ] = None,
    status: Annotated[StatusChoice | None, typer.Option(help="Only entries of this status.")] = None,
    min_origins: Annotated[
        int | None, typer.Option(metavar="N", min=0, help="At least so many independent named origins.")
    ] = None,
    level: Annotated[
        LevelChoice | None,
        typer.Option(help="Default: main and background; json: all, folded ones too."),
    ] = None,
    format: Annotated[ChronicleFormat, typer.Option("--format", help="How it is written.")] = ChronicleFormat.TEXT,
    output: OutputFile = None,
    show_private: ShowPrivate = False,
) -> None:
    """Print the chronicle of a case: what happened, who says so, by which chain, and how many of them are independent."""
    from tawatur.case.filters import Filter

    wanted = Filter(
        since=since,
        until=until,
        place=place,
        actor=actor,
        type=type,
        status=None if status is None else status.value,
        min_origins=min_origins,
        level=_one_level(level),
    )
    with opened(case, reading=True) as opened_case:
        events = opened_case.query(wanted)
        derived = opened_case.derived()
    if level is None and format is not ChronicleFormat.JSON:
        events = [event for event in events if event.level != "folded"]
    if type is not None and not events:
        _tell_types(type, derived)
    isolated = output is None and to_terminal()
    write(formatted(derived, events, format, show_private=show_private, isolated=isolated), output)


def _tell_types(wanted: str, derived: "Derived") -> None:
    """Say which types the case has when it has none of the one asked for: a name mistyped looks like a day without news."""
    there = {event.type for event in derived.chronicle.events}
    classes = {found.partition(".")[0] for found in there}
    if wanted.lower() not in {name.lower() for name in there | classes}:
        say(f"tawatur: no entry of the case has the type {wanted}; it has {', '.join(sorted(classes)) or 'none'}")


def _one_level(chosen: LevelChoice | None) -> "Level | None":
    return None if chosen is None or chosen is LevelChoice.ALL else cast("Level", chosen.value)


def formatted(
    derived: "Derived", events: "list[Event]", format: ChronicleFormat, *, show_private: bool, isolated: bool
) -> str:
    """The events in a format; ``isolated`` for a screen."""
    from tawatur.export.masking import Mask

    mask = Mask(derived.chronicle, derived.documents, shown=show_private)
    if format is ChronicleFormat.JSON:
        from tawatur.export.chronicle_json import chronicle_json

        return chronicle_json(derived.chronicle, mask, events)
    from tawatur.export.entry import Entries

    entries = Entries(derived.chronicle, derived.documents, mask)
    views = entries.views(events)
    told_by = {ref.page for event in events for ref in event.mentions}
    conflicts = [entries.page_conflict(c) for c in derived.chronicle.page_conflicts if c.page in told_by]
    if format is ChronicleFormat.HTML:
        from tawatur.export.html import chronicle_html

        return chronicle_html(views, conflicts)
    if format is ChronicleFormat.CSV:
        from tawatur.export.table import chronicle_csv

        return chronicle_csv(views)
    if format is ChronicleFormat.MD:
        from tawatur.export.markdown import chronicle_markdown

        return chronicle_markdown(views, conflicts)
    from tawatur.export.text import chronicle_text

    return chronicle_text(views, conflicts, isolated=isolated)
