"""Figures in digits and number words, with their noun: «27 شخصا», «الطائرات الأربع», «بين 20 و30», «12.5%», «$5 مليون»."""

from tawatur.mention.figure import Figure
from tawatur.mention.qualifiers import qualified, qualifier_before
from tawatur.mention.quantity_view import QuantityView
from tawatur.mention.quantity_words import TWO
from tawatur.model.word import Word
from tawatur.text.numerals import Cardinal, cardinal_at, point_at, range_after_between

_YEARS = range(1900, 2101)
_MARKS = "-/:–."
_LABELS = ("#", "@", "_", "&", "=")
_PROCLITICS = ("و", "ال", "ب", "ل", "ف", "ك")
_REACH_OF_CHANGE = 6
"""Words back in which a verb of change makes «من 10 إلى 15» two figures, no range."""
_BETWEEN = ("بين", "مابين")
_EACH = ("من", "كل")
_OUT_OF = ("من", "اصل")
_COUNTED_IN_PLURAL = range(3, 11)


def number_at(view: QuantityView, index: int) -> Figure | None:
    """The figure whose number starts at a word, with noun, unit and qualifier; None for identifiers, scores, years and labels."""
    number = _range_at(view, index)
    if number is None or _identifies(view, index, number):
        return None
    last = index + number.words - 1
    figure = Figure(index, last, number.low, number.high, "exact", "number")
    before_it = _with_article(view, index) or view.words[index].form.written in TWO
    if before_it and (counted := _noun_before(view, figure)) is not None:
        return qualified(view, counted)
    figure = _percentage(view, figure) or _money(view, figure) or _parts(view, figure) or view.with_noun(figure)
    if figure.noun is not None and figure.noun > last + 1 and figure.unit != "percent" and _with_article(view, index):
        return None  # «دور الـ16 من البطولة»
    if figure.noun is not None and _no_counted(view, figure, last):
        if figure.noun == last + 1 and not view.unit(view.words[last + 1]):
            return None  # «6 الأرجنتين» is a score, «2009 المعارضة» a year
        figure = Figure(index, last, number.low, number.high, "exact", "number")
    if figure.unit is None and figure.noun is None:
        figure = _noun_before(view, figure) or figure
    if figure.unit is None and (
        _scored(view, index, last) or (figure.noun is None and _no_count(view, index, last, number.low))
    ):
        return None
    return qualified(view, view.halved(figure))


def definite_number_at(view: QuantityView, index: int) -> Figure | None:
    """«الطائرات الأربع», «الصيادون الاثنا عشر»: the counted noun with the article stands before the number; or «نحو المئتين» without one."""
    number = cardinal_at(view.words, view.text, index)
    if number is None:
        return None
    if qualifier_before(view, index) is not None:
        return number_at(view, index)
    if not view.joined(index - 1):
        return None
    noun, last = view.words[index - 1], index + number.words - 1
    if not noun.form.stem.startswith("ال") or view.closed(noun) or not view.can_be_noun(noun):
        return None
    unit = view.unit(noun)
    if not view.plural(noun) and (unit is not None or number.low not in _COUNTED_IN_PLURAL):
        return None  # «الذكرى العشرين» is an ordinal
    if noun.form.stem in view.known.identifiers:
        return None
    place = index - 1
    if unit is None and _describes(view, place):
        place, unit = index - 2, view.unit(view.words[index - 2])
    return Figure(place, last, number.low, number.high, "exact", "number after", unit, place)


def _describes(view: QuantityView, index: int) -> bool:
    """Whether a definite word is the adjective of a counted noun of many before it («الدول الصناعية السبع»)."""
    if not view.joined(index - 1) or view.words[index].form.proclitics:
        return False
    noun = view.words[index - 1]
    return noun.form.stem.startswith("ال") and view.unit(noun) is not None and view.plural(noun)


def one_at(view: QuantityView, index: int) -> Figure | None:
    """«شخص واحد»: the counted noun stands before the number, without the article («تعد المدينة واحدة من» counts nothing); or «واحد وعشرون»."""
    number = cardinal_at(view.words, view.text, index)
    if number is not None and (number.words > 1 or _percent_end(view, index) is not None):
        return number_at(view, index)
    for place in (index - 1, index - 2):  # «سيارة إسعاف واحدة»
        if not view.joined(place) or view.words[place].form.stem.startswith("ال") or view.closed(view.words[place]):
            return None
        unit = view.unit(view.words[place])
        if unit is not None:
            return qualified(view, Figure(place, index, 1.0, 1.0, "exact", "one", unit, place))
        if not view.can_be_noun(view.words[place]) or view.words[place].form.proclitics:
            return None
    return None


