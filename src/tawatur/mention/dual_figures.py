"""Figures in the form of a noun: the dual «جنديين» is two."""

from tawatur.mention.figure import Figure
from tawatur.mention.qualifiers import qualified
from tawatur.mention.quantity_view import QuantityView

_OF_TWO = "هما"
_REACH = 8
"""Words behind an ending of two or many in which the pronoun of two («بحوزتهما») tells which."""
_STOPS = ".؛:!?؟\n"


def dual_at(view: QuantityView, index: int) -> Figure | None:
    """«شخصين», «طائرتين مسيرتين», «نحو ساعتين»: two; «سائقين» only where the clause says so, for it may be the plural."""
    noun = view.words[index]
    if view.uncounted(noun) or (view.known.of_two_or_many(noun.form.stem) and not _two_behind(view, index)):
        return None
    if view.unit(noun) is None and _describes_two(view, index):
        return None
    return qualified(view, Figure(index, index, 2.0, 2.0, "exact", "dual", view.unit(noun), index))


def _two_behind(view: QuantityView, index: int) -> bool:
    """Whether a pronoun or the number of two follows in the clause."""
    for place in range(index + 1, min(len(view.words), index + 1 + _REACH)):
        between = view.text[view.words[place - 1].end : view.words[place].outer]
        if any(mark in between for mark in _STOPS):
            return False
        if len(view.words[place].form.written) > len(_OF_TWO) and view.words[place].form.written.endswith(_OF_TWO):
            return True
    return False


def _describes_two(view: QuantityView, index: int) -> bool:
    """Whether a dual is the adjective of the one before it («سفينتين حربيتين»)."""
    before = view.words[index - 1].form.stem if view.joined(index - 1) else ""
    return not view.words[index].form.proclitics and before.endswith(("ان", "ين"))
