"""Figures as a page gives them: numbers in digits and words, vague words, duals, percentages, money; with noun, unit and bounds."""

from bisect import bisect_right

from tawatur.lexicon.lexicon import Lexicon
from tawatur.mention.figure import Figure, bounded
from tawatur.mention.quantity_words import (
    AFTER,
    ANY,
    DUAL,
    NEGATED,
    NUMBER,
    ONE,
    SHARE,
    VAGUE,
    Phrase,
    QuantityWords,
    quantity_words,
)
from tawatur.mention.word_classes import name_lexicon
from tawatur.model.document import Document
from tawatur.model.mention import Qualifier, Quantity
from tawatur.model.span import Span, annotation_id
from tawatur.model.word import Word
from tawatur.text.numerals import cardinal_at

REACH = 8
"""Words back in which a negation makes «أي» none."""
_NAMING = frozenset({"ORG", "PER", "EVENT_NAME"})
_YEARS = range(1900, 2101)
_MARKS = "-/:–."


def find_quantities(document: Document, lexicon: Lexicon) -> tuple[Quantity, ...]:
    """Figures in order of text. Numbers in time expressions, names, addresses and after words such as «القرار» are none.

    ``low``/``high`` are None where the text sets no bound («أكثر من 70»: low 70); «عشرات» is 20 to 99; none («عدم وقوع ضحايا») is 0; a share («ثلثها») lies
    between 0 and 1 with the unit "share".
    """
    return _Reading(document, quantity_words(lexicon)).quantities()


