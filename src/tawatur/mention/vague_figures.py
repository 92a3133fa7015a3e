"""Figures in words that name no number: «عشرات القتلى», «مئات الآلاف», «عدد من الجنود», «معظم الصواريخ»."""

from tawatur.mention.figure import Figure
from tawatur.mention.qualifiers import qualified
from tawatur.mention.quantity_view import QuantityView
from tawatur.mention.quantity_words import NUMBER, UNBOUNDED
from tawatur.model.mention import Qualifier
from tawatur.text.numerals import cardinal_at

_OF_A_SHARE = ("ها", "هم", "هن")
_MUCH = ("الكثير", "كثير")
_PRONOUNS = ("ه", "ها", "هم", "هما")
_FEW = ("بضع", "بضعة")


def vague_at(view: QuantityView, index: int) -> Figure | None:
    """«عشرات القتلى», «مئات الآلاف», «آلاف من أعضاء الحزب»; «5 آلاف» is none, for the scale belongs to the number."""
    stem = view.words[index].form.stem
    if _is_scale_of_number(view, index):
        return None
    definite = stem not in view.known.vague
    low, high = view.known.vague[stem[2:] if definite else stem]
    last, scaled = index, False
    few = cardinal_at(view.words, view.text, index)
    if few is not None and few.words > 1:
        low, high, last = few.low, few.high, index + few.words - 1
    elif view.joined(index) and (scale := view.known.scales.get(view.words[index + 1].form.written)):
        low, high, last, scaled = low * scale, high * scale + scale - 1, index + 1, True
    figure = view.with_noun(Figure(index, last, low, high, "vague", "vague"))
    if (definite or (scaled and view.words[last].form.stem not in view.known.vague)) and figure.noun == last + 1:
        figure = figure._replace(last=last, noun=None, unit=None)  # a definite one counts only behind «من»
    if figure.noun is None and stem in _FEW:
        return None
    return qualified(view, figure)


def unbounded_at(view: QuantityView, index: int) -> Figure | None:
    """«عدد من الجنود», «العديد من المنازل», «عدة قرى»: of many, without any bound."""
    phrase = next((p for p in view.known.unbounded[view.words[index].form.stem] if view.stands(p[1:], index + 1)), None)
    if phrase is None:
        return None
    last = index + len(phrase) - 1
    noun = last + 1
    if not view.joined(last) or view.words[noun].form.proclitics or view.uncounted(view.words[noun]):
        return None
    counted = view.words[noun]
    if not view.can_be_noun(counted) or not (view.unit(counted) or len(phrase) > 1):
        return None
    owned = counted.form.stem.endswith(_PRONOUNS) and not counted.form.stem.startswith("ال")
    if owned or (phrase[0] in _MUCH and not view.plural(counted)):
        return None  # «الكثير من قوته» is much, not many
    return Figure(index, noun, None, None, "vague", "vague", view.unit(view.words[noun]), noun)


def share_at(view: QuantityView, index: int) -> Figure | None:
    """«معظمها», «ثلث الصواريخ»: a share between 0 and 1 of what is counted, by a pronoun or a counted noun after it."""
    word = view.words[index]
    low, high = view.known.shares[word.form.stem]
    qualifier: Qualifier = "exact" if low == high else "vague"
    figure = Figure(index, index, low, high, qualifier, "share", "share")
    if word.form.stem.endswith(_OF_A_SHARE):
        return qualified(view, figure)
    if not view.joined(index):
        return None
    noun = view.words[index + 1]
    counted = view.unit(noun) not in (None, *view.known.time_units.values())
    if not counted or noun.form.proclitics or view.uncounted(noun):
        return None
    if not noun.form.stem.startswith("ال") or noun.form.stem in view.known.not_shared:
        return None
    return qualified(view, figure._replace(last=index + 1, noun=index + 1))


def _is_scale_of_number(view: QuantityView, index: int) -> bool:
    """Whether a plural scale belongs to a number before it («5 آلاف»)."""
    if view.words[index].outer != view.words[index].start or not view.joined(index - 1):
        return False
    before = view.words[index - 1]
    return before.kind == "number" or view.known.starts[before.form.stem] in (NUMBER, UNBOUNDED)
