"""Names of people, bodies, places, roles, peoples, equipment and events in a page."""

from collections.abc import Callable
from typing import NamedTuple

import msgspec

from tawatur.lexicon.lexicon import Lexicon
from tawatur.mention.accounts import display_name
from tawatur.mention.bodies_again import bodies_again
from tawatur.mention.clubs import as_clubs
from tawatur.mention.coreference import nominal_references
from tawatur.mention.entities import entity_of
from tawatur.mention.found import Found
from tawatur.mention.kinds import counted_people_at, equipment_at, named_event_at, nationality_at
from tawatur.mention.name_features import rules_say
from tawatur.mention.names import first_names, last_names, person_at, prefixed_kunya, repeated_names, unknown_first
from tawatur.mention.organisations import inner_bodies, organisation_at
from tawatur.mention.place_resolution import settle_places
from tawatur.mention.places import (
    facility_at,
    local_places,
    paired_places,
    place_at,
    place_inside,
    region_at,
    small_places_after,
)
from tawatur.mention.quotations import self_named
from tawatur.mention.roles import bind, role_at
from tawatur.mention.scan import Scan
from tawatur.mention.sequence_model import SequenceModel, sequence_model
from tawatur.mention.weighing import BALANCED, Bias, weighed
from tawatur.mention.word_classes import SURE
from tawatur.model.document import Document
from tawatur.model.mention import Mention
from tawatur.model.span import Span, annotation_id

Layers = tuple[list[Found], list[Found], list[Found]]
"""Names that share no word; regions, nationalities and names inside of names; roles."""

Settle = Callable[[Scan, Layers], Layers]
"""Weighs names against others; leaves ``scan.taken`` as the names have it."""


def find_mentions(
    document: Document, lexicon: Lexicon, bias: Bias | None = BALANCED, settle: Settle | None = None
) -> tuple[Mention, ...]:
    """Mentions in order of text; PER, ORG and plain LOC never overlap one another, regions, roles and nationalities may hold or lie in others.

    Empty for a page without names. ``bias`` sets how sure the trained model must be to add or drop a name; None leaves names to the
    rules alone. ``settle`` weighs what was found against recognisers from elsewhere, before people are sought again.
    """
    if not document.tokens:
        return ()
    scan = Scan(document, lexicon)
    found = rule_names(scan)
    model = None if bias is None else sequence_model(lexicon)
    if model is not None and bias is not None:
        found = _with_model(scan, found, model, bias)
    if settle is not None:
        names, extras, roles = settle(scan, (found.names, found.extras, found.roles))
        names, repeats = _with_repeats(scan, names)
        found = NamesFound(names, extras, roles, repeats)
    return _Assembly(scan, found).mentions()


def _with_model(scan: Scan, found: "NamesFound", model: SequenceModel, bias: Bias) -> "NamesFound":
    """What the rules found, weighed against the trained model; people are sought again under the names that it added."""
    reading = model.read(scan, rules_say(scan, found.all_names(), found.roles))
    names = weighed(scan, found.names, [repeat for repeat, _ in found.repeats], reading, bias)
    for name in (*found.names, *(repeat for repeat, _ in found.repeats)):
        scan.taken[name.first : name.last + 1] = bytes(name.last + 1 - name.first)
    for name in names:
        scan.taken[name.first : name.last + 1] = b"\x01" * (name.last + 1 - name.first)
    names, repeats = _with_repeats(scan, bodies_again(scan, names))
    return found._replace(names=names, repeats=repeats)


class NamesFound(NamedTuple):
    """What was found in a page: ``names`` that share no word; ``extras`` (regions, nationalities) and ``roles`` that may; ``repeats`` with the full name of each."""

    names: list[Found]
    extras: list[Found]
    roles: list[Found]
    repeats: list[tuple[Found, Found]]

    def all_names(self) -> list[Found]:
        """Names, repeats and regions in one list."""
        return [*self.names, *(repeat for repeat, _ in self.repeats), *self.extras]


def rule_names(scan: Scan) -> NamesFound:
    """What the rules find in a page."""
    names, extras, roles = find_names(scan)
    for found in (*local_places(scan, names), *paired_places(scan, names), *self_named(scan)):
        if not any(scan.taken[found.first : found.last + 1]):
            _take(scan, found, names)
    names, repeats = _with_repeats(scan, as_clubs(scan, bodies_again(scan, names)))
    return NamesFound(names, extras, roles, repeats)


def _with_repeats(scan: Scan, names: list[Found]) -> tuple[list[Found], list[tuple[Found, Found]]]:
    """The names, less the towns that turn out to be a person's last name, and the places where people are named again."""
    people = [found for found in names if found.type == "PER"]
    towns = {
        found.first
        for found in names
        if found.type == "LOC" and found.rule == "gazetteer" and found.first == found.last
    }
    repeats = repeated_names(scan, last_names(scan, people), first_names(scan, people), towns)
    repeated = {place for found, _ in repeats for place in range(found.first, found.last + 1)}
    names = [
        found for found in names if not (found.type == "LOC" and found.first == found.last and found.first in repeated)
    ]
    for first in repeated:
        scan.taken[first] = 1
    return names, repeats


