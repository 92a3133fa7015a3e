"""One thing under its names across pages: what a rule joins, what it only asks, what a person overrules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.corpus.entities import Entities, link_entities
from tawatur.corpus.person_names import name_words, relation
from tawatur.model.chronicle import Judgement
from tawatur.model.document import Document
from tawatur.model.mention import Mention
from tawatur.model.page import Sentence
from tawatur.model.span import Span
from tawatur.pipeline import annotate

SPOKESMAN = "قال المتحدث باسم وزارة النقل العراقية {} إن الطريق فُتح."
MINISTER = "وصل وزير النقل العراقي {} إلى البصرة."


def pages(*texts: str) -> list[Document]:
    return [annotate(Document(id=f"p{n}", text=text)) for n, text in enumerate(texts, 1)]


def mention(document: Document, name: str) -> Mention:
    """The first mention of a name in a page."""
    start = document.text.index(name)
    return next(m for m in document.mentions if m.span.start <= start < m.span.end and m.type in ("PER", "ORG", "LOC"))


def how(texts: tuple[str, str], names: tuple[str, str], verdict: str | None = None) -> str:
    """same, unsure or apart: what the case holds of two names on two pages, after a person's ``verdict`` on them."""
    both = pages(*texts)
    ids = [mention(page, name).id for page, name in zip(both, names, strict=True)]
    keys = [f"{page.id}#{id}" for page, id in zip(both, ids, strict=True)]
    judged = (
        [Judgement(verdict=verdict, subject=keys[0], other=keys[1], made_by="editor", why="known")] if verdict else []
    )  # type: ignore[arg-type]
    linked = link_entities(both, judged)
    one, two = (linked.of[page.id, id] for page, id in zip(both, ids, strict=True))
    return "same" if one == two else "unsure" if two in linked.possibly.get(one, ()) else "apart"


def test_a_person_known_by_one_word_is_never_joined_across_pages() -> None:
    one = "قال أبو حازم، وهو بائع خضار، إن الأسعار ارتفعت."
    two = "نجا أبو حازم، وهو سائق من قرية أخرى، من الحادث."
    assert how((one, two), ("أبو حازم", "أبو حازم")) == "apart"


@pytest.mark.parametrize(
    ("texts", "names", "expected"),
    [
        ((MINISTER.format("عبد الرحيم الشمراوي"), MINISTER.format("عبدالرحيم الشمراوى")), ("عبد", "عبدالرحيم"), "same"),
        ((MINISTER.format("غريغوار هالمان"), MINISTER.format("جريجوار هلمان")), ("غريغوار", "جريجوار"), "same"),
        ((MINISTER.format("حازم جواد الشمراوي"), MINISTER.format("حازم الشمراوي")), ("حازم", "حازم"), "same"),
        ((MINISTER.format("حازم الشمراوي"), MINISTER.format("الشمراوي")), ("حازم", "الشمراوي"), "same"),
        ((MINISTER.format("حازم الشمراوي"), MINISTER.format("سالم الشمراوي")), ("حازم", "سالم"), "apart"),
        ((MINISTER.format("حازم جواد الشمراوي"), MINISTER.format("جواد الشمراوي")), ("حازم", "جواد"), "apart"),
        ((MINISTER.format("حازم الشمراوي"), SPOKESMAN.format("حازم الشمراوي")), ("حازم", "حازم"), "unsure"),
        (
            (MINISTER.format("حازم الشمراوي"), SPOKESMAN.format("حازم الشمراوي") + " وسيصل إلى البصرة."),
            ("حازم", "حازم"),
            "same",
        ),
        (
            ("قال الرئيس العراقي عثمان سعيد إن القمة ناجحة.", "قال عثمان سعيد، رئيس العراق، ذلك."),
            ("عثمان", "عثمان"),
            "same",
        ),
        (
            ("بحث الرئيس العراقي حازم الشمراوي ذلك عام 2004.", "بحث الرئيس العراقي الشمراوي ذلك عام 2021."),
            ("حازم", "الشمراوي"),
            "unsure",
        ),
        (("فازت حركة النهضة التونسية.", "فازت حركة النهضة الجزائرية."), ("حركة", "حركة"), "apart"),
        (
            (MINISTER.format("حازم الشمراوي"), MINISTER.format("حازم الشمراوي").replace("العراقي", "اليمني")),
            ("حازم", "حازم"),
            "apart",
        ),
        (("أصيب حازم الشمراوي في الحادث.", "عاد حازم الشمراوي إلى بيته."), ("حازم", "حازم"), "unsure"),
        (("أصيب حازم جواد الشمراوي في الحادث.", "عاد حازم الشمراوي إلى بيته."), ("حازم", "حازم"), "apart"),
        (("أعلنت وزارة التعليم الليبية ذلك.", "أعلنت وزارة التعليم اليمنية ذلك."), ("وزارة", "وزارة"), "apart"),
        (("أعلنت وزارة التعليم الليبية ذلك.", "نفت وزارة التعليم في ليبيا ذلك."), ("وزارة", "وزارة"), "same"),
        (("أعلنت وزارة التعليم ذلك.", "نفت وزارة التعليم ذلك."), ("وزارة", "وزارة"), "unsure"),
        (
            (
                "بحث مجلس الوزراء في نواكشوط ملف المخطوفين في سبها ودرنة ومصراتة بليبيا، وقال مسؤول ليبي إنهم بخير.",
                "بحث مجلس الوزراء في الدوحة ملف المخطوفين في سبها ودرنة ومصراتة بليبيا، وقال مسؤول ليبي إنهم بخير.",
            ),
            ("مجلس", "مجلس"),
            "apart",
        ),
    ],
)
def test_two_names_across_pages(texts: tuple[str, str], names: tuple[str, str], expected: str) -> None:
    assert how(texts, names) == expected


