"""Every entry of this room's lexicon files is reached by its own examples and by nothing it must miss."""

from pathlib import Path
from typing import Any

import pytest
import yaml

import tawatur.lexicon
from tawatur.lexicon.lexicon import load_lexicon
from tawatur.model.document import Document
from tawatur.text.words import find_words

GROUPS = ("reporting", "attribution_phrases", "anonymous_sources", "speaker_heads")
FOLDER = Path(tawatur.lexicon.__file__).parent / "ar"


def entries() -> list[tuple[str, dict[str, Any]]]:
    return [
        (group, entry)
        for group in GROUPS
        for entry in yaml.safe_load((FOLDER / f"{group}.yaml").read_text(encoding="utf8"))["entries"]
    ]


def reached(text: str, group: str, entry: str) -> bool:
    words = find_words(Document(id="t", text=text), load_lexicon())
    stems = [word.stem for word in words]
    return any(
        any(reading.group == group and reading.entry == entry for reading in word.form.readings)
        or any(found == entry for _, found in load_lexicon().phrases_at(stems, i, group))
        for i, word in enumerate(words)
    )


@pytest.mark.parametrize(
    ("group", "entry"), entries(), ids=lambda value: value if isinstance(value, str) else value["id"]
)
def test_examples_hold(group: str, entry: dict[str, Any]) -> None:
    for text in entry["examples"]["match"]:
        assert reached(text, group, entry["id"]), text
    for text in entry["examples"]["miss"]:
        assert not reached(text, group, entry["id"]), text


@pytest.mark.parametrize("group", GROUPS)
def test_entries_are_sorted_and_have_unique_ids(group: str) -> None:
    ids = [entry["id"] for name, entry in entries() if name == group]
    assert ids == sorted(set(ids))
