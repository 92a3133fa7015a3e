"""Who says what, with which words."""

from typing import Literal

import msgspec

from tawatur.model.span import Span

SpeakerKind = Literal["person", "office", "outlet", "document", "anonymous", "social_post"]
AttributionMode = Literal["direct", "indirect", "credit"]


class AlsoSpeaker(msgspec.Struct, frozen=True):
    """A second speaker who says it together with the first."""

    span: Span
    kind: SpeakerKind


class Speaker(msgspec.Struct, frozen=True, kw_only=True):
    """``span`` is what stands there (a name, a pronoun, «المصدر»), None for an elided subject; ``resolves_to`` the span of the name it stands for."""

    span: Span | None
    kind: SpeakerKind
    resolves_to: Span | None = None
    also: tuple[AlsoSpeaker, ...] = ()

    @property
    def named(self) -> Span | None:
        """The span that names the speaker best: what it resolves to, else what stands there."""
        return self.resolves_to or self.span


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """One link of a chain. ``content`` is None for a link that quotes nothing by itself (a credit line, the channel of an interview, the document).

    ``parent`` is the id of the attribution around it (nearer to the page).
    ``act`` is the event type of the speech act (``SPEECH.statement``), None where no speech act stands in the text.
    """

    id: str
    speaker: Speaker
    cue: Span | None
    content: Span | None
    mode: AttributionMode
    parent: str | None = None
    act: str | None = None
    rule: str
    cues: tuple[Span, ...] = ()
