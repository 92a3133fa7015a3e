"""Train the sequence model of names and write it down.

    python tools/train_names.py --texts articles-jawhara.jsonl.gz --out src/tawatur/lexicon/names/model.json
    python tools/train_names.py --texts articles-jawhara.jsonl.gz --folds 5
    python tools/train_names.py --conll anercorp/train.txt --folds 5

Trained on ``gold/names/train/*.jsonl`` (our own annotation, spans without text; ``--texts`` is the corpus that they point into);
with ``--conll`` on a file of tokens and tags instead. The gold pages are never trained on: they measure. ``--folds`` measures: each of the
folds is tagged by a model that has not seen
it, and exact precision, recall and F1 are printed. Asks for python-crfsuite (MIT), which the program itself never needs. One thread,
no random numbers: the same script, data and version give the same bytes.
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pycrfsuite

from measure_names import read_texts, read_until_mentions
from tawatur.lexicon.lexicon import load_lexicon
from tawatur.mention.mentions import rule_names
from tawatur.mention.name_features import (
    EDGE,
    OFFSETS,
    OUTSIDE,
    class_features,
    gap_features,
    rule_features,
    rules_say,
    sentences_of,
    spelling_features,
    word_feature,
    written_features,
)
from tawatur.mention.scan import Scan

TREE = Path(__file__).parents[1]
ANNOTATION = TREE / "gold" / "names" / "train"
SETTINGS = {"c1": 0.1, "c2": 0.3, "max_iterations": 120, "feature.possible_transitions": True}
OWN = ("stem=", "length=", "start", "end", "before=", "after=")
"""How the features begin that are of the word's own label alone."""
SCALE = 64
"""Weights are written as whole 64ths: the tags of 94,000 words did not change, and the file is half as large."""
KINDS = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "PERS": "PER"}

Name = tuple[int, int, str]


class Example(NamedTuple):
    """A page laid out, its true names (first word, last word, type) and what the rules say of each word."""

    scan: Scan
    names: list[Name]
    said: list[str]


def example(text: str, spans: Iterable[Name], identifier: str) -> Example:
    """A page with names at code points ``spans``, read by every stage up to the rules for names."""
    scan = Scan(read_until_mentions(identifier, text), load_lexicon())
    found = rule_names(scan)
    return Example(scan, list(on_words(scan, spans)), rules_say(scan, found.all_names(), found.roles))


def on_words(scan: Scan, spans: Iterable[Name]) -> Iterator[Name]:
    for start, end, kind in spans:
        inside = [i for i, word in enumerate(scan.words) if start <= word.start < end]
        if inside:
            yield inside[0], inside[-1], kind


def annotated(texts: Path) -> Iterator[Example]:
    """The articles that ``gold/names`` annotates, from the corpus of articles at ``texts`` (JSON Lines, gzip)."""
    articles = read_texts(texts)
    for path in sorted(ANNOTATION.glob("*.jsonl")):
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            yield example(articles[row["id"]], [tuple(span) for span in row["spans"]], row["id"])


def from_conll(path: Path, group: int = 25) -> Iterator[Example]:
    """Sentences of a file of tokens and tags as pages of ``group`` sentences."""
    sentences: list[list[tuple[str, str]]] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            token, tag = line.split()[0], line.split()[-1]
            sentences[-1].append((token, tag))
            if token in {".", "؟", "?", "!"}:
                sentences.append([])
    for first in range(0, len(sentences), group):
        yield example(*joined(sentences[first : first + group]), f"{path.name}:{first}")


def joined(sentences: Sequence[Sequence[tuple[str, str]]]) -> tuple[str, list[Name]]:
    """The text of sentences, one a line, and its names."""
    text, spans = "", []
    for sentence in sentences:
        for token, tag in sentence:
            start, (mark, _, kind) = len(text), tag.partition("-")
            text += token + " "
            if kind in KINDS and mark == "I" and spans and spans[-1][1] == start - 1:
                spans[-1] = (spans[-1][0], start + len(token), spans[-1][2])
            elif kind in KINDS:
                spans.append((start, start + len(token), KINDS[kind]))
        text = text[:-1] + "\n"
    return text, spans


def labels_of(page: Example) -> list[str]:
    labels = [OUTSIDE] * len(page.scan.words)
    for first, last, kind in page.names:
        labels[first : last + 1] = [f"B-{kind}"] + [f"I-{kind}"] * (last - first)
    return labels


def sequences(page: Example) -> Iterator[tuple[range, list[list[str]]]]:
    """Each sentence's words and their features, named «offset|feature»."""
    scan = page.scan
    own, around = [], []
    for index, word in enumerate(scan.classes):
        known = (word_feature(word), *class_features(word, scan.lexicon))
        said = (*rule_features(page.said[index]), *written_features(scan.words[index]))
        around.append((*known, *said))
        after = scan.gaps[index + 1] if index + 1 < len(scan.gaps) else scan.gaps[0]
        own.append((*around[-1], *spelling_features(word), *gap_features(scan.gaps[index], after)))
    for sentence in sentences_of(scan):
        yield sentence, [list(features_at(own, around, sentence, index)) for index in sentence]


def features_at(own: list[Any], around: list[Any], sentence: range, index: int) -> Iterator[str]:
    for offset in OFFSETS:
        place = index + offset
        features = own[index] if offset == 0 else around[place] if place in sentence else (EDGE,)
        yield from (f"{offset}|{feature}" for feature in features)


