"""What every store does, whatever is behind it."""

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tawatur.model.attribution import Attribution, Speaker
from tawatur.model.chronicle import Judgement, MentionRef
from tawatur.model.document import Document, Source
from tawatur.model.event import Argument, EventMention, EventPlace, EventTime
from tawatur.model.mention import Quantity
from tawatur.model.page import Article, ArticleDate, Block, Evidence
from tawatur.model.span import Span
from tawatur.store.contract import NewPage, Store
from tawatur.store.errors import BadOffsets, DuplicateAnnotation, PageClash

OpenStore = Callable[[], Store]
TEXT = "أعلنت بلدية الزهراء إصابة 12 شخصا في حريق"


def event(start: int = 20, end: int = 25, **changes: object) -> EventMention:
    fields: dict[str, object] = {
        "id": f"e:{start}-{end}",
        "trigger": Span(start, end),
        "type": "HARM.injured",
        "kind": "event",
        "status": "occurred",
        "arguments": (Argument("victim", Span(29, 33)), Argument("place", Span(12, 19), "m:12-19")),
        "time": EventTime("2024-03", None, "page"),
        "place": EventPlace(Span(12, 19), "الزهراء"),
        "quantities": ("q:26-28",),
        "chain": ("a:0-5",),
        "rule": "test",
    }
    return EventMention(**{**fields, **changes})  # type: ignore[arg-type]


def page(page_id: str = "p1", text: str = TEXT, pipeline: str = "1", **layers: object) -> NewPage:
    filled: dict[str, object] = {
        "blocks": (Block(id="b:0-40", span=Span(0, 40), kind="body", article=0, rule="test"),),
        "articles": (Article(number=0, span=Span(0, 40), date=ArticleDate(earliest="2024-03-01", basis="inferred")),),
        "quantities": (Quantity(id="q:26-28", span=Span(26, 28), low=12, high=12, qualifier="exact", rule="test"),),
        "attributions": (
            Attribution(
                id="a:0-5",
                speaker=Speaker(span=Span(6, 19), kind="office"),
                cue=Span(0, 5),
                content=Span(20, 40),
                mode="indirect",
                rule="test",
            ),
        ),
        "events": (event(),),
    }
    document = Document(id=page_id, source=Source(outlet="صحيفة"), text=text, **{**filled, **layers})  # type: ignore[arg-type]
    return NewPage(document=document, original=text.encode(), pipeline=pipeline, ingested_at="2024-03-02T10:00:00Z")


def judgement(subject: str = "p1#e:20-25", **changes: object) -> Judgement:
    fields: dict[str, object] = {"verdict": "drop", "subject": subject, "made_by": "a person", "why": "لأسباب"}
    return Judgement(**{**fields, **changes})  # type: ignore[arg-type]


def test_a_stored_page_comes_back_whole_after_closing(open_store: OpenStore) -> None:
    new = page()
    store = open_store()
    assert store.put(new) == "added"
    store.close()
    store.close()
    again = open_store()
    assert again.documents() == [new.document] == [again.document("p1")]
    assert again.original("p1") == new.original
    assert again.bare_document("p1") == Document(id="p1", source=new.document.source, text=TEXT)
    again.close()


def test_what_is_not_there_is_none(store: Store) -> None:
    assert store.documents() == [] == store.judgements() == store.outdated("1")
    assert store.state("p") is store.document("p") is store.bare_document("p") is store.original("p") is None
    assert store.derived("key") is store.undo_judgement("now") is None


@pytest.mark.parametrize(
    ("second", "replace", "expected"),
    [
        (page(), False, "unchanged"),
        (page(), True, "unchanged"),
        (page(pipeline="2", events=()), False, "updated"),
        (page(text=TEXT + "!"), True, "updated"),
    ],
    ids=["same", "same, replace", "newer rules", "other bytes, replace"],
)
def test_a_page_that_comes_again(store: Store, second: NewPage, replace: bool, expected: str) -> None:
    store.put(page("p0", text=TEXT + " "))
    store.put(page())
    before = store.revision()
    assert store.put(second, replace=replace) == expected
    assert (store.revision() == before) == (expected == "unchanged")
    assert [document.id for document in store.documents()] == ["p0", "p1"]
    assert store.document("p1") == second.document
    assert store.original("p1") == second.original


