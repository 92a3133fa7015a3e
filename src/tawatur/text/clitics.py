"""Which proclitics stand before the stem of a written word.

Arabic writes و ف (and, so), ب ل ك (with, to, as) and س (will) as part of the word that follows. Nothing in the letters
tells «وطن» (homeland) from «وقال» (and he said); what tells them apart is how often the rest is written by itself, and
whether the whole takes an article or a preposition of its own («الوطن» is written, «الوقال» never is). The rule weighs
these two counts; words that are too short or too common for counts are listed in `lexicon/ar/clitics.yaml`.

Measured on UD Arabic PUD with `tools/measure_clitics.py` (15,666 written words, 1,778 with proclitics; the whole string
of proclitics must be right): F1 .959 on the sentences of even number, on whose errors the thresholds were set, and .950
on the odd ones, which were only measured. Words unseen in the lexicon are where it errs most: foreign names in ب and ل.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

LEAST_SHARE = {"و": 0.02, "ف": 0.3, "ب": 0.1, "ل": 0.1, "ك": 0.5, "س": 0.1}
"""The rest must be written by itself at least this often for each time the whole is; ف and ك are rare before a word."""

LEAST_UNSEEN = {"ب": 3, "ل": 3, "ك": 20, "س": 3, "ف": 20}
"""Least count of the rest where the whole is not in the lexicon; و needs none: three of four such words are divided."""

SHORT_REST = 3
"""A rest of so few letters is met by chance inside foreign names («برس», «بيو») and needs five times the count."""

WHOLE_SHARE = 0.12
"""Evidence for the whole above this share of the evidence for the rest keeps the word whole."""

NAME_SHARE = 20
"""«للبنان»: «لبنان» is written this many times as often as the same with an article, so it takes none."""

STRANGERS = {"ب": "بفم", "ل": "لرنش", "ك": "كقغجخ", "ف": "فب", "و": "و"}
"""Second letters that no Arabic root has after this first letter: what precedes them is a proclitic («بموزمبيق»)."""

SUFFIXES = (
    *("اتهم", "اتها", "اته", "اتنا", "يهم", "يها", "يه"),
    *("تهما", "تهم", "تها", "ته", "تنا", "تين", "تان", "وها", "وه", "ونه", "هما", "هم", "ها", "ات", "ون", "ين", "ان"),
    *("وا", "نا", "يا", "ة", "ه", "ا", "ت", "ي"),
)
ARTICLE = "ال"
IMPERFECT = "يتن"
SHORTEST_BASE = 3


class Clitics(NamedTuple):
    """A folded written word divided into proclitics and stem.

    `length` counts the written letters outside the stem; in «للمغرب» it is 1, since the span of the stem starts at the
    assimilated article, while `stem` is the key «المغرب» with the article restored. `proclitics` is empty for a whole
    word.
    """

    length: int
    proclitics: str
    stem: str


class CliticWords(msgspec.Struct, frozen=True):
    """Words for which counts decide wrongly, folded.

    `whole` are never divided, nor are their inflected forms; `function` are divided from any proclitic before them;
    `pronouns` are divided from ب and ل.
    """

    whole: frozenset[str] = frozenset()
    function: frozenset[str] = frozenset()
    pronouns: frozenset[str] = frozenset()

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> "CliticWords":
        """The words of a table like `lexicon/ar/clitics.yaml` (`whole` is a map of lists); missing lists are empty.

        >>> CliticWords.from_table({"whole": {"nouns": ["وطن"]}, "pronouns": ["ه"]}).whole
        frozenset({'وطن'})
        """
        whole = frozenset(form for forms in table.get("whole", {}).values() for form in forms)
        return cls(whole, frozenset(table.get("function", ())), frozenset(table.get("pronouns", ())))


NO_WORDS = CliticWords()


def split_proclitics(form: str, counts: Mapping[str, int], words: CliticWords = NO_WORDS) -> Clitics:
    """Divide the proclitics from the stem of one folded written word; it comes back whole where nothing speaks for it.

    >>> split_proclitics("بتونس", {"تونس": 50})
    Clitics(length=1, proclitics='ب', stem='تونس')
    >>> split_proclitics("وللمغرب", {"المغرب": 50})
    Clitics(length=2, proclitics='ول', stem='المغرب')
    >>> split_proclitics("وطن", {"وطن": 9, "الوطن": 30, "طن": 12})
    Clitics(length=0, proclitics='', stem='وطن')
    """
    return _Division(counts, words).divide(form)


class _Division(NamedTuple):
    counts: Mapping[str, int]
    words: CliticWords

    def divide(self, form: str) -> Clitics:
        if len(form) < 2 or form in self.words.whole:
            return Clitics(0, "", form)
        conjunction = form[0] if form[0] in "وف" and self.is_conjunction(form) else ""
        rest = form[len(conjunction) :]
        preposition = rest[0] if self.is_preposition(rest) else ""
        return self.clitics(form, conjunction + preposition)

    def clitics(self, form: str, proclitics: str) -> Clitics:
        stem = form[len(proclitics) :]
        if proclitics.endswith("ل") and stem.startswith("ل"):
            stem = self.with_article(stem)
        return Clitics(len(proclitics), proclitics, stem)

    def with_article(self, stem: str) -> str:
        """After ل the article loses its alef, and one lam of three is not written: «للغة» is ل and «اللغة».

        A name in lam that takes no article («للبنان») keeps the stem as it stands.
        """
        definite = max(ARTICLE + stem[1:], ARTICLE + stem, key=self.count)
        named = stem in self.words.whole or self.count(stem) > 0
        return stem if named and self.count(stem) > NAME_SHARE * self.count(definite) else definite

    def is_conjunction(self, form: str) -> bool:
        """Whether the first letter of this word, و or ف, is the conjunction."""
        rest = form[1:]
        if rest in self.words.function or rest in self.words.whole or _has_article(rest):
            return True
        if self.is_inflected_whole(form):
            return False
        if self.is_inflected_whole(rest) or _are_strangers(form):
            return True
        return self.outweighs(form, self.weight_after_conjunction(form[0], rest))

    def is_preposition(self, form: str) -> bool:
        """Whether the first letter of this word, without its conjunction, is one of ب ل ك or the س of the future."""
        rest = form[1:]
        if form in self.words.whole or form[0] not in "بلكس":
            return False
        if form[0] == "س":
            return self.is_future(form)
        if rest in self.words.function or (form[0] in "بل" and rest in self.words.pronouns):
            return True
        if len(rest) < 2 or self.is_inflected_whole(form):
            return False
        if _has_article(rest) and form[0] != "ل":
            return True
        if (form.startswith("لل") or _are_strangers(form)) and len(rest) >= SHORTEST_BASE:
            return True
        if rest in self.words.whole:
            return self.whole_weight(form) <= self.noun_count(rest) / 2
        return self.outweighs(form, self.weight(form[0], rest))

    def is_future(self, form: str) -> bool:
        """Whether this word in س is a verb of the future."""
        if not _may_be_imperfect(form[1:]) or self.is_inflected_whole(form):
            return False
        return self.outweighs(form, self.verb_weight(form[1:]))

    def outweighs(self, form: str, weight: float) -> bool:
        """Whether the rest of a word with this weight speaks louder than the word as a whole."""
        clitic, rest = form[0], form[1:]
        if len(rest) < 2 or self.whole_weight(form) > WHOLE_SHARE * weight:
            return False
        if written := self.count(form):
            return weight >= max(2, LEAST_SHARE[clitic] * written)
        kin = sum(self.count(base) for base in bases(form))
        if clitic == "و":
            return len(rest) >= SHORTEST_BASE and kin <= weight / 2
        least = LEAST_UNSEEN[clitic] * (5 if len(rest) <= SHORT_REST else 1)
        return weight >= least and kin <= weight / 5

    def count(self, form: str) -> int:
        return self.counts.get(form, 0)

    def noun_count(self, form: str) -> int:
        """How often the form is written bare or with the article."""
        return self.count(form) + (0 if form.startswith(ARTICLE) else self.count(ARTICLE + form))

    def weight(self, clitic: str, rest: str) -> float:
        """How often the rest is a word: bare, with the article, after another proclitic, or in another form."""
        weight = self.noun_count(rest) + 0.3 * sum(map(self.noun_count, bases(rest)))
        if len(rest) > SHORT_REST:
            weight += sum(self.count(front + rest) for front in "وبل" if front != clitic)
        return weight + (0.5 * self.other_persons(clitic, rest) if rest[0] in IMPERFECT else 0)

    def verb_weight(self, rest: str) -> float:
        return self.other_persons("س", rest) + self.noun_count(rest)

    def weight_after_conjunction(self, clitic: str, rest: str) -> float:
        """The weight of the rest, or of what stands in it behind a preposition."""
        weight = self.weight(clitic, rest)
        if self.is_preposition(rest):
            return max(weight, 0.3 * self.weight(rest[0], self.clitics(rest, rest[0]).stem))
        return weight

    def whole_weight(self, form: str) -> int:
        """How often the form is written behind what only a whole word can follow."""
        fronts = ["ال", "وال", "بال", "لل", "ب"]
        if form[0] != "ل":  # «للحماية» is no «لحماية» behind ل but the article
            fronts.append("ل")
        if form[0] in "وف":
            fronts.append("و")
        return sum(self.count(front + form) for front in fronts)

    def other_persons(self, clitic: str, verb: str) -> int:
        """How often an imperfect verb is written in any person, bare or behind a proclitic other than this one."""
        base = next(bases(verb), verb)[1:]
        fronts = [front for front in ("", "و", "س", "ل") if front != clitic]
        return sum(self.count(front + person + base) for person in IMPERFECT for front in fronts)

    def is_inflected_whole(self, form: str) -> bool:
        return any(base in self.words.whole for base in bases(form))


def bases(form: str) -> Iterator[str]:
    """What remains of a folded form without a suffix, and that with the ة that the suffix may hide; from three letters.

    >>> list(bases("وزيرها"))[:2]
    ['وزير', 'وزيرة']
    """
    for suffix in SUFFIXES:
        if form.endswith(suffix) and len(form) - len(suffix) >= SHORTEST_BASE:
            base = form[: -len(suffix)]
            yield base
            if suffix != "ة":
                yield base + "ة"


def _has_article(rest: str) -> bool:
    return rest.startswith(ARTICLE) and len(rest) >= len(ARTICLE) + SHORTEST_BASE


def _are_strangers(form: str) -> bool:
    return len(form) > SHORTEST_BASE and form[1] in STRANGERS.get(form[0], "")


def _may_be_imperfect(rest: str) -> bool:
    return len(rest) >= SHORTEST_BASE and rest[0] in "ايتن" and not rest.startswith(ARTICLE)
