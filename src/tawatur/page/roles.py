"""What a line is by its own words, wherever it stands: label, date, counter, credit, post, caption, furniture."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tawatur.lexicon.fold import fold
from tawatur.model.page import BlockKind
from tawatur.model.span import Span
from tawatur.page.cuts import SIGN, names_agencies
from tawatur.page.datelines import LONGEST_DATELINE, is_dateline, names_places
from tawatur.page.dates import ISO_STAMP, SIGNATURE, date_run
from tawatur.page.lines import Line, Page
from tawatur.page.marks import Mark, Marks

_POST_LINK = re.compile("(?:pic\\.twitter\\.com|\\bt\\.co)/\\S+")
_COUNT_SIGN = re.compile("[\\d٠-٩.,٫٬\\s:|+/()%-]*\\Z")
LONGEST_COUNTER = 7
LONGEST_POST = 90
LONGEST_PLACE = 4
SHORT_INITIALS = 2
LONGEST_MARKED = 60
"""Words from which no line is anything but text."""
SHORT_CREDIT = 8
LONGEST_DATE_LINE = 22


class Role(NamedTuple):
    """A kind with the rule that gave it and the words that made it so. ``closes``: an article does not go on after it. ``inside``: only below a headline."""

    kind: BlockKind
    rule: str
    cues: tuple[Span, ...] = ()
    closes: bool = False
    inside: bool = False


def own_role(page: Page, marks: Marks, line: Line) -> Role | None:
    """The role that a line has by its own words; None where only its place among the others can tell."""
    if page.has_posts:
        role = _post(page, marks, line)
        if role is not None:
            return role
    for recognise in RECOGNISERS if line.words <= LONGEST_MARKED else ():
        role = recognise(page, marks, line)
        if role is not None:
            return role
    return None


def _divider(page: Page, marks: Marks, line: Line) -> Role | None:
    if line.words == 0 or (
        line.words <= LONGEST_PLACE and all(key in _ENTITIES for key in page.keys[line.first : line.last])
    ):
        return Role("furniture", "no_words")
    if page.text[line.span.start] == "©" and line.words <= LONGEST_COUNTER:
        return Role("furniture", "copyright")
    return None


def _address(page: Page, marks: Marks, line: Line) -> Role | None:
    """A web or mail address, a handle, and nothing in Arabic."""
    if line.words > LONGEST_COUNTER:
        return None
    words = page.words[line.first : line.last]
    if any(word.kind == "word" for word in words):
        return None
    if "@" in line.span.of(page.text) or any(word.kind == "url" for word in words):
        return Role("furniture", "address")
    return None


def _post(page: Page, marks: Marks, line: Line) -> Role | None:
    """The signature of an embedded post, or the links by which it ends."""
    text = page.text
    signed = text.find("(@", line.span.start, line.span.end) >= 0
    found = SIGNATURE.search(text, line.span.start, line.span.end) if signed else None
    if found is not None and page.line(found.end(), line.span.end).words == 0:
        return Role("embed", "post_signature", (Span(found.start(), found.end()),))
    link = _POST_LINK.search(text, max(line.span.start, line.span.end - 60), line.span.end)
    if link is not None and line.words <= LONGEST_POST and page.line(link.end(), line.span.end).words <= 2:
        return Role("embed", "post_link", (Span(link.start(), link.end()),))
    return None


def _marked(page: Page, marks: Marks, line: Line) -> Role | None:
    """A line that opens with the words of a mark."""
    if line.first == line.last:
        return None
    for length, mark in marks.at(page.keys, line.first, line.last):
        role = _role_of(page, marks, line, length, mark) if _fits(page, line, length, mark) else None
        if role is not None:
            return role
    return None


def _fits(page: Page, line: Line, length: int, mark: Mark) -> bool:
    if line.words > mark.words or (mark.where == "line" and line.words > length):
        return False
    if mark.glyph and line.span.start == page.words[line.first].outer:
        return False
    if mark.kind in ("label", "credit") and line.words > length and line.ended and line.words > SHORT_CREDIT:
        return False
    return not mark.sign or line.words == length or SIGN.match(page.after(line.first + length - 1, line)) is not None


def _role_of(page: Page, marks: Marks, line: Line, length: int, mark: Mark) -> Role | None:
    cue = Span(page.words[line.first].outer, page.words[line.first + length - 1].end)
    if mark.kind == "publish_date" and not date_run(page, marks, line.first + length, line.last).dated:
        return None
    if mark.inside and line.words == length:
        return None
    kind = mark.rest if mark.rest and line.words > length else mark.kind
    return Role(kind, mark.id, (cue,), mark.closes, mark.inside)


def _dated(page: Page, marks: Marks, line: Line) -> Role | None:
    """A line that is nothing but a date."""
    if line.words > LONGEST_DATE_LINE or line.ended or not line.words:
        return None
    if ISO_STAMP.match(page.text, line.span.start, line.span.end):
        return Role("publish_date", "stamp", (line.span,))
    run = date_run(page, marks, line.first, line.last)
    if run.reach == line.last and run.dated:
        return Role("publish_date", "date_alone", (line.span,))
    if run.last == line.last and run.names and line.words <= LONGEST_PLACE and page.keys[line.first] in _AGO:
        return Role("publish_date", "time_ago", (line.span,))
    return None


_AGO = frozenset({"منذ", "قبل"})


def _counter(page: Page, marks: Marks, line: Line) -> Role | None:
    """A number alone, or numbers with what they count."""
    if not 0 < line.words <= LONGEST_COUNTER:
        return None
    words = page.words[line.first : line.last]
    numbers = sum(word.kind == "number" for word in words)
    if not numbers:
        return None
    if numbers == line.words:
        return Role("furniture", "number_alone") if _is_count(page, line) else None
    others = [key for key, word in zip(page.keys[line.first : line.last], words, strict=True) if word.kind != "number"]
    if all(key in marks.counter_words for key in others) and any(
        key in marks.counter_units or key in _MINUTES for key in others
    ):
        return Role("furniture", "counter")
    return None


_MINUTES = frozenset({"دقيقة", "دقائق", "دقيقتان", "دقيقتين", "minutes", "minute", "min"})


def _is_count(page: Page, line: Line) -> bool:
    """A number alone counts something, unless it reads as a year."""
    written = line.span.of(page.text)
    return _COUNT_SIGN.match(written) is not None and not re.fullmatch("(?:19|20)\\d\\d|1[34]\\d\\d", written)


def _credited(page: Page, marks: Marks, line: Line) -> Role | None:
    """Names of agencies or outlets, and nothing else."""
    if (
        0 < line.words <= LONGEST_COUNTER
        and names_agencies(page, marks, line)
        and not page.text.endswith(":", 0, line.span.end)
    ):
        return Role("credit", "agencies_alone", (line.span,))
    return None


def _initials(page: Page, marks: Marks, line: Line) -> Role | None:
    """«ح.ز/ أ.ح (د ب أ، رويترز)»: the editors' initials, and agencies at most."""
    if not 1 < line.words <= LONGEST_DATELINE or page.words[line.first].kind != "word":
        return None
    first = next(
        (i for i in range(line.first, line.last) if len(page.keys[i]) > 1 or "(" in page.between(i, line)), line.last
    )
    if first - line.first < SHORT_INITIALS:
        return None
    if first == line.last or names_agencies(page, marks, page.line(page.words[first].outer, line.span.end)):
        return Role("credit", "initials", (line.span,))
    return None


