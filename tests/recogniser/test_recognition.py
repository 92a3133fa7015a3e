"""Pages read by the rules and by other recognisers: what stands, and what the stages behind make of it."""

import itertools
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.recogniser.conftest import needs

from tawatur.model.document import Document, decode_document, encode_document
from tawatur.model.mention import Mention, MentionType, NameVote
from tawatur.model.span import Span
from tawatur.pipeline import STAGES, annotate
from tawatur.recogniser.contract import Bias, Recogniser
from tawatur.recogniser.loading import load_recogniser
from tawatur.recogniser.recognition import Recognition
from tawatur.recogniser.settle import Combine

ALL: frozenset[MentionType] = frozenset({"PER", "ORG", "LOC", "ROLE", "NORP", "EQUIPMENT", "EVENT_NAME"})


def word_list(
    name: str, words: dict[str, MentionType], *, types: frozenset[MentionType] = ALL, sure: float = 0.8
) -> Recogniser:
    """A recogniser of the plainest kind: names by a list, as a newsroom may have one."""

    def read(text: str, sentences: Sequence[Span]) -> list[NameVote]:
        pattern = "|".join(map(re.escape, words))
        return [
            NameVote(name, Span(*match.span()), words[match[0]], "list", sure)
            for sentence in sentences
            for match in re.compile(pattern).finditer(text, sentence.start, sentence.end)
            if words
        ]

    return Recogniser(name=name, types=types, read=read)


def page(text: str, *recognisers: Recogniser, **settings: object) -> Document:
    return annotate(Document(id="p", text=text), stages=Recognition(recognisers=recognisers, **settings).stages())  # type: ignore[arg-type]


def named(document: Document) -> dict[str, Mention]:
    return {mention.span.of(document.text): mention for mention in document.mentions}


UNKNOWN = "أعلنت شيتون افتتاح مصنع في الرباط. وقال حجر ثقيل إن العمل بدأ."
"""Two names that are ordinary words, which only a list can know for names, and one that the rules know."""
LIST: dict[str, MentionType] = {"شيتون": "ORG", "حجر ثقيل": "PER"}


def test_a_name_that_only_a_recogniser_knows_is_a_mention_with_its_vote() -> None:
    rules = named(annotate(Document(id="p", text=UNKNOWN)))
    assert "شيتون" not in rules
    assert "حجر ثقيل" not in rules
    found = named(page(UNKNOWN, word_list("list", LIST)))
    firm, man = found["شيتون"], found["حجر ثقيل"]
    assert (firm.type, firm.rule, firm.public, firm.entity) == ("ORG", "vote:list", None, "org:شيتون")
    assert (man.type, man.rule, man.public, man.entity) == ("PER", "vote:list", False, "per:حجر ثقيل")
    assert [(vote.by, vote.label, vote.span) for vote in man.votes] == [("list", "list", man.span)]
    assert man.confidence == pytest.approx(0.4)  # the rules could have said so and did not


def test_the_stages_behind_read_it() -> None:
    text = "وصل الوفد صباحا. وقال وزير الزراعة حجر ثقيل إن الموسم جيد."
    before, behind = annotate(Document(id="p", text=text)), page(text, word_list("list", LIST))
    speakers = [
        [a.speaker.span.of(text) for a in document.attributions if a.speaker and a.speaker.span]
        for document in (before, behind)
    ]
    assert speakers == [["وزير الزراعة حجر ثقيل"], ["حجر ثقيل"]]


def test_a_name_of_the_rules_keeps_what_they_know_and_shows_who_was_silent() -> None:
    rules = named(annotate(Document(id="p", text=UNKNOWN)))["الرباط"]
    agreed = named(page(UNKNOWN, word_list("list", {"الرباط": "LOC"})))["الرباط"]
    alone = named(page(UNKNOWN, word_list("list", {})))["الرباط"]
    assert (agreed.id, agreed.place, agreed.entity, agreed.rule) == (rules.id, rules.place, rules.entity, rules.rule)
    assert [vote.by for vote in agreed.votes] == ["rules", "list"]
    assert [vote.by for vote in alone.votes] == ["rules"]
    assert agreed.confidence > alone.confidence


def test_two_against_the_rules_change_a_type_and_every_vote_is_kept() -> None:
    lists = [word_list(name, {"الرباط": "ORG"}) for name in ("one", "two")]
    mention = named(page(UNKNOWN, *lists))["الرباط"]
    assert (mention.type, mention.place, mention.rule) == ("ORG", None, "vote:one+two")
    assert {(vote.by, vote.type) for vote in mention.votes} == {("rules", "LOC"), ("one", "ORG"), ("two", "ORG")}


def test_vote_keeps_what_two_agree_on() -> None:
    first = word_list("one", {**LIST, "الرباط": "LOC"})
    second = word_list("two", {"شيتون": "ORG", "مصنع": "ORG"})
    found = named(page(UNKNOWN, first, second, combine=Combine.VOTE))
    assert {"شيتون", "الرباط"} <= set(found)
    assert not {"حجر ثقيل", "مصنع"} & set(found)


