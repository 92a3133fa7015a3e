"""Figures as a page gives them: numbers in digits and words, vague words, duals, percentages, money; with noun, unit and bounds."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from tawatur.lexicon.fold import fold
from tawatur.lexicon.lexicon import Lexicon
from tawatur.mention.word_classes import name_lexicon
from tawatur.model.document import Document
from tawatur.model.mention import Qualifier, Quantity
from tawatur.model.span import Span, annotation_id
from tawatur.model.word import Word
from tawatur.text.numerals import cardinal_at

NUMBER, VAGUE, DUAL, ONE = 1, 2, 3, 4
_NAMING = frozenset({"ORG", "PER", "EQUIPMENT", "EVENT_NAME"})
_YEARS = range(1900, 2101)
_MARKS = "-/:–."
_BOUNDED_ABOVE: frozenset[str] = frozenset({"up_to", "less_than"})
_BOUNDED_BELOW: frozenset[str] = frozenset({"more_than", "at_least"})

Phrase = tuple[str, ...]


class _Figure(NamedTuple):
    """Words ``first`` to ``last`` give a figure; the noun stands in words ``noun`` (None: no noun)."""

    first: int
    last: int
    low: float | None
    high: float | None
    qualifier: Qualifier
    rule: str
    unit: str | None = None
    noun: int | None = None
    end: int | None = None


class _Starts(dict[str, int]):
    """Whether a figure may start at a stem, worked out once for each stem."""

    def __init__(self, lexicon: Lexicon, vague: Mapping[str, object]) -> None:
        self._lexicon, self._vague = lexicon, vague

    def __missing__(self, stem: str) -> int:
        found = self[stem] = self._kind(stem)
        return found

    def _kind(self, stem: str) -> int:
        bare = stem[2:] if stem.startswith("ال") else stem
        if bare in self._vague:
            return VAGUE
        readings = [r for r in self._lexicon.readings(stem) if not r.pronoun]
        if any(r.group == "numerals" and not r.definite for r in readings):
            return ONE if stem in ("واحد", "واحدة") else NUMBER
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
        self.starts = _Starts(lexicon, self.vague)


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


def find_quantities(document: Document, lexicon: Lexicon) -> tuple[Quantity, ...]:
    """Figures in order of text. Numbers in time expressions, names, addresses and after words such as «القرار» are none.

    ``low``/``high`` are None where the text sets no bound («أكثر من 70»: low 70); «عشرات» is 20 to 99.
    """
    return _Reading(document, quantity_words(lexicon)).quantities()


class _Reading:
    """One page read for figures."""

    def __init__(self, document: Document, known: QuantityWords) -> None:
        self.text = document.text
        self.words = document.tokens
        self.known = known
        self.lexicon = known.lexicon
        self.names = name_lexicon(known.lexicon)
        spans = [timex.span for timex in document.timexes]
        spans += [mention.span for mention in document.mentions if mention.type in _NAMING]
        spans += [block.span for block in document.blocks if block.kind in ("furniture", "publish_date")]
        self.closed = sorted(spans)
        self.closed_starts = [span.start for span in self.closed]

    def quantities(self) -> tuple[Quantity, ...]:
        found: list[Quantity] = []
        taken: set[str] = set()
        starts, free = self.known.starts, 0
        for index, word in enumerate(self.words):
            if index < free or not (word.kind == "number" or (word.kind == "word" and starts[word.form.stem])):
                continue
            figure = self._figure_at(index)
            if figure is not None:
                found.append(self._quantity(figure, taken))
                free = figure.last + 1
        return tuple(found)

    def _figure_at(self, index: int) -> _Figure | None:
        word = self.words[index]
        if self._in_name(word):
            return None
        kind = NUMBER if word.kind == "number" else self.known.starts[word.form.stem]
        if kind == VAGUE:
            return self._vague(index)
        if kind == DUAL:
            return self._dual(index)
        if kind == ONE:
            return self._one(index)
        return self._number(index)

    def _in_name(self, word: Word) -> bool:
        """Whether a word stands in a time expression, a name or furniture."""
        place = bisect_right(self.closed_starts, word.start) - 1
        return any(self.closed[n].end > word.start for n in range(max(0, place - 2), place + 1))

    def _number(self, index: int) -> _Figure | None:
        number = cardinal_at(self.words, self.text, index)
        if number is None or self._identifies(index):
            return None
        last = index + number.words - 1
        low, high = number.low, number.high
        second = self._second_of_between(index, last)
        if second is not None:
            last, high = second
        percent = self._percent_end(last)
        if percent is not None:
            figure = _Figure(index, percent[0], low, high, "exact", "percent", "percent", None, percent[1])
        else:
            figure = self._with_noun(_Figure(index, last, low, high, "exact", "number"))
        if figure.unit is None and figure.noun is None and self._no_count(index, last, low):
            return None
        return self._qualified(figure)

    def _identifies(self, index: int) -> bool:
        """Whether a number belongs to an identifier («القرار 2254») or touches a word («MQ9», «كوفيد-19»)."""
        word = self.words[index]
        before = self.text[max(0, word.outer - 1) : word.outer]
        lone_and = index > 0 and self.words[index - 1].form.written in ("و", "ال", "ب", "ل")
        if word.kind == "number" and ((before.isalpha() and not lone_and) or before in ("#", "@", "_", "&", "=")):
            return True
        if index == 0:
            return False
        previous = self.words[index - 1]
        if previous.kind == "latin" and self._joined(index - 1):
            return True
        hyphen = self.text[previous.end : word.outer] == "-" and previous.kind in ("word", "latin")
        return hyphen or (previous.form.stem in self.known.identifiers and self._joined(index - 1))

    def _no_count(self, first: int, last: int, value: float) -> bool:
        """Whether a bare number looks like a year, a score, a label or a list number rather than a count."""
        word, end = self.words[first], self.words[last].end
        if first == last and word.kind == "number" and value in _YEARS:
            return True
        if self.text[end : end + 2].lstrip(" ").startswith(("ه", "م\u0640")):
            return True
        before, behind = self.text[max(0, word.outer - 2) : word.outer], self.text[end : end + 2]
        around = before.strip()[-1:] + (behind[:1] if behind[:1] == "." else behind.strip()[:1])
        if any(mark in _MARKS for mark in around if not (mark == "." and self.text[end + 1 : end + 2].isspace())):
            return True
        if (
            self.text[max(0, word.outer - 1) : word.outer] in "\"'“«("
            or first == 0
            or "\n" in self.text[self.words[first - 1].end : word.outer]
        ):
            return True
        return word.kind != "number" and first == last and value < 3

    def _second_of_between(self, index: int, last: int) -> tuple[int, float] | None:
        """The upper bound of «بين 20 و30»."""
        following = last + 1
        if index == 0 or self.words[index - 1].form.stem != "بين" or following >= len(self.words):
            return None
        if self.words[following].form.written == "و" and following + 1 < len(self.words):
            following += 1
        if not self.words[following].form.proclitics.startswith("و") and self.words[following - 1].form.written != "و":
            return None
        second = cardinal_at(self.words, self.text, following)
        return None if second is None else (following + second.words - 1, second.high)

    def _percent_end(self, last: int) -> tuple[int, int] | None:
        """The last word and the end of a percentage, None for no percentage."""
        end = self.words[last].end
        for mark in ("%", "٪"):
            if self.text[end : end + 2].strip().startswith(mark):
                return last, self.text.index(mark, end) + 1
        for phrase in self.known.percent:
            if self._stands(phrase, last + 1):
                return last + len(phrase), self.words[last + len(phrase)].end
        return None

    def _stands(self, phrase: Phrase, first: int) -> bool:
        if first + len(phrase) > len(self.words):
            return False
        return all(
            self.words[first + n].form.written == part and self._joined(first + n - 1) for n, part in enumerate(phrase)
        )

    def _joined(self, index: int) -> bool:
        """Whether only blanks stand between a word and the next one."""
        if index < 0 or index + 1 >= len(self.words):
            return False
        between = self.text[self.words[index].end : self.words[index + 1].outer]
        return not between.strip(" \u00a0\u200f\u200e\u0640") and "\n" not in between

    def _with_noun(self, figure: _Figure) -> _Figure:
        """The figure with the noun that it counts, right after it or behind «من»."""
        place = figure.last + 1
        if not self._joined(figure.last):
            return figure
        if self.words[place].form.written == "من" and self._joined(place):
            place += 1
        elif self.words[place].form.proclitics:
            return figure
        noun = self.words[place]
        if noun.kind != "word" or noun.form.proclitics or self._in_name(noun):
            return figure
        unit, is_noun = self._unit(noun)
        if not is_noun:
            return figure
        return figure._replace(last=place, noun=place, unit=unit)

    def _unit(self, noun: Word) -> tuple[str | None, bool]:
        """The unit of a counted noun, and whether the word can be one at all."""
        for reading in noun.form.readings:
            if reading.group == "units" and not reading.pronoun:
                return str(self.lexicon.attribute(reading, "unit")), True
        groups = {
            reading.group
            for reading in noun.form.readings
            if reading.shape in ("past", "present", "imperative") and not reading.pronoun
        }
        known = (
            len(noun.form.stem) > 2
            and noun.form.stem not in self.known.function
            and not groups
            and not self.names.classes[noun.form.stem].verbal
        )
        return None, known

    def _qualified(self, figure: _Figure) -> _Figure:
        """The figure with what the words before and after say of its exactness."""
        found = self._before(figure.first)
        if found is None:
            found_after = self._after(figure.last)
            return figure if found_after is None else _bounded(figure, found_after[1])._replace(last=found_after[0])
        first, qualifier = found
        return _bounded(figure, qualifier)._replace(first=first)

    def _before(self, first: int) -> tuple[int, Qualifier] | None:
        if first == 0 or not self._joined(first - 1):
            return None
        last = first - 1
        key = self.words[last].form
        for phrase, qualifier in (
            *self.known.before.get(key.stem, ()),
            *(self.known.before.get(key.written, ()) if key.written != key.stem else ()),
        ):
            start = last - len(phrase) + 1
            if start < 0 or not all(self._joined(n) for n in range(start, last)):
                continue
            opening = self.words[start].form
            rest = all(self.words[start + n].form.written == phrase[n] for n in range(1, len(phrase)))
            if rest and phrase[0] in (opening.stem, opening.written):
                return start, qualifier
        return None

    def _after(self, last: int) -> tuple[int, Qualifier] | None:
        if not self._joined(last):
            return None
        for phrase, qualifier in self.known.after.get(self.words[last + 1].form.written, ()):
            if self._stands(phrase, last + 1):
                return last + len(phrase), qualifier
        return None

    def _vague(self, index: int) -> _Figure | None:
        """«عشرات القتلى», «مئات الآلاف», «آلاف من أعضاء الحزب»."""
        stem = self.words[index].form.stem
        low, high = self.known.vague[stem[2:] if stem.startswith("ال") else stem]
        last = index
        if self._joined(index) and (scale := self.known.scales.get(self.words[index + 1].form.written)):
            low, high, last = low * scale, high * scale + scale - 1, index + 1
        figure = self._with_noun(_Figure(index, last, low, high, "vague", "vague"))
        if self._is_scale_of_number(index) or (
            figure.noun is None and not stem.startswith("ال") and stem in ("بضع", "بضعة")
        ):
            return None
        return figure

    def _is_scale_of_number(self, index: int) -> bool:
        """Whether a plural scale belongs to a number before it («5 آلاف»)."""
        bare = self.words[index].outer == self.words[index].start
        return (
            index > 0
            and bare
            and self._joined(index - 1)
            and (self.words[index - 1].kind == "number" or self.known.starts[self.words[index - 1].form.stem] == NUMBER)
        )

    def _dual(self, index: int) -> _Figure | None:
        """«شخصين»: a dual is the figure two; not after a word that names its object («كلا الشخصين»)."""
        noun = self.words[index]
        unit, _ = self._unit(noun)
        return _Figure(index, index, 2.0, 2.0, "exact", "dual", unit, index)

    def _one(self, index: int) -> _Figure | None:
        """«شخص واحد»: the counted noun stands before the number."""
        if index == 0 or not self._joined(index - 1):
            return None
        unit, _ = self._unit(self.words[index - 1])
        return (
            None
            if unit is None
            else self._qualified(_Figure(index - 1, index, 1.0, 1.0, "exact", "one", unit, index - 1))
        )

    def _quantity(self, figure: _Figure, taken: set[str]) -> Quantity:
        start = self.words[figure.first].start
        span = Span(start, max(self.words[figure.last].end, figure.end or 0))
        identifier = annotation_id("q", span, taken)
        taken.add(identifier)
        noun = None if figure.noun is None else self.words[figure.noun].span
        return Quantity(
            id=identifier,
            span=span,
            low=figure.low,
            high=figure.high,
            qualifier=figure.qualifier,
            unit=figure.unit,
            noun=None if noun is None else noun.of(self.text),
            noun_span=noun,
            rule=figure.rule,
        )


def _bounded(figure: _Figure, qualifier: Qualifier) -> _Figure:
    """The figure with the bound that a qualifier takes away: «أكثر من 70» has no upper one."""
    if qualifier in _BOUNDED_ABOVE:
        return figure._replace(low=None, qualifier=qualifier)
    if qualifier in _BOUNDED_BELOW:
        return figure._replace(high=None, qualifier=qualifier)
    return figure._replace(qualifier=qualifier)
