"""What a word may be inside a name: worked out once for each form, then only looked up."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from tawatur.lexicon.fold import fold
from tawatur.lexicon.lexicon import Lexicon
from tawatur.lexicon.places import Gazetteer, load_gazetteer

SURE, AMBIGUOUS = 2, 1
COMMON_BARE, COMMON_DEFINITE, COMMON_RELATIVE = 6, 12, 60
"""A word counted more often than this in the counted lexicon is no unknown name: bare, with the article, relative («ال...ي»)."""

NISBA_ENDINGS = ("", "ة", "ا", "ين", "ون", "ان", "ات", "و", "تين", "تان")
_PEOPLE_ENDINGS = ("ين", "ون")
_NAME_GROUPS = frozenset({"speaker_heads", "titles", "page_marks", "anonymous_sources", "whole_names"})


class OrganisationHead(msgspec.Struct, frozen=True):
    """A word that opens the name of a body, with what may follow it (see ``organisation_heads.yaml``)."""

    id: str
    forms: list[str]
    kind: str
    strength: str
    plurals: list[str] = []
    adjective: bool = False
    purpose: bool = False
    nominal: bool = False
    outside: bool = False
    colour: bool = False
    complements: list[str] = []
    never: list[str] = []


class RoleHead(msgspec.Struct, frozen=True):
    """A word that opens the name of an office, rank or function (see ``role_heads.yaml``)."""

    id: str
    forms: list[str]
    kind: str
    plurals: list[str] = []
    public: bool = False
    bare: bool = False
    weak: bool = False


class Organisation(msgspec.Struct, frozen=True):
    """A body known by name (see ``organisations.yaml``)."""

    kind: str
    country: str = ""
    names: list[str] = []
    contextual: list[str] = []


Alias = dict[str, Any]
"""A step in the tree of listed names: the next written word leads on; "" holds (organisation id, whether it counts only in context)."""


class WordClass:
    """What one form may be inside a name. ``given`` is SURE, AMBIGUOUS or 0; ``opens`` says whether any name may start here."""

    __slots__ = (
        "adjectival",
        "adjective",
        "aliases",
        "bare",
        "closed",
        "count",
        "definite",
        "equipment",
        "event_head",
        "family",
        "feminine",
        "gear",
        "given",
        "head",
        "joining",
        "kunya",
        "nameish",
        "nominal",
        "norp",
        "norp_plural",
        "norp_weak",
        "opens",
        "place_words",
        "role",
        "role_adjective",
        "role_link",
        "role_plural",
        "state",
        "stem",
        "surname",
        "trigger",
        "verbal",
    )

    def __init__(self, stem: str) -> None:
        self.stem = stem
        self.definite = stem.startswith("ال") and len(stem) > 4
        self.bare = stem[2:] if self.definite else stem
        self.given = 0
        self.family = self.joining = self.kunya = self.nameish = self.closed = self.verbal = self.state = False
        self.feminine = self.bare.endswith(("ة", "ات"))
        self.norp: str | None = None
        self.norp_weak = self.norp_plural = False
        self.head: OrganisationHead | None = None
        self.role: RoleHead | None = None
        self.role_plural = self.role_adjective = self.role_link = self.adjective = self.event_head = False
        self.adjectival = self.gear = self.nominal = self.surname = False
        self.aliases: Alias | None = None
        self.equipment: tuple[tuple[str, ...], ...] = ()
        self.place_words = 0
        self.trigger: str | None = None
        self.count = 0
        self.opens = False


class _Classes(dict[str, WordClass]):
    def __init__(self, lexicon: "NameLexicon") -> None:
        self._lexicon = lexicon

    def __missing__(self, stem: str) -> WordClass:
        found = self[stem] = self._lexicon.classify(stem)
        return found


class NameLexicon:
    """The tables of names, folded and indexed; ``classes`` answers for any stem."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
        tables = lexicon.tables
        self.lexicon = lexicon
        self.gazetteer = gazetteer
        self._closed = _closed_words(tables.get("clitics", {}))
        names = tables.get("person_names", {})
        self._given = _folded(names, "given") | _folded(names, "foreign")
        self._ambiguous = _folded(names, "ambiguous")
        self._family = _folded(names, "family")
        self._surnames = _folded(names, "surnames")
        self._joining, self._kunya = _folded(names, "joining"), _folded(names, "kunya")
        doubtful = {str(form) for form in tables.get("role_heads", {}).get("doubtful", ())}
        raw = doubtful | {
            str(form) for key in ("given", "foreign", "ambiguous", "family") for form in names.get(key, ())
        }
        self._particle_names = frozenset(form for form in raw if fold(form) in self._closed or form in doubtful)
        self.particle_names = frozenset(map(fold, self._particle_names))
        self.divine = _folded(names, "divine")
        self.organisations = _structs(tables.get("organisations", {}).get("organisations", {}), Organisation)
        self._aliases = _alias_index(self.organisations)
        self._heads, self._head_plurals = _head_index(tables.get("organisation_heads", {}))
        self._adjectives = _adjective_forms(tables.get("organisation_heads", {}).get("adjectives", ()))
        self._relative_nouns = _folded(tables.get("organisation_heads", {}), "relative_nouns")
        self._roles, self._role_plurals = _role_index(tables.get("role_heads", {}))
        roles = tables.get("role_heads", {})
        self._role_adjectives = _folded(roles, "adjectives") | _folded(roles, "indefinite_adjectives")
        self._role_links = _folded(roles, "links")
        self._norps = _nationality_index(tables.get("nationalities", {}).get("nationalities", {}))
        triggers = tables.get("place_triggers", {})
        self._triggers = _trigger_index(triggers)
        self.toponym_heads, self.facilities = _folded(triggers, "toponym_head"), _folded(triggers, "facility")
        self.several_places = _folded(triggers, "several")
        self.facility_sides = _folded(triggers, "facility_side")
        self.sides = _folded(triggers, "side")
        self._needs_trigger = _folded(triggers, "needs_trigger")
        equipment = tables.get("equipment", {})
        self._equipment = _phrase_index([*equipment.get("kinds", ()), *equipment.get("names", ())])
        self.equipment_heads = _folded(equipment, "heads")
        self._event_heads = _folded(equipment, "event_heads")
        self.classes = _Classes(self)

    def spelled(self, stem: str, written: str) -> WordClass:
        """The class of a stem that is a name in one spelling and a particle in another («علي», «على»)."""
        return self.classes[stem] if written in self._particle_names else self.classes["\0" + stem]

    def classify(self, stem: str) -> WordClass:
        """The class of a folded stem; after a NUL, that of the particle with these letters."""
        if stem.startswith("\0"):
            particle = WordClass(stem[1:])
            particle.closed = True
            return particle
        word = WordClass(stem)
        self._as_person(word)
        self._as_body(word)
        self._as_role(word)
        self._as_place(word)
        self._as_people(word)
        word.nameish = self._may_be_name(word)
        word.opens = bool(
            word.given
            or word.family
            or word.kunya
            or word.aliases
            or word.head
            or word.role
            or word.norp
            or word.place_words
            or word.trigger
            or word.gear
            or word.event_head
            or stem.startswith("@")
        )
        return word

    def _as_person(self, word: WordClass) -> None:
        stem = word.stem
        word.count = self.lexicon.counts.get(stem, 0)
        word.closed = stem in self._closed or len(stem) < 2
        word.family = stem in self._family
        word.given = AMBIGUOUS if stem in self._ambiguous else SURE if stem in self._given else 0
        word.surname = stem in self._surnames and stem not in self._closed
        word.joining, word.kunya = stem in self._joining, stem in self._kunya
        word.verbal = self._is_verb(stem)
        if word.given == SURE and self._listed_verb(stem):
            word.given = AMBIGUOUS

    def _as_body(self, word: WordClass) -> None:
        word.aliases = self._aliases.get(word.stem)
        word.head = self._heads.get(word.bare)
        if word.head is None and word.bare in self._head_plurals:
            word.head = self._head_plurals[word.bare]
            word.feminine = True
        word.adjective = word.definite and (word.stem in self._adjectives or self._relative(word))
        word.equipment = self._equipment.get(word.stem, ())
        word.event_head = word.stem in self._event_heads
        word.gear = bool(word.equipment) or word.bare in self.equipment_heads
        word.nominal = word.definite and word.head is not None and word.head.nominal and word.bare in self._heads

    def _relative(self, word: WordClass) -> bool:
        """Whether a word looks like a feminine relative adjective («المائية») and is no noun."""
        return (
            word.stem.endswith("ية")
            and len(word.stem) > 5
            and word.stem not in self._relative_nouns
            and word.head is None
        )

    def _as_role(self, word: WordClass) -> None:
        word.role = self._roles.get(word.bare)
        if word.role is None:
            word.role = self._role_plurals.get(word.bare)
            word.role_plural = word.role is not None
        word.role_adjective = word.stem in self._role_adjectives
        word.role_link = word.stem in self._role_links

    def _as_people(self, word: WordClass) -> None:
        bare = word.bare
        found = self._norps.get(bare)
        if found is None and word.definite and word.stem in self._norps:
            found = self._norps[word.stem]
        word.adjectival = found is not None and word.definite and word.state and bare.endswith("ة")
        if found is not None and not (word.state and not found[2]):
            word.norp, word.norp_weak, word.norp_plural = found

    def _as_place(self, word: WordClass) -> None:
        if word.stem not in self._needs_trigger:
            word.place_words = self.gazetteer.openings.get(word.stem, 0)
            word.state = any(
                place.type in ("country", "area") for place in self.gazetteer.places(word.stem, small=False)
            )
        word.trigger = self._triggers.get(word.stem)

    def _is_verb(self, stem: str) -> bool:
        """Whether a form is a verb by the lexicon, or has the prefixes of the present and occurs with two of them."""
        if self._listed_verb(stem):
            return True
        counts = self.lexicon.counts
        if stem[:1] not in ("ي", "ت", "ن", "س") or len(stem) < 4:
            return False
        if stem[0] == "س" and stem[1] not in "يتن":
            return False
        rest = stem[2:] if stem[0] == "س" else stem[1:]
        return sum((letter + rest) in counts for letter in "يتن") >= 2

    def _listed_verb(self, stem: str) -> bool:
        readings = self.lexicon.readings(stem)
        return any(r.shape in ("past", "present", "imperative") and not r.pronoun for r in readings)

    def _may_be_name(self, word: WordClass) -> bool:
        if word.given or word.family:
            return True
        if (
            word.closed
            or word.verbal
            or word.role
            or word.head
            or word.trigger
            or word.adjective
            or word.role_adjective
        ):
            return False
        if word.norp and not word.definite:
            return False
        if not ("\u0620" <= word.stem[:1] <= "\u06d3") or len(word.stem) < 3:
            return False
        if any(not r.pronoun and r.group not in _NAME_GROUPS for r in self.lexicon.readings(word.stem)):
            return False
        if word.definite:
            return word.count <= (COMMON_RELATIVE if word.stem.endswith("ي") else COMMON_DEFINITE)
        if self.lexicon.counts.get("ال" + word.stem, 0) > COMMON_BARE:
            return False
        return word.count <= COMMON_BARE


