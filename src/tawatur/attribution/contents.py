"""What is said: where a report opens and where it ends."""

from typing import Literal

import msgspec

from tawatur.attribution.cues import PREPOSITIONS, ReportingVerb
from tawatur.attribution.view import LONG_QUOTE, PageView, Passage
from tawatur.model.span import Span

OpenerKind = Literal["that", "quote", "colon", "preposition", "object"]
REACH = 45
"""Words after its verb in which a report must open."""

_SENTENCE_STOPS = frozenset(".!?؟؛…\n")
_COMMAS = frozenset("،,–—(-")


class Opener(msgspec.Struct, frozen=True):
    """Where a report opens: its first word and offset; ``before`` is the word at which the subject's stretch ends, ``quote`` the mark that opens a quotation."""

    kind: OpenerKind
    word: int
    start: int
    before: int
    quote: int | None = None


class Content(msgspec.Struct, frozen=True):
    """The characters of a report and whether they are its speaker's own words. ``last`` is the first word after it."""

    span: Span
    direct: bool
    last: int


def find_opener(view: PageView, cue: int, verb: ReportingVerb, last: int) -> Opener | None:
    """Where the report of the verb at word ``cue`` opens before word ``last``, None where it brings nothing."""
    fallback: Opener | None = None
    short: Opener | None = None  # a quotation of a few words, taken for speech when nothing else opens
    clean = True  # nothing but the subject's own words since the verb
    j = cue + 1
    while j < min(last, cue + REACH):
        gap = view.gap(j)
        if len(gap) > 1:
            if _SENTENCE_STOPS.intersection(gap):
                break
            colon = ":" in gap
            mark = view.open_mark(j)
            if mark is not None:
                inner = view.index(view.quote_end(mark, view.words[last - 1].end))
                if (verb.takes_that or colon) and _is_speech(view, cue, j, inner, last, gap):
                    return fallback if fallback and fallback.kind != "preposition" else Opener("quote", j, mark + 1, j, mark)
                if short is None and verb.human and _ends_clause(view, view.closes.get(mark) or 0, inner):
                    short = Opener("quote", j, mark + 1, j, mark)
                if _opens_here(view, j, verb):
                    pass
                elif inner > j:
                    j = inner
                    continue
            if colon:
                return Opener("colon", j, view.words[j].outer, j)
            clean = clean and not _COMMAS.intersection(gap)
        role = view.roles[j]
        if role.that:
            return _that(view, j, j, last) if verb.takes_that else fallback
        if role.verb is not None and role.verb.takes_that and j > cue + 1 and (role.finite and not view.words[j].form.proclitics.strip("وف") and (_is_cue(view, j, last) or view.roles[j - 1].clause_start) or role.participle and "،" in gap):
            break
        found = _preposition(view, cue, j, verb, last) or (_object(view, cue, j) if verb.takes_object and (clean or _accusative(view, j, gap)) else None)
        if found is not None:
            if clean or found.kind in ("that", "object"):
                return found
            if "،" in gap or j - cue <= 10:
                fallback = fallback or found
        clean = clean and not (role.relative or role.stop or (role.preposition and not _asked(view, cue, j, verb)))
        j += 1
    return fallback or short


def _asked(view: PageView, cue: int, j: int, verb: ReportingVerb) -> bool:
    return verb.asks and view.words[j].stem == "من"


def _is_cue(view: PageView, j: int, last: int) -> bool:
    """Whether the word is a verb and not a noun that is written like one: a clitic و before it, or a report right after."""
    if "و" in view.words[j].form.proclitics or "ف" in view.words[j].form.proclitics:
        return True
    return view.roles[j].gender == "f" or any(view.roles[k].that for k in range(j + 1, min(last, j + 6)))


def _is_speech(view: PageView, cue: int, j: int, inner: int, last: int, gap: str) -> bool:
    if inner - j >= LONG_QUOTE or ":" in gap:
        return True
    return inner >= last and j > cue + 1 and "،" in gap or (j == cue + 1 and inner >= last)


def _opens_here(view: PageView, j: int, verb: ReportingVerb) -> bool:
    return "ب" in verb.opens and "ب" in view.words[j].form.proclitics


def _that(view: PageView, j: int, before: int, last: int) -> Opener | None:
    if j + 1 >= last:
        return None
    mark = view.open_mark(j + 1)
    return Opener("that", j + 1, view.words[j + 1].outer, before, mark)


def _preposition(view: PageView, cue: int, j: int, verb: ReportingVerb, last: int) -> Opener | None:
    word = view.words[j]
    if not verb.opens or j + 1 >= last:
        return None
    if PREPOSITIONS.get(word.stem, "") in verb.opens and "و" not in word.form.proclitics:
        following = view.words[j + 1].stem
        if view.roles[j + 1].that:
            return _that(view, j + 1, j, last)
        if word.stem == "علي" and view.cues.has("after_ala", following.removeprefix("ال")):
            return None
        if word.stem == "من" and j > cue + 1 and view.cues.has("amounts", view.words[j - 1].stem.removeprefix("ال")):
            return None
        return Opener("preposition", j + 1, view.words[j + 1].outer, j, view.open_mark(j + 1))
    if "ب" in verb.opens and word.form.proclitics == "ب" and word.stem not in ("اسم", "حسب", "شان", "حضور"):
        return Opener("preposition", j, word.start, j)
    return None


