"""Whether people named on different pages are one: by rule only with a second signal beside the name.

A name that sounds alike, a longer or shorter form, or a family name with an office joins pages only when the office is the same one.
An equal full name joins with a shared office, a shared state in public, a copied sentence, or a shared context; otherwise the two are
possibly the same, for a person to judge. A private person known by a short name is never joined across pages, nor to a longer name.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from itertools import combinations, product
from typing import Any

import msgspec

from tawatur.corpus.day_range import DayRange
from tawatur.corpus.offices import Office, Offices
from tawatur.corpus.person_names import Relation, Words, relation, sound
from tawatur.lexicon.fold import fold
from tawatur.model.chronicle import Verdict

ONE_TERM = timedelta(days=400)
"""Pages that name an office and a family name alone and lie further apart may mean the next holder."""
ONE_STORY = timedelta(days=30)
"""Pages about private people that lie further apart tell two stories."""
RARE = 5
"""A given name counted no more often than this is no name that many people share."""
SHARED = 2
"""Bodies, small places or public people that two pages must share to be about one thing."""


class Person(msgspec.Struct):
    """What the pages of one or more joined nodes tell of a person; ``node`` and ``key`` (a mention) stand for all of them; ``keys``: a mention of each name."""

    node: str
    key: str
    names: set[Words]
    public: bool
    offices: list[Office]
    states: set[str]
    context: set[str]
    sentences: set[str]
    days: list[DayRange]
    pages: set[str]
    keys: dict[Words, str] = {}

    def take(self, other: "Person") -> None:
        """Add what another node tells, after both were joined."""
        self.public = self.public or other.public
        for mine, theirs in ((self.names, other.names), (self.pages, other.pages), (self.states, other.states)):
            mine |= theirs  # type: ignore[operator]
        self.context |= other.context
        self.sentences |= other.sentences
        self.offices += [office for office in other.offices if office not in self.offices]
        self.days += other.days
        self.keys = {**other.keys, **self.keys}


class Decision(msgspec.Struct, frozen=True):
    """same or unsure, by which rule, why, and the cues it rests on."""

    verdict: Verdict
    rule: str
    why: str
    cues: tuple[str, ...] = ()


class PeopleRules:
    """The rules over two people."""

    def __init__(
        self, tables: Mapping[str, Mapping[str, Any]], offices: Offices, counts: Mapping[str, int] | None = None
    ) -> None:
        self._offices = offices
        self._generations = frozenset(fold(word) for word in tables["name_links"]["generations"])
        given = (fold(str(word)) for word in tables["person_names"]["given"])
        self._given = frozenset(word for word in given if counts is None or counts.get(word, 0) > RARE)

    def decide(self, a: Person, b: Person) -> Decision | None:
        """What the rules make of two people; None where their names differ or something keeps them apart."""
        found = self.related(a, b)
        if found is None or (found != "equal" and a.pages & b.pages):
            return None  # one page that names both in different words tells them apart
        office = self._shared_office(a, b)
        if office is None and a.offices and b.offices and _apart(a.states, b.states):
            return None
        if found == "family":
            return self._by_family_name(a, b, office)
        if found == "equal":
            return self._by_equal_name(a, b, office)
        return self._by_similar_name(a, b, found, office)

    def related(self, a: Person, b: Person) -> Relation | None:
        """The closest relation between a name of one and a name of the other."""
        order: tuple[Relation, ...] = ("equal", "sound", "longer", "family")
        found = {relation(x, y, self._generations) for x, y in product(a.names, b.names)}
        return next((kind for kind in order if kind in found), None)

    def mentions(self, a: Person, b: Person) -> tuple[str, str]:
        """A mention of each whose names are the ones that relate the two: what a judgement about them is told by."""
        order = ("equal", "sound", "longer", "family")
        pairs = sorted(
            (order.index(found), x, y)
            for x, y in product(a.names, b.names)
            if (found := relation(x, y, self._generations)) is not None
        )
        if not pairs:
            return a.key, b.key
        _, x, y = pairs[0]
        return a.keys.get(x, a.key), b.keys.get(y, b.key)

    def _by_equal_name(self, a: Person, b: Person, office: Office | None) -> Decision | None:
        alone = max(map(len, a.names & b.names)) == 1
        if alone:
            return self._by_family_name(a, b, office)
        shared = tuple(sorted(a.context & b.context))
        if a.sentences & b.sentences:
            return Decision("same", "copied_sentence", "one sentence on both pages")
        if office is not None:
            return Decision("same", "name_office", "one name, one office", (office.told,))
        states, public = a.states & b.states, a.public and b.public
        heads = {office.head for office in a.offices} & {office.head for office in b.offices}
        if public and heads and max(map(len, a.names & b.names)) > 2:
            return Decision(
                "same", "name_role", "one full name in three parts, one kind of office", tuple(sorted(heads))
            )
        if not self._uncommon(a.names & b.names):
            return Decision("unsure", "name_alone", "one name that many people bear, and no office", shared)
        if public and states and (heads or shared):
            cues = tuple(sorted((*states, *heads, *shared)))
            return Decision("same", "name_state", "one name, both public, of one state and one sort of work", cues)
        one_story = _within(a, b, ONE_STORY)
        enough = len(shared) >= SHARED and (a.public or b.public or one_story)
        enough = enough or bool(shared and ((public and one_story) or (states and (a.public or b.public))))
        if enough:
            return Decision("same", "name_context", "one name, among the same bodies and places", shared)
        return Decision("unsure", "name_alone", "one name and no second sign", shared)

    def _by_similar_name(self, a: Person, b: Person, found: Relation, office: Office | None) -> Decision | None:
        if not (a.public and b.public):
            return None  # short, long and similar names of private people are nobody's to join
        if office is not None and (office.serves or self._offices.unique(office)):
            words = "one name in two spellings" if found == "sound" else "a longer and a shorter form of one name"
            rule = "name_spelling" if found == "sound" else "name_longer"
            return Decision("same", rule, f"{words}, one office", (office.told,))
        shared = tuple(sorted(a.context & b.context))
        if found == "sound" and len(shared) >= SHARED and not _apart(a.states, b.states):
            return Decision("same", "name_spelling", "one name in two spellings, among the same bodies", shared)
        return Decision("unsure", "similar_name", "similar names and no second sign", shared)

    def _by_family_name(self, a: Person, b: Person, office: Office | None) -> Decision | None:
        if office is None or not (a.public and b.public):
            return None
        if not self._offices.unique(office) or not _within(a, b, ONE_TERM):
            return Decision("unsure", "short_name", "a short name and an office that another may hold", (office.told,))
        return Decision("same", "name_of_holder", "a short name with the office that the full name has", (office.told,))

    def _shared_office(self, a: Person, b: Person) -> Office | None:
        shared = (mine for mine, theirs in product(a.offices, b.offices) if mine.same(theirs))
        return max(shared, key=self._offices.unique, default=None)

    def _uncommon(self, names: Iterable[Words]) -> bool:
        """Whether a name is no mere pair of given names, which many people share."""
        return any(len(name) > 2 or name[-1] not in self._given for name in names)


def link_people(
    people: list[Person], rules: PeopleRules, join: Callable[[str, str], bool]
) -> list[tuple[str, str, Decision]]:
    """Every join and every doubt, as (mention key, mention key, decision). ``join`` makes one cluster of two nodes, False where that is forbidden.

    First equal names, then similar ones, then short names with an office, of which exactly one holder may be meant.
    """
    told: list[tuple[str, str, Decision]] = []
    clusters = _joined_in_blocks(people, lambda p: p.names, rules, join, told)
    clusters = _joined_in_blocks(clusters, _ends, rules, join, told)
    doubts = dict.fromkeys(
        tuple(sorted(pair)) for block in _blocks(clusters, _ends).values() for pair in combinations(block, 2)
    )
    holders: dict[int, list[tuple[int, Decision]]] = {}
    for one, two in doubts:
        a, b = clusters[one], clusters[two]
        decision = rules.decide(a, b)
        if decision is None:
            continue
        if decision.verdict == "unsure":
            told.append((*rules.mentions(a, b), decision))
        elif decision.rule == "name_of_holder":
            short = one if max(map(len, a.names)) == 1 else two
            holders.setdefault(short, []).append((two if short == one else one, decision))
    for short, found in holders.items():
        for long, decision in found:
            joined = len(found) == 1 and join(clusters[short].node, clusters[long].node)
            doubt = Decision("unsure", "short_name", "a short name that two holders of the office have", decision.cues)
            told.append((*rules.mentions(clusters[short], clusters[long]), decision if joined else doubt))
    return told


def _joined_in_blocks(
    people: list[Person],
    keys: Callable[[Person], Iterable[Any]],
    rules: PeopleRules,
    join: Callable[[str, str], bool],
    told: list[tuple[str, str, Decision]],
) -> list[Person]:
    """The people left after each was compared with those before it that share a key; short names wait for all full ones."""
    heads = list(range(len(people)))
    for block in _blocks(people, keys).values():
        for place, number in enumerate(block):
            for other in dict.fromkeys(_head(heads, n) for n in block[:place]):
                mine = _head(heads, number)
                if mine == other:
                    continue
                decision = rules.decide(people[other], people[mine])
                if decision is None or decision.verdict != "same" or decision.rule == "name_of_holder":
                    continue
                if join(people[other].node, people[mine].node):
                    told.append((*rules.mentions(people[other], people[mine]), decision))
                    first, second = sorted((mine, other))
                    people[first].take(people[second])
                    heads[second] = first
    return [person for number, person in enumerate(people) if heads[number] == number]


def _head(heads: list[int], number: int) -> int:
    while heads[number] != number:
        number = heads[number]
    return number


def _blocks(people: list[Person], keys: Callable[[Person], Iterable[Any]]) -> dict[Any, list[int]]:
    """Numbers of people by each key that two or more share."""
    blocks: dict[Any, list[int]] = {}
    for number, person in enumerate(people):
        for key in sorted(keys(person)):
            blocks.setdefault(key, []).append(number)
    return {key: found for key, found in blocks.items() if len(found) > 1}


def _ends(person: Person) -> set[str]:
    """Sounds of the last words of a person's names, and of the first two, by which longer forms agree."""
    lasts = {sound(name[-1]) for name in person.names}
    return lasts | {f"{sound(name[0])} {sound(name[1])}" for name in person.names if len(name) > 1}


def _apart(a: set[str], b: set[str]) -> bool:
    return bool(a and b) and not a & b


def _within(a: Person, b: Person, gap: timedelta) -> bool:
    """Whether any two pages of both may lie within a span of each other; pages without a date may."""
    if not a.days or not b.days:
        return True
    return any(_near(one, two, gap) for one, two in product(a.days, b.days))


def _near(one: DayRange, two: DayRange, gap: timedelta) -> bool:
    after = one.last is None or two.first is None or two.first - one.last <= gap
    return after and (two.last is None or one.first is None or one.first - two.last <= gap)
