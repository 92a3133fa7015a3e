"""Attributions while they are being put together: links of a chain that know each other, not yet their ids."""

from __future__ import annotations

from dataclasses import dataclass, field

from tawatur.model.attribution import Attribution, AttributionMode, Speaker
from tawatur.model.span import Span, annotation_id


@dataclass(eq=False)
class Draft:
    """One link before it has an id. ``place`` orders drafts in the page; ``parent`` is the link around it; ``interview``: its channel covers every report of its speaker."""

    speaker: Speaker
    cue: Span | None
    content: Span | None
    rule: str
    place: int
    article: int | None = None
    sentence: int = -1
    mode: AttributionMode = "indirect"
    act: str | None = None
    parent: Draft | None = None
    interview: bool = False
    gender: str = ""
    title: tuple[str, ...] = ()
    named: bool = False
    cues: tuple[Span, ...] = field(default=())

    @property
    def key(self) -> Span:
        """The span that its id is made of: content, else cue or speaker."""
        found = self.content or self.cue or self.speaker.span or self.speaker.resolves_to
        return found if found is not None else Span(self.place, self.place + 1)


def nest(drafts: list[Draft]) -> None:
    """Set the parent of every report that stands inside the content of another; links outside it (its channel, its document) take the parent in its place."""
    contents = sorted(((d.content, d) for d in drafts if d.content is not None), key=lambda pair: pair[0].length)
    for draft in drafts:
        if draft.content is None:
            continue
        around = next((other for content, other in contents if _stands_in(draft, draft.content, content)), None)
        if around is not None:
            outermost = _outermost(draft)
            if outermost is not around and _outermost(around) is not outermost:
                outermost.parent = around


def _stands_in(draft: Draft, own: Span, content: Span) -> bool:
    """Whether a report, cue and content, lies inside a longer content."""
    if own.start < content.start or own.end > content.end or content.length <= own.length:
        return False
    return draft.cue is None or content.holds(draft.cue)


def _outermost(draft: Draft) -> Draft:
    seen = 0
    while draft.parent is not None and seen < 20:
        draft, seen = draft.parent, seen + 1
    return draft


def finish(drafts: list[Draft]) -> tuple[Attribution, ...]:
    """The attributions in the order of the page, with their ids."""
    ordered = sorted(drafts, key=lambda d: (d.place, d.key))
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for draft in ordered:
        ids[id(draft)] = annotation_id("a", draft.key, taken)
        taken.add(ids[id(draft)])
    return tuple(_finished(draft, ids) for draft in ordered)


def _finished(draft: Draft, ids: dict[int, str]) -> Attribution:
    return Attribution(
        id=ids[id(draft)],
        speaker=draft.speaker,
        cue=draft.cue,
        content=draft.content,
        mode=draft.mode,
        parent=ids.get(id(draft.parent)) if draft.parent is not None else None,
        act=draft.act,
        rule=draft.rule,
        cues=draft.cues or ((draft.cue,) if draft.cue else ()),
    )
