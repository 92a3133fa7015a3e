"""Pinned floors: what a score must not fall below, and for counts of faults, not rise above."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from tawatur.cli.usage import UsageError

FAULTS = frozenset(
    {
        "bad_offsets",
        "pages_whose_text_differs",
        "spurious",
        "falsely_sure",
        "days_guessed",
        "dates_invented",
        "above",
        "must_stay_apart_joined",
    }
)
"""Last parts of metrics of which less is better; their floor is a ceiling."""

UNPINNED = frozenset(
    {
        "n",
        "r",
        "stated",
        "narrow_asked",
        "interval_days",
        "dateless",
        "items",
        "entries",
        "shown",
        "values_right",
        "conflicts_in_gold",
        "conflicts_printed",
        "b3_f1_if_nothing_joined",
    }
)
"""Last parts of metrics that are sizes of the gold, or follow from others."""

SLACK = 1e-9


def read_floors(file: Path | None) -> dict[str, float]:
    """The floors by metric; {} for no file or one that is not there yet. Raises `UsageError` for one that holds anything else."""
    if file is None or not file.exists():
        return {}
    try:
        return msgspec.json.decode(file.read_bytes(), type=dict[str, float])
    except (msgspec.DecodeError, OSError) as error:
        raise UsageError(
            f"{file} holds no floors ({error})", 'write one JSON object: {"times.value.f1": 0.75}'
        ) from None


def write_floors(file: Path, floors: Mapping[str, float]) -> None:
    """Write floors, one a line, sorted."""
    data = msgspec.json.format(msgspec.json.encode(dict(sorted(floors.items()))), indent=1)
    try:
        file.write_bytes(data + b"\n")
    except OSError as error:
        raise UsageError(f"{file} cannot be written ({error.strerror})", "choose another --floors") from None


def is_fault(metric: str) -> bool:
    """Whether less of it is better.

    >>> is_fault("articles.falsely_sure"), is_fault("times.value.f1")
    (True, False)
    """
    return metric.rpartition(".")[2] in FAULTS


def holds(metric: str, value: float | None, floor: float) -> bool:
    """Whether a score keeps its floor; one that is gone does not."""
    if value is None:
        return False
    return value <= floor + SLACK if is_fault(metric) else value >= floor - SLACK


def broken(scores: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """Metrics that do not keep their floor, sorted.

    >>> broken({"times.value.f1": 0.7, "bad_offsets": 0}, {"times.value.f1": 0.75, "bad_offsets": 0})
    ['times.value.f1']
    """
    return sorted(metric for metric, floor in floors.items() if not holds(metric, scores.get(metric), floor))


def raised(
    scores: Mapping[str, float], floors: Mapping[str, float], *, allow_regression: bool = False
) -> dict[str, float]:
    """Floors moved up to the scores, and new metrics pinned. A broken floor stays, unless ``allow_regression``.

    >>> raised({"times.value.f1": 0.8}, {"times.value.f1": 0.75}), raised({"times.value.f1": 0.7}, {"times.value.f1": 0.75})
    ({'times.value.f1': 0.8}, {'times.value.f1': 0.75})
    """
    out = dict(floors)
    for metric, value in scores.items():
        floor = floors.get(metric)
        if floor is None:
            if metric.rpartition(".")[2] not in UNPINNED:
                out[metric] = value
        elif holds(metric, value, floor) or allow_regression:
            out[metric] = value
    return out


def table(scores: Mapping[str, float], floors: Mapping[str, float]) -> str:
    """Every score beside its floor, one a line; what is below its floor is marked."""
    metrics = sorted({*scores, *floors})
    width = max(map(len, metrics), default=0)
    lines = [f"{'metric':<{width}}  score   floor"]
    for metric in metrics:
        value, floor = scores.get(metric), floors.get(metric)
        mark = "" if floor is None or holds(metric, value, floor) else "  BROKEN"
        lines.append(f"{metric:<{width}}  {_number(value):<6}  {_number(floor):<6}{mark}".rstrip())
    return "\n".join(lines) + "\n"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"
