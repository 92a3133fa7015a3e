import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.lexicon.lexicon import load_lexicon
from tawatur.model.document import Document
from tawatur.text.numerals import Cardinal, cardinal_at, digits_value, ordinal_at
from tawatur.text.words import find_words


def cardinal(text: str) -> Cardinal | None:
    return cardinal_at(find_words(Document(id="p", text=text), load_lexicon()), text, 0)


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("خمسة وعشرون جنديا", 25, 2),
        ("ثلاثة عشر عاملا", 13, 2),
        ("أحد عشر عاملا", 11, 2),
        ("إحدى وعشرين سفينة", 21, 2),
        ("ألفي عامل", 2000, 1),
        ("ألفا عامل", 2000, 1),
        ("عشرين ألفا", 20000, 2),
        ("20 ألف عامل", 20000, 2),
        ("مئتي ألف", 200000, 2),
        ("ثلاثمائة وخمسين عاملا", 350, 2),
        ("ثلاث مئة عامل", 300, 2),
        ("مئة وخمسة وعشرون ألفا", 125000, 4),
        ("مليون و300 ألف", 1_300_000, 4),
        ("ألفين وأربعة عشر", 2014, 3),
        ("1.5 مليون", 1_500_000, 2),
        ("٢٬٥٠٠ عامل", 2500, 1),
        ("2,500 عامل", 2500, 1),
        ("خمسة وخمسة", 5, 1),
        ("2014-2017", 2014, 1),
    ],
)
def test_a_number_is_read_whole(text: str, value: float, words: int) -> None:
    assert cardinal(text) == Cardinal(value, value, words)


@pytest.mark.parametrize(
    ("text", "low", "high", "words"),
    [
        ("3-5 سفن", 3, 5, 2),
        ("3 إلى 5 آلاف", 3000, 5000, 4),
        ("ثلاثة أو أربعة", 3, 4, 3),
        ("بضعة آلاف", 3000, 9000, 2),
        ("بضع سفن", 3, 9, 1),
    ],
)
def test_a_range_keeps_both_ends(text: str, low: float, high: float, words: int) -> None:
    found = cardinal(text)
    assert found == Cardinal(low, high, words)
    assert found is not None and found.exact is None


@pytest.mark.parametrize("text", ["آلاف العمال", "الميناء", "أحد العمال", "23.3.2021 في الميناء"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert cardinal(text) is None


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("الثالث والعشرين من", 23, 2),
        ("الخامس عشر من", 15, 2),
        ("الحادي عشر", 11, 2),
        ("العشرين من", 20, 1),
        ("الـ19", 19, 2),
        ("الأول", 1, 1),
    ],
)
def test_a_definite_ordinal_is_read(text: str, value: float, words: int) -> None:
    assert ordinal_at(find_words(Document(id="p", text=text), load_lexicon()), text, 0) == Cardinal(value, value, words)


def test_an_ordinal_without_the_article_is_none() -> None:
    text = "ثالث مرة"
    assert ordinal_at(find_words(Document(id="p", text=text), load_lexicon()), text, 0) is None


@given(st.integers(min_value=0, max_value=10**9))
def test_grouped_digits_are_read_as_written(number: int) -> None:
    assert digits_value(str(number)) == number
    assert digits_value(f"{number:,}") == number


@given(
    st.lists(
        st.sampled_from(
            [
                "ألف",
                "ألفين",
                "مليون",
                "خمسة",
                "و",
                "عشرون",
                "وعشرين",
                "3",
                "2,500",
                "عشر",
                "مئة",
                "إلى",
                "أو",
                "-",
                "آلاف",
                "بضعة",
                "أحد",
            ]
        )
    )
)
def test_no_run_of_number_words_fails_or_takes_too_much(pieces: list[str]) -> None:
    text = " ".join(pieces)
    words = find_words(Document(id="p", text=text), load_lexicon())
    for index in range(len(words)):
        found = cardinal_at(words, text, index)
        assert found is None or (found.low <= found.high and 1 <= found.words <= len(words) - index)