# ---------------------------------------------------------------- the number


def _range_at(view: QuantityView, index: int) -> Cardinal | None:
    """The number or range that starts at a word: the whole of «بين 20 و30», only the first of «ارتفع من 10 إلى 15»."""
    before = view.words[index - 1].form.stem if index else ""
    if before in _BETWEEN:
        between = range_after_between(view.words, view.text, index)
        if between is not None:
            return between
    if before == "من" and _changes(view, index - 1):
        return point_at(view.words, view.text, index)
    return cardinal_at(view.words, view.text, index)


def _changes(view: QuantityView, index: int) -> bool:
    """Whether a verb of change stands a few words before word ``index`` in its clause."""
    for place in range(index - 1, max(-1, index - _REACH_OF_CHANGE - 1), -1):
        if not view.joined(place):
            return False
        form = view.words[place].form
        if form.stem in view.known.change or form.written in view.known.change:
            return True
    return False


def _percentage(view: QuantityView, figure: Figure) -> Figure | None:
    """The figure as a percentage, with the noun of «20% من السكان»; None for no percentage."""
    end = _percent_end(view, figure.last)
    if end is None:
        return None
    share = _as_decimal(view, figure)._replace(last=end[0], end=end[1], rule="percent", unit="percent")
    place = end[0] + 1
    if not (place + 1 < len(view.words) and view.words[place].form.written == "من" and view.joined(place)):
        return share
    if view.text[end[1] : view.words[place].outer].strip():
        return share
    noun = view.words[place + 1]
    whole = noun.form.stem.startswith("ال") and not noun.form.proclitics and not view.uncounted(noun)
    if not whole or not view.plural(noun):
        return share
    return share._replace(last=place + 1, end=None, noun=place + 1)


def _as_decimal(view: QuantityView, figure: Figure) -> Figure:
    """The figure with one dot read as a decimal mark («2.453 بالمئة»), as no percentage has a mark of thousands."""
    written = view.words[figure.first].form.stem
    if figure.first != figure.last or written.count(".") != 1 or figure.low != figure.high:
        return figure
    value = float(written)
    return figure._replace(low=value, high=value)


def _percent_end(view: QuantityView, last: int) -> tuple[int, int] | None:
    """The last word and the end of a percentage, None for no percentage."""
    end = view.words[last].end
    for mark in ("%", "٪"):
        if view.text[end : end + 2].strip().startswith(mark):
            return last, view.text.index(mark, end) + 1
    following = view.words[last + 1].form.written if last + 1 < len(view.words) else ""
    for phrase, _ in view.known.percent.get(following, ()):
        if view.stands(phrase, last + 1):
            return last + len(phrase), view.words[last + len(phrase)].end
    return None


def _money(view: QuantityView, figure: Figure) -> Figure | None:
    """The figure as a sum of the sign of a currency before or behind it; None where no sign stands there."""
    start, end = view.words[figure.first].outer, view.words[figure.last].end
    before = view.text[max(0, start - 2) : start].rstrip()[-1:]
    if before in view.known.currency:
        sign = view.text.rindex(before, 0, start)
        return figure._replace(unit=view.known.currency[before], rule="money", start=sign)
    behind = view.text[end : end + 2].lstrip()[:1]
    if behind in view.known.currency:
        sign = view.text.index(behind, end)
        return figure._replace(unit=view.known.currency[behind], rule="money", end=sign + 1)
    return None


def _parts(view: QuantityView, figure: Figure) -> Figure | None:
    """«ثلاثة أرباع السكان»: the figure as a share of what is counted; None for no fraction."""
    if figure.low is None or figure.high != figure.low or not view.joined(figure.last):
        return None
    parts = view.known.fractions.get(view.words[figure.last + 1].form.written)
    if parts is None or figure.low >= parts:
        return None
    value, last = figure.low / parts, figure.last + 1
    share = figure._replace(last=last, low=value, high=value, rule="share", unit="share")
    if not view.joined(last):
        return share
    noun = view.words[last + 1]
    whole = noun.form.stem.startswith("ال") and not noun.form.proclitics and view.can_be_noun(noun)
    return share._replace(last=last + 1, noun=last + 1) if whole and not view.uncounted(noun) else share


