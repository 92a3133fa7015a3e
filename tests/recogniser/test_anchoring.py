"""Tokens and names at their place in the untouched text. The table was written as a reader of Arabic, before the code was run on it."""

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.lexicon.fold import DELETED
from tawatur.lexicon.lexicon import load_lexicon
from tawatur.model.span import Span
from tawatur.recogniser.anchoring import anchor
from tawatur.recogniser.engine import read_tokens, recogniser_of
from tawatur.recogniser.tokens import Token, sentence_tokens
from tawatur.recogniser.windows import Named

LETTERS = "ابتدرسعقلمنهويةأإآىكفوبلالـ"
MARKS = "\u064e\u064f\u0650\u0651\u0652\u0640\u200f\u200e\u202b\u202c\u200b\ufeff"
NOISE = " \n\t\u00a0.،؛؟!«»()\"'-/٠١٢3aB@#ﻻﷲﺍﳌ😀\u0000"
TEXTS = st.text(alphabet=LETTERS * 3 + MARKS + NOISE, max_size=120)

CASES = [
    # what a model marks, as it stands in the text -> the name
    ("التقى الوفد بالمغرب مسؤولين", "بالمغرب", "المغرب"),
    (
        "سافر وفد للأردن أمس",
        "للأردن",
        "لأردن",
    ),  # the article has lost its alef: the span opens at its lam, as the words do
    ("وصل إلى عُمان وقطر", "وقطر", "قطر"),
    ("عاد من لبنان", "لبنان", "لبنان"),
    ("زار الوزير بغداد.", "بغداد.", "بغداد"),
    ("قال «مركز الساحل» في بيان", "«مركز الساحل»", "مركز الساحل"),
    ("قال محمّد بن سالم", "حم", "محمّد"),
    ("قال مُحَمَّدُ بنُ سالمٍ", "مَّدُ بنُ سا", "مُحَمَّدُ بنُ سالمٍ"),
    ("في القـــاهرة اليوم", "القـ", "القـــاهرة"),
    ("وزارة  الزراعة", "وزارة  الزراعة", "وزارة  الزراعة"),
    ("إلى ﺍﻟﺮﺑﺎﻁ غدا", "ﻟﺮ", "ﺍﻟﺮﺑﺎﻁ"),
    ("طائرة F-16 أمريكية", "F-16", "F-16"),
    ("، ؛ .", "؛", None),
    ("قال سالم", " ", None),
]


def tokens_of(text: str) -> list[Token]:
    return [token for sentence in sentence_tokens(text, [Span(0, len(text))], load_lexicon()) for token in sentence]


@pytest.mark.parametrize(("text", "marked", "name"), CASES)
def test_a_marked_stretch_becomes_the_name_in_it(text: str, marked: str, name: str | None) -> None:
    start = text.index(marked)
    span = anchor(tokens_of(text), Span(start, start + len(marked)))
    assert (None if span is None else span.of(text)) == name


@given(TEXTS)
def test_tokens_hold_every_visible_character_once(text: str) -> None:
    tokens = tokens_of(text)
    places = [place for token in tokens for place in range(token.outer, token.end)]
    assert len(places) == len(set(places))
    assert places == sorted(places)
    for place in set(range(len(text))) - set(places):
        alone = "".join(unicodedata.normalize("NFKC", DELETED.sub("", text[place])).split())
        assert not DELETED.sub("", alone)
    for token in tokens:
        assert token.outer <= token.start < token.end
        assert token.written
        assert not any(letter.isspace() for letter in token.written)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 120), st.integers(0, 120)), max_size=5))
def test_tokens_belong_to_sentences_in_order_whatever_the_sentences(text: str, edges: list[tuple[int, int]]) -> None:
    sentences = [Span(*sorted(edge)) for edge in edges]
    found = sentence_tokens(text, sentences, load_lexicon())
    starts = [token.outer for sentence in found for token in sentence]
    assert starts == sorted(set(starts))
    inside = [token.outer for token in tokens_of(text) if any(s.start <= token.outer < s.end for s in sentences)]
    assert starts == inside


@given(TEXTS, st.integers(0, 120), st.integers(0, 120))
def test_anchoring_gives_whole_words_and_changes_nothing_the_second_time(text: str, left: int, right: int) -> None:
    tokens = tokens_of(text)
    span = anchor(tokens, Span(min(left, right), max(left, right)))
    if span is not None:
        assert 0 <= span.start < span.end <= len(text)
        assert span.start in {token.start for token in tokens}
        assert span.end in {token.end for token in tokens}
        assert anchor(tokens, span) == span


class AnyEngine:
    """An engine that says what hypothesis draws, of every window that it is shown."""

    labels = ("PER", "LOC", "MISC")

    def __init__(self, limit: int, data: st.DataObject) -> None:
        self.limit = limit
        self.data = data
        self.seen: list[str] = []

    def costs(self, words: list[str]) -> list[int]:
        return [max(1, len(word) // 2) for word in words]

    def names(self, texts: list[list[str]]) -> list[list[Named]]:
        self.seen += [word for text in texts for word in text]
        return [self.data.draw(self._names(len(text))) for text in texts]

    def _names(self, words: int) -> st.SearchStrategy[list[Named]]:
        edges = st.tuples(st.integers(0, words - 1), st.integers(0, words - 1)).map(sorted)
        one = st.tuples(edges, st.sampled_from(self.labels), st.floats(0, 1))
        return st.lists(one.map(lambda parts: Named(parts[0][0], parts[0][1], parts[1], parts[2])), max_size=4)


@given(TEXTS, st.integers(1, 20), st.data())
def test_whatever_an_engine_says_votes_are_whole_words_of_the_text(text: str, limit: int, data: st.DataObject) -> None:
    engine = AnyEngine(limit, data)
    tokens = tokens_of(text)
    middle = data.draw(st.integers(0, len(text)))
    sentences = [Span(0, middle), Span(middle, len(text))]
    votes = recogniser_of("any", engine, lexicon=load_lexicon()).read(text, sentences)
    assert {token.written for token in tokens} == set(engine.seen)  # nothing was clipped
    assert [vote.span for vote in votes] == sorted(vote.span for vote in votes)
    for before, behind in itertools.pairwise(votes):
        assert before.span.end <= behind.span.start
    for vote in votes:
        assert anchor(tokens, vote.span) == vote.span
        assert vote.type in ("PER", "LOC")


def test_an_engine_is_not_asked_about_nothing() -> None:
    class Silent(AnyEngine):
        def names(self, texts: list[list[str]]) -> list[list[Named]]:
            raise AssertionError("asked about nothing")

    assert read_tokens(Silent(5, st.data()), []) == []  # type: ignore[arg-type]
