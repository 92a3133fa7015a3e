"""Names that stand in quotation marks: where they end, and what a group calls itself."""

from tawatur.mention.found import Found
from tawatur.mention.scan import QUOTE, SPACE, Scan

MOST_WORDS = 6


def quoted_end(scan: Scan, first: int) -> int | None:
    """The last word of a short name in quotation marks that opens before ``first``, None where none does."""
    opening = scan.text[scan.words[first].outer - 1]
    if scan.gaps[first] != QUOTE or opening in ")]}»”’" or (opening == "(" and _plain_word(scan, first)):
        return None
    for last in range(first, min(first + MOST_WORDS, len(scan.words))):
        ends = last + 1 == len(scan.words) or scan.gaps[last + 1] != SPACE
        if ends:
            closed = scan.text[scan.words[last].end : scan.words[last].end + 1] in tuple("\"'”»)’]“")
            return last if closed else None
    return None


def _plain_word(scan: Scan, index: int) -> bool:
    """Whether a word in brackets is just an adjective or noun of the language, no name."""
    word = scan.classes[index]
    return not (word.nameish or word.aliases or word.definite)


def self_named(scan: Scan) -> list[Found]:
    """Groups by the name in quotation marks that they give themselves: مجموعة تطلق على نفسها "فرسان السهل"."""
    found = []
    for before, stem in enumerate(scan.stems[:-1]):
        if stem not in scan.names.itself or not before or scan.stems[before - 1] != "علي":
            continue
        end = quoted_end(scan, before + 1)
        if end is not None and not any(scan.blocked[before + 1 : end + 1]):
            span = scan.span(before + 1, end)
            found.append(Found(before + 1, end, "ORG", "self-named", span, None, "armed_group", 0.8))
    return found
