"""Token classes of the grammar of time, and a reader over the words of a page."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import compress
from typing import Any, NamedTuple

from tawatur.lexicon.fold import DELETED, fold
from tawatur.lexicon.lexicon import Lexicon
from tawatur.model.document import Document
from tawatur.model.word import Reading, Word, WordForm
from tawatur.text.numerals import Cardinal, cardinal_at, ordinal_at

_KIND = {"time_months": "month", "time_weekdays": "weekday", "time_units": "unit"}
_VALUE = {"time_months": "month", "time_weekdays": "weekday", "time_units": "unit"}
_NUMBERS = {"numerals": "cardinal", "numerals_ordinal": "ordinal"}


class Token(NamedTuple):
    """A word, or ``words`` of them, as one member of a token class."""

    kind: str
    value: str
    words: int = 1
    shape: str = "form"
    definite: bool = False
    pronoun: str = ""
    needs: str = ""
    calendar: str = ""
    direction: str = ""


Tokens = dict[str, Token]
Phrases = dict[str, dict[str, list[tuple[tuple[str, ...], Token]]]]
"""Phrases by their first and second folded words: the words behind the first, and the token; longest first."""

_NO_TOKENS: Tokens = {}
_WORD_CLASSES = ("demonstrative", "every", "approx", "last_of", "same_before", "first_day", "vague", "eleven")
"""Tables of function words that are token classes of their own."""

_NUMBER_LINKS = (
    "or",
    "minus",
    "of",
    "to",
    "and",
    "until",
    "day_suffix",
    "era_hijri",
    "era_common",
    "clock_suffix",
    "zone_short",
    "zone_letters",
    "end_point",
)
"""Tables of the words that may stand between a number and what makes it time."""

_BESIDE_NUMBERS = frozenset(
    {"unit", "month", "cardinal", "direction", "part", "zone", "approx", "figure", "fraction", "ordinal", "eleven"}
)
_JOINTS = frozenset("-–—/\\:.٫ـ(")

_PADDING = 16
"""Empty words behind the last one, so that a look past either end of a page needs no test."""


class Vocabulary(dict[str, Tokens]):
    """What the lexicon says of words of time: tokens by folded stem, remembered for the next page."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self.lexicon = lexicon
        self.context: dict[str, Any] = {
            name: _folded(value) for name, value in lexicon.tables.get("time_context", {}).items()
        }
        self.sites = frozenset(
            "ال" + fold(word) for word in lexicon.tables.get("place_triggers", {}).get("facility", ())
        )
        self._tenses: dict[str, bool | None] = {}
        self.number_links = frozenset().union(*(self.context[name] for name in _NUMBER_LINKS))
        self.named_days = _named_days(lexicon.tables["time_named_days"]["days"])
        self.phrases = _phrases(lexicon.tables["time_phrases"]["phrases"])

    def __missing__(self, stem: str) -> Tokens:
        """Tokens of a stem by class, read once; empty for a word that has nothing to do with time."""
        found = self[stem] = self._read(stem) or _NO_TOKENS
        return found

    def tense(self, form: WordForm) -> bool | None:
        """True for a word that says that something is yet to come (a verb with the prefix of the future, «المقرر»), False for a verb in the past, else None."""
        written = form.written
        if written not in self._tenses:
            self._tenses[written] = True if self._reads_future(form) else False if self._reads_past(form) else None
        return self._tenses[written]

    def is_present(self, form: WordForm) -> bool:
        """Whether the word can be a verb in the present: the lexicon says so, or it has a feminine beside it as verbs have."""
        if form.readings:
            shapes = {reading.shape for reading in form.readings}
            return "present" in shapes and "past" not in shapes
        stem, counts = form.stem, self.lexicon.counts
        return len(stem) > 3 and stem[0] == "ي" and counts.get("ت" + stem[1:], 0) > 0

    def _read(self, stem: str) -> Tokens:
        if stem[:1].isdigit():
            return {"figure": Token("figure", stem)}
        out: Tokens = {}
        readings = self.lexicon.readings(stem)
        for reading in readings or self.lexicon.readings(stem.rstrip("-_'’")):
            token = self._token(reading)
            if token and token.kind not in out:
                out[token.kind] = token
        if not readings and (glued := self._glued_month(stem)):
            out["month"] = glued
        shift = self.context["shift"].get(stem)
        if shift is not None:
            out["shift"] = Token("shift", str(shift))
        for kind in _WORD_CLASSES:
            if stem in self.context[kind]:
                out[kind] = Token(kind, "APPROX" if kind == "approx" else "")
        if stem == "ال":
            out["ordinal"] = Token("ordinal", "")
        return out

    def _glued_month(self, stem: str) -> Token | None:
        """A month with its direction written onto it: «يونيوالمقبل»."""
        cut = stem.find("ال", 2)
        if cut < 0:
            return None
        months = [self._token(r) for r in self.lexicon.readings(stem[:cut]) if r.group == "time_months"]
        tails = [self._token(r) for r in self.lexicon.readings(stem[cut:]) if r.group == "time_words"]
        tail = next((token.value for token in tails if token and token.kind == "direction"), "")
        month = months[0] if months and tail in ("-1", "0", "1") else None
        return month._replace(direction=tail) if month else None

    def _token(self, reading: Reading) -> Token | None:
        group = reading.group
        if group in _NUMBERS:
            return None if reading.pronoun else Token(_NUMBERS[group], reading.entry, definite=reading.definite)
        entry = self.lexicon.attributes(group, reading.entry)
        if group in _KIND:
            kind, value = _KIND[group], entry[_VALUE[group]]
        elif group == "time_words":
            kind, value = entry["class"], entry["value"]
        else:
            return None
        return Token(
            kind,
            str(value),
            1,
            reading.shape,
            reading.definite,
            reading.pronoun,
            entry.get("needs", ""),
            entry.get("calendar", ""),
        )

    def _reads_past(self, form: WordForm) -> bool:
        """«أعلن» is taken for "announced", not for "I announce"."""
        shapes = {reading.shape for reading in form.readings}
        return shapes == {"past"} or (shapes == {"past", "present"} and form.stem[0] == "ا")

    def _reads_future(self, form: WordForm) -> bool:
        if form.stem in self.context["planned"] or "س" in form.proclitics or any(r.future for r in form.readings):
            return True
        stem = form.stem
        if len(stem) < 5 or stem[0] != "س" or stem[1] not in "يتن" or form.readings:
            return False
        counts, verb = self.lexicon.counts, stem[1:]
        likely = max(counts.get(verb, 0), counts.get(verb[:-2], 0) if verb.endswith(("ان", "ون", "ها", "هم")) else 0)
        return likely > counts.get(stem, 0)