# ---------------------------------------------------------------- the noun before


def _noun_before(view: QuantityView, figure: Figure) -> Figure | None:
    """«الجنود الـ15», «موظفين اثنين», «أطفال ثلاثة»: the figure with the noun of many that stands before it."""
    article = figure.first > 0 and view.words[figure.first - 1].form.written == "ال"
    place = figure.first - 1 - article
    if not view.joined(place) or (article and not view.joined(figure.first - 1)):
        return None
    noun = view.words[place]
    if view.closed(noun) or not view.can_be_noun(noun) or noun.form.stem in view.known.identifiers:
        return None
    definite = noun.form.stem.startswith("ال")
    if article:
        fits = definite and view.plural(noun)
    else:
        word = view.words[figure.first].kind == "word"
        fits = word and not definite and not noun.form.proclitics and _many_of(view, noun, figure.low)
    if not fits:
        return None
    return figure._replace(first=place, noun=place, unit=view.unit(noun), rule="number after")


def _many_of(view: QuantityView, noun: Word, value: float | None) -> bool:
    """Whether an indefinite noun is of two, for «اثنان», or of many in the lexicon, for three to ten."""
    if value == 2:
        return len(noun.form.stem) > 4 and noun.form.stem.endswith(("ان", "ين"))
    return value in _COUNTED_IN_PLURAL and view.unit(noun) is not None and view.plural(noun)


# ---------------------------------------------------------------- what is no figure


def _identifies(view: QuantityView, index: int, number: Cardinal) -> bool:
    """Whether a number belongs to an identifier («القرار 2254») or touches a word («MQ9», «كوفيد-19», «5G»)."""
    word = view.words[index]
    before = view.text[max(0, word.outer - 1) : word.outer]
    lone = index > 0 and view.words[index - 1].form.written in _PROCLITICS
    if word.kind == "number" and ((before.isalpha() and not lone) or before in _LABELS):
        return True
    if before in tuple("-–") and view.text[word.outer - 2 : word.outer - 1].isdigit():
        return True  # the second of a score that is no range
    behind = view.text[word.end : word.end + 1]
    if word.kind == "number" and behind.isascii() and behind.isalpha():
        return True
    if index == 0:
        return False
    previous = view.words[index - 1]
    if previous.kind == "latin" and view.joined(index - 1):
        return True
    ordinal = any(r.group == "numerals_ordinal" and r.definite for r in previous.form.readings)
    if ordinal and word.kind == "word" and view.joined(index - 1):
        return True
    if view.text[previous.end : word.outer] == "-" and previous.kind in ("word", "latin"):
        return True
    if _listed_behind(view, index):
        return _identifies(view, index - 1 - (previous.form.written == "و"), number)
    gap = view.text[previous.end : word.outer]
    if gap.strip(" (\u00a0\u0640") or "\n" in gap or previous.form.stem not in view.known.identifiers:
        return False
    return previous.form.stem in view.known.labels or not _counts_clearly(view, index + number.words, number.low)


def _listed_behind(view: QuantityView, index: int) -> bool:
    """Whether «و» joins digits to other digits («الدقيقتين 62 و66»)."""
    lone = view.words[index - 1].form.written == "و"
    if index - 1 - lone < 0 or not (lone or view.words[index].form.proclitics == "و"):
        return False
    return view.words[index].kind == view.words[index - 1 - lone].kind == "number"


def _counts_clearly(view: QuantityView, place: int, value: float) -> bool:
    """Whether the noun right behind a number stands as a counted one («يستوعب المركز 50 نزيلا»)."""
    if place >= len(view.words) or not view.joined(place - 1) or view.words[place].form.proclitics:
        return False
    noun = view.words[place]
    stem = noun.form.stem
    if stem.startswith("ال") or view.uncounted(noun):
        return False
    accusative = (value % 100 > 10 or value > 100) and stem.endswith(("ا", "ة")) and len(stem) > 3
    return view.unit(noun) is not None or (accusative and view.can_be_noun(noun))


