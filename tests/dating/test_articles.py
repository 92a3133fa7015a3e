"""When an article was written: what a page states, what came with it, what its words imply, what they do not. All events are invented."""

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.dating.articles import date_articles
from tawatur.lexicon.lexicon import load_lexicon
from tawatur.model.document import Document, Source
from tawatur.model.page import ArticleDate, Evidence
from tawatur.pipeline import STAGES, annotate

TITLE = "افتتاح جسر جديد في وادي النيلوفر"
LEAD = "افتتح محافظ وادي النيلوفر جسرا جديدا يربط ضفتي النهر ويختصر الطريق إلى قرى الشمال."
MORE = "وقال المحافظ إن العمل في الجسر استمر ثلاث سنوات وإن كلفته بلغت عشرين مليون دينار."
POST = "الجسر مفتوح أمام السيارات https://t.co/abc123XYZ0 — بلدية النيلوفر (@niloufar_city) May 3, 2031"


def _date(*lines: str, **source: str) -> ArticleDate:
    page = annotate(Document(id="p", text="\n".join(lines), source=Source(**source)), load_lexicon(), STAGES[:6])
    assert not page.issues
    return page.articles[0].date


def _rules(found: ArticleDate) -> set[str]:
    return {evidence.rule for evidence in found.evidence}


STATED = [
    ("تاريخ النشر: 3rd, May 2031 GMT", "2031-05-03"),
    ("في Saturday 3 May, 2031", "2031-05-03"),
    ("نُشر في 03 ماي 2031", "2031-05-03"),
    ("السبت 3/مايو/2031 - 06:40 م", "2031-05-03"),
    ("السبت 10 محرم 1453 هـ - 3 مايو 2031 م", "2031-05-03"),
    ("آخر تحديث: 3 أيار/مايو 2031 10:20", "2031-05-03"),
    ("٣ مايو ٢٠٣١", "2031-05-03"),
]


@pytest.mark.parametrize(("line", "day"), STATED)
def test_publication_line_states_the_day(line: str, day: str) -> None:
    found = _date(TITLE, line, LEAD, MORE)
    assert (found.value, found.earliest, found.latest, found.basis) == (day, day, day, "stated")
    assert found.evidence[0].span is not None


def test_publication_is_believed_before_an_update() -> None:
    found = _date(TITLE, "آخر تحديث: 5 مايو 2031", "تاريخ النشر: 3 مايو 2031", LEAD, MORE)
    assert found.value == "2031-05-03"


def test_hijri_day_alone_is_known_to_within_a_day() -> None:
    found = _date(TITLE, "تاريخ النشر: 10 محرم 1453 هـ", LEAD, MORE)
    assert found.value is None and found.basis == "stated"
    assert found.earliest and found.latest
    assert (date.fromisoformat(found.latest) - date.fromisoformat(found.earliest)).days == 2


def test_given_date_speaks_of_the_first_article_only() -> None:
    text = "\n".join(
        [TITLE, LEAD, MORE, "المصدر: صدى النيلوفر", "إقرأ أيضاً:", "ميناء المرجان يستقبل سفينة", LEAD, MORE]
    )
    page = annotate(
        Document(id="p", text=text, source=Source(published="2031-05-03T10:00Z")), load_lexicon(), STAGES[:6]
    )
    assert [(a.date.value, a.date.basis) for a in page.articles] == [("2031-05-03", "given"), (None, "none")]


def test_stated_date_is_believed_before_the_given_one() -> None:
    assert _date(TITLE, "تاريخ النشر: 3 مايو 2031", LEAD, MORE, published="2031-06-01").value == "2031-05-03"


def test_day_of_the_crawl_is_an_upper_bound_and_never_a_value() -> None:
    found = _date(TITLE, LEAD, MORE, fetched="2031-05-03")
    assert (found.value, found.earliest, found.latest) == (None, None, "2031-05-03")


def test_page_that_says_nothing_has_no_date() -> None:
    assert _date(TITLE, LEAD, MORE) == ArticleDate()


def test_year_that_lies_behind_is_a_lower_bound() -> None:
    found = _date(TITLE, LEAD, "وكان الجسر القديم قد سقط في فيضان وقع في مايو 2029 وقتل فيه رجلان.")
    assert (found.earliest, found.latest, found.value) == ("2029-05-01", None, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "ومن المقرر أن يكتمل الطريق بحلول عام 2035 وفق خطة أعلنتها الوزارة.",
        "وستستضيف المدينة معرض الجسور في عام 2035 للمرة الأولى في تاريخها.",
        "وشارك المحافظ في معرض النيلوفر 2035 الذي يقام على ضفة النهر.",
        "وتهدف رؤية 2040 إلى ربط قرى الشمال بالمدن الكبرى على الساحل.",
    ],
)
def test_year_ahead_or_in_a_name_is_no_lower_bound(sentence: str) -> None:
    assert _date(TITLE, LEAD, sentence).earliest is None


