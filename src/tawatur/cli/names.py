"""``tawatur names``: what the pages name, a person's decisions about it, and the newsroom's own list of names."""

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tawatur.cli.commands import SOME_FAILED, Commands
from tawatur.cli.failures import list_problems
from tawatur.cli.options import DEFAULT_CASE, CaseFolder, OutputFile, ShowPrivate, opened
from tawatur.cli.output import say, to_terminal, write
from tawatur.cli.usage import UsageError

if TYPE_CHECKING:
    from tawatur.case.case import Case
    from tawatur.case.kept_list import Change
    from tawatur.export.names import Names
    from tawatur.lexicon.own_names import OwnName
    from tawatur.model.chronicle import Entity, Verdict

names = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    help="What the pages name, a person's decisions about it, and the newsroom's own list of names.",
)


class TypeChoice(StrEnum):
    """Types of things that pages name."""

    PER = "PER"
    ORG = "ORG"
    LOC = "LOC"
    EVENT_NAME = "EVENT_NAME"


class OwnTypeChoice(StrEnum):
    """Types of names that a newsroom may add."""

    PER = "PER"
    ORG = "ORG"


Thing = Annotated[
    str,
    typer.Argument(
        metavar="THING", help="Number or id that `tawatur names list` shows, a name, or a mention (page#m:10-15)."
    ),
]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="The other one, named in the same ways.")]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason; it is kept with the decision.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides; kept with the decision.")]


@names.command("list")
def list_(
    case: CaseFolder = DEFAULT_CASE,
    type: Annotated[TypeChoice | None, typer.Option("--type", help="Only things of this type.")] = None,
    unsure: Annotated[bool, typer.Option("--unsure", help="Only things that may be the same as another one.")] = False,
    show_private: ShowPrivate = False,
) -> None:
    """List what the pages name, by type and by how many pages name it, with a number for the other commands."""
    with opened(case, reading=True) as opened_case:
        shown = opened_case.entities()
        view = _view(opened_case, show_private)
    wanted = [e for e in shown if view.named(e) and type in (None, e.type) and (not unsure or view.open_to(e))]
    write("".join(f"{line}\n" for line in view.lines(wanted, isolated=to_terminal())))


@names.command()
def show(thing: Thing, case: CaseFolder = DEFAULT_CASE, show_private: ShowPrivate = False) -> None:
    """Show one thing: its names as pages write them, where they stand, why they were joined, and what it may be besides."""
    with opened(case, reading=True) as opened_case:
        found = opened_case.entity(thing.strip("[] "))
        view = _view(opened_case, show_private)
    write("".join(f"{line}\n" for line in view.full(found, isolated=to_terminal())))


@names.command()
def same(thing: Thing, other: Other, why: Why, by: By = "person", case: CaseFolder = DEFAULT_CASE) -> None:
    """Say that two names are one thing. Kept as a judgement over the rules: it survives a re-run, and `tawatur undo` takes it back."""
    _decide(case, "same", thing, other, why, by)


@names.command()
def different(thing: Thing, other: Other, why: Why, by: By = "person", case: CaseFolder = DEFAULT_CASE) -> None:
    """Say that two names are two things; to divide what a rule joined, name a mention of each. `tawatur undo` takes it back."""
    _decide(case, "different", thing, other, why, by)


@names.command()
def rename(
    thing: Thing,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name to show.")],
    why: Why,
    by: By = "person",
    case: CaseFolder = DEFAULT_CASE,
) -> None:
    """Choose the name under which a thing is shown; its pages are not changed. `tawatur undo` takes it back."""
    _check(why, by)
    if not name.strip():
        raise UsageError("the name is empty", "give the name to show")
    with opened(case) as opened_case:
        from tawatur.model.chronicle import Judgement

        subject = _mention(opened_case, thing)
        shown = " ".join(name.split())
        opened_case.judge(
            Judgement(
                verdict="correct", subject=subject, field="name", value=shown, made_by=by, why=why, made_at=_now()
            )
        )
    say(f"judged: name={shown} {subject}")


@names.command()
def add(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]", help="CSV (name,type,aliases,country,kind) or JSON Lines, such as `export` writes."
        ),
    ] = None,
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="One name to add, as it is to be shown.")
    ] = None,
    type: Annotated[OwnTypeChoice | None, typer.Option("--type", help="A person (PER) or a body (ORG).")] = None,
    alias: Annotated[
        list[str] | None, typer.Option("--alias", metavar="NAME", help="Another name of it; may be given again.")
    ] = None,
    country: Annotated[
        str | None, typer.Option("--country", metavar="CODE", help="State of a body, as ISO 3166 code (IQ).")
    ] = None,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason; it is kept with the change.")] = "",
    by: By = "person",
    case: CaseFolder = DEFAULT_CASE,
) -> None:
    """Add names to the newsroom's own list, and read the pages of the case with them. One with a name that is there takes its place."""
    from tawatur.case.own_names import checked, read_names
    from tawatur.lexicon.own_names import OwnName, OwnType

    if (file is None) == (name is None) or (name is not None and type is None):
        raise UsageError("it is not clear what to add", "give a FILE, or --name and --type")
    if file is not None:
        found = read_names(file)
    else:
        kind: OwnType = "PER" if type is OwnTypeChoice.PER else "ORG"
        found = [checked(OwnName(name=str(name), type=kind, aliases=tuple(alias or ()), country=country), "--name")]
    with opened(case) as opened_case:
        before = {entry.id for entry in opened_case.names.entries()}
        changes = opened_case.names.add(found, why=why or str(file or ""), by=by)
        replaced = {entry.name for entry in found if entry.id in before}
        _tell("replaced", [change for change in changes if change.entry["name"] in replaced])
        _tell("added", [change for change in changes if change.entry["name"] not in replaced])
        if not changes:
            say("nothing changed: the list holds it already")
        _read_anew(opened_case)


