"""Build the gazetteer `lexicon/ar/places.tsv`: places with Arabic names, CLDR's names of countries, our own overlay.

    pip install babel  # for this tool alone
    python tools/build_places.py places_ar.jsonl.gz --out src/tawatur/lexicon/ar/places.tsv

Tier A may be read as a place wherever it stands; tier B only behind a word that announces a place (بلدة، قرية، ريف),
since nearly every Arabic word is a village somewhere. `docs/data-licences.md` says whose the data are.
"""

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from tawatur.lexicon.fold import fold
from tawatur.lexicon.lexicon import read_counts

LEXICON = Path(__file__).parents[1] / "src" / "tawatur" / "lexicon" / "ar"
ARAB = frozenset(
    [
        "AE",
        "BH",
        "DJ",
        "DZ",
        "EG",
        "EH",
        "IQ",
        "JO",
        "KM",
        "KW",
        "LB",
        "LY",
        "MA",
        "MR",
        "OM",
        "PS",
        "QA",
        "SA",
        "SD",
        "SO",
        "SY",
        "TN",
        "YE",
    ]
)
NEIGHBOURS = frozenset({"IL", "IR", "TR", "TD", "SS"})
WORLD_CITY, ARAB_CITY, TOWN, HAMLET = 100_000, 15_000, 2_000, 150
"""Least inhabitants of a city outside the Arab countries, of one inside them, of a town, and of what is listed."""

DISTRICT = 0.5
"""Degrees from a town within which a district of its name is left out."""

SHORTEST_NAME = 4
"""Shorter names of one word outside the Arab countries («وان», «ليل») are tier B: they are ordinary words first."""

SKIPPED_TYPES = frozenset({"country", "campus", "microhood", "neighbourhood"})
HEADS = re.compile("^(?:محافظة|ولاية|الولاية|إمارة|امارة|جهة|مدينة|منطقة|إقليم|اقليم|شعبية|مقاطعة|قضاء|مديرية|بلدية) ")
CLEAN = re.compile("[ء-غف-ي]+(?: [ء-غف-ي]+){0,3}")
FARM = re.compile("(?:مزرعة|عزبة|مزارع) |.+ .+ .+ ")
"""Names of farms and of four words, which news hardly writes: left out to keep the table small."""
MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
NO_COUNTRY = frozenset(
    [
        "AC",
        "AQ",
        "BV",
        "CP",
        "DG",
        "EA",
        "EU",
        "EZ",
        "GS",
        "HM",
        "IC",
        "IO",
        "QO",
        "SJ",
        "TA",
        "TF",
        "UM",
        "UN",
        "XA",
        "XB",
        "ZZ",
    ]
)
COLUMNS = ("id", "name", "variants", "type", "country", "latitude", "longitude", "population", "admin1", "tier")


Record = dict[str, Any]


class Row(NamedTuple):
    """One line of the gazetteer; empty where unknown."""

    id: str
    name: str
    variants: tuple[str, ...]
    type: str
    country: str
    latitude: str
    longitude: str
    population: str
    admin1: str
    tier: str

    def line(self) -> str:
        return "\t".join((self.id, self.name, "|".join(self.variants), *self[3:])) + "\n"


def clean_names(names: Iterable[str]) -> list[str]:
    """Names in Arabic letters without marks, generic heads and bracketed additions, one for each spelling family.

    >>> clean_names(["محافظة إدلب", "ادلب", "إِدلب (مدينة)"])
    ['إدلب']
    """
    best: dict[str, str] = {}
    for name in names:
        bare = HEADS.sub("", MARKS.sub("", re.split("[(،,]", name)[0]).replace("-", " ").strip())
        bare = re.sub(" +", " ", bare)
        if CLEAN.fullmatch(bare) and len(bare) > 1:
            key = fold(bare)
            best[key] = max(best.get(key, bare), bare, key=lambda form: sum(letter in "أإآى" for letter in form))
    return [name for key, name in best.items() if not is_slip(key, best)]


def is_slip(key: str, others: Iterable[str]) -> bool:
    """Whether a name is another one without its article, or with ه for its ة: such spellings make words of names."""
    return "ال" + key in others or (key.endswith("ه") and key[:-1] + "ة" in others)


