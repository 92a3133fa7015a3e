import pytest

from tawatur.lexicon.compile import read_groups, read_tables
from tawatur.lexicon.lexicon import load_lexicon
from tawatur.model.document import Document
from tawatur.pipeline import annotate

GROUPS = {group: entries for group, entries in read_groups().items() if group.startswith("event_")}
ENTRIES = [(group, entry) for group, entries in sorted(GROUPS.items()) for entry in entries]
CLASSES = [
    *("CONTACT", "SPEECH", "AGREE", "COOPERATE", "FORCE", "ATTACK", "HARM", "DISPLACE", "AID", "DETAIN", "COURT"),
    *("CONTROL", "GROUP", "OFFICE", "POLITICS", "PROTEST", "SANCTION", "HAZARD", "CRIME", "ECONOMY"),
]


def rules(sentence: str) -> list[str]:
    text = f"عنوان الخبر\nكتب مراسلنا من المكان. {sentence}.\n"
    return [event.rule.split(";")[0] for event in annotate(Document(id="p", text=text), load_lexicon()).events]


@pytest.mark.parametrize(("group", "entry"), ENTRIES, ids=[f"{g}/{e['id']}" for g, e in ENTRIES])
def test_every_entry_finds_its_examples_and_leaves_the_others(group: str, entry: dict[str, object]) -> None:
    examples: dict[str, list[str]] = entry["examples"]  # type: ignore[assignment]
    name = f"{group}/{entry['id']}"
    assert examples["match"], "an entry without an example proves nothing"
    for sentence in examples["match"]:
        assert name in rules(sentence), sentence
    for sentence in examples.get("miss") or []:
        assert name not in rules(sentence), sentence


@pytest.mark.parametrize(("group", "entry"), ENTRIES, ids=[f"{g}/{e['id']}" for g, e in ENTRIES])
def test_types_are_of_the_list(group: str, entry: dict[str, object]) -> None:
    types = [str(entry["type"]), *(str(row["type"]) for row in entry.get("types", ()))]  # type: ignore[attr-defined]
    assert all(kind.partition(".")[0] in CLASSES and kind.partition(".")[2] for kind in types)


def test_word_lists_that_conditions_name_exist() -> None:
    lists = read_tables()["event_words"]["lists"]
    named = {
        str(word)
        for _, entry in ENTRIES
        for key in ("near", "not_near", "near_within", "next_within", "next", "not_next", "previous", "not_previous")
        for word in entry.get(key) or ()
        if str(word).isascii()
    }
    assert named <= set(lists)