@names.command()
def remove(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name under which it stands in the list.")],
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason; it is kept with the change.")] = "",
    by: By = "person",
    case: CaseFolder = DEFAULT_CASE,
) -> None:
    """Take a name with its aliases out of the newsroom's own list, and read the pages of the case without it."""
    with opened(case) as opened_case:
        entry = _listed(opened_case, name)
        _tell("removed", opened_case.names.remove(entry, why=why, by=by))
        _read_anew(opened_case)


@names.command()
def undo(by: By = "person", case: CaseFolder = DEFAULT_CASE) -> None:
    """Take back the latest change of the newsroom's own list (a file of names is one), and read the pages again. It stays in the record as undone."""
    with opened(case) as opened_case:
        changes = opened_case.names.undo(by=by)
        if not changes:
            say("there is no change to undo")
            return
        _tell(f"undone: {changes[0].action}", changes)
        _read_anew(opened_case)


@names.command()
def export(
    case: CaseFolder = DEFAULT_CASE,
    history: Annotated[
        bool, typer.Option("--history", help="Every change ever made, with when, by whom and why, undone ones too.")
    ] = False,
    output: OutputFile = None,
) -> None:
    """Write the newsroom's own list as JSON Lines, which `tawatur names add FILE` takes into another case."""
    import msgspec

    from tawatur.case.own_names import written

    with opened(case, reading=True) as opened_case:
        changes, standing = opened_case.names.changes(), opened_case.names.entries()
    write(b"".join(msgspec.json.encode(change) + b"\n" for change in changes) if history else written(standing), output)


def _view(case: "Case", show_private: bool) -> "Names":
    import msgspec

    from tawatur.export.masking import Mask
    from tawatur.export.names import Names

    derived, judged = case.derived(), case.judgements()
    known = derived.chronicle.judgements
    chronicle = msgspec.structs.replace(derived.chronicle, judgements=(*known, *(j for j in judged if j not in known)))
    mask = Mask(chronicle, derived.documents, shown=show_private)
    return Names(chronicle, derived.documents, case.entities(), mask)


def _decide(folder: Path, verdict: "Verdict", thing: str, other: str, why: str, by: str) -> None:
    from tawatur.model.chronicle import Judgement

    _check(why, by)
    with opened(folder) as case:
        one, two = case.entity(thing.strip("[] ")), case.entity(other.strip("[] "))
        if one.type != two.type:
            raise UsageError("the two are of different types", "a person and a body are never one")
        subject, object_ = _mention(case, thing), _mention(case, other)
        if subject == object_ or (verdict == "same" and one.id == two.id):
            raise UsageError("both are one already", "name two things, or a mention of each (page#m:10-15)")
        if verdict == "different" and _on_one_page(one, subject, object_):
            raise UsageError(
                "one page uses both for one thing", "names are divided by pages: give mentions of two pages"
            )
        judgement = Judgement(verdict=verdict, subject=subject, other=object_, made_by=by, why=why, made_at=_now())
        case.judge(judgement)
    say(f"judged: {verdict} {subject} {object_}")


def _on_one_page(one: "Entity", subject: str, other: str) -> bool:
    both = {f"{ref.page}#{ref.mention}" for ref in one.mentions}
    return {subject, other} <= both and subject.rpartition("#")[0] == other.rpartition("#")[0]


def _mention(case: "Case", thing: str) -> str:
    """The mention that a judgement is kept by: the one that was given, else the first of the thing."""
    wanted = thing.strip("[] ")
    keys = [f"{ref.page}#{ref.mention}" for ref in case.entity(wanted).mentions]
    return wanted if wanted in keys else keys[0]


def _check(why: str, by: str) -> None:
    if not why.strip() or by.startswith("rule:"):
        raise UsageError("the reason is empty, or --by names a rule", "say in words why")


def _listed(case: "Case", name: str) -> "OwnName":
    from tawatur.lexicon.own_names import OwnName

    wanted = OwnName(name=name, type="PER").id
    found = next((entry for entry in case.names.entries() if entry.id == wanted), None)
    if found is None:
        raise UsageError(f"«{name}» is not in the list of the case", "see `tawatur names export`")
    return found


MOST_TOLD = 20


def _tell(what: str, changes: "Sequence[Change]") -> None:
    for change in changes[:MOST_TOLD]:
        say(f"{what}: {change.entry['name'] if change.entry else ''} [{change.number}]")
    if len(changes) > MOST_TOLD:
        say(f"{what}: {len(changes) - MOST_TOLD} more")


def _read_anew(case: "Case") -> None:
    """Read the pages with the list as it is now, under the bias that they were read with; the judgements stay."""
    from tawatur.cli.reading_anew import read_anew

    problems = read_anew(case)
    list_problems(problems)
    if problems:
        raise typer.Exit(SOME_FAILED)


def _now() -> str:
    return datetime.now(UTC).isoformat()
