"""Dates of articles: stated in a publication line, given with the page, or inferred from the words as an interval."""

import re
from datetime import date

import msgspec

from tawatur.dating.constraints import DAY, Constraint, dating_cues, text_constraints
from tawatur.dating.intervals import infer
from tawatur.dating.reading import ArticleText, Dated
from tawatur.lexicon.lexicon import Lexicon
from tawatur.model.document import Document
from tawatur.model.page import Article, ArticleDate, DateBasis, Evidence
from tawatur.model.span import Span
from tawatur.page.dates import ISO_STAMP
from tawatur.timex.calendar import interval
from tawatur.timex.patterns import decode

ACROSS_PAGES = frozenset({"dated_by_other_page", "same_news"})
"""Rules that date an article by another page of its case (see `tawatur.corpus.dating`)."""

SLACK_DAYS = 1
"""Days by which a stated date may differ from other evidence: stamps carry no zone, papers appear the day after."""


def date_articles(document: Document, lexicon: Lexicon) -> tuple[Article, ...]:
    """The articles of a page, each with the interval of days in which it was written.

    A publication line is believed first, then `Source.published` (it speaks of the first article), then what the words imply.
    `Source.fetched` bounds an interval from above and is never a value. A date that other pages of a case have narrowed stands.
    """
    cues = dating_cues(lexicon)
    dated = []
    for article in document.articles:
        if any(evidence.rule in ACROSS_PAGES for evidence in article.date.evidence):
            dated.append(article)
            continue
        reading = ArticleText(document, article)
        constraints = [*_fetched(document), *text_constraints(reading, cues)]
        date_ = _stated(reading, constraints) or _given(document, article, constraints) or infer(constraints)
        dated.append(msgspec.structs.replace(article, date=date_))
    return tuple(dated)


def _fetched(document: Document) -> list[Constraint]:
    day = _day(document.source.fetched)
    if day is None:
        return []
    return [
        Constraint(
            evidence=Evidence(rule="fetched", message=f"the page was fetched on {day.isoformat()}"),
            latest=day,
            given=True,
        )
    ]


def _stated(article: ArticleText, constraints: list[Constraint]) -> ArticleDate | None:
    """The day of a publication line; of several, of the line that does not speak of an update, and of the civil calendar."""
    lines = [
        (dated, day)
        for dated in article.times
        if dated.block.kind == "publish_date" and (day := _one_day(article, dated))
    ]
    if not lines:
        return _stamped(article, constraints)
    dated, day = min(lines, key=lambda line: (line[0].block.block.rule == "updated", _is_hijri(line[0])))
    rule = dated.block.block.rule
    said = "last updated" if rule == "updated" else "published"
    if _is_hijri(dated):
        message = f"the page says it was {said} on a Hijri day about {day.isoformat()}, a day more or less"
        return _about(day, Evidence(rule="hijri_day", message=message, span=dated.span))
    evidence = Evidence(rule=rule, message=f"the page says it was {said} on {day.isoformat()}", span=dated.span)
    return _certain(day, "stated", evidence, constraints)


def _stamped(article: ArticleText, constraints: list[Constraint]) -> ArticleDate | None:
    """The day of a line as machines write it («2031-05-03T10:30:00»), in which no time expression was read."""
    for block in article.blocks:
        found = ISO_STAMP.match(article.text, block.span.start, block.span.end) if block.rule == "stamp" else None
        day = _day(found[1]) if found else None
        if found and day:
            evidence = Evidence(
                rule="stamp",
                message=f"the page says it was published on {day.isoformat()}",
                span=Span(found.start(), found.end()),
            )
            return _certain(day, "stated", evidence, constraints)
    return None


def _about(day: date, evidence: Evidence) -> ArticleDate:
    """A stated day whose calendar leaves it open by one: no value, three days."""
    return ArticleDate(
        earliest=(day - DAY).isoformat(), latest=(day + DAY).isoformat(), basis="stated", evidence=(evidence,)
    )


def _is_hijri(dated: Dated) -> bool:
    return "calendar=hijri" in dated.timex.pattern


def _one_day(article: ArticleText, dated: Dated) -> date | None:
    """The day that an expression names, its year taken from elsewhere on its line if need be («21/يناير/2023»)."""
    named = interval(dated.timex.value)
    if named and named[0] == named[1]:
        return named[0]
    fields = decode(dated.timex.pattern)
    years = [
        word.stem for word in article.words_in(dated.block.block.span) if re.fullmatch("(?:19|20)\\d\\d", word.stem)
    ]
    if "day" not in fields or "month" not in fields or "calendar" in fields or len(set(years)) != 1:
        return None
    return _day(f"{years[0]}-{fields['month']}-{fields['day']}")


def _given(document: Document, article: Article, constraints: list[Constraint]) -> ArticleDate | None:
    day = _day(document.source.published) if article.number == 0 else None
    if day is None:
        return None
    return _certain(
        day,
        "given",
        Evidence(rule="published", message=f"given with the page: published on {day.isoformat()}"),
        constraints,
    )


def _certain(day: date, basis: DateBasis, evidence: Evidence, constraints: list[Constraint]) -> ArticleDate:
    """A date that is not inferred, with whatever in the text speaks against it."""
    against = [_disagrees(c) for c in constraints if not _allows(c, day)]
    iso = day.isoformat()
    return ArticleDate(
        value=iso,
        earliest=iso,
        latest=iso,
        basis=basis,
        weekdays=(day.isoweekday(),),
        evidence=(evidence,),
        contradictions=tuple(against),
    )


def _allows(constraint: Constraint, day: date) -> bool:
    if constraint.evidence.rule == "post_told":
        return True
    if constraint.earliest and (constraint.earliest - day).days > SLACK_DAYS:
        return False
    if constraint.latest and (day - constraint.latest).days > SLACK_DAYS:
        return False
    if constraint.month is not None and constraint.month != day.month and 3 < day.day < 27:
        return False
    return constraint.weekday is None or constraint.weekday == day.isoweekday()


def _disagrees(constraint: Constraint) -> Evidence:
    evidence = constraint.evidence
    return Evidence(
        rule=evidence.rule, message=f"{evidence.message}, which the date of the page excludes", span=evidence.span
    )


def _day(given: str | None) -> date | None:
    """The day of an ISO day or moment; None for anything else."""
    try:
        return date.fromisoformat((given or "")[:10])
    except ValueError:
        return None
