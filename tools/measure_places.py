"""Measure how places are found and told apart, over `gold/places/mentions.jsonl`.

    python tools/measure_places.py [--show] [--table FILE]

Found: a place (LOC) with exactly this span. Right: the gazetteer entry meant, a town within 15 km, a region within 60 km, a
state by its code. A pin is a town with coordinates; where the answer is unknown, an area or no place, none may be set.
"""

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from tawatur.lexicon.places import Place, load_gazetteer
from tawatur.model.document import Document
from tawatur.model.mention import Mention
from tawatur.pipeline import annotate

TABLE = Path(__file__).parents[1] / "gold" / "places" / "mentions.jsonl"
NEAR_KM = {"town": 15.0, "region": 60.0}
TOWNS = frozenset({"city", "town", "village"})

Row = dict[str, Any]


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The distance over the surface of the earth.

    >>> round(kilometres((33.51, 36.29), (33.89, 35.50)))
    84
    """
    (lat1, lon1), (lat2, lon2) = (tuple(map(math.radians, point)) for point in (a, b))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(math.sqrt(half))


def answers(row: Row, place: Place) -> bool:
    """Whether a gazetteer entry is what a row of the table expects."""
    return any(_answers(expected, place) for expected in (row["expect"], *row.get("also", ())) if expected)


def _answers(expected: dict[str, Any], place: Place) -> bool:
    level = expected["level"]
    if (level == "country") != (place.type == "country") or (level == "region") != (place.type == "region"):
        return False
    if level == "country":
        return bool(place.country == expected["country"])
    if place.latitude is None or place.longitude is None or place.country not in ("", expected["country"]):
        return False
    point = (expected["lat"], expected["lon"])
    return kilometres(point, (place.latitude, place.longitude)) <= NEAR_KM[level]


def outcomes(rows: list[Row]) -> Iterator[tuple[Row, Mention | None, Place | None]]:
    """Each row with the mention of its span and the entry that it was resolved to."""
    gazetteer = load_gazetteer()
    for _, group in groupby(rows, key=lambda row: row["id"]):
        texts = list(group)
        page = annotate(Document(id=texts[0]["id"], text=texts[0]["text"]))
        spans = {(m.span.start, m.span.end): m for m in page.mentions if m.type == "LOC"}
        for row in texts:
            mention = spans.get((row["start"], row["end"]))
            yield row, mention, gazetteer.place(mention.place) if mention and mention.place else None


def verdict(row: Row, mention: Mention | None, place: Place | None) -> str:
    """What became of a row: right, open, wrong or missed; for those without an answer kept or pinned; metonym or not for a government."""
    if row["kind"] == "metonym":
        return "missed" if mention is None else "metonym" if mention.metonym_of else "plain"
    if row["expect"] is None:
        return "pinned" if place is not None and place.type in TOWNS else "kept"
    if mention is None:
        return "missed"
    if place is None:
        return "open"
    return "right" if answers(row, place) and not mention.metonym_of else "wrong"


def main() -> None:
    """Print the figures, and with `--show` every row that is not as it should be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--table", type=Path, default=TABLE)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.table.read_text(encoding="utf-8").splitlines()]
    counts: dict[str, Counter[str]] = {}
    for row, mention, place in outcomes(rows):
        told = verdict(row, mention, place)
        counts.setdefault(row["kind"], Counter())[told] += 1
        if options.show and told not in ("right", "kept", "metonym"):
            left, right = row["text"][: row["start"]][-40:], row["text"][row["end"] :][:40]
            print(f"{told:7} {row['id']} {left}[{row['name']}]{right}  {place}".replace("\n", " "))
    places = counts.get("place", Counter())
    total = sum(places.values()) or 1
    found, told = total - places["missed"], places["right"] + places["wrong"] or 1
    print(f"places {total}: found {found / total:.3f}, right {places['right'] / total:.3f}, wrong {places['wrong']}")
    print(f"of those told {places['right'] / told:.3f} right; open {places['open']}, missed {places['missed']}")
    for kind in sorted(counts.keys() - {"place"}):
        print(f"{kind}: {dict(counts[kind])}")


if __name__ == "__main__":
    main()
