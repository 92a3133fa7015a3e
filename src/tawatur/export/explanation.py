"""Why an entry is as it is: its date, its status, what was joined, what was not, and how its origins were counted."""

from collections.abc import Iterator

from tawatur.export.bidi import drawn, one_line
from tawatur.export.entry import Entries, counts_in_words, status_in_words, when_in_words
from tawatur.export.names import Names
from tawatur.export.page_text import date_lines, quoted
from tawatur.export.place_reasons import place_lines
from tawatur.export.reasons import rule_in_words, wanted_in_words
from tawatur.export.vocabulary import FIELD, JOINED_BY, LEVEL, STATUS, TIME_BASIS
from tawatur.export.when import in_words
from tawatur.model.chronicle import Event, Judgement, MentionRef
from tawatur.model.document import Document
from tawatur.model.event import EventMention

VERDICT = {
    "same": "حدث واحد",
    "different": "حدثان",
    "unsure": "غير محسوم",
    "correct": "تصحيح",
    "drop": "حذف",
    "title": "عنوان",
}


def explanation(entries: Entries, event: Event, *, isolated: bool = False) -> str:
    """The reasons of an entry in Arabic, each with the name of its rule, the words it rests on and where they stand. No newline at the end."""
    return "\n".join(drawn(line, isolated) for line in _Explanation(entries, event).lines())


