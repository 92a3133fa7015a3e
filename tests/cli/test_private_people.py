"""Private people of the sample pages, by the gold, are masked in every form of the chronicle; who speaks stands in the chain."""

import json
from collections import defaultdict
from pathlib import Path

import pytest
from tests.cli.conftest import tawatur

GOLD = Path(__file__).parents[2] / "gold" / "pages"
LEAKS = {
    "al-dah-ould-mbarek": "«ولد» begins no family name yet",
}
"""Names that are still shown, and why. Each is a strict failure: who mends one takes it out."""


def rows(layer: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (GOLD / f"{layer}.jsonl").read_text("utf-8").splitlines()]


def family_name(name: str) -> set[str]:
    """The last word of a name, where it tells somebody apart."""
    return {name.split()[-1]} - {"الله"}


def private_people() -> dict[str, set[str]]:
    """The names and family names of each person whom the gold calls private and who says nothing on the page."""
    found: dict[str, set[str]] = defaultdict(set)
    speakers = {str(quote["speaker"]["text"]) for quote in rows("quotes") if isinstance(quote["speaker"], dict)}
    for mention in rows("mentions"):
        if mention.get("public") is False:
            found[str(mention["canonical"])] |= {str(mention["text"]), *family_name(str(mention["text"]))}
    return {person: names for person, names in found.items() if not names & speakers}


@pytest.fixture(scope="module")
def chronicles(sample_case: Path) -> dict[str, str]:
    """The whole chronicle in each of its forms."""
    told = ("chronicle", "--case", sample_case, "--level", "all", "--format")
    return {form: tawatur(*told, form).text for form in ("text", "html", "csv", "md", "json")}


@pytest.mark.parametrize(
    "person",
    [
        pytest.param(name, marks=pytest.mark.xfail(strict=True, reason=LEAKS[name])) if name in LEAKS else name
        for name in sorted(private_people())
    ],
)
def test_a_private_person_of_the_gold_is_masked(person: str, chronicles: dict[str, str]) -> None:
    names = private_people()[person]
    assert not {(form, name) for form, text in chronicles.items() for name in names if name in text}


def test_the_gold_has_private_people() -> None:
    assert len(private_people()) >= 8
    assert set(LEAKS) <= set(private_people())
