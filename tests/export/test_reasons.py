"""Every rule that decides something across pages is told in Arabic."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import tawatur.corpus
from tawatur.corpus.chronicle import Derived, derive
from tawatur.export.entry import Entries
from tawatur.export.explanation import explanation
from tawatur.export.reasons import RULES, WANTED, rule_in_words
from tawatur.export.vocabulary import JOINED_BY
from tawatur.lexicon.lexicon import load_lexicon
from tawatur.pipeline import annotate
from tawatur.readers.inputs import read_inputs
from tawatur.readers.page_input import PageInput

CORPUS = Path(tawatur.corpus.__file__).parent
LATIN_WORDS = re.compile(r"[A-Za-z]{2,}[ ,][A-Za-z]{2,}")


def calls(name: str) -> Iterator[ast.Call]:
    for file in sorted(CORPUS.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                yield node


def strings(node: ast.AST) -> set[str]:
    return {one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def rules() -> set[str]:
    verdicts = {rule for call in calls("Verdict") if len(call.args) > 1 for rule in strings(call.args[1])}
    made_by = {s for call in calls("Judgement") for k in call.keywords if k.arg == "made_by" for s in strings(k.value)}
    return verdicts | {name.removeprefix("rule:") for name in made_by} - {""}


def joining() -> set[str]:
    tree = ast.parse((CORPUS / "corroboration.py").read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    telling = [f for f in functions if f.returns is not None and ast.unparse(f.returns) == "str | None"]
    assert telling
    returned = [node for f in telling for node in ast.walk(f) if isinstance(node, ast.Return) and node.value]
    return {one for node in returned for part in _results(node.value) for one in strings(part)}


def _results(value: ast.expr | None) -> list[ast.expr]:
    """The parts of a returned expression that can be the result: both arms of a conditional, not its test."""
    if isinstance(value, ast.IfExp):
        return [value.body, value.orelse]
    return [value] if isinstance(value, ast.Constant) else []


def test_rules_are_found() -> None:
    assert {"title", "other_place", "not_enough", "copied_passage", "dated_by_other_page"} <= rules()
    assert {"same_origin", "same_words"} <= joining()


@pytest.mark.parametrize("rule", sorted(rules()))
def test_every_rule_has_an_arabic_text(rule: str) -> None:
    assert rule in RULES
    assert rule_in_words(f"rule:{rule}", "its own words").endswith(f" [{rule}]")


@pytest.mark.parametrize("why", sorted(joining()))
def test_every_reason_to_count_as_one_has_an_arabic_text(why: str) -> None:
    assert why in JOINED_BY


def test_what_a_candidate_lacks_has_an_arabic_text() -> None:
    source = (CORPUS / "candidates.py").read_text(encoding="utf-8")
    lacks = set(re.findall(r'"(an? [a-z]+ [a-z ]+)"', source))
    assert lacks
    assert lacks <= set(WANTED)


@pytest.fixture(scope="module")
def sample(repository: Path) -> Derived:
    lexicon = load_lexicon()
    found = read_inputs([repository / "gold" / "pages"])
    return derive([annotate(page.document(), lexicon) for page in found if isinstance(page, PageInput)])


def test_no_english_is_left_in_an_explanation(sample: Derived) -> None:
    entries = Entries(sample.chronicle, sample.documents)
    assert sample.chronicle.events
    for event in sample.chronicle.events:
        told = re.sub(r"«[^»]*»|\[[^\]]*\]", "", explanation(entries, event))
        assert not LATIN_WORDS.findall(told), told
