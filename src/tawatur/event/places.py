"""Where an event took place, as finely as the text says and no finer."""

from collections.abc import Sequence
from typing import Final

from tawatur.event.clauses import SentenceView
from tawatur.event.participants import Participant, mention_of
from tawatur.event.scene import Scene
from tawatur.event.triggers import Trigger
from tawatur.lexicon.places import Place
from tawatur.mention.word_classes import name_lexicon
from tawatur.model.event import Argument, EventPlace

_PLACE_RELATIONS: Final = frozenset({"in", "near", "about"})
_PINNED: Final = frozenset({"city", "town", "village"})
_AFTER, _BEFORE = 22, 12
_MOST, _STEP = 4, 4
# What these tell of is a subject or an office: a place behind another event in their clause is that event's.
_OF_SUBJECTS: Final = frozenset({"CONTACT", "AGREE", "COOPERATE", "POLITICS"})
_NOWHERE: Final = frozenset({"OFFICE"})
_WIDTH: Final = {"area": 2, "region": 3, "country": 4}


def read_places(scene: Scene, trigger: Trigger, arguments: Sequence[Argument] = ()) -> list[Participant]:
    """Places of the event, the narrowest first: those behind the trigger in its clause, else those in front of it; [] when the text gives none.

    A land among ``arguments`` acts or suffers; it is no place.
    """
    if not scene.lands or trigger.event_class in _NOWHERE:
        return []
    acting = {argument.span for argument in arguments}
    lands = [p for p in scene.lands if p.span not in acting and not _governs(scene.view, p)]
    view = scene.view
    end = view.clause_end(trigger.last, _AFTER)
    after = [p for p in lands if trigger.last < p.first < end and _told_of(scene, trigger, p)]
    found = next((at for at, place in enumerate(after) if _fits(scene, trigger, place, bool(acting))), None)
    if found is not None:
        return _narrowest_first(scene, _together(scene, after[found:]))
    start = view.clause_start(trigger.first, _BEFORE)
    before = [p for p in lands if start <= p.first and p.last < trigger.first and _leads_to(scene, p, trigger)]
    return _narrowest_first(scene, _chain_before(scene, before)) or _hosting(scene, trigger) or _headed(scene, trigger)


def _governs(view: SentenceView, place: Participant) -> bool:
    """Whether a name stands for a government («قالت واشنطن»), which is nowhere."""
    mention = mention_of(view.page, place)
    return mention is not None and mention.metonym_of is not None


def _told_of(scene: Scene, trigger: Trigger, place: Participant) -> bool:
    """Whether the words from the trigger to the place still tell of it."""
    if trigger.event_class not in _OF_SUBJECTS:
        return True
    between = range(trigger.last + 1, place.first)
    if scene.trigger_between(trigger.last + 1, place.first):
        return False
    return not any(_names_subject(scene, trigger, at) for at in between)


def _names_subject(scene: Scene, trigger: Trigger, at: int) -> bool:
    """Whether the subject matter begins at a word («حول الوضع», «لمناقشة الوضع»); a visit «لقاعدة في الشمال» goes there."""
    page = scene.page
    if page.stems[at] in page.lexicon.topics:
        return True
    if trigger.type == "CONTACT.visit" and not any(r.shape == "masdar" for r in page.words[at].form.readings):
        return False
    return "ل" in page.letters[at] and page.over[at] is None and not page.stems[at].startswith("ال")


def _leads_to(scene: Scene, place: Participant, trigger: Trigger) -> bool:
    """Whether a place in front of the trigger belongs to it: no relative pronoun and no other verb between."""
    between = range(place.last + 1, trigger.first)
    return not any(scene.page.notes[at].relative for at in between) and not scene.verb_between(
        place.last + 1, trigger.first
    )


def _chain_before(scene: Scene, places: list[Participant]) -> list[Participant]:
    """The last places in a row that say where, in front of the trigger."""
    last = next((at for at in range(len(places) - 1, -1, -1) if _located(scene.view, places[at])), None)
    if last is None:
        return []
    first = last
    while (
        first > 0 and places[first].first - places[first - 1].last <= _STEP and _located(scene.view, places[first - 1])
    ):
        first -= 1
    return places[first : last + 1]


def _hosting(scene: Scene, trigger: Trigger) -> list[Participant]:
    """The place that a verb of hosting has as its subject («شهدت المدينة هجوما»)."""
    for place in scene.lands:
        if place.relation is None and trigger.first - _BEFORE <= place.first < trigger.first:
            tenses = (scene.page.notes[at].tense for at in range(max(scene.view.first, place.first - 3), place.first))
            if any(tense is not None and tense.hosts for tense in tenses):
                return [place]
    return []


