from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.corpus.day_range import DayRange, day_range

DAYS = st.dates(date(2020, 1, 1), date(2020, 3, 31))
RANGES = st.tuples(st.none() | DAYS, st.none() | DAYS).map(
    lambda p: DayRange(*sorted(p)) if None not in p else DayRange(*p)
)  # type: ignore[type-var]


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-03-02", "2024-03-02", "2024-03-02"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("../2024-03-02", None, "2024-03-02"),
        ("2014/..", "2014-01-01", None),
        ("2018-07-26~", "2018-07-26", "2018-07-26"),
        ("[2023-03-05,2023-03-12]", "2023-03-05", "2023-03-12"),
    ],
)
def test_reading_a_value(value: str, first: str | None, last: str | None) -> None:
    found = day_range(value)
    assert found is not None
    assert (found.first and found.first.isoformat(), found.last and found.last.isoformat()) == (first, last)


@pytest.mark.parametrize("value", [None, "", "PAST_REF", "P8Y", "XXXX-WXX-6"])
def test_a_value_that_names_no_days(value: str | None) -> None:
    assert day_range(value) is None


@given(RANGES, RANGES)
def test_narrowing_never_widens(a: DayRange, b: DayRange) -> None:
    narrowed = a.narrowed(b)
    for day in (date(2020, 1, 1) + timedelta(n) for n in range(91)):
        if narrowed.may_be(day):
            assert a.may_be(day)
        if a.meets(b) and a.may_be(day) and b.may_be(day):
            assert narrowed.may_be(day)


def test_weekdays_leave_the_days_that_fall_on_them() -> None:
    march = DayRange(date(2023, 3, 1), date(2023, 4, 1)).on_weekdays((7,))
    assert march.value == "[2023-03-05,2023-03-12,2023-03-19,2023-03-26]"


@given(RANGES)
def test_a_written_value_reads_back(days: DayRange) -> None:
    read = day_range(days.value)
    assert (read or DayRange()) == days