def test_announced_day_is_an_upper_bound() -> None:
    found = _date(TITLE, "سيفتتح الوزير الجسر في 12 يونيو 2031 بحضور سفراء عدد من الدول المانحة.", MORE)
    assert (found.latest, found.earliest) == ("2031-06-12", None)


def test_day_announced_without_its_year_is_the_next_after_the_latest_past_day() -> None:
    lead = "يستضيف الوادي في السادس من فبراير (شباط) مؤتمرا للجسور يشارك فيه مهندسون."
    found = _date(TITLE, lead, "وكان آخر مؤتمر قد عقد في الساحل في 12 يوليو (تموز) 2030 بمشاركة واسعة.")
    assert (found.earliest, found.latest) == ("2030-07-12", "2031-02-06")


def test_day_announced_without_its_year_has_no_year_from_an_anniversary() -> None:
    lead = "يستضيف الوادي في السادس من فبراير (شباط) مؤتمرا للجسور يشارك فيه مهندسون."
    found = _date(TITLE, lead, "وكان فيضان قد وقع في 12 يوليو (تموز) 2021 وقتل فيه رجلان من أهل القرى.")
    assert (found.earliest, found.latest) == ("2021-07-12", None)


def test_weekday_of_yesterday_gives_the_weekday_of_writing() -> None:
    found = _date(TITLE, "افتتح محافظ وادي النيلوفر أمس السبت جسرا جديدا يربط ضفتي النهر.", MORE)
    assert (found.weekdays, found.value, found.contradictions) == ((7,), None, ())


def test_two_weekdays_are_reported_and_both_kept() -> None:
    yesterday = "وكان الوزير قد زار الجسر صباح أمس (الأربعاء) برفقة المحافظ."
    found = _date(TITLE, "قالت الوزارة في بيان اليوم الأربعاء إن الجسر جاهز للافتتاح.", yesterday)
    assert found.weekdays == (3, 4)
    assert {c.rule for c in found.contradictions} == {"weekdays_differ"} and len(found.contradictions) == 2


def test_weekday_against_a_stated_date_is_reported_and_not_obeyed() -> None:
    found = _date(
        TITLE, "تاريخ النشر: 3 مايو 2031", "قالت الوزارة في بيان اليوم الأربعاء إن الجسر جاهز للافتتاح.", MORE
    )
    assert (found.value, [c.rule for c in found.contradictions]) == ("2031-05-03", ["weekday"])


def test_post_is_a_lower_bound() -> None:
    found = _date(TITLE, "تنتظر القرى البعيدة منذ أعوام وصول الطريق والكهرباء والماء إليها.", POST, MORE)
    assert (found.earliest, found.latest) == ("2031-05-03", None)


def test_post_whose_news_the_first_paragraph_tells_dates_the_page_to_six_weeks() -> None:
    post = "افتتح محافظ وادي النيلوفر جسرا جديدا يربط ضفتي النهر https://t.co/abc123XYZ0 — بلدية النيلوفر (@niloufar_city) May 3, 2031"
    found = _date(TITLE, LEAD, post, MORE)
    assert (found.earliest, found.latest) == ("2031-05-03", "2031-06-02")
    assert "post_told" in _rules(found)


def test_weekday_of_the_post_in_the_opening_gives_a_week() -> None:
    lead = "تنتظر القرى البعيدة وصول الطريق والكهرباء والماء بعد أن وصل مساء السبت وفد الوزارة."
    found = _date(TITLE, lead, POST, MORE)
    assert (found.earliest, found.latest, found.value) == ("2031-05-03", "2031-05-09", None)
    other = _date(TITLE, lead.replace("السبت", "الاثنين"), POST, MORE)
    assert (other.earliest, other.latest) == ("2031-05-03", None)


def test_first_paragraph_that_announces_in_the_present_is_an_upper_bound() -> None:
    lead = "يقوم وزير الطرق بزيارة رسمية إلى الوادي يوم الأحد 12 فبراير 2023 وفق بيان."
    assert _date(TITLE, lead, MORE).latest == "2023-02-12"