def _dateline_part(page: Page, marks: Marks, line: Line) -> Role | None:
    """What was cut off the start of a paragraph because it is a place or an agency."""
    if (
        line.part
        and 0 < line.words <= LONGEST_DATELINE
        and page.text[line.span.end - 1] in "-–—:ـ/."
        and names_places(page, marks, line)
    ):
        return Role("dateline", "place_or_agency", (line.span,))
    return None


def _dateline(page: Page, marks: Marks, line: Line) -> Role | None:
    if 0 < line.words <= LONGEST_DATELINE and not line.ended and is_dateline(page, marks, line, line.last):
        return Role("dateline", "place_and_agency", (line.span,))
    return None


def _captioned(page: Page, marks: Marks, line: Line) -> Role | None:
    if line.words < 2 or line.prose:
        return None
    for length, mark in marks.ending(page.keys, line.first, line.last):
        if line.words <= mark.words and line.words > length and _set_off(page, line, length):
            return Role(
                mark.kind, mark.id, (Span(page.words[line.last - length].outer, page.words[line.last - 1].end),)
            )
    return None


def _set_off(page: Page, line: Line, length: int) -> bool:
    return re.search("[(\\[/|–—-]", page.between(line.last - length, line)) is not None


def _tagged(page: Page, marks: Marks, line: Line) -> Role | None:
    """Hashtags and nothing else, or a trail of sections «أخبار / سياسة»."""
    if line.words > LONGEST_COUNTER + 2 and page.text[line.span.start] != "#":
        return None
    text = line.span.of(page.text)
    if (
        text.startswith("#")
        and line.words >= 1
        and all(piece.startswith(("#", "|", "،", ",")) for piece in text.split())
    ):
        return Role("furniture", "hashtags")
    pieces = [piece for piece in re.split("\\s*[/|>»›،-]\\s*", text) if piece]
    if 1 < len(pieces) <= 6 and line.words <= 8 and all(_is_section(page, marks, piece) for piece in pieces):
        return Role("furniture", "sections")
    return None


def _is_section(page: Page, marks: Marks, piece: str) -> bool:
    keys: Sequence[str] = fold(piece).lower().split()
    return (
        any(
            length == len(keys) and mark.where == "line" and mark.kind == "furniture"
            for length, mark in marks.at(keys, 0, len(keys))
        )
        if keys
        else False
    )


_ENTITIES = frozenset({"nbsp", "zwnj", "amp", "br"})
"""Names that escaped markup leaves in a text."""

RECOGNISERS: tuple[Callable[[Page, Marks, Line], Role | None], ...] = (
    _divider,
    _marked,
    _address,
    _dated,
    _counter,
    _dateline_part,
    _credited,
    _initials,
    _dateline,
    _captioned,
    _tagged,
)
