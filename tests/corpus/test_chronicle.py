from functools import cache
from pathlib import Path

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.corpus.chronicle import derive
from tawatur.model.chronicle import Chronicle
from tawatur.model.document import Document, decode_document, encode_document
from tawatur.pipeline import annotate

PAGES = sorted(Path("gold/pages").glob("*.txt"))


@cache
def pages() -> tuple[Document, ...]:
    return tuple(annotate(Document(id=path.stem, text=path.read_text(encoding="utf8"))) for path in PAGES)


@cache
def chronicle() -> Chronicle:
    return derive(pages()).chronicle


def named_counts(found: Chronicle) -> dict[tuple[str, str], int]:
    """The named count of the entry of each mention."""
    return {(m.page, m.event): e.origin_counts.named for e in found.events for m in e.mentions}


@given(st.sampled_from(range(len(PAGES))), st.sampled_from(["0_before", "zz_after"]))
@settings(max_examples=20, deadline=None)
def test_a_verbatim_copy_changes_no_named_count(number: int, name: str) -> None:
    copy = msgspec.structs.replace(pages()[number], id=name)
    after = named_counts(derive([*pages(), copy]).chronicle)
    assert {key: after[key] for key in named_counts(chronicle())} == named_counts(chronicle())


@given(st.permutations(range(len(PAGES))))
@settings(max_examples=10, deadline=None)
def test_the_order_of_pages_changes_nothing(order: list[int]) -> None:
    assert derive([pages()[n] for n in order]).chronicle == chronicle()


def test_pages_read_back_from_their_records_give_the_same_chronicle() -> None:
    assert derive([decode_document(encode_document(page)) for page in pages()]).chronicle == chronicle()


def test_every_mention_of_an_event_stands_in_one_entry() -> None:
    refs = [m for e in chronicle().events for m in e.mentions]
    assert len(refs) == len(set(refs)) == sum(len(p.events) for p in derive(pages()).documents)


def test_entries_are_numbered_from_one_and_what_is_shown_comes_first() -> None:
    events = chronicle().events
    assert [e.number for e in events] == list(range(1, len(events) + 1))
    levels = [e.level == "folded" for e in events]
    assert levels == sorted(levels)


def test_no_planned_event_and_no_country_has_a_pin() -> None:
    for event in chronicle().events:
        if event.place is not None and event.place.latitude is not None:
            assert event.status != "planned"
            assert event.place.precision in ("city", "town", "village", "near")