def test_current_month_and_a_post_give_the_rest_of_that_month() -> None:
    month = "وسقط في 2 أيار/ مايو الجاري عامل من فوق الجسر ونقل إلى المستشفى."
    found = _date(TITLE, "تنتظر القرى البعيدة منذ أعوام وصول الطريق والكهرباء والماء إليها.", POST, month)
    assert (found.earliest, found.latest, found.value) == ("2031-05-03", "2031-05-31", None)


def test_current_month_moves_the_day_of_the_crawl_back_into_it() -> None:
    found = _date(TITLE, LEAD, "وسقط في 2 أيار/ مايو الجاري عامل من فوق الجسر ونقل إلى المستشفى.", fetched="2031-07-20")
    assert (found.earliest, found.latest) == (None, "2031-05-31")


def test_text_that_looks_back_on_a_day_after_the_crawl_is_not_obeyed() -> None:
    found = _date(
        TITLE, LEAD, "وكان الجسر القديم قد سقط في فيضان وقع في مايو 2029 وقتل فيه رجلان.", fetched="2028-01-01"
    )
    assert (found.earliest, found.latest, [c.rule for c in found.contradictions]) == (
        None,
        "2028-01-01",
        ["named_past"],
    )


def test_day_that_the_text_calls_today_is_the_day() -> None:
    found = _date(TITLE, "افتتح محافظ وادي النيلوفر اليوم السبت 3 مايو 2031 جسرا جديدا يربط ضفتي النهر.", MORE)
    assert (found.value, found.earliest, found.latest, found.basis) == (
        "2031-05-03",
        "2031-05-03",
        "2031-05-03",
        "inferred",
    )


def test_own_day_without_its_year_is_the_one_year_that_fits() -> None:
    lead = "افتتح محافظ وادي النيلوفر اليوم السبت 3 مايو جسرا جديدا يربط ضفتي النهر."
    behind = "وكان الجسر القديم قد سقط في فيضان وقع في مايو 2029 وقتل فيه رجلان."
    assert _date(TITLE, lead, behind, fetched="2031-07-20").value == "2031-05-03"
    found = _date(TITLE, lead, fetched="2031-07-20")
    assert (found.value, found.earliest, found.latest) == (None, None, "2031-05-03")


def test_current_year_bounds_both_ends() -> None:
    found = _date(TITLE, LEAD, "ويبلغ عدد المستفيدين من الجسر خلال العام الجاري 2031 نحو عشرين ألفا.")
    assert (found.earliest, found.latest, found.value) == ("2031-01-01", "2031-12-31", None)


def test_stale_month_is_not_obeyed() -> None:
    found = _date(TITLE, LEAD, "وكان عامل قد قتل في فبراير الماضي عندما سقط من فوق الجسر في أثناء العمل.")
    assert (found.earliest, found.latest) == (None, None)


LINES = (LEAD, MORE, POST, "تاريخ النشر: 3 مايو 2031", "15 شباط/ فبراير الجاري", "إقرأ أيضاً:", "المصدر: س")
SENTENCES = st.sampled_from(
    ["اليوم الأربعاء", "أمس السبت", "في 12 يوليو (تموز) 2030", "وقع في عام 2029.", "سيعقد في 6 فبراير", *LINES]
)


@given(st.lists(SENTENCES, max_size=9), st.sampled_from([None, "2031-05-03", "not a day", "1999-01-01"]))
def test_interval_is_never_empty_and_a_value_lies_inside_it(lines: list[str], fetched: str | None) -> None:
    page = annotate(Document(id="p", text="\n".join(lines), source=Source(fetched=fetched)), load_lexicon(), STAGES[:6])
    assert not page.issues
    for article in page.articles:
        found = article.date
        assert not (found.earliest and found.latest) or found.earliest <= found.latest
        assert found.value is None or found.earliest == found.value == found.latest
        assert (found.basis == "none") == (not found.evidence)


FLOOD = "وكان الجسر القديم قد سقط في فيضان وقع في 12 يوليو 2030 وقتل فيه رجلان"


def test_what_followed_a_past_day_is_past_as_well() -> None:
    found = _date(TITLE, LEAD, f"{FLOOD}، وتلاه فيضان آخر بعد أسبوعين.")
    assert (found.earliest, _rules(found)) == ("2030-07-23", {"chained_past"})


@pytest.mark.parametrize("sentence", [f"{FLOOD}. وتلاه فيضان بعد أسبوعين.", f"{FLOOD}، على أن يبنى جسر بعد أسبوعين."])
def test_a_span_that_follows_nothing_moves_no_bound(sentence: str) -> None:
    assert _date(TITLE, LEAD, sentence).earliest == "2030-07-12"


