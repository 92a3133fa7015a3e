"""Lists of places by others: a GeoNames dump, Who's On First GeoJSON, or a table with a header (CSV, semicolons or tabs)."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from tawatur.lexicon.fold import fold
from tawatur.lexicon.places import Place
from tawatur.readers.page_input import InputProblem

MOST_BYTES = 64 * 1024 * 1024
LARGE, TOWN = 15_000, 2_000
_GEONAMES_COLUMNS = 19
_ARABIC = re.compile("[ء-غف-ي]+(?:[ -][ء-غف-ي]+)*")
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_LETTERS = str.maketrans("یکۀ", "يكه")
_HEADERS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "geonameid", "wof:id", "wof_id"),
    "name": ("name", "arabic_name", "name_ar", "name:ar", "الاسم"),
    "variants": ("variants", "alternatenames", "alternate_names", "aliases", "other_names"),
    "type": ("type", "placetype", "level"),
    "country": ("country", "iso", "country_code", "iso_country", "wof:country"),
    "latitude": ("latitude", "lat", "geom_latitude", "y"),
    "longitude": ("longitude", "lon", "lng", "long", "geom_longitude", "x"),
    "population": ("population", "pop", "gn:population", "wof:population"),
    "admin1": ("admin1", "region", "governorate", "province"),
    "tier": ("tier",),
}
_KINDS: Mapping[str, str] = {
    "country": "country",
    "region": "region",
    "governorate": "region",
    "province": "region",
    "county": "town",
    "localadmin": "town",
    "city": "city",
    "town": "town",
    "locality": "town",
    "neighbourhood": "village",
    "village": "village",
    "area": "area",
}


class ListedPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A place of a list with its further names."""

    place: Place
    variants: tuple[str, ...] = ()


class BadRowError(ValueError):
    """A row that cannot be taken; the message says why and what to do."""


def read_place_list(path: Path) -> Iterator[ListedPlace | InputProblem]:
    """The places of a file in its order; each row that cannot be taken is a problem with its line. A row without an Arabic name is left out.

    The kind of file is told by what it holds. Nothing comes out of an empty file but a problem.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            yield _problem(path, 0, "too_large", "the file is larger than 64 MiB", "cut it to the countries you need")
            return
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        yield _problem(path, 0, "unreadable", f"it cannot be read ({error.strerror})", "check its name")
        return
    except UnicodeDecodeError:
        yield _problem(path, 0, "not_utf8", "it is no UTF-8 text", "save it as UTF-8")
        return
    yield from _places(path, text)


def _places(path: Path, text: str) -> Iterator[ListedPlace | InputProblem]:
    try:
        rows = list(_rows(text))
    except (BadRowError, csv.Error, json.JSONDecodeError) as error:
        yield _problem(path, getattr(error, "lineno", 1), "bad_list", str(error), "see `tawatur gazetteer add --help`")
        return
    if not rows:
        yield _problem(path, 0, "empty_list", "it holds no places", "check the file")
    for line, row in rows:
        try:
            found = _listed(row)
        except BadRowError as error:
            yield _problem(path, line, "bad_row", str(error), "mend or remove the line")
            continue
        if found is not None:
            yield found


def _rows(text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    start = text.lstrip()
    if start.startswith(("{", "[")):
        return _geojson_rows(text)
    first = start.partition("\n")[0]
    if first.count("\t") == _GEONAMES_COLUMNS - 1 and first.split("\t")[0].isdigit():
        return _geonames_rows(text)
    return _table_rows(text)


def _geonames_rows(text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    """https://download.geonames.org/export/dump/readme.txt: the main table, without a header."""
    for line, row in enumerate(text.split("\n"), 1):
        if not row.strip():
            continue
        cells = row.split("\t")
        if len(cells) != _GEONAMES_COLUMNS:
            yield line, {"error": f"{len(cells)} columns where a GeoNames dump has {_GEONAMES_COLUMNS}"}
            continue
        kind = "country" if cells[7].startswith("PCL") else "region" if cells[7] == "ADM1" else ""
        if cells[6] not in ("A", "P"):
            continue
        names = ",".join((cells[1], cells[3]))
        yield (
            line,
            {
                "id": "gn" + cells[0],
                "names": names.replace(",", "|"),
                "type": kind,
                "country": cells[8],
                "latitude": cells[4],
                "longitude": cells[5],
                "population": cells[14],
            },
        )