class _Explanation:
    def __init__(self, entries: Entries, event: Event) -> None:
        self._entries, self._event = entries, event
        self._keys = {ref.key for ref in event.mentions}
        self._told = [(ref, found) for ref in event.mentions if (found := _mention(entries, ref))]

    def lines(self) -> Iterator[str]:
        event, mask = self._event, self._entries.mask
        pages = {ref.page for ref in event.mentions}
        yield f"● {self._entries.title(event)}  [{event.number}]"
        yield f"  {event.type} · {LEVEL[event.level]} · {event.id}"
        for heading, section in (
            ("لماذا هذا التاريخ", self._date()),
            ("لماذا هذه الحالة", self._status()),
            ("لماذا هذا المكان", self._placed()),
            ("لماذا ضُمّت هذه الروايات", self._joined()),
            ("لماذا عُدّت أسماء فيها واحدا", self._named(pages)),
            ("لماذا هذا العدّ", self._counted()),
            ("لماذا لم يُضمّ إلى أقرب شبيه", self._not_joined()),
        ):
            yield f"  {heading}"
            yield from (f"    {mask.told(line, pages)}" for line in section)

    def _date(self) -> Iterator[str]:
        event = self._event
        yield f"{when_in_words(event)} · {TIME_BASIS[event.time.basis]}"
        for ref, (page, mention) in self._told:
            yield f"{ref.key}: {in_words(mention.time.value)} ({TIME_BASIS[mention.time.basis]}){self._timex(page, mention)}"
        for page, number in dict.fromkeys((page, _article(page, mention)) for _, (page, mention) in self._told):
            article = next((a for a in page.articles if a.number == number), None)
            if article is not None:
                yield f"مقال {number} من {self._name(page.id)}"
                yield from (f"  {line}" for line in date_lines(page, article.date))

    def _timex(self, page: Document, mention: EventMention) -> str:
        timex = next((t for t in page.timexes if t.id == mention.time.timex), None)
        if timex is None:
            return ""
        anchor = f" انطلاقا من {timex.anchor}" if timex.anchor else ""
        return f" من «{quoted(page, timex.span)}» = {timex.value or '؟'}{anchor} [{timex.rule}]"

    def _status(self) -> Iterator[str]:
        yield status_in_words(self._event)
        for ref, (page, mention) in self._told:
            cues = "، ".join(f"«{quoted(page, cue)}»" for cue in mention.cues)
            yield f"{ref.key}: «{quoted(page, mention.trigger)}» {STATUS[mention.status]} [{mention.rule}] {cues}".rstrip()

    def _placed(self) -> Iterator[str]:
        for ref, (page, mention) in self._told:
            first, *others = place_lines(page, mention)
            yield f"{ref.key}: {first}"
            yield from others

    def _joined(self) -> Iterator[str]:
        found = [j for j in self._judgements("same", "correct", "drop", "title") if j.other is None or self._inside(j)]
        if len(self._event.mentions) == 1 and not found:
            yield "رواية واحدة، لم يُضمّ إليها شيء"
        yield from (self._judged(judgement) for judgement in found)

    def _named(self, pages: set[str]) -> Iterator[str]:
        """Why names of those who take part or speak are one across its pages, or only may be."""
        chronicle, documents = self._entries.chronicle, tuple(self._entries.pages.values())
        wanted = {entity for _, (page, mention) in self._told for entity in _entities(page, mention)}
        found = list(Names(chronicle, documents, chronicle.entities, self._entries.mask).reasons(wanted, pages))
        yield from found or ("لا اسم فيها احتاج إلى حكم",)

    def _counted(self) -> Iterator[str]:
        yield counts_in_words(self._event.origin_counts)
        for origin in self._event.origins:
            yield f"{self._name(origin.name)} ({self._entries.kind(origin)}): روايات {len(origin.mentions)}"
            yield from (f"  {' ← '.join(self._name(part) for part in chain)}" for chain in origin.chains)
            yield from (f"  عُدّت أصلا واحدا: {JOINED_BY.get(why, why)} [{why}]" for why in origin.joined_by)

    def _not_joined(self) -> Iterator[str]:
        nearest = self._event.nearest
        if nearest is None:
            yield "لا حدث آخر من هذه العائلة في القضية"
        else:
            yield f"{self._entry(nearest.event)}: {rule_in_words(nearest.rule, nearest.why)}{self._cues(nearest.cues)}"
            if nearest.rule == "not_enough":
                yield f"  {wanted_in_words(nearest.why)}"
        for judgement in self._judgements("different", "unsure"):
            if not judgement.made_by.startswith("rule:"):
                yield self._judged(judgement)

    def _judgements(self, *verdicts: str) -> list[Judgement]:
        return [
            judgement
            for judgement in self._entries.chronicle.judgements
            if judgement.verdict in verdicts and self._keys & {judgement.subject, judgement.other}
        ]

    def _inside(self, judgement: Judgement) -> bool:
        return {judgement.subject, judgement.other} <= self._keys

    def _judged(self, judgement: Judgement) -> str:
        pair = " + ".join(key for key in (judgement.subject, judgement.other) if key)
        if judgement.made_by.startswith("rule:"):
            return f"{pair}: {rule_in_words(judgement.made_by, judgement.why)}{self._cues(judgement.cues)}"
        value = f" {FIELD[judgement.field]}: {self._value(judgement)}" if judgement.field and judgement.value else ""
        return f"{pair}: {VERDICT[judgement.verdict]}{value}، حكم {judgement.made_by}: {one_line(judgement.why)}"

    def _value(self, judgement: Judgement) -> str:
        value = str(judgement.value)
        if judgement.field == "date":
            return in_words(value)
        return STATUS.get(value, value) if judgement.field == "status" else f"«{one_line(value)}»"

    def _cues(self, cues: tuple[str, ...]) -> str:
        masked = "، ".join(f"«{self._entries.mask.key(one_line(cue))}»" for cue in cues)
        return f" ({masked})" if masked else ""

    def _entry(self, event_id: str) -> str:
        other = next((e for e in self._entries.chronicle.events if e.id == event_id), None)
        return f"[{other.number}] {self._entries.title(other)}" if other else event_id

    def _name(self, name: str) -> str:
        return self._entries.mask.text(one_line(self._entries.names.get(name, name)))


def _entities(page: Document, mention: EventMention) -> Iterator[str]:
    """The entities of an event mention's arguments and of the speakers of its chain."""
    spans = [argument.span for argument in mention.arguments]
    spans += [a.speaker.named for a in page.attributions if a.id in mention.chain and a.speaker.named]
    for named in page.mentions:
        if named.entity and any(named.span.overlaps(span) for span in spans):
            yield named.entity


def _mention(entries: Entries, ref: MentionRef) -> tuple[Document, EventMention] | None:
    page = entries.pages.get(ref.page)
    mention = next((e for e in page.events if e.id == ref.event), None) if page else None
    return None if page is None or mention is None else (page, mention)


def _article(page: Document, mention: EventMention) -> int | None:
    return next((a.number for a in page.articles if a.span.start <= mention.trigger.start < a.span.end), None)
