"""Figures in the form of a noun: the dual «جنديين» is two, the plural in «مقتل جنود» three or more."""

from tawatur.mention.figure import Figure
from tawatur.mention.none_figures import negated
from tawatur.mention.qualifiers import qualified
from tawatur.mention.quantity_view import QuantityView
from tawatur.mention.quantity_words import NUMBER, TWO

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
    again = view.joined(index) and view.words[index + 1].form.written in TWO
    figure = Figure(index, index + again, 2.0, 2.0, "exact", "dual", view.unit(noun), index)
    return qualified(view, view.halved(figure))


def plural_at(view: QuantityView, index: int) -> Figure | None:
    """«مقتل جنود», «سقوط قتلى وجرحى»: three or more where the noun of many, of nobody in particular, follows what befell it; two or more in ين."""
    noun = view.words[index]
    if not view.known.plural_counts(noun.form.stem) or view.uncounted(noun):
        return None
    if not _befallen(view, index) or _defined(view, index) or negated(view, index):
        return None
    if view.joined(index) and view.known.starts[view.words[index + 1].form.stem] == NUMBER:
        return None
    low = 2.0 if noun.form.stem.endswith("ين") else 3.0
    return Figure(index, index, low, None, "vague", "plural", view.unit(noun), index)


def _befallen(view: QuantityView, index: int) -> bool:
    """Whether the word of a loss stands right before, or another noun of many that it befell («سقوط قتلى وجرحى»)."""
    proclitics = view.words[index].form.proclitics
    if not view.joined(index - 1):
        return False
    before = view.words[index - 1].form
    if not proclitics:
        return before.stem in view.known.befalls
    return proclitics == "و" and view.known.plural_counts(before.stem) and _befallen(view, index - 1)


def _defined(view: QuantityView, index: int) -> bool:
    """Whether a definite word or a name behind it makes them known ones («مقتل جنود الاحتلال»)."""
    if not view.joined(index):
        return False
    behind = view.words[index + 1]
    return not behind.form.proclitics and (behind.form.stem.startswith("ال") or view.uncounted(behind))


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
    here = view.words[index].form
    before = view.words[index - 1].form.stem if view.joined(index - 1) else ""
    agrees = before.startswith("ال") == here.stem.startswith("ال")
    return agrees and not here.proclitics and before.endswith(("تان", "تين"))
