"""The chronicle as JSON: the contract that other programs and the scorers read."""

from collections.abc import Sequence
from typing import Any

import msgspec

from tawatur.export.masking import Mask
from tawatur.model.chronicle import Chronicle, Event

_NAMED = frozenset({"name", "title", "origin", "value", "chains", "why", "superseded_by"})
_KEYS = frozenset({"subject", "other", "cues"})


def chronicle_json(chronicle: Chronicle, mask: Mask, events: Sequence[Event] | None = None) -> str:
    r"""One JSON object with ``events``, ``page_conflicts``, ``entities``, ``copies`` and ``judgements``, private names masked.

    ``events`` are those asked for, all of them for None. Two private people stay two: «شخص 1», «شخص 2».

    >>> chronicle_json(Chronicle(), Mask(Chronicle(), []))
    '{"events":[],"page_conflicts":[],"entities":[],"copies":[],"judgements":[]}\n'
    """
    asked = chronicle if events is None else msgspec.structs.replace(chronicle, events=tuple(events))
    data = msgspec.to_builtins(msgspec.structs.replace(asked, entities=()))
    masked = {field: [_masked(one, mask, None, _pages(one)) for one in value] for field, value in data.items()}
    masked["entities"] = mask.entities(chronicle.entities)
    return msgspec.json.encode(masked).decode() + "\n"


def _pages(found: dict[str, Any]) -> frozenset[str]:
    """The pages that an event or a conflict rests on."""
    return frozenset({ref["page"] for ref in found.get("mentions", ())} | {found.get("page") or ""})


def _masked(value: Any, mask: Mask, field: str | None, pages: frozenset[str]) -> Any:
    """``value`` with names masked in the fields that hold names; keys and offsets stay what they are."""
    if isinstance(value, dict):
        return {name: _masked(part, mask, name, pages) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_masked(part, mask, field, pages) for part in value]
    if not isinstance(value, str):
        return value
    if field in _KEYS:
        return mask.numbered(mask.key(value))
    return mask.told_numbered(value, pages) if field in _NAMED else value