def test_other_bytes_under_an_id_are_a_clash_and_change_nothing(store: Store) -> None:
    store.put(page())
    before = store.revision()
    with pytest.raises(PageClash, match="p1"):
        store.put(page(text=TEXT + "!"))
    assert store.document("p1") == page().document
    assert store.revision() == before


def test_pages_of_the_same_bytes_keep_them_until_the_last_is_replaced(store: Store) -> None:
    store.put(page("a"))
    store.put(page("b"))
    store.put(page("a", text=TEXT + "!"), replace=True)
    assert store.original("b") == TEXT.encode()
    assert store.original("a") == (TEXT + "!").encode()


def test_outdated_pages_are_those_of_other_rules(store: Store) -> None:
    store.put(page("new", pipeline="2"))
    store.put(page("old", text=TEXT + " "))
    assert store.outdated("2") == ["old"]


BAD_SPANS = [Span(-1, 3), Span(3, 3), Span(5, 3), Span(0, len(TEXT) + 1), Span(10**12, 10**12 + 1)]


def _bad_layers(bad: Span) -> dict[str, dict[str, object]]:
    speaker = Speaker(span=Span(6, 19), kind="office")
    date = ArticleDate(evidence=(Evidence(rule="test", message="m", span=bad),))
    link = {"id": "a:0-5", "speaker": speaker, "cue": None, "content": None, "mode": "direct", "rule": "test"}
    return {
        "trigger": {"events": (event(trigger=bad),)},
        "argument": {"events": (event(arguments=(Argument("victim", bad),)),)},
        "place": {"events": (event(place=EventPlace(bad, "x")),)},
        "cue of an event": {"events": (event(cues=(Span(0, 1), bad)),)},
        "evidence of a date": {"articles": (Article(number=0, span=Span(0, 3), date=date),)},
        "speaker": {"attributions": (Attribution(**{**link, "speaker": Speaker(span=bad, kind="person")}),)},  # type: ignore[arg-type]
        "content": {"attributions": (Attribution(**{**link, "content": bad}),)},  # type: ignore[arg-type]
        "block": {"blocks": (Block(id="b", span=bad, kind="body", rule="test"),)},
    }


@pytest.mark.parametrize("bad", BAD_SPANS, ids=str)
@pytest.mark.parametrize("where", _bad_layers(Span(0, 0)))
def test_a_page_with_a_bad_offset_anywhere_is_refused_whole(store: Store, where: str, bad: Span) -> None:
    with pytest.raises(BadOffsets, match="p1"):
        store.put(page(**_bad_layers(bad)[where]))
    assert store.documents() == [] == store.event_mentions()
    assert store.revision() == 0


def test_a_refused_update_leaves_the_page_as_it_was(store: Store) -> None:
    store.put(page())
    with pytest.raises(BadOffsets):
        store.put(page(pipeline="2", events=(event(trigger=Span(0, 999)),)))
    assert store.document("p1") == page().document


def test_two_annotations_of_one_id_are_refused(store: Store) -> None:
    with pytest.raises(DuplicateAnnotation, match="e:20-25"):
        store.put(page(events=(event(), event(type="HARM.killed"))))
    assert store.documents() == []


