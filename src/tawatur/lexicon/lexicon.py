"""The compiled lexicon: what a folded form may be."""

from collections.abc import Mapping, Sequence
from copy import copy
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import msgspec

from tawatur.model.word import Reading, Shape

# Folded pronouns that are written onto the end of a noun, verb or preposition, longest first.
PRONOUNS = ("هما", "كما", "هم", "هن", "ها", "نا", "كم", "ني", "ه", "ي", "ك")
_NOMINAL = frozenset({"noun", "masdar", "plural", "participle", "dual", "form"})


class _Compiled(msgspec.Struct, frozen=True):
    forms: dict[str, list[tuple[str, str, Shape, bool]]]
    phrases: dict[str, list[tuple[str, str]]]
    attributes: dict[str, dict[str, Any]]
    tables: dict[str, dict[str, Any]]


class Lexicon:
    """Arabic knowledge, read-only: forms and their readings, phrases, attributes of entries, tables, word counts.

    One object serves any number of pages; `readings` is memoised by form.
    """

    def __init__(self, compiled: bytes, counts: Mapping[str, int]) -> None:
        data = msgspec.json.decode(compiled, type=_Compiled)
        self.counts = counts
        self.tables = data.tables
        self._forms = data.forms
        self._attributes = data.attributes
        self._phrases = _by_first_word(data.phrases)
        self._readings: dict[str, tuple[Reading, ...]] = {}
        self.forms_seen: dict[str, Any] = {}
        self.own_places = ""

    def with_places(self, table: str) -> "Lexicon":
        """The same knowledge with places of one's own beside the gazetteer: rows like those of ``places.tsv``."""
        other = copy(self)
        other.own_places = table
        return other

    def readings(self, form: str) -> tuple[Reading, ...]:
        """Every way the lexicon reads a folded form, its article and a pronoun on its end taken off if need be; () if it has none."""
        found = self._readings.get(form)
        if found is None:
            found = self._readings[form] = tuple(self._read(form))
        return found

    def attributes(self, group: str, entry: str) -> Mapping[str, Any]:
        """The attributes of an entry (its YAML keys but the forms), {} for an unknown one."""
        return self._attributes.get(f"{group}/{entry}", {})

    def attribute(self, reading: Reading, name: str, default: Any = None) -> Any:
        """One attribute of the entry of a reading."""
        return self.attributes(reading.group, reading.entry).get(name, default)

    def phrases_at(self, stems: Sequence[str], index: int, group: str) -> list[tuple[int, str]]:
        """Entries of ``group`` whose phrase (two words or more) starts at ``stems[index]``: (number of words, entry id), longest first."""
        known = self._phrases.get(stems[index])
        if known is None:
            return []
        return [
            (len(words), entry)
            for words, found_group, entry in known
            if found_group == group and tuple(stems[index : index + len(words)]) == words
        ]

    def opens_phrase(self, stem: str, group: str) -> bool:
        """Whether a phrase of ``group`` begins with a folded stem: asked once a form, it spares `phrases_at` at every word."""
        return any(found_group == group for _, found_group, _ in self._phrases.get(stem, ()))

    def _read(self, form: str) -> list[Reading]:
        found = self._exact(form, definite=False, pronoun="")
        if form.startswith("ال") and len(form) > 3:
            found += [r for r in self._exact(form[2:], definite=True, pronoun="") if r.shape in _NOMINAL]
        if not found:
            for pronoun in PRONOUNS:
                if form.endswith(pronoun) and len(form) - len(pronoun) >= 2:
                    found += self._before_pronoun(form[: -len(pronoun)], pronoun)
                    if found:
                        break
        return found

    def _before_pronoun(self, stem: str, pronoun: str) -> list[Reading]:
        found = self._exact(stem, definite=False, pronoun=pronoun)
        if stem.endswith("ت"):
            found += [r for r in self._exact(stem[:-1] + "ة", definite=False, pronoun=pronoun) if r not in found]
        if stem.endswith("و"):  # plural verbs and construct plurals write no alef before a pronoun
            found += self._exact(stem + "ا", definite=False, pronoun=pronoun)
        if stem.endswith("ا"):  # ى turns alef before a pronoun
            found += self._exact(stem[:-1] + "ي", definite=False, pronoun=pronoun)
        if stem.endswith(("ؤ", "ئ")):
            found += self._exact(stem[:-1] + "ء", definite=False, pronoun=pronoun)
        return found

    def _exact(self, form: str, *, definite: bool, pronoun: str) -> list[Reading]:
        found = self._forms.get(form, ())
        return [Reading(group, entry, shape, definite, pronoun, future) for group, entry, shape, future in found]


def _by_first_word(phrases: Mapping[str, list[tuple[str, str]]]) -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    out: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for phrase, found in phrases.items():
        words = tuple(phrase.split())
        out.setdefault(words[0], []).extend((words, group, entry) for group, entry in found)
    for options in out.values():
        options.sort(key=lambda option: (-len(option[0]), option))
    return out


def read_counts(text: str) -> dict[str, int]:
    """Counts by folded form from lines ``form<TAB>count``."""
    return {form: int(count) for form, _, count in (line.partition("\t") for line in text.splitlines()) if count}


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that ships with the package, loaded once a process."""
    folder = files("tawatur.lexicon")
    counts = read_counts((folder / "ar" / "word_counts.tsv").read_text(encoding="utf8"))
    return Lexicon((folder / "compiled.json").read_bytes(), counts)


@lru_cache(maxsize=4)
def lexicon_with_places(table: str) -> Lexicon:
    """The shipped lexicon with a list of places of one's own; the shipped one itself for an empty list.

    >>> lexicon_with_places("") is load_lexicon()
    True
    """
    return load_lexicon().with_places(table) if table else load_lexicon()
