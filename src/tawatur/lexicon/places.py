"""The gazetteer: places by their Arabic names, in two tiers.

Tier A holds states, regions and large towns, whose names count wherever they stand. Tier B holds small places, many of which are
common words; they count only after a word such as «بلدة», so their names are indexed when a page first asks for one.
Sources: GeoNames (CC BY 4.0) and Who's On First (CC0), see NOTICE; names of areas and spelling families are own work.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

from tawatur.lexicon.fold import LETTERS

COLUMNS = ("id", "name", "variants", "type", "country", "latitude", "longitude", "population", "admin1", "tier")
MOST_WORDS = 5
_LEVELS = ("country", "area", "region", "city", "town")


class Place(msgspec.Struct, frozen=True, gc=False):
    """A place of the gazetteer. ``type`` is country, area (above or across states), region, city, town or village; ``population`` is 0 when unknown, coordinates None.

    ``own``: from a list of the user's.
    """

    id: str
    name: str
    type: str
    country: str
    latitude: float | None
    longitude: float | None
    population: int
    admin1: str
    tier: str
    own: bool = False


class Gazetteer:
    r"""Places by folded name; a name may stand for several places.

    >>> rows = ["id\tname\tvariants\ttype\tcountry\tlatitude\tlongitude\tpopulation\tadmin1\ttier",
    ...         "x:1\tوادي الرمل\t\tlocality\tXX\t1.5\t2.5\t900\t\tA"]
    >>> gazetteer = Gazetteer(["\n".join(rows)])
    >>> gazetteer.words_at(["في", "وادي", "الرمل"], 1)
    2
    """

    def __init__(self, tables: Iterable[str], own: str = "") -> None:
        self._rows: list[str] = []
        self._large: dict[str, list[int]] = {}
        self._small: dict[str, list[int]] | None = None
        self._small_rows: list[tuple[int, str]] = []
        self._numbers: dict[str, int] | None = None
        self.openings: dict[str, int] = {}
        self._read: dict[int, Place] = {}
        self._found: dict[tuple[str, bool], tuple[Place, ...]] = {}
        self._by_id: dict[str, Place] = {}
        self._own_ids: frozenset[str] = frozenset()
        if own:
            self._add(own)
            self._own_ids = frozenset(row.partition("\t")[0] for row in self._rows)
        self._own_rows = len(self._rows)
        for table in tables:
            self._add(table)

    def words_at(self, stems: Sequence[str], index: int, *, small: bool = False) -> int:
        """How many words from ``index`` on are the name of a place (the longest name), 0 for none. ``small`` admits tier B."""
        most = MOST_WORDS if small else self.openings.get(stems[index], 0)
        for count in range(min(most, len(stems) - index), 0, -1):
            if self._known(" ".join(stems[index : index + count]), small):
                return count
        return 0

    def places(self, name: str, *, small: bool = True) -> tuple[Place, ...]:
        """Every place of a folded name, the likeliest first (states and regions, then by population); () for none."""
        key = (name, small)
        found = self._found.get(key)
        if found is None:
            rows = list(self._large.get(name, ()))
            if small:
                rows += self._small_index().get(name, ())
            found = tuple(sorted(map(self._place, dict.fromkeys(rows)), key=_rank))
            if found:  # names without a place are endless
                self._found[key] = found
        return found

    def any_places(self, name: str) -> tuple[Place, ...]:
        """Every place of a folded name, else of the name with or without its article («الفطيرة», «فطيرة»); () for none."""
        return self.places(name) or self.places(name[2:] if name.startswith("ال") else "ال" + name)

    def place(self, identifier: str) -> Place | None:
        """The place with this id, None for none."""
        if identifier in self._by_id:
            return self._by_id[identifier]
        if self._numbers is None:
            self._numbers = {row.partition("\t")[0]: number for number, row in enumerate(self._rows)}
        number = self._numbers.get(identifier)
        return None if number is None else self._place(number)

    def _known(self, name: str, small: bool) -> bool:
        if name in self._large:
            return True
        if not small:
            return False
        index = self._small_index()
        return name in index or ("ال" + name) in index or (name.startswith("ال") and name[2:] in index)

    def _small_index(self) -> dict[str, list[int]]:
        if self._small is None:
            self._small = {}
            for number, line in self._small_rows:
                for name in _names(line):
                    self._small.setdefault(name, []).append(number)
            self._small_rows = []
        return self._small

    def _add(self, table: str) -> None:
        lines, folded = table.split("\n"), _folded(table).split("\n")
        for line, keys in zip(lines, folded, strict=True):
            if not line or line.startswith(("#", "id\t")):
                continue
            if self._own_ids and line.partition("\t")[0] in self._own_ids:
                continue
            number = len(self._rows)
            self._rows.append(line)
            if not line.endswith("\tA"):
                self._small_rows.append((number, keys))
                continue
            for name in _names(keys):
                self._large.setdefault(name, []).append(number)
                first, _, rest = name.partition(" ")
                self.openings[first] = max(self.openings.get(first, 0), 1 + (rest.count(" ") + 1 if rest else 0))

    def _place(self, number: int) -> Place:
        found = self._read.get(number)
        if found is None:
            found = _parse(self._rows[number], own=number < self._own_rows)
            self._read[number] = self._by_id[found.id] = found
        return found


_SPELLINGS = tuple((chr(letter), chr(other)) for letter, other in LETTERS.items() if not chr(other).isdigit())


def _folded(table: str) -> str:
    """A table with its letters folded: at one go, since folding names one by one takes longer than all else.

    Names of a table hold no vowel signs, tatweel, marks or digits.
    """
    for letter, other in _SPELLINGS:
        table = table.replace(letter, other)
    return table


def _names(folded: str) -> Iterator[str]:
    _, name, variants, _ = folded.split("\t", 3)
    yield name
    if variants:
        yield from variants.split("|")


def _parse(line: str, *, own: bool = False) -> Place:
    cells = dict(zip(COLUMNS, line.split("\t"), strict=False))
    return Place(
        id=cells["id"],
        name=cells["name"],
        type=cells.get("type", ""),
        country=cells.get("country", ""),
        latitude=_number(cells.get("latitude")),
        longitude=_number(cells.get("longitude")),
        population=int(_number(cells.get("population")) or 0),
        admin1=cells.get("admin1", ""),
        tier=cells.get("tier", ""),
        own=own,
    )


def _number(cell: str | None) -> float | None:
    try:
        return float(cell) if cell else None
    except ValueError:
        return None


def _rank(place: Place) -> tuple[int, int, str]:
    level = _LEVELS.index(place.type) if place.type in _LEVELS else len(_LEVELS)
    return (level, -place.population, place.id)


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer that ships with the package, loaded once a process. Empty where its file is missing."""
    return Gazetteer(_shipped())


@lru_cache(maxsize=4)
def gazetteer_with(own: str) -> Gazetteer:
    """The shipped gazetteer with a table of the user's own, whose rows win over shipped ones of the same id; the shipped one for an empty table.

    >>> gazetteer_with("") is load_gazetteer()
    True
    """
    return Gazetteer(_shipped(), own) if own else load_gazetteer()


def _shipped() -> list[str]:
    path = files("tawatur.lexicon") / "ar" / "places.tsv"
    return [path.read_text(encoding="utf8")] if path.is_file() else []
