"""From annotated pages and judgements to a chronicle: every step a function whose result can be undone."""

from collections.abc import Sequence
from typing import cast

import msgspec

from tawatur.corpus.bodies import Bodies
from tawatur.corpus.conflicts import find_page_conflicts
from tawatur.corpus.copies import find_copies
from tawatur.corpus.corroboration import copied_words
from tawatur.corpus.dating import apply_narrowings, list_weekdays, narrow_dates
from tawatur.corpus.entities import Entities, link_entities
from tawatur.corpus.entries import CaseKnowledge, entries_of
from tawatur.corpus.levels import PassingWords
from tawatur.corpus.merging import merge_events
from tawatur.corpus.places import PlaceTree, place_tree
from tawatur.corpus.reasons import ApartWords
from tawatur.corpus.stories import Stories
from tawatur.corpus.tellings import tellings_of
from tawatur.corpus.twins import Twins
from tawatur.dating.articles import date_articles
from tawatur.lexicon.fold import fold
from tawatur.lexicon.lexicon import Lexicon, load_lexicon
from tawatur.model.chronicle import Chronicle, CopyLink, Judgement
from tawatur.model.document import Document
from tawatur.model.event import EventPlace, EventTime, Status
from tawatur.pipeline import STAGES
from tawatur.text.words import find_words


class Derived(msgspec.Struct, frozen=True):
    """``documents``: the pages with what the case adds (dates, resolved values, entities); ``chronicle``: what they give together."""

    documents: tuple[Document, ...]
    chronicle: Chronicle


def derive(
    documents: Sequence[Document], judgements: Sequence[Judgement] = (), lexicon: Lexicon | None = None
) -> Derived:
    """The chronicle of a case. The order of ``documents`` does not matter; no page, or pages without events, give an empty one.

    ``lexicon``: the one that the pages were read with, the shipped one for None.

    >>> derive([]).chronicle.events
    ()
    """
    lexicon = lexicon or load_lexicon()
    twins = Twins(_with_words(document, lexicon) for document in documents)
    judged = twins.judged(judgements)
    firsts, entities, dating = _dated(twins.firsts, lexicon, judged)
    places = place_tree(firsts, entities, lexicon.own_places)
    tellings = [t for t in tellings_of(_corrected(firsts, judged), entities) if t.ref.key not in _dropped(judged)]
    stories = Stories(firsts, entities, find_copies(firsts), places)
    merged = merge_events(tellings, places, stories, _apart_words(lexicon), (*judged, *dating))
    pages = twins.pages(firsts)
    entities = link_entities(pages, judgements, lexicon)
    pages = [_with_entities(page, entities) for page in pages]
    copies = find_copies(pages)
    groups = twins.told_by_all(merged.groups, {page.id: page for page in pages}, entities)
    chronicle = Chronicle(
        events=entries_of(groups, _knowledge(pages, entities, places, copies, judgements, lexicon)),
        page_conflicts=find_page_conflicts(pages),
        entities=entities.linked,
        copies=copies,
        judgements=(*merged.judgements, *entities.judgements),
    )
    return Derived(tuple(page.record() for page in pages), chronicle)


def _knowledge(
    pages: Sequence[Document],
    entities: Entities,
    places: PlaceTree,
    copies: tuple[CopyLink, ...],
    judgements: Sequence[Judgement],
    lexicon: Lexicon,
) -> CaseKnowledge:
    passing = PassingWords(_folded(lexicon, "levels", "relative"), _folded(lexicon, "levels", "since"))
    bodies = Bodies(pages, entities, lexicon.tables)
    return CaseKnowledge(
        entities, bodies, places, copied_words(copies, pages), tuple(judgements), lexicon.tables["titles"], passing
    )


def _apart_words(lexicon: Lexicon) -> ApartWords:
    return ApartWords(
        _folded(lexicon, "telling_apart", "another"), _folded(lexicon, "telling_apart", "before_or_after")
    )


def _folded(lexicon: Lexicon, table: str, name: str) -> frozenset[str]:
    return frozenset(map(fold, lexicon.tables[table][name]))


def _with_words(document: Document, lexicon: Lexicon) -> Document:
    return document if document.tokens else document.with_layers(words=find_words(document, lexicon))


def _dated(
    pages: list[Document], lexicon: Lexicon, judged: Sequence[Judgement]
) -> tuple[list[Document], Entities, tuple[Judgement, ...]]:
    """Pages with dates narrowed by each other and everything that rests on dates resolved again, in one pass."""
    entities = link_entities(pages, judged, lexicon)
    narrowings = narrow_dates(tellings_of(pages, entities), place_tree(pages, entities, lexicon.own_places))
    again = STAGES[[stage for _, stage in STAGES].index(date_articles) + 1 :]
    out = []
    for page in pages:
        narrowed = apply_narrowings(page, narrowings)
        if narrowed is not page:
            for layer, stage in again:
                narrowed = narrowed.with_layers(**{layer: stage(narrowed, lexicon)})
        out.append(list_weekdays(narrowed))
    entities = link_entities(out, judged, lexicon)
    return [_with_entities(page, entities) for page in out], entities, tuple(n.judgement for n in narrowings)


def _with_entities(document: Document, entities: Entities) -> Document:
    mentions = tuple(
        msgspec.structs.replace(m, entity=entities.of[document.id, m.id]) if (document.id, m.id) in entities.of else m
        for m in document.mentions
    )
    return document.with_layers(mentions=mentions)


def _dropped(judgements: Sequence[Judgement]) -> frozenset[str]:
    return frozenset(j.subject for j in judgements if j.verdict == "drop")


def _corrected(pages: Sequence[Document], judgements: Sequence[Judgement]) -> list[Document]:
    """Pages whose events a person corrected: date, status or place."""
    by_subject: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        if judgement.verdict == "correct":
            by_subject.setdefault(judgement.subject, []).append(judgement)
    if not by_subject:
        return list(pages)
    out = []
    for page in pages:
        events = []
        for event in page.events:
            for judgement in by_subject.get(f"{page.id}#{event.id}", ()):
                if judgement.field == "date":
                    event = msgspec.structs.replace(event, time=EventTime(judgement.value, None, "stated"))
                elif judgement.field == "status" and judgement.value:
                    event = msgspec.structs.replace(event, status=cast(Status, judgement.value))
                elif judgement.field == "place" and judgement.value:
                    event = msgspec.structs.replace(event, place=EventPlace(event.trigger, judgement.value))
            events.append(event)
        out.append(page.with_layers(events=tuple(events)))
    return out
