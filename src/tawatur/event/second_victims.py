"""Two events told by one verb: «قتل فلان في أكتوبر ثم فلان في فبراير»."""

from collections.abc import Iterator

import msgspec

from tawatur.event.participants import Participant
from tawatur.event.places import event_place, read_places
from tawatur.event.scene import Scene
from tawatur.event.times import PageTimes, known_value
from tawatur.event.triggers import Trigger
from tawatur.model.event import Argument, EventMention, EventTime
from tawatur.model.span import Span, annotation_id
from tawatur.model.time import TimeExpression

_DATED_WITHIN = 4


def second_victims(times: PageTimes, scene: Scene, trigger: Trigger, event: EventMention) -> Iterator[EventMention]:
    """Further events on the trigger of ``event``: one for each later name behind «ثم» that has a date of its own."""
    if trigger.event_class != "HARM" or not trigger.is_verb or event.time.timex is None:
        return
    taken = {event.id}
    for person in scene.free:
        timex = _own_date(scene, trigger, person, event.time.timex)
        if timex is not None:
            number = annotation_id("e", event.trigger, taken)
            taken.add(number)
            yield _second(scene, trigger, event, person, EventTime(known_value(timex), timex.id, "stated"), number)


def _own_date(scene: Scene, trigger: Trigger, person: Participant, first: str) -> TimeExpression | None:
    page = scene.page
    if person.type != "PER" or person.first <= trigger.last or page.stems[person.first - 1] not in page.lexicon.then:
        return None
    if scene.trigger_between(trigger.last + 1, person.first):
        return None
    end = min(scene.view.end, person.last + 1 + _DATED_WITHIN)
    within = Span(person.span.end, page.words[end - 1].end)
    return next((t for t in scene.dates if t.id != first and within.start <= t.span.start < within.end), None)


def _second(
    scene: Scene, trigger: Trigger, event: EventMention, person: Participant, time: EventTime, number: str
) -> EventMention:
    """The event with the other victim, his time and the places behind his name."""
    others = tuple(a for a in event.arguments if a.role not in ("victim", "place"))
    arguments = (*others, Argument("victim", person.span, person.mention))
    places = read_places(scene, msgspec.structs.replace(trigger, last=person.last), arguments)
    return msgspec.structs.replace(
        event,
        id=number,
        arguments=(*arguments, *(Argument("place", p.span, p.mention) for p in places[1:])),
        time=time,
        place=event_place(scene.view, places[0]) if places else None,
        quantities=(),
        rule=f"{event.rule};second",
    )
