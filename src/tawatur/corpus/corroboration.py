"""How many independent origins stand behind an event: connected components of dependent tellings, never a sum."""

from collections.abc import Mapping, Sequence
from itertools import combinations

import msgspec

from tawatur.corpus.bodies import Bodies
from tawatur.corpus.clusters import Clusters
from tawatur.corpus.copies import LEAST_RUN, aligned_words, equal_runs
from tawatur.corpus.entities import Entities
from tawatur.corpus.tellings import Telling
from tawatur.corpus.wording import wording
from tawatur.lexicon.fold import fold
from tawatur.model.attribution import Attribution
from tawatur.model.chronicle import CopyLink, Corroboration, MentionRef, Origin
from tawatur.model.document import Document
from tawatur.model.span import Span

PARAPHRASE_SHARE = 0.4
"""Share of a post's words in a statement of the same article from which on the statement is told from the post."""


CopiedWords = frozenset[tuple[tuple[str, int], tuple[str, int]]]

COMMENTS = frozenset({"SPEECH.criticize", "SPEECH.praise", "SPEECH.reject", "SPEECH.request", "SPEECH.threaten"})
"""Speech acts that take their subject for granted."""

UNRESOLVED = "المصدر غير محدد"
"""The name of an origin whose speaker the page leaves out and no rule could resolve; never an origin beside others of its article."""


class _Voice(msgspec.Struct, frozen=True):
    """One telling's origin: ``kind`` and name, and the keys by which two voices are one."""

    kind: str
    name: str
    keys: frozenset[str]
    content: Span | None
    state: str | None = None
    countries: frozenset[str] = frozenset()

    @property
    def is_short(self) -> bool:
        """Whether the page leaves its speaker open: an elided subject, or «the statement», «the ministry» that no rule could resolve."""
        generic = " " not in self.name and self.name.startswith("ال") and all(k.startswith("words:") for k in self.keys)
        return self.name == UNRESOLVED or (generic and self.kind not in ("own_voice", "anonymous"))


def corroborate(
    group: Sequence[Telling], entities: Entities, bodies: Bodies, copied: CopiedWords
) -> tuple[tuple[Origin, ...], Corroboration]:
    """The origins of a cluster of tellings and their three counts.

    Named origins are joined when they share an entity or a body, when a run of `LEAST_RUN` words or a copied passage stands in both,
    or when one paraphrases the other's post in one article. An anonymous source is never joined with a name, nor with another page's, unless the passage is a copy.
    A title in the outlet's voice is no voice of its own where the text beneath it attributes the same event.
    """
    voices = {t.ref: _voice(t, entities, bodies) for t in group}
    told = [t for t in group if not _bold_title(t, group, voices) and not _mere_comment(t)] or list(group)
    clusters: Clusters[MentionRef] = Clusters(t.ref for t in told)
    reasons: dict[MentionRef, set[str]] = {}
    for a, b in combinations(told, 2):
        reason = _dependent(a, b, voices, copied)
        if reason:
            clusters.join(a.ref, b.ref)
            reasons.setdefault(a.ref, set()).add(reason)
    origins = tuple(_origin(refs, voices, reasons, {t.ref: t for t in told}) for refs in clusters.groups())
    return origins, count(origins)


def count(origins: Sequence[Origin]) -> Corroboration:
    """The three counts of a list of origins.

    >>> count([])
    Corroboration(named=0, anonymous=0, own_voice=0)
    """
    kinds = [o.kind for o in origins]
    anonymous, own = kinds.count("anonymous"), kinds.count("own_voice")
    return Corroboration(len(kinds) - anonymous - own, anonymous, own)


def _bold_title(telling: Telling, group: Sequence[Telling], voices: Mapping[MentionRef, _Voice]) -> bool:
    if not telling.in_title or voices[telling.ref].kind != "own_voice":
        return False
    beneath = [t for t in group if t.article_key == telling.article_key and not t.in_title]
    return bool(beneath) and all(voices[t.ref].kind != "own_voice" for t in beneath)


def _mere_comment(telling: Telling) -> bool:
    """Whether its speaker only judges the event (praise, blame, rejection) or denies something else about it.

    Who deplores a plan is no witness of it.
    """
    if not telling.chain or telling.event_class == "SPEECH":
        return False
    act = telling.chain[-1].act
    return act in COMMENTS or (act == "SPEECH.deny" and telling.event.status != "denied")


