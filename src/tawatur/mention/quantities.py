"""Figures as a page gives them: numbers in digits and words, vague words, duals, percentages, money; with noun, unit and bounds."""

from collections.abc import Callable, Iterator

from tawatur.lexicon.lexicon import Lexicon
from tawatur.mention.figure import Figure
from tawatur.mention.inflected_figures import dual_at, plural_at
from tawatur.mention.none_figures import none_at
from tawatur.mention.number_figures import definite_number_at, number_at, one_at
from tawatur.mention.quantity_view import QuantityView
from tawatur.mention.quantity_words import (
    AFTER,
    DUAL,
    NEGATED,
    NUMBER,
    ONE,
    PART,
    PLURAL,
    SHARE,
    UNBOUNDED,
    VAGUE,
    quantity_words,
)
from tawatur.mention.vague_figures import share_at, unbounded_at, vague_at
from tawatur.model.document import Document
from tawatur.model.mention import Quantity
from tawatur.model.span import Span, annotation_id
from tawatur.text.numerals import cardinal_at

Reader = Callable[[QuantityView, int], Figure | None]


def find_quantities(document: Document, lexicon: Lexicon) -> tuple[Quantity, ...]:
    """Figures in order of text. Numbers in dates, names, addresses and after words such as «القرار» are none; a length of time («14 عاما») is one.

    ``low``/``high`` are None where the text sets no bound («أكثر من 70»: low 70); «عشرات» is 20 to 99; none («عدم وقوع ضحايا») is 0; a share («ثلثها») lies
    between 0 and 1 with the unit "share".
    """
    view = QuantityView(document, quantity_words(lexicon))
    taken: set[str] = set()
    return tuple(_quantity(view, figure, taken) for figure in _figures(view))


def _figures(view: QuantityView) -> Iterator[Figure]:
    starts, words, free = view.known.starts, view.words, 0
    for index in [at for at, word in enumerate(words) if word.kind == "number" or starts[word.form.stem]]:
        word = words[index]
        if index < free or word.kind not in ("word", "number") or view.closed(word):
            continue
        kind = NUMBER if word.kind == "number" else starts[word.form.stem]
        figure = _READERS[kind](view, index)
        if figure is not None and figure.first >= free:
            yield figure
            free = figure.last + 1
        elif kind == NUMBER and (number := cardinal_at(view.words, view.text, index)) is not None:
            free = index + number.words  # a part of what was no figure is none either


def _part_at(view: QuantityView, index: int) -> Figure | None:
    """«نصف مليون» is a number, «نصف السكان» a share."""
    return number_at(view, index) or share_at(view, index)


def _of_one_at(view: QuantityView, index: int) -> Figure | None:
    """«أحد عشر» is a number, «لم يصب أحد» none; «أحد المسؤولين» is no figure."""
    return number_at(view, index) or none_at(view, index) or plural_at(view, index)


def _dual_or_plural_at(view: QuantityView, index: int) -> Figure | None:
    """«سائقين» is two where the clause says so, else many where something befell them."""
    return dual_at(view, index) or plural_at(view, index)


_READERS: dict[int, Reader] = {
    NUMBER: number_at,
    VAGUE: vague_at,
    UNBOUNDED: unbounded_at,
    DUAL: _dual_or_plural_at,
    PLURAL: plural_at,
    ONE: one_at,
    SHARE: share_at,
    PART: _part_at,
    NEGATED: _of_one_at,
    AFTER: definite_number_at,
}


def _quantity(view: QuantityView, figure: Figure, taken: set[str]) -> Quantity:
    start = view.words[figure.first].start if figure.start is None else figure.start
    span = Span(start, max(view.words[figure.last].end, figure.end or 0))
    identifier = annotation_id("q", span, taken)
    taken.add(identifier)
    noun = None if figure.noun is None else view.words[figure.noun].span
    return Quantity(
        id=identifier,
        span=span,
        low=figure.low,
        high=figure.high,
        qualifier=figure.qualifier,
        unit=figure.unit,
        noun=None if noun is None else noun.of(view.text),
        noun_span=noun,
        rule=figure.rule,
    )
