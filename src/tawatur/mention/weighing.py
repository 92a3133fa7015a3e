"""What the rules and the sequence model say of a page's names, weighed into one answer."""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from tawatur.mention.found import Found
from tawatur.mention.scan import Scan
from tawatur.mention.sequence_model import ModelReading, NameGuess

RULE = "sequence model"
LISTED = frozenset({"own list", "account name", "alias", "contextual alias", "handle", "head+alias", "paired"})
"""Rules that go by a list of names, or by where a name stands: the model does not overrule them."""


class Bias(NamedTuple):
    """From which probability on a name that only the model finds is ``added``, and below which one that only a rule finds is ``dropped``.

    ``recut``: from which probability on the model's bounds of a person's name replace the rules'.
    """

    added: float
    dropped: float
    recut: float


BALANCED = Bias(added=0.7, dropped=0.1, recut=0.9)
"""Best of 27 settings over 50 articles of five outlets (F1 .842 by rules alone, .855 weighed) and six pages of ours (.661, .693)."""
PRECISION = Bias(added=0.9, dropped=0.3, recut=0.9)
RECALL = Bias(added=0.5, dropped=0.0, recut=0.9)
BIASES = {"precision": PRECISION, "balanced": BALANCED, "recall": RECALL}


def weighed(
    scan: Scan, names: list[Found], repeats: list[Found], reading: ModelReading, bias: Bias = BALANCED
) -> list[Found]:
    """The names of the rules that the model does not doubt, each with its confidence, and those that the model adds; none shares a word with another or with ``repeats``."""
    guesses = reading.names()
    at = {index: guess for guess in guesses for index in range(guess.first, guess.last + 1)}
    kept = []
    for found in names:
        over = list(dict.fromkeys(at[index] for index in range(found.first, found.last + 1) if index in at))
        judged = _judged(scan, found, over, reading, bias)
        if judged is not None:
            kept.append(judged)
    return kept + list(_added(scan, [*kept, *repeats], guesses, reading, bias))


def _judged(scan: Scan, found: Found, over: list[NameGuess], reading: ModelReading, bias: Bias) -> Found | None:
    """A name of the rules with its confidence, with the model's bounds, or None where the model sees no name at all."""
    if found.type not in ("PER", "ORG", "LOC") or found.rule in LISTED:
        return found
    if (found.first, found.last, found.type) in over:
        return msgspec.structs.replace(found, confidence=max(found.confidence, 0.95))
    if over:
        longer = _longer_name(found, over, reading, bias)
        return (
            found
            if longer is None
            else msgspec.structs.replace(found, last=longer.last, span=scan.span(found.first, longer.last))
        )
    probability = reading.probability(found.first, found.last, found.type)
    if probability < bias.dropped:
        return None
    return msgspec.structs.replace(found, confidence=round(found.confidence * (0.5 + probability / 2), 2))


def _longer_name(found: Found, over: list[NameGuess], reading: ModelReading, bias: Bias) -> NameGuess | None:
    """The model's name for a person whose name a rule has cut short."""
    for guess in over:
        if found.type == guess.type == "PER" and guess.first == found.first and guess.last > found.last:
            return guess if len(over) == 1 and reading.probability(*guess) >= bias.recut else None
    return None


def _added(
    scan: Scan, known: list[Found], guesses: list[NameGuess], reading: ModelReading, bias: Bias
) -> Iterator[Found]:
    """Names that the model alone finds."""
    taken = {index for found in known for index in range(found.first, found.last + 1)}
    for guess in guesses:
        words = range(guess.first, guess.last + 1)
        if not taken.isdisjoint(words) or not _may_be_a_name(scan, guess):
            continue
        probability = reading.probability(*guess)
        if probability < bias.added:
            continue
        yield Found(
            guess.first,
            guess.last,
            guess.type,  # type: ignore[arg-type]
            RULE,
            scan.span(guess.first, guess.last),
            confidence=round(probability, 2),
        )


def _may_be_a_name(scan: Scan, guess: NameGuess) -> bool:
    """Whether a name of the model's is none of what never is one: a single letter or two, words of a date, a person who begins with a verb or particle."""
    first = scan.classes[guess.first]
    if any(scan.blocked[index] for index in range(guess.first, guess.last + 1)):
        return False
    if guess.first == guess.last and len(first.stem) < 3:
        return False
    return guess.type != "PER" or bool(first.given) or not (first.closed or first.verbal)
