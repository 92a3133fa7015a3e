"""What the words of an article say about the day it was written, each with the words that say so."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache

import msgspec

from tawatur.dating.reading import LEAD_PARAGRAPHS, ArticleText, Dated
from tawatur.lexicon.fold import fold
from tawatur.lexicon.lexicon import Lexicon
from tawatur.model.page import Block, Evidence
from tawatur.model.span import Span
from tawatur.timex.calendar import interval
from tawatur.timex.patterns import Fields, decode

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

FRESH_DAYS = 30
"""Days within which a page is written that tells the news of a post in its first paragraph."""

SHARED_LEAD = 0.3
"""Share of the first paragraph's long words that stand in the post it tells."""

SLIP_DAYS = 7
"""Days by which the number of a day is off where the weekday beside it disagrees."""

CHAIN_SLACK = {"D": 1, "W": 3}
"""Days by which «بعد أسبوعين» is short of the weeks it counts, by the unit counted in."""

DAY = timedelta(1)
LEAP_YEAR = 2000


class Constraint(msgspec.Struct, frozen=True, kw_only=True):
    """What one expression says: bounds of the day of writing, the weekday or the month it has.

    ``given`` bounds come from outside the text, ``fresh`` ones from a post; ``last_of_its_kind`` is a past day of which the text says
    that nothing like it came after, ``exact`` a bound that is one day. ``told`` is a weekday of which the opening tells, ``ahead`` a coming (month, day) without its year,
    ``own_day`` the (month, day) of writing itself. ``behind`` and ``near_ahead`` are (month, day) of a past and of a coming day whose year is left
    out (day 0: the whole month), ``weekday_of`` the weekday written beside it, ``opening`` a past day that the opening names with its weekday.
    """

    evidence: Evidence
    earliest: date | None = None
    latest: date | None = None
    weekday: int | None = None
    told: int | None = None
    month: int | None = None
    ahead: tuple[int, int] | None = None
    own_day: tuple[int, int] | None = None
    behind: tuple[int, int] | None = None
    near_ahead: tuple[int, int] | None = None
    weekday_of: int | None = None
    opening: bool = False
    exact: bool = False
    given: bool = False
    fresh: bool = False
    last_of_its_kind: bool = False


class DatingCues(msgspec.Struct, frozen=True):
    """Folded words that tell what lies ahead and what lies behind."""

    ahead: frozenset[str] = frozenset()
    announced: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()
    current: frozenset[str] = frozenset()
    latest: frozenset[str] = frozenset()
    named_after: frozenset[str] = frozenset()
    followed: frozenset[str] = frozenset()


@lru_cache(maxsize=4)
def dating_cues(lexicon: Lexicon) -> DatingCues:
    """The cues of a lexicon, read once."""
    table: Mapping[str, Sequence[str]] = lexicon.tables.get("page_dating", {})
    return DatingCues(*(frozenset(fold(word) for word in table.get(name, ())) for name in DatingCues.__struct_fields__))


def text_constraints(article: ArticleText, cues: DatingCues) -> list[Constraint]:
    """Constraints from the time expressions of an article, in their order; its publication line is not read here."""
    found: list[Constraint] = []
    for dated in article.times:
        if dated.block.kind == "embed":
            found.extend(_post(article, dated))
        elif dated.block.kind in ("title", "subtitle", "body", "dateline"):
            found.extend(_chained(article, dated, found[-1], cues) if found else ())
            found.extend(_expression(article, dated, cues))
    return found


