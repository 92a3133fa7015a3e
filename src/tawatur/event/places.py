"""Where an event took place, as finely as the text says and no finer."""

from collections.abc import Sequence

from tawatur.event.clauses import SentenceView
from tawatur.event.participants import Participant, mention_of
from tawatur.event.triggers import Trigger
from tawatur.lexicon.fold import fold
from tawatur.lexicon.places import Place, load_gazetteer
from tawatur.model.event import EventPlace

_PLACE_RELATIONS = frozenset({"in", "near", "about"})
_PINNED = frozenset({"city", "town", "village"})
_AFTER, _BEFORE = 22, 12


def read_places(view: SentenceView, trigger: Trigger, all_here: Sequence[Participant]) -> list[Participant]:
    """Places of the event, nearest first: those that the role table allows after the trigger, else those that stand in its clause."""
    end = view.clause_end(trigger.last, _AFTER)
    lands = [p for p in all_here if p.kind == "land"]
    after = [p for p in lands if trigger.last < p.first < end and _fits(view, trigger, p)]
    if after:
        return _together(after)
    start = view.clause_start(trigger.first, _BEFORE)
    before = [p for p in lands if start <= p.first and p.last < trigger.first and _located(view, p)]
    return before[-1:] or _hosting(view, trigger, lands) or _headed(view, lands)


def _hosting(view: SentenceView, trigger: Trigger, lands: Sequence[Participant]) -> list[Participant]:
    """The place that a verb of hosting has as its subject («شهدت المدينة هجوما»)."""
    for place in lands:
        if place.relation is None and trigger.first - _BEFORE <= place.first < trigger.first:
            tenses = (view.page.notes[at].tense for at in range(max(view.first, place.first - 3), place.first))
            if any(tense is not None and tense.hosts for tense in tenses):
                return [place]
    return []


def _headed(view: SentenceView, lands: Sequence[Participant]) -> list[Participant]:
    """A headline that opens with its place («العراق: 12 قتيلا»)."""
    if not lands or lands[0].first != view.first or view.kind not in ("title", "subtitle"):
        return []
    after = lands[0].last + 1
    return [lands[0]] if after < view.end and view.page.hard(after) else []


def _fits(view: SentenceView, trigger: Trigger, place: Participant) -> bool:
    if _located(view, place):
        return True
    role = view.page.lexicon.role(trigger.type, place.relation or ("of" if not trigger.is_verb else "object"), "land")
    return role == "place" and place.first - trigger.last <= 12


def _located(view: SentenceView, place: Participant) -> bool:
    return place.relation in _PLACE_RELATIONS and (place.relation != "about" or _stands_at(view, place))


def _stands_at(view: SentenceView, place: Participant) -> bool:
    """Whether the ب stands on the name or its head («ببغداد», «بمدينة إدلب»); in «بقيادة واشنطن» the capital is an actor."""
    page = view.page
    if "ب" in page.letters[place.first]:
        return True
    before = page.words[place.first - 1] if place.first > view.first else None
    return before is not None and "ب" in before.form.proclitics and before.reading("place_triggers") is not None


def _together(places: list[Participant]) -> list[Participant]:
    """The first place, and those that go on from it («قرية في ريف المحافظة», «العراق وسوريا»)."""
    found = places[:1]
    for place in places[1:]:
        if place.first - found[-1].last > 4 or len(found) == 3:
            break
        found.append(place)
    return found


def event_place(view: SentenceView, place: Participant) -> EventPlace:
    """The place as it is recorded: its level, and where it lies for a city, town or village that the gazetteer is sure of."""
    name = place.span.of(view.page.text)
    near = place.relation == "near"
    found = _known(view, place, name)
    if found is None:
        return EventPlace(place.span, name, precision="near" if near else "unknown")
    pinned = found.type in _PINNED
    return EventPlace(
        place.span,
        name,
        found.latitude if pinned else None,
        found.longitude if pinned else None,
        "near" if near else found.type,
    )


def _known(view: SentenceView, place: Participant, name: str) -> Place | None:
    """The entry of the gazetteer that the mention was resolved to; None when it is open which one is meant."""
    mention = mention_of(view.page, place)
    if mention is None or mention.place is None:
        return None
    key, gazetteer = fold(name), load_gazetteer()
    large = (p for p in gazetteer.places(key, small=False) if p.id == mention.place)
    return next(large, None) or next((p for p in gazetteer.places(key) if p.id == mention.place), None)
