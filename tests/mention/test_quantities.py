"""Figures in short phrases of our own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.lexicon.lexicon import load_lexicon
from tawatur.model.document import Document
from tawatur.model.mention import Quantity
from tawatur.pipeline import annotate


def quantities_of(text: str) -> list[Quantity]:
    document = annotate(Document(id="p", text=text), load_lexicon())
    assert not [issue for issue in document.issues if "find_quantities" in issue.message]
    return list(document.quantities)


FIGURES = [
    ("قتل 27 شخصا في الحادث", "27 شخصا", 27, 27, "exact", "person", "شخصا"),
    ("شارك أكثر من 70 ألف عنصر", "أكثر من 70 ألف عنصر", 70000, None, "more_than", "member", "عنصر"),
    ("أصيب نحو 14 شخصا", "نحو 14 شخصا", 14, 14, "about", "person", "شخصا"),
    ("أصيب ما لا يقل عن 14 شخصا", "ما لا يقل عن 14 شخصا", 14, None, "at_least", "person", "شخصا"),
    ("قتل 21 شخصا على الأقل", "21 شخصا على الأقل", 21, None, "at_least", "person", "شخصا"),
    ("أقل من 30 جنديا", "أقل من 30 جنديا", None, 30, "less_than", "soldier", "جنديا"),
    ("وصل ألفي جندي", "ألفي جندي", 2000, 2000, "exact", "soldier", "جندي"),
    ("مقتل شخصين في الحادث", "شخصين", 2, 2, "exact", "person", "شخصين"),
    ("جثة شخص واحد", "شخص واحد", 1, 1, "exact", "person", "شخص"),
    ("سقط عشرات القتلى", "عشرات القتلى", 20, 99, "vague", "killed", "القتلى"),
    ("نزح مئات الآلاف من السكان", "مئات الآلاف من السكان", 200000, 999999, "vague", "person", "السكان"),
    ("بين 20 و30 جنديا", "20 و30 جنديا", 20, 30, "exact", "soldier", "جنديا"),
    ("ارتفع 12.5% هذا", "12.5%", 12.5, 12.5, "exact", "percent", None),
    ("ارتفع 5 بالمئة", "5 بالمئة", 5, 5, "exact", "percent", None),
    ("أعلن عدم وقوع ضحايا في الحادث", "عدم وقوع ضحايا", 0, 0, "exact", "victim", "ضحايا"),
    ("لم يسقط أي صاروخ على القرية", "أي صاروخ", 0, 0, "exact", "missile", "صاروخ"),
    ("ليس هناك أية ضحية بين السكان", "أية ضحية", 0, 0, "exact", "victim", "ضحية"),
    ("أطلقوا صواريخ وأسقط الدفاع معظمها", "معظمها", 0.5, 1, "vague", "share", None),
    ("أسقط الدفاع حوالي ثلثها", "حوالي ثلثها", 0.33, 0.33, "about", "share", None),
    ("دمرت الغارة أغلب الصواريخ", "أغلب الصواريخ", 0.5, 1, "vague", "share", "الصواريخ"),
    ("عادت الطائرات الأربع سالمة", "الطائرات الأربع", 4, 4, "exact", "aircraft", "الطائرات"),
    ("أصابت القذائف موقعين في القرية", "موقعين", 2, 2, "exact", "site", "موقعين"),
    ("بقيمة 3 ملايين دولار", "3 ملايين دولار", 3e6, 3e6, "exact", "dollar", "دولار"),
]


@pytest.mark.parametrize(("text", "span", "low", "high", "qualifier", "unit", "noun"), FIGURES)
def test_figures(
    text: str, span: str, low: float | None, high: float | None, qualifier: str, unit: str | None, noun: str | None
) -> None:
    (quantity,) = quantities_of(text)
    assert (quantity.span.of(text), quantity.low, quantity.high) == (span, low, high)
    assert (quantity.qualifier, quantity.unit, quantity.noun) == (qualifier, unit, noun)


@pytest.mark.parametrize(
    "text", ["نص القرار 2254 على ذلك", "المادة 12 من الدستور", "طائرة من طراز MQ9", "في عام 2014", "فاز الفريق 2 - 1"]
)
def test_identifiers_and_times_are_no_figures(text: str) -> None:
    assert quantities_of(text) == []


@given(st.text(alphabet=st.sampled_from(list("0123٤٥٦ ألفشخصينمئة.,%-\nوب")), max_size=60))
def test_any_text_gives_valid_spans_and_ordered_bounds(text: str) -> None:
    for quantity in quantities_of(text):
        assert 0 <= quantity.span.start < quantity.span.end <= len(text)
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high


@pytest.mark.parametrize(
    "text",
    [
        "يمكن لأي صاروخ أن يصل",
        "حل في المرتبة الحادية عشرة",
        "خلال المؤتمر الـ23 للنقابة",
        "في موسم 2015 كأس المدينة",
        "انتهت المباراة 28 - 23 لنادي المدينة",
        "تأهل إلى نصف النهائي",
    ],
)
def test_no_figures(text: str) -> None:
    assert [q.span.of(text) for q in quantities_of(text) if q.unit or q.low == 0] == []
