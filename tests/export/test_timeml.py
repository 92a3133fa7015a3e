from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from tawatur.export.timeml import timeml, timeml_lines
from tawatur.model.document import Document, Source
from tawatur.pipeline import annotate

TEXT = "أعلنت البلدية يوم 12 مارس 2024 أن الطريق أغلق أمس & فُتح <اليوم>."


def test_times_stand_in_the_text_with_their_values() -> None:
    page = annotate(Document(id="p", text=TEXT, source=Source(published="2024-03-13")))
    root = ElementTree.fromstring(timeml(page))
    assert "".join(root.find("TEXT").itertext()) == TEXT  # type: ignore[union-attr]
    values = {t.text: t.get("value") for t in root.iter("TIMEX3")}
    assert values["أمس"] == "2024-03-12"
    assert root.find("DCT/TIMEX3").get("value") == "2024-03-13"  # type: ignore[union-attr]


@given(st.lists(st.text(max_size=30), max_size=3))
def test_any_text_gives_well_formed_xml(texts: list[str]) -> None:
    pages = [annotate(Document(id=str(n), text=text)) for n, text in enumerate(texts)]
    root = ElementTree.fromstring(b"".join(timeml_lines(pages)))
    assert len(root) == len(texts)
