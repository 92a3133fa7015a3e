"""Names of people: by given names, kunya, titles and offices before them, and again by the last name alone."""

from collections.abc import Set

from tawatur.mention.found import Found
from tawatur.mention.scan import SPACE, Scan
from tawatur.mention.word_classes import SURE, WordClass

MOST_WORDS, COMMON_SURNAME = 8, 150
_SURNAME_LIMIT = 3


def person_at(
    scan: Scan, index: int, *, titled: bool = False, public: bool = False, inside: bool = False
) -> Found | None:
    """The name of a person that starts at word ``index``.

    ``titled``: a title or office stands before it, so that unknown words count too. ``inside``: it may lie in a name that was found already.
    """
    word = scan.classes[index]
    if scan.blocked[index] or (scan.taken[index] and not inside) or scan.words[index].kind != "word":
        return None
    if scan.text[scan.words[index].end : scan.words[index].end + 1] == "_":
        return None
    if word.kunya:
        return _kunya_name(scan, index, public)
    if not titled and not (word.given or word.family):
        return None
    if titled and not (word.given or word.family or (word.nameish and scan.bare(index))):
        return None
    last = _name_end(scan, index, inside=inside)
    if titled and last == index and not scan.classes[index - 1].definite and word.given != SURE and not word.family:
        return None
    if not titled and not _proven(scan, index, last):
        return None
    rule = "title" if titled else "given name"
    return Found(
        index,
        last,
        "PER",
        rule,
        scan.span(index, last),
        None,
        "",
        0.9 if titled or word.given == SURE else 0.75,
        public,
    )


def _name_end(scan: Scan, first: int, *, inside: bool = False) -> int:
    """The last word of the name that starts at ``first``."""
    last = first
    while last - first + 1 < MOST_WORDS and (scan.follows(last + 1) or _falsely_cut(scan, last + 1)):
        here, word = scan.classes[last], scan.classes[last + 1]
        if here.stem == "عبد" and word.stem in scan.names.divine:
            last += 1
            continue
        if word.stem in scan.names.divine and word.stem.endswith("الدين"):
            last += 1
            continue
        if word.stem == "الله":
            last += 1
            continue
        if word.joining and (end := _after_joining(scan, last + 1)):
            last = end
            continue
        if not _continues(scan, last + 1, inside=inside) and not _falsely_cut(scan, last + 1):
            break
        last += 1
    return last


def _after_joining(scan: Scan, index: int) -> int | None:
    """The name word after one joining word or two («بن», «بن أبي»), None where none follows."""
    following = index + 1
    if scan.follows(following) and scan.classes[following].joining and not scan.classes[following].given:
        following += 1
    return following if scan.follows(following) and _continues(scan, following) else None


def _falsely_cut(scan: Scan, index: int) -> bool:
    """Whether a foreign family name lost its first letter as if it were a preposition («لانغستون» cut to «انغستون»)."""
    if index >= len(scan.words) or scan.gaps[index] != SPACE or scan.blocked[index]:
        return False
    word = scan.words[index]
    if index + 1 < len(scan.words) and word.end == scan.words[index + 1].outer and scan.words[index + 1].kind == "word":
        return (
            scan.classes[index].closed and scan.classes[index - 1].given == SURE
        )  # cut in two at a particle that it never held
    if index > 1 and scan.words[index - 1].end == word.outer:
        return scan.classes[index - 1].closed and scan.classes[index - 2].given == SURE
    unknown = word.form.known == 0 and not word.form.readings and not scan.classes[index].definite
    return (
        unknown
        and word.form.proclitics in ("ل", "ب", "ك", "ف")
        and scan.classes[index - 1].given == SURE
        and scan.stems[index][:1] != "ال"
    )


def _continues(scan: Scan, index: int, *, inside: bool = False) -> bool:
    word = scan.classes[index]
    if scan.words[index].kind != "word" or (scan.taken[index] and not inside):
        return False
    if word.role and word.given != SURE:
        return False
    if word.given or word.family or word.surname:
        return True
    if not scan.bare(index):
        return False
    if word.norp:
        return word.definite and not word.norp_plural and _is_surname_place(scan, index)
    if word.place_words and (word.state or not word.definite):
        return False
    before = scan.classes[index - 1]
    named = before.given == SURE or (before.stem in scan.names.divine and scan.stems[index - 2] == "عبد")
    if word.definite and named and not _begins_inside(scan, index - 1):
        return _may_be_surname(word)
    return word.nameish or (word.place_words == 1 and scan.classes[index - 1].given == SURE)


def _begins_inside(scan: Scan, index: int) -> bool:
    """Whether the word before is a name word too, so that a family name has been read."""
    return index > 0 and scan.gaps[index] == SPACE and scan.classes[index - 1].given == SURE


