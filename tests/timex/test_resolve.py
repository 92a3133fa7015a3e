from collections.abc import Sequence

import pytest

from tawatur.lexicon.lexicon import load_lexicon
from tawatur.model.document import Document
from tawatur.model.page import Article, ArticleDate, Block
from tawatur.model.span import Span
from tawatur.model.time import TimeExpression
from tawatur.text.words import find_words
from tawatur.timex.find import find_timexes
from tawatur.timex.resolve import resolve_timexes

POST = "حساب المرصد: أغلق الطريق أمس. February 21, 2025"
BODY = "قال الوالي إن الطريق أغلق الأسبوع الماضي.\n"


def resolved(text: str, dated: ArticleDate, blocks: Sequence[Block] = ()) -> list[TimeExpression]:
    lexicon = load_lexicon()
    page = Document(id="p", text=text)
    page = page.with_layers(words=find_words(page, lexicon))
    page = page.with_layers(timexes=find_timexes(page, lexicon), blocks=tuple(blocks))
    article = Article(number=0, span=Span(0, len(text)), date=dated)
    return list(resolve_timexes(page.with_layers(articles=(article,)), lexicon))


def day(value: str) -> ArticleDate:
    return ArticleDate(value=value, earliest=value, latest=value, basis="stated")


def test_a_post_is_counted_from_its_own_day() -> None:
    post = Span(len(BODY), len(BODY) + len(POST))
    block = Block(id="b:1", span=post, kind="embed", article=0, rule="test")
    found = resolved(BODY + POST, day("2025-03-05"), [block])
    assert [(t.value, t.anchor) for t in found] == [
        ("2025-W09", "article:0"),
        ("2025-02-20", "block:b:1"),
        ("2025-02-21", None),
    ]


def test_the_day_of_a_post_may_stand_in_the_block_behind_it() -> None:
    text = "أغلق الطريق أمس.\nFebruary 21, 2025"
    blocks = [
        Block(id="b:1", span=Span(0, 16), kind="embed", article=0, rule="test"),
        Block(id="b:2", span=Span(17, len(text)), kind="embed", article=0, rule="test"),
    ]
    assert [t.value for t in resolved(text, day("2025-03-05"), blocks)] == ["2025-02-20", "2025-02-21"]


def test_what_comes_after_is_counted_from_the_expression_before() -> None:
    first, second = resolved("أبحر المركب في 3 مايو 2016 ثم عاد بعد أسبوعين.", day("2019-01-31"))
    assert (second.value, second.anchor) == ("2016-05-17", first.id)


def test_what_comes_after_nothing_has_no_value() -> None:
    (found,) = resolved("عاد المركب بعد أسبوعين.", day("2019-01-31"))
    assert (found.value, found.anchor) == (None, None)


def test_a_verb_in_the_future_counts_from_the_article_and_is_named_as_cue() -> None:
    text = "ستطلقان مهرجانا في أبريل وستجتمع اللجنة بعد أسبوعين."
    month, shift = resolved(text, day("2021-03-24"))
    assert (month.value, shift.value) == ("2021-04", "2021-04-07")
    assert [cue.of(text) for cue in month.cues] == ["ستطلقان"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("وصل الوفد الشهر الماضي.", "2023-02"),
        ("وصل الوفد عام 2014.", "2014"),
        ("وصل الوفد أمس السبت.", "XXXX-WXX-6"),
        ("وصل الوفد أمس.", None),
        ("وصل الوفد في 6 فبراير.", "2023-02-06"),
        ("وصل الوفد العام الماضي.", "2022"),
    ],
)
def test_an_interval_gives_only_what_all_its_days_give(text: str, value: str | None) -> None:
    march = ArticleDate(value="2023-03", earliest="2023-03-01", latest="2023-03-31", basis="inferred")
    assert [t.value for t in resolved(text, march)] == [value]