def _no_counted(view: QuantityView, figure: Figure, last: int) -> bool:
    """Whether an unknown noun after digits is not what they count: a definite one («2009 المعارضة»), or one after a score («2 - 1»)."""
    if figure.unit is not None or figure.noun is None or view.words[figure.first].kind != "number":
        return False
    direct = figure.noun == last + 1
    return (direct and view.words[figure.noun].form.stem.startswith("ال")) or _scored(view, figure.first, last)


def _scored(view: QuantityView, first: int, last: int) -> bool:
    """Whether a dash with blanks around it joins digits to others, as in the score of a match."""
    for left, right in ((first - 1, first), (first, last)):
        if 0 <= left < right and view.words[left].kind == "number" and view.words[right].kind == "number":
            between = view.text[view.words[left].end : view.words[right].outer]
            if between.strip(" ") in ("-", "–") and between != between.strip(" "):
                return True
    return False


def _no_count(view: QuantityView, first: int, last: int, value: float) -> bool:
    """Whether a bare number looks like a year, a score, a label or a list number rather than a count."""
    word, end = view.words[first], view.words[last].end
    year = value in _YEARS and (word.kind == "number" or last > first)
    if year and word.form.proclitics != "و" and not _bounded_before(view, first):
        return True
    behind = view.text[end : end + 2]
    if behind.lstrip(" ").startswith(("ه", "م\u0640")) or behind[:1] in tuple("\"'”»’"):
        return True
    if _with_article(view, first):
        return True
    if _of_each(view, first):
        return True
    if _marked(view, word.outer, end) or view.text[max(0, word.outer - 1) : word.outer] in tuple("\"'“«("):
        return True
    if first == 0 or "\n" in view.text[view.words[first - 1].end : word.outer]:
        return True
    scaled = last > first and view.words[last].kind == "word" and value >= 1000  # «72 مليارا من ودائعهم»
    return not (scaled or view.stands(_OUT_OF, last + 1) or _introduced(view, first, value))


def _bounded_before(view: QuantityView, first: int) -> bool:
    """Whether a comparison before a number shows it to be no year («أكثر من 2000»)."""
    found = qualifier_before(view, first)
    return found is not None and found[1] not in ("about", "up_to")


def _with_article(view: QuantityView, index: int) -> bool:
    """Whether the article is written before digits: «الـ16», «الـ 16»."""
    word = view.words[index]
    return word.kind == "number" and view.text[max(0, word.outer - 4) : word.start].rstrip(" \u0640").endswith("ال")


def _of_each(view: QuantityView, first: int) -> bool:
    """Whether a number belongs to a ratio («واحد من كل ستة»)."""
    if first >= 2 and (view.words[first - 2].form.written, view.words[first - 1].form.written) == _EACH:
        return True
    return view.stands(_EACH, first + 1)


def _marked(view: QuantityView, start: int, end: int) -> bool:
    """Whether a dash, a slash or the point of a list touches a number; the point that ends a sentence does not."""
    before = view.text[max(0, start - 2) : start].strip()[-1:]
    behind = view.text[end : end + 3].lstrip(" ")
    stop = behind[:1] == "." and not behind[1:2].strip()
    mark = "" if stop else behind[:1]
    return any(m and m in _MARKS for m in (before, mark))


def _introduced(view: QuantityView, first: int, value: float) -> bool:
    """Whether what stands before a bare number lets it count something: a verb, a particle, a noun that is counted, or one of counting; no name («أبولو 11»)."""
    if qualifier_before(view, first) is not None or view.words[first].form.proclitics:
        return True
    previous = view.words[first - 1]
    if view.words[first].kind == "number" and previous.form.written in _PROCLITICS:
        return True
    if not view.joined(first - 1):
        return value > 2 or view.words[first].kind == "number"
    stem = previous.form.stem
    if stem == "من" and first > 1 and view.words[first - 2].kind == "number":
        return False  # «68 من 31»: points of a table
    readings = previous.form.readings
    tells = any(r.shape in ("past", "present", "masdar") or r.group == "event_harm" for r in readings)
    if tells or view.names.classes[stem].verbal:
        return True
    if view.words[first].kind == "word" and value < 3:
        return stem not in view.known.function and view.known.particle(stem)  # «بينهم اثنان»
    return view.known.particle(stem) or view.unit(previous) is not None or stem in view.known.counts
