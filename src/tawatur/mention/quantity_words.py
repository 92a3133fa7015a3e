"""The words of figures: what a figure may start with, what says how exact it is, what makes it a share or none."""

from collections.abc import Mapping, Sequence
from typing import Any

from tawatur.lexicon.fold import fold
from tawatur.lexicon.lexicon import Lexicon
from tawatur.model.mention import Qualifier

NUMBER, VAGUE, DUAL, ONE, SHARE, NEGATED, AFTER = 1, 2, 3, 4, 5, 6, 7
"""What kind of figure may start at a word."""
ANY = frozenset({"اي", "اية"})

Phrase = tuple[str, ...]


class _Starts(dict[str, int]):
    """Whether a figure may start at a stem, worked out once for each stem."""

    def __init__(self, known: "QuantityWords") -> None:
        self._lexicon, self._vague, self._shares, self._nothing_of = (
            known.lexicon,
            known.vague,
            known.shares,
            known.nothing_of,
        )

    def __missing__(self, stem: str) -> int:
        found = self[stem] = self._kind(stem)
        return found

    def _kind(self, stem: str) -> int:
        bare = stem[2:] if stem.startswith("ال") else stem
        if bare in self._vague:
            return VAGUE
        if stem in self._shares:
            return SHARE
        if stem in self._nothing_of or stem in ANY:
            return NEGATED
        readings = [r for r in self._lexicon.readings(stem) if not r.pronoun]
        if any(r.group == "numerals" and not r.definite for r in readings):
            return ONE if stem in ("واحد", "واحدة") else NUMBER
        if any(r.group == "numerals" and 3 <= float(r.entry) <= 10 for r in readings):
            return AFTER
        units = [r for r in readings if r.group == "units"]
        dual = any(r.shape == "dual" and self._lexicon.attribute(r, "counts") for r in units)
        whole = stem.endswith("ن")  # the construct («قريتي») names its places itself
        return DUAL if dual and whole and not any(r.shape == "plural" or r.definite for r in units) else 0


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
        self.percent = [tuple(fold(phrase).split()) for phrase in table.get("percent", ())]
        self.identifiers = frozenset(fold(word) for word in table.get("identifiers", ()))
        clitics = lexicon.tables.get("clitics", {})
        self.function = frozenset(fold(str(word)) for key in ("function", "pronouns") for word in clitics.get(key, ()))
        self.shares = {fold(word): (float(low), float(high)) for word, (low, high) in table.get("shares", {}).items()}
        self.negations, self.nothing_of = (
            frozenset(fold(word) for word in table.get(key, ())) for key in ("negations", "nothing_of")
        )
        self.occurrence = frozenset(fold(word) for word in table.get("occurrence", ()))
        self.not_shared = frozenset(fold(word) for word in table.get("not_shared", ()))
        self.starts = _Starts(self)


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
