import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.lexicon.lexicon import load_lexicon
from tawatur.model.document import Document
from tawatur.text.words import find_words


def read(text: str) -> list[tuple[str, str]]:
    return [(text[w.start : w.end], w.stem) for w in find_words(Document(id="p", text=text), load_lexicon())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقال الوزير", [("قال", "قال"), ("الوزير", "الوزير")]),
        ("للمدرسة", [("لمدرسة", "المدرسة")]),
        ("بالمدرسة", [("المدرسة", "المدرسة")]),
        ("أكتوبر2019", [("أكتوبر", "اكتوبر"), ("2019", "2019")]),
        ("مَقتلُ رجل", [("مَقتلُ", "مقتل"), ("رجل", "رجل")]),
        ("الـ48 ساعة", [("الـ", "ال"), ("48", "48"), ("ساعة", "ساعة")]),
        ("عبر @account_1", [("عبر", "عبر"), ("@account_1", "@account_1")]),
        ("انظر https://t.co/x1، ثم", [("انظر", "انظر"), ("https://t.co/x1،", "https://t.co/x1،"), ("ثم", "ثم")]),
    ],
)
def test_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


@given(st.text(max_size=60))
def test_words_stand_in_order_inside_any_text(text: str) -> None:
    end = 0
    for word in find_words(Document(id="p", text=text), load_lexicon()):
        assert end <= word.outer <= word.start < word.end <= len(text)
        end = word.end
