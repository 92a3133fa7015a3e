"""Small pages with layers made by hand, for tests of what is derived across pages."""

from collections.abc import Sequence

from tawatur.lexicon.lexicon import load_lexicon
from tawatur.model.attribution import Attribution, Speaker, SpeakerKind
from tawatur.model.document import Document
from tawatur.model.event import Argument, EventMention, EventPlace, EventTime, Status, TimeBasis
from tawatur.model.mention import Mention, MentionType, Quantity
from tawatur.model.page import Article, ArticleDate, Block, BlockKind, Sentence
from tawatur.model.span import Span, annotation_id
from tawatur.text.words import find_words


class PageMaker:
    """Collects annotations of one page by the words they stand on; `page` gives the document."""

    def __init__(self, page: str, text: str, *, date: ArticleDate | None = None, title: str | None = None) -> None:
        self.id, self.text = page, text
        self.date = date or ArticleDate()
        self.title = self.span(title) if title else None
        self.mentions: list[Mention] = []
        self.attributions: list[Attribution] = []
        self.quantities: list[Quantity] = []
        self.events: list[EventMention] = []

    def span(self, words: str, nth: int = 0) -> Span:
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return Span(start, start + len(words))

    def name(self, words: str, type: MentionType, entity: str, nth: int = 0, *, public: bool | None = None) -> Mention:
        span = self.span(words, nth)
        mention = Mention(id=annotation_id("m", span), span=span, type=type, entity=entity, public=public, rule="test")
        self.mentions.append(mention)
        return mention

    def says(self, speaker: str, kind: SpeakerKind, content: str) -> Attribution:
        span = self.span(content)
        attribution = Attribution(
            id=annotation_id("a", span),
            speaker=Speaker(span=self.span(speaker), kind=kind),
            cue=None,
            content=span,
            mode="indirect",
            rule="test",
        )
        self.attributions.append(attribution)
        return attribution

    def figure(self, words: str, low: float | None, high: float | None) -> Quantity:
        span = self.span(words)
        quantity = Quantity(id=annotation_id("q", span), span=span, low=low, high=high, qualifier="exact", rule="test")
        self.quantities.append(quantity)
        return quantity

    def event(
        self,
        trigger: str,
        type: str,
        *,
        nth: int = 0,
        who: Sequence[tuple[str, Mention]] = (),
        place: Mention | None = None,
        when: str | None = None,
        basis: TimeBasis = "stated",
        status: Status = "occurred",
        chain: Sequence[Attribution] = (),
        figures: Sequence[Quantity] = (),
    ) -> EventMention:
        span = self.span(trigger, nth)
        event = EventMention(
            id=annotation_id("e", span),
            trigger=span,
            type=type,
            kind="event",
            status=status,
            arguments=tuple(Argument(role, m.span, m.id) for role, m in who),
            time=EventTime(when, None, basis if when else "none"),
            place=EventPlace(place.span, place.span.of(self.text), precision="city") if place else None,
            quantities=tuple(q.id for q in figures),
            chain=tuple(a.id for a in chain),
            rule="test",
        )
        self.events.append(event)
        return event

    def page(self) -> Document:
        whole = Span(0, len(self.text))
        body = Span(self.title.end, whole.end) if self.title else whole
        parts: list[tuple[BlockKind, Span]] = [("title", self.title)] if self.title else []
        parts.append(("body", body))
        blocks = tuple(Block(id=annotation_id("b", s), span=s, kind=kind, article=0, rule="test") for kind, s in parts)
        document = Document(id=self.id, text=self.text)
        return document.with_layers(
            words=find_words(document, load_lexicon()),
            blocks=blocks,
            articles=(Article(number=0, span=whole, title=self.title, date=self.date),),
            sentences=tuple(Sentence(b.span, 0, n) for n, b in enumerate(blocks)),
            mentions=tuple(self.mentions),
            quantities=tuple(self.quantities),
            attributions=tuple(self.attributions),
            events=tuple(self.events),
        )
