"""The table of gold/quantities is well formed, its figures stay above the floors, and the measure can fail."""

import importlib
import json
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import pytest

from tawatur.model.mention import Qualifier

ROOT = Path(__file__).resolve().parents[2]
FLOORS = json.loads((ROOT / "gold" / "floors_figures.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def measure() -> ModuleType:
    """The tool, which stands beside its second file outside any package."""
    tools = str(ROOT / "tools")
    if tools not in sys.path:
        sys.path.insert(0, tools)
    return importlib.import_module("measure_figures")


def rows() -> list[dict[str, Any]]:
    table = ROOT / "gold" / "quantities" / "figures.jsonl"
    return [json.loads(line) for line in table.read_text(encoding="utf-8").splitlines()]


def test_the_table_is_large_and_wide_enough() -> None:
    table = rows()
    figures = Counter(row["set"] for row in table for gold in row["gold"] if not gold.get("optional"))
    assert figures["first"] >= 300
    assert figures["second"] >= 60
    assert figures["third"] >= 60
    assert sum(not row["gold"] for row in table) >= 60
    assert len({row["style"] for row in table}) >= 12
    assert max(Counter(row["text"] for row in table).values()) == 1


def test_every_row_of_the_table_is_well_formed() -> None:
    for number, row in enumerate(rows()):
        assert row["id"] == number
        assert (row["kind"] == "negative") == (not row["gold"]), row
        end = 0
        for gold in row["gold"]:
            assert row["text"][gold["start"] : gold["end"]] == gold["text"], row
            assert gold["start"] >= end, row
            assert gold["qualifier"] in get_args(Qualifier), row
            assert None in (gold["low"], gold["high"]) or gold["low"] <= gold["high"], row
            assert gold["noun"] is None or gold["noun"] in row["text"], row
            end = gold["end"]


def test_figures_of_the_table_stay_above_the_floors(measure: ModuleType) -> None:
    said = measure.measure_table(rows())
    for name in ("accuracy", "right_of_all", "qualifier", "unit"):
        assert said[name] >= FLOORS[name], (name, said)
    assert said["on_negatives"] <= FLOORS["on_negatives_at_most"]


def test_figures_of_the_sample_pages_stay_above_the_floor(measure: ModuleType) -> None:
    said = measure.measure_table(measure.rows_of_pages(ROOT / "gold" / "pages"))
    assert said["accuracy"] >= FLOORS["pages_accuracy"], said


RIGHT = {"start": 4, "end": 11, "text": "27 شخصا", "low": 27, "high": 27, "qualifier": "exact", "noun": "شخصا"}


@pytest.mark.parametrize(
    ("gold", "right", "spurious", "qualifier"),
    [
        ([RIGHT], 1, 0, 1.0),
        ([{**RIGHT, "high": 28}], 0, 0, 1.0),
        ([{**RIGHT, "high": 28, "other_bounds": [[27, 27]]}], 1, 0, 1.0),
        ([{**RIGHT, "noun": None}], 0, 0, 1.0),
        ([{**RIGHT, "qualifier": "about"}], 1, 0, 0.0),
        ([{**RIGHT, "optional": True}], 0, 0, None),
        ([], 0, 1, None),
    ],
)
def test_what_is_wrong_is_counted_wrong(
    measure: ModuleType, gold: list[dict[str, Any]], right: int, spurious: int, qualifier: float | None
) -> None:
    row = {"id": 0, "set": "first", "style": "ag", "kind": "digits", "text": "قتل 27 شخصا في الحادث.", "gold": gold}
    said = measure.measure_table([row])
    assert (said["right"], said["spurious"], said["qualifier"]) == (right, spurious, qualifier)
