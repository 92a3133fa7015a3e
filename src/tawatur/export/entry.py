"""An entry of the chronicle in Arabic words, the same for every format."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tawatur.corpus.day_range import day_range
from tawatur.corpus.wording import wording
from tawatur.export.bidi import one_line
from tawatur.export.masking import Mask
from tawatur.export.vocabulary import (
    AXIS,
    LEVEL,
    MASKED_KIND,
    PAGE_BOUND,
    PRECISION,
    SLOT,
    SPEAKER_KIND,
    STATUS,
    TIME_BASIS,
    UNDATED,
    UNKNOWN_SOURCE,
    UNPLACED,
)
from tawatur.export.when import in_words
from tawatur.model.chronicle import Chronicle, Conflict, Corroboration, Event, Figure, Level, MentionRef, Origin
from tawatur.model.document import Document
from tawatur.model.span import Span
from tawatur.text.sentences import sentence_of

ARROW = " ← "
SAME_ORIGIN = "⟵ الأصل نفسه: "


class Quotation(msgspec.Struct, frozen=True, kw_only=True):
    """The sentence that tells an event, on one line, its trigger apart. ``start`` and ``end`` are the trigger's code points in the page."""

    page: str
    event: str
    start: int
    end: int
    before: str
    trigger: str
    after: str
    status: str
    chain: str


def page_names(documents: Sequence[Document]) -> dict[str, str]:
    """What a page is called in a chain: its outlet, else the last part of its id where no other page shares it, else its id.

    >>> page_names([Document(id="in/a.txt", text=""), Document(id="b", text="")])
    {'in/a.txt': 'a', 'b': 'b'}
    """
    short = {d.id: re.sub(r"\.(txt|jsonl?|html?)$", "", d.id.rpartition("/")[2]) for d in documents}
    shared = Counter(short.values())
    return {d.id: d.source.outlet or (short[d.id] if shared[short[d.id]] == 1 else d.id) for d in documents}