def _chained(article: ArticleText, dated: Dated, before: Constraint, cues: DatingCues) -> Iterator[Constraint]:
    """«عقد في 12 يوليو 2018، وتلاه اجتماع بعد أسبوعين»: what followed a past day is past as well."""
    if "from=prev" not in dated.timex.pattern or before.evidence.rule != "named_past" or not before.exact:
        return
    fields = decode(dated.timex.pattern)
    count, unit, past = _number(fields.get("offset", "")), fields.get("unit", "D"), before.evidence.span
    if count is None or count < 1 or unit not in CHAIN_SLACK or past is None or before.earliest is None:
        return
    if not article.same_sentence(past, dated.span) or not article.stems_between(past, dated.span) & cues.followed:
        return
    slack = min(CHAIN_SLACK[unit], count - 1) if unit == "D" else CHAIN_SLACK[unit]
    day = before.earliest + (count * (7 if unit == "W" else 1) - slack) * DAY
    message = f"what followed {before.earliest.isoformat()} after {count} {'weeks' if unit == 'W' else 'days'} is told as past"
    yield _because("chained_past", message, dated.span, earliest=day, last_of_its_kind=before.last_of_its_kind)


def _expression(article: ArticleText, dated: Dated, cues: DatingCues) -> Iterator[Constraint]:
    if "|" in dated.timex.pattern:
        return
    fields = decode(dated.timex.pattern)
    if fields.get("calendar") or fields.get("ref"):
        return
    if "offset" in fields and fields.get("unit", "D") == "D":
        yield from _counted_days(article, dated, fields)
    elif "year" in fields and "offset" not in fields:
        yield from _absolute(article, dated, cues)
    elif "month" in fields:
        yield from _month(article, dated, fields, cues)
    elif "weekday" in fields and "dir" not in fields and fields.get("tense") != "1":
        yield from _told_weekday(article, dated, fields)


def _counted_days(article: ArticleText, dated: Dated, fields: Fields) -> Iterator[Constraint]:
    """«أمس السبت»: the weekday of writing; «اليوم الثلاثاء 10 أبريل 2018»: the day itself."""
    if article.quoted(dated):
        return
    offset = _number(fields["offset"])
    if offset is None:
        return
    if abs(offset) <= 1:
        yield from _own_day(dated, fields, offset)
    weekday = _number(fields.get("weekday", ""))
    if weekday is not None and abs(offset) <= 2:
        written = (weekday - 1 - offset) % 7 + 1
        yield _because(
            "weekday",
            f"{_counted(offset)} was a {WEEKDAYS[weekday - 1]}: written on a {WEEKDAYS[written - 1]}",
            dated.span,
            weekday=written,
        )


def _told_weekday(article: ArticleText, dated: Dated, fields: Fields) -> Iterator[Constraint]:
    """«مساء الجمعة» in the opening paragraphs: the news is of a Friday not a week ago."""
    weekday = _number(fields["weekday"])
    if (
        weekday
        and dated.block.paragraph < LEAD_PARAGRAPHS
        and not article.quoted(dated)
        and not article.future_near(dated)
    ):
        yield _because("told_weekday", f"the opening tells of a {WEEKDAYS[weekday - 1]}", dated.span, told=weekday)


def _own_day(dated: Dated, fields: Fields, offset: int) -> Iterator[Constraint]:
    """«اليوم السبت 3 مايو 2031» names the day of writing; without the year it names one day of every year."""
    year = _number(fields.get("year", ""))
    named = _day_of(year or LEAP_YEAR, fields)
    if named is None:
        return
    day = named - offset * DAY
    weekday = _number(fields.get("weekday", ""))
    if year and weekday not in (None, named.isoweekday()):
        yield _slip(dated, day, WEEKDAYS[(weekday or 1) - 1])
    elif year:
        yield _because(
            "day_named",
            f"the text calls its own day {day.isoformat()}",
            dated.span,
            earliest=day,
            latest=day,
        )
    else:
        message = f"the text calls its own day {day.day} {MONTHS[day.month - 1]}"
        yield _because("day_of_year", message, dated.span, own_day=(day.month, day.day))


def _slip(dated: Dated, day: date, weekday: str) -> Constraint:
    """«اليوم الاثنين 16 جانفي 2016» with a weekday that is not that day's: the day is some days off, or the year is last year's number."""
    following = day + SLIP_DAYS * DAY + timedelta(366)
    message = (
        f"the text calls its own day about {day.isoformat()}, but the {weekday} beside it is not that day's: "
        f"the day may be some days off or the year one short"
    )
    return _because("day_slip", message, dated.span, earliest=day - SLIP_DAYS * DAY, latest=following)