@pytest.mark.parametrize(
    ("value", "since", "until", "found"),
    [
        ("2024-03-05", "2024-03-05", "2024-03-05", True),
        ("2024-03-05", "2024-03-06", None, False),
        ("2024-03-05", None, "2024-03-04", False),
        ("2024-03", "2024-03-31", None, True),
        ("2014/..", "2030-01-01", None, True),
        ("2014/..", None, "2013-12-31", False),
        ("../2024-03-02", None, "1990-01-01", True),
        ("PAST_REF", "1990-01-01", None, False),
        (None, None, "2090-01-01", False),
        (None, None, None, True),
    ],
)
def test_event_mentions_are_found_by_their_days(
    store: Store, value: str | None, since: str | None, until: str | None, found: bool
) -> None:
    store.put(page(events=(event(time=EventTime(value)),)))
    assert store.event_mentions(since=since, until=until) == [MentionRef("p1", "e:20-25")] * found


def test_event_mentions_are_found_by_type_and_vanish_with_an_update(store: Store) -> None:
    store.put(page())
    assert store.event_mentions("HARM.injured") == [MentionRef("p1", "e:20-25")]
    assert store.event_mentions("HARM.killed") == []
    store.put(page(pipeline="2", events=(event(type="HARM.killed"),)))
    assert store.event_mentions("HARM.injured") == []
    assert store.event_mentions("HARM.killed") == [MentionRef("p1", "e:20-25")]


def test_judgements_are_numbered_undone_from_the_last_and_never_dropped(store: Store) -> None:
    first = judgement(cues=("x", "«ص»"), made_at="2024-03-02T00:00:00Z")
    second = judgement(verdict="correct", other=None, field="date", value="2024-03-02")
    assert [store.add_judgement(first), store.add_judgement(second)] == [1, 2]
    assert store.undo_judgement("t1") == second
    assert store.add_judgement(second) == 3
    assert [store.undo_judgement("t2"), store.undo_judgement("t3"), store.undo_judgement("t4")] == [second, first, None]
    assert [(made.number, made.judgement, made.undone_at) for made in store.judgements()] == [
        (1, first, "t3"),
        (2, second, "t1"),
        (3, second, "t2"),
    ]


def test_judgements_stay_when_their_page_is_annotated_anew_or_replaced(store: Store) -> None:
    store.put(page())
    store.add_judgement(judgement())
    store.put(page(pipeline="2", events=()))
    store.put(page(text=TEXT + "!"), replace=True)
    assert [made.judgement for made in store.judgements()] == [judgement()]


def test_the_revision_grows_with_every_change_and_only_then(store: Store) -> None:
    seen = [store.revision()]
    for change in (
        lambda: store.put(page()),
        lambda: store.put(page(pipeline="2")),
        lambda: store.add_judgement(judgement()),
        lambda: store.undo_judgement("now"),
    ):
        change()
        seen.append(store.revision())
    assert seen == sorted(set(seen))
    store.undo_judgement("now")
    store.put(page(pipeline="2"))
    store.keep_derived("key", b"result")
    assert store.revision() == seen[-1]


def test_one_derived_result_is_kept(store: Store) -> None:
    store.keep_derived("a", b"first")
    store.keep_derived("b", b"second" * 9999)
    assert store.derived("a") is None
    assert store.derived("b") == b"second" * 9999
    store.keep_derived("b", b"")
    assert store.derived("b") == b""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(st.characters(codec="utf-8"), min_size=1),
    page_id=st.text(st.characters(codec="utf-8")),
    data=st.data(),
)
def test_any_text_and_any_valid_span_come_back(store: Store, text: str, page_id: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    told = event(trigger=span, arguments=(Argument("victim", span),), place=None, quantities=())
    empty: dict[str, object] = {"blocks": (), "articles": (), "quantities": (), "attributions": ()}
    new = page(page_id, text, pipeline=str(span), events=(told,), **empty)
    store.put(new, replace=True)
    assert store.document(page_id) == new.document
    assert store.original(page_id) == text.encode()


def test_words_are_not_stored(store: Store) -> None:
    bare = page()
    worded = msgspec.structs.replace(bare, document=bare.document.with_layers(words=()))
    store.put(worded)
    assert store.document("p1") == bare.document