def test_weekday_that_is_not_the_days_gives_no_day() -> None:
    found = _date(TITLE, "افتتح محافظ وادي النيلوفر اليوم الأربعاء 3 مايو 2031 جسرا جديدا يربط ضفتي النهر.", MORE)
    assert found.value is None and _rules(found) == {"day_slip", "weekday"}
    assert found.earliest and found.latest and found.earliest < "2031-05-03" < "2032-05-03" < found.latest


BEHIND = "وقتل عامل سقط من فوق الجسر في 9 مارس ونقل جثمانه إلى قريته."


@pytest.mark.parametrize(
    ("sentence", "earliest", "latest"),
    [
        (BEHIND, "2031-02-10", "2031-05-02"),
        (BEHIND.replace("9 مارس", "الأحد 9 مارس"), "2031-03-09", "2031-05-02"),
        (BEHIND.replace("9 مارس", "الأحد 9 مارس الماضي"), "2031-03-09", "2031-05-02"),
        (BEHIND.replace("9 مارس", "ذكرى الأحد 9 مارس"), "2031-02-10", "2031-05-02"),
        ("وستنتهي أعمال الطلاء في 1 مايو المقبل بعد أن تجف ألواح الخشب.", "2031-02-10", "2031-05-01"),
        ("وستنتهي أعمال الطلاء في مايو المقبل بعد أن تجف ألواح الخشب.", "2031-02-10", "2031-04-30"),
    ],
)
def test_day_or_month_without_its_year_lies_within_a_year(sentence: str, earliest: str, latest: str) -> None:
    behind = "وكان الجسر القديم قد سقط في فيضان وقع في 10 فبراير 2031 وقتل فيه رجلان."
    found = _date(TITLE, LEAD, MORE, behind, sentence, fetched="2031-05-02")
    assert (found.earliest, found.latest, found.value) == (earliest, latest, None)


def test_years_that_are_left_open_are_not_guessed() -> None:
    behind = "وكان الجسر القديم قد سقط في فيضان وقع في مايو 2029 وقتل فيه رجلان."
    found = _date(TITLE, LEAD, behind, BEHIND, fetched="2031-06-01")
    assert (found.earliest, found.latest) == ("2029-05-01", "2031-06-01")
    assert _date(TITLE, LEAD, BEHIND, fetched="2031-06-01").earliest is None


def test_weekday_beside_the_day_leaves_the_years_that_agree() -> None:
    behind = "وكان الجسر القديم قد سقط في فيضان وقع في مايو 2029 وقتل فيه رجلان."
    weekday = BEHIND.replace("9 مارس", "الأحد 9 مارس")
    found = _date(TITLE, LEAD, MORE, behind, weekday, fetched="2031-06-01")
    assert (found.earliest, found.latest) == ("2031-03-09", "2031-06-01")


def test_opening_that_names_a_past_day_with_its_weekday_was_written_within_a_week() -> None:
    behind = "وكان الجسر القديم قد سقط في فيضان وقع في مايو 2029 وقتل فيه رجلان."
    found = _date(TITLE, "قتل عامل عندما سقط من فوق الجسر يوم الأحد 9 مارس.", behind, fetched="2031-06-01")
    assert (found.earliest, found.latest, found.value) == ("2031-03-09", "2031-03-15", None)


def test_date_narrowed_by_other_pages_stands() -> None:
    page = annotate(Document(id="p", text="\n".join([TITLE, LEAD, MORE])), load_lexicon(), STAGES[:6])
    reason = Evidence(rule="same_news", message="page q is dated")
    narrowed = ArticleDate(earliest="2031-05-01", latest="2031-05-15", basis="inferred", evidence=(reason,))
    again = page.with_layers(articles=(msgspec.structs.replace(page.articles[0], date=narrowed),))
    assert date_articles(again, load_lexicon())[0].date == narrowed


def test_own_day_is_believed_before_a_later_day_that_seems_past() -> None:
    lead = "قرر عمال الجسر اليوم السبت 3 مايو 2031 تنفيذ إضراب."
    found = _date(TITLE, lead, "وتم الاتفاق على الإضراب يوم 20 مايو 2031 في جميع الورش.")
    assert (found.value, [c.rule for c in found.contradictions]) == ("2031-05-03", ["named_past"])


def test_own_day_whose_weekday_agrees_with_no_recent_year_is_taken_for_a_slip() -> None:
    lead = "افتتح محافظ وادي النيلوفر اليوم السبت 20 يناير جسرا جديدا يربط ضفتي النهر."
    assert _date(TITLE, lead, fetched="2017-02-01").latest == "2017-02-01"
    assert _date(TITLE, lead, fetched="2018-02-01").latest == "2018-01-20"
