"""Time expressions, by the names of ISO-TimeML."""

from typing import Literal

import msgspec

from tawatur.model.span import Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


class TimeExpression(msgspec.Struct, frozen=True, kw_only=True):
    """An expression that names a time, a duration or a frequency.

    ``value`` is an ISO 8601 prefix as TIMEX3 writes it (``2018-07-12``, ``2024-SU``, ``P8Y``, ``PAST_REF``), None where the page leaves it open.
    ``anchor`` says what it was counted from: ``article:0``, ``given``, ``block:<id>`` (the embedded post it stands in), a time expression's id, or None when it is absolute.
    ``pattern`` is the reading before it is anchored, kept so that it can be resolved again when the date of its article is narrowed.
    """

    id: str
    span: Span
    type: TimexType
    value: str | None = None
    mod: str | None = None
    anchor: str | None = None
    pattern: str = ""
    rule: str
    cues: tuple[Span, ...] = ()
