"""Two names of one thing that a page itself joins: «فلان المعروف بأبي سالم»."""

import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

from tawatur.lexicon.fold import fold
from tawatur.model.document import Document
from tawatur.model.mention import Mention

LONGEST = 80
"""Letters between the two names."""
_WORD = re.compile(r"\w+")


def also_known(document: Document, tables: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """Pairs of mentions (``page#id``) that the text calls one, with the words that say so. Offices and bodies between them are passed over."""
    words = frozenset(map(fold, tables["name_links"]["also_known"]))
    links = frozenset(map(fold, tables["name_links"]["also_known_links"]))
    names = [m for m in document.mentions if m.type in ("PER", "ORG") and m.entity and not m.nominal]
    for one, two in combinations(sorted(names, key=lambda m: (m.span.start, m.id)), 2):
        if two.span.start - one.span.end > LONGEST or one.type != two.type or one.entity == two.entity:
            continue
        between = _between(document, one, two)
        if words & set(between) and all(word in words or word in links for word in between):
            yield f"{document.id}#{one.id}", f"{document.id}#{two.id}", " ".join(between)


def _between(document: Document, one: Mention, two: Mention) -> list[str]:
    """Folded words between two names, without those of offices and of bodies in them; a sentence's end is a word that joins nothing."""
    start, end = one.span.end, two.span.start
    if end <= start:
        return []
    letters = list(document.text[start:end])
    for mention in document.mentions:
        if mention.type in ("ROLE", "ORG", "NORP") and start <= mention.span.start and mention.span.end <= end:
            for place in range(mention.span.start - start, mention.span.end - start):
                letters[place] = " "
    text = "".join(letters)
    return ["."] if any(stop in text for stop in ".\n؟!؛") else _WORD.findall(fold(text))
