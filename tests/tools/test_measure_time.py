"""The tables of gold/timex are well formed, their figures stay above the floors, and the checkers of tools/measure_time.py can fail."""

import importlib
import json
import re
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tawatur.model.span import Span
from tawatur.model.time import TimeExpression
from tawatur.timex.calendar import interval

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "gold" / "timex"
FLOORS = json.loads((ROOT / "gold" / "floors_time.json").read_text(encoding="utf-8"))
NAMES_NO_DAYS = re.compile(
    r"P(?:T?(?:\d+(?:\.\d+)?|X)[A-Z]{1,2})(?:/P\d+[A-Z])?|PXX?|(?:PAST|PRESENT|FUTURE)_REF|XXXX.*|T.*|\d\dXX"
)


@pytest.fixture(scope="module")
def measure() -> ModuleType:
    """The tool, which stands beside its second file outside any package."""
    tools = str(ROOT / "tools")
    if tools not in sys.path:
        sys.path.insert(0, tools)
    return importlib.import_module("measure_time")


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines()]


def says_something(value: str) -> bool:
    return bool(NAMES_NO_DAYS.fullmatch(value)) or interval(value.replace("TNI/", "/")) is not None


def test_the_table_is_large_and_wide_enough() -> None:
    table = rows("expressions.jsonl")
    assert sum(not g.get("optional") for row in table for g in row["gold"]) >= 430
    assert sum(row["kind"] == "negative" for row in table) >= 60
    assert len({row["country"] for row in table}) >= 12
    assert len({row["kind"] for row in table}) >= 25
    assert max(Counter(row["text"] for row in table).values()) == 1


def test_offsets_and_values_of_the_table() -> None:
    for number, row in enumerate(rows("expressions.jsonl")):
        assert row["id"] == number
        assert date.fromisoformat(row["written"])
        assert (row["kind"] == "negative") == (not row["gold"]), row
        end = 0
        for gold in row["gold"]:
            assert row["text"][gold["start"] : gold["end"]] == gold["text"], row
            assert gold["start"] >= end, row
            assert gold["type"] in ("DATE", "TIME", "DURATION", "SET"), row
            assert all(map(says_something, [gold["value"], *gold["alt"]])), row
            end = gold["end"]


def test_spans_of_the_report_sentences() -> None:
    sentences = rows("report_times.jsonl")
    assert len(sentences) >= 48
    for number, row in enumerate(sentences):
        spans = [row["timex"], row["attaches_to"], *row["not_to"]]
        assert row["id"] == number
        assert row["not_to"], row
        assert all(0 <= start < end <= len(row["text"]) and row["text"][start:end].strip() for start, end in spans)
        assert len({tuple(span) for span in spans}) == len(spans), row


def test_values_on_the_table_stay_above_the_floor(measure: ModuleType) -> None:
    said = measure.measure_table(rows("expressions.jsonl"))
    assert said["accuracy"] >= FLOORS["table_value_accuracy"]
    assert said["on_negatives"] <= FLOORS["table_on_negatives_at_most"]


def test_attachment_of_times_stays_above_the_floor(measure: ModuleType) -> None:
    assert measure.measure_report(rows("report_times.jsonl"))["accuracy"] >= FLOORS["report_attached"]


def test_a_wrong_value_is_counted_wrong(measure: ModuleType) -> None:
    row = {"id": 0, "written": "2023-03-05", "kind": "relative", "country": "agency", "text": "وصل الوفد أمس."}
    gold = {"start": 10, "end": 13, "text": "أمس", "type": "DATE", "alt": []}
    assert measure.measure_table([{**row, "gold": [{**gold, "value": "2023-03-04"}]}])["right"] == 1
    assert measure.measure_table([{**row, "gold": [{**gold, "value": "2023-03-05"}]}])["right"] == 0
    assert measure.measure_table([{**row, "kind": "negative", "gold": []}])["on_negatives"] == 1


CHECKED = [
    ("check_weekday", "_WEEKDAY_DAY", "استقبل المدير أمس (الأربعاء) الوفد", "2015-07-23", "2015-07-22", "right"),
    ("check_weekday", "_WEEKDAY_DAY", "استقبل المدير أمس (الأربعاء) الوفد", "2015-07-23", "2015-07-21", "wrong"),
    ("check_weekday", "_WEEKDAY_DAY", "استقبل المدير أمس (الأربعاء) الوفد", "2015-07-26", "2015-07-22", "SELF"),
    ("check_weekday_date", "_WEEKDAY_DATE", "يوم الثلاثاء 23 مارس 2021", "2021-03-24", "2021-03-23", "right"),
    ("check_weekday_date", "_WEEKDAY_DATE", "يوم الثلاثاء 24 مارس 2021", "2021-03-24", "2021-03-24", "SELF"),
    ("check_double", "_DOUBLE", "في 12 يوليو (تموز) 2018 بجدة", "2019-01-31", "2018-07-12", "right"),
    ("check_double", "_DOUBLE", "في 12 يوليو (تموز) 2018 بجدة", "2019-01-31", "2019-07-12", "wrong"),
    ("check_double", "_DOUBLE", "في 12 يوليو (آب) 2018 بجدة", "2019-01-31", "2018-07-12", "SELF"),
    ("check_hijri", "_FULL_HIJRI", "في 15 رمضان 1445 الموافق 25 مارس 2024", "2024-03-26", "2024-03-26", "right"),
    ("check_hijri", "_FULL_HIJRI", "في 15 رمضان 1445 الموافق 25 مارس 2024", "2024-03-26", "2024-03-28", "wrong"),
]


@pytest.mark.parametrize(("check", "pattern", "text", "fetched", "value", "said"), CHECKED)
def test_parts_of_one_expression_are_held_against_each_other(
    measure: ModuleType, check: str, pattern: str, text: str, fetched: str, value: str, said: str
) -> None:
    parts = importlib.import_module("expression_parts")
    written = getattr(parts, pattern).search(text)
    assert written is not None
    given = TimeExpression(id="t", span=Span(*written.span()), type="DATE", value=value, rule="given")
    expected = parts.SELF if said == "SELF" else said
    assert getattr(parts, check)(written, given, date.fromisoformat(fetched), text) == expected
