"""Time expressions with values: each counted from its right anchor.

The anchor is the post that an expression stands in, where that has a day of its own; the expression before it in the text for «بعد أسبوعين»
and «الشهر نفسه»; else the date of its article, as an interval of days where that is all that is known. An interval gives a value only where
every day of it gives the same one; otherwise what the words say by themselves stands (``XXXX-WXX-6``), or None.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

import msgspec

from tawatur.lexicon.lexicon import Lexicon
from tawatur.model.document import Document
from tawatur.model.page import ArticleDate, Block
from tawatur.model.span import Span
from tawatur.model.time import TimeExpression
from tawatur.timex.calendar import interval
from tawatur.timex.patterns import Fields, decode, decode_until, encode
from tawatur.timex.values import absolute_value, agreeing_dates, anchored_value, is_dated, underspecified

_NEAR_DAYS = 62
"""An anchor of more days than this is tried at its two ends only: readings never go back as the anchor goes on."""

_REACH = 250
"""How many characters back an expression may stand that another is counted from."""


class Anchor(NamedTuple):
    """What expressions are counted from: its name as in ``TimeExpression.anchor`` and its days, with the weekdays it may have (empty: any)."""

    name: str
    earliest: date
    latest: date
    weekdays: tuple[int, ...] = ()

    def days(self) -> list[date]:
        """The days to try: all of a short interval, the two ends of a long one."""
        length = (self.latest - self.earliest).days
        if length > _NEAR_DAYS:
            return [self.earliest, self.latest]
        days = [self.earliest + timedelta(n) for n in range(length + 1)]
        return [day for day in days if not self.weekdays or day.isoweekday() in self.weekdays] or days


_QUOTED_REACH = 400
"""How many characters a quotation may run on from the day on which it was said."""

_QUOTE_OPENS = re.compile(r':\s*(["«“])')
_CLOSING = {"«": "»", "“": "”"}
_SENTENCE_ENDS = frozenset(".!؟?\n")

AnchorOf = Callable[[TimeExpression], Anchor | None]


def resolve_timexes(document: Document, lexicon: Lexicon) -> tuple[TimeExpression, ...]:
    """The page's time expressions with values, counted from posts, articles and the expressions before them."""
    return resolve(document.timexes, document.text, _page_anchors(document))


def resolve(timexes: Iterable[TimeExpression], text: str, anchor_of: AnchorOf) -> tuple[TimeExpression, ...]:
    """Each expression with the value that its anchor gives; ``anchor_of`` names the anchor of its place in the page, None where none is known."""
    out: list[TimeExpression] = []
    previous: TimeExpression | None = None
    for timex in timexes:
        resolved = _resolve(timex, text, anchor_of, previous)
        out.append(resolved)
        if interval(resolved.value) and resolved.type in ("DATE", "TIME"):
            previous = resolved
    return tuple(out)


def _resolve(timex: TimeExpression, text: str, anchor_of: AnchorOf, previous: TimeExpression | None) -> TimeExpression:
    if timex.rule == "time.named_day":
        timex = _before_its_name(timex, anchor_of(timex))
    if timex.anchor is None and timex.value is not None and timex.value[0] != "X":
        return timex  # it needed no anchor, and one that did has its name
    fields, until = _reading(timex.pattern)
    if not fields or "amount" in fields or absolute_value(fields, until, timex.type) is not None:
        return timex
    anchor = _anchor(timex, fields, text, anchor_of, previous)
    if anchor is None:
        return msgspec.structs.replace(timex, value=underspecified(fields), anchor=None)
    value = value_from(anchor, fields, until)
    rule = timex.rule.partition("+")[0] + (_disagreement(fields, value, anchor) if value else "")
    return msgspec.structs.replace(timex, value=value, anchor=anchor.name, rule=rule)


def _before_its_name(timex: TimeExpression, anchor: Anchor | None) -> TimeExpression:
    """A day that names an event, as a plain day without its year on a page that is older than the event."""
    if anchor is None or timex.value is None or anchor.latest.isoformat() >= timex.value[:10]:
        return timex
    fields = {name: value for name, value in decode(timex.pattern).items() if name != "year"}
    return msgspec.structs.replace(timex, value=None, pattern=encode(fields), rule="time.day_of_month")


@lru_cache(maxsize=8192)
def _reading(pattern: str) -> tuple[Fields, Fields | None]:
    """The fields of a pattern and of its far end, for reading only."""
    return decode(pattern), decode_until(pattern)


def _anchor(
    timex: TimeExpression, fields: Fields, text: str, anchor_of: AnchorOf, previous: TimeExpression | None
) -> Anchor | None:
    counted_from_text = fields.get("from") == "prev"
    if counted_from_text or fields.keys() <= {"time", "zone"}:
        found = _before(previous, timex, text, one_sentence="offset" in fields, one_day=not counted_from_text)
        if found and "tense" not in fields:
            return found
        if counted_from_text and "tense" not in fields:
            return None
    return _day_of_quotation(previous, timex, text) or anchor_of(timex)


def _before(
    previous: TimeExpression | None, timex: TimeExpression, text: str, one_sentence: bool, one_day: bool
) -> Anchor | None:
    """The expression before as an anchor, where it is near enough: in the same sentence for «بعد أسبوعين», a single day for an hour."""
    days = interval(previous.value) if previous else None
    if previous is None or days is None or timex.span.start - previous.span.end > _REACH:
        return None
    between = text[previous.span.end : timex.span.start]
    if (one_sentence and not _SENTENCE_ENDS.isdisjoint(between)) or (
        one_day and ("\n" in between or days[0] != days[1])
    ):
        return None
    return Anchor(previous.id, *days)


