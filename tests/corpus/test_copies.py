from hypothesis import given
from hypothesis import strategies as st
from tests.corpus.pages import PageMaker

from tawatur.corpus.copies import equal_runs, find_copies

AGENCY = "أعلنت الهيئة العامة للطرق في مدينة النور أن الجسر الشمالي أغلق أمام حركة السير بعد تشققات ظهرت في دعاماته صباح الأحد وأن لجنة هندسية وصلت لفحصه"
OWN = "كتب مراسلنا من الميدان أن السكان فوجئوا بالحواجز وأن طوابير السيارات امتدت مسافة طويلة حتى مدخل السوق القديم قبل أن تعود الحركة تدريجيا بعد الظهر"


def test_a_verbatim_copy_and_an_edited_one() -> None:
    pages = [
        PageMaker("a", AGENCY).page(),
        PageMaker("b", AGENCY).page(),
        PageMaker("c", AGENCY + ". " + OWN).page(),
        PageMaker("d", OWN).page(),
    ]
    links = {(link.a, link.b): link for link in find_copies(pages)}
    assert links["a", "b"].kind == "exact"
    assert links["a", "c"].share > 0.9
    assert ("a", "d") not in links
    for left, right in links["a", "b"].runs:
        assert left.of(AGENCY) == right.of(AGENCY)


def test_other_words_are_no_copy() -> None:
    assert find_copies([PageMaker("a", AGENCY).page(), PageMaker("b", OWN).page()]) == ()


@given(st.lists(st.sampled_from("abc"), max_size=30), st.lists(st.sampled_from("abc"), max_size=30), st.integers(2, 6))
def test_runs_are_equal_words_and_do_not_overlap(a: list[str], b: list[str], least: int) -> None:
    end = 0
    for i, j, length in equal_runs(a, b, least):
        assert a[i : i + length] == b[j : j + length]
        assert length >= least
        assert i >= end
        end = i + length