def _day_of(year: int, fields: Fields) -> date | None:
    try:
        return date(year, int(fields["month"]), int(fields["day"]))
    except (KeyError, ValueError):
        return None


def _counted(offset: int) -> str:
    return {0: "today", -1: "yesterday", 1: "tomorrow"}.get(
        offset, f"the day {abs(offset)} days {'before' if offset < 0 else 'after'}"
    )


def _absolute(article: ArticleText, dated: Dated, cues: DatingCues) -> Iterator[Constraint]:
    """A date with its year that lies behind: the page is not older. One that is announced for a coming day: the page is not younger."""
    named = interval(dated.timex.value)
    if named is None or not 1950 <= named[0].year <= 2100 or _misprinted(dated, named[0]):
        return
    future = article.future_near(dated)
    if named[0].month == 1 and named[1].month == 12 and article.stems_of(dated) & cues.current:
        yield _because(
            "this_year",
            f"the text calls {named[0].year} the current year",
            dated.span,
            earliest=named[0],
            latest=named[1],
        )
        return
    if named[0] == named[1] and _is_coming(article, dated, cues) and not article.quoted(dated):
        yield _because(
            "announced_day", f"the text announces {named[0].isoformat()} as a day to come", dated.span, latest=named[0]
        )
    elif not future and _says_when(article, dated, named) and _lies_behind(article, dated, cues):
        yield _because(
            "named_past",
            f"the text looks back on {dated.timex.value}",
            dated.span,
            earliest=named[0],
            exact=named[0] == named[1],
            last_of_its_kind=named[0] == named[1] and bool(article.stems_before(dated) & cues.latest),
        )


def _misprinted(dated: Dated, day: date) -> bool:
    """Whether a weekday stands beside a day that does not fall on it: one of them is a slip, most often last year's number in January."""
    weekday = _number(decode(dated.timex.pattern).get("weekday", ""))
    return weekday is not None and weekday != day.isoweekday()


def _is_coming(article: ArticleText, dated: Dated, cues: DatingCues) -> bool:
    """Whether a verb of the future stands before a day, or the first paragraph opens with a verb that announces («يستضيف»)."""
    if article.future_before(dated):
        return True
    return dated.block.paragraph == 0 and dated.block.kind == "body" and article.first_stem(dated) in cues.announced


def _says_when(article: ArticleText, dated: Dated, named: tuple[date, date]) -> bool:
    """Whether the expression dates something, and is not part of a name («معرض الوادي 2031») or of a range in brackets."""
    if (named[1] - named[0]).days < 200:
        return True
    return article.introduced(dated)


def _lies_behind(article: ArticleText, dated: Dated, cues: DatingCues) -> bool:
    """Whether a word of the past stands near an expression and none in its sentence speaks of what is to come."""
    if article.stems_around(dated) & cues.ahead:
        return False
    return any(form in cues.behind for stem in article.stems_near(dated) for form in past_bases(stem))


def past_bases(stem: str) -> tuple[str, ...]:
    """A stem and what is left when the ending of a past verb is taken off.

    >>> past_bases("قتلوا")
    ('قتلوا', 'قتل')
    """
    for ending in ("تا", "وا", "ت", "ا"):
        if stem.endswith(ending) and len(stem) - len(ending) > 1:
            return stem, stem.removesuffix(ending)
    return (stem,)


