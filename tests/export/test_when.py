"""Time values in Arabic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.export.when import in_words, interval_in_words, weekdays_in_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "غير مؤرخ"),
        ("", "غير مؤرخ"),
        ("2025-02-15", "15 فبراير/شباط 2025"),
        ("2025-02-21TEV", "مساء 21 فبراير/شباط 2025"),
        ("2025-02-21T14:30", "21 فبراير/شباط 2025 الساعة 14:30"),
        ("2019-10", "أكتوبر/تشرين الأول 2019"),
        ("2024-SU", "صيف 2024"),
        ("2024-Q3", "الربع الثالث من عام 2024"),
        ("2014", "عام 2014"),
        ("2014/..", "منذ عام 2014"),
        ("../2024-03-02", "حتى 2 مارس/آذار 2024"),
        ("2024-02-20/2024-03-31", "بين 20 فبراير/شباط 2024 و31 مارس/آذار 2024"),
        ("[2023-03-25,2023-04-01]", "أحد هذه الأيام: 25 مارس/آذار 2023 أو 1 أبريل/نيسان 2023"),
        ("2018-W30", "أسبوع (23 يوليو/تموز 2018 إلى 29 يوليو/تموز 2018)"),
        ("2025-W07-WE", "نهاية الأسبوع (15 فبراير/شباط 2025 إلى 16 فبراير/شباط 2025)"),
        ("2020-03~", "نحو مارس/آذار 2020"),
        ("PAST_REF", "في ماضٍ لم يُحدَّد"),
        ("XXXX-WXX-6", "يوم السبت، لم يُحدَّد أيّها"),
    ],
)
def test_value_in_words(value: str | None, words: str) -> None:
    assert in_words(value) == words


@pytest.mark.parametrize("value", ["2024-13-40", "2024-W60", "2024-00", "nonsense", "[", "/"])
def test_what_has_no_wording_never_fails(value: str) -> None:
    assert in_words(value)


@given(st.text(alphabet="0123456789-/.[],~TWXEVSUQH", max_size=24))
def test_no_value_fails(value: str) -> None:
    assert in_words(value)


def test_open_ends_are_said() -> None:
    assert interval_in_words(None, "2024-03-02") == "حتى 2 مارس/آذار 2024"
    assert interval_in_words("2024-03-02", None) == "منذ 2 مارس/آذار 2024"
    assert weekdays_in_words(()) == ""
