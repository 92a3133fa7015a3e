"""A newsroom's own names: read from files of others, written for them, and kept in the case as ``names.jsonl``."""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from tawatur.case.errors import TawaturError
from tawatur.case.folder import NAMES
from tawatur.case.kept_list import KeptList
from tawatur.lexicon.fold import fold
from tawatur.lexicon.own_names import OwnName

BETWEEN = "|"
"""What stands between the aliases in one cell of a CSV file."""
COLUMNS = ("name", "type", "aliases", "country", "kind")


class NamesError(TawaturError):
    """A file of names that cannot be taken: nothing of it was."""


def kept_names(folder: Path) -> KeptList[OwnName]:
    """The list of names of the case in ``folder``."""
    return KeptList(folder / NAMES, OwnName)


def read_names(path: Path) -> list[OwnName]:
    """The names of a CSV file (with a line of columns) or of JSON Lines. Raises `NamesError`, which names the line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise NamesError(f"{path} cannot be read ({error})", "give a CSV or JSON Lines file in UTF-8") from error
    rows = _csv(text, path) if path.suffix.lower() == ".csv" else _json_lines(text, path)
    return _each_once([(line, checked(name, f"{path}, line {line}")) for line, name in rows], path)


def _each_once(rows: list[tuple[int, OwnName]], path: Path) -> list[OwnName]:
    """The names of a file. Raises `NamesError` where two lines have one name, of which only the later would stand."""
    lines: dict[str, int] = {}
    for line, name in rows:
        if name.id in lines:
            raise NamesError(
                f"{path}, line {line}: «{name.name}» stands in line {lines[name.id]} as well",
                "tell the two apart by their names (a country behind the name, say), or make them one line",
            )
        lines[name.id] = line
    return [name for _, name in rows]


def checked(name: OwnName, where: str) -> OwnName:
    """The name itself, its words apart by single spaces. Raises `NamesError` for one that could not be found, or would be found everywhere."""
    names = [" ".join(one.split()) for one in name.names]
    if any(len(fold(one)) < 3 for one in names):
        raise NamesError(f"{where}: a name has fewer than three letters", "give the name as pages write it")
    return msgspec.structs.replace(
        name, name=names[0], aliases=tuple(dict.fromkeys(n for n in names[1:] if n != names[0]))
    )


def written(names: Iterable[OwnName]) -> bytes:
    """Names as JSON Lines, which `read_names` reads: how a list goes to another case."""
    return b"".join(msgspec.json.encode(name) + b"\n" for name in names)


def _json_lines(text: str, path: Path) -> Iterator[tuple[int, OwnName]]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                yield number, msgspec.json.decode(line, type=OwnName)
            except msgspec.DecodeError as error:
                what = f"{path}, line {number}: {error}"
                raise NamesError(what, 'write {"name": "...", "type": "PER" or "ORG", "aliases": ["..."]}') from error


def _csv(text: str, path: Path) -> Iterator[tuple[int, OwnName]]:
    rows = csv.DictReader(io.StringIO(text))
    if not rows.fieldnames or not {"name", "type"} <= set(rows.fieldnames):
        raise NamesError(
            f"{path} has no columns name and type", f"its first line names the columns: {', '.join(COLUMNS)}"
        )
    for number, row in enumerate(rows, 2):
        cells = {key: value.strip() for key, value in row.items() if key in COLUMNS and value and value.strip()}
        given = {**cells, "aliases": [a.strip() for a in cells.get("aliases", "").split(BETWEEN) if a.strip()]}
        try:
            yield number, msgspec.convert(given, OwnName)
        except msgspec.ValidationError as error:
            raise NamesError(f"{path}, line {number}: {error}", "name and type (PER or ORG) must be given") from error
