"""What the sequence model of names looks at: features of each word, of its neighbours, and of what the rules say of it."""

from collections.abc import Iterable, Sequence

from tawatur.lexicon.lexicon import Lexicon
from tawatur.mention.found import Found
from tawatur.mention.scan import STOP, Scan
from tawatur.mention.word_classes import WordClass
from tawatur.model.word import Word

NAMES = frozenset({"PER", "ORG", "LOC"})
OFFSETS = (-2, -1, 0, 1, 2)
OUTSIDE = "O"
EDGE = "edge"
"""The only feature of the place before the first and behind the last word of a sentence."""

_FLAGS = (
    "adjectival",
    "adjective",
    "closed",
    "definite",
    "event_head",
    "family",
    "feminine",
    "gear",
    "joining",
    "kunya",
    "nameish",
    "nation",
    "nominal",
    "norp_plural",
    "plural",
    "role_adjective",
    "role_link",
    "role_plural",
    "state",
    "surname",
    "surnameish",
    "verbal",
)
_AFFIXES, _LONGEST = (1, 2, 3, 4), 9

Features = tuple[str, ...]


def spelling_features(word: WordClass) -> Features:
    """Features of a word's own letters, for its own label alone.

    Given to its neighbours too, they were learnt by heart (F1 .808 against .817, four folds of 34,000 words).
    """
    return (f"stem={word.bare}", f"length={min(len(word.bare), _LONGEST)}", *_affixes(word.bare))


def word_feature(word: WordClass) -> str:
    """The feature of a word as it stands, the article included; of its own label and of those around."""
    return f"word={word.stem}"


def class_features(word: WordClass, lexicon: Lexicon) -> Features:
    """Features of what the lexicon knows of a word, the same for many words: for its own label and for the labels two words around."""
    twin = word.bare if word.definite else "ال" + word.bare
    return (
        *_flags(word),
        f"count={word.count.bit_length()}",
        f"twin={lexicon.counts.get(twin, 0).bit_length()}",
    )


def _affixes(bare: str) -> Iterable[str]:
    for size in _AFFIXES:
        if len(bare) > size:
            yield f"end{size}={bare[-size:]}"
            if size < _AFFIXES[-1]:
                yield f"start{size}={bare[:size]}"


def _flags(word: WordClass) -> Iterable[str]:
    yield from (flag for flag in _FLAGS if getattr(word, flag))
    if word.given:
        yield f"given={word.given}"
    if word.norp:
        yield "norp"
    if word.head is not None:
        yield f"head={word.head.kind}"
        yield f"strength={word.head.strength}"
    if word.role is not None:
        yield "role"
    if word.aliases is not None:
        yield "alias"
    if word.place_words:
        yield "place"
    if word.trigger is not None:
        yield f"trigger={word.trigger}"


def rule_features(said: str) -> Features:
    """Features of what the rules say of a word: the label with the rule, and the label alone; («B-PER:titled», «ROLE») both occur.

    >>> rule_features("B-PER:titled")
    ('rule=B-PER:titled', 'says=B-PER')
    """
    return (f"rule={said}", f"says={said.partition(':')[0]}")


def written_features(word: Word) -> Features:
    """Features of how a word is written: its proclitics and its kind."""
    return (f"proclitics={word.form.proclitics}", f"kind={word.kind}")


def gap_features(before: int, after: int) -> Features:
    """Features of what stands before and after a word (see ``Scan.gaps``)."""
    return (f"before={before}", f"after={after}")


def rules_say(scan: Scan, names: Sequence[Found], roles: Sequence[Found]) -> list[str]:
    """What the rules say of each word: ``B-`` or ``I-`` with type and rule, ``ROLE``/``LAST-ROLE``, or ``O``. The longer of two names that overlap counts."""
    said = [OUTSIDE] * len(scan.words)
    for role in roles:
        for index in range(role.first, role.last + 1):
            said[index] = "LAST-ROLE" if index == role.last else "ROLE"
    named: set[int] = set()
    for found in sorted(names, key=lambda f: (f.first - f.last, f.first)):
        places = range(found.first, found.last + 1)
        if found.type not in NAMES or not named.isdisjoint(places):
            continue
        named.update(places)
        rule = found.rule.partition("+")[0].replace(" ", "_")
        for index in places:
            said[index] = f"{'B' if index == found.first else 'I'}-{found.type}:{rule}"
    return said


def sentences_of(scan: Scan) -> list[range]:
    """Runs of words between full stops, in order; they cover every word."""
    starts = [index for index, gap in enumerate(scan.gaps) if gap == STOP]
    return [range(first, last) for first, last in zip(starts, [*starts[1:], len(scan.words)], strict=True)]
