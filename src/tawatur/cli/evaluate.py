"""``tawatur evaluate``: scores of gold pages against pinned floors."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from tawatur.cli.commands import SOME_FAILED
from tawatur.cli.failures import failed_stages, list_problems
from tawatur.cli.output import say, write
from tawatur.cli.usage import UsageError

TREE = Path(__file__).resolve().parents[3]
SCORERS = TREE / "tools" / "eval"
GOLD = TREE / "gold" / "pages"
FLOORS = TREE / "gold" / "floors.json"


def evaluate(
    gold: Annotated[
        Path | None,
        typer.Option("--gold", metavar="DIR", help="Folder of pages (*.txt) with gold (*.jsonl). Default: gold/pages."),
    ] = None,
    pages: Annotated[
        Path | None, typer.Option("--pages", metavar="DIR", help="Folder of the pages, where it is not the gold's own.")
    ] = None,
    floors: Annotated[
        Path | None,
        typer.Option(
            "--floors", metavar="FILE", help="JSON of floors by metric. Default: gold/floors.json for gold/pages."
        ),
    ] = None,
    update_floors: Annotated[
        bool, typer.Option("--update-floors", help="Raise the floors to what was reached, and pin new metrics.")
    ] = False,
    allow_regression: Annotated[
        bool, typer.Option("--allow-regression", help="With --update-floors: lower broken floors too.")
    ] = False,
) -> None:
    """Annotate gold pages, score every layer and the chronicle, and compare with the pinned floors. Exit status 1 when a floor is broken."""
    if not (SCORERS / "score.py").is_file():
        raise UsageError("the scorers are not installed with the program", "run it in a clone, where tools/eval is")
    if allow_regression and not update_floors:
        raise UsageError("--allow-regression lowers floors", "give it with --update-floors")
    from tawatur.cli import floors as pinned
    from tawatur.cli.scoring import score_pages

    folder, pinned_in = gold or GOLD, floors or (FLOORS if gold is None else None)
    if update_floors and pinned_in is None:
        raise UsageError("there is no file of floors to update", "name it with --floors")
    with TemporaryDirectory() as work:
        scores, annotated, problems = score_pages(folder, pages or folder, SCORERS, Path(work))
    problems += [problem for document in annotated for problem in failed_stages(document)]
    known = pinned.read_floors(pinned_in)
    write(pinned.table(scores, known))
    list_problems(problems)
    broken = pinned.broken(scores, known)
    if update_floors and pinned_in is not None:
        pinned.write_floors(pinned_in, pinned.raised(scores, known, allow_regression=allow_regression))
        say(f"{pinned_in}: {len(broken)} broken floors " + ("lowered" if allow_regression else "kept"))
    for metric in broken:
        say(f"below its floor: {metric} {scores.get(metric)} ({known[metric]})")
    if problems or (broken and not allow_regression):
        raise typer.Exit(SOME_FAILED)
