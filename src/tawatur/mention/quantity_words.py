"""The words of figures: what a figure may start with, what says how exact it is, what makes it a share or none."""

from collections.abc import Mapping, Sequence
from typing import Any

from tawatur.lexicon.fold import fold
from tawatur.lexicon.lexicon import Lexicon
from tawatur.model.mention import Qualifier
from tawatur.model.word import Reading

NUMBER, VAGUE, DUAL, ONE, SHARE, NEGATED, AFTER, PART, UNBOUNDED, PLURAL = range(1, 11)
"""What kind of figure may start at a word; `AFTER` at a definite number that may stand behind its noun, `PART` at a share or part of a scale."""
ANY = frozenset({"اي", "اية"})
ANYBODY = frozenset({"احد", "احدي"})
TWO = frozenset({"اثنان", "اثنين", "اثنتان", "اثنتين"})
_PARTS = frozenset({"نصف", "ربع"})
_PRONOUNS = ("هما", "هم", "هن", "ها", "نا", "ه")
_KNOWN_OFTEN = 20
"""How often a singular in ة must be counted for its dual in تان to be one."""

Phrase = tuple[str, ...]


class _Starts(dict[str, int]):
    """Whether a figure may start at a stem, worked out once for each stem."""

    def __init__(self, known: "QuantityWords") -> None:
        self._known = known

    def __missing__(self, stem: str) -> int:
        found = self[stem] = self._kind(stem)
        return found

    def _kind(self, stem: str) -> int:
        known = self._known
        if stem in known.vague or (stem.startswith("ال") and stem[2:] in known.vague):
            return VAGUE
        if stem in known.unbounded:
            return UNBOUNDED
        if stem in _PARTS:
            return PART
        if stem in known.shares:
            return SHARE
        if stem in known.nothing_of or stem in ANY or stem in ANYBODY:
            return NEGATED
        readings = [r for r in known.lexicon.readings(stem) if not r.pronoun and r.group == "numerals"]
        if any(not r.definite for r in readings):
            return ONE if stem in ("واحد", "واحدة", "واحدا") else NUMBER
        if any(float(r.entry) >= 2 for r in readings):
            return AFTER
        if known.dual(stem):
            return DUAL
        return PLURAL if known.plural_counts(stem) else 0


