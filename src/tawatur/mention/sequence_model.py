"""Names by the trained sequence model: the likeliest labels for the words of a page, and how likely each name is.

A linear chain (CRF) whose features are all of single words, so that what a word adds to the labels around it is summed once for each
form and remembered; a page costs a few look-ups a word. Words that hardly can be part of a name are passed over.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import exp
from operator import add
from typing import NamedTuple

from tawatur.lexicon.lexicon import Lexicon
from tawatur.lexicon.name_model import NameModel, load_name_model
from tawatur.mention.name_features import (
    EDGE,
    OFFSETS,
    OUTSIDE,
    class_features,
    gap_features,
    rule_features,
    sentences_of,
    spelling_features,
    word_feature,
    written_features,
)
from tawatur.mention.scan import STOP, Scan
from tawatur.mention.word_classes import WordClass
from tawatur.model.word import WordKind

Row = Sequence[int]
Rows = Sequence[Row]
Kind = tuple[int, int, int]
Form = tuple[WordClass, str, str, WordKind, int]

PASSED_OVER = -32
"""A word is passed over when the most that it and its neighbours can add lifts no name's label above «outside» by this (in 1/64 of log weight).

More than half of the words. Weighed with the rules, names of 95 unseen articles came out as well as with every word weighed (F1 .8655 against .8651, .741
against .740); from 0 on our own pages lost names.
"""
NEVER = -1_000_000
KEPT_FORMS = 200_000
_LEFT, _NEAR_LEFT, _OWN, _NEAR_RIGHT, _RIGHT = range(5)


class Reach(NamedTuple):
    """What a word adds to the labels of the words two behind it to two before it, and the most it lifts any name above «outside» there."""

    rows: Rows
    lifts: Row


class NameGuess(NamedTuple):
    """A name by the model: its words and its type."""

    first: int
    last: int
    type: str


class SequenceModel:
    """A model made ready for a lexicon; remembers the forms it has seen, which changes no answer."""

    def __init__(self, model: NameModel, lexicon: Lexicon) -> None:
        self.labels = model.labels
        self.scale = model.scale
        self.moves: Rows = _within_types(model)
        self.into: Rows = list(zip(*self.moves, strict=True))
        self.zero: Row = [0] * len(model.labels)
        self.kinds = tuple(self._kind(label[2:]) for label in model.labels if label.startswith("B-"))
        self._lexicon = lexicon
        self._around, self._own = model.around, model.own
        self._nothing: Row = [0] * (len(model.labels) * len(OFFSETS))
        self.edge = self._reach([self._sum((EDGE,))])
        self._stems: dict[WordClass, Row] = {}
        self._classes: dict[tuple[str, ...], Row] = {}
        self._said: dict[str, Row] = {}
        self._shapes: dict[tuple[str, WordKind, int], Row] = {}
        self._reaches: dict[Form, Reach] = {}

    def _kind(self, name: str) -> Kind:
        """The two labels of a type, and the most that a move between them gains over staying outside."""
        pair = self.labels.index(f"B-{name}"), self.labels.index(f"I-{name}")
        return (*pair, max(self.moves[a][b] for a in pair for b in pair) - self.moves[0][0])

    def read(self, scan: Scan, said: Sequence[str]) -> "ModelReading":
        """The page as the model reads it, given what the rules say of each word (`rules_say`)."""
        return ModelReading(self, self._page(scan, said), sentences_of(scan))

    def _page(self, scan: Scan, said: Sequence[str]) -> list[Reach]:
        if len(self._reaches) > KEPT_FORMS:
            self._reaches.clear()
            self._stems.clear()
        known, reaches = self._reaches, []
        around = [4 * before + after for before, after in zip(scan.gaps, [*scan.gaps[1:], STOP], strict=True)]
        for index, (known_as, rule, word, gap) in enumerate(zip(scan.classes, said, scan.words, around, strict=False)):
            form = (known_as, rule, word.form.proclitics, word.kind, gap)
            found = known.get(form)
            if found is None:
                found = known[form] = self._word(scan, index, form)
            reaches.append(found)
        return reaches

    def _word(self, scan: Scan, index: int, form: Form) -> Reach:
        known_as, said, proclitics, kind, gap = form
        shape = (proclitics, kind, gap)
        of_stem, of_said, of_shape = self._stems.get(known_as), self._said.get(said), self._shapes.get(shape)
        if of_stem is None:
            of_stem = self._stems[known_as] = self._stem(known_as)
        if of_said is None:
            of_said = self._said[said] = self._sum(rule_features(said))
        if of_shape is None:
            gaps = gap_features(*divmod(gap, 4))
            of_shape = self._shapes[shape] = self._with_own(self._sum(written_features(scan.words[index])), gaps)
        return self._reach((of_stem, of_said, of_shape))

    def _stem(self, word: WordClass) -> Row:
        features = class_features(word, self._lexicon)
        of_class = self._classes.get(features)
        if of_class is None:
            of_class = self._classes[features] = self._sum(features)
        itself = self._around.get(word_feature(word))
        rows = of_class if itself is None else list(map(add, of_class, itself))
        return self._with_own(rows, spelling_features(word))

    def _sum(self, features: Iterable[str]) -> Row:
        """The five rows of features that count for the words around, in one list."""
        found = [row for feature in features if (row := self._around.get(feature)) is not None]
        return list(map(sum, zip(*found, strict=True))) if found else self._nothing

    def _with_own(self, rows: Row, features: Iterable[str]) -> Row:
        """The same with features that count for the word's own labels alone."""
        found = [row for feature in features if (row := self._own.get(feature)) is not None]
        if not found:
            return rows
        size = len(self.labels)
        own = list(map(sum, zip(rows[_OWN * size : (_OWN + 1) * size], *found, strict=True)))
        return [*rows[: _OWN * size], *own, *rows[(_OWN + 1) * size :]]

    def _reach(self, parts: Sequence[Row]) -> Reach:
        size, flat = len(self.labels), list(map(sum, zip(*parts, strict=True)))
        rows = [flat[start : start + size] for start in range(0, len(flat), size)]
        return Reach(rows, [max(row[1:]) - row[0] for row in rows])


