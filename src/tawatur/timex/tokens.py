"""Token classes of the grammar of time, and a reader over the words of a page."""

from functools import lru_cache
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


Tokens = dict[str, Token]
_NO_TOKENS: Tokens = {}


class Vocabulary:
    """What the lexicon says of words of time: tokens by folded stem, remembered for the next page."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.context: dict[str, Any] = {
            name: _folded(value) for name, value in lexicon.tables.get("time_context", {}).items()
        }
        self._tokens: dict[str, Tokens] = {}
        self._future: dict[str, bool] = {}
        self.phrases = _phrases(lexicon.tables.get("time_phrases", {}).get("phrases", []))

    def tokens(self, form: WordForm) -> Tokens:
        """Tokens of one word by class, empty for a word that has nothing to do with time."""
        found = self._tokens.get(form.stem)
        if found is None:
            found = self._tokens[form.stem] = self._read(form) or _NO_TOKENS
        return found

    def is_future(self, form: WordForm) -> bool:
        """Whether the word says that something is yet to come: a verb with the prefix of the future, or «المقرر» and its like."""
        found = self._future.get(form.written)
        if found is None:
            found = self._future[form.written] = self._reads_future(form)
        return found

    def is_present(self, form: WordForm) -> bool:
        """Whether the word can be a verb in the present: the lexicon says so, or it has a feminine beside it as verbs have."""
        if form.readings:
            return any(reading.shape == "present" for reading in form.readings)
        stem, counts = form.stem, self.lexicon.counts
        return len(stem) > 3 and stem[0] == "ي" and counts.get("ت" + stem[1:], 0) > 0

    def _read(self, form: WordForm) -> Tokens:
        out: Tokens = {}
        for reading in form.readings:
            token = self._token(reading)
            if token and token.kind not in out:
                out[token.kind] = token
        shift = self.context.get("shift", {}).get(form.stem)
        if shift is not None:
            out["shift"] = Token("shift", str(shift))
        for kind in ("demonstrative", "every", "approx", "last_of", "same_before", "first_day"):
            if form.stem in self.context.get(kind, ()):
                out[kind] = Token(kind, "APPROX" if kind == "approx" else "")
        if form.stem == "ال":
            out["ordinal"] = Token("ordinal", "")
        return out

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

    def _reads_future(self, form: WordForm) -> bool:
        if (
            form.stem in self.context.get("planned", ())
            or "س" in form.proclitics
            or any(r.future for r in form.readings)
        ):
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


def _phrases(table: list[dict[str, Any]]) -> dict[str, list[tuple[tuple[str, ...], Token]]]:
    """Phrases by their first folded word: the other words and the token, longest first."""
    out: dict[str, list[tuple[tuple[str, ...], Token]]] = {}
    for entry in table:
        for form in entry["forms"]:
            first, *rest = (fold(word) for word in form.split())
            token = Token(entry["class"], str(entry["value"]), len(rest) + 1, calendar=entry.get("calendar", ""))
            out.setdefault(first, []).append((tuple(rest), token))
    for found in out.values():
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
        tokens = self.vocabulary.tokens
        self._tokens = [tokens(word.form) for word in self.words]
        self._add_phrases()

    def _add_phrases(self) -> None:
        phrases = self.vocabulary.phrases
        for i, word in enumerate(self.words):
            if word.form.stem in phrases:
                for rest, token in phrases[word.form.stem]:
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

    def triggers(self) -> list[int]:
        """The words at which an expression may start: those with a token, and numbers."""
        return [i for i, word in enumerate(self.words) if self._tokens[i] or word.kind == "number"]

    def tokens(self, index: int) -> Tokens:
        """Tokens of the word by class; empty past the end."""
        return self._tokens[index] if 0 <= index < self.size else _NO_TOKENS

    def token(self, index: int, kind: str) -> Token | None:
        """The token of a class at a word, or None."""
        return self._tokens[index].get(kind) if 0 <= index < self.size else None

    def stem(self, index: int) -> str:
        """The folded stem, "" past either end."""
        return self.words[index].form.stem if 0 <= index < self.size else ""

    def proclitics(self, index: int) -> str:
        """The proclitics of a word, "" past either end."""
        return self.words[index].form.proclitics if 0 <= index < self.size else ""

    def says(self, index: int, table: str) -> bool:
        """Whether the word, proclitics aside, is one of a table of function words."""
        return 0 <= index < self.size and self.words[index].form.stem in self.context.get(table, ())

    def gap(self, index: int) -> str:
        """What stands between a word and the next, blanks and marks of direction left out; a line end is kept as such."""
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
        if not 0 <= index < self.size:
            return ""
        word = self.words[index]
        return word.form.stem if word.kind == "number" and word.form.stem.isdigit() else ""

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