def _may_be_surname(word: WordClass) -> bool:
    """Whether a definite word right after one given name can be a family name («الطويل»), common as it may be."""
    barred = (
        word.role or word.head or word.closed or word.verbal or word.adjective or word.role_adjective or word.trigger
    )
    return not barred and not word.stem.endswith(("ة", "ات")) and word.count <= COMMON_SURNAME


def _is_surname_place(scan: Scan, index: int) -> bool:
    """Whether a relative adjective («المصري») right after one given name is its family name: no title stands before."""
    before = scan.classes[index - 1]
    return before.given == SURE and not scan.classes[index - 2].role if index >= 2 else before.given == SURE


def _proven(scan: Scan, first: int, last: int) -> bool:
    """Whether a name without a title is one: a sure given name and a further word, or a family name known by itself."""
    word = scan.classes[first]
    if last == first:
        return word.family and not word.given
    following = scan.classes[first + 1]
    if word.stem == "عبد":
        return following.stem in scan.names.divine
    if word.given == SURE or word.family:
        return _second_fits(scan, first)
    if following.stem in ("بن", "بنت"):
        return True
    relative = following.definite and scan.text[scan.words[first + 1].end - 1] == "ي" and following.nameish
    return following.given == SURE or following.family or relative


def _second_fits(scan: Scan, first: int) -> bool:
    """Whether the word after a given name is a name too, not just a word that the lexicon lacks."""
    word = scan.classes[first + 1]
    if word.given or word.family or word.surname or word.joining or word.definite or word.norp:
        return True
    return word.nameish and not word.stem.endswith("ة")


def _kunya_name(scan: Scan, index: int, public: bool) -> Found | None:
    """«أبو حمزة الدمشقي»: the kunya, a name word, and what follows."""
    if not scan.follows(index + 1) or (
        not scan.bare(index) and scan.words[index].form.proclitics not in ("و", "ل", "ب", "ف")
    ):
        return None
    word = scan.classes[index + 1]
    if not (word.given or word.nameish or (word.definite and not word.closed and not word.verbal and not word.role)):
        return None
    if word.state or scan.place_words(index):
        return None
    if scan.stems[index] in ("ابن", "ام") and not (word.given or word.nameish):
        return None
    last = _name_end(scan, index + 1)
    return Found(index, last, "PER", "kunya", scan.span(index, last), None, "", 0.85, public)


def prefixed_kunya(scan: Scan, found: Found) -> Found:
    """A kunya name with the given name before it: «طلحة أبو عمران الشامي»."""
    first = found.first - 1
    if first < 0 or not scan.follows(found.first) or scan.taken[first] or scan.blocked[first]:
        return found
    word = scan.classes[first]
    if not word.given or scan.words[first].kind != "word":
        return found
    return found._replace(first=first, span=scan.span(first, found.last))


def last_names(scan: Scan, people: list[Found]) -> dict[str, Found]:
    """Last names that stand for one person of the page alone, by stem; names that two people share or that are common words are left out."""
    owners: dict[str, Found | None] = {}
    for person in people:
        if person.last == person.first or person.rule == "account name":
            continue
        stem = scan.stems[person.last]
        held = owners.get(stem, person)
        same = held is not None and (
            _key(scan, held) == _key(scan, person) or scan.stems[held.first] == scan.stems[person.first]
        )
        owners[stem] = person if held is person else (held if same else None)
    return {
        stem: found for stem, found in owners.items() if found is not None and _stands_alone(scan.classes[found.last])
    }


def _key(scan: Scan, found: Found) -> tuple[str, ...]:
    return tuple(scan.stems[found.first : found.last + 1])


def _stands_alone(word: WordClass) -> bool:
    """Whether a last name is rare enough to stand for its owner without a title."""
    if word.family:
        return True
    if (
        word.norp
        or word.state
        or (word.given and not (word.definite and word.given != SURE))
        or word.aliases
        or word.head
        or word.role
    ):
        return False
    return (
        len(word.stem) >= _SURNAME_LIMIT
        and word.count <= 800
        and (word.nameish or word.surname or word.place_words == 1 or word.definite)
    )


def repeated_names(scan: Scan, owners: dict[str, Found], towns: Set[int] = frozenset()) -> list[tuple[Found, Found]]:
    """Further places where a last name stands alone, each with the full name that it refers to; ``towns`` are words read as a town before."""
    if not owners:
        return []
    repeats = []
    for index, stem in enumerate(scan.stems):
        owner = owners.get(stem)
        if owner is None or (scan.taken[index] and index not in towns) or scan.blocked[index]:
            continue
        before = scan.gaps[index] == SPACE and index > 0 and scan.classes[index - 1].joining
        if before and scan.bare(index):
            continue
        repeats.append(
            (Found(index, index, "PER", "last name", scan.span(index, index), None, "", 0.85, owner.public), owner)
        )
    return repeats