def _headed(scene: Scene, trigger: Trigger) -> list[Participant]:
    """A headline that opens with its place («العراق: 12 قتيلا»); before a verb a state is who says it («روسيا: الدفاعات تصدت»)."""
    view, first = scene.view, scene.lands[0]
    if trigger.is_verb and _width(view, first) == _WIDTH["country"]:
        return []
    if first.first != view.first or view.kind not in ("title", "subtitle"):
        return []
    if first.last + 1 >= view.end or not view.page.hard(first.last + 1):
        return []
    return [] if any(span.overlaps(first.span) for span in view.page.speakers) else [first]


def _fits(scene: Scene, trigger: Trigger, place: Participant, acted: bool) -> bool:
    """Whether the place says where: by its preposition, or as object or genitive where the role table takes a place there.

    ``acted``: somebody else acts or suffers; without him a state right behind a verb is its subject.
    """
    if _located(scene.view, place) or _covered(scene.view, place):
        return True
    step = range(trigger.last + 1, place.first)
    if place.relation is None and not trigger.is_verb and not all(_heads_place(scene.view, at) for at in step):
        return False
    if len(step) > 12 or any(scene.page.notes[at].verb and not scene.page.notes[at].senses for at in step):
        return False
    if place.relation is None and trigger.is_verb and not acted and _width(scene.view, place) == _WIDTH["country"]:
        return False
    relation = place.relation or ("object" if trigger.is_verb else "of")
    return scene.page.lexicon.role(trigger.type, relation, "land") == "place"


def _located(view: SentenceView, place: Participant) -> bool:
    return place.relation in _PLACE_RELATIONS and (place.relation != "about" or _stands_at(view, place))


def _covered(view: SentenceView, place: Participant) -> bool:
    """Whether the place is the object of a verb that covers places («سيول غمرت القريتين»)."""
    if place.relation is not None:
        return False
    tenses = (view.page.notes[at].tense for at in range(max(view.first, place.first - 2), place.first))
    return any(tense is not None and tense.covers for tense in tenses)


def _stands_at(view: SentenceView, place: Participant) -> bool:
    """Whether the ب stands on the name or its head («ببغداد», «بمدينة إدلب»); in «بقيادة واشنطن» the capital is an actor."""
    page = view.page
    if "ب" in page.letters[place.first]:
        return True
    before = page.words[place.first - 1] if place.first > view.first else None
    return before is not None and "ب" in before.form.proclitics and _heads_place(view, place.first - 1)


def _heads_place(view: SentenceView, at: int) -> bool:
    return view.page.stems[at] in view.page.lexicon.place_heads


def _together(scene: Scene, places: list[Participant]) -> list[Participant]:
    """The first place, and those that go on from it («قرية في ريف المحافظة», «العراق وسوريا»)."""
    found = places[:1]
    for place in places[1:]:
        step = range(found[-1].last + 1, place.first)
        if len(step) >= _STEP or len(found) == _MOST or any(scene.page.notes[at].verb for at in step):
            break
        if not _located(scene.view, place) and not _joined(scene, found[-1], place):
            break
        found.append(place)
    return found


def _joined(scene: Scene, before: Participant, place: Participant) -> bool:
    """Whether nothing but a head, a comma or و stands between («مدينة الباب، حلب»)."""
    between = range(before.last + 1, place.first)
    return all(_heads_place(scene.view, at) for at in between) and place.relation in (None, before.relation)


def _narrowest_first(scene: Scene, places: list[Participant]) -> list[Participant]:
    return sorted(places, key=lambda place: _width(scene.view, place)) if len(places) > 1 else places


def _width(view: SentenceView, place: Participant) -> int:
    """0 for a village, town or city and for a name that no gazetteer has, more for regions and states."""
    page = view.page
    if page.stems[place.first] in page.lexicon.region_heads:
        return _WIDTH["region"]
    found = _known(view, place)
    return _WIDTH.get(found.type, 0) if found is not None else 0


def event_place(view: SentenceView, place: Participant) -> EventPlace:
    """The place as it is recorded: its level, and where it lies for a city, town or village that the gazetteer is sure of."""
    return view.page.keep("event_place", place.first, lambda: _recorded(view, place))


def _recorded(view: SentenceView, place: Participant) -> EventPlace:
    name = place.span.of(view.page.text)
    near = place.relation == "near"
    found = _known(view, place)
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


def _known(view: SentenceView, place: Participant) -> Place | None:
    """The entry of the gazetteer that the mention was resolved to; None when it is open which one is meant."""
    mention = mention_of(view.page, place)
    if mention is None or mention.place is None:
        return None
    return name_lexicon(view.page.lexicon.lexicon).gazetteer.place(mention.place)
