"""The lexicon of this room: examples are reached by their entries and missed where they must be."""

from typing import Any

import pytest

from tawatur.lexicon.compile import read_groups, read_tables
from tawatur.lexicon.lexicon import load_lexicon
from tawatur.model.document import Document
from tawatur.text.words import find_words
from tawatur.timex import read
from tawatur.timex.tokens import vocabulary_of

GROUPS = ("numerals", "numerals_ordinal", "time_months", "time_units", "time_weekdays", "time_words")
ENTRIES = [
    pytest.param(group, entry, id=f"{group}/{entry['id']}")
    for group in GROUPS
    for entry in read_groups()[group]
    if "examples" in entry
]
CALENDAR = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
]


def reaches(group: str, entry: str, text: str) -> bool:
    words = find_words(Document(id="p", text=text), load_lexicon())
    return any(r.group == group and r.entry == entry and not r.pronoun for word in words for r in word.form.readings)


@pytest.mark.parametrize(("group", "entry"), ENTRIES)
def test_examples_hold(group: str, entry: dict[str, Any]) -> None:
    for text in entry["examples"]["match"]:
        assert reaches(group, entry["id"], text)
    for text in entry["examples"]["miss"]:
        assert not reaches(group, entry["id"], text) or not read(text)


@pytest.mark.parametrize("number", range(1, 13))
def test_every_month_has_a_name_everywhere(number: int) -> None:
    assert [t.value for t in read(f"في 3 {CALENDAR[number - 1]} 2019")] == [f"2019-{number:02d}-03"]


def test_every_phrase_is_found_where_it_stands() -> None:
    vocabulary = vocabulary_of(load_lexicon())
    for entry in read_tables()["time_phrases"]["phrases"]:
        assert set(entry) <= {"id", "class", "value", "calendar", "forms", "examples"}
        for form in entry["forms"]:
            assert " " in form
    assert vocabulary.phrases["كانون"]
