"""Claims about one property of an event that cannot all hold."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from tawatur.corpus.tellings import Telling
from tawatur.model.chronicle import Claim, Conflict, Figure, MentionRef, Origin, SpanRef
from tawatur.model.document import Document

HAPPENED = frozenset({"occurred", "ongoing", "alleged"})


def find_conflicts(
    group: Sequence[Telling], origins: Sequence[Origin], figures: Sequence[Figure]
) -> tuple[Conflict, ...]:
    """Conflicts inside one event: figures of one slot and day that exclude each other, and one origin that denies what another says happened."""
    return (*_number_conflicts(figures), *_polarity_conflicts(group, origins))


def find_page_conflicts(documents: Sequence[Document]) -> tuple[Conflict, ...]:
    """What a page says of its own date and cannot both hold, one conflict an article, by page."""
    found = []
    for document in sorted(documents, key=lambda d: d.id):
        for article in document.articles:
            stated = [e for e in article.date.contradictions if e.span is not None]
            if stated:
                claims = tuple(
                    Claim(value=e.span.of(document.text), origin=document.id, refs=(SpanRef(document.id, e.span),))
                    for e in stated
                    if e.span is not None
                )
                found.append(Conflict(axis="time", claims=claims, rule="contradictory_date", page=document.id))
    return tuple(found)


def _number_conflicts(figures: Sequence[Figure]) -> list[Conflict]:
    slots: dict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.superseded_by is None and (figure.low is not None or figure.high is not None):
            slots[figure.slot].append(figure)
    found = []
    for slot in sorted(slots):
        against = {
            id(f): f
            for a, b in combinations(slots[slot], 2)
            if a.origin != b.origin and a.as_of == b.as_of and _exclude(a, b)
            for f in (a, b)
        }
        if against:
            claims = tuple(
                Claim(value=_bounds(f), origin=f.origin, refs=(SpanRef(f.page, f.span),)) for f in against.values()
            )
            found.append(Conflict(axis="number", claims=claims, rule=f"figures_exclude:{slot}"))
    return found


def _exclude(a: Figure, b: Figure) -> bool:
    if "vague" in (a.qualifier, b.qualifier) or "about" in (a.qualifier, b.qualifier):
        return False
    return _below(a.high, b.low) or _below(b.high, a.low)


def _below(high: float | None, low: float | None) -> bool:
    return high is not None and low is not None and high < low


def _bounds(figure: Figure) -> str:
    low = "" if figure.low is None else f"{figure.low:g}"
    high = "" if figure.high is None else f"{figure.high:g}"
    return low if low == high else f"{low}..{high}"


def _polarity_conflicts(group: Sequence[Telling], origins: Sequence[Origin]) -> list[Conflict]:
    origin_of: dict[MentionRef, str] = {ref: o.name for o in origins for ref in o.mentions}
    said = [t for t in group if t.ref in origin_of and not t.in_title]
    denied = [t for t in said if t.event.status == "denied"]
    happened = [t for t in said if t.event.status in HAPPENED]
    apart = [(d, h) for d in denied for h in happened if origin_of[d.ref] != origin_of[h.ref]]
    if not apart:
        return []
    sides = {t.ref: t for pair in apart for t in pair}
    claims = tuple(
        Claim(value=t.event.status, origin=origin_of[ref], refs=(SpanRef(ref.page, t.event.trigger),))
        for ref, t in sides.items()
    )
    return [Conflict(axis="polarity", claims=claims, rule="denied_and_told")]
