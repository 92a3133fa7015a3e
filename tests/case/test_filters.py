"""What a filter lets pass."""

import pytest

from tawatur.case.errors import BadFilter
from tawatur.case.filters import Filter, days_between, select
from tawatur.model.chronicle import Chronicle, Corroboration, Entity, EntityMentionRef, Event, MentionRef
from tawatur.model.document import Document
from tawatur.model.event import Argument, EventMention, EventPlace, EventTime
from tawatur.model.span import Span

TEXT = "التقى كمال العيدي في ميناء الربوة أمير السهل"
MEETING = EventMention(
    id="e:0-5",
    trigger=Span(0, 5),
    type="CONTACT.meeting",
    kind="event",
    status="occurred",
    arguments=(
        Argument("participant", Span(6, 17), "m:6-17"),
        Argument("place", Span(21, 33)),
        Argument("participant", Span(34, 44)),
    ),
    rule="test",
)
DOCUMENTS = [Document(id="p", text=TEXT, events=(MEETING,))]
ENTITY = Entity(
    id="x", name="كمال بن صالح العيدي", type="PER", public=True, mentions=(EntityMentionRef("p", "m:6-17"),)
)


@pytest.mark.parametrize(
    "given", ["05/03/2023", "2024-03/2024-04", "2024-13", "2024-02-30", "2024..", "2024-W10", "20240305", "", "أمس"]
)
def test_what_is_no_day_month_or_year_is_refused(given: str) -> None:
    for since, until in ((given, None), (None, given)):
        with pytest.raises(BadFilter, match="is no day"):
            days_between(since, until)


@pytest.mark.parametrize("wanted", [Filter(place=" "), Filter(actor=""), Filter(type="")])
def test_an_empty_name_is_refused(wanted: Filter) -> None:
    with pytest.raises(BadFilter, match="empty"):
        select(wanted, Chronicle(), [])


def event(number: int, **changes: object) -> Event:
    fields: dict[str, object] = {
        "id": f"ev{number}",
        "number": number,
        "type": "CONTACT.meeting",
        "level": "main",
        "title": "لقاء",
        "time": EventTime("2024-03-05"),
        "place": EventPlace(Span(27, 33), "الرَّبوة"),
        "status": "occurred",
        "mentions": (MentionRef("p", "e:0-5"),),
        "origins": (),
        "origin_counts": Corroboration(0, 0, 0),
        "independent_origins": 0,
    }
    return Event(**{**fields, **changes})  # type: ignore[arg-type]


BARE = {"mentions": (), "place": None}


@pytest.mark.parametrize(
    ("wanted", "changes", "passes"),
    [
        ({}, {"time": EventTime(), **BARE}, True),
        ({"since": "2024-03-05", "until": "2024-03-05"}, {}, True),
        ({"since": "2024-03-06"}, {}, False),
        ({"until": "2024-03-04"}, {}, False),
        ({"since": "2024", "until": "2024"}, {}, True),
        ({"since": "2024-03-20"}, {"time": EventTime("2024-03")}, True),
        ({"until": "2013"}, {"time": EventTime("2014/..")}, False),
        ({"since": "2030"}, {"time": EventTime("2014/..")}, True),
        ({"since": "2023-03-12"}, {"time": EventTime("[2023-03-05,2023-03-12]")}, True),
        ({"since": "2023-03-06", "until": "2023-03-11"}, {"time": EventTime("[2023-03-05,2023-03-12]")}, False),
        ({"since": "1900"}, {"time": EventTime()}, False),
        ({"since": "1900"}, {"time": EventTime("PAST_REF")}, False),
        ({"place": "الربوه"}, {}, False),
        ({"place": "ربوة"}, {}, True),
        ({"place": "ميناء"}, {}, True),
        ({"place": "  ميناء   الربوة "}, {}, True),
        ({"place": "العيدي"}, {}, False),
        ({"place": "الربوة"}, BARE, False),
        ({"actor": "العيدي"}, {}, True),
        ({"actor": "بن صالح"}, {}, True),
        ({"actor": "امير"}, {}, True),
        ({"actor": "ميناء"}, {}, False),
        ({"actor": "العيدي"}, BARE, False),
        ({"type": "CONTACT"}, {}, True),
        ({"type": "contact.meeting"}, {}, True),
        ({"type": "CONTACT.visit"}, {}, False),
        ({"type": "CON"}, {}, False),
        ({"status": "denied"}, {}, False),
        ({"status": "denied"}, {"status": "denied"}, True),
        ({"min_origins": 2}, {"independent_origins": 1}, False),
        ({"min_origins": 2}, {"independent_origins": 2}, True),
        ({"min_origins": 0}, {}, True),
        ({"level": "background"}, {}, False),
        ({"level": "background", "type": "CONTACT"}, {"level": "background"}, True),
    ],
)
def test_an_event_passes_when_everything_given_holds(
    wanted: dict[str, object], changes: dict[str, object], passes: bool
) -> None:
    chronicle = Chronicle(events=(event(1, **changes),), entities=(ENTITY,))
    found = select(Filter(**wanted), chronicle, DOCUMENTS)  # type: ignore[arg-type]
    assert bool(found) == passes


def test_order_and_numbers_stay() -> None:
    chronicle = Chronicle(events=(event(1), event(2, level="folded"), event(3)))
    assert [found.number for found in select(Filter(level="main"), chronicle, [])] == [1, 3]


@pytest.mark.parametrize(
    ("since", "until"),
    [("yesterday", None), ("", None), (None, "2024-13"), ("2024-03-09", "2024-03-08"), ("P1D", None)],
)
def test_what_is_no_day_is_told(since: str | None, until: str | None) -> None:
    with pytest.raises(BadFilter):
        days_between(since, until)
