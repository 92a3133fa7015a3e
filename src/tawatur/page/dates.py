"""Dates that stand by themselves: publication lines, signatures of posts."""

import re
from typing import NamedTuple

from tawatur.page.lines import Page
from tawatur.page.marks import Marks

SIGNATURE = re.compile(
    "[—–―-]{1,2}[ \t\u00a0]*[^\n()—]{0,80}\\(@\\w+\\)"  # — name (@handle)
    "(?:[ \t\u00a0\u200e\u200f،,-]*(?:on[ ])?(?:[A-Z][a-z]{2,8}\\.? \\d{1,2},? \\d{4}"
    "|[0-9\u0660-\u0669]{1,2} [\u0621-\u064a]+(?: [\u0621-\u064a]+)?،? [0-9\u0660-\u0669]{4}|[0-9\u0660-\u0669]{1,4}[/-][0-9\u0660-\u0669]{1,2}[/-][0-9\u0660-\u0669]{1,4}))?"
)
"""The line below an embedded post."""


class DateRun(NamedTuple):
    """Words in a row that belong to a date.

    ``last`` is the index after the last of its own words, ``reach`` the index after the small words that may follow (a zone, «هـ»);
    ``numbers`` counts its numbers, ``names`` what names a month, a weekday or a unit of time.
    """

    last: int
    reach: int
    numbers: int
    names: int

    @property
    def dated(self) -> bool:
        """Whether it says more than a year alone or a vague time."""
        return self.numbers > 1 or (self.numbers > 0 and self.names > 0)


ISO_STAMP = re.compile("((?:19|20)\\d\\d-[01]\\d-[0-3]\\d)T\\d\\d:\\d\\d")
"""A moment as machines write it."""


def date_run(page: Page, marks: Marks, first: int, last: int) -> DateRun:
    """The date that starts at a word and is not interrupted by another word; an empty run where none does."""
    numbers = names = 0
    end = reach = first
    for index in range(first, last):
        word = page.words[index]
        if word.kind == "number":
            numbers += 1
        elif page.timed(word.start):
            names += page.keys[index] not in marks.date_words
        elif page.keys[index] not in marks.date_words:
            break
        if page.timed(word.start) or word.kind == "number" or end == index:
            end = index + 1
        reach = index + 1
    return DateRun(end, reach, numbers, names)
