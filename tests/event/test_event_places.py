import pytest

from tawatur.lexicon.lexicon import load_lexicon
from tawatur.model.document import Document, Source
from tawatur.model.event import EventMention
from tawatur.pipeline import annotate


def read(sentence: str) -> Document:
    text = f"عنوان الخبر\nكتب مراسلنا من المكان. {sentence}.\n"
    return annotate(Document(id="p", source=Source(published="2023-05-10"), text=text), load_lexicon())


def event(document: Document, trigger: str) -> EventMention:
    return next(e for e in document.events if e.trigger.of(document.text) == trigger)


def places(document: Document, trigger: str) -> tuple[str | None, list[str]]:
    found = event(document, trigger)
    wider = [a.span.of(document.text) for a in found.arguments if a.role == "place"]
    return (found.place.name if found.place else None), wider


@pytest.mark.parametrize(
    ("sentence", "trigger", "place", "wider"),
    [
        ("قصفت الطائرات موقعا في ريف حلب قرب مدينة الباب", "قصفت", "الباب", ["حلب"]),
        ("وقع انفجار في بغداد", "انفجار", "بغداد", []),
        ("وقع انفجار في قرية الزهيراتية بريف حلب", "انفجار", "الزهيراتية", ["حلب"]),
        ("نفذت القوات غارات في العراق وسوريا", "غارات", "العراق", ["سوريا"]),
        ("شهدت حلب هجوما عنيفا", "هجوما", "حلب", []),
    ],
)
def test_the_narrowest_place_is_the_events_and_the_wider_ones_are_arguments(
    sentence: str, trigger: str, place: str, wider: list[str]
) -> None:
    assert places(read(sentence), trigger) == (place, wider)


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("انتقد الحزب الغارات الليلية التي نفذتها الولايات المتحدة وفرنسا", "الغارات"),
        ("انتقد الحزب الغارة التي قادتها فرنسا", "الغارة"),
        ("قصفت روسيا مواقع المسلحين", "قصفت"),
        ("أدان الحزب مشاركة بريطانيا في الضربات", "مشاركة"),
    ],
)
def test_a_state_that_acts_is_an_agent_and_no_place(sentence: str, trigger: str) -> None:
    document = read(sentence)
    assert event(document, trigger).place is None
    assert any(a.role == "agent" for a in event(document, trigger).arguments)


def test_a_place_near_which_it_happened_has_the_precision_near() -> None:
    found = event(read("استهدفت طائرة سيارة بالقرب من مدينة الباب في ريف حلب"), "استهدفت").place
    assert found is not None
    assert (found.name, found.precision) == ("الباب", "near")


def test_a_region_is_no_point_on_a_map() -> None:
    found = event(read("وقع انفجار في محافظة إدلب"), "انفجار").place
    assert found is not None
    assert found.latitude is None


def test_what_a_meeting_is_about_is_not_where_it_was() -> None:
    assert event(read("عقد الوزراء اجتماعا لمناقشة الوضع في اليمن"), "اجتماعا").place is None
