"""Words that were glued together when a page was cleaned or pasted: «أنتنظيم», «التحالفموجودة», «لايوجد».

A word is cut only where it is unknown as a whole, in every inflection, and both parts are words that are often written;
a wrong cut makes two words that nobody wrote, a missed one leaves a word that the lexicon does not know.
"""

from collections.abc import Iterator, Mapping

from tawatur.text.clitics import bases

PARTICLES = {"ان": 4, "انه": 4, "انها": 4, "من": 7, "في": 4, "علي": 4, "عن": 5, "الي": 4, "مع": 5, "قد": 4}
"""Words that are often written without the space after them, with the least number of letters of what follows."""

NEGATIONS = ("لا", "ما", "لن")
CONTINUED = frozenset({"زال", "زالت", "زالوا", "يزال", "تزال", "يزالون", "دام", "دامت"})
"""Verbs so often written in one word with the negation before them («مازال») that the whole is no unknown word."""

LEAST_AFTER_PARTICLE = 40
LEAST_VERB = 5
LEAST_DEFINITE = 20
LEAST_WORD = 30
LEAST_AFTER_DEFINITE = 8
"""How often a part must be written by itself, set so that wrong cuts stay rare: of 48,508 unknown forms
in 4,798 articles about 75 are cut, and on reading them fewer than ten are wrong (0.02 % of the unknown forms)."""

SHORTEST_LEFT = 5
SHORTEST_RIGHT = 4
SHORTEST_VERB = 3
SHORTEST_DEFINITE = 6
IMPERFECT = "يت"
WEAK = frozenset("اويةنت")
"""Letters of which endings are made."""
ARTICLE = "ال"
PROCLITICS = (*"وفبلكس", "ال", "وال", "وب", "ول", "وس", "بال", "لل")
NAME_ENDS = frozenset({"الله", "الدين", "الرحمن", "الرحيم", "الكريم", "العزيز", "الرزاق", "اللطيف", "الوهاب", "الستار"})
"""What closes a name that is often written in one word («عبدالله»)."""


def split_glued(form: str, counts: Mapping[str, int]) -> tuple[int, ...] | None:
    """Offsets at which a folded written word must be cut, in rising order; None where it is one word or may be one.

    >>> split_glued("انتنظيم", {"ان": 900, "تنظيم": 80})
    (2,)
    >>> split_glued("المدرسةفي", {"المدرسة": 50, "في": 900})
    (7,)
    >>> split_glued("انتظام", {"انتظام": 3, "ان": 900, "تظام": 80}) is None
    True
    """
    start = 1 if form[:1] in ("و", "ف") else 0
    word = form[start:]
    cut = _after_negation(word, counts) or _after_teh_marbuta(word, counts)
    if cut is None and not _is_known(form, counts):
        cut = next(_cuts(word, counts), None)
    return None if cut is None else (cut + start,)


def _is_known(form: str, counts: Mapping[str, int]) -> bool:
    """Whether the word, or what remains of it without proclitics or a suffix, is written anywhere."""
    tails = [form] + [form[len(clitics) :] for clitics in PROCLITICS if form.startswith(clitics) and len(form) > 4]
    return any(tail in counts or any(base in counts for base in bases(tail)) for tail in tails)


def _after_teh_marbuta(form: str, counts: Mapping[str, int]) -> int | None:
    """ة ends a word: what follows it is another."""
    cut = form.find("ة") + 1
    left, right = form[:cut], form[cut:]
    if not 3 <= cut <= len(form) - 2 or "ة" in right[:1]:
        return None
    return cut if right in counts or (left in counts and len(right) >= SHORTEST_RIGHT) else None


def _after_negation(form: str, counts: Mapping[str, int]) -> int | None:
    """Behind a negation: one of `CONTINUED`, or a verb far more often written without the negation than with it."""
    for negation in NEGATIONS:
        verb = form[len(negation) :]
        often = counts.get(verb, 0) >= max(LEAST_VERB, 10 * counts.get(form, 0))
        if form.startswith(negation) and (verb in CONTINUED or (often and _is_imperfect(verb, counts))):
            return len(negation)
    return None


def _is_imperfect(verb: str, counts: Mapping[str, int]) -> bool:
    """A known word in the letters of an imperfect verb that takes no article («نهائية») and is no rest of «لاتجاه»."""
    looks = len(verb) >= SHORTEST_RIGHT and verb[0] in IMPERFECT
    return looks and ARTICLE + verb not in counts and "ا" + verb not in counts


def _cuts(form: str, counts: Mapping[str, int]) -> Iterator[int]:
    yield from _after_particle(form, counts)
    yield from _before_article(form, counts)
    yield from _between_words(form, counts)


def _after_particle(form: str, counts: Mapping[str, int]) -> Iterator[int]:
    for particle, shortest in PARTICLES.items():
        right = form[len(particle) :]
        if form.startswith(particle) and len(right) >= shortest and counts.get(right, 0) >= LEAST_AFTER_PARTICLE:
            yield len(particle)


def _before_article(form: str, counts: Mapping[str, int]) -> Iterator[int]:
    cut = form.find(ARTICLE, 2)
    left, right = form[:cut], form[cut:]
    if cut > 0 and len(right) >= SHORTEST_DEFINITE and right not in NAME_ENDS:
        known = len(left) > 2 or left in PARTICLES
        if known and counts.get(right, 0) >= LEAST_DEFINITE and counts.get(left, 0) >= LEAST_WORD and left != "عبد":
            yield cut


def _between_words(form: str, counts: Mapping[str, int]) -> Iterator[int]:
    """The cut whose rarer part is most often written; a definite noun takes no suffix: less is asked there."""
    definite = form.startswith(ARTICLE)
    cuts = range(SHORTEST_LEFT + definite, len(form) - SHORTEST_VERB + 1)
    found = ((_rarer(form[:cut], form[cut:], counts), cut) for cut in cuts)
    count, cut = max(found, default=(0, 0))
    if count >= (LEAST_AFTER_DEFINITE if definite else LEAST_WORD):
        yield cut


def _rarer(left: str, right: str, counts: Mapping[str, int]) -> int:
    """The count of the rarer part; none where the right one is so short that it may be an ending («اني», «وات»)."""
    if len(right) < SHORTEST_RIGHT and (not left.startswith(ARTICLE) or not WEAK.isdisjoint(right)):
        return 0
    return min(counts.get(left, 0), counts.get(right, 0))
