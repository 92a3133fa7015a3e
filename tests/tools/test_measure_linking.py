"""The tables of gold/names are well formed, their figures stay above the floors, and the measures can fail."""

import importlib
import json
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
NAMES = ROOT / "gold" / "names"
FLOORS = json.loads((ROOT / "gold" / "floors_names.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def measure() -> ModuleType:
    """The tool, which stands outside any package."""
    tools = str(ROOT / "tools")
    if tools not in sys.path:
        sys.path.insert(0, tools)
    return importlib.import_module("measure_linking")


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (NAMES / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("table", "each"), [("variants", 60), ("variants_fresh", 30)])
def test_the_tables_of_pairs_are_whole(table: str, each: int) -> None:
    pairs = rows(f"{table}.jsonl")
    assert Counter(row["answer"] for row in pairs) == {"same": each, "different": each}
    assert len({row["id"] for row in pairs}) == len(pairs)
    for row in pairs:
        for page in (row["a"], row["b"]):
            assert page["text"][page["start"] : page["end"]] == page["name"], row["id"]


def test_every_person_of_the_gold_pages_is_classed() -> None:
    people = {(row["doc"], row["start"], row["end"]) for row in rows("people.jsonl")}
    lines = (ROOT / "gold" / "pages" / "mentions.jsonl").read_text(encoding="utf-8").splitlines()
    named = {(m["doc"], m["start"], m["end"]) for m in map(json.loads, lines) if m["type"] == "PER"}
    assert people == named


@pytest.mark.parametrize("table", ["variants", "variants_fresh"])
def test_pairs_stay_above_the_floor(measure: ModuleType, table: str) -> None:
    said = measure.measure_pairs(rows(f"{table}.jsonl"))
    assert said["linked"] >= FLOORS[table]["linked"]
    assert said["false_merges"] <= FLOORS[table]["false_merges_at_most"]


def test_linking_of_our_pages_stays_above_the_floor(measure: ModuleType) -> None:
    assert measure.measure_linking(measure.PAGES, measure.PAGES)["f1"] >= FLOORS["pages_b_cubed_f1"]


def test_people_are_classed_above_the_floor(measure: ModuleType) -> None:
    assert measure.measure_public(measure.page_people())["accuracy"] >= FLOORS["people_accuracy"]
    for table, floor in FLOORS["sentences_accuracy"].items():
        said = measure.measure_public(measure.context_people(table))
        assert said["accuracy"] >= floor
        assert said["not_found"] <= 5


def test_linking_of_the_seeds_stays_above_the_floor(measure: ModuleType, shared: Path) -> None:
    pages, gold = shared / "seeds", shared / "gold" / "seeds"
    assert measure.measure_linking(pages, gold)["f1"] >= FLOORS["seeds_b_cubed_f1"]
    assert measure.measure_public(measure.seed_people(pages, gold))["accuracy"] >= FLOORS["people_accuracy"]


def test_wrong_answers_are_counted_wrong(measure: ModuleType) -> None:
    page = {"text": "وصل وزير النقل العراقي حازم الشمراوي.", "start": 23, "end": 36, "name": "حازم الشمراوي"}
    one = {"id": "x", "type": "t", "a": page, "b": page}
    assert measure.measure_pairs([{**one, "answer": "different"}])["false_merges"] == 1
    assert measure.measure_pairs([{**one, "answer": "same"}])["linked"] == 1
    score = measure.b_cubed({1: "a", 2: "a"}, {1: "x", 2: "y"}, [1, 2])
    assert score["recall"] == 0.5
    person = [(measure.annotate(measure.Document(id="p", text=page["text"])), {**page, "public": False})]
    assert measure.measure_public(person)["wrong"] == 1
