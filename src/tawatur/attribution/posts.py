"""Reports that a page shows by its form: embedded posts, credit lines, headlines «X: ...»."""

import re

from tawatur.attribution.drafts import Draft
from tawatur.attribution.speakers import read_phrase
from tawatur.attribution.view import PageView, Passage
from tawatur.model.attribution import Speaker
from tawatur.model.page import Block
from tawatur.model.span import Span

_SIGNATURE = re.compile(r"[—–-]\s*(?P<name>[^—–\n]{1,60}?\s*[(（]@\w{1,30}[)）])")
_LINK = re.compile(r"https?://|pic\.twitter\.com|t\.co/|www\.")
_CREDIT_LABEL = re.compile(r"^\s*[^:\n]{2,20}:\s*")
LONGEST_LABEL = 9
"""Words before the colon of a headline."""


def find_posts(view: PageView) -> list[Draft]:
    """One attribution for each embedded post: the account says the text up to its first link."""
    blocks = view.document.blocks
    drafts = []
    for number, block in enumerate(blocks):
        if block.kind == "embed":
            drafts += _posts_in(view, block, blocks[number - 1] if number else None)
    return drafts


def _posts_in(view: PageView, block: Block, before: Block | None) -> list[Draft]:
    drafts = []
    start = block.span.start
    for match in _SIGNATURE.finditer(view.text, block.span.start, block.span.end):
        content = post_text(view.text, start, match.start())
        if content is None and before is not None and before.kind in ("embed", "body") and start == block.span.start:
            content = post_text(view.text, before.span.start, before.span.end)
        name = Span(match.start("name"), match.end("name"))
        if content is not None:
            speaker = Speaker(span=name, kind="social_post")
            drafts.append(
                Draft(
                    speaker,
                    None,
                    content,
                    "post/signature",
                    content.start,
                    block.article,
                    mode="direct",
                    named=True,
                    cues=(name,),
                )
            )
        start = match.end()
    return drafts


def post_text(text: str, start: int, end: int) -> Span | None:
    """The words of a post: without links, the rest of a signature before, and white space; None for a post of nothing but links."""
    link = _LINK.search(text, start, end)
    stop = link.start() if link else end
    while start < stop and not (text[start].isalpha() or text[start] in '#"“«'):
        start += 1
    while stop > start and (text[stop - 1].isspace() or text[stop - 1] in "."):
        stop -= 1
    return Span(start, stop) if stop - start > 3 else None


def find_credits(view: PageView) -> list[Draft]:
    """One link without content for each credit line: the outlet or agency that it names."""
    return [draft for block in view.document.blocks if block.kind == "credit" for draft in _credit(view, block)]


def _credit(view: PageView, block: Block) -> list[Draft]:
    label = _CREDIT_LABEL.match(view.text[block.span.start : block.span.end])
    start = block.span.start + (label.end() if label else 0)
    first, last = view.index(start), view.index(block.span.end)
    while first < last and (view.roles[first].use == "according" or view.words[first].stem == "عن"):
        first += 1
    if first >= last or last - first > 8:
        return []
    name = Span(view.words[first].outer, view.words[last - 1].end)
    speaker = Speaker(span=name, kind="outlet")
    return [
        Draft(
            speaker,
            block.span,
            None,
            "credit/line",
            block.span.start,
            block.article,
            mode="credit",
            named=True,
            cues=(block.span,),
        )
    ]


def find_headlines(view: PageView) -> list[Draft]:
    """Headlines that begin with who says it: «وزير المياه: السد امتلأ»."""
    return [
        draft
        for passage in view.passages
        if passage.kind in ("title", "subtitle")
        for draft in _headline(view, passage)
    ]


def _headline(view: PageView, passage: Passage) -> list[Draft]:
    for j in range(passage.first + 1, min(passage.last, passage.first + LONGEST_LABEL)):
        if ":" not in view.gap(j):
            continue
        if j == passage.first + 1 and view.cues.has("calls", view.words[passage.first].stem):
            return []
        phrase = read_phrase(view, passage.first, j)
        if phrase is None or not _speaks(view, passage.first, phrase.kind, phrase.named) or phrase.last < j - 4:
            return []
        content = _headline_content(view, j, passage)
        if content is None:
            return []
        speaker = Speaker(span=phrase.span, kind=phrase.kind)
        direct = view.open_mark(j) is not None and content.start == (view.open_mark(j) or 0) + 1
        return [
            Draft(
                speaker,
                None,
                content,
                "headline/colon",
                content.start,
                passage.article,
                mode="direct" if direct else "indirect",
                named=True,
                title=phrase.title,
            )
        ]
    return []


def _speaks(view: PageView, first: int, kind: str, named: bool) -> bool:
    """Whether what stands before the colon can speak; a place alone is where it happened."""
    mention = view.mention_at.get(first)
    if mention is not None:
        return mention.type in ("PER", "ORG")
    return view.roles[first].head is not None or (view.roles[first].anonymous and not view.roles[first].hedge)


def _headline_content(view: PageView, j: int, passage: Passage) -> Span | None:
    mark = view.open_mark(j)
    if mark is not None and (view.closes.get(mark) or 0) >= passage.span.end - 2:
        return Span(mark + 1, view.closes[mark] or passage.span.end)
    start = mark if mark is not None else view.words[j].outer
    end = passage.span.end
    while end > start and (view.text[end - 1].isspace() or view.text[end - 1] in ".،"):
        end -= 1
    return Span(start, end) if end > start else None