def find_names(scan: Scan) -> tuple[list[Found], list[Found], list[Found]]:
    """One pass over the words: names (PER, ORG, LOC, equipment, events) that share no word; regions and nationalities; roles."""
    names: list[Found] = []
    extras: list[Found] = []
    roles: list[Found] = []
    for index, word in enumerate(scan.classes):
        if not word.opens or scan.blocked[index]:
            continue
        people = nationality_at(scan, index) if word.norp is not None else None
        people = people or (counted_people_at(scan, index) if word.state else None)
        if people is not None:
            extras.append(people)
        if word.role is not None and not scan.taken[index] and not (roles and index <= roles[-1].last):
            _take_role(scan, index, names, roles)
        if scan.taken[index]:
            continue
        if word.trigger is not None:
            _take_region(scan, index, names, extras)
            if scan.taken[index]:
                continue
        found = _name_at(scan, index)
        if found is not None and not any(scan.taken[found.first : found.last + 1]):
            _take(scan, found, names)
            extras += _inside_of(scan, found)
    return names, extras, roles


def _person(scan: Scan, index: int) -> Found | None:
    if scan.classes[index].given == SURE and (person := unknown_first(scan, index)) is not None:
        return person
    person = person_at(scan, index)
    return prefixed_kunya(scan, person) if person is not None and person.rule == "kunya" else person


Recogniser = Callable[[Scan, int], Found | None]

RECOGNISERS: dict[str, Recogniser] = {
    "organisation": organisation_at,
    "event": named_event_at,
    "equipment": equipment_at,
    "person": _person,
    "place": place_at,
    "facility": facility_at,
}
"""Each proposes the name that starts at a word whose class may be of its kind; the longest proposal wins, the earlier one of two that end together.

A recogniser reads the page through `Scan` alone, so that a trained one joins by being added here.
"""


def _name_at(scan: Scan, index: int) -> Found | None:
    best: Found | None = None
    for kind in scan.classes[index].may_be:
        found = RECOGNISERS[kind](scan, index)
        if found is not None and (best is None or found.last > best.last):
            best = found
    return best


def _inside_of(scan: Scan, found: Found) -> list[Found]:
    """Names that a longer name holds and that are mentions of their own."""
    if found.rule == "head+ruler":
        rulers = (
            person_at(scan, place, titled=True, public=True, inside=True)
            for place in range(found.first + 1, found.last + 1)
            if scan.classes[place].given
        )
        return [ruler for ruler in rulers if ruler is not None][:1]
    if found.type == "ORG" and found.last > found.first:
        return inner_bodies(scan, found)
    inner = place_inside(scan, found) if found.type == "LOC" else None
    return [] if inner is None else [inner]


def _take(scan: Scan, found: Found, names: list[Found]) -> None:
    if found.kind == "account" and found.rule == "handle":
        _take_display_name(scan, found, names)
    names.append(found)
    scan.taken[found.first : found.last + 1] = b"\x01" * (found.last + 1 - found.first)


def _take_display_name(scan: Scan, handle: Found, names: list[Found]) -> None:
    """The name that a post gives before its handle: added, or known for what it is where a rule has found the same words."""
    shown = display_name(scan, handle.first)
    if shown is None:
        return
    for place in range(max(0, len(names) - 2), len(names)):
        if (names[place].first, names[place].last) == (shown.first, shown.last):
            names[place] = msgspec.structs.replace(names[place], rule=shown.rule)
            return
    names.append(shown)
    scan.taken[shown.first : shown.last + 1] = b"\x01" * (shown.last + 1 - shown.first)


def _take_role(scan: Scan, index: int, names: list[Found], roles: list[Found]) -> None:
    taken = role_at(scan, index)
    if taken is None:
        return
    role, person = taken
    roles.append(role)
    if person is not None and not any(scan.taken[person.first : person.last + 1]):
        _take(scan, person, names)


def _take_region(scan: Scan, index: int, names: list[Found], extras: list[Found]) -> None:
    kind = scan.classes[index].trigger
    region = region_at(scan, index)
    listed = place_at(scan, index)
    if region is not None and (listed is None or listed.last < region.last):
        extras.append(region)
    if kind == "small" or kind == "region":
        for small in small_places_after(scan, index) if organisation_at(scan, index) is None else ():
            if not any(scan.taken[small.first : small.last + 1]):
                _take(scan, small, names)


