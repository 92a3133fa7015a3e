"""Written words and what the lexicon says of them."""

from typing import Literal

import msgspec

from tawatur.model.span import Span

Shape = Literal["past", "present", "imperative", "participle", "masdar", "noun", "plural", "dual", "form"]
WordKind = Literal["word", "number", "latin", "handle", "url"]


class Reading(msgspec.Struct, frozen=True, gc=False):
    """One way to read a word: the lexicon entry that has it as a form.

    ``group`` is the lexicon file (``reporting``, ``events`` ...), ``entry`` the id inside it, ``shape`` how the form is
    inflected. ``definite``: the article stands before it; ``pronoun``: the pronoun that is written onto its end (folded, "" for none).
    ``future``: a verb in the present with the prefix of the future.
    """

    group: str
    entry: str
    shape: Shape
    definite: bool = False
    pronoun: str = ""
    future: bool = False


class WordForm(msgspec.Struct, frozen=True):
    """What is known of a written word wherever it stands; shared by all its occurrences.

    ``written`` is the folded word as it stands, ``proclitics`` the folded letters cut off before the stem (و ف ب ل ك س),
    ``stem`` the folded key of the rest, its article restored («للمغرب» has the stem «المغرب»). ``readings`` is empty for a word that the lexicon lacks.
    ``known`` is the count of the stem in the counted lexicon, 0 if unseen.
    """

    written: str
    proclitics: str
    stem: str
    readings: tuple[Reading, ...] = ()
    known: int = 0


class Word(msgspec.Struct, frozen=True):
    """One occurrence: ``outer`` is where the written word starts, ``start`` where its stem starts (``outer <= start < end``)."""

    outer: int
    start: int
    end: int
    kind: WordKind
    form: WordForm

    @property
    def span(self) -> Span:
        """The stem, proclitics outside."""
        return Span(self.start, self.end)

    @property
    def stem(self) -> str:
        """The folded key of the stem."""
        return self.form.stem

    def reading(self, group: str) -> Reading | None:
        """The first reading in ``group``, or None."""
        for reading in self.form.readings:
            if reading.group == group:
                return reading
        return None
