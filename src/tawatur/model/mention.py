"""Names and figures as they stand in a page."""

from typing import Literal

import msgspec

from tawatur.model.span import Span

MentionType = Literal["PER", "ORG", "LOC", "ROLE", "NORP", "EQUIPMENT", "EVENT_NAME"]
Qualifier = Literal["exact", "about", "more_than", "at_least", "up_to", "less_than", "vague"]


class NameVote(msgspec.Struct, frozen=True, gc=False):
    """What one recogniser says of a name.

    ``by`` is the recogniser («rules», «transformers:NAME»), ``span`` where it puts the name (whole words, proclitics
    outside), ``type`` what it takes it for, ``label`` that in its own words (the rule, the model's tag, the prompt),
    ``confidence`` from 0 to 1.
    """

    by: str
    span: Span
    type: MentionType
    label: str
    confidence: float


PlaceReason = Literal["only", "state", "population", "parent", "neighbour", "country", "repeated", "given", "open"]


class PlaceReading(msgspec.Struct, frozen=True, kw_only=True):
    """Why a name was taken for this place of several, or left open.

    ``reason``: `only` place of this name, a `state` or part of the world, by `population`, by a `parent` region, `neighbour` or `country` that the page
    names, `repeated` from elsewhere in the article, `given` by a list of the user's own, or `open`. ``cues``: the words that said so. ``candidates``: ids of the places weighed,
    the likeliest first, at most three; () when there was one.
    """

    reason: PlaceReason
    cues: tuple[Span, ...] = ()
    candidates: tuple[str, ...] = ()


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A name in the text, proclitics outside.

    ``entity`` is a stable key of the thing named, as far as the page and the alias table tell: an alias id (``isis``), else type and folded fullest name in this page.
    ``refers_to`` is the id of the mention that a short or nominal form («المصدر», «التنظيم», a last name) stands for.
    ``place``: gazetteer id of a LOC, None when unknown or ambiguous. ``public``: a PER whose office, role or lead of a body the text gives; None for other types.
    ``reading``: how ``place`` was settled; ``metonym_of``: the state (`country:US`) whose government is meant, so that it is no place of an event («قالت واشنطن»).
    ``nominal``: a common noun used for a known thing («التنظيم»), no name. ``votes``: what each recogniser said, dissenting ones too;
    empty when the rules read the page alone.
    """

    id: str
    span: Span
    type: MentionType
    entity: str | None = None
    confidence: float = 1.0
    nominal: bool = False
    refers_to: str | None = None
    place: str | None = None
    reading: PlaceReading | None = None
    metonym_of: str | None = None
    public: bool | None = None
    rule: str
    cues: tuple[Span, ...] = ()
    votes: tuple[NameVote, ...] = ()


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A figure as the text gives it. ``low``/``high`` are inclusive bounds, None where the text sets none; never a point where it gives a range.

    ``noun`` is the counted noun as written (last word spans excluded: shortest), ``noun_span`` where it stands;
    ``unit`` a canonical unit (person, soldier, year, percent, dollar ...) or None.
    """

    id: str
    span: Span
    low: float | None
    high: float | None
    qualifier: Qualifier
    unit: str | None = None
    noun: str | None = None
    noun_span: Span | None = None
    rule: str
    cues: tuple[Span, ...] = ()
