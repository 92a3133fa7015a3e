"""Which place of a name is meant, why, and when it stays open; capitals that act."""

import importlib.util
import json
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from tawatur.lexicon.places import load_gazetteer
from tawatur.mention.place_candidates import kilometres
from tawatur.model.document import Document
from tawatur.model.mention import Mention
from tawatur.pipeline import annotate


def places(text: str) -> dict[str, Mention]:
    page = annotate(Document(id="p", text=text))
    assert not page.issues
    return {m.span.of(text): m for m in page.mentions if m.type == "LOC"}


def country_of(mention: Mention) -> str | None:
    place = load_gazetteer().place(mention.place) if mention.place else None
    return place.country if place else None


@pytest.mark.parametrize(
    ("text", "name", "country", "reason"),
    [
        ("انتشر الجيش اللبناني في طرابلس بعد الحادث.", "طرابلس", "LB", "country"),
        ("انتشر الجيش الليبي في طرابلس بعد الحادث.", "طرابلس", "LY", "country"),
        ("هطلت أمطار غزيرة على القنيطرة المغربية أمس.", "القنيطرة", "MA", "country"),
        ("هطلت أمطار غزيرة على القنيطرة في جنوب سوريا أمس.", "القنيطرة", "SY", "country"),
        ("أغلق جسر في قضاء الصويرة بمحافظة واسط.", "الصويرة", "IQ", "parent"),
        ("أغلقت طرق في العاصمة الأردنية عمان بسبب الثلوج.", "عمان", "JO", "country"),
        ("أغلقت طرق في صلالة ومناطق أخرى من عمان بسبب الإعصار.", "عمان", "OM", "country"),
    ],
)
def test_what_the_page_says_decides(text: str, name: str, country: str, reason: str) -> None:
    mention = places(text)[name]
    assert (country_of(mention), mention.reading and mention.reading.reason) == (country, reason)
    assert mention.reading is not None and mention.reading.cues


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("عقد المؤتمر في طرابلس يوم السبت.", "طرابلس"),
        ("هطلت أمطار غزيرة على القنيطرة أمس.", "القنيطرة"),
        ("انفجرت سيارة مفخخة في الدانا أمس.", "الدانا"),
        ("احترق مخزن في المنصورة فجر الأحد.", "المنصورة"),
        ("تستعد عمان لاستضافة المعرض.", "عمان"),
    ],
)
def test_what_cannot_be_known_stays_open_with_its_candidates(text: str, name: str) -> None:
    mention = places(text)[name]
    assert mention.place is None
    assert mention.reading is not None
    assert mention.reading.reason == "open" and len(mention.reading.candidates) > 1


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("وقع انفجار في مدينة الرقة في سوريا.", "الرقة", "city"),
        ("وقع انفجار في محافظة الرقة في سوريا.", "الرقة", "region"),
        ("وقع انفجار في ريف الرقة في سوريا.", "الرقة", "region"),
        ("وقع انفجار في مدينة الكويت.", "الكويت", "city"),
        ("وقع انفجار في الكويت.", "الكويت", "country"),
    ],
)
def test_the_word_before_says_the_level(text: str, name: str, kind: str) -> None:
    mention = places(text)[name]
    place = load_gazetteer().place(mention.place or "")
    assert place is not None and place.type == kind


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        ("قالت واشنطن إنها لن ترفع العقوبات.", "واشنطن", "country:US"),
        ("دمشق تنفي وقوع الهجوم.", "دمشق", "country:SY"),
        ("عقدت جولة جديدة من المحادثات بين الرياض وطهران.", "طهران", "country:IR"),
        ("رفضت فرنسا الاتفاق.", "فرنسا", "country:FR"),
        ("لم يتغير موقف بغداد من الأزمة.", "بغداد", "country:IQ"),
    ],
)
def test_a_capital_that_acts_keeps_its_state_as_a_second_reading(text: str, name: str, state: str) -> None:
    mention = places(text)[name]
    assert mention.metonym_of == state
    assert country_of(mention) == state.removeprefix("country:")


@pytest.mark.parametrize(
    "text",
    [
        "وصل الوزير إلى واشنطن أمس.",
        "شهدت دمشق انفجارا.",
        "استضافت الدوحة المؤتمر.",
        "قالت مصادر في بغداد إن الوضع هادئ.",
    ],
)
def test_a_place_where_something_happens_is_no_government(text: str) -> None:
    assert [m.metonym_of for m in places(text).values()] == [None]


def test_a_government_is_no_place_of_an_event() -> None:
    text = "قالت دمشق إن ثلاثة جنود قتلوا في غارة على حلب."
    page = annotate(Document(id="p", text=text))
    assert {event.place.name for event in page.events if event.place} == {"حلب"}


@pytest.mark.parametrize(
    "text",
    [
        "حمل الحطاب فأس جده.",
        "أكد الطبيب أن جنين السيدة لم يصب.",
        "كانت العقبة الأكبر أمام الاتفاق.",
        "سرت شائعات عن الحادث.",
    ],
)
def test_a_word_that_looks_like_a_town_gets_no_pin(text: str) -> None:
    assert [m.place for m in places(text).values() if m.place] == []


def test_towns_that_are_common_words_count_beside_a_town_of_their_country() -> None:
    found = places("توجهت القافلة إلى الباب ومنبج في ريف حلب.")
    assert {"الباب", "منبج"} <= set(found)
    assert country_of(found["الباب"]) == "SY"
    assert "الباب" not in places("طرق الجنود الباب ودخلوا المنزل.")


def test_a_name_that_comes_again_is_the_same_place() -> None:
    text = (
        "انتشر الجيش اللبناني في طرابلس بعد الحادث." + " وقال شهود إن الأسواق أغلقت." * 4 + " ثم عاد الهدوء إلى طرابلس."
    )
    page = annotate(Document(id="p", text=text))
    found = [m for m in page.mentions if m.span.of(text) == "طرابلس"]
    assert [country_of(mention) for mention in found] == ["LB", "LB"]


def test_distances() -> None:
    gazetteer = load_gazetteer()
    damascus, beirut = gazetteer.places("دمشق", small=False)[-1], gazetteer.places("بيروت", small=False)[-1]
    assert 75 < (kilometres(damascus, beirut) or 0) < 95
    country = next(place for place in gazetteer.places("الشرق الاوسط") if place.type == "area")
    assert kilometres(damascus, country) is None


@pytest.fixture(scope="module")
def measuring(repository: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("measure_places", repository / "tools" / "measure_places.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("table", "right", "told"), [("mentions.jsonl", 0.92, 0.99), ("fresh.jsonl", 0.77, 0.97)])
def test_the_tables_hold(repository: Path, measuring: ModuleType, table: str, right: float, told: float) -> None:
    path = repository / "gold" / "places" / table
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert all(row["text"][row["start"] : row["end"]] == row["name"] for row in rows)
    counts = Counter((row["kind"], measuring.verdict(row, m, place)) for row, m, place in measuring.outcomes(rows))
    total = sum(count for (kind, _), count in counts.items() if kind == "place")
    assert counts["place", "right"] / total >= right
    assert counts["place", "right"] / (counts["place", "right"] + counts["place", "wrong"]) >= told
    assert counts["unknown", "pinned"] == counts["area", "pinned"] == 0
