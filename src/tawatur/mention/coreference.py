"""Common nouns that stand for a body named before in the same article: «التنظيم», «الوزارة», «التحالف»."""

from bisect import bisect_left

from tawatur.mention.found import Found
from tawatur.mention.name_tables import OrganisationHead
from tawatur.mention.scan import Scan

_COMPATIBLE = {
    "organ": ("armed_group",),
    "movement": ("armed_group", "party"),
    "group": ("armed_group", "group"),
    "militia": ("armed_group",),
    "front": ("armed_group", "party"),
    "battalion": ("armed_group",),
    "corps": ("armed_group", "military"),
    "alliance": ("alliance",),
    "coalition": ("alliance", "party"),
    "organisation": ("agency", "supranational", "monitor", "union", "group"),
    "agency": ("agency_news", "agency"),
    "authority": ("agency", "supranational"),
    "commission": ("agency", "supranational"),
    "ministry": ("ministry",),
    "channel": ("outlet",),
    "newspaper": ("outlet",),
    "company": ("company",),
    "army": ("military",),
    "party": ("party",),
    "council": ("group", "supranational", "government", "parliament"),
    "parliament": ("parliament",),
    "court": ("court",),
    "bank": ("bank",),
    "club": ("sport",),
    "monitor": ("monitor",),
}
"""Which kinds of bodies a head may stand for besides bodies whose own name holds the head."""

WINDOW = 60
"""Words back in which a second fitting body makes the reference unclear."""


def nominal_references(scan: Scan, organisations: list[Found], keys: list[str]) -> list[tuple[Found, Found | None]]:
    """Nominal forms with the mention each refers to; None where two bodies fit equally. Forms without any antecedent are left out.

    ``organisations`` are in order of text, ``keys`` their entities.
    """
    if not organisations:
        return []
    ends = [found.last for found in organisations]
    references = []
    for index in [place for place, word in enumerate(scan.classes) if word.nominal]:
        word = scan.classes[index]
        head = word.head
        if head is None or scan.taken[index] or scan.blocked[index]:
            continue
        if _specified(scan, index):
            continue
        count = bisect_left(ends, index)
        fitting = [
            place
            for place in range(count)
            if _fits(scan, head, organisations[place], word.bare) and _same_article(scan, organisations[place], index)
        ]
        if not fitting:
            continue
        antecedent = _clear_antecedent(index, organisations, keys, fitting)
        found = Found(
            index,
            index,
            "ORG",
            "nominal",
            scan.words[index].span,
            keys[antecedent] if antecedent is not None else None,
            head.kind,
            0.7,
        )
        references.append((found, organisations[antecedent] if antecedent is not None else None))
    return references


def _specified(scan: Scan, index: int) -> bool:
    """Whether an adjective after the noun says which one it is, so that it refers to nothing before."""
    following = index + 1
    if not scan.follows(following):
        return False
    word = scan.classes[following]
    return (word.definite and bool(word.norp or word.adjective)) or scan.stems[following] in scan.names.specifying


def _fits(scan: Scan, head: OrganisationHead, found: Found, noun: str) -> bool:
    first = scan.classes[found.first]
    if first.head is not None and first.bare == noun:
        return True
    return found.kind in _COMPATIBLE.get(head.id, ())


def _same_article(scan: Scan, found: Found, index: int) -> bool:
    articles = scan.document.articles
    if len(articles) < 2:
        return True
    place, other = scan.words[index].start, found.span.start
    return any(a.span.start <= place < a.span.end and a.span.start <= other < a.span.end for a in articles)


def _clear_antecedent(index: int, organisations: list[Found], keys: list[str], fitting: list[int]) -> int | None:
    """The latest fitting body, unless another one stands close before as well."""
    latest = fitting[-1]
    near = {keys[place] for place in fitting if index - organisations[place].last <= WINDOW}
    return latest if len(near | {keys[latest]}) == 1 else None
