"""Where one line of a page holds several parts: labels, dates, posts and credits that a crawler left in running text."""

import re
from collections.abc import Iterator
from itertools import pairwise

from tawatur.model.span import Span
from tawatur.page.datelines import dateline_end
from tawatur.page.dates import SIGNATURE, date_run
from tawatur.page.lines import SHORT_PROSE, Line, Page
from tawatur.page.marks import Mark, Marks

SIGN = re.compile("\\s*(?:[:|/>ـ»]|\\.\\.+|…|[-–—](?:\\s|$))")
_STOP = re.compile("[.!?؟…»”\"'\\])]\\s*[*•(\\[|-]*\\s*$")
_POST_LINK = re.compile("(?:https?://)?(?:t\\.co|pic\\.twitter\\.com|twitter\\.com|x\\.com)/\\S")
_SENTENCE_END = re.compile("[.!?؟…][\"”»')]*\\s")
OPENING = frozenset("\"“«'(")
"""Marks that stand right before what they open."""
LONGEST_BRACKET = 5


def parts(page: Page, marks: Marks, span: Span) -> list[Line]:
    """The line as one part, or the parts it falls into, in order."""
    line = page.line(span.start, span.end)
    if line.words < 2:
        return [line] if line.span.length else []
    edges = {edge for edge in _edges(page, marks, line) if line.span.start < edge < line.span.end}
    if not edges:
        return [line]
    bounds = [line.span.start, *sorted(edges), line.span.end]
    cut = [page.line(left, right, part=True) for left, right in pairwise(bounds)]
    return [part for part in cut if part.span.length]


def _edges(page: Page, marks: Marks, line: Line) -> Iterator[int]:
    yield from _mark_edges(page, marks, line)
    if page.has_posts:
        yield from _post_edges(page, line)
    yield from _dateline_edge(page, marks, line)
    yield from _credit_edge(page, marks, line)


def _mark_edges(page: Page, marks: Marks, line: Line) -> Iterator[int]:
    if any(
        mark.where == "line" and length == line.words for length, mark in marks.at(page.keys, line.first, line.last)
    ):
        return
    past = line.first
    for index in page.marked_words(marks.cuts, line):
        if index < past:
            continue
        for length, mark in marks.at(page.keys, index, line.last):
            if mark.cut and _begins_part(page, marks, line, index, length, mark):
                yield from _part_edges(page, marks, line, index, length, mark)
                past = index + length
                break


def _begins_part(page: Page, marks: Marks, line: Line, index: int, length: int, mark: Mark) -> bool:
    signed = SIGN.match(page.after(index + length - 1, line)) is not None
    if index == line.first:
        return signed or not mark.sign
    if mark.kind == "publish_date":
        return signed and date_run(page, marks, index + length, line.last).dated
    fits = line.last - index <= mark.words
    return signed and fits and _STOP.search(page.between(index, line)) is not None


def _part_edges(page: Page, marks: Marks, line: Line, index: int, length: int, mark: Mark) -> Iterator[int]:
    """Where a marked part starts and ends; a label is parted from what it announces."""
    start = page.words[index].outer if index > line.first else line.span.start
    yield start
    if mark.kind == "publish_date":
        run = date_run(page, marks, index + length, line.last)
        if run.dated and line.last - run.reach > 3:
            yield page.words[_after_zone(page, marks, run.last, run.reach)].outer
    elif mark.kind == "label" and index + length < line.last:
        yield page.words[index + length].outer


def _after_zone(page: Page, marks: Marks, last: int, reach: int) -> int:
    """The index after the name of a time zone that follows a date."""
    while last < reach and page.words[last].kind == "latin":
        last += 1
    return last


def _post_edges(page: Page, line: Line) -> Iterator[int]:
    """An embedded post ends with its signature; it starts after the sentence before its first link, when other text stands in the line."""
    left = line.span.start
    if page.text.find("(@", left, line.span.end) < 0:
        return
    for found in SIGNATURE.finditer(page.text, line.span.start, line.span.end):
        rest = page.line(found.end(), line.span.end)
        if rest.words or left > line.span.start:
            yield from _post_start(page, left, found.start())
        yield found.end()
        left = found.end()


def _post_start(page: Page, left: int, signature: int) -> Iterator[int]:
    link = _POST_LINK.search(page.text, left, signature)
    stops = [m.end() for m in _SENTENCE_END.finditer(page.text, left, link.start() if link else signature)]
    if stops:
        yield stops[-1]


def _dateline_edge(page: Page, marks: Marks, line: Line) -> Iterator[int]:
    """The end of «الرباط (أ ف ب) -» before a paragraph."""
    if line.prose and line.words >= SHORT_PROSE:
        last = dateline_end(page, marks, line)
        if last:
            start = page.words[last].outer
            yield start - (page.text[start - 1] in OPENING)


def _credit_edge(page: Page, marks: Marks, line: Line) -> Iterator[int]:
    """The start of «(رويترز)» after the last full stop of a paragraph."""
    end = page.text[line.span.end - 1 : line.span.end]
    if end not in (")", "]", ".") or line.words < SHORT_PROSE:
        return
    opening = page.text.rfind("(" if end != "]" else "[", line.span.start, line.span.end)
    if opening <= line.span.start or not _STOP.search(page.text, max(line.span.start, opening - 4), opening):
        return
    inner = page.line(opening, line.span.end)
    if 0 < inner.words <= LONGEST_BRACKET and names_agencies(page, marks, inner):
        yield opening


def names_agencies(page: Page, marks: Marks, line: Line) -> bool:
    """Whether a line is made of names of agencies and outlets, and nothing else.

    A name at the foot of a page may be of several words, two names may follow each other («فرانس برس، رويترز»).
    """
    index = line.first
    while index < line.last:
        for length in range(min(5, line.last - index), 0, -1):
            if tuple(page.keys[index : index + length]) in marks.outlets:
                index += length
                break
        else:
            return False
    return line.words > 0
