"""Who acts, where the words leave it to what stands beside: verbs without a subject of their own, and nouns that only accompany a clause."""

from collections.abc import Sequence
from typing import Final

import msgspec

from tawatur.event.participants import Participant
from tawatur.event.scene import Scene
from tawatur.event.triggers import Trigger
from tawatur.model.event import Argument, EventMention

Told = tuple[Trigger, EventMention]

_SUFFERED: Final = frozenset({"HARM", "HAZARD", "ECONOMY"})
_LEADING: Final = frozenset({"agent", "participant", "host"})
_NEAR_START: Final = 3


def with_shared_subjects(scene: Scene, told: Sequence[Told]) -> list[EventMention]:
    """The events of a sentence, each without an agent given the one that its grammar shares with a neighbour; unchanged where none is sure."""
    done: list[Told] = []
    for at, (trigger, event) in enumerate(told):
        if _lacks(trigger, event):
            found = (
                _of_joined_verb(scene, trigger, done)
                or _of_joined_noun(scene, trigger, done, told[at + 1 :])
                or _of_visit(scene, trigger, told)
            )
            if found:
                event = msgspec.structs.replace(event, arguments=(*found, *event.arguments))
        done.append((trigger, event))
    return [event for _, event in done]


def _lacks(trigger: Trigger, event: EventMention) -> bool:
    return trigger.event_class not in _SUFFERED and not any(a.role in _LEADING for a in event.arguments)


def _leading(event: EventMention) -> tuple[Argument, ...]:
    return tuple(a for a in event.arguments if a.role == "agent")


def _of_joined_verb(scene: Scene, trigger: Trigger, done: Sequence[Told]) -> tuple[Argument, ...]:
    """«زار الوزير المدينة ووقع اتفاقا»: a verb behind و or حيث goes on with the agent of the verb before, unless somebody new stands in front of it."""
    if not trigger.is_verb or not done or not _goes_on(scene, trigger):
        return ()
    before, event = done[-1]
    if not before.is_verb or before.event_class in _SUFFERED or not _same_person(trigger, before):
        return ()
    between = [p for p in scene.here if before.last < p.first < trigger.first and p.relation is None]
    known = {a.span for a in event.arguments}
    if any(p.span not in known and p.kind in ("person", "body") for p in between):
        return ()
    return _leading(event)


def _goes_on(scene: Scene, trigger: Trigger) -> bool:
    page, at = scene.page, trigger.first
    return "و" in page.letters[at] or (at > scene.view.first and page.stems[at - 1] in page.lexicon.goes_on)


def _same_person(trigger: Trigger, before: Trigger) -> bool:
    readings = (trigger.reading, before.reading)
    return all(r is not None and not r.pronoun for r in readings)


def _of_joined_noun(
    scene: Scene, trigger: Trigger, done: Sequence[Told], ahead: Sequence[Told]
) -> tuple[Argument, ...]:
    """«عمليات دهم أو إنزال»: nouns joined by و or أو right beside each other have one agent."""
    if trigger.is_verb:
        return ()
    page = scene.page
    for other, event in (*done[-1:], *ahead[:1]):
        first, second = (other, trigger) if other.first < trigger.first else (trigger, other)
        joined = "و" in page.letters[second.first] or page.stems[second.first - 1] in page.lexicon.joining
        if joined and second.first - first.last <= 2 and not other.is_verb and other.event_class not in _SUFFERED:
            return _leading(event)
    return ()


def _of_visit(scene: Scene, trigger: Trigger, told: Sequence[Told]) -> tuple[Argument, ...]:
    """«حل الوزير بالمدينة في زيارة رسمية»: who visits is whom the clause around is about."""
    if trigger.is_verb or trigger.type != "CONTACT.visit" or not _accompanies(scene, trigger):
        return ()
    for other, event in told:
        if other is not trigger and other.type == "CONTACT.visit" and (agents := _leading(event)):
            return agents
    before = [p for p in scene.free if p.last < trigger.first and _is_named(p)]
    if before:
        return (_agent(before[-1]),)
    if trigger.first - scene.view.first > _NEAR_START:
        return ()
    after = [p for p in scene.free if p.first > trigger.last and _is_named(p)]
    return (_agent(after[0]),) if after else ()


def _accompanies(scene: Scene, trigger: Trigger) -> bool:
    """Whether في or خلال stands in front of the noun, at most one word between («في مستهل زيارة»)."""
    notes = scene.page.notes
    back = range(max(scene.view.first, trigger.first - 2), trigger.first)
    return any(notes[at].relation == "in" or scene.page.stems[at] in scene.page.lexicon.during for at in back)


def _is_named(participant: Participant) -> bool:
    return participant.kind == "person" and participant.mention is not None and participant.relation is None


def _agent(participant: Participant) -> Argument:
    return Argument("agent", participant.span, participant.mention)
