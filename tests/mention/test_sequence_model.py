"""The trained model of names: its reading of a page against a reading by hand, its arithmetic, and what never changes its answer."""

import itertools
import json
import math
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.lexicon.lexicon import load_lexicon
from tawatur.lexicon.name_model import NameModel, load_name_model
from tawatur.mention.mentions import rule_names
from tawatur.mention.name_features import rules_say, sentences_of
from tawatur.mention.scan import Scan
from tawatur.mention.sequence_model import ModelReading, NameGuess, SequenceModel, sequence_model
from tawatur.model.document import Document
from tawatur.pipeline import STAGES

LABELS = ("O", "B-LOC", "B-ORG", "B-PER", "I-LOC", "I-ORG", "I-PER")


def scanned(text: str) -> Scan:
    document = Document(id="p", text=text)
    for layer, stage in STAGES:
        if layer == "mentions":
            break
        document = document.with_layers(**{layer: stage(document, load_lexicon())})
    return Scan(document, load_lexicon())


def reading(text: str, model: SequenceModel | None = None) -> tuple[Scan, ModelReading]:
    scan = scanned(text)
    found = rule_names(scan)
    used = model or sequence_model(load_lexicon())
    assert used is not None
    return scan, used.read(scan, rules_say(scan, found.all_names(), found.roles))


def names(text: str) -> list[tuple[str, str]]:
    scan, read = reading(text)
    return [(guess.type, scan.span(guess.first, guess.last).of(text)) for guess in read.names()]


def small_model(around: dict[str, dict[str, int]], transitions: list[list[int]] | None = None) -> SequenceModel:
    """A model whose features weigh only on the label of their own word."""
    rows = {
        feature: [weights.get(label, 0) if offset == 2 else 0 for offset in range(5) for label in LABELS]
        for feature, weights in around.items()
    }
    moves = transitions or [[0] * len(LABELS) for _ in LABELS]
    return SequenceModel(NameModel(LABELS, 64, moves, rows, {}), load_lexicon())


SENTENCES = [
    ("قالت أنجليكا فورستنبرغ إن الوفد عاد", [("PER", "أنجليكا فورستنبرغ")]),
    ("وصل رئيس الحكومة إلى تونس", [("LOC", "تونس")]),
    ("أعلنت وزارة الداخلية التونسية القبض على ثلاثة أشخاص", [("ORG", "وزارة الداخلية التونسية")]),
    ("كان الطقس جميلا وهادئا في ذلك المساء", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_names_of_a_sentence(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text) == expected


def test_an_empty_page_has_no_names() -> None:
    assert names("") == []


def test_the_likeliest_labels_are_the_best_of_all_paths() -> None:
    moves = [[(3 * a + 5 * b) % 11 * 16 - 60 for b in range(len(LABELS))] for a in range(len(LABELS))]
    model = small_model(
        {
            "word=كتاب": {"B-PER": 190, "O": 10},
            "word=قديم": {"I-PER": 150, "B-LOC": 160},
            "word=نافع": {"O": 90, "I-LOC": 120},
        },
        moves,
    )
    scan = scanned("كتاب قديم نافع")
    read = model.read(scan, ["O"] * 3)
    rows = [read._emission(place) for place in read._places]
    best = max(
        itertools.product(range(len(LABELS)), repeat=3),
        key=lambda path: (
            sum(row[label] for row, label in zip(rows, path, strict=True))
            + sum(model.moves[a][b] for a, b in itertools.pairwise(path))
        ),
    )
    assert tuple(read._best_path(rows, model.zero, model.zero)) == best


@given(st.lists(st.lists(st.integers(-300, 200), min_size=7, max_size=7), min_size=1, max_size=4))
def test_a_run_is_given_up_only_where_no_name_beats_outside(rows: list[list[int]]) -> None:
    weights = load_name_model()
    assert weights is not None
    model = SequenceModel(weights, load_lexicon())
    read = model.read(scanned("قال"), ["O"])
    start, behind = model.moves[0], model.into[0]

    def weight(path: list[int]) -> int:
        inner = sum(model.moves[a][b] for a, b in itertools.pairwise(path))
        return (
            start[path[0]] + inner + behind[path[-1]] + sum(row[label] for row, label in zip(rows, path, strict=True))
        )

    if read._hopeless(rows, start, behind):
        outside = weight([0] * len(rows))
        for begin, inside, _ in model.kinds:
            for first, last in itertools.combinations_with_replacement(range(len(rows)), 2):
                name = [0] * first + [begin] + [inside] * (last - first) + [0] * (len(rows) - 1 - last)
                assert weight(name) <= outside


def test_probability_is_that_of_the_name_against_none() -> None:
    model = small_model({"word=كتاب": {"B-PER": 128}})
    scan = scanned("كتاب قديم")
    read = model.read(scan, ["O", "O"])
    assert read.names() == [NameGuess(0, 0, "PER")]
    assert read.probability(0, 0, "PER") == pytest.approx(1 / (1 + math.exp(-2)))
    assert read.probability(1, 1, "PER") == pytest.approx(0.5)


def test_sentences_cover_every_word_once() -> None:
    scan = scanned("قال أحمد. ثم عاد! وسكت")
    assert [index for sentence in sentences_of(scan) for index in sentence] == list(range(len(scan.words)))


@given(st.lists(st.sampled_from([text for text, _ in SENTENCES]), min_size=1, max_size=4))
def test_pages_read_before_change_no_answer(pages: list[str]) -> None:
    weights = load_name_model()
    assert weights is not None
    model = SequenceModel(weights, load_lexicon())
    for page in pages:
        reading(page, model)
    text = SENTENCES[0][0]
    fresh = reading(text, SequenceModel(weights, load_lexicon()))[1]
    assert reading(text, model)[1].names() == fresh.names()


@given(st.text(alphabet="قالمحدنوب ةإ.،\n«»A1", max_size=60))
def test_names_lie_in_the_page_and_apart(text: str) -> None:
    scan, read = reading(text)
    ends = [-1]
    for guess in read.names():
        assert ends[-1] < guess.first <= guess.last < len(scan.words)
        assert 0 <= read.probability(*guess) <= 1
        ends.append(guess.last)


def test_the_model_file_is_small_sorted_and_whole() -> None:
    written = (files("tawatur.lexicon") / "names" / "model.json").read_bytes()
    model = json.loads(written)
    assert len(written) < 2_000_000
    assert model["labels"][0] == "O"
    for key, size in (("around", 5 * len(model["labels"])), ("own", len(model["labels"]))):
        assert list(model[key]) == sorted(model[key])
        assert {len(row) for row in model[key].values()} == {size}
