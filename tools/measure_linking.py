"""Measure the linking of names across pages, and the class of people, over `gold/names` and gold mentions with `canonical`.

    python tools/measure_linking.py [--show] [--table FILE] [--seeds FOLDER_OF_PAGES FOLDER_OF_GOLD] [--public-seeds]

Pairs: the two contexts of a row are two pages of one case; the row is *linked* when both names lie in one entity, *possibly the same* when
the case holds a judgement ``unsure`` about their entities, else *apart*. A different pair that is linked is a false merge. B-cubed is over the
named mentions of entities that two pages or more share; a mention that was not found is an entity by itself.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tawatur.corpus.entities import link_entities
from tawatur.model.document import Document
from tawatur.model.mention import Mention
from tawatur.pipeline import annotate

ROOT = Path(__file__).parents[1]
NAMES, PAGES = ROOT / "gold" / "names", ROOT / "gold" / "pages"
NAMED = {"PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "EVENT_NAME": "EVENT_NAME"}
SHARE = 0.5
"""Of the letters of both that a found mention must share with a gold one to be it."""
SEED_PRIVATE = frozenset({("001", 2094), ("001", 2391), ("001", 2934)})
"""Where the seed pages name people without an office: the manager of a restaurant, the owner of an account. Page number and start."""

Row = dict[str, Any]
Score = dict[str, float]


def rows(path: Path) -> list[Row]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def mention_at(page: Document, start: int, end: int, types: Iterable[str] = ("PER", "ORG", "LOC")) -> Mention | None:
    """The mention that shares most letters with a span, at least `SHARE` of both; None where none does."""
    best, most = None, SHARE
    for mention in page.mentions:
        shared = min(end, mention.span.end) - max(start, mention.span.start)
        share = shared / (max(end, mention.span.end) - min(start, mention.span.start))
        if mention.type in types and share >= most and (best is None or share > most):
            best, most = mention, share
    return best


def verdict(row: Row) -> str:
    """linked, possibly the same, apart; or not found (which counts as apart)."""
    pages = [annotate(Document(id=side, text=row[side]["text"])) for side in ("a", "b")]
    found = [mention_at(page, row[page.id]["start"], row[page.id]["end"]) for page in pages]
    if found[0] is None or found[1] is None:
        return "not found"
    entities = link_entities(pages)
    keys = [entities.of.get((page.id, mention.id), "") for page, mention in zip(pages, found, strict=True) if mention]
    if keys[0] and keys[0] == keys[1]:
        return "linked"
    return "possibly the same" if keys[1] in entities.possibly.get(keys[0], ()) else "apart"


def measure_pairs(table: Sequence[Row], show: bool = False) -> Score:
    """Counts of verdicts by answer: ``linked`` and ``possible`` of the same ones, ``false_merges`` and ``asked`` of the different ones."""
    counts: Counter[tuple[str, str]] = Counter()
    for row in table:
        given = verdict(row)
        counts[row["answer"], given] += 1
        if show and (given == "linked") != (row["answer"] == "same"):
            print(row["id"], row["type"], row["answer"], given, row["a"]["name"], "|", row["b"]["name"])
    return {
        "same": sum(n for (answer, _), n in counts.items() if answer == "same"),
        "linked": counts["same", "linked"],
        "possible": counts["same", "possibly the same"],
        "not_found": counts["same", "not found"],
        "different": sum(n for (answer, _), n in counts.items() if answer == "different"),
        "false_merges": counts["different", "linked"],
        "asked": counts["different", "possibly the same"],
    }


def b_cubed(gold: Mapping[Any, str], system: Mapping[Any, str], judged: Iterable[Any]) -> Score:
    """B-cubed precision, recall and F1 of the clusters of ``judged`` items.

    >>> b_cubed({1: "a", 2: "a", 3: "b"}, {1: "x", 2: "x", 3: "x"}, [1, 2])
    {'precision': 0.6666666666666666, 'recall': 1.0, 'f1': 0.8}
    """
    by_gold, by_system = defaultdict(set), defaultdict(set)
    for item, cluster in gold.items():
        by_gold[cluster].add(item)
        by_system[system[item]].add(item)
    items = list(judged)
    shared = [len(by_gold[gold[item]] & by_system[system[item]]) for item in items]
    precision = sum(n / len(by_system[system[i]]) for n, i in zip(shared, items, strict=True)) / len(items)
    recall = sum(n / len(by_gold[gold[i]]) for n, i in zip(shared, items, strict=True)) / len(items)
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / (precision + recall)}


def measure_linking(pages_folder: Path, gold_folder: Path, show: bool = False) -> Score:
    """B-cubed of the named mentions whose ``canonical`` two pages or more share; see the module."""
    wanted = [m for m in rows(gold_folder / "mentions.jsonl") if m["type"] in NAMED and m.get("mention") == "NAM"]
    pages = annotated(pages_folder, {m["doc"] for m in wanted})
    entities = link_entities(list(pages.values()))
    gold, system, told = {}, {}, {}
    for m in wanted:
        item = m["doc"], m["start"], m["end"]
        found = mention_at(pages[m["doc"]], m["start"], m["end"], (NAMED[m["type"]],))
        gold[item], told[item] = m["canonical"], m["text"]
        system[item] = entities.of.get((m["doc"], found.id), str(item)) if found else str(item)
    shared = {c for c in gold.values() if len({doc for (doc, *_), g in gold.items() if g == c}) > 1}
    judged = [item for item, canonical in gold.items() if canonical in shared]
    if show:
        show_clusters(gold, system, told, shared)
    return {"mentions": len(judged), "entities": len(shared), **b_cubed(gold, system, judged)}


def show_clusters(
    gold: Mapping[Any, str], system: Mapping[Any, str], told: Mapping[Any, str], shared: Iterable[str]
) -> None:
    """Print the shared canonicals that lie in more than one entity, and entities that hold more than one canonical."""
    for canonical in sorted(shared):
        parts = Counter((system[item], told[item]) for item in gold if gold[item] == canonical)
        if len({key for key, _ in parts}) > 1:
            print("split", canonical, *(f"{key}={text}×{n}" for (key, text), n in parts.most_common()), sep="  ")
    for key in sorted(set(system.values())):
        held = {gold[item] for item in gold if system[item] == key}
        if len(held) > 1:
            print("mixed", key, sorted(held))


def annotated(folder: Path, names: Iterable[str]) -> dict[str, Document]:
    """The pages of a folder by file name."""
    return {
        name: annotate(Document(id=name, text=(folder / name).read_bytes().decode("utf-8"))) for name in sorted(names)
    }


def measure_public(cases: Iterable[tuple[Document, Row]], show: bool = False) -> Score:
    """How many people are classed public or private as the gold says; a name that was not found is left out and counted."""
    right = wrong = missed = 0
    for page, row in cases:
        found = mention_at(page, row["start"], row["end"], ("PER",))
        if found is None:
            missed += 1
        elif bool(found.public) == row["public"]:
            right += 1
        else:
            wrong += 1
        if show and (found is None or bool(found.public) != row["public"]):
            print(
                "not found" if found is None else f"public={found.public}",
                row.get("why", ""),
                row.get("name", row.get("text")),
            )
    return {"right": right, "wrong": wrong, "not_found": missed, "accuracy": right / max(1, right + wrong)}


def page_people(folder: Path = PAGES) -> list[tuple[Document, Row]]:
    """The people of our own gold pages, without those whose class is open."""
    people = [row for row in rows(NAMES / "people.jsonl") if row["public"] is not None]
    pages = annotated(folder, {row["doc"] for row in people})
    return [(pages[row["doc"]], row) for row in people]


def context_people(name: str = "public_private.jsonl") -> list[tuple[Document, Row]]:
    """The people of the table of single sentences."""
    return [(annotate(Document(id=row["id"], text=row["text"])), row) for row in rows(NAMES / name)]


def seed_people(pages_folder: Path, gold_folder: Path) -> list[tuple[Document, Row]]:
    """The people of the seed pages, private where `SEED_PRIVATE` says so."""
    people = [m for m in rows(gold_folder / "mentions.jsonl") if m["type"] == "PER"]
    pages = annotated(pages_folder, {m["doc"] for m in people})
    return [(pages[m["doc"]], {**m, "public": (m["doc"][:3], m["start"]) not in SEED_PRIVATE}) for m in people]


def told(name: str, score: Score) -> None:
    """One line of figures."""
    print(
        name, *(f"{key} {value:.3f}" if isinstance(value, float) else f"{key} {value}" for key, value in score.items())
    )


def main() -> None:
    """Print all figures; ``--show`` prints what is wrong before each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--table", type=Path, action="append", help="a table of pairs instead of those of gold/names")
    parser.add_argument("--seeds", type=Path, nargs=2, metavar=("PAGES", "GOLD"), help="the seed pages and their gold")
    options = parser.parse_args()
    for table in options.table or sorted(NAMES.glob("variants*.jsonl")):
        told(f"pairs {table.name}:", measure_pairs(rows(table), options.show))
    told("linking of gold/pages:", measure_linking(PAGES, PAGES, options.show))
    told("people of gold/pages:", measure_public(page_people(), options.show))
    for table in sorted(NAMES.glob("public_private*.jsonl")):
        told(f"people of {table.name}:", measure_public(context_people(table.name), options.show))
    if options.seeds:
        told("linking of the seeds:", measure_linking(*options.seeds, options.show))
        told("people of the seeds:", measure_public(seed_people(*options.seeds), options.show))


if __name__ == "__main__":
    main()
