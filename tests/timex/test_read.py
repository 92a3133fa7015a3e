"""Every expression of ``expressions.yaml``, read alone with its day of writing, and what holds for any text."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tawatur.timex import read

TABLE = yaml.safe_load((Path(__file__).parent / "expressions.yaml").read_text(encoding="utf8"))
CASES = [
    pytest.param(*map(str.strip, row.split("|")), id=f"{kind}: {row[:50]}")
    for kind, rows in TABLE.items()
    for row in rows
]

FRAGMENTS = """
أمس غدا اليوم الأربعاء (الأربعاء) - 12 يوليو (تموز) 2018 كانون الثاني / من الشهر الماضي قبل بعد أسبوعين و2014 بين
الساعة الثالثة والنصف عصرا نهاية مطلع القرن الـ19 رمضان 1445هـ 29 فبراير 31 صفر إلى 0 99 March 5th, كل يوم خميس نحو ألف
""".split()  # noqa: SIM905


@pytest.mark.parametrize(("text", "written", "expected"), CASES)
def test_expressions(text: str, written: str, expected: str) -> None:
    wanted = dict(item.rsplit("=", 1) for item in expected.split("; ") if item)
    assert {t.span.of(text): t.value or "" for t in read(text, written)} == wanted


def test_without_a_day_of_writing_no_day_is_made_up() -> None:
    found = {t.pattern: t.value for t in read("وصل أمس السبت، ويعود في 5 آذار، ثم الشهر المقبل.")}
    assert list(found.values()) == ["XXXX-WXX-6", "XXXX-03-05", None]


def test_the_day_of_writing_may_be_a_date_or_a_month() -> None:
    assert [t.value for t in read("عاد أمس", written=date(2020, 3, 1))] == ["2020-02-29"]
    assert [t.value for t in read("عاد الشهر الماضي ثم أمس", written="2020-03")] == ["2020-02", None]


def test_a_day_of_writing_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="not an ISO date"):
        read("أمس", written="yesterday")


@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(FRAGMENTS), max_size=14).map(" ".join)), st.dates())
def test_any_text_is_read_without_failing_and_spans_stand_apart(text: str, written: date) -> None:
    end = 0
    for found in read(text, written):
        assert end <= found.span.start < found.span.end <= len(text)
        assert found.rule and found.pattern
        end = found.span.end


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=14).map(" ".join))
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(text, "2020-03-01") == read(text, "2020-03-01")
