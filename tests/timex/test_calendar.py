from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.timex.calendar import hijri_day, hijri_month, hijri_year_of, interval, months, shift_months


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2018-07-12", "2018-07-12", "2018-07-12"),
        ("2018-07-12TEV", "2018-07-12", "2018-07-12"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2014", "2014-01-01", "2014-12-31"),
        ("2025-W07-WE", "2025-02-15", "2025-02-16"),
        ("2018-W30", "2018-07-23", "2018-07-29"),
        ("2024-SU", "2024-06-01", "2024-08-31"),
        ("2024-WI", "2024-12-01", "2025-02-28"),
        ("2024-Q1", "2024-01-01", "2024-03-31"),
        ("2023-H2", "2023-07-01", "2023-12-31"),
        ("199", "1990-01-01", "1999-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("18", "1800-01-01", "1899-12-31"),
        ("2012/2015", "2012-01-01", "2015-12-31"),
        ("2023-05-03/2023-05-07", "2023-05-03", "2023-05-07"),
    ],
)
def test_a_value_spans_its_days(value: str, first: str, last: str) -> None:
    assert interval(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "value", [None, "", "P8Y", "PT48H", "PAST_REF", "XXXX-WXX-6", "2018-02-30", "2018-13", "0000", "2018/PX"]
)
def test_a_value_without_days_spans_none(value: str | None) -> None:
    assert interval(value) is None


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [(1445, 9, 15, "2024-03-25"), (1445, 3, 5, "2023-09-20"), (1400, 1, 1, "1979-11-20"), (1440, 1, 1, "2018-09-11")],
)
def test_hijri_days_are_right_to_within_one(year: int, month: int, day: int, expected: str) -> None:
    assert abs(hijri_day(year, month, day) - date.fromisoformat(expected)) <= timedelta(1)


@given(st.integers(1300, 1500), st.integers(1, 12))
def test_hijri_months_follow_each_other_without_gap(year: int, month: int) -> None:
    first, last = hijri_month(year, month)
    assert (last - first).days + 1 in (29, 30)
    assert hijri_day(*((year, month + 1) if month < 12 else (year + 1, 1)), 1) == last + timedelta(1)
    assert hijri_year_of(first) == year


def test_no_hijri_month_thirteen() -> None:
    with pytest.raises(ValueError, match="no Hijri date"):
        hijri_day(1445, 13, 1)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)), st.integers(-500, 500))
def test_shifting_months_lands_in_the_month_meant(day: date, count: int) -> None:
    shifted = shift_months(day, count)
    assert (shifted.year * 12 + shifted.month) - (day.year * 12 + day.month) == count
    assert shifted.day <= day.day


def test_months_run_over_the_year_end() -> None:
    assert months(2023, 11, 3) == (date(2023, 11, 1), date(2024, 1, 31))
