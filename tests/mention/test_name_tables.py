"""Every table of names proves its own examples, and every sure name of the list is found where it stands alone."""

import pytest

from tawatur.lexicon.fold import fold
from tawatur.lexicon.lexicon import load_lexicon
from tawatur.model.document import Document
from tawatur.pipeline import annotate

TYPES = {
    "organisations": ("ORG",),
    "organisation_heads": ("ORG",),
    "nationalities": ("NORP",),
    "person_names": ("PER",),
    "place_triggers": ("LOC",),
    "role_heads": ("ROLE",),
    "equipment": ("EQUIPMENT",),
}
EXAMPLES = [
    (table, kind, text)
    for table in TYPES
    for kind, texts in load_lexicon().tables[table]["examples"].items()
    for text in texts
]
SURE_NAMES = sorted(
    (entity, name)
    for entity, body in load_lexicon().tables["organisations"]["organisations"].items()
    for name in body.get("names", ())
)


@pytest.mark.parametrize(("table", "kind", "text"), EXAMPLES)
def test_examples_of_the_tables(table: str, kind: str, text: str) -> None:
    document = annotate(Document(id="p", text=text), load_lexicon())
    found = [m for m in document.mentions if m.type in TYPES[table] and not m.nominal]
    assert bool(found) is (kind == "match"), [m.span.of(text) for m in found]


def test_figure_examples() -> None:
    for kind, texts in load_lexicon().tables["quantifiers"]["examples"].items():
        for text in texts:
            document = annotate(Document(id="p", text=text), load_lexicon())
            assert bool(document.quantities) is (kind == "match"), text


def test_every_listed_name_is_found_by_itself() -> None:
    missed = []
    for entity, name in SURE_NAMES:
        document = annotate(Document(id="p", text=f"قال {name} اليوم"), load_lexicon())
        if entity not in {m.entity for m in document.mentions}:
            missed.append((entity, name))
    assert missed == []


def test_no_name_is_listed_under_two_ids() -> None:
    owners: dict[str, set[str]] = {}
    for entity, name in SURE_NAMES:
        owners.setdefault(fold(name), set()).add(entity)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}
