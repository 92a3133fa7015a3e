"""Titles of entries in neutral Arabic, made of the slots of an event."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from tawatur.corpus.entities import Entities
from tawatur.corpus.places import fineness
from tawatur.corpus.tellings import Telling, head_entity
from tawatur.corpus.wording import wording
from tawatur.lexicon.fold import fold
from tawatur.model.chronicle import Entity
from tawatur.model.event import Argument, Status
from tawatur.model.mention import Quantity
from tawatur.model.span import Span

LONGEST_SLOT = 60
"""Code points; a longer phrase says more than a title should."""

_PART = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_AS_AGENT = {"participant": "participants", "beneficiary": "recipient"}


def title_of(
    group: Sequence[Telling], event_type: str, status: Status, entities: Entities, table: Mapping[str, Any]
) -> str:
    """A title from the fillers that most tellings give; names of private people are left out, so are words of praise and blame.

    Always at least two Arabic words: a type of which nothing else is known says so.
    """
    slots = _slots(group, entities, table)
    pattern = str(
        table["patterns"].get(
            event_type,
            table["patterns"].get("ATTACK.attack" if event_type.startswith("ATTACK") else "", "حدث[ في {place}]"),
        )
    )
    title = filled(pattern, slots)
    if " " not in title.strip():
        title = f"{title} {table['unknown']}"
    return str(table["status"].get(status, "{title}")).format(title=title)


def filled(pattern: str, slots: Mapping[str, str]) -> str:
    """A pattern with its slots; a bracketed part whose slot is empty is left out.

    >>> filled("زيارة[ {agent}][ إلى {place}]", {"place": "المغرب"})
    'زيارة إلى المغرب'
    """

    def part(match: re.Match[str]) -> str:
        names = _SLOT.findall(match[1])
        return match[1].format(**slots) if all(slots.get(name) for name in names) else ""

    return " ".join(_PART.sub(part, pattern).split())


def _slots(group: Sequence[Telling], entities: Entities, table: Mapping[str, Any]) -> dict[str, str]:
    said: dict[str, Counter[str]] = {}
    for telling in group:
        for argument in telling.event.arguments:
            text = _filler(telling, argument, entities, table)
            if text:
                weight = 1 if telling.in_title else 2
                said.setdefault(_AS_AGENT.get(argument.role, argument.role), Counter())[text] += weight
    slots = {role: _best(found) for role, found in said.items() if role not in ("place", "participants")}
    if "participants" in said:
        slots["participants"] = " و".join(text for text, _ in said["participants"].most_common(2))
    slots.update(_place_slots(group, table))
    slots = _without_repetition(slots)
    if any(_figures(telling) for telling in group):
        names = {entity.name for entity in entities.linked}
        slots = {role: text for role, text in slots.items() if role not in ("victim", "patient") or text in names}
    slots.update(_count_slot(group, slots))
    return slots


def _without_repetition(slots: dict[str, str]) -> dict[str, str]:
    """Slots without one that only repeats the place («a visit of X to X»)."""
    place = slots.get("place") or slots.get("near", "").partition(" ")[2]
    return {name: text for name, text in slots.items() if name in ("place", "near") or text != place}


def _best(found: Counter[str]) -> str:
    return max(found, key=lambda text: (found[text], len(text), text))


def _filler(telling: Telling, argument: Argument, entities: Entities, table: Mapping[str, Any]) -> str | None:
    if any(figure.span.overlaps(argument.span) for figure in _figures(telling)):
        return None  # a figure has its own slot
    entity = _entity(telling, argument, entities)
    if entity is not None and entity.type == "PER" and not _may_be_named(entity, argument, entities, table):
        return str(table["private_person"])
    text = (
        entity.name
        if entity is not None and _covers(telling, argument, entity)
        else wording(telling.document, argument.span)
    )
    words = [w for w in text.split() if fold(w) not in {fold(n) for n in table["never"]}]
    short = " ".join(words)
    return short if 1 < len(short) <= LONGEST_SLOT else None


def _may_be_named(entity: Entity, argument: Argument, entities: Entities, table: Mapping[str, Any]) -> bool:
    """Whether a title may name a person: one in public, and as a victim or target only who led a body."""
    if not entity.public:
        return False
    if argument.role not in table["harmed_roles"]:
        return True
    return bool({fold(word) for word in table["leads"]} & entities.offices.get(entity.id, frozenset()))


def _entity(telling: Telling, argument: Argument, entities: Entities) -> Entity | None:
    return entities.by_id.get(head_entity(telling.document, argument.span, entities) or "")


def _covers(telling: Telling, argument: Argument, entity: Entity) -> bool:
    """Whether the argument is the entity's name and no longer phrase around it."""
    refs = {ref.mention for ref in entity.mentions if ref.page == telling.ref.page}
    return any(
        m.id in refs and m.span.length >= argument.span.length - 4
        for m in telling.document.mentions
        if m.span.overlaps(argument.span)
    )


def _place_slots(group: Sequence[Telling], table: Mapping[str, Any]) -> dict[str, str]:
    named = [(t, t.event.place) for t in group if t.event.place is not None]
    if not named:
        return {}
    counts = Counter(place.name for _, place in named)
    _, best = max(named, key=lambda pair: (fineness(pair[1].precision), counts[pair[1].name], -pair[0].order))
    if best.precision == "near":
        return {"near": str(table["near"]).format(place=best.name)}
    return {"place": best.name}


def _count_slot(group: Sequence[Telling], slots: Mapping[str, str]) -> dict[str, str]:
    """The figure as the latest page writes it, where nobody is named: a toll grows, and an older one in a title would mislead."""
    if slots.get("victim") or slots.get("patient"):
        return {}
    figures = [
        (_written_on(telling), -telling.order, telling, quantity) for telling in group for quantity in _figures(telling)
    ]
    if not figures:
        return {}
    *_, telling, quantity = max(figures, key=lambda found: found[:2])
    end = max(quantity.span.end, quantity.noun_span.end if quantity.noun_span else 0)
    return {"count": in_construct(wording(telling.document, Span(quantity.span.start, end)))}


def _figures(telling: Telling) -> list[Quantity]:
    told = [quantity for quantity in telling.document.quantities if quantity.id in telling.event.quantities]
    return [
        quantity for quantity in told if (quantity.low, quantity.high) != (None, None) and quantity.rule != "plural"
    ]


def _written_on(telling: Telling) -> str:
    date = telling.article.date if telling.article else None
    return (date.value or date.latest or "") if date else ""


def in_construct(phrase: str) -> str:
    """A phrase as it stands behind a noun: a dual in its oblique form.

    >>> in_construct("شخصان")
    'شخصين'
    """
    first, _, rest = phrase.partition(" ")
    if len(first) > 4 and first.endswith("ان") and not rest:
        first = first[:-2] + "ين"
    return f"{first} {rest}".strip()