def test_the_weekdays_that_an_article_may_have_narrow_its_interval() -> None:
    week = ArticleDate(earliest="2023-03-01", latest="2023-03-07", basis="inferred", weekdays=(7,))
    assert [t.value for t in resolved("وصل الوفد أمس السبت.", week)] == ["2023-03-04"]


def test_an_open_end_gives_no_day() -> None:
    open_end = ArticleDate(latest="2023-03-07", basis="inferred")
    assert [t.value for t in resolved("وصل الوفد أمس، وعاد في مايو.", open_end)] == [None, "XXXX-05"]


def test_the_weekday_is_believed_and_the_conflict_shown() -> None:
    (found,) = resolved("أبحر المركب اليوم الأربعاء.", day("2019-01-31"))
    assert (found.value, found.rule) == ("2019-01-30", "time.relative_day_weekday+weekday_over_day")


@pytest.mark.parametrize(
    ("text", "value", "rule"),
    [
        ("وصل المركب اليوم 29 يناير.", "2019-01-29", "time.relative_day_date+date_over_day"),
        ("وصل المركب الجمعة 30 يناير.", "2019-01-30", "time.weekday_date+date_over_weekday"),
        ("وصل المركب الجمعة 30 يناير 2019.", "2019-01-30", "time.weekday_date+date_over_weekday"),
    ],
)
def test_the_written_date_is_believed_and_the_conflict_shown(text: str, value: str, rule: str) -> None:
    (found,) = resolved(text, day("2019-01-31"))
    assert (found.value, found.rule) == (value, rule)


@pytest.mark.parametrize(
    ("text", "value"),
    [("وصل الوفد أمس السبت.", "2023-03-04"), ("وصل الوفد أمس.", None), ("وصل الوفد الاثنين 6 مارس.", "2023-03-06")],
)
def test_a_weekday_picks_the_day_of_an_interval(text: str, value: str | None) -> None:
    days = ArticleDate(earliest="2023-03-03", latest="2023-03-07", basis="inferred")
    assert [t.value for t in resolved(text, days)] == [value]


def test_a_weekday_picks_the_year_of_a_wide_interval() -> None:
    years = ArticleDate(earliest="2014-03-01", latest="2016-02-01", basis="inferred")
    assert [t.value for t in resolved("وصل الوفد الاثنين 8 يونيو، وعاد اليوم الأربعاء.", years)] == [
        "2015-06-08",
        "XXXX-WXX-3",
    ]


def test_resolving_again_follows_a_narrowed_date() -> None:
    text, lexicon = "وصل الوفد أمس السبت.", load_lexicon()
    page = Document(id="p", text=text)
    page = page.with_layers(words=find_words(page, lexicon))
    page = page.with_layers(timexes=find_timexes(page, lexicon))
    month = ArticleDate(value="2023-03", earliest="2023-03-01", latest="2023-03-31", basis="inferred")
    narrowed = ((month, "XXXX-WXX-6"), (day("2023-03-05"), "2023-03-04"), (day("2023-03-12"), "2023-03-11"))
    for dated, expected in narrowed:
        article = Article(number=0, span=Span(0, len(text)), date=dated)
        page = page.with_layers(articles=(article,))
        page = page.with_layers(timexes=resolve_timexes(page, lexicon))
        assert [t.value for t in page.timexes] == [expected]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('في 18 آب/ أغسطس الجاري كتب الوالي: "أغلق الطريق الأسبوع الماضي"', "2025-W33"),
        ("في 18 آب/ أغسطس الجاري كتب الوالي: «أغلق الطريق الأسبوع الماضي»", "2025-W33"),
        ('في 18 آب/ أغسطس الجاري كتب الوالي: "أغلق الطريق"، وفتح الأسبوع الماضي', "2025-W34"),
        ("في 18 آب/ أغسطس الجاري فتح الطريق الذي أغلق الأسبوع الماضي", "2025-W34"),
    ],
)
def test_quoted_words_are_counted_from_the_day_written_before_them(text: str, value: str) -> None:
    assert resolved(text, day("2025-08-28"))[1].value == value
