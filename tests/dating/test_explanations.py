"""Dates explained to a reader, in Arabic and in English."""

import re
from pathlib import Path

import pytest

import tawatur.corpus.dating
import tawatur.dating.articles
from tawatur.dating.explanations import Language, explain_date
from tawatur.lexicon.lexicon import load_lexicon
from tawatur.model.document import Document, Source
from tawatur.model.page import ArticleDate
from tawatur.pipeline import STAGES, annotate

TEXT = "افتتح محافظ وادي النيلوفر أمس السبت جسرا جديدا.\nوكان الجسر القديم قد سقط في فيضان وقع في مايو 2029."
UNNAMED = {"time_ago"}
"""Rules of lines that name no day: nothing rests on them."""


def _explained(language: Language) -> list[str]:
    page = annotate(Document(id="p", text=TEXT, source=Source(fetched="2031-06-01")), load_lexicon(), STAGES[:6])
    return explain_date(page.articles[0].date, page.text, language)


def test_arabic_sentences_name_the_days_and_the_words() -> None:
    assert _explained("ar") == [
        "كُتب النص بين 2029-05-01 و2031-06-01.",
        "كُتب يوم الأحد.",
        "النص يروي ما مضى («مايو 2029»)، فلم يُكتب قبله.",
        "حُفظت الصفحة يوم 2031-06-01، فلم تُكتب بعده.",
        "اسم اليوم في النص («أمس السبت») يدل على يوم كتابته.",
    ]


def test_english_sentences_are_the_reasons_themselves() -> None:
    found = _explained("en")
    assert found[:2] == ["Written between 2029-05-01 and 2031-06-01.", "Written on a Sunday."]
    assert "yesterday was a Saturday: written on a Sunday («أمس السبت»)" in found


@pytest.mark.parametrize(
    ("found", "english"),
    [
        (ArticleDate(value="2031-05-03", earliest="2031-05-03", latest="2031-05-03"), "Written on 2031-05-03."),
        (ArticleDate(earliest="2031-05-03"), "Not written before 2031-05-03; nothing says by when."),
        (ArticleDate(latest="2031-05-03"), "Not written after 2031-05-03; nothing says since when."),
    ],
)
def test_first_sentence_says_what_is_known(found: ArticleDate, english: str) -> None:
    assert explain_date(found, "", "en") == [english]
    days = re.findall(r"\d{4}-\d\d-\d\d", english)
    assert all(day in explain_date(found, "")[0] for day in days)


def test_contradictions_are_told_as_not_obeyed() -> None:
    page = annotate(
        Document(id="p", text="اليوم الأربعاء\nأمس (الأربعاء) في وادي النيلوفر."), load_lexicon(), STAGES[:6]
    )
    assert sum(line.startswith("لم يؤخذ به") for line in explain_date(page.articles[0].date, page.text)) == 2


def test_every_rule_has_its_arabic_sentence() -> None:
    folders = [Path(tawatur.dating.articles.__file__).parent, Path(tawatur.corpus.dating.__file__)]
    files = [file for folder in folders for file in ([folder] if folder.is_file() else folder.glob("*.py"))]
    source = "\n".join(file.read_text(encoding="utf8") for file in files)
    rules = set(re.findall(r'(?:rule=|_because\(\s*)"(\w+)"', source)) | {"opening_day"}
    assert len(rules) > 20
    assert rules - UNNAMED - load_lexicon().tables["dating_explanations"]["rules"].keys() == set()
