"""What the rules of the grammar give back, and the directions («الماضي», «المقبل») that most of them read."""

from typing import NamedTuple

from tawatur.model.time import TimexType
from tawatur.timex.patterns import Fields
from tawatur.timex.tokens import Reader, Token

RANGE_JOINTS = frozenset({"-", "–", "—", "/", "ـ"})
"""Marks between the two ends of a range of days."""


class Match(NamedTuple):
    """An expression read from some word up to ``end`` (not included); ``until`` is the far end of a range. An empty ``rule`` marks a name to pass over."""

    end: int
    fields: Fields
    rule: str
    type: TimexType = "DATE"
    mod: str | None = None
    until: Fields | None = None


class Part(NamedTuple):
    """A piece of an expression, read up to ``end``, and what it says."""

    end: int
    fields: Fields


def direction_at(reader: Reader, at: int) -> Part | None:
    """«الماضي», «المقبل», «قبل الماضي» behind what they direct."""
    shift = reader.token(at, "shift")
    beyond = 1 if shift and reader.near(at) else 0
    direction = reader.token(at + beyond, "direction")
    if direction is None or not direction.definite or reader.proclitics(at) or reader.proclitics(at + beyond):
        return None
    fields = direction_fields(direction)
    if shift is None:
        return Part(at + 1, fields)
    return Part(at + 2, {"dir": str(2 * int(shift.value))}) if fields == {"dir": shift.value} else None


def direction_fields(direction: Token) -> Fields:
    """The fields of «الماضي», «الجاري», «المقبل», «التالي»."""
    if direction.value in ("-1", "0", "1"):
        return {"dir": direction.value}
    return {"dir": {"after": "1", "before": "-1", "same": "0", "recent": "-1"}[direction.value], "from": "prev"}