class EntryView(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader is shown of an entry: Arabic wording, private names masked, nothing isolated or escaped yet.

    ``counts`` are always three numbers side by side. ``sources`` are chains from the page to the origin. Tuples are empty when there is nothing to say.
    """

    number: int
    id: str
    type: str
    level: Level
    level_in_words: str
    title: str
    when: str
    time_value: str | None
    where: str
    status: str
    counts: Corroboration
    sources: tuple[str, ...]
    figures: tuple[str, ...]
    conflicts: tuple[str, ...]
    missing: tuple[str, ...]
    possibly_same: tuple[str, ...]
    quotations: tuple[Quotation, ...]

    @property
    def anchor(self) -> str:
        """The fragment that links to the entry in a page of HTML."""
        return f"entry-{self.number}"

    @property
    def counted(self) -> str:
        """The three counts in words, never added."""
        return counts_in_words(self.counts)


def counts_in_words(counts: Corroboration) -> str:
    """The three counts in words.

    >>> counts_in_words(Corroboration(1, 0, 2))
    'أصل مسمّى: 1 · مجهول: 0 · بصوت الموقع: 2'
    """
    return f"أصل مسمّى: {counts.named} · مجهول: {counts.anonymous} · بصوت الموقع: {counts.own_voice}"


class Entries:
    """Makes views of the events of a chronicle; ``documents`` are the pages that the quotations are taken from."""

    def __init__(self, chronicle: Chronicle, documents: Sequence[Document], mask: Mask | None = None) -> None:
        self.chronicle = chronicle
        self.pages: Mapping[str, Document] = {d.id: d for d in documents}
        self.mask = mask or Mask(chronicle, documents)
        self.numbers = {event.id: event.number for event in chronicle.events}
        self.names = page_names(documents)

    def views(self, events: Iterable[Event] | None = None) -> list[EntryView]:
        """A view of each event, all of the chronicle's by default, in the order given."""
        return [self.view(event) for event in (self.chronicle.events if events is None else events)]

    def view(self, event: Event) -> EntryView:
        """One event as an entry."""
        return EntryView(
            number=event.number,
            id=one_line(event.id),
            type=event.type,
            level=event.level,
            level_in_words=LEVEL[event.level],
            title=self.title(event),
            when=when_in_words(event),
            time_value=event.time.value,
            where=where_in_words(event),
            status=status_in_words(event),
            counts=event.origin_counts,
            sources=tuple(self.sources(event)),
            figures=tuple(self.figures(event)),
            conflicts=tuple(self.conflict(conflict) for conflict in event.conflicts),
            missing=tuple(missing(event)),
            possibly_same=tuple(self._numbered(other) for other in event.possibly_same),
            quotations=tuple(self.quotations(event)),
        )

    def title(self, event: Event) -> str:
        """The title of an event with private names masked."""
        return self.mask.told(one_line(event.title), {ref.page for ref in event.mentions})

    def sources(self, event: Event) -> list[str]:
        """A line for each way to each origin: the pages, who passed it on, the origin and its kind. «المصدر غير محدد» where no origin is known.

        Origins that read alike (two masked people, two unnamed sources) stay as many as are counted: «(×2)».
        """
        lines = Counter(line for origin in event.origins for line in self._ways(origin))
        return [line if times == 1 else f"{line} (×{times})" for line, times in lines.items()] or [UNKNOWN_SOURCE]

    def kind(self, origin: Origin) -> str:
        """The kind of an origin in Arabic; of a masked person, that the page itself names it."""
        masked = origin.kind == "person" and self._said(origin.name) != one_line(origin.name)
        return MASKED_KIND if masked else SPEAKER_KIND[origin.kind]

    def _ways(self, origin: Origin) -> list[str]:
        """Pages that reach an origin in the same way stand on one line. Further ways to it are marked as its own: they are one voice."""
        own = origin.kind == "own_voice"
        pages: dict[tuple[str, ...], list[str]] = {}
        for chain in origin.chains or ((origin.name,),):
            pages.setdefault(() if own else chain[1:], []).append(chain[0])
        kind = "" if origin.name == UNKNOWN_SOURCE else f" ({self.kind(origin)})"
        ways = [self._way("، ".join(self._said(page) for page in found), rest) + kind for rest, found in pages.items()]
        return [*ways[:1], *(f"{SAME_ORIGIN}{way}" for way in ways[1:])]

    def _way(self, pages: str, rest: Sequence[str]) -> str:
        return ARROW.join([pages, *(self._said(name) for name in rest)])

    def figures(self, event: Event) -> list[str]:
        """Figures as the pages write them, of what, by whom. Those of one value stand on one line; what a later figure of the same origin replaces says so."""
        lines: dict[tuple[object, ...], list[Figure]] = {}
        for figure in event.figures:
            value = (figure.slot, figure.low, figure.high, figure.qualifier, figure.superseded_by is None)
            lines.setdefault(value, []).append(figure)
        return [self._figure(found) for found in lines.values()]

    def _figure(self, alike: Sequence[Figure]) -> str:
        first = alike[0]
        page = self.pages.get(first.page)
        written = one_line(wording(page, first.span)) if page else bounds_in_words(first)
        what = f"{SLOT[first.slot]}: " if first.slot in SLOT else ""
        origins = "؛ ".join(dict.fromkeys(self._said(figure.origin) for figure in alike))
        replaced = "، حلّ محلّه رقم لاحق" if first.superseded_by else ""
        return f"{what}{self.mask.text(written)} ({origins}{replaced})"

    def conflict(self, conflict: Conflict) -> str:
        """The claims that cannot all hold, side by side, each with its origin."""
        claims = " ≠ ".join(
            f"{self._said(STATUS.get(claim.value, claim.value))} ({self._said(claim.origin)})"
            for claim in conflict.claims
        )
        return f"{AXIS[conflict.axis]}: {claims}"

    def page_conflict(self, conflict: Conflict) -> str:
        """What a page says against itself, after the page's id."""
        claims = [f"«{self._said(claim.value)}»" for claim in conflict.claims]
        if len(claims) == 1:
            claims.append(f"تاريخ الصفحة {self._written(conflict)}")
        return f"{self._page(conflict.page or '')} · {AXIS[conflict.axis]}: {' ≠ '.join(claims)}"

    def _written(self, conflict: Conflict) -> str:
        """The day that the article of a conflict's only claim gives itself."""
        page, span = self.pages.get(conflict.page or ""), conflict.claims[0].refs[0].span
        articles = page.articles if page else ()
        return next((in_words(a.date.value) for a in articles if a.span.holds(span) and a.date.value), UNDATED)

    def quotations(self, event: Event) -> list[Quotation]:
        """The sentence of each telling whose page is at hand, with its own chain and status."""
        found = (self._quotation(ref, self._chain_of(ref, event)) for ref in event.mentions)
        return [quotation for quotation in found if quotation is not None]

    def _chain_of(self, ref: MentionRef, event: Event) -> str:
        """The ways by which this telling's own page reaches its origin."""
        ways = [
            self._way(self._said(chain[0]), chain[1:]) + f" ({self.kind(origin)})"
            for origin in event.origins
            if ref in origin.mentions
            for chain in origin.chains
            if chain[0] in (ref.page, self.names.get(ref.page))
        ]
        return " · ".join(ways)

    def _quotation(self, ref: MentionRef, chain: str) -> Quotation | None:
        page = self.pages.get(ref.page)
        mention = next((e for e in page.events if e.id == ref.event), None) if page else None
        if page is None or mention is None:
            return None
        sentence = sentence_of(page, mention.trigger)
        whole = sentence.span if sentence else mention.trigger
        end = max(whole.end, mention.trigger.end)
        return Quotation(
            page=one_line(page.id),
            event=mention.id,
            start=mention.trigger.start,
            end=mention.trigger.end,
            before=_joined(self.mask.within(page, Span(whole.start, mention.trigger.start)), right=True),
            trigger=one_line(mention.trigger.of(page.text)),
            after=_joined(self.mask.within(page, Span(mention.trigger.end, end)), left=True),
            status=STATUS[mention.status],
            chain=chain,
        )

    def _said(self, text: str) -> str:
        return self.mask.text(one_line(self.names.get(text, text)))

    def _page(self, page: str) -> str:
        """A page so that it can be found: its id, after its name where that is an outlet's, which many pages share."""
        name, shown = self._said(page), self.mask.text(one_line(page))
        return f"{name} ({shown})" if name not in shown else shown if page in self.names else name

    def _numbered(self, event_id: str) -> str:
        number = self.numbers.get(event_id)
        return f"[{number}]" if number is not None else event_id


def when_in_words(event: Event) -> str:
    """The day, or the interval, with what it rests on unless the text states it."""
    words = in_words(event.time.value)
    if not event.time.value or event.time.basis in ("stated", "none"):
        return words
    if event.time.basis == "page" and ".." in event.time.value:
        return f"{words} ({PAGE_BOUND})"
    return f"{words} ({TIME_BASIS[event.time.basis]})"


def where_in_words(event: Event) -> str:
    """The place as the text gives it with its precision; «غير مذكور» for none."""
    if event.place is None:
        return UNPLACED
    precision = PRECISION.get(event.place.precision)
    name = one_line(event.place.name)
    return f"{name} ({precision})" if precision else name


def status_in_words(event: Event) -> str:
    """The status; one still to come says that it waits for news."""
    return f"{STATUS[event.status]} · ينتظر خبرا لاحقا" if event.pending else STATUS[event.status]


def missing(event: Event) -> list[str]:
    """What a reader would ask and the pages do not tell: the day, the place, a named source, whether it came true; the event's own open questions when it has some."""
    if event.open_questions:
        return list(event.open_questions)
    days = day_range(event.time.value)
    asked = {
        "التاريخ": days is None,
        "اليوم بعينه": days is not None and days.width != 1,
        "المكان": event.place is None,
        "مصدر مسمّى": event.origin_counts.named == 0,
        "هل حدث؟": event.pending,
    }
    return [question for question, is_open in asked.items() if is_open]


def bounds_in_words(figure: Figure) -> str:
    """The bounds of a figure whose page is not at hand.

    >>> bounds_in_words(Figure(page="p", span=Span(0, 1), slot="killed", low=5, high=None, qualifier="at_least", origin="o"))
    '5 أو أكثر'
    """
    low, high = figure.low, figure.high
    if low is None and high is None:
        return "عدد غير محدد"
    if low is None or high is None:
        return f"{low:g} أو أكثر" if low is not None else f"{high:g} أو أقل"
    return f"{low:g}" if low == high else f"بين {low:g} و{high:g}"


def _joined(text: str, *, left: bool = False, right: bool = False) -> str:
    """One line that keeps a space towards the trigger."""
    line = one_line(text)
    before = " " if left and text[:1].isspace() else ""
    after = " " if right and text[-1:].isspace() else ""
    return f"{before}{line}{after}" if line else ""