def train(pages: Iterable[Example], model: Path) -> None:
    trainer = pycrfsuite.Trainer("lbfgs", verbose=False)
    trainer.set_params(SETTINGS)
    for page in pages:
        labels = labels_of(page)
        for sentence, features in sequences(page):
            trainer.append(features, [labels[index] for index in sentence])
    trainer.train(str(model))


def exported(model: Path) -> dict[str, Any]:
    """The model as `NameModel` describes it; features without weight are left out."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    info = tagger.info()
    labels = sorted(info.labels, key=lambda label: (label != OUTSIDE, label))
    size = len(labels)
    around: dict[str, list[int]] = {}
    for (name, label), weight in info.state_features.items():
        offset, _, feature = name.partition("|")
        if value := round(weight * SCALE):
            place = OFFSETS.index(int(offset)) * size + labels.index(label)
            around.setdefault(feature, [0] * size * len(OFFSETS))[place] = value
    middle = slice(OFFSETS.index(0) * size, (OFFSETS.index(0) + 1) * size)
    own = {feature: rows[middle] for feature, rows in around.items() if feature.startswith(OWN)}
    moves = [[round(info.transitions.get((a, b), 0.0) * SCALE) for b in labels] for a in labels]
    kept = {feature: rows for feature, rows in around.items() if feature not in own}
    return {"labels": labels, "scale": SCALE, "transitions": moves, "around": kept, "own": own}


def write_model(model: dict[str, Any], path: Path) -> None:
    """The model as JSON, sorted, one feature a line."""
    parts = [f"{dumped(key)}:{dumped(model[key])}" for key in ("labels", "scale", "transitions")]
    for key in ("around", "own"):
        rows = ",\n".join(f"{dumped(feature)}:{dumped(row)}" for feature, row in sorted(model[key].items()))
        parts.append(f'"{key}":{{\n{rows}\n}}')
    path.write_text("{" + ",\n".join(parts) + "}\n", encoding="utf-8")


def dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


Tagger = Callable[[Example], list[Name]]


def read_names(page: Example, labels: Sequence[str]) -> list[Name]:
    names: list[Name] = []
    for index, label in enumerate(labels):
        mark, _, kind = label.partition("-")
        if mark == "I" and names and names[-1][1] == index - 1 and names[-1][2] == kind:
            names[-1] = (names[-1][0], index, kind)
        elif mark != OUTSIDE:
            names.append((index, index, kind))
    return names


def crfsuite_tagger(model: Path) -> Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))

    def names(page: Example) -> list[Name]:
        labels = [label for _, features in sequences(page) for label in tagger.tag(features)]
        return read_names(page, labels)

    return names


def scores(gold: Iterable[set[Name]], found: Iterable[set[Name]]) -> dict[str, tuple[float, float, float]]:
    """Exact precision, recall and F1 by type, and of all together."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for true, tagged in zip(gold, found, strict=True):
        right.update(kind for *_, kind in true & tagged)
        wrong.update(kind for *_, kind in tagged - true)
        missed.update(kind for *_, kind in true - tagged)
    rows = {}
    for kinds in (("PER",), ("LOC",), ("ORG",), ("PER", "LOC", "ORG")):
        r, w, m = (sum(count[kind] for kind in kinds) for count in (right, wrong, missed))
        name = kinds[0] if len(kinds) == 1 else "all"
        rows[name] = (r / max(1, r + w), r / max(1, r + m), 2 * r / max(1, 2 * r + w + m))
    return rows


def fold_scores(pages: list[Example], folds: int) -> None:
    """Print scores over ``folds`` runs of neighbouring pages, each tagged by a model trained on the others."""
    found: list[set[Name]] = []
    with TemporaryDirectory() as folder:
        for fold in range(folds):
            low, high = len(pages) * fold // folds, len(pages) * (fold + 1) // folds
            model = Path(folder, f"{fold}.crfsuite")
            train(pages[:low] + pages[high:], model)
            tagger = crfsuite_tagger(model)
            here = [set(tagger(page)) for page in pages[low:high]]
            print(f"fold {fold}", shown(scores([set(p.names) for p in pages[low:high]], here)), flush=True)
            found += here
    print("rules ", shown(scores([set(p.names) for p in pages], [set(read_names(p, plain(p.said))) for p in pages])))
    print("all   ", shown(scores([set(page.names) for page in pages], found)))


def plain(said: Iterable[str]) -> list[str]:
    return [OUTSIDE if "ROLE" in one else one.partition(":")[0] for one in said]


def shown(rows: dict[str, tuple[float, float, float]]) -> str:
    return "  ".join(f"{name} P {p:.3f} R {r:.3f} F1 {f:.3f}" for name, (p, r, f) in rows.items())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, help="articles that gold/names points into")
    parser.add_argument("--conll", type=Path, help="tokens and tags to train on instead")
    parser.add_argument("--folds", type=int, default=0, help="measure on so many folds instead of writing a model")
    parser.add_argument("--out", type=Path, help="where to write the model")
    options = parser.parse_args()
    if (options.texts is None) is (options.conll is None) or not (options.folds or options.out):
        parser.error("give --texts or --conll, and --folds or --out")
    pages = list(from_conll(options.conll) if options.conll else annotated(options.texts))
    print(
        len(pages), "pages,", sum(len(p.scan.words) for p in pages), "words,", sum(len(p.names) for p in pages), "names"
    )
    if options.folds:
        fold_scores(pages, options.folds)
    if options.out:
        with TemporaryDirectory() as folder:
            model = Path(folder, "model.crfsuite")
            train(pages, model)
            write_model(exported(model), options.out)


if __name__ == "__main__":
    main()
