#!/usr/bin/env python3
"""Measure the reading of figures.

    tools/measure_figures.py table [gold/quantities/figures.jsonl] [--set second] [--show]   bounds, noun and qualifier right on our own table
    tools/measure_figures.py pages [gold/pages] [--show]                                     the same on the figures of our sample pages
    tools/measure_figures.py sample ARTICLES.jsonl.gz [--figures 300] [--seed 4]             figures of real articles, with context, to be read by eye

`table` and `pages` print one JSON object; what `--show` adds comes before it, one line an error. `sample` prints one line a figure.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from measure_time import matched, read_rows, share
from tawatur.lexicon.fold import fold
from tawatur.lexicon.lexicon import load_lexicon
from tawatur.model.document import Document
from tawatur.model.mention import Quantity
from tawatur.pipeline import STAGES, annotate

GOLD = Path(__file__).resolve().parents[1] / "gold" / "quantities" / "figures.jsonl"
SHARE_TOLERANCE = 0.01
"""A third is .33 as well as .3333."""

Row = dict[str, Any]
_UPTO = [name for name, _ in STAGES].index("quantities") + 1


# ---------------------------------------------------------------- the table


def measure_table(rows: Iterable[Row], show: bool = False) -> Row:
    """Figures whose bounds and noun are right, and the spurious ones; optional gold neither helps nor hurts.

    ``right_of_all`` is the strict one: a spurious figure counts as one more that is wrong.
    """
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    spurious: Counter[bool] = Counter()
    for row in rows:
        found, gold = row["found"] if "found" in row else figures_of(row["text"]), row["gold"]
        taken = matched([(q.span.start, q.span.end) for q in found], [(g["start"], g["end"]) for g in gold])
        extra = [q for i, q in enumerate(found) if i not in taken.values()]
        spurious[not gold] += len(extra)
        if show:
            for quantity in extra:
                print(
                    f"{row['id']} [{row['kind']}] not in the gold: {said(quantity, row['text'])}: {_around(row, quantity)}"
                )
        for j, expected in enumerate(gold):
            if expected.get("optional"):
                continue
            quantity = found[taken[j]] if j in taken else None
            wrong = faults(quantity, expected)
            for name in ("all", f"kind {row['kind']}", f"set {row['set']}"):
                asked[name] += 1
                right[name] += not {"found", "bounds", "noun"} & wrong
            right.update(part for part in ("found", "bounds", "noun", "qualifier", "unit") if part not in wrong)
            asked["unit"] += "unit" in expected
            right["unit"] -= "unit" not in expected and "unit" not in wrong
            if show and wrong:
                _say_wrong(row, expected, quantity, wrong)
    extra_figures = spurious[True] + spurious[False]
    return {
        "figures": asked["all"],
        "right": right["all"],
        "accuracy": share(right["all"], asked["all"]),
        "spurious": extra_figures,
        "on_negatives": spurious[True],
        "right_of_all": share(right["all"], asked["all"] + extra_figures),
        **{part: share(right[part], asked["all"]) for part in ("found", "bounds", "noun", "qualifier")},
        "unit": share(right["unit"], asked["unit"]),
        "by": {name: f"{right[name]}/{asked[name]}" for name in sorted(asked) if " " in name},
    }


def rows_of_pages(folder: Path) -> list[Row]:
    """The sample pages as rows of a table, with the figures found in each as a whole page."""
    rows: dict[str, Row] = {}
    for gold in read_rows(folder / "figures.jsonl"):
        name = gold.pop("doc")
        if name not in rows:
            text = (folder / name).read_text(encoding="utf-8")
            page = annotate(Document(id=name, text=text), load_lexicon(), STAGES[:_UPTO])
            rows[name] = {
                "id": name,
                "set": "pages",
                "kind": name[:3],
                "text": text,
                "gold": [],
                "found": page.quantities,
            }
        rows[name]["gold"].append(gold)
    return list(rows.values())


def figures_of(text: str) -> Sequence[Quantity]:
    """The figures of one sentence, read as a page."""
    return annotate(Document(id="sentence", text=text), load_lexicon(), STAGES[:_UPTO]).quantities


def faults(quantity: Quantity | None, expected: Row) -> set[str]:
    """What of an expected figure is wrong: ``found`` (then all else too), ``bounds``, ``noun``, ``qualifier``, ``unit``; empty where all is right."""
    if quantity is None:
        return {"found", "bounds", "noun", "qualifier", "unit"}
    bounds = [(expected["low"], expected["high"]), *expected.get("other_bounds", [])]
    nouns = [expected["noun"], *expected.get("other_nouns", [])]
    right = {
        "bounds": any(same(quantity.low, low) and same(quantity.high, high) for low, high in bounds),
        "noun": (quantity.noun and fold(quantity.noun)) in [noun and fold(noun) for noun in nouns],
        "qualifier": quantity.qualifier == expected["qualifier"],
        "unit": "unit" not in expected or quantity.unit == expected["unit"],
    }
    return {part for part, held in right.items() if not held}


def same(found: float | None, expected: float | None) -> bool:
    """Whether two bounds are one.

    >>> same(0.67, 0.6667), same(None, None), same(None, 0)
    (True, True, False)
    """
    if found is None or expected is None:
        return found is expected
    return abs(found - expected) <= (SHARE_TOLERANCE if 0 < expected < 1 else 1e-6)


def said(quantity: Quantity, text: str) -> str:
    """One figure in words.

    >>> from tawatur.model.span import Span
    >>> said(Quantity(id="q", span=Span(0, 7), low=27, high=27, qualifier="exact", noun="شخصا", rule="r"), "27 شخصا")
    '27 شخصا = 27..27 exact شخصا (r)'
    """
    low, high = ("" if bound is None else f"{bound:g}" for bound in (quantity.low, quantity.high))
    unit = f" [{quantity.unit}]" if quantity.unit else ""
    return f"{quantity.span.of(text)} = {low}..{high} {quantity.qualifier} {quantity.noun}{unit} ({quantity.rule})"


def _around(row: Row, quantity: Quantity) -> str:
    """The sentence, or of a page what stands near the figure."""
    return " ".join(row["text"][max(0, quantity.span.start - 60) : quantity.span.end + 60].split())


def _say_wrong(row: Row, expected: Row, quantity: Quantity | None, wrong: set[str]) -> None:
    got = said(quantity, row["text"]) if quantity else "not found"
    parts = ",".join(sorted(wrong)) if quantity else "found"
    gold = f"{expected['text']} = {expected['low']}..{expected['high']} {expected['qualifier']} {expected['noun']} {expected.get('unit', '')}"
    print(f"{row['id']} [{row['kind']}] {parts}: {gold}; got {got}")


# ---------------------------------------------------------------- real articles


def print_sample(path: Path, figures: int, seed: int, around: int = 60) -> None:
    """``figures`` figures of random articles, each with the text around it, one a line."""
    rows = read_rows(path)
    chosen = random.Random(seed)
    chosen.shuffle(rows)
    lines: list[str] = []
    for row in rows:
        if len(lines) >= figures:
            break
        text = f"{row.get('title', '')}\n\n{row['text']}"
        page = annotate(Document(id=str(row["id"]), text=text), load_lexicon(), STAGES[:_UPTO])
        for quantity in chosen.sample(page.quantities, min(3, len(page.quantities))):
            start, end = quantity.span.start, quantity.span.end
            context = f"{text[max(0, start - around) : start]}⟦{text[start:end]}⟧{text[end : end + around]}"
            lines.append(f"{row['id']}\t{said(quantity, text)}\t{' '.join(context.split())}")
    print("\n".join(lines[:figures]))


# ---------------------------------------------------------------- command line


def main() -> None:
    arguments = _parser().parse_args()
    if arguments.command == "sample":
        print_sample(arguments.file, arguments.figures, arguments.seed)
        return
    on_pages = arguments.command == "pages"
    rows = rows_of_pages(arguments.folder) if on_pages else read_rows(arguments.file)
    rows = [row for row in rows if on_pages or arguments.set in (None, row["set"])]
    print(json.dumps(measure_table(rows, arguments.show), ensure_ascii=False, indent=1))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True, dest="command")
    table = commands.add_parser("table")
    table.add_argument("file", nargs="?", type=Path, default=GOLD)
    table.add_argument("--set", help="the rows of this set only")
    table.add_argument("--show", action="store_true")
    pages = commands.add_parser("pages")
    pages.add_argument("folder", nargs="?", type=Path, default=GOLD.parents[1] / "pages")
    pages.add_argument("--show", action="store_true")
    sample = commands.add_parser("sample")
    sample.add_argument("file", type=Path)
    sample.add_argument("--figures", type=int, default=300)
    sample.add_argument("--seed", type=int, default=4)
    return parser


if __name__ == "__main__":
    main()