def test_a_person_overrules_a_rule_both_ways() -> None:
    texts, names = (MINISTER.format("حازم الشمراوي"), MINISTER.format("حازم الشمراوي")), ("حازم", "حازم")
    assert (how(texts, names), how(texts, names, "different")) == ("same", "apart")
    apart = (MINISTER.format("حازم الشمراوي"), MINISTER.format("سالم الشمراوي"))
    assert how(apart, ("حازم", "سالم"), "same") == "same"


def test_a_page_may_say_itself_that_two_names_are_one() -> None:
    page = pages("قتل حازم الشمراوي، المعروف بأبي ليث الحوراني، في غارة.")[0]
    linked = link_entities([page])
    assert linked.of["p1", mention(page, "حازم").id] == linked.of["p1", mention(page, "أبي ليث").id]
    assert [j.made_by for j in linked.judgements] == ["rule:text_says"]


def test_every_join_says_which_mentions_and_by_which_rule() -> None:
    linked = link_entities(pages(MINISTER.format("حازم جواد الشمراوي"), MINISTER.format("حازم الشمراوي")))
    judgement = next(j for j in linked.judgements if j.made_by == "rule:name_longer")
    assert judgement.cues == ("وزير النقل العراقي",)
    assert {judgement.subject.partition("#")[0], str(judgement.other).partition("#")[0]} == {"p1", "p2"}


def test_the_order_of_pages_does_not_matter() -> None:
    some = pages(MINISTER.format("حازم جواد الشمراوي"), MINISTER.format("حازم الشمراوي"), SPOKESMAN.format("الشمراوي"))
    assert link_entities(some) == link_entities(some[::-1])


def test_a_persons_choice_of_name_is_shown() -> None:
    page = pages(MINISTER.format("حازم الشمراوي"))[0]
    key = f"p1#{mention(page, 'حازم').id}"
    judged = Judgement(
        verdict="correct", subject=key, field="name", value="حازم ج. الشمراوي", made_by="editor", why="x"
    )
    assert "حازم ج. الشمراوي" in {e.name for e in link_entities([page], [judged]).linked}


NAME = st.lists(st.text("ابتجحدرسعفقلمنهوي", min_size=2, max_size=6), min_size=1, max_size=4).map(" ".join)
"""Names of any words, one to four of them."""


SURROUNDINGS = " في مستشفى الوادي ببلدة الزعفران مع الوزير سامر الحداد"
"""A body, a small place and a public person that both pages name."""


def private_page(page: str, name: str, around: str) -> Document:
    span = Span(0, len(name))
    found = Mention(id=f"m:0-{len(name)}", span=span, type="PER", entity=f"per:{name}", public=False, rule="test")
    text = f"{name}{SURROUNDINGS} {around}"
    kinds = (("مستشفى الوادي", "ORG", "org:a"), ("الزعفران", "LOC", "loc:b"), ("سامر الحداد", "PER", "per:سامر الحداد"))
    others = tuple(
        Mention(
            id=f"m:{start}-{start + len(words)}",
            span=Span(start, start + len(words)),
            type=kind,  # type: ignore[arg-type]
            entity=key,
            public=kind == "PER" or None,
            rule="test",
        )
        for words, kind, key in kinds
        for start in (text.index(words, len(name)),)
    )
    sentence = Sentence(Span(0, len(text)), 0, 0)
    return Document(id=page, text=text, mentions=(found, *others), sentences=(sentence,))


def entity_of(linked: Entities, page: Document) -> str:
    return linked.of[page.id, page.mentions[0].id]


@given(NAME, NAME, st.text("ابت ", max_size=8))
def test_short_and_long_names_of_private_people_are_never_joined(one: str, two: str, around: str) -> None:
    first, second = private_page("p1", one, around), private_page("p2", two, around + " آخر")
    linked = link_entities([first, second])
    if name_words(one) != name_words(two) or len(name_words(one)) == 1:
        assert entity_of(linked, first) != entity_of(linked, second)
    assert linked.of["p1", first.mentions[3].id] == linked.of["p2", second.mentions[3].id]


@given(NAME, st.integers(1, 3), st.text("ابت ", max_size=8))
def test_a_part_of_a_private_name_is_never_joined_to_it(name: str, kept: int, around: str) -> None:
    words = name.split()
    for part in (words[-kept:], words[:kept]):
        short = " ".join(part)
        first, second = private_page("p1", name, around), private_page("p2", short, around)
        linked = link_entities([first, second])
        if name_words(short) != name_words(name):
            assert entity_of(linked, first) != entity_of(linked, second)


@given(NAME, NAME)
def test_how_names_relate_does_not_depend_on_their_order(one: str, two: str) -> None:
    assert relation(name_words(one), name_words(two)) == relation(name_words(two), name_words(one))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قال المدير العام للدفاع المدني اللبناني إن الحريق أخمد", "الدفاع المدني اللبناني"),
        ("وقال ممثل للولايات المتحدة ذلك", "الولايات المتحدة"),
        ("وقدم دعما للبنان", "لبنان"),
    ],
)
def test_a_name_is_shown_with_the_article_that_a_preposition_took(text: str, name: str) -> None:
    assert name in {entity.name for entity in link_entities(pages(text)).linked}