def _object(view: PageView, cue: int, j: int) -> Opener | None:
    """An indefinite noun after a subject that is complete: «أعلنت الوزارة [مقتل ...]»."""
    word, role = view.words[j], view.roles[j]
    participle = view.roles[cue].participle or _accusative(view, j, view.gap(j))
    if (j < cue + 2 and not participle) or word.kind != "word" or word.form.proclitics or role.definite or role.preposition or role.stop or role.leap or role.head or role.use:
        return None
    if word.stem == "باسم" or j in view.timed or _inside_name(view, cue + 1, j) or not (participle or _complete(view, cue + 1, j)):
        return None
    return Opener("object", j, word.outer, j)


def _accusative(view: PageView, j: int, gap: str) -> bool:
    """Whether a word after a comma is written as an object, with its final «اً»."""
    return "،" in gap and view.text[view.words[j].start : view.words[j].end].endswith(("اً", "ًا"))


def _inside_name(view: PageView, first: int, j: int) -> bool:
    mention = view.mention_at.get(j)
    if mention is not None and mention.type == "PER":
        return True
    return any(view.mention_end.get(k, 0) > j for k in range(first, j))


def _complete(view: PageView, first: int, j: int) -> bool:
    if any(view.mention_end.get(k) == j for k in range(first, j)):
        return True
    if view.roles[first].anonymous and not view.roles[first].definite:
        return j - first >= 2 and not view.words[j].stem.endswith(("ون", "ين", "ية", "يين", "ي"))
    return view.roles[j - 1].definite


def read_content(view: PageView, opener: Opener, passage: Passage, cue: int) -> Content | None:
    """The report that opens at ``opener``, without marks and stops at its ends; None when nothing stands there."""
    if opener.quote is not None:
        quoted = _quoted(view, opener, passage)
        if quoted is not None:
            return quoted
    last = _last_word(view, opener.word, passage.last, cue)
    if last <= opener.word:
        return None
    return Content(Span(_with_mark(view, opener), _end(view, opener.start, view.words[last - 1].end, passage.span.end)), opener.kind == "colon", last)


def _quoted(view: PageView, opener: Opener, passage: Passage) -> Content | None:
    assert opener.quote is not None
    close = view.quote_end(opener.quote, _trimmed(view.text, opener.start, passage.span.end))
    inner = view.index(close)
    whole = opener.kind == "quote" or (inner - opener.word >= LONG_QUOTE and _ends_clause(view, close, inner))
    if not whole or inner <= opener.word:
        return None
    start = opener.quote + 1
    return Content(Span(start, _trimmed(view.text, start, close)), True, inner)


def _ends_clause(view: PageView, close: int, inner: int) -> bool:
    after = view.text[close + 1 : view.outers[inner]] if inner < len(view.words) else ""
    return not after or bool(_SENTENCE_STOPS.union("،,").intersection(after)) or (inner < len(view.words) and "و" in view.words[inner].form.proclitics)


def _with_mark(view: PageView, opener: Opener) -> int:
    """A report whose first word stands in quotation marks starts with the mark."""
    return opener.start if opener.quote is None or opener.kind == "quote" else opener.quote


def _last_word(view: PageView, first: int, last: int, cue: int) -> int:
    """The first word after a report that starts at ``first``: another report begins there, or its source is named."""
    j = first + 1
    while j < last:
        role = view.roles[j]
        gap = view.gap(j)
        if len(gap) > 1:
            mark = view.open_mark(j)
            if mark is not None:
                inner = view.index(view.quote_end(mark, view.words[last - 1].end))
                if inner > j:
                    j = inner
                    continue
        if role.participle and _COMMAS.union(_SENTENCE_STOPS).intersection(gap):
            return j
        if role.finite and _turns(view, j, first, last):
            return j
        if role.use == "according" and closes_with_source(view, j):
            return _without_lead(view, j, first)
        if role.clause_start and not role.that and "،" in gap and any(view.roles[k].finite for k in range(j + 1, min(last, j + 4))):
            return j
        if view.words[j].stem == "كما" and "،" in gap and j + 1 < last and not view.roles[j + 1].that:
            return j
        if view.words[j].stem == "خلاف" and j > first + 2:
            return _without_lead(view, j, first)
        j += 1
    return last


def _turns(view: PageView, j: int, first: int, last: int) -> bool:
    """Whether a verb of speech starts the next report of the same sentence: «، وأضاف أن»."""
    word, role = view.words[j], view.roles[j]
    if not role.past or "و" not in word.form.proclitics and "ف" not in word.form.proclitics or role.verb is None:
        return False
    return find_opener(view, j, role.verb, last) is not None


def closes_with_source(view: PageView, j: int) -> bool:
    """Whether «بحسب» at word ``j`` names a source: what it takes is no plan and no law."""
    k = source_start(view, j)
    if k >= len(view.words):
        return False
    role = view.roles[k]
    return bool(role.head or role.anonymous or role.use or role.finite or k in view.mention_at or view.cues.has("voiced", view.words[k].stem))


def source_start(view: PageView, j: int) -> int:
    """The first word of the source after «بحسب», «وفقا لـ», «نقلا عن», «حسب ما»."""
    k = j + 1
    while k < len(view.words) and view.words[k].stem in ("ل", "عن", "ما", "الي", "لما"):
        k += 1
    return k


def _without_lead(view: PageView, j: int, first: int) -> int:
    while j - 1 > first and view.words[j - 1].stem in ("ذلك", "وذلك"):
        j -= 1
    return j


def _end(view: PageView, start: int, end: int, limit: int) -> int:
    """The end of a report with the mark or bracket that closes what it opened."""
    text = view.text
    while end < limit and text[end] in "\"”»“)":
        opened = text[end] == ")" and text.rfind("(", start, end) > text.rfind(")", start, end)
        if not opened and not any(close == end and mark >= start - 1 for mark, close in view.closes.items()):
            break
        end += 1
    return end


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".،,؛:"):
        end -= 1
    return end
