"""Measure the proclitic rule on a CoNLL-U treebank whose tokens are divided at clitics (UD Arabic PUD).

    python tools/measure_clitics.py ar_pud-ud-test.conllu [--half 0|1] [--show]

A written word is right when its whole string of proclitics is right. Nothing is learnt from the treebank.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import yaml

from build_word_counts import ARABIC_WORD
from tawatur.lexicon.fold import fold
from tawatur.lexicon.lexicon import read_counts
from tawatur.text.clitics import CliticWords, split_proclitics

LEXICON = Path(__file__).parents[1] / "src" / "tawatur" / "lexicon" / "ar"
CLITIC_TAGS = {"CCONJ", "SCONJ", "ADP", "PART", "AUX", "DET", "X"}
Word = tuple[str, str]


def read_words() -> CliticWords:
    """The listed words of `clitics.yaml`."""
    return CliticWords.from_table(yaml.safe_load((LEXICON / "clitics.yaml").read_text(encoding="utf-8")))


def written_words(treebank: Path, half: int | None) -> Iterator[Word]:
    """Each written word of Arabic letters with its proclitics, of all sentences or of the even (0) or odd (1) ones."""
    for number, sentence in enumerate(treebank.read_text(encoding="utf-8").strip().split("\n\n")):
        if half in (None, number % 2):
            yield from words_of_sentence(sentence)


def words_of_sentence(sentence: str) -> Iterator[Word]:
    """Tokens joined where no space stands between them, cut at what is no Arabic word."""
    tokens: list[Word] = []
    for row in (line.split("\t") for line in sentence.splitlines() if re.match(r"\d+\t", line)):
        form = fold(row[1])
        arabic = ARABIC_WORD.fullmatch(form) is not None
        if arabic:
            tokens.append((form, row[3]))
        if tokens and (not arabic or "SpaceAfter=No" not in row[9]):
            yield join(tokens)
            tokens = []
    if tokens:
        yield join(tokens)


def join(tokens: list[Word]) -> Word:
    """The written word of these tokens, and the single letters before its last token that are proclitics."""
    proclitics = ""
    for form, tag in tokens[:-1]:
        if form not in set("وفبلكس") or tag not in CLITIC_TAGS:
            break
        proclitics += form
    return "".join(form for form, _ in tokens), proclitics


def main() -> None:
    """Print precision, recall and F1 of the proclitics, and the share of words divided rightly."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--show", action="store_true", help="print the words divided wrongly: word, gold, found")
    options = parser.parse_args()
    counts, words = read_counts((LEXICON / "word_counts.tsv").read_text(encoding="utf-8")), read_words()
    found = [
        (form, gold, split_proclitics(form, counts, words).proclitics)
        for form, gold in written_words(options.treebank, options.half)
    ]
    right = sum(gold == answer != "" for _, gold, answer in found)
    precision, recall = (
        right / sum(answer != "" for *_, answer in found),
        right / sum(gold != "" for _, gold, _ in found),
    )
    exact = sum(gold == answer for _, gold, answer in found) / len(found)
    harmonic = 2 * precision * recall / (precision + recall)
    print(f"words {len(found)} precision {precision:.3f} recall {recall:.3f} F1 {harmonic:.3f} exact {exact:.4f}")
    if options.show:
        for (form, gold, answer), number in Counter(row for row in found if row[1] != row[2]).most_common():
            print(number, form, gold or "-", answer or "-")


if __name__ == "__main__":
    main()