def _voice(telling: Telling, entities: Entities, bodies: Bodies) -> _Voice:
    document = telling.document
    last = next((a for a in reversed(telling.chain) if "hedge" not in a.rule), None)
    if last is None:
        outlet = document.source.outlet
        key = f"outlet:{fold(outlet)}" if outlet else f"article:{telling.article_key}"
        return _Voice("own_voice", outlet or document.id, frozenset({key}), None)
    named = last.speaker.named
    if named is None:
        return _Voice("anonymous", UNRESOLVED, frozenset({f"elided:{telling.article_key}"}), last.content)
    name = wording(document, named)
    if last.speaker.kind == "anonymous":
        return _Voice("anonymous", name, frozenset({f"anonymous:{document.id}:{fold(name)}"}), last.content)
    keys = frozenset(key for span in _speaker_spans(last) for key in bodies.keys(document, span))
    if last.speaker.kind == "outlet" and last.content is None:
        # A credit line: the words are that outlet's own, however many pages print them.
        return _Voice("own_voice", name, keys, None)
    return _Voice(
        last.speaker.kind,
        _entity_name(document, named, entities) or name,
        keys,
        last.content,
        bodies.state(document, named),
        frozenset(country for span in _speaker_spans(last) for country in bodies.countries(document, span)),
    )


def _entity_name(document: Document, span: Span, entities: Entities) -> str | None:
    key = next((entities.of.get((document.id, m.id)) for m in document.mentions if m.span == span), None)
    return entities.by_id[key].name if key else None


def _speaker_spans(attribution: Attribution) -> list[Span]:
    speaker = attribution.speaker
    spans = [speaker.span, speaker.resolves_to, *(also.span for also in speaker.also)]
    return [span for span in spans if span is not None]


def _one_may_be_the_other(one: _Voice, two: _Voice) -> str | None:
    """Two names of which one holds the other, or a country and a body of it: possibly the same, so never two."""
    if (one.state and (one.state == two.state or one.state in two.countries)) or (
        two.state and two.state in one.countries
    ):
        return "same_state"
    words_one, words_two = set(fold(one.name).split()), set(fold(two.name).split())
    return "one_name_in_the_other" if words_one <= words_two or words_two <= words_one else None


def _dependent(a: Telling, b: Telling, voices: Mapping[MentionRef, _Voice], copied: CopiedWords) -> str | None:
    one, two = voices[a.ref], voices[b.ref]
    if one.keys & two.keys:
        return "same_origin"
    if a.article_key == b.article_key and (one.is_short or two.is_short):
        return "unresolved_in_one_article"
    if _same_copied_word(a, b, copied) and one.kind == two.kind:
        return "copied_passage"
    if "anonymous" in (one.kind, two.kind) or "own_voice" in (one.kind, two.kind):
        return None
    return _one_may_be_the_other(one, two) or _reused_words(a, b, one, two)


def _reused_words(a: Telling, b: Telling, one: _Voice, two: _Voice) -> str | None:
    if one.content is None or two.content is None:
        return None
    words_a, words_b = _folded_words(a.document, one.content), _folded_words(b.document, two.content)
    if equal_runs(words_a, words_b, LEAST_RUN):
        return "same_words"
    if a.article_key == b.article_key and (a.in_post or b.in_post):
        post, told = (words_a, words_b) if a.in_post else (words_b, words_a)
        long_words = {w for w in post if len(w) > 3}
        if long_words and len(long_words & set(told)) >= PARAPHRASE_SHARE * len(long_words):
            return "told_from_post"
    return None


def _folded_words(document: Document, span: Span) -> list[str]:
    return [w.stem for w in document.tokens if span.start <= w.start < span.end and w.kind in ("word", "number")]


def copied_words(copies: Sequence[CopyLink], documents: Sequence[Document]) -> CopiedWords:
    """Which word of one page is which word of another, in the copied passages of a case."""
    pages = {document.id: document for document in documents}
    return frozenset(((link.a, left), (link.b, right)) for link in copies for left, right in aligned_words(link, pages))


def _same_copied_word(a: Telling, b: Telling, copied: CopiedWords) -> bool:
    one, two = sorted(((a.ref.page, a.event.trigger.start), (b.ref.page, b.event.trigger.start)))
    return (one, two) in copied


def _origin(
    refs: Sequence[MentionRef],
    voices: Mapping[MentionRef, _Voice],
    reasons: Mapping[MentionRef, set[str]],
    told: Mapping[MentionRef, Telling],
) -> Origin:
    found = [voices[ref] for ref in refs]
    best = min(
        found, key=lambda v: (v.name == UNRESOLVED, v.kind == "own_voice", v.kind == "anonymous", -len(v.name), v.name)
    )
    joined = sorted({reason for ref in refs for reason in reasons.get(ref, ())})
    chains = tuple(dict.fromkeys(_chain_names(told[ref], voices[ref]) for ref in refs))
    return Origin(name=best.name, kind=best.kind, mentions=tuple(refs), chains=chains, joined_by=tuple(joined))  # type: ignore[arg-type]


def _chain_names(telling: Telling, voice: _Voice) -> tuple[str, ...]:
    document = telling.document
    names = [document.source.outlet or document.id]
    names += [wording(document, a.speaker.named) for a in telling.chain[:-1] if a.speaker.named]
    return (*names, voice.name) if voice.kind != "own_voice" else tuple(names)
