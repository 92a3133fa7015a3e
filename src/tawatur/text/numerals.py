"""Numbers as news writes them: digits of either script, number words, and the two mixed («ألف و200»، «1.5 مليون»).

Number words stand in the lexicon groups ``numerals`` and ``numerals_ordinal``, where the id of an entry is its value.
"""

import re
from collections.abc import Sequence

import msgspec

from tawatur.model.word import Word

_SCALES = frozenset({1000.0, 1e6, 1e9, 1e12})
_DUAL_SCALES = frozenset({2000.0, 2e6, 2e9})
_HUNDREDS = frozenset(float(n) for n in range(100, 1000, 100))
_TENS = frozenset(float(n) for n in range(20, 100, 10))
_PLURAL_SCALES = frozenset({"الاف", "الوف", "ملايين", "مليارات", "ملايير", "تريليونات"})
_SMALL_SCALES = {"عشرات": 10.0, "مئات": 100.0}
_FRACTIONS = {"نصف": 0.5, "ربع": 0.25}
_LEAST_HALVED = 1e6
"""The least scale of which a half is said behind it: «مليون ونصف», but «ألف ونصف» only with the scale again."""
_FEW = frozenset({"بضع", "بضعة"})
_ELEVEN = frozenset({"احد", "احدي"})
_GROUPED = re.compile(r"\d{1,3}(?:[.,٬]\d{3})+")
_YEAR_LIKE = re.compile(r"\d{4}")
_RANGE_MARKS = frozenset({"-", "–", "—"})
_TO = frozenset({"الي", "او"})
_THOUSANDS_GAP = re.compile("[ \u00a0\u2009\u202f]|،")
_GROUP_OF_THREE = re.compile(r"\d{3}")
_FIRST_GROUP = re.compile(r"[1-9]\d{0,2}")


_LONGEST_FIRST_BOUND = 4
"""Words of the lower bound behind «بين»."""


class Cardinal(msgspec.Struct, frozen=True):
    """A number read in a text: inclusive bounds (equal for a point), and how many words it takes."""

    low: float
    high: float
    words: int

    @property
    def exact(self) -> int | None:
        """The number where it is one whole number, else None.

        >>> Cardinal(3.0, 3.0, 1).exact, Cardinal(3.0, 9.0, 1).exact
        (3, None)
        """
        return int(self.low) if self.low == self.high and self.low == int(self.low) else None


def digits_value(written: str) -> float | None:
    """The value of folded digits with marks of thousands or a decimal mark, None for what is no single number (a dotted date).

    >>> digits_value("2,500"), digits_value("1.5"), digits_value("23.3.2021")
    (2500.0, 1.5, None)
    """
    if written.isdigit():
        return float(written)
    if _GROUPED.fullmatch(written) and written[0] != "0":
        return float(re.sub("[.,٬]", "", written))
    try:
        return float(written.replace("٫", ".").replace(",", "."))
    except ValueError:
        return None


def word_value(word: Word) -> float | None:
    """The value of one number or number word by itself, None for any other word; «بضع» and plural scales («آلاف») have none."""
    if word.kind == "number":
        return digits_value(word.form.stem)
    for reading in word.form.readings:
        if reading.group == "numerals" and not reading.pronoun:
            return float(reading.entry)
    return None


def _spelled_as_verb(word: Word, text: str) -> bool:
    """Whether the letters that fold to a number are written as a verb: «أثنى», «ألّف»."""
    written = text[word.start : word.end]
    return written.startswith("أث") or "لّ" in written


def cardinal_at(words: Sequence[Word], text: str, index: int) -> Cardinal | None:
    """The number that starts at ``words[index]``, None where none starts.

    Joins what belongs together: «خمسة وعشرون», «ثلاثة عشر», «20 ألفا», «مليون و300 ألف», and ranges «3-5», «ثلاثة أو أربعة», «بضعة آلاف».
    Plural scales alone («آلاف») are no number.

    >>> from tawatur.lexicon.lexicon import load_lexicon
    >>> from tawatur.model.document import Document
    >>> from tawatur.text.words import find_words
    >>> text = "خمسة وعشرون جنديا"
    >>> cardinal_at(find_words(Document(id="d", text=text), load_lexicon()), text, 0)
    Cardinal(low=25.0, high=25.0, words=2)
    """
    if _spelled_as_verb(words[index], text):
        return None
    first = _few_at(words, text, index) or point_at(words, text, index)
    if first is None or first.low != first.high:
        return first
    return _range_from(words, text, index, first) or first


