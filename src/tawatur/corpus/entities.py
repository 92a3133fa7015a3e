"""One thing under its names, across the pages of a case."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tawatur.corpus.clusters import Clusters
from tawatur.lexicon.fold import fold
from tawatur.model.chronicle import Entity, EntityMentionRef, Judgement
from tawatur.model.document import Document
from tawatur.model.mention import Mention

LINKED = frozenset({"PER", "ORG", "LOC", "EVENT_NAME"})
# Letters that different outlets write for one foreign sound, and weak letters that they leave out.
_SOUNDS = str.maketrans(
    {
        "غ": "ج",
        "ق": "ج",
        "ك": "ج",
        "ا": None,
        "و": None,
        "ي": None,
        "ء": None,
        "ئ": None,
        "ؤ": None,
        "ة": "ه",
        "ط": "ت",
        "ث": "ت",
        "ذ": "د",
        "ظ": "ض",
    }
)


class Entities(msgspec.Struct, frozen=True):
    """The entities of a case and the ways to them.

    ``linked``: the entities; ``of``: entity id by page and mention id; ``by_id``: the entities by id; ``judgements``: joins that
    a rule made; ``offices``: folded words of the roles that pages give a person, by entity id.
    """

    linked: tuple[Entity, ...]
    of: Mapping[tuple[str, str], str]
    by_id: Mapping[str, Entity]
    judgements: tuple[Judgement, ...] = ()
    offices: Mapping[str, frozenset[str]] = {}

    def may_be_one(self, a: str, b: str) -> bool:
        """Whether two entities are one, or cannot be told apart: people of whom one's name holds the other's, things of two types."""
        if a == b:
            return True
        one, two = self.by_id.get(a), self.by_id.get(b)
        if one is None or two is None or one.type != two.type:
            return True  # a body and a person: the person may stand for the body
        if one.type != "PER":
            return False
        words_a, words_b = set(fold(one.name).split()), set(fold(two.name).split())
        return words_a <= words_b or words_b <= words_a


def link_entities(documents: Sequence[Document]) -> Entities:
    """Mentions of one entity key are one entity; two spellings of a public person's full name are joined when office and sound agree.

    Short names are resolved inside their page only: a last name alone never joins pages. Private people are joined on the equal full name alone.
    """
    groups: dict[str, list[tuple[str, Mention, str]]] = defaultdict(list)
    for document in sorted(documents, key=lambda d: d.id):
        for mention in document.mentions:
            if mention.type in LINKED and mention.entity:
                key = _key(document, mention)
                groups[key].append((document.id, mention, mention.span.of(document.text)))
    offices = _offices(documents)
    clusters: Clusters[str] = Clusters(sorted(groups))
    judgements = tuple(_join_spellings(clusters, groups, offices))
    linked, of = [], {}
    for keys in clusters.groups():
        entity = _entity(keys[0], [m for key in keys for m in groups[key]])
        linked.append(entity)
        of.update({(ref.page, ref.mention): entity.id for ref in entity.mentions})
    return Entities(
        tuple(linked),
        of,
        {e.id: e for e in linked},
        judgements,
        {key: frozenset(words) for key, words in offices.items()},
    )


def _key(document: Document, mention: Mention) -> str:
    """The entity key; a person known by one word alone stays inside the page."""
    key = str(mention.entity)
    if mention.type == "PER" and key.startswith("PER:") and " " not in key:
        return f"{key}@{document.id}"
    return key


def _offices(documents: Sequence[Document]) -> dict[str, set[str]]:
    """Folded role words by entity key of the person who bears them."""
    offices: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        entity_of = {m.id: m.entity for m in document.mentions if m.type == "PER" and m.entity}
        for role in document.mentions:
            bearer = entity_of.get(role.refers_to or "")
            if role.type == "ROLE" and bearer:
                offices[bearer] |= {w for w in fold(role.span.of(document.text)).split() if len(w) > 2}
    return offices


def _join_spellings(
    clusters: Clusters[str], groups: Mapping[str, list[tuple[str, Mention, str]]], offices: Mapping[str, set[str]]
) -> Iterable[Judgement]:
    by_sound: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, found in groups.items():
        if found[0][1].type == "PER" and " " in key and any(m.public for _, m, _ in found):
            by_sound[sound(key)].append(key)
    for keys in by_sound.values():
        for a, b in itertools.pairwise(keys):
            shared = offices.get(a, set()) & offices.get(b, set())
            if shared and clusters.join(a, b):
                yield Judgement(
                    verdict="same",
                    subject=a,
                    other=b,
                    made_by="rule:name_spelling",
                    why="one name in two spellings, one office",
                    cues=tuple(sorted(shared)),
                )


def sound(key: str) -> tuple[str, ...]:
    """A name's words without what spellings of foreign names differ in.

    >>> sound("PER:جورج فيتغن") == sound("PER:جورج فيتجن")
    True
    >>> sound("PER:جورج فيتغن") == sound("PER:جورج فيتغرن")
    False
    """
    return tuple(word.translate(_SOUNDS) for word in fold(key.removeprefix("PER:")).split())


def _entity(key: str, found: Sequence[tuple[str, Mention, str]]) -> Entity:
    names = Counter(" ".join(name.split()) for _, m, name in found if not m.nominal) or Counter(
        name for *_, name in found
    )
    best = max(names, key=lambda name: (names[name] + len(name) / 100, name))
    public = found[0][1].type != "PER" or any(m.public for _, m, _ in found)
    refs = tuple(EntityMentionRef(page, m.id) for page, m, _ in found)
    return Entity(id=key, name=best, type=found[0][1].type, public=public, mentions=refs)