def _folded(table: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(fold(str(form)) for form in table.get(key, ()))


def _structs(table: Mapping[str, Any], kind: type[Organisation]) -> dict[str, Organisation]:
    return {name: msgspec.convert(entry, kind) for name, entry in table.items()}


def _closed_words(table: Mapping[str, Any]) -> frozenset[str]:
    whole = table.get("whole", {})
    parts: list[str] = [*table.get("function", ()), *table.get("pronouns", ())]
    if isinstance(whole, Mapping):
        parts += [*whole.get("particles", ()), *whole.get("verbs", ())]
    return frozenset(fold(str(form)) for form in parts)


def _alias_index(organisations: Mapping[str, Organisation]) -> Alias:
    """The tree of listed names; of two bodies with one name the first by id is kept, sure names before contextual ones."""
    tree: Alias = {}
    for contextual in (False, True):
        for entity, body in sorted(organisations.items()):
            for name in body.contextual if contextual else body.names:
                step = tree
                for word in fold(name).split():
                    step = step.setdefault(word, {})
                step.setdefault("", (entity, contextual))
    return tree


def _head_index(table: Mapping[str, Any]) -> tuple[dict[str, OrganisationHead], dict[str, OrganisationHead]]:
    heads: dict[str, OrganisationHead] = {}
    plurals: dict[str, OrganisationHead] = {}
    for name, entry in table.get("heads", {}).items():
        head = msgspec.convert({"id": name, **entry}, OrganisationHead)
        folded = msgspec.structs.replace(
            head, complements=[fold(x) for x in head.complements], never=[fold(x) for x in head.never]
        )
        heads |= {fold(form): folded for form in head.forms}
        plurals |= {fold(form): folded for form in head.plurals}
    return heads, plurals


def _role_index(table: Mapping[str, Any]) -> tuple[dict[str, RoleHead], dict[str, RoleHead]]:
    roles: dict[str, RoleHead] = {}
    plurals: dict[str, RoleHead] = {}
    for name, entry in table.get("roles", {}).items():
        role = msgspec.convert({"id": name, **entry}, RoleHead)
        for form in role.forms:
            roles.setdefault(fold(form), role)
        for form in role.plurals:
            plurals.setdefault(fold(form), role)
    return roles, plurals


def _adjective_forms(adjectives: Sequence[str]) -> frozenset[str]:
    """Masculine adjectives with their feminine (in ة) beside them."""
    folded = [fold(form) for form in adjectives]
    return frozenset(folded) | frozenset(form + "ة" for form in folded if not form.endswith("ة"))


def _nationality_index(table: Mapping[str, Any]) -> dict[str, tuple[str, bool, bool]]:
    index: dict[str, tuple[str, bool, bool]] = {}
    for name, entry in table.items():
        weak = bool(entry.get("weak"))
        for base in entry.get("nisba", ()):
            for ending in NISBA_ENDINGS:
                plural = ending in _PEOPLE_ENDINGS
                index.setdefault(fold(base) + ending, (name, weak and not plural, plural))
        for form in entry.get("people", ()):
            index.setdefault(fold(form), (name, weak, True))
    return index


def _trigger_index(table: Mapping[str, Any]) -> dict[str, str]:
    index: dict[str, str] = {}
    for kind in ("region", "direction", "small", "country", "near", "facility"):
        for form in table.get(kind, ()):
            index.setdefault(fold(form), kind)
    return index


def _phrase_index(phrases: Sequence[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    index: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(fold(str(phrase)).lower().split())
        index.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(found, key=lambda words: (-len(words), words))) for first, found in index.items()}


_known: dict[int, tuple[Lexicon, NameLexicon]] = {}


def name_lexicon(lexicon: Lexicon) -> NameLexicon:
    """The name tables of a lexicon, built once for each lexicon object."""
    held = _known.get(id(lexicon))
    if held is None:
        held = _known[id(lexicon)] = (lexicon, NameLexicon(lexicon, load_gazetteer()))
    return held[1]