def _geojson_rows(text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Who's On First features: one object, a collection, or one a line."""
    try:
        data = json.loads(text)
        features = [(1, item) for item in (data.get("features", [data]) if isinstance(data, dict) else data)]
    except json.JSONDecodeError:
        lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
        features = [(number, _feature_of_line(number, line)) for number, line in lines]
    for number, feature in features:
        properties = feature.get("properties") if isinstance(feature, dict) else None
        if not isinstance(properties, dict):
            yield number, {"error": "an object that is no GeoJSON feature"}
            continue
        yield number, _feature(properties, feature.get("geometry"))


def _feature_of_line(number: int, line: str) -> Any:
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        raise BadRowError(f"line {number} is no JSON ({error.msg})") from None


def _feature(properties: Mapping[str, Any], geometry: Any) -> Mapping[str, str]:
    names: list[str] = []
    for key in ("name:ara_x_preferred", "name:ara_x_variant", "name:ara_x_colloquial", "wof:name", "name"):
        value = properties.get(key, ())
        names += [value] if isinstance(value, str) else [str(name) for name in value or ()]
    point = geometry.get("coordinates") if isinstance(geometry, dict) and geometry.get("type") == "Point" else None
    longitude, latitude = point[:2] if isinstance(point, list) and len(point) > 1 else ("", "")
    number = properties.get("wof:id", properties.get("id", ""))
    return {
        "id": f"wof{number}" if number else "",
        "names": "|".join(names),
        "type": str(properties.get("wof:placetype", properties.get("type", ""))),
        "country": str(properties.get("wof:country", properties.get("iso:country", properties.get("country", "")))),
        "latitude": str(properties.get("geom:latitude", latitude)),
        "longitude": str(properties.get("geom:longitude", longitude)),
        "population": str(properties.get("wof:population", properties.get("gn:population", ""))),
    }


def _table_rows(text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    first = text.lstrip("\n").partition("\n")[0]
    delimiter = max("\t;,", key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    header = [cell.strip().lower() for cell in next(reader, [])]
    columns = {name: header.index(other) for name, others in _HEADERS.items() for other in others if other in header}
    missing = [name for name in ("name", "latitude", "longitude") if name not in columns]
    if missing:
        raise BadRowError(
            f"the first line names no column {', '.join(missing)} (a table needs name, latitude, longitude)"
        )
    for row in reader:
        if not any(cell.strip() for cell in row):
            continue
        cells = {name: row[at].strip() if at < len(row) else "" for name, at in columns.items()}
        name = cells.pop("name")
        if not _arabic_names(name):
            yield reader.line_num, {"error": f"the name «{name}» is not written in Arabic letters"}
            continue
        others = re.split(r"[|,;]", cells.get("variants", ""))
        given = cells.get("id", "")
        yield reader.line_num, {**cells, "names": "|".join([name, *others]), "id": f"own:{given}" if given else ""}


def _listed(row: Mapping[str, str]) -> ListedPlace | None:
    if "error" in row:
        raise BadRowError(row["error"])
    names = _arabic_names(row.get("names", ""))
    if not names:
        return None
    latitude, longitude = _degrees(row, "latitude", 90), _degrees(row, "longitude", 180)
    population = _inhabitants(row.get("population", ""))
    kind = _kind(row.get("type", ""), population)
    country = row.get("country", "").strip().upper()
    if country and not re.fullmatch("[A-Z]{2}", country):
        raise BadRowError(f"the country «{row['country']}» is no code of two letters (ISO 3166, such as SY)")
    tier = row.get("tier", "").strip().upper() or ("A" if kind in ("country", "area", "region") else "B")
    if tier not in ("A", "B"):
        raise BadRowError(f"the tier «{row['tier']}» is neither A (counts anywhere) nor B (behind a word such as بلدة)")
    identifier = "_".join(row.get("id", "").split()) or _own_id(names[0], country, latitude, longitude)
    admin1 = (_arabic_names(row.get("admin1", "")) or [""])[0]
    place = Place(identifier, names[0], kind, country, latitude, longitude, population, admin1, tier, own=True)
    return ListedPlace(place=place, variants=tuple(names[1:]))


def _arabic_names(cell: str) -> list[str]:
    """The names in Arabic letters of a cell (``|`` between), without marks; each spelling family once."""
    found: dict[str, str] = {}
    for name in cell.split("|"):
        clean = " ".join(_MARKS.sub("", name).translate(_LETTERS).split())
        if _ARABIC.fullmatch(clean) and len(clean) > 1:
            found.setdefault(fold(clean), clean.replace("-", " "))
    return list(found.values())


def _degrees(row: Mapping[str, str], name: str, most: int) -> float:
    cell = row.get(name, "").strip()
    try:
        value = float(cell)
    except ValueError:
        raise BadRowError(f"the {name} «{cell}» is no number of degrees (such as 36.21)") from None
    if not -most <= value <= most:
        raise BadRowError(f"the {name} {cell} is not between -{most} and {most}")
    return value


def _inhabitants(cell: str) -> int:
    digits = cell.strip().replace(",", "")
    if not digits:
        return 0
    try:
        return max(0, int(float(digits)))
    except (ValueError, OverflowError):
        raise BadRowError(f"the population «{cell}» is no number") from None


def _kind(cell: str, population: int) -> str:
    given = cell.strip().lower()
    if given and given not in _KINDS:
        raise BadRowError(f"the type «{cell}» is none of country, area, region, city, town, village")
    kind = _KINDS.get(given, "town" if population >= TOWN or not population else "village")
    return "city" if kind == "town" and population >= LARGE else kind


def _own_id(name: str, country: str, latitude: float, longitude: float) -> str:
    """An id that stays the same when the list is added again."""
    key = f"{fold(name)}/{country}/{latitude:.2f}/{longitude:.2f}"
    return "own:" + sha256(key.encode()).hexdigest()[:10]


def _problem(path: Path, line: int, code: str, message: str, what_to_do: str) -> InputProblem:
    where = f"{path}:{line}" if line else str(path)
    return InputProblem(where=where, code=code, message=message, what_to_do=what_to_do)
