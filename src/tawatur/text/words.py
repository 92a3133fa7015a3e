"""Words of a page: where they stand, what is cut off before their stem, and what the lexicon says of them."""

import itertools
import re

from tawatur.lexicon.fold import fold
from tawatur.lexicon.lexicon import Lexicon
from tawatur.model.document import Document
from tawatur.model.word import Word, WordForm, WordKind
from tawatur.text.clitics import CliticWords, split_proclitics
from tawatur.text.folding import FoldedText
from tawatur.text.glued import split_glued

_TOKEN = re.compile(
    "(?P<word>[\u0620-\u064a\u066e-\u06d3\u06fa-\u06fc][\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06fa-\u06fc\u200b-\u200f]*)"
    '|(?P<url>https?://[^\\s«»“”"]+|(?:pic\\.twitter\\.com|t\\.co|www\\.)[^\\s«»“”"]*)'
    "|(?P<handle>@\\w+)"
    "|(?P<number>[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,٫٬][0-9\u0660-\u0669\u06f0-\u06f9]+)*)"
    "|(?P<latin>[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’_-]*)"
)
_PROCLITICS = tuple(a + b for a in ("", "و", "ف") for b in ("ب", "ل", "ك", "") if a + b)

Piece = tuple[int, int, int, WordKind, WordForm]  # outer, start, end in the written word, what it is, and its form


def find_words(document: Document, lexicon: Lexicon) -> tuple[Word, ...]:
    """Words, numbers, Latin words, handles and addresses in order; punctuation is none of them.

    Glued words become two; clitics before a stem stay outside its span; digits that touch letters are words of their own.
    """
    words: list[Word] = []
    seen = lexicon.forms_seen
    for match in _TOKEN.finditer(document.text):
        base, written = match.start(), match[0]
        pieces = seen.get(written)
        if pieces is None:
            pieces = seen[written] = _cut(written, match.lastgroup, lexicon)  # type: ignore[arg-type]
        for outer, start, end, kind, form in pieces:
            words.append(Word(base + outer, base + start, base + end, kind, form))
    return tuple(words)


def _cut(written: str, kind: WordKind, lexicon: Lexicon) -> tuple[Piece, ...]:
    if kind != "word":
        form = WordForm(fold(written), "", fold(written).lower(), lexicon.readings(fold(written).lower()))
        return ((0, 0, len(written), kind, form),)
    view = FoldedText(written)
    if not view.folded:
        return ((0, 0, len(written), kind, WordForm("", "", "")),)
    behind_and = len(view.folded) > 3 and written[0] in "وف" and written[1] in "أإآ"
    whole, outside = _after_and(view.folded, lexicon) if behind_and else _form(view.folded, lexicon)
    cuts = () if whole.readings or whole.known else split_glued(view.folded, lexicon.counts) or ()
    if not cuts:
        return ((0, view.source_offset(outside), len(written), kind, whole),)
    edges = [0, *cuts, len(view.folded)]
    return tuple(_glued_piece(view, written, left, right, lexicon) for left, right in itertools.pairwise(edges))


def _glued_piece(view: FoldedText, written: str, left: int, right: int, lexicon: Lexicon) -> Piece:
    form, outside = _form(view.folded[left:right], lexicon)
    end = len(written) if right == len(view.folded) else view.source_offset(right)
    return view.source_offset(left), view.source_offset(left + outside), end, "word", form


def _form(folded: str, lexicon: Lexicon) -> tuple[WordForm, int]:
    """The form of a folded word, and how many of its letters stand outside the stem."""
    readings = lexicon.readings(folded)
    if readings and not _better_split(folded, lexicon):
        return _known_form(folded, "", folded, lexicon), 0
    words = _clitic_words(lexicon)
    cut = split_proclitics(folded, lexicon.counts, words)
    if not lexicon.readings(cut.stem) and folded not in words.whole:
        for proclitics in _PROCLITICS:
            if folded.startswith(proclitics) and _stands_behind(folded, folded[len(proclitics) :], lexicon):
                return _known_form(folded, proclitics, folded[len(proclitics) :], lexicon), len(proclitics)
    return _known_form(folded, cut.proclitics, cut.stem, lexicon), cut.length


def _after_and(folded: str, lexicon: Lexicon) -> tuple[WordForm, int]:
    """The form of a word whose second letter is written with hamza on alef: no word but a short one begins so, «و» or «ف» stands before it."""
    form, outside = _form(folded[1:], lexicon)
    return WordForm(folded, folded[0] + form.proclitics, form.stem, form.readings, form.known), outside + 1


def _stands_behind(folded: str, stem: str, lexicon: Lexicon) -> bool:
    readings = lexicon.readings(stem)
    if len(stem) > 4 and any(reading.group == "numerals" for reading in readings):
        return True  # «وثلاثمائة» is seen as often as the rare «ثلاثمائة»
    return len(stem) > 2 and bool(readings) and _count(folded, lexicon) <= _count(stem, lexicon)


def _known_form(folded: str, proclitics: str, stem: str, lexicon: Lexicon) -> WordForm:
    return WordForm(folded, proclitics, stem, lexicon.readings(stem), _count(stem, lexicon))


def _better_split(folded: str, lexicon: Lexicon) -> bool:
    """Whether a word that the lexicon knows is more often another known word behind a clitic («بيان» against «ب|يان»)."""
    if folded[0] not in "وفبلك":
        return False
    stem = split_proclitics(folded, lexicon.counts, _clitic_words(lexicon)).stem
    return (
        stem == folded[1:]
        and bool(lexicon.readings(stem))
        and _count(stem, lexicon) > 8 * (_count(folded, lexicon) + 1)
    )


def _count(form: str, lexicon: Lexicon) -> int:
    return lexicon.counts.get(form, 0)


def _clitic_words(lexicon: Lexicon) -> CliticWords:
    found = lexicon.forms_seen.get("")
    if found is None:
        table = lexicon.tables["clitics"]
        whole = (form for forms in table["whole"].values() for form in forms)
        found = CliticWords(frozenset(whole), frozenset(table["function"]), frozenset(table["pronouns"]))
        lexicon.forms_seen[""] = found
    return found
