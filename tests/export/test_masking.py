"""Private people are masked wherever things are listed."""

import json
import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.corpus.pages import PageMaker
from tests.export.case import JUNE, PRIVATE, PUBLIC, small_case

from tawatur.cli.chronicle import ChronicleFormat, formatted
from tawatur.corpus.chronicle import Derived, derive
from tawatur.export.masking import Mask
from tawatur.lexicon.lexicon import load_lexicon
from tawatur.model.chronicle import Entity
from tawatur.model.document import Document
from tawatur.model.span import Span
from tawatur.pipeline import annotate
from tawatur.readers.inputs import read_inputs
from tawatur.readers.page_input import PageInput


@pytest.mark.parametrize("format", list(ChronicleFormat))
def test_private_name_is_in_no_list(format: ChronicleFormat) -> None:
    derived = small_case()
    events = list(derived.chronicle.events)
    masked = formatted(derived, events, format, show_private=False, isolated=False)
    shown = formatted(derived, events, format, show_private=True, isolated=False)
    assert PRIVATE not in masked
    assert "شخص" in masked
    assert PRIVATE in shown
    assert PUBLIC in masked


def test_json_keeps_two_private_people_two_and_hides_their_ids() -> None:
    derived = small_case()
    text = formatted(derived, list(derived.chronicle.events), ChronicleFormat.JSON, show_private=False, isolated=False)
    private = [e for e in json.loads(text)["entities"] if not e["public"]]
    assert [(e["id"], e["name"]) for e in private] == [("PER:شخص 1", "شخص")]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (f"قال {PRIVATE} أمس", "قال شخص أمس"),
        (f"و{PRIVATE}", "وشخص"),
        (f"{PRIVATE}ة", f"{PRIVATE}ة"),
        (PUBLIC, PUBLIC),
        ("سهيل", "سهيل"),
    ],
)
def test_whole_names_are_masked_and_nothing_else(text: str, masked: str) -> None:
    derived = small_case()
    assert Mask(derived.chronicle, derived.documents).text(text) == masked


@pytest.fixture(scope="module")
def sample(repository: Path) -> Derived:
    lexicon = load_lexicon()
    found = read_inputs([repository / "gold" / "pages"])
    return derive([annotate(page.document(), lexicon) for page in found if isinstance(page, PageInput)])


def people(derived: Derived) -> list[Entity]:
    return [entity for entity in derived.chronicle.entities if entity.type == "PER"]


def with_private(derived: Derived, private: set[str]) -> Derived:
    """The same case, had its pages given these people no office."""
    entities = tuple(
        msgspec.structs.replace(e, public=e.id not in private) if e.type == "PER" else e
        for e in derived.chronicle.entities
    )
    return Derived(derived.documents, msgspec.structs.replace(derived.chronicle, entities=entities))


def wordings(derived: Derived, entity: Entity) -> set[str]:
    pages = {document.id: document for document in derived.documents}
    spans = {(d.id, m.id): m.span for d in derived.documents for m in d.mentions if not m.nominal}
    refs = [(ref.page, ref.mention) for ref in entity.mentions if (ref.page, ref.mention) in spans]
    return {entity.name} | {spans[ref].of(pages[ref[0]].text) for ref in refs}


@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whoever_is_private_is_named_in_no_list(sample: Derived, data: st.DataObject) -> None:
    everybody = people(sample)
    assert len(everybody) > 3
    private = data.draw(st.sets(st.sampled_from([entity.id for entity in everybody]), min_size=1))
    derived = with_private(sample, private)
    events = list(derived.chronicle.events)
    public = " ".join(name for e in everybody if e.id not in private for name in wordings(sample, e))
    for format in ChronicleFormat:
        shown = formatted(derived, events, format, show_private=False, isolated=False)
        for entity in everybody:
            for name in wordings(sample, entity) if entity.id in private else ():
                if " " in name and name not in public:
                    assert not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", shown), (format, name)


def test_a_family_name_alone_is_masked_where_its_bearer_is_named(sample: Derived) -> None:
    maker = PageMaker("in/one.txt", f"توفي {PRIVATE} أمس. وقال الزعتري قبل وفاته إن وزارة الري أهملت السد.", date=JUNE)
    person = maker.name(PRIVATE, "PER", f"PER:{PRIVATE}", public=False)
    maker.name("وزارة الري", "ORG", "ORG:ري")
    maker.event("وفاته", "HARM.killed", when="2024-06-09", who=[("victim", person)])
    derived = derive([maker.page()])
    mask = Mask(derived.chronicle, derived.documents)
    page = derived.documents[0]
    assert mask.within(page, Span(0, len(page.text))) == "توفي شخص أمس. وقال شخص قبل وفاته إن وزارة الري أهملت السد."
    assert mask.told("تصريح الزعتري", [page.id]) == "تصريح شخص"
    assert mask.told_numbered("تصريح الزعتري", [page.id]) == "تصريح شخص 1"
    assert mask.told("تصريح الزعتري", ["another"]) == "تصريح الزعتري"


def test_two_masked_people_stay_two_and_no_line_says_a_person_is_named() -> None:
    derived = small_case()
    shown = formatted(derived, list(derived.chronicle.events), ChronicleFormat.TEXT, show_private=False, isolated=False)
    assert "شخص (مسمّى في الصفحة)" in shown
    assert "شخص (شخص مسمّى)" not in shown


def test_the_name_of_a_public_person_stays_where_another_page_names_them_without_an_office() -> None:
    texts = ("قال وزير النقل العراقي حازم الشمراوي إن الطريق فُتح.", "عاد حازم الشمراوي إلى بيته.")
    pages = [annotate(Document(id=f"p{n}", text=text)) for n, text in enumerate(texts)]
    derived = derive(pages)
    assert [e.public for e in derived.chronicle.entities if e.type == "PER"] == [True, False]
    mask = Mask(derived.chronicle, derived.documents)
    assert mask.text("زيارة حازم الشمراوي") == "زيارة حازم الشمراوي"
    bare = next(m for m in derived.documents[1].mentions if m.type == "PER")
    assert mask.within(derived.documents[1], bare.span) == "شخص"