def read_records(path: Path, counts: Mapping[str, int]) -> list[Record]:
    """The records of places, each with its clean names under `names`, the one most written first; else left out."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    for record in records:
        record["names"] = sorted(clean_names(record["ar"]), key=lambda name: -written(name, counts))
        record["pop"] = record["pop"] or 0
    towns = towns_by_name(records)
    for record in records:
        if record["type"] == "region":
            record["names"] = own_names(record, towns)
    kept = [record for record in records if record["names"] and "قوة الأمم" not in record["ar"][0]]
    return [record for record in kept if not is_district_of_town(record, towns)]


Towns = Mapping[tuple[str, str], list[Record]]


def towns_by_name(records: list[Record]) -> Towns:
    """Cities and localities by state and folded name."""
    towns: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in records:
        if record["type"] in ("city", "locality"):
            for name in record["names"]:
                towns[record["cc"], fold(name)].append(record)
    return towns


def own_names(region: Record, towns: Towns) -> list[str]:
    """The names of a region as its source orders them, without those of its capital («الرمادي» beside «الأنبار»)."""
    names = clean_names(region["ar"])
    return names[:1] + [
        name
        for name in names[1:]
        if not any(town["pop"] >= ARAB_CITY for town in towns.get((region["cc"], fold(name)), ()))
    ]


def is_district_of_town(record: Record, towns: Towns) -> bool:
    """Whether a district bears the name of a town within half a degree: its middle would move the pin out of the town."""
    if record["type"] not in ("county", "localadmin"):
        return False
    near = (
        abs(town["lat"] - record["lat"]) + abs(town["lon"] - record["lon"]) < DISTRICT
        for name in record["names"]
        for town in towns.get((record["cc"], fold(name)), ())
    )
    return any(near)


def written(name: str, counts: Mapping[str, int]) -> int:
    """How often the rarest word of a name is written: GeoNames gives no order («لأندأن» stands before «لندن»)."""
    return min(counts.get(word, 0) for word in fold(name).split())


def region_names(records: list[Record]) -> dict[tuple[str, str], str]:
    """The Arabic name of a region, by country and the name that its places give it."""
    return {(r["cc"], r["adm1"]): r["names"][0] for r in records if r["type"] == "region" and r["adm1"]}


def place_row(record: Record, regions: dict[tuple[str, str], str]) -> Row | None:
    """The line of one record, None for kinds and countries that the gazetteer leaves out."""
    country, inhabitants = record["cc"], record["pop"]
    arab = country in ARAB
    if record["type"] in SKIPPED_TYPES or (record["type"] == "region" and country not in ARAB | NEIGHBOURS):
        return None
    large = inhabitants >= (ARAB_CITY if arab else WORLD_CITY) and record["type"] not in ("county", "localadmin")
    tier = "A" if large or record["type"] == "region" else "B"
    if tier == "B" and (not arab or 0 < inhabitants < HAMLET or FARM.match(record["names"][0])):
        return None
    kind = "region" if record["type"] == "region" else "city" if large else "town" if inhabitants >= TOWN else "village"
    name, *variants = record["names"]
    return Row(
        id=identifier(record),
        name=name,
        variants=tuple(variants[: 5 if tier == "A" else 1]),
        type=kind,
        country=country,
        latitude=point(record["lat"], tier),
        longitude=point(record["lon"], tier),
        population=str(inhabitants or ""),
        admin1="" if kind == "region" else regions.get((country, record["adm1"]), ""),
        tier=tier,
    )


def point(degrees: float, tier: str) -> str:
    """To about a hundred metres for cities; to a kilometre for villages, whose coordinates are no better."""
    return f"{degrees:.3f}" if tier == "A" else f"{degrees:.2f}"


def identifier(record: Record) -> str:
    """`gn` and the GeoNames number where there is one, else `wof` and the number of Who's On First."""
    return f"gn{record['gn']}" if record.get("gn") else "wof" + record["id"].partition(":")[2]


def country_rows(records: list[Record]) -> Iterator[Row]:
    """Every country by its CLDR name; coordinates of its own record, else the mean of its places."""
    from babel import Locale

    located: dict[str, tuple[float, float]] = {}
    towns: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        towns[record["cc"]].append(record)
        if record["type"] == "country":
            located.setdefault(record["cc"], (record["lat"], record["lon"]))
    for code, name in sorted(Locale("ar").territories.items()):
        if len(code) == 2 and code not in NO_COUNTRY and (names := clean_names([name])):
            point = located.get(code) or mean_point(towns[code])
            latitude, longitude = (f"{point[0]:.3f}", f"{point[1]:.3f}") if point else ("", "")
            yield Row(f"country:{code}", names[0], (), "country", code, latitude, longitude, "", "", "A")


