"""Words that were glued together."""

from collections.abc import Mapping


def split_glued(form: str, counts: Mapping[str, int]) -> tuple[int, ...] | None:
    """Where a folded word must be cut; None for no cut."""
    return None