class ModelReading:
    """One page as the model reads it."""

    def __init__(self, model: SequenceModel, reaches: list[Reach], sentences: Sequence[range]) -> None:
        self._model = model
        self._padded: list[Reach] = []
        self._places: list[int] = []
        edges = (model.edge, model.edge)
        for sentence in sentences:
            self._padded += edges
            self._places += range(len(self._padded), len(self._padded) + len(sentence))
            self._padded += reaches[sentence.start : sentence.stop]
        self._padded += edges

    def names(self) -> list[NameGuess]:
        """The names of the likeliest labels, in order."""
        words = {place: index for index, place in enumerate(self._places)}
        return [
            NameGuess(words[first], words[last], kind)
            for run in self._open_runs()
            for first, last, kind in self._names_of(run)
        ]

    def probability(self, first: int, last: int, kind: str) -> float:
        """How likely words ``first`` to ``last`` are one name of ``kind`` rather than no name, words around them being in none."""
        return 1 / (1 + exp(-max(-50.0, min(50.0, self.odds(first, last, kind)))))

    def odds(self, first: int, last: int, kind: str) -> float:
        """The same as the natural logarithm of the odds."""
        model, begin, inside = self._model, self._model.labels.index(f"B-{kind}"), self._model.labels.index(f"I-{kind}")
        path = [begin] + [inside] * (last - first)
        places = self._places[first : last + 1]
        before, behind = self._borders(places[0], places[-1])
        odds = before[begin] - before[0] + behind[path[-1]] - behind[0]
        odds += sum(model.moves[a][b] - model.moves[0][0] for a, b in pairwise(path))
        for place, label in zip(places, path, strict=True):
            row = self._emission(place)
            odds += row[label] - row[0]
        return odds / model.scale

    def _open_runs(self) -> Iterator[range]:
        """Runs of places whose words may be part of a name; never over an edge."""
        lifts = [reach.lifts for reach in self._padded]
        edge = self._model.edge
        first = None
        for place, (a, b, own, c, d) in enumerate(
            zip(lifts, lifts[1:], lifts[2:], lifts[3:], lifts[4:], strict=False), 2
        ):
            may = a[_LEFT] + b[_NEAR_LEFT] + own[_OWN] + c[_NEAR_RIGHT] + d[_RIGHT] > PASSED_OVER
            if may and self._padded[place] is not edge:
                first = place if first is None else first
            elif first is not None:
                yield range(first, place)
                first = None
        if first is not None:
            yield range(first, len(self._padded) - 2)

    def _emission(self, place: int) -> Row:
        padded = self._padded
        return [
            a + b + own + c + d
            for a, b, own, c, d in zip(
                padded[place - 2].rows[_LEFT],
                padded[place - 1].rows[_NEAR_LEFT],
                padded[place].rows[_OWN],
                padded[place + 1].rows[_NEAR_RIGHT],
                padded[place + 2].rows[_RIGHT],
                strict=True,
            )
        ]

    def _borders(self, first: int, last: int) -> tuple[Row, Row]:
        """Weights of each label after «outside» and before it; none where a sentence begins or ends."""
        model, padded = self._model, self._padded
        before = model.zero if padded[first - 1] is model.edge else model.moves[0]
        behind = model.zero if padded[last + 1] is model.edge else model.into[0]
        return before, behind

    def _names_of(self, run: range) -> Iterator[tuple[int, int, str]]:
        """First and last place and type of each name on the best path through a run, «outside» before and behind it."""
        model = self._model
        rows = [self._emission(place) for place in run]
        start, behind = self._borders(run.start, run.stop - 1)
        if self._hopeless(rows, start, behind):
            return
        path = self._best_path(rows, start, behind)
        opened: tuple[int, int, str] | None = None
        for place, label in zip(run, path, strict=True):
            mark, _, kind = model.labels[label].partition("-")
            if opened is not None and mark == "I" and kind == opened[2]:
                opened = (opened[0], place, kind)
                continue
            if opened is not None:
                yield opened
            opened = (place, place, kind) if kind else None
        if opened is not None:
            yield opened

    def _hopeless(self, rows: Sequence[Row], start: Row, behind: Row) -> bool:
        """Whether no name of one type, from any word of a run to any other, can beat «outside» all along: at most its best labels with the best moves."""
        return all(self._falls_short(kind, rows, start, behind) for kind in self._model.kinds)

    def _falls_short(self, kind: Kind, rows: Sequence[Row], start: Row, behind: Row) -> bool:
        begin, inside, move = kind
        most = 0
        for row in rows:
            lift = (row[begin] if row[begin] > row[inside] else row[inside]) - row[0] + move
            if lift > 0:
                most += lift
        if not most:
            return True
        first, last = self._model.moves[0], self._model.into[0]
        enter = max(
            start[begin] - start[0], start[inside] - start[0], first[begin] - first[0], first[inside] - first[0]
        )
        leave = max(
            behind[begin] - behind[0], behind[inside] - behind[0], last[begin] - last[0], last[inside] - last[0]
        )
        return most + enter + leave - move <= 0

    def _best_path(self, rows: Sequence[Row], start: Row, behind: Row) -> list[int]:
        """The likeliest labels (Viterbi), between a border before and one behind."""
        into, kinds = self._model.into, self._model.kinds
        steps = [list(map(add, rows[0], start))]
        for row in rows[1:]:
            before = steps[-1]
            step = [max(map(add, before, came)) + own for came, own in zip(into[: 1 + len(kinds)], row, strict=False)]
            for begin, inside, _ in kinds:
                came = into[inside]
                best = max(before[0] + came[0], before[begin] + came[begin], before[inside] + came[inside])
                step.append(best + row[inside])
            steps.append(step)
        path: list[int] = []
        for step in reversed(steps):
            scores = list(map(add, step, behind))
            path.append(scores.index(max(scores)))
            behind = into[path[-1]]
        return path[::-1]


def _within_types(model: NameModel) -> Rows:
    """The model's moves between labels, none from a name of one type into another's inside."""
    return [
        [
            NEVER if second.startswith("I-") and first != OUTSIDE and first[2:] != second[2:] else weight
            for second, weight in zip(model.labels, row, strict=True)
        ]
        for first, row in zip(model.labels, model.transitions, strict=True)
    ]


_known: dict[int, tuple[Lexicon, SequenceModel | None]] = {}


def sequence_model(lexicon: Lexicon) -> SequenceModel | None:
    """The model that ships with the package, made ready once for each lexicon object; None where its file is missing."""
    held = _known.get(id(lexicon))
    if held is None:
        weights = load_name_model()
        held = _known[id(lexicon)] = (lexicon, None if weights is None else SequenceModel(weights, lexicon))
    return held[1]