def test_who_cannot_know_a_type_has_no_say_in_it() -> None:
    text = "وصلت إلى الميناء صواريخ «الرعد» قرب الرباط."
    rules = {mention.type for mention in annotate(Document(id="p", text=text)).mentions}
    places_only = word_list("places", {}, types=frozenset({"LOC"}))
    left = {mention.type for mention in page(text, places_only, combine=Combine.VOTE).mentions}
    assert {"EQUIPMENT", "LOC"} <= rules
    assert left == rules - {"LOC"}


def test_a_person_whose_office_the_text_gives_is_public_though_only_a_model_knows_the_name() -> None:
    text = "وصل الوفد صباحا. وقال وزير الزراعة حجر ثقيل إن الموسم جيد."
    found = named(page(text, word_list("list", {"حجر ثقيل": "PER"})))
    assert found["حجر ثقيل"].public is True


def test_the_last_name_alone_is_the_same_person() -> None:
    text = "إن العمل الذي بدأه حجر كشلمع انتهى. وأضاف كشلمع أن العمال وصلوا."
    assert annotate(Document(id="p", text=text)).mentions == ()
    found = page(text, word_list("list", {"حجر كشلمع": "PER"})).mentions
    assert [(mention.rule, mention.entity) for mention in found] == [
        ("vote:list", "per:حجر كشلمع"),
        ("last name", "per:حجر كشلمع"),
    ]
    assert found[1].refers_to == found[0].id


def test_bias_is_the_bound_from_which_a_proposal_counts() -> None:
    unsure = word_list("list", LIST, sure=0.6)
    assert "شيتون" in named(page(UNKNOWN, unsure, bias=Bias.BALANCED))
    assert "شيتون" not in named(page(UNKNOWN, unsure, bias=Bias.PRECISION))


def test_a_recogniser_that_fails_leaves_the_rules_and_an_issue() -> None:
    def fail(text: str, sentences: Sequence[Span]) -> list[NameVote]:
        raise ValueError("no memory")

    document = page(UNKNOWN, Recogniser(name="broken", types=ALL, read=fail))
    assert document.mentions == annotate(Document(id="p", text=UNKNOWN)).mentions
    assert [(issue.code, "no memory" in issue.message) for issue in document.issues] == [("stage_failed", True)]


def test_without_recognisers_nothing_changes() -> None:
    assert Recognition(recognisers=()).stages() is STAGES
    assert all(mention.votes == () for mention in annotate(Document(id="p", text=UNKNOWN)).mentions)


def test_votes_are_in_the_record() -> None:
    document = page(UNKNOWN, word_list("list", LIST))
    assert decode_document(encode_document(document)).mentions == document.mentions


PIECES = ["وزير الخارجية", "سليم الراوي", "في الرباط", "وبغداد", "هيئة الأنهار", "قال", "القوات العراقية", "دبابات", "شيتون", "أمس"]  # fmt: skip
PIECES += ["،", ".", "\n", "مُحَمَّد", "للأردن", "ريف إدلب"]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join), st.data())
def test_whatever_recognisers_say_mentions_keep_their_contract(text: str, data: st.DataObject) -> None:
    def drawn(name: str) -> Recogniser:
        one = st.tuples(
            st.integers(0, len(text)), st.integers(0, len(text)), st.sampled_from(sorted(ALL)), st.floats(0, 1)
        )
        drawn_votes = data.draw(st.lists(one, max_size=6))
        votes = [NameVote(name, Span(*sorted(edges)), type_, "drawn", sure) for *edges, type_, sure in drawn_votes]
        return Recogniser(name=name, types=ALL, read=lambda text, sentences: votes)

    combine, agreeing = data.draw(st.sampled_from(Combine)), data.draw(st.integers(1, 3))
    document = page(text, drawn("one"), drawn("two"), combine=combine, agreeing=agreeing)
    assert not [issue for issue in document.issues if issue.code == "stage_failed"]
    edges = {word.start for word in document.tokens}, {word.end for word in document.tokens}
    ids = {mention.id for mention in document.mentions}
    assert len(ids) == len(document.mentions)
    for mention in document.mentions:
        assert mention.span.start in edges[0]
        assert mention.span.end in edges[1] or text[mention.span.end - 1] in '»”’)"'
        assert mention.refers_to is None or mention.refers_to in ids
        assert (mention.public is None) == (mention.type != "PER")
        assert (
            mention.votes
            or mention.rule in ("last name", "first name", "nominal")
            or mention.type in ("LOC", "ORG", "PER")
        )
        assert 0 <= mention.confidence <= 1
    flat = [m for m in document.mentions if m.votes and m.type in ("PER", "ORG", "LOC", "EQUIPMENT", "EVENT_NAME")]
    for before, behind in itertools.pairwise(flat):
        assert not before.span.overlaps(behind.span)


@needs("transformers")
def test_a_trained_model_joins_the_rules(transformers_folder: Path) -> None:
    text = (
        "استقبل سليم الراوي وفدا من هيئة الأنهار في الواحة.\n\nوقالت هالة الجندي إن هيئة الأنهار تعمل بالواحة منذ عام."
    )
    recogniser = load_recogniser(f"transformers:{transformers_folder}")
    document = page(text, recogniser)
    assert not document.issues
    said = [m.span.of(text) for m in document.mentions if any(v.by == "transformers:tiny-ner" for v in m.votes)]
    assert said == ["سليم الراوي", "هيئة الأنهار", "الواحة", "هالة الجندي", "هيئة الأنهار", "الواحة"]