def _day_of_quotation(previous: TimeExpression | None, timex: TimeExpression, text: str) -> Anchor | None:
    """The day on which quoted words were said, where it is written out before them: «في 18 شباط كتب: "... الأسبوع الماضي"»."""
    if previous is None or timex.span.start - previous.span.end > _QUOTED_REACH:
        return None
    days, said = interval(previous.value), decode(previous.pattern)
    if days is None or days[0] != days[1] or not ("day" in said and "month" in said):
        return None
    between = text[previous.span.end : timex.span.start]
    opening = _QUOTE_OPENS.search(between)
    if "\n" in between or opening is None:
        return None
    quoted = between[opening.end() :]
    closed = (
        quoted.count('"') % 2 if opening[1] == '"' else quoted.count(_CLOSING[opening[1]]) > quoted.count(opening[1])
    )
    return None if closed else Anchor(previous.id, *days)


def value_from(anchor: Anchor, fields: Fields, until: Fields | None = None) -> str | None:
    """The value that every day of the anchor gives; where they differ, what the words say by themselves.

    >>> value_from(Anchor("given", date(2023, 3, 1), date(2023, 3, 31)), {"month": "02", "dir": "-1"})
    '2023-02'
    >>> value_from(Anchor("given", date(2023, 3, 1), date(2023, 3, 31)), {"weekday": "6", "offset": "-1"})
    'XXXX-WXX-6'
    """
    values = {anchored_value(fields, until, day) for day in _possible_days(anchor, fields)}
    if len(values) == 1:
        return values.pop()
    agreeing = agreeing_dates(fields, anchor.earliest, anchor.latest) if until is None else ()
    return agreeing[0] if len(agreeing) == 1 else underspecified(fields)


def _possible_days(anchor: Anchor, fields: Fields) -> list[date]:
    """The anchor's days on which «أمس السبت» can have been written, where there are any."""
    days = anchor.days()
    whole = (anchor.latest - anchor.earliest).days <= _NEAR_DAYS
    told = {"offset", "weekday"} <= fields.keys() and not is_dated(fields) and fields["offset"] != "X"
    if not (whole and told):
        return days
    weekday = (int(fields["weekday"]) - int(fields["offset"]) - 1) % 7 + 1
    return [day for day in days if day.isoweekday() == weekday] or days


def _disagreement(fields: Fields, value: str, anchor: Anchor) -> str:
    """What two parts of an expression that name two days come to: the weekday wins over «أمس», a written date over both; "" where they agree."""
    day = interval(value)
    if day is None or day[0] != day[1]:
        return ""
    if is_dated(fields) and "weekday" in fields and day[0].isoweekday() != int(fields["weekday"]):
        return "+date_over_weekday"
    if "offset" not in fields or anchor.earliest != anchor.latest:
        return ""
    if day[0] == anchor.earliest + timedelta(int(fields["offset"])):
        return ""
    return "+date_over_day" if is_dated(fields) else "+weekday_over_day" if "weekday" in fields else ""


def anchor_of_date(name: str, found: ArticleDate) -> Anchor | None:
    """The anchor that an article's date is: its value, else the interval between its two bounds; None where an end is open."""
    days = interval(found.value)
    if days is None:
        first, last = interval(found.earliest), interval(found.latest)
        days = (first[0], last[1]) if first and last and first[0] <= last[1] else None
    return Anchor(name, *days, found.weekdays) if days else None


def _page_anchors(document: Document) -> AnchorOf:
    """The anchor of any place in a page: its post's day, else its article's date."""
    articles = [
        (article.span, anchor_of_date(f"article:{article.number}", article.date)) for article in document.articles
    ]
    posts = _posts(document)
    starts = [span.start for span, _ in posts]

    def anchor_of(timex: TimeExpression) -> Anchor | None:
        k = bisect_right(starts, timex.span.start) - 1
        if k >= 0 and posts[k][0].holds(timex.span) and posts[k][1]:
            return posts[k][1]
        holding = [anchor for span, anchor in articles if span.holds(timex.span)]
        if holding:
            return holding[-1]
        return articles[0][1] if len(articles) == 1 else None

    return anchor_of


def _posts(document: Document) -> list[tuple[Span, Anchor | None]]:
    """Embedded posts in order, each with the day written in it, or in the post block just behind it."""
    blocks = document.blocks
    days = [timex for timex in document.timexes if _is_whole_day(timex)]
    out: list[tuple[Span, Anchor | None]] = []
    for k, block in enumerate(blocks):
        if block.kind != "embed":
            continue
        behind = blocks[k + 1] if k + 1 < len(blocks) and blocks[k + 1].kind == "embed" else None
        out.append((block.span, _post_day(block, days) or (_post_day(behind, days, block.id) if behind else None)))
    return out


def _post_day(block: Block, days: list[TimeExpression], name: str | None = None) -> Anchor | None:
    held = [timex for timex in days if block.span.holds(timex.span)]
    found = interval(held[-1].value) if held else None
    return Anchor(f"block:{name or block.id}", *found) if found else None


def _is_whole_day(timex: TimeExpression) -> bool:
    days = interval(timex.value)
    return timex.anchor is None and days is not None and days[0] == days[1]
