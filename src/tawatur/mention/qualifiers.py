"""What the words before and after a figure say of its exactness."""

from tawatur.mention.figure import Figure, bounded
from tawatur.mention.quantity_view import QuantityView
from tawatur.model.mention import Qualifier


def qualified(view: QuantityView, figure: Figure) -> Figure:
    """The figure with the bounds and the qualifier that the words around it give; itself where none stands there."""
    found = qualifier_before(view, figure.first)
    if found is not None:
        first, qualifier = found
        return bounded(figure, qualifier)._replace(first=first, start=None)
    after = _after(view, figure.last)
    return figure if after is None else bounded(figure, after[1])._replace(last=after[0])


def qualifier_before(view: QuantityView, first: int) -> tuple[int, Qualifier] | None:
    """The first word of the qualifying phrase that ends before word ``first``, and what it says."""
    last = first - 1 - _article_before(view, first)
    if last >= 0 and view.joined(last) and view.words[last].form.stem in view.known.measured:
        last -= 1  # «تجاوز عددهم 200»
    if last < 0 or not view.joined(last):
        return None
    form = view.words[last].form
    for key in dict.fromkeys((form.stem, form.written)):
        for phrase, qualifier in view.known.before.get(key, ()):
            start = last - len(phrase) + 1
            if start < 0 or not all(view.joined(n) for n in range(start, last)):
                continue
            opening = view.words[start].form
            rest = all(view.words[start + n].form.written == phrase[n] for n in range(1, len(phrase)))
            if rest and phrase[0] in (opening.stem, opening.written):
                return start, qualifier
    return None


def _article_before(view: QuantityView, first: int) -> bool:
    """Whether the article stands by itself before digits («أكثر من الـ20»)."""
    return first > 0 and view.words[first - 1].form.written == "ال" and view.joined(first - 1)


def _after(view: QuantityView, last: int) -> tuple[int, Qualifier] | None:
    """The last word of the qualifying phrase right behind a figure, or behind one adjective («3 مدنيين آخرين على الأقل»)."""
    for behind in (last, last + 1):
        if not view.joined(behind):
            return None
        for phrase, qualifier in view.known.after.get(view.words[behind + 1].form.written, ()):
            if view.stands(phrase, behind + 1) and (behind == last or qualifier == "at_least"):
                return behind + len(phrase), qualifier
        if not view.can_be_noun(view.words[behind + 1]) or view.words[behind + 1].form.proclitics:
            return None
    return None
