from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from tawatur.lexicon.lexicon import load_lexicon
from tawatur.model.document import Document, Source
from tawatur.model.event import EventMention
from tawatur.model.span import Span
from tawatur.pipeline import annotate

WORDS = [
    *("قتل", "مقتل", "غارة", "على", "شخصين", "ثلاثة", "في", "المدينة", "لم", "لا", "سوف", "أن", "الذي", "بعد"),
    *("،", ".", ":", "«", "»", "وزير", "الدفاع", "زار", "العاصمة", "أمس", "نفى", "هجوم", "2023", "المقبل"),
]


def read(text: str, published: str | None = None) -> Document:
    return annotate(Document(id="p", source=Source(published=published), text=text), load_lexicon())


def event(document: Document, trigger: str) -> EventMention:
    return next(e for e in document.events if e.trigger.of(document.text) == trigger)


def roles(document: Document, trigger: str) -> dict[str, str]:
    return {a.role: a.span.of(document.text) for a in event(document, trigger).arguments}


def spans(document: Document) -> Iterator[Span]:
    for found in document.events:
        yield found.trigger
        yield from found.cues
        yield from (argument.span for argument in found.arguments)
        if found.place is not None:
            yield found.place.span


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_no_words_break_the_stage_or_its_offsets(words: list[str]) -> None:
    document = read(" ".join(words))
    assert not document.issues
    assert all(0 <= span.start < span.end <= len(document.text) for span in spans(document))
    ids = [found.id for found in document.events]
    assert len(ids) == len(set(ids))


@given(st.text(max_size=80))
def test_no_text_breaks_the_stage(text: str) -> None:
    assert not [issue for issue in read(text).issues if "find_events" in issue.message]


def test_no_event_in_a_page_without_news() -> None:
    assert read("").events == ()


def test_a_name_holds_no_trigger() -> None:
    document = read("خبر\nقال ناطق باسم هيئة تحرير الشام إن الطريق مفتوح.\n")
    assert not [e for e in document.events if e.type.startswith("CONTROL")]


def test_passive_and_active_killing() -> None:
    assert roles(read("خبر\nقتل ثلاثة جنود في الانفجار.\n"), "قتل")["victim"] == "ثلاثة جنود"
    active = roles(read("خبر\nقتل الجيش ثلاثة مسلحين قرب البلدة.\n"), "قتل")
    assert active == {"agent": "الجيش", "victim": "ثلاثة مسلحين"}


def test_the_figure_that_counts_the_dead_is_theirs() -> None:
    document = read("خبر\nسقط 12 قتيلا و21 جريحا في المدينة.\n")
    assert roles(document, "قتيلا")["victim"] == "12 قتيلا"
    assert len(event(document, "قتيلا").quantities) == 1


def test_undated_past_lies_before_the_page_and_what_is_feared_has_no_date() -> None:
    document = read("خبر\nقتل ثلاثة جنود في كمين. وتخشى الأسر وقوع هجوم جديد في حال وقوع هجوم آخر.\n", "2023-05-10")
    assert event(document, "قتل").time.value == "../2023-05-10"
    assert event(document, "هجوم").time.value is None


def test_a_preposition_bounds_a_time() -> None:
    document = read("خبر\nينتشر الجنود في البلدة منذ عام 2019. ويعود اللاجئون قبل عام 2025.\n", "2023-05-10")
    assert event(document, "ينتشر").time.value == "2019/.."


def test_sport_is_no_war() -> None:
    match = (
        "خبر\nشن الفريق هجوما في الشوط الثاني وسجل اللاعب هدفا في مرمى المنتخب خلال مباراة الدوري على ملعب المدرب.\n"
    )
    assert not [e for e in read(match).events if e.type.startswith("ATTACK")]


def test_a_capital_that_acts_is_no_place() -> None:
    document = read("خبر\nشنت قوات بقيادة واشنطن غارة على القاعدة.\n")
    assert event(document, "غارة").place is None


def test_the_speaker_of_an_attribution_is_the_speaker_of_its_event() -> None:
    document = read("خبر\nقال وزير الدفاع إن القوات انسحبت من البلدة.\n")
    said = next(e for e in document.events if e.type.startswith("SPEECH"))
    assert [a.role for a in said.arguments] == ["speaker"]
    assert event(document, "انسحبت").chain == said.chain
