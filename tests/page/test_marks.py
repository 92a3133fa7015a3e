"""Every mark of ``page_marks.yaml`` matches its own examples and leaves the others alone."""

from pathlib import Path
from typing import Any

import pytest
import yaml

import tawatur.lexicon
from tawatur.lexicon.lexicon import load_lexicon
from tawatur.model.document import Document
from tawatur.page.lines import Page
from tawatur.page.marks import page_marks
from tawatur.page.roles import own_role
from tawatur.text.words import find_words
from tawatur.timex.find import find_timexes

TABLE = yaml.safe_load((Path(tawatur.lexicon.__file__).parent / "ar" / "page_marks.yaml").read_text(encoding="utf8"))


def _rule(text: str) -> str | None:
    lexicon = load_lexicon()
    document = Document(id="p", text=text)
    document = document.with_layers(words=find_words(document, lexicon))
    page = Page(document.with_layers(timexes=find_timexes(document, lexicon)))
    role = own_role(page, page_marks(lexicon), page.line(0, len(text)))
    return role.rule if role else None


@pytest.mark.parametrize("mark", TABLE["marks"], ids=lambda mark: mark["id"])
def test_mark_matches_its_examples_only(mark: dict[str, Any]) -> None:
    assert [_rule(example) for example in mark["examples"]["match"]] == [mark["id"]] * len(mark["examples"]["match"])
    assert mark["id"] not in [_rule(example) for example in mark["examples"]["miss"]]


def test_ids_are_unique_and_phrases_are_text() -> None:
    ids = [mark["id"] for mark in TABLE["marks"]]
    assert len(ids) == len(set(ids))
    assert all(isinstance(phrase, str) for mark in TABLE["marks"] for phrase in mark["phrases"])


def test_lists_hold_only_text() -> None:
    lists = [TABLE[name] for name in ("agencies", "outlets", "datelines", "date_words")] + list(
        TABLE["counters"].values()
    )
    assert all(isinstance(word, str) for listed in lists for word in listed)


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("62", "number_alone"),
        ("1,204", "number_alone"),
        ("2018", None),
        ("120 مشاهدة", "counter"),
        ("عدد القراءات: 1.2K", "counter"),
        ("120 جنديا", None),
        ("31/01/2031", "date_alone"),
        ("الخميس 31 يناير 2031 - 25 جمادى الأولى 1452 هـ", "date_alone"),
        ("الأحد، 12 أيار، 2031", "date_alone"),
        ("31 جانفي 2031 | 10:20", "date_alone"),
        ("منذ ثلاث سنوات", None),
        ("عام 2018", None),
        ("(وكالات)", "source"),
        ("فرانس برس، رويترز", "agencies_alone"),
        ("**********", "no_words"),
        ("&nbsp;", "no_words"),
        ("#النيلوفر #الجسر", "hashtags"),
        ("أخبار / سياسة", "sections"),
        ("أخبار النهر", None),
    ],
)
def test_line_by_its_own_words(line: str, rule: str | None) -> None:
    assert _rule(line) == rule
