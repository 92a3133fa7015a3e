"""Cuts inside glued words: own cases on the shipped counts, and what must hold for any letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.lexicon.fold import fold
from tawatur.lexicon.lexicon import load_lexicon
from tawatur.text.glued import split_glued

COUNTS = load_lexicon().counts

GLUED = """
أن|تنظيم أن|قوات الإرهابي|خسر التحالف|موجودة لا|يوجد ما|زال ما|زالت وما|زالت لا|يزال لا|يزالون لا|يملك لا|تحتاج ما|يعادل
المدرسة|في الحكومة|على وزارة|الداخلية الجمعة|الماضية القضية|التي مؤتمر|صحفي الوزير|الأول أكتوبر|الحالي المدير|العام
عدم|الحصول بعد|الإفراج هذا|الموسم الثلاثاء|المقبل إلى|تحديد
"""
WHOLE = """
انتظام انتخابات انسحابات انقلابيين منتخباتنا منظمات منطقة معسكرات عبدالله عبدالرحمن عبدالحميد فخرالدين
الفلسطينيين المعلوماتية
الرأسمالية كوالالمبور لاتحاد لاتجاه لاحقا لاجئين ماكينة مايكل ماليزيا المدينة مستشفياتها وزارة قوات التحالف احتفالاتهم
الاستخباراتية ديمقراطيات لامركزية لانهائية والمسلحين بالاستراتيجية فعاليات علياء فيتنام عنابة إنسانية أنقاض الإسرائيليون
"""


@pytest.mark.parametrize("written", GLUED.split())
def test_cuts_where_two_words_meet(written: str) -> None:
    left = fold(written.split("|")[0])
    assert split_glued(fold(written.replace("|", "")), COUNTS) == (len(left),)


@pytest.mark.parametrize("word", WHOLE.split())
def test_leaves_one_word_alone(word: str) -> None:
    assert split_glued(fold(word), COUNTS) is None


def test_nothing_is_cut_without_counts_but_verbs_behind_their_negation() -> None:
    assert split_glued("انتنظيم", {}) is None
    assert split_glued("مازال", {}) == (2,)


@given(st.text(alphabet="ابتةدرسفقكلمنهويءئ", max_size=20))
def test_cuts_leave_letters_on_both_sides(form: str) -> None:
    for cut in split_glued(form, COUNTS) or ():
        assert 2 <= cut <= len(form) - 2
