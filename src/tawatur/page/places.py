"""What a line is by its place among the others: headline, subheading, byline, paragraph, credit at the foot."""

import re
from collections.abc import Sequence
from itertools import pairwise

from tawatur.page.articles import LONGEST_NAME, Layout, Roles
from tawatur.page.cuts import names_agencies
from tawatur.page.lines import Line, Page
from tawatur.page.marks import Marks
from tawatur.page.roles import Role

LONGEST_SUBHEADING = 9
LONGEST_FOOT_CREDIT = 4
CAPTION_LABEL = 3
"""Words of a line that announces a caption and holds none."""
SHORTEST_TEASER = 4
"""Words from which a line after a text has ended is taken for a link."""

_LISTED = re.compile("\\s*(?:[-–—•*▪●◾✓(]|[0-9\u0660-\u0669])")


_INSIDE_TEXT = frozenset({"content_warning", "photo_credit", "number_alone", "navigation", "no_words"})
"""Furniture that may stand in the middle of a text."""


def place_lines(page: Page, marks: Marks, lines: Sequence[Line], roles: Roles, layout: Layout) -> list[Role]:
    """A role for every line; those that their own words gave stay, but for what only a place can tell apart."""
    placed: list[Role | None] = [
        Role("related", "below_label") if i in layout.related else role for i, role in enumerate(roles)
    ]
    _attached(page, lines, placed)
    bounds = [*layout.starts, len(lines)]
    for first, after in pairwise(bounds):
        _place_article(page, marks, lines, placed, first, after)
    return [role or Role("furniture", "outside_articles") for role in placed]


def _attached(page: Page, lines: Sequence[Line], placed: list[Role | None]) -> None:
    """What stands above belongs to a signature or to links alone on their line, what stands below to the label of a caption."""
    for index, role in enumerate(placed):
        if role is None or role.rule != "post_signature" or index == 0 or placed[index - 1] is not None:
            continue
        if role.cues and role.cues[0].start <= lines[index].span.start + 1:
            placed[index - 1] = Role("embed", "above_signature", role.cues)
    for index, role in enumerate(placed):
        if role is not None and role.kind == "embed" and index and placed[index - 1] is None:
            written = [word for word in page.words[lines[index].first : lines[index].last] if word.kind == "word"]
            if role.rule == "post_link" and len(written) < SHORTEST_TEASER and not lines[index - 1].prose:
                placed[index - 1] = Role("embed", "above_links", role.cues)
        if (
            role is not None
            and role.rule == "caption"
            and lines[index].words <= CAPTION_LABEL
            and index + 1 < len(placed)
        ):
            placed[index + 1] = placed[index + 1] or Role("caption", "below_caption_label", role.cues)


def _place_article(
    page: Page, marks: Marks, lines: Sequence[Line], placed: list[Role | None], first: int, after: int
) -> None:
    prose = [i for i in range(first, after) if placed[i] is None and lines[i].prose]
    head_end = prose[0] if prose else after
    _place_head(page, lines, placed, first, head_end, bool(prose))
    last = prose[-1] if prose else first
    for index in range(head_end, after):
        _unsettle(page, lines, placed, index, last)
        if placed[index] is None:
            placed[index] = _body_role(page, marks, lines, placed, index, last, after)


def _place_head(
    page: Page, lines: Sequence[Line], placed: list[Role | None], first: int, end: int, has_prose: bool
) -> None:
    """Lines above the first paragraph: a headline, then subtitles and names; without any paragraph all of it is text."""
    titled = False
    for index in range(first, end):
        role = placed[index]
        if role is not None and role.rule in ("agencies_alone", "initials"):
            placed[index] = Role("byline", "agencies_above_text", role.cues)
        if role is not None:
            continue
        if not has_prose:
            placed[index] = (
                Role("body", "no_paragraphs")
                if titled or first + 1 >= end or not lines[index].heading
                else Role("title", "first_line")
            )
            titled = True
        elif not titled and lines[index].words > 1:
            placed[index], titled = Role("title", "first_line"), True
        elif _repeats_title(page, lines, placed, index, first):
            placed[index] = Role("furniture", "repeated_title")
        else:
            placed[index] = _under_title(lines[index])


