"""Why an article has its date, in sentences for a reader, Arabic or English."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from tawatur.dating.constraints import MONTHS, WEEKDAYS
from tawatur.lexicon.lexicon import load_lexicon
from tawatur.model.page import ArticleDate, Evidence

Language = Literal["ar", "en"]

_ENGLISH = {
    "value": "Written on {first}.",
    "between": "Written between {first} and {last}.",
    "not_before": "Not written before {first}; nothing says by when.",
    "not_after": "Not written after {last}; nothing says since when.",
    "unknown": "When it was written is not known: nothing in it says so.",
    "weekdays": "Written on a {weekdays}.",
    "refuted": "Not obeyed: ",
}
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DAY_OF_MONTH = re.compile(rf"\b(\d\d?) ({'|'.join(MONTHS)})\b")
_WEEKDAY = re.compile("|".join(WEEKDAYS))


def explain_date(found: ArticleDate, text: str, language: Language = "ar") -> list[str]:
    """What an article's date is and why: the date first, then each reason with the words of the page, then what was not obeyed.

    ``text`` is the page's text. A date that nothing is known of gives one sentence. English reasons are the messages of the evidence.

    >>> explain_date(ArticleDate(), "", "en")
    ['When it was written is not known: nothing in it says so.']
    >>> reason = Evidence(rule="fetched", message="the page was fetched on 2031-05-03")
    >>> explain_date(ArticleDate(latest="2031-05-03", basis="inferred", evidence=(reason,)), "", "en")
    ['Not written after 2031-05-03; nothing says since when.', 'the page was fetched on 2031-05-03']
    """
    table: Mapping[str, Any] = load_lexicon().tables["dating_explanations"]
    results = table["results"] if language == "ar" else _ENGLISH
    sentences = list(_results(found, results, table["weekdays"] if language == "ar" else WEEKDAYS))
    sentences += [_reason(evidence, text, table, language) for evidence in found.evidence]
    sentences += [results["refuted"] + _reason(evidence, text, table, language) for evidence in found.contradictions]
    return sentences


def _results(found: ArticleDate, results: Mapping[str, str], weekdays: tuple[str, ...]) -> Iterator[str]:
    if found.value:
        key = "value"
    elif found.earliest and found.latest:
        key = "between"
    else:
        key = "not_before" if found.earliest else "not_after" if found.latest else "unknown"
    yield results[key].format(first=found.value or found.earliest, last=found.latest)
    if found.weekdays and not found.value:
        joint = " or " if weekdays is WEEKDAYS else " أو "
        yield results["weekdays"].format(weekdays=joint.join(weekdays[day - 1] for day in found.weekdays))


def _reason(evidence: Evidence, text: str, table: Mapping[str, Any], language: Language) -> str:
    """One reason: in Arabic by its rule's sentence, where there is one; else its message, with the words it stands on."""
    words = " ".join(evidence.span.of(text).split()) if evidence.span else ""
    sentence = table["rules"].get(evidence.rule) if language == "ar" else None
    if sentence is None:
        return f"{evidence.message} («{words}»)" if words else evidence.message
    return str(sentence).format(words=words, **_slots(evidence.message, table))


def _slots(message: str, table: Mapping[str, Any]) -> dict[str, str]:
    """What a message names: its ISO days, its days of a month and its weekdays, in Arabic."""
    months, weekdays = table["months"], table["weekdays"]
    dates = [f"{day} {months[MONTHS.index(month)]}" for day, month in _DAY_OF_MONTH.findall(message)]
    return {
        "days": " و".join(dict.fromkeys(_ISO_DAY.findall(message))),
        "dates": " و".join(dict.fromkeys(dates)),
        "weekdays": " و".join(dict.fromkeys(weekdays[WEEKDAYS.index(day)] for day in _WEEKDAY.findall(message))),
    }