class QuantityWords:
    """The tables of ``quantifiers.yaml``, folded."""

    def __init__(self, lexicon: Lexicon) -> None:
        table = lexicon.tables.get("quantifiers", {})
        self.lexicon = lexicon
        self.before = _phrases(table.get("before", {}), at=-1)
        self.after = _phrases(table.get("after", {}), at=0)
        self.vague: dict[str, tuple[float, float]] = {
            fold(word): (float(low), float(high)) for word, (low, high) in table.get("vague", {}).items()
        }
        self.scales = {fold(word): float(value) for word, value in table.get("scales", {}).items()}
        self.percent = _phrases({"percent": table.get("percent", ())}, at=0)
        self.labels, self.names_of_number = (
            frozenset(fold(word) for word in table.get(key, ())) for key in ("labels", "names_of_number")
        )
        self.identifiers = self.labels | self.names_of_number
        clitics = lexicon.tables.get("clitics", {})
        self.function = frozenset(fold(str(word)) for key in ("function", "pronouns") for word in clitics.get(key, ()))
        self.shares = {fold(word): (float(low), float(high)) for word, (low, high) in table.get("shares", {}).items()}
        self.negations, self.nothing_of = (
            frozenset(fold(word) for word in table.get(key, ())) for key in ("negations", "nothing_of")
        )
        self.occurrence = frozenset(fold(word) for word in table.get("occurrence", ()))
        (
            self.not_shared,
            self.harm,
            self.harmed,
            self.change,
            self.counts,
            self.collective,
            self.demonstratives,
            self.adverbs,
            self.befalls,
        ) = (
            frozenset(fold(word) for word in table.get(key, ()))
            for key in (
                "not_shared",
                "harm",
                "harmed",
                "change",
                "counts",
                "collective",
                "demonstratives",
                "adverbs",
                "befalls",
            )
        )
        self.people = frozenset(table.get("people", ()))
        self.measured = frozenset(fold(word) for word in table.get("measured", ()))
        self.fractions = {fold(word): float(parts) for word, parts in table.get("fractions", {}).items()}
        self.time_units: dict[str, str] = dict(table.get("time_units", {}))
        self.measures = frozenset((*table.get("measures", ()), *self.time_units.values()))
        self.counted_lengths = frozenset(table.get("counted_lengths", ()))
        self.currency: dict[str, str] = dict(table.get("currency", {}))
        self.unbounded: dict[str, list[Phrase]] = {}
        for phrase in sorted(table.get("unbounded", ()), key=lambda p: (-len(str(p).split()), str(p))):
            words = tuple(fold(phrase).split())
            self.unbounded.setdefault(words[0], []).append(words)
        self.starts = _Starts(self)

    def particle(self, stem: str) -> bool:
        """Whether a word is a particle or a pronoun, or one with a pronoun on its end («بينهم»)."""
        if stem in self.function:
            return True
        return any(stem.endswith(end) and stem[: -len(end)] in self.function for end in _PRONOUNS)

    def dual(self, stem: str) -> bool:
        """Whether a word may be the dual of a counted noun. The construct («قريتي») names its places itself and is none.

        >>> from tawatur.lexicon.lexicon import load_lexicon
        >>> known = quantity_words(load_lexicon())
        >>> [known.dual(word) for word in ("جنديين", "الجنديان", "ممرضتين", "بساتين", "قريتي")]
        [True, True, True, False, False]
        """
        if not stem.endswith(("ان", "ين")):
            return False
        readings = [r for r in self.lexicon.readings(stem) if not r.pronoun]
        units = [r for r in readings if r.group == "units"]
        if units:
            counted = any(self._counts_in_dual(r) for r in units)
            return counted and not any(r.definite and r.shape == "plural" for r in units)
        if any(r.group == "time_units" and r.shape == "dual" and not r.definite for r in readings):
            return True
        return all(r.shape == "dual" for r in readings) and self._dual_of_feminine(stem)

    def _counts_in_dual(self, reading: Reading) -> bool:
        counts = self.lexicon.attribute(reading, "counts")
        return reading.shape == "dual" and bool(counts) and not (reading.definite and counts == "bare")

    def _dual_of_feminine(self, stem: str) -> bool:
        """«ممرضتين»: no plural ends so, and its singular is a word that is counted often."""
        if stem.startswith("ال") or not stem.endswith(("تان", "تين")) or len(stem) < 5:
            return False
        singular = stem[:-3] + "ة"
        return self.lexicon.counts.get(singular, 0) >= _KNOWN_OFTEN

    def counts_always(self, stem: str) -> bool:
        """Whether a noun is one of those that are counted wherever they stand («أي جندي»), not only beside a number."""
        return any(
            r.group == "units" and self.lexicon.attribute(r, "counts") is True
            for r in self.lexicon.readings(stem)
            if not r.pronoun
        )

    def plural_counts(self, stem: str) -> bool:
        """Whether a word is the plural, without the article, of people that are counted wherever they stand («جنود»)."""
        return any(
            r.group == "units"
            and r.shape == "plural"
            and self.lexicon.attribute(r, "counts") is True
            and self.lexicon.attribute(r, "unit") in self.people
            for r in self.lexicon.readings(stem)
            if not r.pronoun and not r.definite
        )

    def of_two_or_many(self, stem: str) -> bool:
        """Whether the dual in ين is written like the plural («سائقين»)."""
        shapes = {r.shape for r in self.lexicon.readings(stem) if r.group == "units" and not r.pronoun}
        return {"dual", "plural"} <= shapes


def _phrases(table: Mapping[str, Sequence[str]], *, at: int) -> dict[str, list[tuple[Phrase, Qualifier]]]:
    """Phrases by their first (``at`` 0) or last (-1) word, longest first."""
    index: dict[str, list[tuple[Phrase, Any]]] = {}
    for qualifier, phrases in table.items():
        for phrase in phrases:
            words = tuple(fold(phrase).split())
            index.setdefault(words[at], []).append((words, qualifier))
    for options in index.values():
        options.sort(key=lambda option: (-len(option[0]), option))
    return index


_known: dict[int, QuantityWords] = {}


def quantity_words(lexicon: Lexicon) -> QuantityWords:
    """The figure tables of a lexicon, built once for each lexicon object."""
    held = _known.get(id(lexicon))
    if held is None or held.lexicon is not lexicon:
        held = _known[id(lexicon)] = QuantityWords(lexicon)
    return held
