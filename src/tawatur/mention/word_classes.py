"""What a word may be inside a name: worked out once for each form, then only looked up."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from tawatur.lexicon.fold import fold
from tawatur.lexicon.lexicon import Lexicon
from tawatur.lexicon.places import Gazetteer, gazetteer_with
from tawatur.mention.name_tables import (
    Alias,
    Organisation,
    OrganisationHead,
    RoleHead,
    adjective_forms,
    alias_index,
    closed_words,
    folded,
    head_index,
    nationality_index,
    phrase_index,
    role_index,
    structs,
    trigger_index,
)
from tawatur.mention.place_candidates import Candidates

SURE, AMBIGUOUS = 2, 1
COMMON_BARE, COMMON_DEFINITE, COMMON_RELATIVE, COMMON_KNOWN, COMMON_FAMILY = 6, 12, 60, 80, 400
"""A word counted more often than this in the counted lexicon is no unknown name: bare, with the article, relative («ال...ي»)."""

_NAME_GROUPS = frozenset({"speaker_heads", "titles", "page_marks", "anonymous_sources", "whole_names"})


class WordClass:
    """What one form may be inside a name. ``given`` is SURE, AMBIGUOUS or 0.

    ``may_be``: kinds of names that may start here; ``opens``: whether any mention may.
    """

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
        "may_be",
        "nameish",
        "nation",
        "nominal",
        "norp",
        "norp_plural",
        "norp_weak",
        "opens",
        "own",
        "place_words",
        "plural",
        "role",
        "role_adjective",
        "role_link",
        "role_plural",
        "state",
        "stem",
        "surname",
        "surnameish",
        "trigger",
        "verbal",
    )

    def __init__(self, stem: str) -> None:
        self.stem = stem
        self.definite = stem.startswith("ال") and len(stem) > 4
        self.bare = stem[2:] if self.definite else stem
        self.given = 0
        self.family = self.joining = self.kunya = self.plural = self.nameish = self.closed = self.verbal = (
            self.state
        ) = False
        self.feminine = self.bare.endswith(("ة", "ات"))
        self.norp: str | None = None
        self.norp_weak = self.norp_plural = False
        self.head: OrganisationHead | None = None
        self.role: RoleHead | None = None
        self.role_plural = self.role_adjective = self.role_link = self.adjective = self.event_head = False
        self.adjectival = self.gear = self.nominal = self.surname = self.surnameish = self.nation = False
        self.aliases: Alias | None = None
        self.own: Alias | None = None
        self.equipment: tuple[tuple[str, ...], ...] = ()
        self.place_words = 0
        self.trigger: str | None = None
        self.count = 0
        self.may_be: tuple[str, ...] = ()
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
        self._closed = closed_words(tables.get("clitics", {})) | folded(
            tables.get("attribution_words", {}), "prepositions"
        )
        self._read_people(tables.get("person_names", {}), tables.get("role_heads", {}))
        self._read_bodies(tables, tables.get("organisation_heads", {}))
        self._read_roles(tables.get("role_heads", {}))
        self._read_peoples(tables.get("nationalities", {}).get("nationalities", {}))
        self._read_places(tables.get("place_triggers", {}))
        self._read_equipment(tables.get("equipment", {}))
        self.candidates: dict[str, Candidates] = {}
        self.classes = _Classes(self)

    def _read_people(self, names: Mapping[str, Any], roles: Mapping[str, Any]) -> None:
        self._closed |= folded(names, "never")
        self._given = folded(names, "given") | folded(names, "foreign")
        self._ambiguous = folded(names, "ambiguous")
        self._family = folded(names, "family")
        self._surnames = folded(names, "surnames")
        self._joining, self._kunya = folded(names, "joining"), folded(names, "kunya")
        doubtful = {str(form) for form in roles.get("doubtful", ())}
        raw = doubtful | {
            str(form) for key in ("given", "foreign", "ambiguous", "family") for form in names.get(key, ())
        }
        self._particle_names = frozenset(form for form in raw if fold(form) in self._closed or form in doubtful)
        self.particle_names = frozenset(map(fold, self._particle_names))
        self.kin = folded(names, "kin")
        self.divine, self.regnal = folded(names, "divine"), folded(names, "regnal")

    def _read_bodies(self, tables: Mapping[str, Mapping[str, Any]], heads: Mapping[str, Any]) -> None:
        self.organisations = structs(tables.get("organisations", {}).get("organisations", {}), Organisation)
        self._aliases = alias_index(self.organisations)
        self._own_people = alias_index(structs(tables.get("own_people", {}), Organisation))
        self._heads, self._head_plurals = head_index(heads)
        self._adjectives = adjective_forms(heads.get("adjectives", ()))
        self._relative_nouns = folded(heads, "relative_nouns")
        self._never_adjectives = folded(heads, "never_adjectives")
        self.relative_hosts = folded(heads, "relative_hosts")
        self.specifying = folded(heads, "specifying")
        self.portfolios = folded(heads, "portfolios")
        self.sport_words, self.club_context = folded(heads, "sport_words"), folded(heads, "club_context")
        self.club_heads, self.locatives = folded(heads, "club_heads"), folded(heads, "locatives")
        self.itself = folded(heads, "itself")

    def _read_roles(self, roles: Mapping[str, Any]) -> None:
        self._roles, self._role_plurals = role_index(roles)
        self._role_adjectives = folded(roles, "adjectives") | folded(roles, "indefinite_adjectives")
        self._role_links = folded(roles, "links")
        self.belonging = folded(roles, "belonging")
        self.saying = folded(roles, "saying")

    def _read_peoples(self, nationalities: Mapping[str, Any]) -> None:
        self._norps = nationality_index(nationalities)
        self.nation_countries = {id: str(e["country"]) for id, e in nationalities.items() if e.get("country")}

    def _read_places(self, triggers: Mapping[str, Any]) -> None:
        self._triggers = trigger_index(triggers)
        self.toponym_heads, self.facilities = folded(triggers, "toponym_head"), folded(triggers, "facility")
        self.not_places = frozenset(tuple(fold(phrase).split()) for phrase in triggers.get("not_places", ()))
        self.unlisted_triggers = folded(triggers, "unlisted")
        self.verb_facilities = folded(triggers, "verb_facility")
        self.context_places = {
            fold(place): frozenset(map(fold, words)) for place, words in triggers.get("context_places", {}).items()
        }
        self.clitic_places = folded(triggers, "clitic_places")
        self.adjective_places = folded(triggers, "adjective_places")
        self.several_places = folded(triggers, "several")
        self.facility_sides = folded(triggers, "facility_side")
        self.sides = folded(triggers, "side")
        self._needs_trigger = folded(triggers, "needs_trigger")
        self.place_levels = {
            fold(form): str(level) for level, forms in triggers.get("levels", {}).items() for form in forms
        }
        self.bringing, self.leading = folded(triggers, "bringing"), folded(triggers, "leading")
        self.beside = folded(triggers, "beside")
        self.weak_levels = folded(triggers, "weak_levels")
        self.state_nouns, self.state_relations = folded(triggers, "state_nouns"), folded(triggers, "state_relations")
        self._capital_names = {fold(name): str(code) for code, name in triggers.get("capitals", {}).items()}
        self.not_after = {fold(word): fold(before) for word, before in triggers.get("not_after", {}).items()}

    def _read_equipment(self, equipment: Mapping[str, Any]) -> None:
        self._equipment = phrase_index([*equipment.get("kinds", ()), *equipment.get("names", ())])
        self.equipment_heads = folded(equipment, "heads")
        self._event_heads = folded(equipment, "event_heads")

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Gazetteer ids of the capitals of states."""
        return frozenset(
            place.id
            for name, country in self._capital_names.items()
            for place in (
                *self.gazetteer.places(name, small=False),
                *self.gazetteer.places("مدينة " + name, small=False),
            )
            if place.country == country and place.type == "city"
        )

    def is_government(self, name: str) -> bool:
        """Whether a folded name is that of a state or of its capital."""
        if name in self._capital_names:
            return True
        return any(place.type == "country" for place in self.gazetteer.places(name, small=False))

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
        word.surnameish = word.nameish or self._may_be_surname(word)
        word.may_be = _kinds_of(word)
        word.opens = bool(word.may_be or word.role or word.norp or word.trigger)
        return word

    def _as_person(self, word: WordClass) -> None:
        stem = word.stem
        word.count = self.lexicon.counts.get(stem, 0)
        word.closed = stem in self._closed or len(stem) < 2
        word.family = stem in self._family
        word.given = AMBIGUOUS if stem in self._ambiguous else SURE if stem in self._given else 0
        word.surname = stem in self._surnames and stem not in self._closed
        word.own = self._own_people.get(stem)
        word.joining, word.kunya = stem in self._joining, stem in self._kunya
        word.verbal = self._is_verb(stem)
        word.plural = self._is_plural(stem)
        if word.given == SURE and self._listed_verb(stem):
            word.given = AMBIGUOUS

    def _as_body(self, word: WordClass) -> None:
        word.aliases = self._aliases.get(word.stem)
        word.head = self._heads.get(word.bare)
        if word.head is None and word.bare in self._head_plurals:
            word.head = self._head_plurals[word.bare]
            word.feminine = True
        says = word.stem in self._adjectives or self._relative(word)
        word.adjective = word.definite and says and word.stem not in self._never_adjectives
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
        word.nation = word.adjectival or (found is not None and word.definite and not (word.state and not found[2]))
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
        if self._listed_verb(stem) or self._is_past(stem):
            return True
        counts = self.lexicon.counts
        if stem[:1] not in ("ي", "ت", "ن", "س") or len(stem) < 4:
            return False
        if stem[0] == "س" and stem[1] not in "يتن":
            return False
        rest = stem[2:] if stem[0] == "س" else stem[1:]
        if stem[0] == "ي" and ("ت" + rest in counts or (len(stem) > 5 and rest.endswith(("ان", "ون")))):
            return True
        return sum((letter + rest) in counts for letter in "يتن") >= 2

    def _is_past(self, stem: str) -> bool:
        """Whether a form is a past verb whose present occurs: «التحق» beside «يلتحق», «تأثرت» beside «يتأثر»."""
        counts = self.lexicon.counts
        if stem.endswith("ت") and len(stem) > 3 and any(letter + stem[:-1] in counts for letter in "يت"):
            return True
        return len(stem) > 4 and stem[:1] == "ا" and "ي" + stem[1:].removesuffix("ت") in counts

    def _with_pronoun(self, stem: str) -> bool:
        """Whether a form is a noun or verb of the language with a pronoun behind it («معاناتها», «محدثتنا»)."""
        for ending in ("ها", "هم", "نا", "ه"):
            base = stem.removesuffix(ending)
            if base != stem and len(base) == 3 and self.lexicon.counts.get("ال" + base, 0) > COMMON_DEFINITE:
                return True
            if base != stem and len(base) > 3:
                noun = base[:-1] + "ة" if base.endswith("ت") else base
                return base in self.lexicon.counts or noun in self.lexicon.counts or base[0] in "يت"
        return False

    def _is_plural(self, stem: str) -> bool:
        """Whether a form is the plural of a noun of the language («الداعمين» beside «الداعم»)."""
        if not stem.endswith(("ين", "ون")) or len(stem) < 6:
            return False
        other = stem[:-2] + ("ون" if stem.endswith("ين") else "ين")
        return stem[:-2] in self.lexicon.counts or other in self.lexicon.counts

    def _is_accusative(self, stem: str) -> bool:
        """Whether a form is a common noun or adjective in the accusative («مشرفا» beside «المشرف»)."""
        return len(stem) > 4 and stem.endswith("ا") and self.lexicon.counts.get("ال" + stem[:-1], 0) > 1

    def _may_be_surname(self, word: WordClass) -> bool:
        """Whether a word that is known in print can be a family name after a given name: it stands only without the article, or only with it, and is no verb."""
        counts, stem = self.lexicon.counts, word.stem
        if word.definite:
            plain = not (
                word.closed
                or word.verbal
                or word.role
                or word.head
                or word.norp
                or word.adjective
                or word.role_adjective
            )
            return plain and stem.endswith("ي") and word.bare not in counts and word.count <= COMMON_FAMILY
        if word.closed or word.verbal or word.role or word.head or word.trigger or word.norp:
            return False
        if word.state or word.count > COMMON_KNOWN or len(stem) < 2 or not ("\u0620" <= stem[0] <= "\u06d3"):
            return False
        if "ال" + stem in counts or any(letter + stem in counts for letter in "يت") or self._cut_missed(stem):
            return False
        if any(not r.pronoun and r.group not in _NAME_GROUPS for r in self.lexicon.readings(stem)):
            return False
        return not (stem.endswith(("ات", "ية")) or self._with_pronoun(stem) or self._is_accusative(stem))

    def _cut_missed(self, stem: str) -> bool:
        """Whether an unknown word is a known one behind a preposition or conjunction («لميليشيا»)."""
        rest = stem[1:]
        if stem.startswith("لا") and stem[2:3] in ("ي", "ت") and stem[2:] in self.lexicon.counts:
            return True
        return stem[0] in "وفبلك" and (
            (len(rest) > 3 and (rest in self.lexicon.counts or rest in self._heads or rest in self._head_plurals))
            or rest in self._given
        )

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
        if not word.count and self._cut_missed(word.stem):
            return False
        if self._with_pronoun(word.stem) or self._is_accusative(word.stem):
            return False
        if word.definite:
            return not word.plural and word.count <= (COMMON_RELATIVE if word.stem.endswith("ي") else COMMON_DEFINITE)
        if self.lexicon.counts.get("ال" + word.stem, 0) > COMMON_BARE:
            return False
        return word.count <= COMMON_BARE


def _kinds_of(word: WordClass) -> tuple[str, ...]:
    """The kinds of names that may start at a word of this class."""
    kinds = {
        "organisation": word.head is not None or word.aliases is not None or word.stem.startswith("@"),
        "event": word.event_head,
        "equipment": word.gear,
        "person": word.given or word.family or word.kunya or word.own is not None,
        "place": word.place_words,
        "facility": word.trigger == "facility",
    }
    return tuple(kind for kind, may in kinds.items() if may)


_known: dict[int, tuple[Lexicon, NameLexicon]] = {}


def name_lexicon(lexicon: Lexicon) -> NameLexicon:
    """The name tables of a lexicon, built once for each lexicon object."""
    held = _known.get(id(lexicon))
    if held is None:
        held = _known[id(lexicon)] = (lexicon, NameLexicon(lexicon, gazetteer_with(lexicon.own_places)))
    return held[1]
