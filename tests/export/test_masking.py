"""Private people are masked wherever things are listed."""

import json

import pytest
from tests.export.case import PRIVATE, PUBLIC, small_case

from tawatur.cli.chronicle import ChronicleFormat, formatted
from tawatur.export.masking import Mask


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
