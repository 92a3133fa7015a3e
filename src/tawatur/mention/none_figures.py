"""Figures of nothing: «عدم وقوع ضحايا», «لم يصب أي جندي», «لم يصب أحد»."""

from tawatur.mention.figure import Figure
from tawatur.mention.quantity_view import QuantityView
from tawatur.mention.quantity_words import ANY, ANYBODY

REACH = 8
"""Words back in which a negation makes «أي» none."""
_REACH_OF_HARM = 4
_STOPS = ".،؛:!?؟\n"


def none_at(view: QuantityView, index: int) -> Figure | None:
    """Nought, by a negation before «أي» or «أحد», or before a plural of harm; None where nothing is negated."""
    stem = view.words[index].form.stem
    if stem in ANYBODY:
        return _nobody(view, index)
    if stem in ANY:
        return _none_of_any(view, index)
    first = index - 1
    while first >= 0 and index - first <= _REACH_OF_HARM and view.joined(first):
        stem = view.words[first].form.stem
        if stem in view.known.negations:
            unit = view.unit(view.words[index])
            return Figure(first, index, 0.0, 0.0, "exact", "none", unit, index)
        if stem not in view.known.occurrence:
            return None
        first -= 1
    return None


def _nobody(view: QuantityView, index: int) -> Figure | None:
    """«لم يصب أحد»: a negated verb of harm right before."""
    if not view.joined(index - 1) or not negated(view, index):
        return None
    harmed = any(reading.group == "event_harm" for reading in view.words[index - 1].form.readings)
    harmed = harmed or view.words[index - 1].form.stem in view.known.harmed
    return Figure(index, index, 0.0, 0.0, "exact", "none", "person") if harmed else None


def _none_of_any(view: QuantityView, index: int) -> Figure | None:
    if not negated(view, index) or not view.joined(index):
        return None
    place = index + 1
    if view.words[place].form.written == "من" and view.joined(place):
        place += 1
    noun = view.words[place]
    unit = view.unit(noun)
    harm = noun.form.stem in view.known.nothing_of or noun.form.stem in view.known.harm
    if not harm and not view.known.counts_always(noun.form.stem):
        return None
    return Figure(index, place, 0.0, 0.0, "exact", "none", unit, place)


def negated(view: QuantityView, index: int) -> bool:
    """Whether a negation stands before a word in its clause."""
    for place in range(index - 1, max(-1, index - REACH - 1), -1):
        between = view.text[view.words[place].end : view.words[place + 1].outer]
        if any(mark in between for mark in _STOPS):
            return False
        if view.words[place].form.stem in view.known.negations:
            return True
    return False