def _under_title(line: Line) -> Role:
    return (
        Role("byline", "short_line_under_title") if line.words <= LONGEST_NAME else Role("subtitle", "line_under_title")
    )


def _repeats_title(page: Page, lines: Sequence[Line], placed: list[Role | None], index: int, first: int) -> bool:
    keys = page.keys[lines[index].first : lines[index].last]
    return any(
        role is not None and role.kind == "title" and page.keys[line.first : line.last] == keys
        for line, role in zip(lines[first:index], placed[first:index], strict=True)
    )


def _unsettle(page: Page, lines: Sequence[Line], placed: list[Role | None], index: int, last: int) -> None:
    """Inside the text a date alone is a subheading (of a chronology), and the name of an agency alone a paragraph's part."""
    role = placed[index]
    if role is None or index > last:
        return
    if role.rule == "date_alone":
        placed[index] = Role("subtitle", "date_in_text", role.cues)


def _body_role(
    page: Page, marks: Marks, lines: Sequence[Line], placed: list[Role | None], index: int, last: int, after: int
) -> Role:
    line = lines[index]
    if line.prose:
        return Role("body", "paragraph")
    if index > last:
        return _foot_role(page, marks, lines, placed, index, last, after)
    if _is_subheading(page, lines, placed, index):
        return Role("subtitle", "subheading")
    return Role("body", "line_of_text")


def _is_subheading(page: Page, lines: Sequence[Line], placed: list[Role | None], index: int) -> bool:
    """A short line without a stop over a paragraph; what introduces a quotation, lists something or goes on from above is none."""
    line = lines[index]
    text = line.span.of(page.text)
    if not 0 < line.words <= LONGEST_SUBHEADING or text.endswith((":", "،", ",", ".")) or _LISTED.match(text):
        return False
    if line.part or page.words[line.first].form.proclitics[:1] == "و":
        return False
    below = next((lines[i] for i in range(index + 1, len(lines)) if placed[i] is None), None)
    return below is not None and below.prose and _closed_above(lines, placed, index)


def _closed_above(lines: Sequence[Line], placed: list[Role | None], index: int) -> bool:
    """Whether the text above a line has come to an end."""
    for line, role in zip(lines[index - 1 :: -1], placed[index - 1 :: -1], strict=True):
        if role is not None and role.kind != "furniture":
            return role.kind != "body" or line.prose or line.ended
    return True


def _after_the_end(placed: list[Role | None], last: int, index: int) -> bool:
    """Whether a credit or furniture stands between the last paragraph and a line: nothing of the text follows them."""
    return any(
        role is not None and role.kind in ("credit", "furniture") and role.rule not in _INSIDE_TEXT
        for role in placed[last + 1 : index]
    )


def _foot_role(
    page: Page, marks: Marks, lines: Sequence[Line], placed: list[Role | None], index: int, last: int, after: int
) -> Role:
    """A line after the last paragraph: the outlet's or the writer's name alone, links without a label, or the end of the text."""
    foot = [i for i in range(last + 1, after) if placed[i] is None or placed[i].rule == "unlabelled_link"]  # type: ignore[union-attr]
    line, text = lines[index], lines[index].span.of(page.text)
    if names_agencies(page, marks, line):
        return Role("credit", "outlet_alone", (line.span,))
    if _after_the_end(placed, last, index):
        return (
            Role("related", "unlabelled_link") if line.words >= SHORTEST_TEASER else Role("furniture", "after_the_end")
        )
    listed = _LISTED.match(text) is not None or text.endswith((":", "،")) or not lines[last].ended
    if len(foot) == 1 and line.words <= LONGEST_FOOT_CREDIT and not line.ended and not listed:
        return Role("credit", "last_line", (line.span,))
    return Role("body", "line_of_text")
