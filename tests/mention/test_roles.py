"""Offices and who holds them."""

import pytest

from tawatur.lexicon.lexicon import load_lexicon
from tawatur.mention.roles import role_bindings
from tawatur.model.document import Document
from tawatur.pipeline import annotate

BOUND = [
    ("قال وزير الصحة سامر الحداد إن", {"سامر الحداد": ["وزير الصحة"]}),
    ("وصل سامر الحداد، قائد القوات اللبنانية، إلى", {"سامر الحداد": ["قائد القوات اللبنانية"]}),
    (
        "قال المتحدث باسم الجيش اللبناني العقيد سامر الحداد إن",
        {"سامر الحداد": ["المتحدث باسم الجيش اللبناني", "العقيد"]},
    ),
    ("قالت المتحدثة باسم البلدية، آنا كوفالسكي، إن", {"آنا كوفالسكي": ["المتحدثة باسم البلدية"]}),
    ("قال وزراء الخارجية إن", {}),
    ("اتهمت الشرطة سائق الوزير سامر الحداد بالسرقة", {}),
    ("حضرت زوجة الرئيس سامر الحداد الحفل", {}),
    ("قال وزير الخارجية البحريني، سامر الحداد إن القرار صدر", {"سامر الحداد": ["وزير الخارجية البحريني"]}),
    ("قال اللواء مستور الحارثي إن الحريق أخمد", {"مستور الحارثي": ["اللواء"]}),
    ("شارك نائب الرئيس السوداني سامر الحداد في الحفل", {"سامر الحداد": ["نائب الرئيس السوداني"]}),
    ("قالت مستشارة الرئيس آنا كوفالسكي إن", {"آنا كوفالسكي": ["مستشارة الرئيس"]}),
]


@pytest.mark.parametrize(("text", "expected"), BOUND)
def test_roles_bind_the_person_beside_them(text: str, expected: dict[str, list[str]]) -> None:
    document = annotate(Document(id="p", text=text), load_lexicon())
    spans = {m.id: m.span.of(text) for m in document.mentions}
    bound = {spans[person]: [spans[role] for role in roles] for person, roles in role_bindings(document).items()}
    assert bound == expected


@pytest.mark.parametrize("text", ["رئيسية المدينة", "فريق كبير من العمال", "وإلى محافظة حلب"])
def test_words_that_look_like_a_role_are_none(text: str) -> None:
    document = annotate(Document(id="p", text=text), load_lexicon())
    assert not [m for m in document.mentions if m.type == "ROLE"]


def test_who_belongs_to_an_office_holder_is_private() -> None:
    text = "اتهمت الشرطة سائق الوزير سامر الحداد بالسرقة"
    document = annotate(Document(id="p", text=text), load_lexicon())
    assert [m.public for m in document.mentions if m.type == "PER"] == [False]
