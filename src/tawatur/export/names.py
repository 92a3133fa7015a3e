"""The things that the pages of a case name: a list of them, and one in full with why its names were joined."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from tawatur.export.bidi import drawn, one_line
from tawatur.export.masking import Mask
from tawatur.export.reasons import rule_in_words
from tawatur.export.vocabulary import PRIVATE_PERSON
from tawatur.model.chronicle import Chronicle, Entity, Judgement
from tawatur.model.document import Document

TYPE = {"PER": "شخص", "ORG": "جهة", "LOC": "مكان", "EVENT_NAME": "حدث مسمى"}
VERDICT = {"same": "شيء واحد", "different": "شيئان", "unsure": "ربما كانا واحدا"}


class Names:
    """The entities of a case as they are shown. ``numbered``: all of them, in the order of their numbers from 1."""

    def __init__(
        self, chronicle: Chronicle, documents: Sequence[Document], numbered: Sequence[Entity], mask: Mask
    ) -> None:
        self._numbers = {entity.id: number for number, entity in enumerate(numbered, 1)}
        self._by_id = {entity.id: entity for entity in numbered}
        self._entity_of = {(r.page, r.mention): e.id for e in numbered for r in e.mentions}
        self._judgements = [j for j in chronicle.judgements if self._ends(j)]
        self._spans = {(d.id, m.id): (d, m) for d in documents for m in d.mentions}
        self._mask = mask

    def name(self, entity: Entity) -> str:
        """Its name; «شخص» and a number for a private person."""
        number = self._mask.numbers.get(entity.id)
        return one_line(entity.name) if number is None else f"{PRIVATE_PERSON} {number}"

    def named(self, entity: Entity) -> bool:
        """Whether any page names it, and not only by a common noun («الوزارة»)."""
        return bool(self._written(entity))

    def lines(self, shown: Iterable[Entity], *, isolated: bool = False) -> Iterator[str]:
        """A line an entity: number, name, type, how many pages, and how many others it may be."""
        for entity in shown:
            pages = len({ref.page for ref in entity.mentions})
            open_ = self.open_to(entity)
            maybe = f" · ربما: {open_}" if open_ else ""
            private = "" if entity.public else " · غير عام"
            line = f"[{self._numbers[entity.id]}] {self.name(entity)} · {TYPE[entity.type]}{private} · صفحات: {pages}{maybe}"
            yield drawn(line, isolated)

    def full(self, entity: Entity, *, isolated: bool = False) -> Iterator[str]:
        """One entity: its names as pages write them, where they stand, why they were joined, and what it may be besides."""
        for line in self._full(entity):
            yield drawn(line, isolated)

    def _full(self, entity: Entity) -> Iterator[str]:
        private = "" if entity.public else " · غير عام: لا صفحة تذكر له منصبا"
        yield f"● {self.name(entity)}  [{self._numbers[entity.id]}]"
        yield f"  {TYPE[entity.type]}{private} · {self._mask.key(entity.id)}"
        yield "  كما يُكتب"
        for name, count in self._written(entity).most_common():
            yield f"    {name} × {count}"
        yield "  أين يرد"
        yield from (f"    {line}" for line in self._where(entity))
        yield "  لماذا عُدّ واحدا"
        yield from (f"    {line}" for line in self.why(entity))
        others = list(dict.fromkeys(self._other(j, entity) for j in self._open(entity)))
        if others:
            yield "  ربما كان أيضا"
            yield from (f"    {self._named(other)}" for other in others)

    def _where(self, entity: Entity) -> Iterator[str]:
        """Its mentions by page; of a private person only how many pages: nobody's pages are gathered here (see docs/responsible-use.md)."""
        pages = dict.fromkeys(ref.page for ref in entity.mentions)
        if not entity.public:
            yield f"صفحات: {len(pages)}"
            return
        for page in pages:
            yield f"{one_line(page)}: {'، '.join(ref.mention for ref in entity.mentions if ref.page == page)}"

    def why(self, entity: Entity) -> Iterator[str]:
        """The judgements that made an entity one, or leave it open whether another is the same; how its key joined it where no judgement was needed."""
        told = [j for j in self._judgements if entity.id in self._ends(j)]
        if not told and len({ref.page for ref in entity.mentions}) == 1:
            yield "يرد في صفحة واحدة"
        elif not any(j.verdict == "same" for j in told) and len({ref.page for ref in entity.mentions}) > 1:
            yield "اسم واحد من قائمة الأسماء أو المعجم الجغرافي، أو اسم مؤسسة كامل"
        yield from (self._judged(judgement) for judgement in told)

    def reasons(self, entities: Iterable[str], pages: Iterable[str]) -> Iterator[str]:
        """Why names on some pages are one with others of some entities, or may be; nothing for those that needed no judgement."""
        wanted, inside = set(entities), set(pages)
        for judgement in self._judgements:
            at = {key.rpartition("#")[0] for key in (judgement.subject, judgement.other) if key}
            if wanted & set(self._ends(judgement)) and at & inside:
                yield self._judged(judgement)

    def _judged(self, judgement: Judgement) -> str:
        pair = " + ".join(self._wording(key) for key in (judgement.subject, judgement.other) if key)
        if not judgement.made_by.startswith("rule:"):
            return f"{pair}: {VERDICT.get(judgement.verdict, judgement.verdict)}، حكم {judgement.made_by}: {one_line(judgement.why)}"
        cues = "، ".join(f"«{one_line(cue)}»" for cue in judgement.cues)
        said = f"{VERDICT[judgement.verdict]}: {rule_in_words(judgement.made_by, judgement.why)}"
        return f"{pair}: {said}{f' ({cues})' if cues else ''}"

    def _wording(self, key: str) -> str:
        """A mention as its page writes it and where; a private name masked."""
        page, _, mention = key.rpartition("#")
        found = self._spans.get((page, mention))
        words = self._mask.within(found[0], found[1].span) if found else "؟"
        return f"«{one_line(words)}» ({one_line(key)})"

    def _written(self, entity: Entity) -> Counter[str]:
        found = (
            self._spans[ref.page, ref.mention] for ref in entity.mentions if (ref.page, ref.mention) in self._spans
        )
        return Counter(
            one_line(self._mask.within(page, mention.span)) for page, mention in found if not mention.nominal
        )

    def open_to(self, entity: Entity) -> int:
        """How many others it may be."""
        return len({self._other(judgement, entity) for judgement in self._open(entity)})

    def _open(self, entity: Entity) -> list[Judgement]:
        return [j for j in self._judgements if j.verdict == "unsure" and entity.id in self._ends(j) and self._apart(j)]

    def _apart(self, judgement: Judgement) -> bool:
        return len(set(self._ends(judgement))) == 2

    def _other(self, judgement: Judgement, entity: Entity) -> str:
        return next(key for key in self._ends(judgement) if key != entity.id)

    def _named(self, key: str) -> str:
        return f"{self.name(self._by_id[key])} [{self._numbers[key]}]"

    def _ends(self, judgement: Judgement) -> tuple[str, ...]:
        """The entities of the mentions that a judgement is about, () for one about events."""
        refs = (key.rpartition("#") for key in (judgement.subject, judgement.other) if key)
        return tuple(self._entity_of[page, mention] for page, _, mention in refs if (page, mention) in self._entity_of)