class _Assembly:
    """Makes mentions with ids, entities and references out of what was found."""

    def __init__(self, scan: Scan, found: NamesFound) -> None:
        self.scan = scan
        self.names = sorted(found.names, key=lambda name: name.first)
        inside = self._inside_names()
        self.extras = [
            e
            for e in found.extras
            if not (e.type == "LOC" and self._covered(e)) and not (e.type == "NORP" and e.first in inside)
        ]
        self.roles = found.roles
        self.repeats = found.repeats
        self.taken: set[str] = set()
        self.ids: dict[tuple[int, int, str], str] = {}
        self.made: list[Mention] = []
        self.places = settle_places(scan, self.names + self.extras)

    def mentions(self) -> tuple[Mention, ...]:
        """All mentions, by start, then the longer first."""
        people = [f for f in self.names if f.type == "PER"] + [repeat for repeat, _ in self.repeats]
        bound = bind(self.scan, self.roles, people)
        public = self._public_people(bound)
        fullest = self._fullest_names(people)
        in_public = {fullest[person] for person in public if person in fullest}
        public |= {person for person, key in fullest.items() if key in in_public}
        for found in self.names:
            self._add(found, entity=fullest.get(found), public=found.public or found in public)
        for repeat, owner in self.repeats:
            entity = fullest.get(owner)
            self._add(
                repeat,
                entity=entity,
                public=repeat.public or owner in public or repeat in public,
                refers_to=self._id(owner),
            )
        for role in self.roles:
            person = bound.get((role.first, role.last))
            self._add(role, refers_to=self._id(person) if person else None)
        for extra in self.extras:
            self._add(extra, public=extra.public)
        self._add_nominals()
        return tuple(sorted(self.made, key=lambda mention: (mention.span.start, -mention.span.end)))

    def _inside_names(self) -> set[int]:
        """Words of people's names and of places of several words, in which no people is named («تركي آل فلان», «كوريا الشمالية»)."""
        return {
            index
            for name in self.names
            if name.type == "PER" or (name.type == "LOC" and name.rule == "gazetteer" and name.last > name.first)
            for index in range(name.first, name.last + 1)
        }

    def _covered(self, region: Found) -> bool:
        """Whether a name that is no place reaches into a region."""
        return any(
            self.scan.taken[index] and not self._place_over(index) for index in range(region.first, region.last + 1)
        )

    def _place_over(self, index: int) -> bool:
        return any(f.type == "LOC" and f.first <= index <= f.last for f in self.names)

    def _public_people(self, bound: dict[tuple[int, int], Found]) -> set[Found]:
        """People whose office, rank or lead the text gives, and their fuller or shorter names."""
        roles = {(role.first, role.last): role for role in self.roles}
        named = {person for key, person in bound.items() if roles[key].public} | {f for f in self.names if f.public}
        owners = {owner for repeat, owner in self.repeats if repeat in named or repeat.public}
        keys = {self._key(person) for person in named | owners}
        return named | owners | {f for f in self.names if f.type == "PER" and self._key(f) in keys}

    def _fullest_names(self, people: list[Found]) -> dict[Found, str]:
        """Entities of people: a name of one word that ends a longer name of the page takes its key."""
        longer: dict[str, set[str]] = {}
        listed = {self._key(person): person.entity for person in people if person.entity is not None}
        for person in people:
            if person.last > person.first:
                longer.setdefault(self.scan.stems[person.last], set()).add(self._key(person))
        keys = {}
        for person in people:
            key = self._key(person)
            if person.first == person.last and len(longer.get(key, ())) == 1:
                key = next(iter(longer[key]))
            keys[person] = listed.get(key, "per:" + key)
        return keys

    def _key(self, found: Found) -> str:
        return " ".join(self.scan.stems[found.first : found.last + 1])

    def _id(self, found: Found) -> str | None:
        return self.ids.get((found.first, found.last, found.type))

    def _add(
        self,
        found: Found,
        *,
        entity: str | None = None,
        public: bool = False,
        refers_to: str | None = None,
        nominal: bool = False,
    ) -> None:
        settled = self.places.get(found)
        place = settled.place.id if settled is not None and settled.place is not None else None
        identifier = annotation_id("m", found.span, self.taken)
        self.taken.add(identifier)
        self.ids[found.first, found.last, found.type] = identifier
        self.made.append(
            Mention(
                id=identifier,
                span=found.span,
                type=found.type,
                entity=entity or place or entity_of(self.scan, found),
                confidence=found.confidence,
                nominal=nominal,
                refers_to=refers_to,
                place=place,
                reading=settled.reading if settled is not None else None,
                metonym_of=settled.metonym_of if settled is not None else None,
                public=public if found.type == "PER" else None,
                rule=found.rule,
                cues=self._cues(found),
                votes=found.votes,
            )
        )

    def _cues(self, found: Found) -> tuple[Span, ...]:
        """The head word of a body or role; empty where the name itself is the only reason."""
        head = found.rule.startswith("head") or found.type == "ROLE"
        return (self.scan.words[found.first].span,) if head else ()

    def _add_nominals(self) -> None:
        bodies = [found for found in self.names if found.type == "ORG" and found.kind != "account"]
        keys = [entity_of(self.scan, found) for found in bodies]
        for found, antecedent in nominal_references(self.scan, bodies, keys):
            self._add(
                found,
                entity=found.entity or "org:" + self._key(found),
                refers_to=self._id(antecedent) if antecedent else None,
                nominal=True,
            )