def _month(article: ArticleText, dated: Dated, fields: Fields, cues: DatingCues) -> Iterator[Constraint]:
    """«15 فبراير الجاري»: the month of writing; «يستضيف ... في السادس من فبراير»: a day still to come."""
    month, day = _number(fields["month"]), _number(fields.get("day", ""))
    if month is None or not 1 <= month <= 12 or article.quoted(dated):
        return
    if fields.get("dir") == "0":
        yield _because("this_month", f"the text calls {MONTHS[month - 1]} the current month", dated.span, month=month)
    if day is None and "monthoff" not in fields:
        yield from _directed_month(dated, fields, month)
    if day is None or "monthoff" in fields:
        return
    if "dir" not in fields and _is_announced(article, dated, fields, cues):
        yield _because(
            "coming_day",
            f"the text announces {day} {MONTHS[month - 1]} as a day to come",
            dated.span,
            ahead=(month, day),
        )
    yield from _yearless(article, dated, fields, cues, (month, day))


def _directed_month(dated: Dated, fields: Fields, month: int) -> Iterator[Constraint]:
    """«مارس الماضي» has ended when the page is written, «نوفمبر المقبل» has not begun."""
    if fields.get("dir") == "-1":
        message = f"the text calls {MONTHS[month - 1]} the past one"
        yield _because("month_behind", message, dated.span, behind=(month, 0))
    elif fields.get("dir") == "1":
        message = f"the text calls {MONTHS[month - 1]} the coming one"
        yield _because("month_ahead", message, dated.span, near_ahead=(month, 0))


def _yearless(
    article: ArticleText, dated: Dated, fields: Fields, cues: DatingCues, named: tuple[int, int]
) -> Iterator[Constraint]:
    """A day without its year that lies behind or ahead; days after which streets, parties and feasts are named say nothing."""
    if article.stem_before(dated) in cues.named_after:
        return
    weekday = None if article.goes_on_with_number(dated) else _number(fields.get("weekday", ""))
    day = f"{named[1]} {MONTHS[named[0] - 1]}"
    beside = f", a {WEEKDAYS[weekday - 1]}," if weekday else ""
    if fields.get("dir") == "1" or fields.get("tense") == "1":
        message = f"the text looks ahead to {day}{beside} without its year"
        yield _because("day_ahead", message, dated.span, near_ahead=named, weekday_of=weekday)
    elif fields.get("dir") == "-1" or (_lies_behind(article, dated, cues) and not article.future_near(dated)):
        opening = weekday is not None and "dir" not in fields and article.opens_with(dated)
        message = f"the {'opening tells of' if opening else 'text looks back on'} {day}{beside} without its year"
        rule = "opening_day" if opening else "day_behind"
        yield _because(rule, message, dated.span, behind=named, weekday_of=weekday, opening=opening)


def _is_announced(article: ArticleText, dated: Dated, fields: Fields, cues: DatingCues) -> bool:
    """Whether the opening paragraphs speak of a day as still to come."""
    if dated.block.paragraph >= LEAD_PARAGRAPHS:
        return False
    return (
        fields.get("tense") == "1" or article.future_before(dated) or bool(article.stems_before(dated) & cues.announced)
    )


def _post(article: ArticleText, dated: Dated) -> Iterator[Constraint]:
    """The date of an embedded post: the page is not older; when its first paragraph tells the post's news, not much younger."""
    named = interval(dated.timex.value)
    if named is None or named[0] != named[1] or not _in_signature(dated.block.block, dated.span):
        return
    day = named[0]
    yield _because("post", f"the page holds a post of {day.isoformat()}", dated.span, earliest=day, fresh=True)
    if article.lead_tells(dated.block.block, SHARED_LEAD):
        message = f"its first paragraph tells the news of the post of {day.isoformat()}: written within about a month"
        yield _because("post_told", message, dated.span, latest=day + FRESH_DAYS * DAY, fresh=True)


def _in_signature(block: Block, span: Span) -> bool:
    return any(cue.holds(span) for cue in block.cues) or block.rule != "post_signature"


def _because(rule: str, message: str, span: Span, **says: object) -> Constraint:
    return Constraint(evidence=Evidence(rule=rule, message=message, span=span), **says)  # type: ignore[arg-type]


def _number(written: str) -> int | None:
    try:
        return int(written)
    except ValueError:
        return None
