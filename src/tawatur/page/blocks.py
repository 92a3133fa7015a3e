"""Blocks of a page: each run of text with its role, and the article it belongs to."""

from collections.abc import Sequence
from itertools import pairwise

from tawatur.lexicon.lexicon import Lexicon
from tawatur.model.document import Document
from tawatur.model.page import Block
from tawatur.model.span import Span, annotation_id
from tawatur.page.articles import OUTSIDE, Layout, lay_out
from tawatur.page.cuts import parts
from tawatur.page.lines import Line, Page, paragraphs
from tawatur.page.marks import page_marks
from tawatur.page.places import place_lines
from tawatur.page.roles import Role, own_role


def find_blocks(document: Document, lexicon: Lexicon) -> tuple[Block, ...]:
    """Blocks in order, none overlapping; white space between them belongs to none. Empty for an empty page.

    A paragraph is a block; an embedded post is one block with its signature. ``article`` is set on everything between the
    first and the last line of an article but labels and links.
    """
    page, marks = Page(document), page_marks(lexicon)
    lines = [part for span in paragraphs(document.text) for part in parts(page, marks, span)]
    roles = _with_rests(lines, [own_role(page, marks, line) for line in lines])
    layout = lay_out(page, lines, roles)
    placed = place_lines(page, marks, lines, roles, layout)
    return tuple(_joined_posts(_blocks(lines, placed, layout)))


def _with_rests(lines: Sequence[Line], roles: list[Role | None]) -> list[Role | None]:
    """What follows a label on its own line is a link, whatever it would be elsewhere; above the first paragraph there are no links inside a text."""
    for index, line in enumerate(lines):
        role = roles[index]
        if role is None and line.prose:
            break
        if role is not None and role.inside and not any(r is None for r in roles[:index]):
            roles[index] = None
    for index, (before, line) in enumerate(pairwise(lines), start=1):
        role = roles[index - 1]
        if role is not None and role.kind == "label" and before.part and line.part and not line.prose:
            roles[index] = Role("related", role.rule, role.cues)
    return roles


def _blocks(lines: Sequence[Line], roles: Sequence[Role], layout: Layout) -> list[Block]:
    numbers = _numbers(lines, roles, layout)
    return [
        Block(
            id=annotation_id("b", line.span),
            span=line.span,
            kind=role.kind,
            article=number,
            rule=role.rule,
            cues=role.cues,
        )
        for line, role, number in zip(lines, roles, numbers, strict=True)
    ]


def _numbers(lines: Sequence[Line], roles: Sequence[Role], layout: Layout) -> list[int | None]:
    """The article of each line: furniture is inside when it stands between parts of one article."""
    numbers: list[int | None] = [None] * len(lines)
    bounds = [*layout.starts, len(lines)]
    for number, (first, after) in enumerate(pairwise(bounds)):
        own = [i for i in range(first, after) if roles[i].kind not in OUTSIDE]
        for index in range(own[0], own[-1] + 1) if own else ():
            if roles[index].kind not in ("related", "label"):
                numbers[index] = number
    return numbers


def _joined_posts(blocks: list[Block]) -> list[Block]:
    """The lines of one post as one block: what stands above a signature belongs to it."""
    joined: list[Block] = []
    for block in blocks:
        above = joined[-1] if joined else None
        if (
            above is not None
            and block.kind == above.kind == "embed"
            and above.rule != "post_signature"
            and above.article == block.article
        ):
            span = Span(above.span.start, block.span.end)
            joined[-1] = Block(
                id=annotation_id("b", span),
                span=span,
                kind="embed",
                article=block.article,
                rule=block.rule,
                cues=above.cues + block.cues,
            )
        else:
            joined.append(block)
    return joined
