"""What the rules and the sequence model say of a page's names, weighed into one answer."""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from tawatur.mention.found import Found
from tawatur.mention.scan import QUOTE, SPACE, Scan
from tawatur.mention.sequence_model import ModelReading, NameGuess

RULE = "sequence model"
LISTED = frozenset({"own list", "account name", "alias", "contextual alias", "handle", "head+alias", "paired"})
"""Rules that go by a list of names, or by where a name stands: the model does not overrule them."""


class Bias(NamedTuple):
    """From which probability on a name that only the model finds is ``added``, and below which one that only a rule finds is ``dropped``.

    ``recut``: by how much (logarithm of odds) the model must prefer its own bounds of a person's name to the rules' to replace them.
    """

    added: float
    dropped: float
    recut: float


BALANCED = Bias(added=0.7, dropped=0.1, recut=1.0)
"""Best of some forty settings over 95 annotated articles of sixteen outlets and our own pages. Other types keep the rules' bounds: there they are better."""
PRECISION = Bias(added=0.9, dropped=0.3, recut=1.0)
RECALL = Bias(added=0.5, dropped=0.0, recut=1.0)
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
        judged = _judged(scan, found, over, names, reading, bias)
        if judged is not None:
            kept.append(judged)
    kept = _without_surnames(kept)
    return kept + list(_added(scan, [*kept, *repeats], guesses, reading, bias))


def _judged(
    scan: Scan, found: Found, over: list[NameGuess], names: list[Found], reading: ModelReading, bias: Bias
) -> Found | None:
    """A name of the rules with its confidence, with the model's bounds, or None where the model sees no name at all."""
    if found.type not in ("PER", "ORG", "LOC") or found.rule in LISTED:
        return found
    if (found.first, found.last, found.type) in over:
        return msgspec.structs.replace(found, confidence=max(found.confidence, 0.95))
    if over:
        return _recut(scan, found, over, names, reading, bias)
    probability = reading.probability(found.first, found.last, found.type)
    if probability < bias.dropped:
        return None
    return msgspec.structs.replace(found, confidence=round(found.confidence * (0.5 + probability / 2), 2))


def _recut(
    scan: Scan, found: Found, over: list[NameGuess], names: list[Found], reading: ModelReading, bias: Bias
) -> Found:
    """The name with the model's bounds, where it is a person's and the model clearly prefers them; else as it is."""
    guess = over[0]
    if len(over) > 1 or not found.type == guess.type == "PER":
        return found
    own = range(found.first, found.last + 1)
    towns = {town.first for town in names if town.rule == "gazetteer" and town.first == town.last}
    if any(
        scan.taken[index] and index not in towns for index in range(guess.first, guess.last + 1) if index not in own
    ):
        return found
    if reading.odds(*guess) - reading.odds(found.first, found.last, found.type) < bias.recut:
        return found
    return msgspec.structs.replace(
        found, first=guess.first, last=guess.last, span=scan.span(guess.first, guess.last), confidence=0.9
    )


def _without_surnames(names: list[Found]) -> list[Found]:
    """The names without the towns that turned out to be the last word of a person's name («خوان كارلوس بيريرا»)."""
    people = {index for name in names if name.type == "PER" for index in range(name.first, name.last + 1)}
    return [name for name in names if not (name.type == "LOC" and name.first == name.last and name.first in people)]


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
    """Whether a name of the model's is none of what never is one: a single letter or two, words of a date or across marks, a person of verbs or of two people."""
    words = range(guess.first, guess.last + 1)
    if any(scan.blocked[index] for index in words) or any(scan.gaps[index] > QUOTE for index in words[1:]):
        return False
    if guess.first == guess.last and len(scan.stems[guess.first]) < 3:
        return False
    if guess.type == "LOC":
        barred = scan.names.not_after.get(scan.stems[guess.first])
        return barred is None or not guess.first or scan.stems[guess.first - 1] != barred
    return guess.type != "PER" or _may_be_a_person(scan, guess)


def _may_be_a_person(scan: Scan, guess: NameGuess) -> bool:
    first, words = scan.classes[guess.first], range(guess.first, guess.last + 1)
    if not first.given and (first.closed or first.verbal):
        return False
    if any(scan.gaps[index] != SPACE for index in words[1:]):
        return False
    inner = [index for index in words[1:] if "و" in scan.words[index].form.proclitics]
    if any(scan.classes[index].given or scan.classes[index].count for index in inner):
        return False  # «كيم ومون»: two people
    return not any(scan.stems[index].endswith("ها") and scan.classes[index].count for index in words)
