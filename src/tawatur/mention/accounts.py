"""The name that an embedded post gives before its handle."""

from tawatur.mention.found import Found
from tawatur.mention.scan import Scan
from tawatur.mention.word_classes import SURE
from tawatur.model.mention import MentionType
from tawatur.model.span import Span

LONGEST = 60


def display_name(scan: Scan, handle: int) -> Found | None:
    """The name that an embedded post gives before its handle: «— name of the account (@handle)»; None where none stands there."""
    end = scan.words[handle].start
    dash = scan.text.rfind("—", max(0, end - LONGEST), end)
    first = handle
    while first > 0 and scan.words[first - 1].outer > dash:
        first -= 1
    if dash < 0 or first == handle or scan.text[end - 1] != "(":
        return None
    person = all(
        scan.classes[place].given == SURE or scan.classes[place].nameish for place in range(first, handle)
    ) and scan.bare(first)
    kind: MentionType = "PER" if person and scan.classes[first].given == SURE and handle - first > 1 else "ORG"
    return Found(
        first,
        handle - 1,
        kind,
        "account name",
        Span(scan.words[first].start, scan.words[handle - 1].end),
        None,
        "account",
        0.8,
    )
