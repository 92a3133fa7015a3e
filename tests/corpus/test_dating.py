"""Pages of a case date each other: by an event that one of them dates, and by telling the same news. All events are invented."""

import itertools

import pytest
from tests.corpus.pages import PageMaker

from tawatur.corpus.chronicle import derive
from tawatur.corpus.dating import narrow_dates
from tawatur.corpus.entities import link_entities
from tawatur.corpus.places import place_tree
from tawatur.corpus.tellings import tellings_of
from tawatur.model.document import Document
from tawatur.model.page import ArticleDate

STATED = ArticleDate(value="2031-05-10", earliest="2031-05-10", latest="2031-05-10", basis="stated")
LEAD = "انفجرت ناقلة وقود قرب مخازن ميناء المرجان وقتل سالم البحري وأصيب عمال وتوقفت حركة السفن وأغلقت طريق الساحل"


def _open(earliest: str | None = None, latest: str | None = None, weekdays: tuple[int, ...] = ()) -> ArticleDate:
    return ArticleDate(earliest=earliest, latest=latest, weekdays=weekdays, basis="inferred")


def _news(page: str, date: ArticleDate, text: str = LEAD, who: str = "سالم البحري") -> Document:
    maker = PageMaker(page, f"{text} {page}", date=date)
    victim = maker.name(who, "PER", f"PER:{who}", public=True)
    place = maker.name("المرجان", "LOC", "المرجان")
    maker.event("قتل", "HARM.killed", who=[("victim", victim)], place=place)
    return maker.page()


def _visit(page: str, date: ArticleDate, when: str | None) -> Document:
    maker = PageMaker(page, f"وصل نادر العمري في زيارة إلى عمّان {page}", date=date)
    person = maker.name("نادر العمري", "PER", "PER:نادر العمري", public=True)
    place = maker.name("عمّان", "LOC", "عمّان")
    maker.event("زيارة", "CONTACT.visit", who=[("agent", person)], place=place, when=when)
    return maker.page()


def _narrowed(*pages: Document) -> dict[str, tuple[str | None, str | None]]:
    entities = link_entities(pages)
    found = narrow_dates(tellings_of(pages, entities), place_tree(pages, entities))
    return {n.page: (n.date.earliest, n.date.latest) for n in found}


def test_event_that_another_page_dates_narrows_to_its_days_and_the_weekday() -> None:
    pages = _visit("a", _open("2029-01-01", weekdays=(7,)), None), _visit("b", _open("2032-01-01"), "2031-03")
    assert _narrowed(*pages) == {"a": ("2031-03-02", "2031-04-06")}


def test_two_dated_events_that_exclude_each_other_give_nothing() -> None:
    pages = [_visit("a", _open(), None), _visit("b", STATED, "2031-03"), _visit("c", STATED, "2030-03")]
    assert _narrowed(*pages) == {}


def test_dated_page_of_the_same_news_narrows_to_a_week_around_it() -> None:
    pages = [_news("a", _open()), _news("b", STATED)]
    assert _narrowed(*pages) == {"a": ("2031-05-03", "2031-05-17")}


@pytest.mark.parametrize(
    "other",
    [
        _news(
            "b",
            STATED,
            "قتل سالم البحري في المرجان قبل عشرين عاما وما زالت أسرته تطلب حكما عادلا من قضاة المدينة الذين يؤجلون الجلسات ويغيبون",
        ),
        _news("b", _open("2031-05-01", "2031-06-30")),
        _news("b", _open(latest="2031-06-30")),
    ],
)
def test_other_words_or_a_page_that_is_not_dated_narrow_nothing(other: Document) -> None:
    assert _narrowed(_news("a", _open()), other) == {}


def test_own_evidence_is_not_overruled() -> None:
    assert _narrowed(_news("a", _open(earliest="2032-01-01")), _news("b", STATED)) == {}
    assert _narrowed(_news("a", _open(earliest="2031-05-12")), _news("b", STATED)) == {
        "a": ("2031-05-12", "2031-05-17")
    }


def test_dated_pages_weeks_apart_narrow_nothing() -> None:
    later = ArticleDate(value="2031-09-10", earliest="2031-09-10", latest="2031-09-10", basis="stated")
    assert _narrowed(_news("a", _open()), _news("b", STATED), _news("c", later)) == {}


def test_order_of_pages_does_not_matter() -> None:
    pages = [_news("a", _open()), _news("b", STATED), _visit("c", _open(), None), _visit("d", STATED, "2031-05-09")]
    found = [_narrowed(*order) for order in itertools.permutations(pages)]
    assert found[0].keys() == {"a", "c"} and all(one == found[0] for one in found)


def test_narrowed_date_stands_in_the_derived_page_with_its_reason() -> None:
    derived = derive([_news("a", _open()), _news("b", STATED)])
    date = next(page for page in derived.documents if page.id == "a").articles[0].date
    assert (date.earliest, date.latest, date.value) == ("2031-05-03", "2031-05-17", None)
    assert [e.rule for e in date.evidence] == ["same_news"] and "page b" in date.evidence[0].message