class _Reading:
    """One page read for figures."""

    def __init__(self, document: Document, known: QuantityWords) -> None:
        self.text = document.text
        self.words = document.tokens
        self.known = known
        self.lexicon = known.lexicon
        self._readers = {
            NUMBER: self._number,
            VAGUE: self._vague,
            DUAL: self._dual,
            ONE: self._one,
            SHARE: self._share,
            NEGATED: self._none,
            AFTER: self._after_noun,
        }
        self.names = name_lexicon(known.lexicon)
        spans = [timex.span for timex in document.timexes]
        spans += [mention.span for mention in document.mentions if mention.type in _NAMING]
        spans += [block.span for block in document.blocks if block.kind in ("furniture", "publish_date")]
        self.uncounted = sorted(spans)
        spans += [mention.span for mention in document.mentions if mention.type == "EQUIPMENT"]
        self.closed = sorted(spans)
        self.closed_starts = [span.start for span in self.closed]
        self.uncounted_starts = [span.start for span in self.uncounted]

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

    def _figure_at(self, index: int) -> Figure | None:
        word = self.words[index]
        if self._in_name(word):
            return None
        kind = NUMBER if word.kind == "number" else self.known.starts[word.form.stem]
        return self._readers[kind](index)

    def _in_name(self, word: Word) -> bool:
        """Whether a word stands in a time expression, a name or furniture."""
        place = bisect_right(self.closed_starts, word.start) - 1
        return any(self.closed[n].end > word.start for n in range(max(0, place - 2), place + 1))

    def _uncounted(self, word: Word) -> bool:
        """Whether a word is no counted noun because it stands in a time expression or a name; the name of a weapon is counted («20 صاروخ ...»)."""
        place = bisect_right(self.uncounted_starts, word.start) - 1
        return any(self.uncounted[n].end > word.start for n in range(max(0, place - 2), place + 1))

    def _number(self, index: int) -> Figure | None:
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
            figure = Figure(index, percent[0], low, high, "exact", "percent", "percent", None, percent[1])
        else:
            figure = self._with_noun(Figure(index, last, low, high, "exact", "number"))
        if figure.unit is None and (
            self._scored(index, last) or (figure.noun is None and self._no_count(index, last, low))
        ):
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
        ordinal = any(r.group == "numerals_ordinal" and r.definite for r in previous.form.readings)
        if ordinal and word.kind == "word" and self._joined(index - 1):
            return True
        hyphen = self.text[previous.end : word.outer] == "-" and previous.kind in ("word", "latin")
        return hyphen or (previous.form.stem in self.known.identifiers and self._joined(index - 1))

    def _no_count(self, first: int, last: int, value: float) -> bool:
        """Whether a bare number looks like a year, a score, a label or a list number rather than a count."""
        word, end = self.words[first], self.words[last].end
        if first == last and word.kind == "number" and value in _YEARS:
            return True
        if self.text[end : end + 2].lstrip(" ").startswith(("ه", "م\u0640")) or self.text[end : end + 1] in '"”»’':
            return self.text[end : end + 1] != ""
        if self.text[max(0, word.outer - 3) : word.start].rstrip("\u0640").endswith("ال"):
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

    def _with_noun(self, figure: Figure) -> Figure:
        """The figure with the noun that it counts, right after it or behind «من»."""
        place = figure.last + 1
        if not self._joined(figure.last):
            return figure
        if self.words[place].form.written == "من" and self._joined(place):
            place += 1
        elif self.words[place].form.proclitics:
            return figure
        noun = self.words[place]
        if noun.kind != "word" or noun.form.proclitics or self._uncounted(noun):
            return figure
        unit, is_noun = self._unit(noun)
        if not is_noun or (unit is None and self._no_counted(figure, noun, place)):
            return figure
        return figure._replace(last=place, noun=place, unit=unit)

    def _no_counted(self, figure: Figure, noun: Word, place: int) -> bool:
        """Whether an unknown noun after digits is not what they count: a definite one («2009 المعارضة»), or one after a score («2 - 1»)."""
        first = self.words[figure.first]
        if first.kind != "number":
            return False
        direct = place == figure.last + 1
        return (direct and noun.form.stem.startswith("ال")) or self._scored(figure.first, figure.last)

    def _scored(self, first: int, last: int) -> bool:
        """Whether a dash with blanks around it joins digits to others, as in the score of a match."""
        for left, right in ((first - 1, first), (first, last)):
            if 0 <= left < right and self.words[left].kind == "number" and self.words[right].kind == "number":
                between = self.text[self.words[left].end : self.words[right].outer]
                if between.strip(" ") in ("-", "–") and between != between.strip(" "):
                    return True
        return False

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

    def _qualified(self, figure: Figure) -> Figure:
        """The figure with what the words before and after say of its exactness."""
        found = self._before(figure.first)
        if found is None:
            found_after = self._after(figure.last)
            return figure if found_after is None else bounded(figure, found_after[1])._replace(last=found_after[0])
        first, qualifier = found
        return bounded(figure, qualifier)._replace(first=first)

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

    def _vague(self, index: int) -> Figure | None:
        """«عشرات القتلى», «مئات الآلاف», «آلاف من أعضاء الحزب»."""
        stem = self.words[index].form.stem
        low, high = self.known.vague[stem[2:] if stem.startswith("ال") else stem]
        last = index
        if self._joined(index) and (scale := self.known.scales.get(self.words[index + 1].form.written)):
            low, high, last = low * scale, high * scale + scale - 1, index + 1
        figure = self._with_noun(Figure(index, last, low, high, "vague", "vague"))
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

    def _dual(self, index: int) -> Figure | None:
        """«شخصين»: a dual is the figure two; not after a word that names its object («كلا الشخصين»)."""
        noun = self.words[index]
        unit, _ = self._unit(noun)
        return Figure(index, index, 2.0, 2.0, "exact", "dual", unit, index)

    def _one(self, index: int) -> Figure | None:
        """«شخص واحد»: the counted noun stands before the number."""
        if index == 0 or not self._joined(index - 1):
            return None
        unit, _ = self._unit(self.words[index - 1])
        return (
            None
            if unit is None
            else self._qualified(Figure(index - 1, index, 1.0, 1.0, "exact", "one", unit, index - 1))
        )

    def _after_noun(self, index: int) -> Figure | None:
        """«الطائرات الأربع»: the counted noun with the article stands before the number."""
        if index == 0 or not self._joined(index - 1):
            return None
        noun = self.words[index - 1]
        unit = next((u for u in [self._unit(noun)[0]] if noun.form.stem.startswith("ال")), None)
        value = next(float(r.entry) for r in self.words[index].form.readings if r.group == "numerals")
        return (
            None if unit is None else Figure(index - 1, index, value, value, "exact", "number after", unit, index - 1)
        )

    def _share(self, index: int) -> Figure | None:
        """«معظمها», «ثلث الصواريخ»: a share between 0 and 1 of what is counted, by a pronoun or a counted noun after it."""
        word = self.words[index]
        low, high = self.known.shares[word.form.stem]
        qualifier: Qualifier = "exact" if low == high else "vague"
        figure = Figure(index, index, low, high, qualifier, "share", "share")
        if word.form.stem.endswith(("ها", "هم")):
            return self._qualified(figure)
        if index + 1 == len(self.words) or not self._joined(index):
            return None
        noun = self.words[index + 1]
        counted = self._unit(noun)[0] is not None and not noun.form.proclitics and not self._uncounted(noun)
        if not counted or not noun.form.stem.startswith("ال") or noun.form.stem in self.known.not_shared:
            return None
        return self._qualified(figure._replace(last=index + 1, noun=index + 1))

    def _none(self, index: int) -> Figure | None:
        """«لم يصب أي جندي», «عدم وقوع ضحايا»: none, by a negation before «أي» or before a plural of harm."""
        if self.words[index].form.stem in ANY:
            return self._none_of_any(index)
        first = index - 1
        while first >= 0 and index - first <= 4 and self._joined(first):
            stem = self.words[first].form.stem
            if stem in self.known.negations:
                unit = self._unit(self.words[index])[0]
                return Figure(first, index, 0.0, 0.0, "exact", "none", unit, index)
            if stem not in self.known.occurrence:
                return None
            first -= 1
        return None

    def _none_of_any(self, index: int) -> Figure | None:
        if not self._negated(index):
            return None
        place = index + 1
        if place < len(self.words) and self._joined(index) and self.words[place].form.written == "من":
            place += 1
        if place >= len(self.words) or not self._joined(place - 1):
            return None
        unit = self._unit(self.words[place])[0]
        if unit is None and self.words[place].form.stem not in self.known.nothing_of:
            return None
        return Figure(index, place, 0.0, 0.0, "exact", "none", unit, place)

    def _negated(self, index: int) -> bool:
        """Whether a negation stands before a word in its clause."""
        for place in range(index - 1, max(-1, index - REACH - 1), -1):
            between = self.text[self.words[place].end : self.words[place + 1].outer]
            if any(mark in between for mark in ".،؛:!?؟\n"):
                return False
            if self.words[place].form.stem in self.known.negations:
                return True
        return False

    def _quantity(self, figure: Figure, taken: set[str]) -> Quantity:
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
