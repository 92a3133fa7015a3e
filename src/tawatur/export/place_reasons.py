"""Why a telling stands at its place: what the name was taken for, by which words, and what else was weighed."""

from collections.abc import Iterator

from tawatur.export.page_text import quoted
from tawatur.export.vocabulary import PLACE_REASON, UNPLACED
from tawatur.lexicon.places import Place, load_gazetteer
from tawatur.model.document import Document
from tawatur.model.event import EventMention
from tawatur.model.mention import Mention, PlaceReading


def place_lines(page: Document, event: EventMention) -> Iterator[str]:
    """The place of a telling with its reason, and the other places of its name; one line for a telling without a place."""
    if event.place is None:
        yield UNPLACED
        return
    mention = _mention(page, event)
    if mention is None or mention.reading is None:
        yield f"«{quoted(page, event.place.span)}»: {PLACE_REASON['unlisted']}"
        return
    yield f"«{quoted(page, event.place.span)}»: {PLACE_REASON[mention.reading.reason]}{_cues(page, mention.reading)}"
    yield from (f"  {_candidate(number, mention.place)}" for number in mention.reading.candidates)


def _mention(page: Document, event: EventMention) -> Mention | None:
    span = event.place.span if event.place is not None else None
    return next((m for m in page.mentions if m.type == "LOC" and m.span == span), None)


def _cues(page: Document, reading: PlaceReading) -> str:
    words = "، ".join(f"«{quoted(page, cue)}»" for cue in reading.cues)
    return f" {words} [{reading.reason}]" if words else f" [{reading.reason}]"


def _candidate(number: str, chosen: str | None) -> str:
    mark = "✓" if number == chosen else "·"
    place = load_gazetteer().place(number)
    return f"{mark} {number}" if place is None else f"{mark} {_place(place)}"


def _place(place: Place) -> str:
    where = " / ".join(filter(None, (place.country, place.admin1)))
    point = "" if place.latitude is None else f" {place.latitude:g}, {place.longitude:g}"
    return f"{place.name} ({where}){point} {place.id}"
