"""Own pages on invented events, and cases made of them."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tawatur.case.case import Case, open_case

PAGES = {
    "fire": "حريق في مصنع بمدينة الزهراء\nقال المتحدث باسم الدفاع المدني سالم الهادي يوم 3 مارس 2024 إن حريقا اندلع في مصنع "
    "للنسيج بمدينة الزهراء وأسفر عن إصابة 12 عاملا.",
    "visit": "وزير النقل يزور ميناء الربوة\nوصل وزير النقل كمال العيدي إلى ميناء الربوة يوم 5 مارس 2024 في زيارة رسمية.",
    "talks": "محادثات\nأجرى وزير النقل كمال العيدي محادثات مع مدير ميناء الربوة يوم 5 مارس 2024، بحسب وكالة أنباء السهل.",
}


def records(pages: dict[str, str]) -> str:
    """JSON Lines of pages by id."""
    return "".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in pages.items())


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """The pages as a file of records."""
    path = tmp_path / "pages.jsonl"
    path.write_text(records(PAGES), encoding="utf8")
    return path


@pytest.fixture
def case(tmp_path: Path, pages: Path) -> Iterator[Case]:
    """An open case of the three pages."""
    with open_case(tmp_path / "case", create=True) as opened:
        assert opened.ingest([pages]).added == len(PAGES)
        yield opened
