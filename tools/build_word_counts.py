"""Count the written words of openly licensed Arabic text into `lexicon/ar/word_counts.tsv`.

    python tools/build_word_counts.py articles.jsonl.gz --tokens wojood-sample --out word_counts.tsv

The articles are JSON Lines (title, abstract and text are read); `--tokens` names a folder of `token label` files.
Only counts leave this tool, never text; `docs/data-licences.md` says where the counts come from.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tawatur.lexicon.fold import fold

MINIMUM_COUNT = 2
"""A form seen once is as often a slip as a word, and such forms would double the file."""

LONGEST_FORM = 18
"""Longer runs of letters in news text are glued words; «فسيكفيكهم» and its like have fewer than fifteen letters."""

WORD = re.compile(r"\w+")
ARABIC_WORD = re.compile(r"[ء-غف-ي]+")


def article_texts(path: Path) -> Iterator[str]:
    """The readable fields of each record of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield "\n".join(record.get(field) or "" for field in ("title", "abstract", "text"))


def labelled_tokens(folder: Path) -> Iterator[str]:
    """The first column of every `token label` line in the text files of a folder."""
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield line.split()[0]


def written_words(text: str) -> Iterator[str]:
    """Folded words of Arabic letters alone; words mixed with digits or other letters are left out.

    >>> list(written_words("قال أحمد في عام 2018م: covid"))
    ['قال', 'احمد', 'في', 'عام']
    """
    return (word for word in WORD.findall(fold(text)) if ARABIC_WORD.fullmatch(word) and len(word) <= LONGEST_FORM)


def count_words(texts: Iterator[str]) -> Counter[str]:
    """How often each folded form is written in these texts."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(written_words(text))
    return counts


def main() -> None:
    """Count, report the totals, write the table sorted by form."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--tokens", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    counts = count_words(article_texts(options.articles))
    print(f"articles: {counts.total()} words, {len(counts)} forms")
    if options.tokens:
        labelled = count_words(labelled_tokens(options.tokens))
        print(f"tokens: {labelled.total()} words, {len(labelled)} forms")
        counts.update(labelled)
    kept = sorted((form, count) for form, count in counts.items() if count >= MINIMUM_COUNT)
    options.out.write_text("".join(f"{form}\t{count}\n" for form, count in kept), encoding="utf-8")
    print(f"kept: {sum(count for _, count in kept)} words, {len(kept)} forms, {options.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
