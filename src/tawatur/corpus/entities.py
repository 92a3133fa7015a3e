"""One thing under its names, across the pages of a case."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from tawatur.corpus.also_known import also_known
from tawatur.corpus.clusters import Clusters
from tawatur.corpus.page_names import Named, NamesReader, Node
from tawatur.corpus.people import SHARED, Decision, PeopleRules, Person, link_people
from tawatur.corpus.scoped_bodies import Doubt, doubtful_bodies
from tawatur.lexicon.fold import fold
from tawatur.lexicon.lexicon import Lexicon, load_lexicon
from tawatur.lexicon.own_names import OWN
from tawatur.model.chronicle import Entity, EntityMentionRef, Judgement, MentionRef
from tawatur.model.document import Document


class Entities(msgspec.Struct, frozen=True):
    """The entities of a case and the ways to them.

    ``linked``: the entities; ``of``: entity id by page and mention id; ``by_id``: the entities by id; ``judgements``: what was joined or
    left open, by rules and by people, each between two mentions (``page#id``); ``offices``: folded words of the roles that pages give a person,
    by entity id; ``possibly``: entity ids that may be the same as an entity, for a person to judge.
    """

    linked: tuple[Entity, ...]
    of: Mapping[tuple[str, str], str]
    by_id: Mapping[str, Entity]
    judgements: tuple[Judgement, ...] = ()
    offices: Mapping[str, frozenset[str]] = {}
    possibly: Mapping[str, frozenset[str]] = {}

    def may_be_one(self, a: str, b: str) -> bool:
        """Whether two entities are one, or cannot be told apart: people of whom one's name holds the other's, things of two types."""
        if a == b or b in self.possibly.get(a, ()):
            return True
        one, two = self.by_id.get(a), self.by_id.get(b)
        if one is None or two is None or one.type != two.type:
            return True  # a body and a person: the person may stand for the body
        if one.type != "PER":
            return False
        words_a, words_b = set(fold(one.name).split()), set(fold(two.name).split())
        return words_a <= words_b or words_b <= words_a


def link_entities(
    documents: Sequence[Document], judged: Sequence[Judgement] = (), lexicon: Lexicon | None = None
) -> Entities:
    """The things that pages name, each under all its names.

    Places, listed bodies and events are one thing by their key; a body that every state has by key and state; people as `people` says. ``judged``:
    what people decided about mentions (same, different, and ``correct`` with the field ``name``), which goes before every rule. The order of ``documents`` does not matter.
    """
    reader = NamesReader(lexicon or load_lexicon())
    split = _split_keys(documents, judged)
    nodes = _nodes([reader.read(document) for document in sorted(documents, key=lambda d: d.id)], split)
    links = _Links(nodes, judged)
    links.follow(judged)
    links.join_sure()
    for page in documents:
        for a, b, words in also_known(page, reader.tables):
            links.apply(a, b, Decision("same", "text_says", "the page says that both are one", (words,)))
    links.people(PeopleRules(reader.tables, reader.offices, reader.counts))
    for doubt in doubtful_bodies(nodes):
        links.apply(doubt.node.key, doubt.other.key, _of_body(doubt))
    return links.entities(judged, _listed_names(reader.tables))


def _split_keys(documents: Sequence[Document], judged: Sequence[Judgement]) -> frozenset[str]:
    """Entity keys that a person divided: they are looked at page by page."""
    apart = {key for j in judged if j.verdict == "different" for key in (j.subject, j.other)}
    if not apart:
        return frozenset()
    return frozenset(
        str(m.entity) for d in documents for m in d.mentions if MentionRef(d.id, m.id).key in apart and m.entity
    )


def _nodes(pages: Iterable[Iterable[Named]], split: frozenset[str]) -> dict[str, Node]:
    """What is looked at as one from the start: a key that is sure on all pages, a person or a divided key on each page."""
    nodes: dict[str, Node] = {}
    for page in pages:
        for named in page:
            local = (named.type == "PER" and not named.listed) or named.key in split
            name = f"{named.key}@{named.page}" if local and not named.key.endswith(f"@{named.page}") else named.key
            nodes.setdefault(name, Node(name=name, named=[])).named.append(named)
    return nodes


class _Links:
    """Clusters of nodes under way, with the judgements that made them."""

    def __init__(self, nodes: Mapping[str, Node], judged: Sequence[Judgement]) -> None:
        self._nodes = nodes
        self._clusters: Clusters[str] = Clusters(sorted(nodes))
        self._at = {
            key: name for name, node in sorted(nodes.items()) for named in node.named for key in named.mention_keys
        }
        self._decided: list[Judgement] = []
        self._apart: set[frozenset[str]] = set()

    def follow(self, judged: Sequence[Judgement]) -> None:
        """What people decided; keeping apart goes before joining, the latest decision about two before the earlier ones."""
        latest = {frozenset((j.subject, j.other)): j for j in judged if j.other and j.verdict in ("same", "different")}
        for judgement in sorted(latest.values(), key=lambda j: j.verdict != "different"):
            a, b = self._at.get(judgement.subject), self._at.get(str(judgement.other))
            if a is None or b is None or a == b:
                continue
            if judgement.verdict == "different":
                self._clusters.keep_apart(a, b)
            else:
                self._clusters.join(a, b)
            self._decided.append(judgement)

    def join_sure(self) -> None:
        """Nodes of one key that a person's judgement divided: all that nobody keeps apart."""
        by_key: dict[str, list[str]] = defaultdict(list)
        for name, node in sorted(self._nodes.items()):
            if node.named[0].listed or node.named[0].type != "PER":
                by_key[node.named[0].key].append(name)
        for names in by_key.values():
            for earlier in range(len(names)):
                for later in names[earlier + 1 :]:
                    self._clusters.join(names[earlier], later)

    def apply(self, a: str, b: str, decision: Decision) -> None:
        """Lay a rule's decision about two mentions over the clusters, unless a person decided otherwise."""
        one, two = self._at.get(a), self._at.get(b)
        if one is None or two is None or self._clusters.together(one, two):
            return
        if decision.verdict == "same" and not self._join(one, two):
            return
        if decision.verdict == "unsure" and not self._clusters.may_join(one, two):
            return
        self._record(a, b, decision)

    def people(self, rules: PeopleRules) -> None:
        """Join people by rule, and record what stays open."""
        people = [
            self._person(group) for group in self._clusters.groups() if self._nodes[group[0]].named[0].type == "PER"
        ]
        for a, b, decision in link_people(people, rules, self._join):
            if decision.verdict == "same" or self._clusters.may_join(self._at[a], self._at[b]):
                self._record(a, b, decision)

    def entities(self, judged: Sequence[Judgement], listed: Mapping[str, str]) -> Entities:
        """The entities as they stand; ``listed``: the names that a newsroom shows its own people and bodies by."""
        names = {j.subject: str(j.value) for j in judged if j.verdict == "correct" and j.field == "name" and j.value}
        linked, of, ids = [], {}, Counter[str]()
        for group in self._clusters.groups():
            found = [named for node in group for named in self._nodes[node].named]
            entity = _entity(found, ids, names, listed)
            linked.append(entity)
            of.update({(ref.page, ref.mention): entity.id for ref in entity.mentions})
        offices: dict[str, frozenset[str]] = {}
        for node in self._nodes.values():
            for named in node.named:
                key = of[named.page, named.mentions[0].id]
                offices[key] = offices.get(key, frozenset()) | named.role_words
        return Entities(
            linked=tuple(sorted(linked, key=lambda e: e.id)),
            of=of,
            by_id={e.id: e for e in linked},
            judgements=tuple(self._decided),
            offices={key: words for key, words in offices.items() if words},
            possibly=_possibly(self._decided, of),
        )

    def _join(self, a: str, b: str) -> bool:
        return self._clusters.join(a, b)

    def _record(self, a: str, b: str, decision: Decision) -> None:
        self._decided.append(
            Judgement(
                verdict=decision.verdict,
                subject=a,
                other=b,
                made_by=f"rule:{decision.rule}",
                why=decision.why,
                cues=decision.cues,
            )
        )

    def _person(self, group: Sequence[str]) -> Person:
        parts = [named.person(node) for node in group for named in self._nodes[node].named]
        for part in parts[1:]:
            parts[0].take(part)
        full = {name for name in parts[0].names if len(name) > 1}
        parts[0].names = full or parts[0].names
        return parts[0]


def _of_body(doubt: Doubt) -> Decision:
    placed = not doubt.other.named[0].unplaced and doubt.node.named[0].states & doubt.other.named[0].states
    if placed and doubt.alone and len(doubt.shared) > SHARED:
        return Decision("same", "body_context", "one name of a body, among the same bodies and places", doubt.shared)
    return Decision("unsure", "body_without_state", "one name of a body that every state has", doubt.shared)


def _possibly(judgements: Iterable[Judgement], of: Mapping[tuple[str, str], str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for judgement in judgements:
        if judgement.verdict == "unsure":
            one, two = (_entity_at(key, of) for key in (judgement.subject, str(judgement.other)))
            if one and two and one != two:
                found[one].add(two)
                found[two].add(one)
    return {key: frozenset(others) for key, others in found.items()}


def _entity_at(key: str, of: Mapping[tuple[str, str], str]) -> str | None:
    ref = MentionRef.of(key)
    return of.get((ref.page, ref.event))


def _listed_names(tables: Mapping[str, Any]) -> dict[str, str]:
    """The first name of each person and body of a newsroom's list, by entity key."""
    rows = {**tables["organisations"]["organisations"], **tables.get("own_people", {})}
    return {key: str(row["names"][0]) for key, row in rows.items() if key.startswith(OWN)}


def _entity(found: Sequence[Named], ids: Counter[str], given: Mapping[str, str], listed: Mapping[str, str]) -> Entity:
    """One entity of what several pages name; its id is the key on its first page, with the page where another entity has that key."""
    names = Counter(name for named in found for name in named.names) or Counter(n.shown for n in found)
    best = max(names, key=lambda name: (names[name] + len(name) / 100, name))
    own = next((listed[named.key] for named in found if named.key in listed), best)
    chosen = next((given[key] for named in found for key in named.mention_keys if key in given), own)
    base = found[0].key
    ids[base] += 1
    return Entity(
        id=base if ids[base] == 1 else f"{base.partition('@')[0]}@{found[0].page}",
        name=chosen,
        type=found[0].type,
        public=found[0].type != "PER" or any(named.public for named in found),
        mentions=tuple(EntityMentionRef(named.page, m.id) for named in found for m in named.mentions),
    )


def judged_pairs(judgements: Iterable[Judgement], entities: Entities, entity: str) -> Iterator[Judgement]:
    """Judgements that made an entity one or leave open whether another is the same."""
    for judgement in judgements:
        ends = {_entity_at(key, entities.of) for key in (judgement.subject, judgement.other) if key}
        if entity in ends:
            yield judgement
