from tests.corpus.pages import PageMaker

from tawatur.corpus.chronicle import derive
from tawatur.model.chronicle import Corroboration, Event
from tawatur.model.document import Document
from tawatur.model.page import ArticleDate

JUNE = ArticleDate(value="2024-06-10", earliest="2024-06-10", latest="2024-06-10", basis="stated")


def flood(
    page: str,
    text: str,
    speaker: str | None = None,
    kind: str = "office",
    entity: str | None = None,
    toll: str | None = None,
) -> Document:
    """A page on one flood in one town on one day, told by a speaker or in its own voice."""
    maker = PageMaker(page, text, date=JUNE)
    place = maker.name("وادي النخل", "LOC", "وادي النخل")
    chain = []
    if speaker:
        if entity:
            maker.name(speaker, "ORG", entity)
        chain = [maker.says(speaker, kind, text[text.index("سيول") :])]  # type: ignore[arg-type]
    figures = [maker.figure(toll, float(toll), float(toll))] if toll else []
    maker.event("سيول", "HAZARD.flood", place=place, when="2024-06-09", chain=chain, figures=figures)
    return maker.page()


def only(pages: list[Document]) -> Event:
    events = derive(pages).chronicle.events
    assert len(events) == 1
    return events[0]


def test_three_counts_are_never_added() -> None:
    event = only(
        [
            flood("a", "قالت هيئة الإنقاذ إن سيول وادي النخل جرفت طريقا", "هيئة الإنقاذ", entity="rescue"),
            flood("b", "قال شهود إن سيول وادي النخل كانت قوية", "شهود", "anonymous"),
            flood("c", "ضربت سيول وادي النخل أمس"),
        ]
    )
    assert event.origin_counts == Corroboration(named=1, anonymous=1, own_voice=1)
    assert event.independent_origins == 1


def test_one_body_in_two_pages_is_one_origin_and_two_bodies_are_two() -> None:
    first = flood("a", "قالت هيئة الإنقاذ إن سيول وادي النخل جرفت طريقا", "هيئة الإنقاذ", entity="rescue")
    again = flood("b", "ذكرت هيئة الإنقاذ أن سيول وادي النخل أغلقت مدرسة", "هيئة الإنقاذ", entity="rescue")
    other = flood("c", "أكدت البلدية أن سيول وادي النخل أغرقت السوق", "البلدية", entity="municipality")
    assert only([first, again]).origin_counts.named == 1
    assert only([first, again, other]).origin_counts.named == 2


def test_anonymous_sources_of_two_pages_are_never_one_nor_one_with_a_name() -> None:
    pages = [
        flood("a", "قال شهود إن سيول وادي النخل كانت قوية", "شهود", "anonymous"),
        flood("b", "قال شهود إن سيول وادي النخل جرفت سيارات", "شهود", "anonymous"),
        flood("c", "أكدت البلدية أن سيول وادي النخل أغرقت السوق", "البلدية", entity="municipality"),
    ]
    assert only(pages).origin_counts == Corroboration(named=1, anonymous=2, own_voice=0)


def test_twelve_words_in_a_row_make_two_origins_one() -> None:
    said = "سيول وادي النخل جرفت طريقا وجسرا صغيرا وأغلقت مدخل السوق القديم ومدرستين وعيادة في ساعة واحدة"
    pages = [
        flood("a", "قالت هيئة الإنقاذ إن " + said, "هيئة الإنقاذ", entity="rescue"),
        flood("b", "كتبت شبكة الوادي أن " + said, "شبكة الوادي", entity="network"),
    ]
    event = only(pages)
    assert event.origin_counts.named == 1
    assert {"same_words", "copied_passage"} & set(event.origins[0].joined_by)


def test_figures_of_two_origins_that_exclude_each_other_stand_side_by_side() -> None:
    pages = [
        flood("a", "قالت هيئة الإنقاذ إن سيول وادي النخل قتلت 7", "هيئة الإنقاذ", entity="rescue", toll="7"),
        flood("b", "أكدت البلدية أن سيول وادي النخل قتلت 4", "البلدية", entity="municipality", toll="4"),
    ]
    event = only(pages)
    assert sorted(f.low or 0 for f in event.figures) == [4, 7]
    assert [c.axis for c in event.conflicts] == ["number"]
