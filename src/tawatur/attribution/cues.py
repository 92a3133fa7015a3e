"""What a word can do in a report: bring it, open its content, or name who speaks."""

from functools import lru_cache
from typing import Any

import msgspec

from tawatur.lexicon.lexicon import Lexicon
from tawatur.model.word import Reading, Word, WordForm

PREPOSITIONS = {"الي": "إلى", "علي": "على", "عن": "عن", "من": "من"}


class ReportingVerb(msgspec.Struct, frozen=True):
    """A verb that brings what somebody says. ``opens``: prepositions that bring its content; ``within``: only as «جاء في بيان» (document) or «نقل عن» (source)."""

    entry: str
    act: str
    opens: frozenset[str] = frozenset()
    takes_object: bool = False
    patient: str = ""
    continues: bool = False
    takes_that: bool = True
    within: str | None = None
    asks: bool = False
    hearer: bool = False
    human: bool = False
    writes: bool = False


class WordRole(msgspec.Struct, frozen=True, kw_only=True):
    """What a written word may be in a report, whatever stands around it.

    ``finite``/``participle``: as which the reporting verb stands; ``gender``: "m", "f" or "" of a finite verb; ``use``: of a source phrase
    (according, document, interview ...); ``head``: kind of speaker that a noun phrase with this first word is.
    ``may_close``: what is said before may end at it.
    """

    verb: ReportingVerb | None = None
    finite: bool = False
    participle: bool = False
    past: bool = False
    gender: str = ""
    impersonal: bool = False
    told: bool = False
    use: str | None = None
    head: str | None = None
    generic: bool = False
    outlet_name: bool = False
    anonymous: bool = False
    unless_named: bool = False
    hedge: bool = False
    definite: bool = False
    that: bool = False
    preposition: bool = False
    stop: bool = False
    leap: bool = False
    relative: bool = False
    clause_start: bool = False
    turns: bool = False
    may_close: bool = False


_PLAIN = WordRole()
_DEFINITE = WordRole(definite=True)
_GROUPS = frozenset({"reporting", "attribution_phrases", "anonymous_sources", "speaker_heads"})
_CLOSING = frozenset({"كما", "خلاف"})
"""Words that may end what is said before them: «، كما كذا», «خلافا لكذا»."""
_ROLE_LISTS = ("that", "prepositions", "stops", "leap", "relatives", "clause_starts", "impersonal", "turns")


class CueWords:
    """Roles of written words, remembered by form; one object serves any number of pages."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        table = lexicon.tables.get("attribution_words", {})
        self._sets = {name: frozenset(words) for name, words in table.items() if isinstance(words, list)}
        self._small = _CLOSING.union(*(self._sets[name] for name in _ROLE_LISTS if name in self._sets))
        self.acts = {word: act for act, words in table.get("acts", {}).items() for word in words}
        self._roles: dict[str, WordRole] = {}
        self._verbs: dict[str, ReportingVerb] = {}

    def has(self, name: str, stem: str) -> bool:
        """Whether a stem stands in a list of ``attribution_words.yaml``."""
        return stem in self._sets.get(name, ())

    def roles(self, words: tuple[Word, ...]) -> list[WordRole]:
        """The role of every word."""
        seen, make = self._roles, self._role
        return [seen.get(word.form.written) or make(word.form) for word in words]

    def _role(self, form: WordForm) -> WordRole:
        stem = form.stem
        if stem not in self._small and not any(reading.group in _GROUPS for reading in form.readings):
            role = self._roles[form.written] = _DEFINITE if _has_article(stem) else _PLAIN
            return role
        cue, source = self._cue(form), self._source(form.readings)
        clause_start, turns = self.has("clause_starts", stem), self.has("turns", stem)
        role = WordRole(
            **cue,
            **source,
            definite=_has_article(stem),
            that=self.has("that", stem) and "و" not in form.proclitics and "ف" not in form.proclitics,
            preposition=self.has("prepositions", stem),
            stop=self.has("stops", stem),
            leap=self.has("leap", stem),
            relative=self.has("relatives", stem),
            clause_start=clause_start,
            turns=turns,
            may_close=bool(cue) or source.get("use") == "according" or clause_start or turns or stem in _CLOSING,
            told=any(r.group == "reporting" and r.pronoun and r.shape in ("past", "present") for r in form.readings),
            impersonal=self.has("impersonal", stem),
        )
        self._roles[form.written] = role
        return role

    def _cue(self, form: WordForm) -> dict[str, Any]:
        for reading in sorted(form.readings, key=lambda reading: reading.shape == "form"):
            if reading.group == "reporting" and not reading.definite and not self.has("never", form.stem):
                finite = (
                    reading.shape in ("past", "present")
                    and not (reading.future or "س" in form.proclitics)  # «سيعلن» reports nothing yet
                    and not _first_person(form.stem, reading)
                )
                participle = (
                    reading.shape == "participle" and form.stem.endswith(("ا", "ة", "ين"))
                ) or reading.shape == "form"
                if (finite or participle) and (
                    not reading.pronoun or (reading.pronoun not in ("ي", "ني") and self._verb(reading).hearer)
                ):
                    past = reading.shape == "past"
                    gender = _gender(form.stem, reading) if finite else ""
                    return {
                        "verb": self._verb(reading),
                        "finite": finite,
                        "participle": participle and not finite,
                        "past": past,
                        "gender": gender,
                    }
        return {}

    def _verb(self, reading: Reading) -> ReportingVerb:
        found = self._verbs.get(reading.entry)
        if found is None:
            get = self._lexicon.attributes("reporting", reading.entry).get
            found = self._verbs[reading.entry] = ReportingVerb(
                reading.entry,
                get("act", "SPEECH.statement"),
                frozenset(get("opens", ())),
                bool(get("object")),
                get("patient", ""),
                bool(get("continues")),
                get("that", True) is not False,
                get("within"),
                bool(get("asks")),
                bool(get("hearer")),
                bool(get("human")),
                bool(get("writes")),
            )
        return found

    def _source(self, readings: tuple[Reading, ...]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for reading in readings:
            get = self._lexicon.attributes(reading.group, reading.entry).get
            if reading.group == "attribution_phrases":
                found["use"] = get("use")
            elif reading.pronoun == "ي":  # «تلفزيوني» is no television set of mine
                continue
            elif reading.group == "speaker_heads" and ("head" not in found or get("kind") == "person"):
                found.update(head=get("kind"), generic=bool(get("generic")), outlet_name=bool(get("name")))
            elif reading.group == "anonymous_sources" and not found.get("anonymous"):
                found.update(anonymous=True, unless_named=bool(get("unless_named")), hedge=bool(get("hedge")))
        return found


def _has_article(stem: str) -> bool:
    return stem.startswith("ال") and len(stem) > 3


def _first_person(stem: str, reading: Reading) -> bool:
    if reading.shape == "present":
        return stem.removeprefix("س" if reading.future else "")[:1] in ("ن", "ا")
    return stem.endswith("نا") and len(stem) > 4


def _gender(stem: str, reading: Reading) -> str:
    """Of the subject, as the verb shows it before its subject; "" for a plural."""
    bare = stem.removesuffix(reading.pronoun) if reading.pronoun else stem
    if reading.shape == "past":
        return (
            "f" if bare.endswith("ت") and len(bare) > 3 else "" if bare.endswith(("وا", "ن")) and len(bare) > 4 else "m"
        )
    return "f" if bare.removeprefix("س").startswith("ت") else "m"


@lru_cache(maxsize=4)
def cue_words(lexicon: Lexicon) -> CueWords:
    """The cue words of a lexicon, made once."""
    return CueWords(lexicon)
