"""Where each article of a page begins, and the articles of a page with numbered blocks."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tawatur.lexicon.lexicon import Lexicon
from tawatur.model.document import Document
from tawatur.model.page import Article, Block
from tawatur.model.span import Span
from tawatur.page.lines import Line, Page
from tawatur.page.roles import Role

OWN_PARAGRAPHS = 2
OWN_WORDS = 25
"""What a text under a label needs, beside a title, to stand in full: paragraphs and words."""

SHARED_TITLE_WORDS = 0.34
"""Share of the long words of a headline that come again in the paragraph below it, when the two belong together."""

LONGEST_NAME = 4
"""Words of a line between a headline and its date line that may be the writer's name."""

Roles = Sequence[Role | None]
OUTSIDE = frozenset({"furniture", "related", "label"})


class Layout(NamedTuple):
    """Indices of the lines at which articles start, and of the lines that are links or teasers to other pages."""

    starts: tuple[int, ...]
    related: frozenset[int]


def find_articles(document: Document, lexicon: Lexicon) -> tuple[Article, ...]:
    """The articles of a page in order, read off its numbered blocks; empty for a page without news.

    Furniture, labels and links lie outside an article's span unless they stand between its parts.
    """
    numbers = sorted({block.article for block in document.blocks if block.article is not None})
    return tuple(_article(number, [b for b in document.blocks if b.article == number]) for number in numbers)


def _article(number: int, blocks: list[Block]) -> Article:
    own = [block for block in blocks if block.kind not in OUTSIDE] or blocks
    title = next((block.span for block in own if block.kind == "title"), None)
    rule = "title" if title else f"first_{own[0].kind}"
    return Article(
        number=number, span=Span(own[0].span.start, own[-1].span.end), title=title, rule=rule, cues=(own[0].span,)
    )


def lay_out(page: Page, lines: Sequence[Line], roles: Roles) -> Layout:
    """Which lines open an article, and which only point to another page."""
    walk = _Walk(page, lines, roles)
    for index in range(len(lines)):
        walk.step(index)
    return Layout(tuple(walk.starts), frozenset(walk.related))


class _Walk:
    """One pass over the lines. ``closed``: a credit or the foot of a page has ended the article before; ``pointing``: a label stands above."""

    def __init__(self, page: Page, lines: Sequence[Line], roles: Roles) -> None:
        self.page, self.lines, self.roles = page, lines, roles
        self.starts: list[int] = []
        self.related: set[int] = set()
        self.has_prose = self.closed = self.pointing = False
        self.heading: int | None = None

    def step(self, index: int) -> None:
        role, line = self.roles[index], self.lines[index]
        if role is not None and role.kind == "label":
            self.pointing, self.heading = True, None
        elif role is not None and role.kind in ("related", "furniture", "credit", "caption", "embed"):
            self.closed = self.closed or (role.closes and self.has_prose)
        elif not self.starts or (self.has_prose and self._opens_again(index)):
            self._open(index)
        elif role is None and self.pointing:
            self._below_label(index, line)
        elif role is None and line.prose:
            self.has_prose, self.closed = True, False

    def _open(self, index: int) -> None:
        self.starts.append(index)
        self.has_prose = self.lines[index].prose and self.roles[index] is None
        self.closed = self.pointing = False

    def _opens_again(self, index: int) -> bool:
        """A headline with a date line beside it, or a headline over prose after the page has closed the article before."""
        role, line = self.roles[index], self.lines[index]
        if role is None and line.heading:
            return (self._date_below(index) or (self.closed and not self.pointing)) and self._stands_in_full(index + 1)
        if role is not None and role.kind == "publish_date":
            below = self._next_plain(index + 1)
            return (
                below is not None
                and below - index <= 2
                and self.lines[below].heading
                and self._stands_in_full(below + 1)
            )
        return False

    def _date_below(self, index: int) -> bool:
        """Whether a date line follows a headline, at most the writer's name and counters between them."""
        near = zip(self.roles[index + 1 : index + 4], self.lines[index + 1 : index + 4], strict=True)
        for role, line in near:
            if role is None and line.words > LONGEST_NAME:
                return False
            if role is not None and role.kind == "publish_date":
                return True
        return False

    def _below_label(self, index: int, line: Line) -> None:
        if not line.prose:
            self.related.add(index)
            self.heading = index
        elif self._is_own_article(index):
            first = index if self.heading is None else self.heading
            self.related.discard(first)
            self.starts.append(first)
            self.has_prose, self.closed, self.pointing = True, False, False
        elif self._is_teaser(index):
            self.related.add(index)
            self.heading = None
        else:
            self.has_prose, self.closed, self.pointing = True, False, False

    def _is_own_article(self, index: int) -> bool:
        if self.heading is None or not self._stands_in_full(index):
            return False
        return self.closed or self._belongs(self.heading, index)

    def _is_teaser(self, index: int) -> bool:
        """One paragraph under a link that it sums up, or any single one after the article has ended."""
        if self.heading is None or self._stands_in_full(index):
            return False
        return self.closed or self._belongs(self.heading, index)

    def _belongs(self, heading: int, index: int) -> bool:
        """Whether a paragraph opens a text of its own under this headline: it takes up the headline's words and does not go on from something."""
        line = self.lines[index]
        if self.page.words[line.first].form.proclitics[:1] == "و":
            return False
        title = {self.page.words[i].stem for i in self._words(heading) if len(self.page.words[i].stem) > 3}
        lead = {self.page.words[i].stem for i in self._words(index)}
        return bool(title) and len(title & lead) >= max(1, SHARED_TITLE_WORDS * len(title))

    def _words(self, index: int) -> range:
        return range(self.lines[index].first, self.lines[index].last)

    def _stands_in_full(self, index: int) -> bool:
        """Whether several paragraphs of prose follow before the next label or credit."""
        words = 0
        for paragraphs, line in enumerate(self._prose_from(index), start=1):
            words += line.words
            if paragraphs >= OWN_PARAGRAPHS and words >= OWN_WORDS:
                return True
        return False

    def _prose_from(self, index: int) -> Iterator[Line]:
        headings = 0
        for line, role in zip(self.lines[index:], self.roles[index:], strict=True):
            if role is not None and (role.kind in ("label", "related") or role.closes):
                return
            if role is not None:
                continue
            headings = 0 if line.prose else headings + 1
            if headings > 3:
                return
            if line.prose:
                yield line

    def _next_plain(self, index: int) -> int | None:
        return next((i for i in range(index, len(self.lines)) if self.roles[i] is None), None)
