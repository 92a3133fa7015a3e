import unicodedata
from pathlib import Path

import pytest

from tawatur.lexicon.compile import COMPILED, FOLDER, compile_lexicon, read_groups
from tawatur.lexicon.lexicon import load_lexicon

FOREIGN = "\u06cc\u06a9\u0640\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u200b"
FILES = sorted(FOLDER.glob("*.yaml"))


def test_the_compiled_lexicon_is_fresh() -> None:
    assert compile_lexicon() == COMPILED.read_bytes()


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_no_letters_of_other_alphabets_or_marks_of_direction(path: Path) -> None:
    text = path.read_text(encoding="utf8")
    forbidden = FOREIGN.replace("\u0640", "") if path.stem == "titles" else FOREIGN  # titles are written, never matched
    found = {unicodedata.name(c) for c in forbidden if c in text}
    assert not found


@pytest.mark.parametrize("group", sorted(read_groups()))
def test_ids_are_unique_in_their_group(group: str) -> None:
    ids = [entry["id"] for entry in read_groups()[group]]
    assert len(ids) == len(set(ids))


def test_the_article_and_pronouns_are_taken_off_at_look_up() -> None:
    lexicon = load_lexicon()
    group, entry = next(
        (g, e) for g, entries in read_groups().items() for e in entries if str(e.get("noun", "")).endswith("ة")
    )
    noun = str(entry["noun"])
    assert any(r.group == group and r.definite for r in lexicon.readings("ال" + noun))
    assert any(r.group == group and r.pronoun == "ه" for r in lexicon.readings(noun[:-1] + "ته"))


def test_an_unknown_form_has_no_reading() -> None:
    assert load_lexicon().readings("ظظظظ") == ()
