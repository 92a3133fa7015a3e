"""What is said: where a report ends."""

import msgspec

from tawatur.attribution.openers import COMMAS, SENTENCE_STOPS, Opener, ends_clause, find_opener
from tawatur.attribution.view import LONG_QUOTE, PageView, Passage
from tawatur.model.span import Span


class Content(msgspec.Struct, frozen=True):
    """The characters of a report and whether they are its speaker's own words. ``last`` is the first word after it."""

    span: Span
    direct: bool
    last: int


def read_content(view: PageView, opener: Opener, passage: Passage, cue: int) -> Content | None:
    """The report that opens at ``opener``, without marks and stops at its ends; None when nothing stands there."""
    if opener.quote is not None:
        quoted = _quoted(view, opener, passage)
        if quoted is not None:
            return quoted
    bracketed = _bracketed(view, opener, passage)
    if bracketed is not None:
        return bracketed
    last = _last_word(view, opener.word, passage.last, opener.kind in ("preposition", "object"))
    if last <= opener.word:
        return None
    return Content(
        Span(_with_mark(view, opener), _end(view, opener.start, view.words[last - 1].end, passage.span.end)),
        opener.kind == "colon",
        last,
    )


def _bracketed(view: PageView, opener: Opener, passage: Passage) -> Content | None:
    """Speech in brackets after a colon, as some papers print it; None where no bracket opens right there."""
    text = view.text
    if opener.kind != "colon" or text[opener.start - 1 : opener.start] != "(":
        return None
    close = text.find(")", opener.start, passage.span.end)
    inner = view.index(close) if close > 0 else 0
    return Content(Span(opener.start, close), True, inner) if inner - opener.word >= LONG_QUOTE else None


def _quoted(view: PageView, opener: Opener, passage: Passage) -> Content | None:
    assert opener.quote is not None
    close = view.quote_end(opener.quote, _trimmed(view.text, opener.start, passage.span.end))
    inner = view.index(close)
    whole = opener.kind == "quote" or (inner - opener.word >= LONG_QUOTE and ends_clause(view, close, inner))
    if not whole or inner <= opener.word:
        return None
    start = opener.quote + 1
    return Content(Span(start, _trimmed(view.text, start, close)), True, inner)


def _with_mark(view: PageView, opener: Opener) -> int:
    """A report whose first word stands in quotation marks starts with the mark."""
    return opener.start if opener.quote is None or opener.kind == "quote" else opener.quote


def _last_word(view: PageView, first: int, last: int, narrow: bool) -> int:
    """The first word after a report that starts at ``first``: another report begins there, or its source is named."""
    j = first + 1
    while j < last:
        role, gap = view.roles[j], view.gap(j)
        if len(gap) > 1:
            mark = view.open_mark(j)
            if mark is not None:
                inner = view.index(view.quote_end(mark, view.words[last - 1].end))
                if inner > j:
                    j = inner
                    continue
        if not role.may_close:
            j += 1
            continue
        stem = view.words[j].stem
        if role.participle and (COMMAS.union(SENTENCE_STOPS).intersection(gap) or says_that(view, j, last)):
            return j
        if role.finite and _turns(view, j, first, last):
            return j
        if role.use == "according" and closes_with_source(view, j):
            return _without_lead(view, j, first)
        if role.turns and _next_reports(view, j + 1, last):
            return j
        if role.clause_start and not role.that and "،" in gap and (narrow or _reports_soon(view, j, last)):
            return j
        if stem == "كما" and "،" in gap and j + 1 < last and not view.roles[j + 1].that:
            return j
        if stem == "خلاف" and j > first + 2 and _taken_back(view, j, last):
            return _without_lead(view, j, first)
        j += 1
    return last


def says_that(view: PageView, j: int, last: int) -> bool:
    """Whether a participle brings a report without a comma before it: «مؤكدا أن»."""
    return j + 1 < last and view.roles[j + 1].that and not view.words[j].form.proclitics


def _taken_back(view: PageView, j: int, last: int) -> bool:
    """Whether «خلاف» is «خلافا لـ»."""
    return j + 1 < last and "ل" in view.words[j + 1].form.proclitics


def _next_reports(view: PageView, j: int, last: int) -> bool:
    """Whether the verb of another report stands at a word."""
    if j >= last:
        return False
    verb = view.roles[j].verb
    return verb is not None and view.roles[j].finite and find_opener(view, j, verb, last) is not None


def _reports_soon(view: PageView, j: int, last: int) -> bool:
    return any(view.roles[k].finite for k in range(j + 1, min(last, j + 6)))


def _turns(view: PageView, j: int, first: int, last: int) -> bool:
    """Whether a verb of speech starts the next report of the same sentence: «، وأضاف أن»."""
    word, role = view.words[j], view.roles[j]
    if not role.past or ("و" not in word.form.proclitics and "ف" not in word.form.proclitics) or role.verb is None:
        return False
    return find_opener(view, j, role.verb, last) is not None


def closes_with_source(view: PageView, j: int) -> bool:
    """Whether «بحسب» at word ``j`` names a source: what it takes is no plan and no law."""
    k = source_start(view, j)
    if k >= len(view.words):
        return False
    role = view.roles[k]
    return bool(
        role.head
        or role.anonymous
        or role.use
        or role.finite
        or role.told
        or k in view.mention_at
        or view.cues.has("voiced", view.words[k].stem)
    )


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
    while end < limit and text[end] in '"”»“)':
        opened = text[end] == ")" and text.rfind("(", start, end) > text.rfind(")", start, end)
        if not opened and not any(close == end and mark >= start - 1 for mark, close in view.closes.items()):
            break
        end += 1
    return end


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".،,؛:"):
        end -= 1
    return end
