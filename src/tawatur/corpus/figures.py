"""Figures of an event side by side: each by its origin, never averaged."""

import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from tawatur.corpus.tellings import Telling
from tawatur.model.chronicle import Figure, MentionRef, Origin

SLOTS = {
    "HARM.killed": "killed",
    "HARM.injured": "injured",
    "HARM.displaced": "displaced",
    "HARM.missing": "missing",
    "DETAIN.arrest": "arrested",
    "DISPLACE.order": "displaced",
}


def figures_of(group: Sequence[Telling], origins: Sequence[Origin]) -> tuple[Figure, ...]:
    """Every quantity of a cluster's tellings with its slot and origin, in order of page and place; later figures of one origin supersede earlier ones."""
    origin_of = {ref: origin.name for origin in origins for ref in origin.mentions}
    found = [f for telling in group for f in _figures(telling, origin_of)]
    return _superseded(list({(f.page, f.span, f.slot): f for f in found}.values()))


def figure_key(figure: Figure) -> str:
    """The key by which one figure names another: page, span and slot."""
    return f"{figure.page}#{figure.span.start}-{figure.span.end}:{figure.slot}"


def _figures(telling: Telling, origin_of: Mapping[MentionRef, str]) -> list[Figure]:
    quantities = {q.id: q for q in telling.document.quantities}
    article = telling.article
    as_of = article.date.value or article.date.latest if article else None
    return [
        Figure(
            page=telling.ref.page,
            span=q.span,
            slot=SLOTS.get(telling.event.type, q.unit or q.noun or "count"),
            low=q.low,
            high=q.high,
            qualifier=q.qualifier,
            origin=origin_of.get(telling.ref, telling.ref.page),
            as_of=as_of,
        )
        for q in (quantities[i] for i in telling.event.quantities if i in quantities)
    ]


def _superseded(figures: list[Figure]) -> tuple[Figure, ...]:
    lines: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, figure in enumerate(figures):
        lines[figure.origin, figure.slot].append(place)
    out = list(figures)
    for places in lines.values():
        ordered = sorted((p for p in places if figures[p].as_of), key=lambda p: str(figures[p].as_of))
        for earlier, later in itertools.pairwise(ordered):
            a, b = figures[earlier], figures[later]
            if a.as_of != b.as_of and (a.low, a.high) != (b.low, b.high):
                out[earlier] = msgspec.structs.replace(a, superseded_by=figure_key(b))
    return tuple(out)