def _folded(value: Any) -> Any:
    if isinstance(value, dict):
        return {fold(str(key)): item for key, item in value.items()}
    return frozenset(fold(str(item)) for item in value)


def _named_days(table: list[dict[str, Any]]) -> dict[tuple[str, str], tuple[str, frozenset[str]]]:
    """By day and month: the year, and the folded words behind which the day is a name."""
    return {
        (f"{row['day']:02d}", f"{row['month']:02d}"): (str(row["year"]), frozenset(map(fold, row["after"])))
        for row in table
    }


def _phrases(table: list[dict[str, Any]]) -> Phrases:
    out: Phrases = {}
    for entry in table:
        for form in entry["forms"]:
            first, *rest = (fold(word) for word in form.split())
            token = Token(entry["class"], str(entry["value"]), len(rest) + 1, calendar=entry.get("calendar", ""))
            out.setdefault(first, {}).setdefault(rest[0], []).append((tuple(rest), token))
    for by_second in out.values():
        for found in by_second.values():
            found.sort(key=lambda item: -len(item[0]))
    return out


@lru_cache(maxsize=4)
def vocabulary_of(lexicon: Lexicon) -> Vocabulary:
    """The vocabulary of a lexicon, built once."""
    return Vocabulary(lexicon)


class Reader:
    """The words of a page with their tokens, and what stands between them."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self.text = document.text
        self.words: tuple[Word, ...] = document.tokens
        self.vocabulary = vocabulary_of(lexicon)
        self.context = self.vocabulary.context
        self.size = len(self.words)
        self._gaps: dict[int, str] = {}
        padding = [""] * _PADDING
        self._stems = [word.form.stem for word in self.words]
        self._tokens = list(map(self.vocabulary.__getitem__, self._stems))
        self._add_phrases()
        self._stems += padding
        self._tokens += [_NO_TOKENS] * _PADDING

    def _add_phrases(self) -> None:
        phrases = self.vocabulary.phrases
        for i in compress(range(self.size - 1), map(phrases.__contains__, self._stems)):
            by_second = phrases[self._stems[i]].get(self.words[i + 1].form.written)
            for rest, token in by_second or ():
                if self._goes_on(i, rest):
                    self._tokens[i] = {**self._tokens[i], token.kind: token}
                    break

    def _goes_on(self, index: int, rest: tuple[str, ...]) -> bool:
        """Whether these written words follow, on one line and with nothing between."""
        if index + len(rest) >= self.size:
            return False
        return all(
            self.words[index + 1 + k].form.written == word and self.near(index + k) for k, word in enumerate(rest)
        )

    def triggers(self) -> Iterator[int]:
        """The words at which an expression may start: those with a token."""
        return compress(range(self.size), self._tokens)

    def may_be_time(self, index: int) -> bool:
        """Whether a figure can start an expression: a year, or beside a mark, a word of time or one that links it to such."""
        return len(self._stems[index]) == 4 or self.is_beside_time(index) or self.is_joined(index)

    def is_beside_time(self, index: int) -> bool:
        """Whether a word of time follows a number, or one that may link it to such a word."""
        following = index + 1
        return (
            not _BESIDE_NUMBERS.isdisjoint(self._tokens[following])
            or self._stems[following] in self.vocabulary.number_links
        )

    def is_joined(self, index: int) -> bool:
        """Whether a figure holds a point, or a mark that joins the parts of a date, an hour or a range follows it."""
        if "." in self._stems[index]:
            return True
        gap = self.gap(index)
        return gap != "" and not _JOINTS.isdisjoint(gap)

    def tokens(self, index: int) -> Tokens:
        """Tokens of the word by class; empty past the end."""
        return self._tokens[index]

    def token(self, index: int, kind: str) -> Token | None:
        """The token of a class at a word, or None."""
        return self._tokens[index].get(kind)

    def stem(self, index: int) -> str:
        """The folded stem, "" past either end."""
        return self._stems[index]

    def proclitics(self, index: int) -> str:
        """The proclitics of a word, "" past either end."""
        return self.words[index].form.proclitics if 0 <= index < self.size else ""

    def says(self, index: int, table: str) -> bool:
        """Whether the word, proclitics aside, is one of a table of function words."""
        return self._stems[index] in self.context[table]

    def is_site(self, index: int) -> bool:
        """Whether the word is a building or an installation: «المطار», «الميناء»."""
        return self.stem(index) in self.vocabulary.sites

    def is_counted(self, form: str) -> bool:
        """Whether a folded form is in the counted lexicon."""
        return self.vocabulary.lexicon.counts.get(form, 0) > 0

    def gap(self, index: int) -> str:
        """What stands between a word and the next, blanks and marks of direction left out; a line end is kept as such."""
        found = self._gaps.get(index)
        if found is None:
            found = self._gaps[index] = self._gap(index)
        return found

    def _gap(self, index: int) -> str:
        if not 0 <= index < self.size - 1:
            return "\n"
        between = self.text[self.words[index].end : self.words[index + 1].outer]
        if between in ("", " "):
            return ""
        bare = DELETED.sub("", between)
        return "\n" if "\n" in bare else "".join(bare.split())

    def near(self, index: int) -> bool:
        """Whether the next word follows with nothing between but blanks, or a bracket that closes."""
        return self.gap(index) in ("", ")")

    def near_comma(self, index: int) -> bool:
        """As `near`, a comma allowed."""
        return self.gap(index) in ("", ")", ",", "،", "),", ")،")

    def glued(self, index: int) -> bool:
        """Whether the next word follows without a blank."""
        return index + 1 < self.size and self.words[index].end == self.words[index + 1].outer

    def digits(self, index: int) -> str:
        """The ASCII digits of a whole number written in digits, "" for anything else."""
        stem = self._stems[index]
        return stem if stem.isdigit() else ""

    def number(self, index: int) -> Cardinal | None:
        """The cardinal that starts at a word (digits or words), or None."""
        return cardinal_at(self.words, self.text, index) if 0 <= index < self.size else None

    def ordinal(self, index: int) -> Cardinal | None:
        """The definite ordinal that starts at a word, or None."""
        return (
            ordinal_at(self.words, self.text, index)
            if self.token(index, "ordinal") or self.token(index, "cardinal")
            else None
        )
