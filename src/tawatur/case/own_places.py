"""A list of places of one's own: the user's, which new cases begin with, or the one that is part of a case.

It is a file ``places.tsv`` with the columns of the shipped gazetteer, under a line for each file that was added. The list of a case
belongs to its version: pages are annotated anew when it changes.
"""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from tawatur.case.errors import NoSuchPlace, PlacesNotPermitted
from tawatur.case.folder import PLACES
from tawatur.lexicon.places import COLUMNS, Place

FROM = "# from "
HEADER = "\t".join(COLUMNS)


class OwnPlace(msgspec.Struct, frozen=True, kw_only=True):
    """One place of a list: its row, and the file it was added from."""

    row: str
    source: str

    @property
    def id(self) -> str:
        """The id of the place."""
        return self.row.partition("\t")[0]

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and the variants of it."""
        _, name, variants, _ = self.row.split("\t", 3)
        return (name, *filter(None, variants.split("|")))


def users_list() -> Path:
    """Where the list of this user is kept: the folder `TAWATUR_HOME`, else the place for data of the system."""
    home = os.environ.get("TAWATUR_HOME")
    if home:
        return Path(home) / PLACES
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home()) / "tawatur" / PLACES
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "tawatur" / PLACES


def read_own(path: Path) -> str:
    """The text of a list, "" where there is none. Raises `PlacesNotPermitted`.

    >>> read_own(Path("no-such-folder") / "places.tsv")
    ''
    """
    try:
        return path.read_text(encoding="utf8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "no UTF-8"
        raise PlacesNotPermitted(path, f"the list of places cannot be read ({reason})", "mend or remove it") from error


def own_places(text: str) -> list[OwnPlace]:
    """The places of a list in their order, each with the file it came from."""
    source, found = "", []
    for line in text.splitlines():
        if line.startswith(FROM):
            source = line.removeprefix(FROM)
        elif line and not line.startswith(("#", "id\t")):
            found.append(OwnPlace(row=line, source=source))
    return found


def add_places(path: Path, rows: Sequence[str], source: str) -> int:
    """Write rows into a list, in place of those that have their ids; how many there are now. Raises `PlacesNotPermitted`."""
    new = {row.partition("\t")[0] for row in rows}
    kept = [place for place in own_places(read_own(path)) if place.id not in new]
    clean = " ".join(source.split())
    places = kept + [OwnPlace(row=row, source=clean) for row in rows]
    _write(path, places)
    return len(places)


def remove_places(path: Path, name: str) -> list[OwnPlace]:
    """Take the places of a name, an id or a file out of a list, and return them. Raises `NoSuchPlace`, `PlacesNotPermitted`."""
    places = own_places(read_own(path))
    gone = [place for place in places if name in (place.id, place.source, *place.names)]
    if not gone:
        raise NoSuchPlace(f"{path} holds no place, id or file «{name}»", "see `tawatur gazetteer show NAME`")
    _write(path, [place for place in places if place not in gone])
    return gone


def begin_with_users_list(folder: Path) -> None:
    """Give a new case the list of this user, if there is one: from then on it is the case's own."""
    text = read_own(users_list())
    if text:
        _write(folder / PLACES, own_places(text))


def as_row(place: Place, variants: Sequence[str] = ()) -> str:
    """A place as a line of a list."""
    cells = (
        place.id,
        place.name,
        "|".join(variants),
        place.type,
        place.country,
        _degrees(place.latitude),
        _degrees(place.longitude),
        str(place.population or ""),
        place.admin1,
        place.tier,
    )
    return "\t".join(cells)


def _degrees(value: float | None) -> str:
    return "" if value is None else f"{value:.5f}".rstrip("0").rstrip(".")


def _write(path: Path, places: Sequence[OwnPlace]) -> None:
    """The whole list, readable by its owner only; a list without places is no file. Raises `PlacesNotPermitted`."""
    lines, source = [HEADER], None
    for place in places:
        if place.source != source:
            source = place.source
            lines.append(FROM + source)
        lines.append(place.row)
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not places:
            path.unlink(missing_ok=True)
            return
        with os.fdopen(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w", encoding="utf8") as file:
            file.write("\n".join(lines) + "\n")
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise PlacesNotPermitted(
            path, f"the list of places cannot be written ({error.strerror})", "check the folder and its disk"
        ) from error
