import pytest

from tawatur.lexicon.lexicon import load_lexicon
from tawatur.model.document import Document
from tawatur.model.time import TimeExpression
from tawatur.text.words import find_words
from tawatur.timex.find import find_timexes
from tawatur.timex.patterns import decode, decode_until, encode


def found(text: str) -> list[TimeExpression]:
    page = Document(id="p", text=text)
    return list(find_timexes(page.with_layers(words=find_words(page, load_lexicon())), load_lexicon()))


@pytest.mark.parametrize(
    ("text", "pattern", "value"),
    [
        ("12 يوليو (تموز) 2018", "day=12;month=07;year=2018", "2018-07-12"),
        ("الثلاثاء 23 مارس 2021", "weekday=2;day=23;month=03;year=2021", "2021-03-23"),
        ("صباح أمس (الأربعاء)", "weekday=3;offset=-1;part=MO", None),
        ("15 شباط/ فبراير الجاري", "day=15;month=02;dir=0", None),
        ("12 من الشهر الماضي", "day=12;monthoff=-1", None),
        ("3 إلى 7 مايو", "day=03;month=05|day=07;month=05", None),
        ("نحو 14 عاما", "amount=14;unit=Y", "P14Y"),
        ("حاليا", "ref=PRESENT", "PRESENT_REF"),
        ("مساء الجمعة", "weekday=5;part=EV", None),
        ("February 21, 2025", "day=21;month=02;year=2025", "2025-02-21"),
    ],
)
def test_patterns(text: str, pattern: str, value: str | None) -> None:
    assert [(t.pattern, t.value) for t in found(text)] == [(pattern, value)]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("وفي 2014 تغير الحال", "2014"),
        ("ولأسبوعين كاملين", "أسبوعين"),
        ("خلال أكثر من قرنين", "أكثر من قرنين"),
        ("في السادس من فبراير (شباط) القادم", "السادس من فبراير (شباط) القادم"),
        ("كلفة الربع الأول من 2024", "الربع الأول من 2024"),
    ],
)
def test_spans_leave_prepositions_out_and_brackets_whole(text: str, span: str) -> None:
    assert [t.span.of(text) for t in found(text)] == [span]


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("نهاية عام 2022", "END"),
        ("مطلع الأسبوع", "START"),
        ("منتصف التسعينيات", "MID"),
        ("نحو 14 عاما", "APPROX"),
        ("أكثر من عامين", "MORE_THAN"),
        ("أقل من شهرين", "LESS_THAN"),
        ("عام 2022", None),
    ],
)
def test_modifiers(text: str, mod: str | None) -> None:
    assert [t.mod for t in found(text)] == [mod]


@pytest.mark.parametrize("text", ["أكتوبر/مارس 2015", "5 ديسمبر/أيلول 2015"])
def test_two_names_of_different_months_are_not_read_as_one(text: str) -> None:
    assert all("month" not in decode(t.pattern) or t.value is None for t in found(text))


def test_patterns_are_read_back() -> None:
    near, far = {"day": "03", "month": "05"}, {"day": "07", "month": "05"}
    assert decode(encode(near, far)) == near
    assert decode_until(encode(near, far)) == far
    assert decode_until(encode(near)) is None
    assert decode("") == {}
