"""A page as the readers of figures see it: its words, what stands in names and times, and the nouns that can be counted."""

from bisect import bisect_right
from collections.abc import Sequence

from tawatur.lexicon.lexicon import Lexicon
from tawatur.mention.figure import Figure
from tawatur.mention.quantity_words import Phrase, QuantityWords
from tawatur.mention.word_classes import name_lexicon
from tawatur.model.document import Document
from tawatur.model.span import Span
from tawatur.model.word import Word

_NAMING = frozenset({"ORG", "PER", "EVENT_NAME"})
_CLOSED_BLOCKS = frozenset({"furniture", "publish_date"})
_BLANKS = " \u00a0\u200f\u200e\u0640"
_QUOTES = "\"'“«”‘"
_OPENING, _CLOSING = "\"'“«”‘(", "\"'”»“’)"
_NO_NOUN_AFTER_OF = 2
"""A noun behind «من» must be longer: «من» before a pronoun or a letter counts nothing."""


class QuantityView:
    """One page read for figures. Lengths of time («14 عاما») are open, dates, names and furniture are closed."""

    def __init__(self, document: Document, known: QuantityWords) -> None:
        self.text = document.text
        self.words: Sequence[Word] = document.tokens
        self.known = known
        self.lexicon: Lexicon = known.lexicon
        self.names = name_lexicon(known.lexicon)
        counted = known.counted_lengths
        spans = [t.span for t in document.timexes if t.type != "DURATION" or t.rule not in counted]
        spans += [mention.span for mention in document.mentions if mention.type in _NAMING]
        spans += [block.span for block in document.blocks if block.kind in _CLOSED_BLOCKS]
        self._uncounted = _Spans(spans)
        self._places = _Spans([mention.span for mention in document.mentions if mention.type == "LOC"])
        self._weapons = _Spans([mention.span for mention in document.mentions if mention.type == "EQUIPMENT"])

    def closed(self, word: Word) -> bool:
        """Whether a word stands in a date, a name or furniture."""
        return self._uncounted.hold(word.start) or self._weapons.hold(word.start)

    def uncounted(self, word: Word) -> bool:
        """Whether a word is no counted noun because it stands in a date or a name; the name of a weapon is counted («20 صاروخ ...»)."""
        return self._uncounted.hold(word.start)

    def joined(self, index: int) -> bool:
        """Whether only blanks stand between a word and the next one."""
        if index < 0 or index + 1 >= len(self.words):
            return False
        between = self.text[self.words[index].end : self.words[index + 1].outer]
        return between == " " or (not between.strip(_BLANKS) and "\n" not in between)

    def beside(self, index: int) -> bool:
        """Whether only blanks, or a mark that opens a quotation, stand between a word and the next one («11 "مطلوبا"»)."""
        if self.joined(index) or not 0 <= index < len(self.words) - 1:
            return self.joined(index)
        between = self.text[self.words[index].end : self.words[index + 1].outer]
        return between[:1].isspace() and between.strip(_BLANKS) in tuple(_QUOTES)

    def stands(self, phrase: Phrase, first: int) -> bool:
        """Whether the words of a phrase stand from ``first`` on, joined to the word before."""
        if first + len(phrase) > len(self.words):
            return False
        return all(
            self.words[first + n].form.written == part and self.joined(first + n - 1) for n, part in enumerate(phrase)
        )

    def quoted(self, first: int, last: int) -> bool:
        """Whether words stand alone between marks of quotation or brackets («"1200" سلة», «(12) شخصا»)."""
        start, end = self.words[first].outer, self.words[last].end
        return self.text[max(0, start - 1) : start] in tuple(_OPENING) and self.text[end : end + 1] in tuple(_CLOSING)

    def unit(self, noun: Word, *, owned: bool = False) -> str | None:
        """The unit of a counted noun, None where the lexicon has none; ``owned``: of a plural with a pronoun too («من جنوده»)."""
        for reading in noun.form.readings:
            if reading.pronoun and not (owned and reading.shape == "plural"):
                continue
            if reading.group == "units":
                return str(self.lexicon.attribute(reading, "unit"))
            if reading.group == "time_units" and reading.entry in self.known.time_units:
                return self.known.time_units[reading.entry]
        return None

    def plural(self, noun: Word) -> bool:
        """Whether a noun is known, or looks, to be of many: in the lexicon as a plural, or with the ending of a sound one."""
        units = [r for r in noun.form.readings if r.group in ("units", "time_units")]
        if units:
            return any(r.shape in ("plural", "dual") for r in units) or noun.form.stem in self.known.collective
        return len(noun.form.stem) > 4 and noun.form.stem.endswith(("ات", "ون", "ين"))

    def can_be_noun(self, word: Word, *, sure: bool = False) -> bool:
        """Whether a word may be a counted noun at all: no particle, no verb, no number; ``sure``: it stands where no verb can."""
        stem = word.form.stem
        if word.kind != "word" or len(stem) <= _NO_NOUN_AFTER_OF or self.known.particle(stem):
            return False
        if stem in self.known.adverbs:
            return False
        if sure:
            return True
        verbal = any(
            reading.shape in ("past", "present", "imperative") and not reading.pronoun for reading in word.form.readings
        ) or (
            stem.endswith("ا") and any(r.group == "reporting" and r.shape == "participle" for r in word.form.readings)
        )
        return not verbal and not self.names.classes[stem].verbal

    def with_noun(self, figure: Figure) -> Figure:
        """The figure with the noun that it counts, right after it or behind «من»."""
        place = figure.last + 1
        if place >= len(self.words):
            return figure
        close = self.joined(figure.last)
        if not self.beside(figure.last):
            close = self.quoted(figure.first, figure.last)
            if not close:
                return figure
            figure = figure._replace(start=self.words[figure.first].outer - 1)
        of = self.words[place].form.written == "من" and self.beside(place)
        if not of and self.words[place].form.proclitics:
            return figure
        if of and self.joined(place + 1) and self.words[place + 1].form.stem in self.known.demonstratives:
            place += 1
        noun = self.words[place + of]
        if (
            noun.form.proclitics
            or noun.kind != "word"
            or self.uncounted(noun)
            or (of and self._places.hold(noun.start))
        ):
            return figure
        unit = self.unit(noun, owned=of)
        if unit is None and not (self.can_be_noun(noun, sure=of) and (of or close)):
            return figure
        if of and not self._of_many(noun, unit):
            return figure
        return figure._replace(last=place + of, noun=place + of, unit=figure.unit or unit)

    def halved(self, figure: Figure) -> Figure:
        """The figure with the half behind a measure: «شهرين ونصف الشهر», «3 كيلومترات ونصف»."""
        half = figure.last + 1
        measure = figure.unit in self.known.measures and figure.low is not None and figure.high is not None
        if not measure or not self.joined(figure.last) or self.words[half].form.written not in ("ونصف", "وربع"):
            return figure
        part = 0.5 if self.words[half].form.stem == "نصف" else 0.25
        again = self.joined(half) and self.words[half + 1].form.stem.startswith("ال")
        if again and self.unit(self.words[half + 1]) != figure.unit:
            return figure
        last = half + again
        return figure._replace(last=last, low=(figure.low or 0) + part, high=(figure.high or 0) + part)

    def _of_many(self, noun: Word, unit: str | None) -> bool:
        """Whether the noun behind «من» can be what is counted: not a place that is left («عشرات الآلاف من المدينة»)."""
        return self.plural(noun) or (unit is None and not noun.form.stem.endswith(("ه", "ها", "هم", "هما")))


class _Spans:
    """Spans in order, asked whether they hold a place."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]

    def hold(self, offset: int) -> bool:
        place = bisect_right(self._starts, offset)
        return max([span.end for span in self._spans[max(0, place - 3) : place]], default=0) > offset
