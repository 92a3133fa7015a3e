"""Where an event took place, as finely as the text says and no finer."""

from collections.abc import Sequence

from tawatur.event.clauses import SentenceView
from tawatur.event.participants import Participant, mention_of
from tawatur.event.triggers import Trigger
from tawatur.model.event import EventPlace

_PLACE_RELATIONS = frozenset({"in", "near", "about"})
_AFTER, _BEFORE = 22, 12


def read_places(view: SentenceView, trigger: Trigger, all_here: Sequence[Participant]) -> list[Participant]:
    """Places of the event, nearest first: those that the role table allows after the trigger, else those that stand in its clause."""
    end = view.clause_end(trigger.last, _AFTER)
    lands = [p for p in all_here if p.kind == "land"]
    after = [p for p in lands if trigger.last < p.first < end and _fits(view, trigger, p)]
    if after:
        return _together(after)
    start = view.clause_start(trigger.first, _BEFORE)
    before = [p for p in lands if start <= p.first and p.last < trigger.first and p.relation in _PLACE_RELATIONS]
    return before[-1:]


def _fits(view: SentenceView, trigger: Trigger, place: Participant) -> bool:
    if place.relation in _PLACE_RELATIONS:
        return True
    role = view.page.lexicon.role(trigger.type, place.relation or ("of" if not trigger.is_verb else "object"), "land")
    return role == "place" and place.first - trigger.last <= 12


def _together(places: list[Participant]) -> list[Participant]:
    """The first place, and those that go on from it («قرية في ريف المحافظة», «العراق وسوريا»)."""
    found = places[:1]
    for place in places[1:]:
        if place.first - found[-1].last > 4 or len(found) == 3:
            break
        found.append(place)
    return found


def event_place(view: SentenceView, place: Participant) -> EventPlace:
    """The place as it is recorded; no coordinates unless the gazetteer is sure of the name."""
    page = view.page
    mention = mention_of(page, place)
    precision = "near" if place.relation == "near" else "unknown"
    name = place.span.of(page.text)
    return EventPlace(place.span, name, None, None, precision) if mention else EventPlace(place.span, name, precision=precision)
