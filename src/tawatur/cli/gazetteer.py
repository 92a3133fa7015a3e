"""``tawatur gazetteer``: a list of places of one's own beside the one that ships."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tawatur.cli.commands import SOME_FAILED, Commands
from tawatur.cli.failures import list_problems
from tawatur.cli.options import opened
from tawatur.cli.output import say, write
from tawatur.cli.usage import UsageError

if TYPE_CHECKING:
    from tawatur.case.own_places import OwnPlace
    from tawatur.lexicon.places import Place
    from tawatur.readers.page_input import InputProblem

gazetteer = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    help="Places of your own beside the gazetteer that ships: add a list, look a name up, take places out.",
)

ListOfCase = Annotated[
    Path | None,
    typer.Option(
        "--case", metavar="DIR", help="The list of this case; without it your own, which new cases begin with."
    ),
]


@gazetteer.command()
def add(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="A GeoNames dump, Who's On First GeoJSON, or a table with the columns name, latitude, longitude.",
        ),
    ],
    case: ListOfCase = None,
) -> None:
    """Add the places of a list: a GeoNames dump, Who's On First GeoJSON, or a table whose first line names its columns.

    A table needs name (in Arabic), latitude and longitude, and may have variants, type, country, population, admin1, tier and id.
    A place that is there with the same id is replaced; one of a dump that ships already is left out.
    """
    from tawatur.case.own_places import add_places, as_row
    from tawatur.lexicon.places import load_gazetteer
    from tawatur.readers.page_input import InputProblem
    from tawatur.readers.place_lists import ListedPlace, read_place_list

    found = list(read_place_list(file))
    problems = [one for one in found if isinstance(one, InputProblem)]
    listed = [one for one in found if isinstance(one, ListedPlace)]
    rows = {
        one.place.id: as_row(one.place, one.variants) for one in listed if load_gazetteer().place(one.place.id) is None
    }
    if listed:
        path = _path(case)
        count = add_places(path, list(rows.values()), file.name)
        say(f"{path}: {len(rows)} added, {len(listed) - len(rows)} known already, {count} in all")
        _annotate_anew(case, problems)
    elif not problems:
        raise UsageError(f"{file} holds no place with a name in Arabic letters", "check the file")
    list_problems(problems)
    if problems:
        raise typer.Exit(SOME_FAILED)


@gazetteer.command()
def show(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name as it is written in pages.")],
    case: ListOfCase = None,
) -> None:
    """Show every place of a name, the likeliest first: its id, level, country and region, coordinates, inhabitants, tier and where it comes from."""
    from tawatur.case.own_places import own_places, read_own
    from tawatur.lexicon.fold import fold
    from tawatur.lexicon.places import gazetteer_with
    from tawatur.mention.place_candidates import candidates_of

    text = read_own(_path(case))
    known = gazetteer_with(text)
    found = candidates_of(known, fold(" ".join(name.split())))
    if found is None:
        raise UsageError(f"no place is named «{name}»", "check the spelling, or add it with `tawatur gazetteer add`")
    sources = {place.id: place.source for place in own_places(text)}
    write("".join(f"{line}\n" for line in _lines(found.places, sources)))


@gazetteer.command()
def remove(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="Name or id of a place of your list, or the file that it came from.")
    ],
    case: ListOfCase = None,
) -> None:
    """Take places out of your list, by a name, an id or the file that they came from. What ships stays."""
    from tawatur.case.own_places import remove_places

    path = _path(case)
    gone = remove_places(path, name)
    say(f"{path}: {len(gone)} removed ({_shortly(gone)})")
    problems: list[InputProblem] = []
    _annotate_anew(case, problems)
    list_problems(problems)
    if problems:
        raise typer.Exit(SOME_FAILED)


def _path(case: Path | None) -> Path:
    """The file of the list. Raises `CaseNotFound` for a folder that is no case."""
    from tawatur.case.folder import PLACES, find_store
    from tawatur.case.own_places import users_list

    return users_list() if case is None else find_store(case).with_name(PLACES)


def _annotate_anew(case: Path | None, problems: list["InputProblem"]) -> None:
    """Read the pages of a case again with its changed list."""
    if case is None:
        return
    from tawatur.cli.reading_anew import read_anew

    with opened(case) as opened_case:
        problems += read_anew(opened_case)


def _lines(places: tuple["Place", ...], sources: dict[str, str]) -> Iterator[str]:
    yield "\t".join(
        ("id", "name", "type", "country", "admin1", "latitude", "longitude", "population", "tier", "source")
    )
    for place in places:
        point = (place.latitude, place.longitude)
        cells = (
            place.id,
            place.name,
            place.type,
            place.country,
            place.admin1,
            *("" if degrees is None else f"{degrees:g}" for degrees in point),
            str(place.population or ""),
            place.tier,
            sources.get(place.id) or _source(place.id),
        )
        yield "\t".join(cells)


def _source(identifier: str) -> str:
    if identifier.startswith("gn"):
        return "GeoNames"
    if identifier.startswith("wof"):
        return "Who's On First"
    return "Unicode CLDR" if identifier.startswith("country:") else "Tawatur"


def _shortly(places: list["OwnPlace"]) -> str:
    names = [place.names[0] for place in places]
    return "، ".join(names[:3]) + (" ..." if len(names) > 3 else "")
