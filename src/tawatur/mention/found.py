"""A name found in a page, before it becomes a mention."""

import msgspec

from tawatur.model.mention import MentionType, NameVote
from tawatur.model.span import Span


class Found(msgspec.Struct, frozen=True, gc=False):
    """Words ``first`` to ``last`` name something of ``type``. ``entity`` is known for alias names; ``head`` the kind of body or the id of a role."""

    first: int
    last: int
    type: MentionType
    rule: str
    span: Span
    entity: str | None = None
    kind: str = ""
    confidence: float = 0.9
    public: bool = False
    votes: tuple[NameVote, ...] = ()
