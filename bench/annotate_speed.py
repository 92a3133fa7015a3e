#!/usr/bin/env python3
"""Pages a second of `annotate` in one process, and where the time goes.

    bench/annotate_speed.py PAGE.txt ... [--seconds 10]

Each round annotates every page once; figures are medians over rounds. The lexicon's memory of words it has met is warm after the first round, as it is in any
run over more than a few hundred pages; `--cold` clears it before each page.
"""

import argparse
import statistics
import time
from pathlib import Path

from tawatur.lexicon.lexicon import load_lexicon
from tawatur.model.document import Document
from tawatur.pipeline import STAGES, annotate


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--cold", action="store_true")
    arguments = parser.parse_args()
    started = time.perf_counter()
    lexicon = load_lexicon()
    loaded = time.perf_counter() - started
    pages = [Document(id=path.name, text=path.read_text(encoding="utf8")) for path in arguments.pages]
    annotate(pages[0], lexicon)
    first = time.perf_counter() - started
    words = sum(len(annotate(page, lexicon).tokens) for page in pages)
    rounds: list[float] = []
    stages: dict[str, list[float]] = {}
    while sum(rounds) < arguments.seconds:
        begun = time.process_time()
        for page in pages:
            if arguments.cold:
                lexicon.forms_seen.clear()
            annotate(page, lexicon)
        rounds.append(time.process_time() - begun)
        for name, spent in _by_stage(pages[0]).items():
            stages.setdefault(name, []).append(spent)
    rate = len(pages) / statistics.median(rounds)
    print(f"lexicon loaded in {loaded * 1000:.0f} ms, first page after {first * 1000:.0f} ms")
    print(
        f"{rate:.0f} pages a second ({rate * words / len(pages):.0f} words a second; {words // len(pages)} words a page; {len(rounds)} rounds)"
    )
    for name, spent in stages.items():
        print(f"  {name:20} {statistics.median(spent) * 1000:6.2f} ms a page")


def _by_stage(document: Document) -> dict[str, float]:
    lexicon, spent = load_lexicon(), {}
    for layer, stage in STAGES:
        begun = time.process_time()
        document = document.with_layers(**{layer: stage(document, lexicon)})
        spent[stage.__name__] = time.process_time() - begun
    return spent


if __name__ == "__main__":
    main()
