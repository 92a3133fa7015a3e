"""Datelines: «الرباط (أ ف ب) -», «بغداد/ متابعة», «لندن - «الشرق الأوسط»»."""

import re
from itertools import pairwise
from typing import Literal

from tawatur.page.dates import date_run
from tawatur.page.lines import Line, Page
from tawatur.page.marks import Marks

LONGEST_DATELINE = 9
LONGEST_OTHER = 3
"""Words of a part that is neither a known place nor an agency: a country, a small town, a writer's name."""

_CLOSING = re.compile("[-–—:ـ]")
_CLOSING_NAME = re.compile("[-–—:ـ./]")
_JOINT = re.compile('[-–—:ـ/|()،,«»"“”]')
PartOfDateline = Literal["agency", "place", "date", "other"]


def dateline_end(page: Page, marks: Marks, line: Line) -> int:
    """The index of the word after a dateline at the start of a paragraph, 0 where none stands there."""
    if (
        page.keys[line.first] not in marks.dateline_words
        and "(" not in page.text[line.span.start : line.span.start + 60]
    ):
        return 0
    named = _outlet_end(page, marks, line)
    if named:
        return named
    for index in range(line.first, min(line.first + LONGEST_DATELINE, line.last - 4)):
        after = page.after(index, line)
        if _CLOSING.search(after) and is_dateline(page, marks, line, index + 1):
            further = dateline_end_after(page, marks, line, index + 1)
            return further or index + 1
    return 0


def _outlet_end(page: Page, marks: Marks, line: Line) -> int:
    """«شفق نيوز/ أعلنت»: the index after an outlet's name that a slash sets off, 0 if none."""
    for last in range(line.first + 1, min(line.first + 4, line.last - 4)):
        if "/" in page.after(last - 1, line) and tuple(page.keys[line.first : last]) in marks.outlets:
            return last
    return 0


def dateline_end_after(page: Page, marks: Marks, line: Line, index: int) -> int:
    """Where a second part follows («بغداد - رويترز - قال»): the index after it, else 0."""
    for last in range(index + 1, min(index + 4, line.last - 3)):
        if _CLOSING_NAME.search(page.after(last - 1, line)) and tuple(page.keys[index:last]) in marks.outlets:
            return last
    return 0


def is_dateline(page: Page, marks: Marks, line: Line, last: int) -> bool:
    """Whether the words of a line up to ``last`` say where and by whom it was written and nothing else: places, agencies, a date."""
    first = page.words[line.first]
    if first.reading("reporting") is not None or first.form.proclitics[:1] == "و":
        return False
    parts = [(_part(page, marks, left, right), right - left) for left, right in pairwise(_joints(page, line, last))]
    kinds = [kind for kind, _ in parts]
    if any(kind == "other" and length > LONGEST_OTHER for kind, length in parts):
        return False
    after = page.after(last - 1, line)
    if last < line.last:
        return _opens_paragraph(kinds, after, page.text[first.outer - 1 : first.outer])
    return "agency" in kinds and len(parts) > 1 and (kinds.count("other") <= 1 or "place" in kinds)


def names_places(page: Page, marks: Marks, line: Line) -> bool:
    """Whether a line is made of places, agencies and outlets and nothing else."""
    parts = pairwise(_joints(page, line, line.last))
    return all(
        _part(page, marks, left, right) in ("place", "agency") or tuple(page.keys[left:right]) in marks.outlets
        for left, right in parts
    )


def _opens_paragraph(kinds: list[PartOfDateline], after: str, before: str) -> bool:
    if not _CLOSING.search(after):
        return False
    if kinds == ["agency"]:  # «رويترز: ...» names a speaker; «(رويترز) -» does not
        return ")" in after or ":" not in after
    if "agency" in kinds:
        return "place" in kinds or ")" in after
    return kinds[0] == "place" and "other" not in kinds and (":" not in after or kinds == ["place"])


def _joints(page: Page, line: Line, last: int) -> list[int]:
    """Indices of the words that open a part, and the end."""
    return [line.first, *(i for i in range(line.first + 1, last) if _JOINT.search(page.between(i, line))), last]


def _part(page: Page, marks: Marks, first: int, last: int) -> PartOfDateline:
    keys = tuple(page.keys[first:last])
    if keys in marks.agencies:
        return "agency"
    if keys in marks.places:
        return "place"
    return "date" if date_run(page, marks, first, last).last == last else "other"