def range_after_between(words: Sequence[Word], text: str, index: int) -> Cardinal | None:
    """The range that starts at ``words[index]``, the word behind «بين»: «20 و30», «ألفين وثلاثة آلاف», «10% و15%». None where there are not two numbers.

    >>> from tawatur.lexicon.lexicon import load_lexicon
    >>> from tawatur.model.document import Document
    >>> from tawatur.text.words import find_words
    >>> text = "بين ألفين وثلاثة آلاف مقاتل"
    >>> range_after_between(find_words(Document(id="d", text=text), load_lexicon()), text, 1)
    Cardinal(low=2000.0, high=3000.0, words=3)
    """
    for at in range(index + 1, min(index + _LONGEST_FIRST_BOUND + 1, len(words))):
        lone = _is_lone_and(words, at)
        if not (lone or words[at].form.proclitics == "و") or not _joins(text, words[at - 1], words[at]):
            continue
        first = point_at(words[:at], text, index)
        second = point_at(words, text, at + lone)
        if first is None or second is None or not _fills(words, text, index, first, at):
            continue
        end = at + lone + second.words
        low = first.low * (_common_scale(first.low, second.high) if first.words == at - index else 1)
        if low < second.high and not _goes_on(words, end):
            return Cardinal(low, second.high, end - index)
    return None


def _fills(words: Sequence[Word], text: str, index: int, first: Cardinal, at: int) -> bool:
    """Whether the lower bound reaches to the word ``at``, its noun between them at most («بين 6 شهور و12 شهرا»)."""
    noun = index + first.words
    if noun == at:
        return True
    return noun + 1 == at and words[noun].kind == "word" and _adjacent(text, words[noun - 1], words[noun])


def _joins(text: str, left: Word, right: Word) -> bool:
    gap = text[left.end : right.outer].strip(" %٪\u00a0")
    return not gap


def _goes_on(words: Sequence[Word], index: int) -> bool:
    """Whether one more number word is joined by «و»: the numbers were not cut apart where they belong apart."""
    return index < len(words) and words[index].form.proclitics == "و" and word_value(words[index]) is not None


def point_at(words: Sequence[Word], text: str, index: int) -> Cardinal | None:
    """One number, never a range: of «3 إلى 5» the 3. None where none starts."""
    word = words[index]
    grouped = _grouped_at(words, text, index)
    if grouped is not None:
        return _grown(words, text, index, grouped.low, grouped.words)
    fraction = _fraction_at(words, text, index)
    if fraction is not None:
        return Cardinal(fraction[0] * fraction[1], fraction[0] * fraction[1], 2)
    value = word_value(word)
    if value is None and word.stem in _ELEVEN and _adds_eleven(words, text, index):
        value = 1.0
    if value is None or word.stem in _PLURAL_SCALES:
        return None
    return _grown(words, text, index, value, 1)


def _grouped_at(words: Sequence[Word], text: str, index: int) -> Cardinal | None:
    """Digits in groups of three that blanks or Arabic commas part: «2 500», «12،500»."""
    if words[index].kind != "number" or not _FIRST_GROUP.fullmatch(words[index].stem):
        return None
    at, digits = index, words[index].stem
    while at + 1 < len(words) and words[at + 1].kind == "number" and _GROUP_OF_THREE.fullmatch(words[at + 1].stem):
        if not _THOUSANDS_GAP.fullmatch(text[words[at].end : words[at + 1].outer]):
            break
        at, digits = at + 1, digits + words[at + 1].stem
    if at == index or (at + 1 < len(words) and words[at + 1].kind == "number"):
        return None
    return Cardinal(float(digits), float(digits), at - index + 1)


def _fraction_at(words: Sequence[Word], text: str, index: int) -> tuple[float, float] | None:
    """The fraction and its scale in «نصف مليون», «ربع المليون»."""
    fraction = _FRACTIONS.get(words[index].stem)
    if fraction is None or index + 1 >= len(words) or words[index + 1].kind == "number":
        return None
    scale = word_value(words[index + 1])
    bare = not words[index + 1].form.proclitics and words[index + 1].stem not in _PLURAL_SCALES
    fits = scale in _SCALES and bare and _adjacent(text, words[index], words[index + 1])
    return (fraction, float(scale)) if fits and scale is not None else None


