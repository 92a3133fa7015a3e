"""What the rules passed over: sentences with a figure, a death, a place or a speech verb that no event or attribution took."""

from collections.abc import Iterator

import msgspec

from tawatur.export.bidi import drawn
from tawatur.export.page_text import quoted
from tawatur.lexicon.lexicon import Lexicon, load_lexicon
from tawatur.model.document import Document
from tawatur.model.span import Span
from tawatur.model.word import Word
from tawatur.text.words import find_words

SPEECH_GROUP = "reporting"
DEATH_TYPES = frozenset({"HARM.killed", "HARM.body_recovered"})


class Gap(msgspec.Struct, frozen=True):
    """A sentence with what nothing took in it: pairs of its kind in Arabic and where it stands."""

    sentence: Span
    left: tuple[tuple[str, Span], ...]


def find_gaps(document: Document, lexicon: Lexicon | None = None) -> list[Gap]:
    """The sentences of a page in which something was left, in order; empty when all was taken.

    >>> find_gaps(Document(id="p", text=""))
    []
    """
    known = lexicon or load_lexicon()
    words = document.tokens or find_words(document, known)
    taken = _Taken(document)
    gaps = []
    for sentence in document.sentences:
        left = sorted(_left(document, words, sentence.span, taken, known), key=lambda one: one[1])
        if left:
            gaps.append(Gap(sentence.span, tuple(left)))
    return gaps


def gaps_text(document: Document, gaps: list[Gap], *, isolated: bool = False) -> str:
    """The sentences with what was left in them, one block each. No newline at the end."""
    lines = []
    for gap in gaps:
        lines.append(f"▪ {gap.sentence.start}-{gap.sentence.end}  {quoted(document, gap.sentence)}")
        left = "، ".join(f"{kind} «{quoted(document, span)}»" for kind, span in gap.left)
        lines.append(f"    لم يؤخذ: {left}")
    return "\n".join(drawn(line, isolated) for line in lines or ["لا فجوات: كل رقم ووفاة ومكان وفعل قول أُخذ."])


class _Taken:
    """What events and attributions of a page rest on."""

    def __init__(self, document: Document) -> None:
        events, said = document.events, document.attributions
        self.figures = {figure for event in events for figure in event.quantities}
        self.triggers = [event.trigger for event in events]
        self.places = [a.span for event in events for a in event.arguments]
        self.places += [event.place.span for event in events if event.place]
        self.places += [a.speaker.span for a in said if a.speaker.span]
        self.cues = [span for a in said for span in (a.cue, a.speaker.span) if span] + self.triggers

    def any_of(self, spans: list[Span], span: Span) -> bool:
        """Whether one of ``spans`` overlaps ``span``."""
        return any(one.overlaps(span) for one in spans)


def _left(
    document: Document, words: tuple[Word, ...], within: Span, taken: _Taken, lexicon: Lexicon
) -> Iterator[tuple[str, Span]]:
    lengths = [timex.span for timex in document.timexes]
    for figure in document.quantities:
        if any(timex.overlaps(figure.span) for timex in lengths):
            continue
        if within.holds(figure.span) and figure.id not in taken.figures:
            yield "رقم", figure.span
    for mention in document.mentions:
        if mention.type == "LOC" and within.holds(mention.span) and not taken.any_of(taken.places, mention.span):
            yield "مكان", mention.span
    for word in words:
        if within.holds(word.span):
            if word.reading(SPEECH_GROUP) is not None and not taken.any_of(taken.cues, word.span):
                yield "فعل قول", word.span
            elif _tells_death(word, lexicon) and not taken.any_of(taken.triggers, word.span):
                yield "وفاة", word.span


def _tells_death(word: Word, lexicon: Lexicon) -> bool:
    return any(lexicon.attribute(reading, "type") in DEATH_TYPES for reading in word.form.readings)
