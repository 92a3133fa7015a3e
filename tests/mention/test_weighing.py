"""Rules and model weighed: what stands, what is added, what is dropped."""

import pytest

from tawatur.lexicon.lexicon import load_lexicon
from tawatur.mention.mentions import find_mentions
from tawatur.mention.weighing import BALANCED, PRECISION, RECALL, Bias
from tawatur.model.document import Document
from tawatur.model.mention import Mention
from tawatur.pipeline import STAGES

UNKNOWN = "وقال المدرب ألفريدو كاستيانوس إن الفريق مستعد. وأضاف كاستيانوس أنه متفائل"


def mentions(text: str, bias: Bias | None = BALANCED) -> dict[str, Mention]:
    document = Document(id="p", text=text)
    for layer, stage in STAGES:
        if layer == "mentions":
            break
        document = document.with_layers(**{layer: stage(document, load_lexicon())})
    return {
        m.span.of(text): m for m in find_mentions(document, load_lexicon(), bias) if m.type in ("PER", "ORG", "LOC")
    }


TEXTS = [
    UNKNOWN,
    "التقى وزير الخارجية نظيره الفرنسي في باريس وبحث معه عمل الأمم المتحدة",
    "أعلنت حركة طالبان وقف القتال في ولاية هلمند",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_stricter_bias_never_finds_a_name_that_a_looser_one_lacks(text: str) -> None:
    by_model = [
        {name for name, m in mentions(text, bias).items() if m.rule == "sequence model"}
        for bias in (PRECISION, BALANCED, RECALL)
    ]
    assert by_model[0] <= by_model[1] <= by_model[2]


@pytest.mark.parametrize("text", TEXTS)
def test_every_mention_has_a_confidence(text: str) -> None:
    assert all(0 < m.confidence <= 1 for m in mentions(text).values())


def test_listed_names_stand_whatever_the_model_says() -> None:
    never = Bias(added=1.1, dropped=1.1, recut=1.1)
    assert "الأمم المتحدة" in mentions(TEXTS[1], never)


def test_a_name_of_the_rules_that_the_model_gives_no_chance_is_dropped() -> None:
    text = 'قالت الوزارة إنها تعتبرها منظمات "إرهابية" منذ عام'
    assert 'منظمات "إرهابية"' in mentions(text, None)
    assert 'منظمات "إرهابية"' not in mentions(text)


def test_without_a_bias_the_rules_stand_alone() -> None:
    assert not any(m.rule == "sequence model" for m in mentions(UNKNOWN, None).values())


def test_a_person_whom_the_model_adds_is_found_again_by_the_last_name() -> None:
    found = mentions(UNKNOWN)
    assert {"ألفريدو كاستيانوس", "كاستيانوس"} <= set(found)
    assert found["كاستيانوس"].entity == found["ألفريدو كاستيانوس"].entity


NO_PEOPLE = [
    "تصافح كيم ومون عند الباب",
    'قال إن المسبار "رشيد" يعجز عن العودة',
    "عاد الفريق عن طريق أركاديوس ميليك",
]


@pytest.mark.parametrize("text", NO_PEOPLE)
def test_the_model_adds_no_name_over_marks_or_of_two_people(text: str) -> None:
    added = [name for name, m in mentions(text, RECALL).items() if m.rule == "sequence model"]
    assert not [
        name for name in added if any(mark in name for mark in '"»،') or " و" in name or name.startswith("طريق")
    ]


def test_a_town_that_ends_a_persons_name_is_no_place() -> None:
    found = mentions("وقال المبعوث خوان كارلوس بيريرا إن المحادثات بدأت")
    assert "خوان كارلوس بيريرا" in found
    assert not [m for m in found.values() if m.type == "LOC"]