def _grown(words: Sequence[Word], text: str, index: int, value: float, taken: int) -> Cardinal:
    """The number of a first value in ``taken`` words with all that follows and belongs to it."""
    joined = _is_joined_number(words, text, index + taken)
    value = _before_scale(value, words, text, index, taken)
    total, current, scale, at = _start(value, words[index], joined)
    at = max(at, taken)
    last = words[index + at - 1]
    while index + at < len(words):
        part = _joined_fraction(words, text, index + at, scale) if not current else None
        if part is not None:
            return Cardinal(total + part.low * scale, total + part.low * scale, at + part.words)
        lone = _is_lone_and(words, index + at)
        if index + at + lone >= len(words):
            break
        following = words[index + at + lone]
        step = word_value(following)
        if step is None or not _adjacent(text, last, words[index + at]) or following.form.proclitics not in ("", "و"):
            break
        grown = _grow(total, current, scale, step, lone or following.form.proclitics == "و", following)
        if grown is None:
            break
        total, current, scale = grown
        last, at = following, at + 1 + lone
    number = total + current
    return Cardinal(number, number, at)


def _before_scale(value: float, words: Sequence[Word], text: str, index: int, taken: int) -> float:
    """The value with one dot read as a decimal mark right before a scale: «60.600 ألف» are sixty thousand and six hundred."""
    written, behind = words[index].form.stem, index + taken
    if taken > 1 or words[index].kind != "number" or written.count(".") != 1 or behind >= len(words):
        return value
    scaled = words[behind].kind != "number" and word_value(words[behind]) in _SCALES
    bare = not words[behind].form.proclitics and _adjacent(text, words[index], words[behind])
    return float(written) if scaled and bare else value


def _is_joined_number(words: Sequence[Word], text: str, index: int) -> bool:
    """Whether «و» and a number stand at ``words[index]``."""
    if index >= len(words) or not _adjacent(text, words[index - 1], words[index]):
        return False
    return _is_lone_and(words, index) or (words[index].form.proclitics == "و" and word_value(words[index]) is not None)


def _joined_fraction(words: Sequence[Word], text: str, index: int, scale: float) -> Cardinal | None:
    """What «ونصف», «ونصف المليون» adds, as a part of the scale before it."""
    lone = _is_lone_and(words, index)
    word = words[index + lone]
    fraction = _FRACTIONS.get(word.stem)
    if fraction is None or not (lone or word.form.proclitics == "و"):
        return None
    if scale > 1e12 or not _adjacent(text, words[index - 1], words[index]):
        return None
    again = _fraction_at(words, text, index + lone)
    if again is not None:
        return Cardinal(fraction, fraction, 2 + lone) if again[1] == scale else None
    return Cardinal(fraction, fraction, 1 + lone) if scale >= _LEAST_HALVED else None


def _start(value: float, word: Word, joined: bool) -> tuple[float, float, float, int]:
    """Total, the part that a scale would multiply, the last scale, words taken."""
    if word.kind != "number" and (value in _SCALES or value in _DUAL_SCALES):
        if word.stem == "الفا" and not joined:  # before a noun it is the construct dual: «ألفا جندي»
            return 2000.0, 0.0, 1000.0, 1
        return value, 0.0, value / 2 if value in _DUAL_SCALES else value, 1
    return 0.0, value, 1e15, 1


def _grow(
    total: float, current: float, scale: float, step: float, joined: bool, word: Word
) -> tuple[float, float, float] | None:
    """What the number becomes with one more word, None where that word is not part of it."""
    if word.kind != "number" and step in _SCALES:
        if not joined and current:
            return (total + current * step, 0.0, step) if step < scale else None
        return (total + step, 0.0, step) if joined and not current and step < scale else None
    if step in _DUAL_SCALES and word.kind != "number":
        return (total + step, 0.0, step / 2) if joined and not current and step / 2 < scale else None
    if not joined:
        return _grow_unjoined(total, current, scale, step, word)
    if word.kind == "number":
        return (total, step, scale) if not current and step < scale else None
    fits = (
        (not current and total)
        or (current % 100 == 0 and current < 1000 and step < 100)
        or (current % 100 < 10 and step in _TENS)
    )
    if not fits or current != int(current):
        return None
    return total, current + step, scale


def _grow_unjoined(
    total: float, current: float, scale: float, step: float, word: Word
) -> tuple[float, float, float] | None:
    if word.kind == "number":
        return None
    if step == 10 and current % 100 < 10 and current % 10 and word.stem in ("عشر", "عشرة"):
        return total, current + 10, scale
    if step == 100 and 3 <= current <= 9:
        return total, current * 100, scale
    return None


def _is_lone_and(words: Sequence[Word], index: int) -> bool:
    """Whether the word is «و» by itself, written onto the digits after it («و200») or a blank before them («ألف و 200»)."""
    return words[index].stem == "و" and index + 1 < len(words) and words[index + 1].outer - words[index].end <= 1


