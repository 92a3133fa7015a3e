#!/usr/bin/env python3
"""Measure the recognition of names of people, bodies and places.

    tools/measure_names.py articles gold/names/articles-2018-04.jsonl ARTICLES.jsonl.gz [--show]     exact spans and types on annotated articles
    tools/measure_names.py articles gold/names/saudinewsnet-2015-07-21.jsonl SAUDINEWSNET.zip [--show]
    tools/measure_names.py speed ARTICLES.jsonl.gz                                                   words a second of the sequence model

The annotation holds spans without text; the corpus that it points into stays outside the tree. `articles` prints the scores of the rules
alone and of rules and model weighed at each bias. A region that holds a place («شمال سوريا») and a name inside a longer one count neither way.
"""

import argparse
import gzip
import json
import statistics
import time
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from tawatur.lexicon.lexicon import load_lexicon
from tawatur.mention.mentions import find_mentions, rule_names
from tawatur.mention.name_features import NAMES, rules_say
from tawatur.mention.scan import Scan
from tawatur.mention.sequence_model import sequence_model
from tawatur.mention.weighing import BIASES, Bias
from tawatur.model.document import Document
from tawatur.model.mention import Mention
from tawatur.pipeline import STAGES

KINDS = ("PER", "LOC", "ORG")
Name = tuple[int, int, str]


class Page(NamedTuple):
    """An article read up to its mentions, and its true names."""

    document: Document
    names: set[Name]


def read_texts(corpus: Path) -> dict[str, str]:
    """Title and text of each article of a corpus by id: JSON Lines in gzip, or the zip of SaudiNewsNet, whose ids are places in its list."""
    if corpus.suffix == ".zip":
        with zipfile.ZipFile(corpus) as archive:
            rows = json.loads(archive.read(archive.namelist()[0]))
        return {f"saudi-{place}": f"{row['title']}\n{row['content']}" for place, row in enumerate(rows)}
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        return {row["id"]: f"{row['title']}\n{row['text']}" for row in map(json.loads, lines)}


def read_until_mentions(identifier: str, text: str) -> Document:
    """An article with every layer that the stage of mentions asks for."""
    document = Document(id=identifier, text=text)
    for layer, stage in STAGES:
        if layer == "mentions":
            break
        document = document.with_layers(**{layer: stage(document, load_lexicon())})
    return document


def annotated(gold: Path, corpus: Path) -> Iterator[Page]:
    """The annotated articles."""
    texts = read_texts(corpus)
    for row in map(json.loads, gold.read_text(encoding="utf-8").splitlines()):
        yield Page(read_until_mentions(row["id"], texts[row["id"]]), {tuple(span) for span in row["spans"]})


def found_names(page: Page, bias: Bias | None) -> set[Name]:
    """The names of a page by the program, less those that count neither way."""
    mentions = [m for m in find_mentions(page.document, load_lexicon(), bias) if counts(m)]
    names = {(m.span.start, m.span.end, m.type) for m in mentions}
    return {name for name in names if name in page.names or not any(inside(name, other) for other in names)}


def counts(mention: Mention) -> bool:
    return mention.type in NAMES and not mention.nominal and mention.rule != "region"


def inside(name: Name, other: Name) -> bool:
    return name[:2] != other[:2] and other[0] <= name[0] and name[1] <= other[1]


def scores(pages: Sequence[Page], found: Iterable[set[Name]]) -> dict[str, Any]:
    """Precision, recall and F1 by type and of all, to four places."""
    tally: Counter[tuple[str, str]] = Counter()
    for page, names in zip(pages, found, strict=True):
        for verdict, group in (
            ("right", page.names & names),
            ("false", names - page.names),
            ("missed", page.names - names),
        ):
            tally.update((verdict, kind) for *_, kind in group)
    return {name: score(tally, kinds) for name, kinds in (("all", KINDS), *((kind, (kind,)) for kind in KINDS))}


def score(tally: Counter[tuple[str, str]], kinds: Sequence[str]) -> dict[str, float]:
    right, false, missed = (sum(tally[verdict, kind] for kind in kinds) for verdict in ("right", "false", "missed"))
    return {
        "p": round(right / max(1, right + false), 4),
        "r": round(right / max(1, right + missed), 4),
        "f1": round(2 * right / max(1, 2 * right + false + missed), 4),
        "n": right + missed,
    }


def show(page: Page, found: set[Name]) -> None:
    text = page.document.text
    for what, names in (("false", found - page.names), ("missed", page.names - found)):
        for start, end, kind in sorted(names):
            print(f"{page.document.id}\t{what}\t{kind}\t{text[start:end]}\t…{text[max(0, start - 40) : end + 30]!r}")


def measure_articles(gold: Path, corpus: Path, *, shown: bool) -> None:
    pages = list(annotated(gold, corpus))
    for name, bias in (("rules alone", None), *BIASES.items()):
        found = [found_names(page, bias) for page in pages]
        print(json.dumps({"names": name, "articles": len(pages), **scores(pages, found)}))
        if shown and name == "balanced":
            for page, names in zip(pages, found, strict=True):
                show(page, names)


def measure_speed(corpus: Path, articles: int = 300, runs: int = 5) -> None:
    """Words a second of the model with its features, over pages laid out before: the second reading of the same pages, and the first."""
    texts = islice(read_texts(corpus).items(), articles)
    pages = []
    for identifier, text in texts:
        scan = Scan(read_until_mentions(identifier, text), load_lexicon())
        found = rule_names(scan)
        pages.append((scan, rules_say(scan, found.all_names(), found.roles)))
    words = sum(len(scan.words) for scan, _ in pages)
    model = sequence_model(load_lexicon())
    assert model is not None
    seconds = [seconds_of(model, pages) for _ in range(runs + 1)]
    rates = {"first": words / seconds[0], "median_of_later": words / statistics.median(seconds[1:])}
    print(json.dumps({"words": words, **{name: round(rate) for name, rate in rates.items()}}))


def seconds_of(model: Any, pages: Sequence[tuple[Scan, list[str]]]) -> float:
    started = time.perf_counter()
    for scan, said in pages:
        model.read(scan, said).names()
    return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    articles = commands.add_parser("articles")
    articles.add_argument("gold", type=Path)
    articles.add_argument("corpus", type=Path)
    articles.add_argument("--show", action="store_true")
    speed = commands.add_parser("speed")
    speed.add_argument("corpus", type=Path)
    options = parser.parse_args()
    if options.command == "articles":
        measure_articles(options.gold, options.corpus, shown=options.show)
    else:
        measure_speed(options.corpus)


if __name__ == "__main__":
    main()