def mean_point(places: list[Record]) -> tuple[float, float] | None:
    """The middle of places weighted by inhabitants, None without places. Only a pin for a country, never more exact."""
    weights = [place["pop"] + 1 for place in places]
    if not places:
        return None
    latitude = sum(place["lat"] * weight for place, weight in zip(places, weights, strict=True))
    longitude = sum(place["lon"] * weight for place, weight in zip(places, weights, strict=True))
    return latitude / sum(weights), longitude / sum(weights)


def read_overlay(path: Path) -> tuple[list[Row], frozenset[str]]:
    """Our own rows, and the folded words that are no place without a trigger."""
    rows: list[Row] = []
    words: set[str] = set()
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t") + [""] * len(COLUMNS)
        if fields[0] == "needs_trigger":
            words.update(fold(word) for word in fields[1].split("|"))
        else:
            rows.append(Row(fields[0], fields[1], tuple(filter(None, fields[2].split("|"))), *fields[3:10]))
    return rows, frozenset(words)


def merge(rows: Iterable[Row], overlay: list[Row], words: frozenset[str]) -> list[Row]:
    """Overlay rows fill the rows with their id («-» empties a field); ordinary words sink to tier B; doubles go."""
    found: dict[str, Row] = {}
    for row in rows:
        if row.id not in found or row.tier < found[row.id].tier:
            found[row.id] = row
    for row in overlay:
        found[row.id] = filled(found[row.id], row) if row.id in found else row
    kept = (without_words(row, words) for row in found.values())
    return sorted(drop_doubles(kept), key=lambda row: (row.tier, row.country, row.name, row.id))


def filled(known: Row, own: Row) -> Row:
    """The known row with what our own row states; «-» empties a field."""
    stated = {column: value for column, value in zip(COLUMNS, own, strict=True) if value}
    emptied: dict[str, Any] = {column: "" for column, value in stated.items() if value == "-"}
    if own.variants == ("-",):
        emptied["variants"] = ()
    return known._replace(**{**stated, **emptied})


def without_words(row: Row, words: frozenset[str]) -> Row:
    """The row without those of its names that are ordinary words; in tier B when all of them are."""
    if row.type in ("country", "area") or row.tier == "B":
        return row
    usable = [name for name in (row.name, *row.variants) if not is_word(name, row, words)]
    if not usable:
        return row._replace(tier="B")
    return row._replace(name=usable[0], variants=tuple(usable[1:]))


def is_word(name: str, row: Row, words: frozenset[str]) -> bool:
    short = row.country not in ARAB and " " not in name and len(name) < SHORTEST_NAME
    return fold(name) in words or (short and not row.id.startswith("city:"))


def drop_doubles(rows: Iterable[Row]) -> Iterator[Row]:
    """One row for a name of one country and a tenth of a degree: ours, else the one with the most inhabitants.

    Who's On First's own rows (districts, mostly) go where GeoNames has the name: their middle lies far from the town.
    """
    ranked = sorted(rows, key=lambda row: (":" not in row.id, row.tier, -int(row.population or 0), row.id))
    seen = set()
    named = {(fold(row.name), row.country) for row in ranked if not row.id.startswith("wof")}
    for row in ranked:
        if row.id.startswith("wof") and row.tier == "B" and (fold(row.name), row.country) in named:
            continue
        place = (
            fold(row.name),
            row.country,
            tenth(row.latitude),
            tenth(row.longitude),
            row.type in ("region", "country"),
        )
        if not row.latitude or place not in seen:
            seen.add(place)
            yield row


def tenth(degrees: str) -> str:
    return f"{float(degrees or 0):.1f}"


def main() -> None:
    """Write the table and print what it holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("places", type=Path)
    parser.add_argument("--overlay", type=Path, default=LEXICON / "places_overlay.tsv")
    parser.add_argument("--out", type=Path, default=LEXICON / "places.tsv")
    options = parser.parse_args()
    counts = read_counts((LEXICON / "word_counts.tsv").read_text(encoding="utf-8"))
    records = read_records(options.places, counts)
    regions = region_names(records)
    rows = [row for record in records if (row := place_row(record, regions))]
    table = merge([*rows, *country_rows(records)], *read_overlay(options.overlay))
    text = "\t".join(COLUMNS) + "\n" + "".join(row.line() for row in table)
    options.out.write_text(text, encoding="utf-8")
    print(f"{len(table)} places, {options.out.stat().st_size} bytes, {dict(Counter(row.tier for row in table))}")
    print(dict(Counter(f"{row.tier} {row.type}" for row in table)))


if __name__ == "__main__":
    main()