def _adds_eleven(words: Sequence[Word], text: str, index: int) -> bool:
    """Whether «أحد» or «إحدى» starts a number: «أحد عشر», «إحدى وعشرين»."""
    if index + 1 >= len(words):
        return False
    following = words[index + 1]
    value = word_value(following)
    fits = (value == 10 and not following.form.proclitics) or (value in _TENS and following.form.proclitics == "و")
    return bool(fits) and _adjacent(text, words[index], following)


def _few_at(words: Sequence[Word], text: str, index: int) -> Cardinal | None:
    """«بضع» is three to nine, times the scale that follows."""
    if words[index].stem not in _FEW:
        return None
    if index + 1 < len(words) and _adjacent(text, words[index], words[index + 1]):
        scale = word_value(words[index + 1])
        if scale == 10:
            return Cardinal(13.0, 19.0, 2)
        small = _SMALL_SCALES.get(words[index + 1].stem)
        if small is not None:
            return Cardinal(3 * small, 10 * small - 1, 2)
        if scale in _SCALES and words[index + 1].kind != "number":
            return Cardinal(3 * scale, 9 * scale, 2)
    return Cardinal(3.0, 9.0, 1)


def _range_from(words: Sequence[Word], text: str, index: int, first: Cardinal) -> Cardinal | None:
    """«3-5», «3 إلى 5», «ثلاثة أو أربعة»: the second number must be the larger; a scale after it counts for both."""
    after = index + first.words
    if after >= len(words):
        return None
    gap = text[words[after - 1].end : words[after].outer]
    if (
        gap.strip() in _RANGE_MARKS
        and "\n" not in gap
        and words[after].kind == "number"
        and not _YEAR_LIKE.fullmatch(words[after].stem)
    ):
        second, taken = point_at(words, text, after), first.words
    elif (
        words[after].stem in _TO
        and not words[after].form.proclitics
        and after + 1 < len(words)
        and _adjacent(text, words[after - 1], words[after])
    ):
        second, taken = point_at(words, text, after + 1), first.words + 1
    else:
        return None
    if second is None:
        return None
    low = first.low * _common_scale(first.low, second.high)
    return Cardinal(low, second.high, taken + second.words) if low < second.high else None


def _common_scale(low: float, high: float) -> float:
    """«3 إلى 5 آلاف» gives the scale once, for both numbers."""
    scale = 1.0
    while low < 1000 and scale * 1000 <= high and high / (scale * 1000) > low:
        scale *= 1000
    return scale


def ordinal_at(words: Sequence[Word], text: str, index: int) -> Cardinal | None:
    """The definite ordinal that starts at ``words[index]``: «الثالث», «الخامس عشر», «الثالث والعشرين», «الـ19». None for anything else.

    >>> from tawatur.lexicon.lexicon import load_lexicon
    >>> from tawatur.model.document import Document
    >>> from tawatur.text.words import find_words
    >>> text = "الثالث والعشرين من آذار"
    >>> ordinal_at(find_words(Document(id="d", text=text), load_lexicon()), text, 0)
    Cardinal(low=23.0, high=23.0, words=2)
    """
    word = words[index]
    following = words[index + 1] if index + 1 < len(words) else None
    if word.stem == "ال" and following is not None and following.kind == "number" and _adjacent(text, word, following):
        value = digits_value(following.stem)
        return None if value is None else Cardinal(value, value, 2)
    number = _ordinal_value(word)
    if number is None:
        return None
    if following is not None and _adjacent(text, word, following):
        step = word_value(following)
        if step == 10 and number < 10 and not following.form.proclitics and following.stem in ("عشر", "عشرة"):
            return Cardinal(number + 10, number + 10, 2)
        if step in _TENS and number < 10 and following.form.proclitics == "و":
            return Cardinal(number + step, number + step, 2)
    return Cardinal(number, number, 1)


def _ordinal_value(word: Word) -> float | None:
    for reading in word.form.readings:
        definite = reading.definite and not reading.pronoun
        if definite and (
            reading.group == "numerals_ordinal" or (reading.group == "numerals" and float(reading.entry) in _TENS)
        ):
            return float(reading.entry)
    return None


def _adjacent(text: str, left: Word, right: Word) -> bool:
    """Whether only blanks, or nothing, stand between two words of one line."""
    gap = text[left.end : right.outer]
    return not gap or (gap.isspace() and "\n" not in gap)
