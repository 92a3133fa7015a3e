"""Names of people: by given names, kunya, titles and offices before them, and again by the last name alone."""

from collections.abc import Set

import msgspec

from tawatur.mention.found import Found
from tawatur.mention.name_tables import END
from tawatur.mention.scan import COMMA, SPACE, Scan
from tawatur.mention.word_classes import SURE, WordClass

MOST_WORDS, COMMON_SURNAME, COMMON_FIRST, RARE = 8, 60, 150, 3
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
    if word.own is not None and (own := _own_person(scan, index, public)) is not None:
        return own
    if scan.text[scan.words[index].end : scan.words[index].end + 1] == "_":
        return None
    if word.kunya:
        return _kunya_name(scan, index, public)
    if not titled and not (word.given or word.family):
        return None
    if (titled and not (word.given or word.family or (word.surnameish and scan.bare(index)))) or _tanween(scan, index):
        return None
    last = _name_end(scan, index, inside=inside)
    if last == index and word.stem == "عبد":
        return None
    if titled and last == index and not _alone_after_title(scan, index, word):
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


def _own_person(scan: Scan, index: int, public: bool) -> Found | None:
    """The person of a newsroom's own list whose name starts here, the longest name, whole; None where none does."""
    step, last, best = scan.classes[index].own, index, None
    while step is not None:
        if END in step:
            best = step[END][0], last
        last += 1
        step = step.get(scan.words[last].form.written) if scan.follows(last) else None
    if best is None:
        return None
    entity, last = best
    return Found(index, last, "PER", "own list", scan.span(index, last), entity, "", 0.97, public)


def _tanween(scan: Scan, index: int) -> bool:
    """Whether a word is written with the ending of an indefinite accusative («مشرفاً»), as no name is."""
    word = scan.words[index]
    return "\u064b" in scan.text[word.start : word.end + 1]


def _alone_after_title(scan: Scan, index: int, word: WordClass) -> bool:
    """Whether one word after a title can be the whole name: «الوزير العنزي», not the adjective in «النادي الأدبي»."""
    if word.given == SURE or word.family:
        return True
    before = scan.classes[index - 1]
    if not before.definite or word.place_words:
        return False
    if not word.definite or word.surname or word.given:
        return True
    return word.stem.endswith("ي") and bool(before.role or before.norp)


def named_after(scan: Scan, first: int, *, untitled: bool = False) -> int | None:
    """Where a title and a name end that give a body or site its name («الملك فيصل» in «جامعة الملك فيصل»), None where none stands; ``untitled``: a name alone does."""
    if untitled and (person := person_at(scan, first)) is not None:
        return person.last
    word = scan.classes[first]
    if not (word.definite and word.role and word.role.honours) or not scan.follows(first + 1):
        return None
    person = person_at(scan, first + 1, titled=True) if scan.classes[first + 1].given else None
    return None if person is None else person.last


def _name_end(scan: Scan, first: int, *, inside: bool = False) -> int:
    """The last word of the name that starts at ``first``."""
    last = first
    while last - first + 1 < MOST_WORDS and (
        scan.follows(last + 1) or _falsely_cut(scan, last + 1) or _hyphened(scan, last + 1)
    ):
        here, word = scan.classes[last], scan.classes[last + 1]
        if here.stem == "عبد" and (word.stem in scan.names.divine or (word.definite and not word.role)):
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
        if not (_continues(scan, last + 1, inside=inside) or _falsely_cut(scan, last + 1) or _hyphened(scan, last + 1)):
            break
        last += 1
    return last


def _hyphened(scan: Scan, index: int) -> bool:
    """Whether a name goes on behind a hyphen: «مين-هو»."""
    if index >= len(scan.words) or scan.blocked[index] or scan.words[index].kind != "word":
        return False
    return scan.text[scan.words[index - 1].end : scan.words[index].outer] == "-"


def _after_joining(scan: Scan, index: int) -> int | None:
    """The name word after one joining word or two («بن», «بن أبي»), None where none follows. After «آل» stands a family, whatever its word."""
    following = index + 1
    if scan.text[scan.words[index].start] == "آ" and scan.follows(following):
        family = scan.classes[following]
        return None if family.closed or family.verbal or scan.words[following].kind != "word" else following
    if scan.follows(following) and scan.classes[following].joining and not scan.classes[following].given:
        following += 1
    if not scan.follows(following):
        return None
    word = scan.classes[following]
    son = scan.stems[index] in ("بن", "بنت") and not (word.closed or word.definite or word.head)
    return following if son or _continues(scan, following) else None


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
        and not scan.classes[index].count
        and not scan.classes[index].verbal
        and scan.stems[index][:1] != "ال"
    )


def _continues(scan: Scan, index: int, *, inside: bool = False) -> bool:
    word = scan.classes[index]
    if scan.words[index].kind != "word" or (scan.taken[index] and not inside) or _tanween(scan, index):
        return False
    if word.role and word.given != SURE:
        return _compound_surname(scan, index)
    before = scan.classes[index - 1]
    if word.given == SURE and before.definite and before.stem.endswith("ي") and not before.given:
        return False  # the next person begins: «سليم التميمي خالد ...»
    if before.family and not before.given:  # a family name ends the name
        return word.stem in scan.names.regnal
    if word.given or word.family or word.surname or word.stem in scan.names.regnal:
        return True
    if not scan.bare(index) or (len(word.stem) > 3 and word.stem.endswith("ها")):
        return False
    if word.norp:
        return word.definite and not word.norp_plural and _is_surname_place(scan, index)
    if word.place_words and (word.state or not word.definite):
        return False
    before = scan.classes[index - 1]
    named = (
        before.given == SURE
        or bool(before.given and before.definite)
        or (before.stem in scan.names.divine and scan.stems[index - 2] == "عبد")
    )
    if word.definite and named and not _begins_inside(scan, index - 1):
        return _may_be_surname(word)
    if word.definite and not word.stem.endswith("ي") and not before.given:
        return False
    return word.nameish or (before.given == SURE and (word.place_words == 1 or word.surnameish))


def _compound_surname(scan: Scan, index: int) -> bool:
    """Whether the word of an office belongs to a family name of two words («قائد السبسي») or is one at the end of a clause («وزيري،»)."""
    word, following = scan.classes[index], index + 1
    if word.definite or not scan.bare(index) or scan.classes[index - 1].given != SURE:
        return scan.follows(following) and not word.definite and scan.classes[following].family
    if word.role_plural and word.stem.endswith("ي"):
        return following == len(scan.words) or scan.gaps[following] >= COMMA
    return scan.follows(following) and scan.classes[following].family


def _begins_inside(scan: Scan, index: int) -> bool:
    """Whether the word before is a name word too, so that a family name has been read."""
    return index > 0 and scan.gaps[index] == SPACE and scan.classes[index - 1].given == SURE


def _may_be_surname(word: WordClass) -> bool:
    """Whether a definite word right after one given name can be a family name («الطويل»), common as it may be."""
    barred = (
        word.role or word.head or word.closed or word.verbal or word.adjective or word.role_adjective or word.trigger
    )
    if barred or word.plural or word.stem.endswith("ات") or (word.stem.endswith("ة") and word.count > 2):
        return False
    if word.surnameish:
        return True
    if word.stem.endswith("ي") or word.nameish:
        return word.count <= 2 * COMMON_SURNAME
    return word.count <= COMMON_SURNAME and not word.stem.startswith(("الت", "الا"))


def _is_surname_place(scan: Scan, index: int) -> bool:
    """Whether a relative adjective («المصري») right after one given name is its family name: no title stands before."""
    before = scan.classes[index - 1]
    return before.given == SURE


def _proven(scan: Scan, first: int, last: int) -> bool:
    """Whether a name without a title is one: a sure given name and a further word, or a family name known by itself."""
    word = scan.classes[first]
    if last == first:
        return (word.family and not word.given) or (word.given == SURE and _after_kin(scan, first))
    following = scan.classes[first + 1]
    if word.stem == "عبد":
        return following.stem in scan.names.divine
    if word.given == SURE or word.family:
        return _second_fits(scan, first)
    if following.stem in ("بن", "بنت") or (word.definite and following.surname):
        return True
    if first and scan.follows(first) and scan.classes[first - 1].norp and scan.classes[first - 1].definite:
        return following.nameish or following.surnameish or _may_be_surname(following)
    relative = following.definite and scan.text[scan.words[first + 1].end - 1] == "ي" and following.nameish
    return following.given == SURE or following.family or relative


def _after_kin(scan: Scan, index: int) -> bool:
    """Whether a kinship with a pronoun stands right before («لشقيقه نزار»)."""
    return index > 0 and scan.follows(index) and scan.stems[index - 1] in scan.names.kin


def _second_fits(scan: Scan, first: int) -> bool:
    """Whether the word after a given name is a name too, not just a word that the lexicon lacks."""
    word = scan.classes[first + 1]
    if word.given or word.family or word.surname or word.joining or word.definite or word.norp:
        return True
    return word.surnameish and not word.stem.endswith("ة")


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


def unknown_first(scan: Scan, index: int) -> Found | None:
    """A rare first name and the sure name at ``index`` right after a verb: «قال كنعوش إبراهيم»; None anywhere else."""
    first = index - 1
    if first < 1 or not (scan.follows(index) and scan.follows(first)) or scan.taken[first]:
        return None
    word = scan.classes[first]
    rare = word.nameish and not word.given and not word.definite and not word.norp and word.count <= RARE
    if not rare or not scan.classes[first - 1].verbal or scan.words[first].kind != "word":
        return None
    last = _name_end(scan, first)
    return Found(first, last, "PER", "verb", scan.span(first, last), None, "", 0.7)


def prefixed_kunya(scan: Scan, found: Found) -> Found:
    """A kunya name with the given name before it: «طلحة أبو سالم البحري»."""
    first = found.first - 1
    if first < 0 or not scan.follows(found.first) or scan.taken[first] or scan.blocked[first]:
        return found
    word = scan.classes[first]
    if not word.given or scan.words[first].kind != "word":
        return found
    return msgspec.structs.replace(found, first=first, span=scan.span(first, found.last))


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


def first_names(scan: Scan, people: list[Found]) -> dict[str, Found]:
    """First names that stand for one person of the page alone, by stem: given names that one person has and that are not too common."""
    owners: dict[str, Found | None] = {}
    for person in people:
        word = scan.classes[person.first]
        if person.last == person.first or person.rule == "account name" or word.given != SURE or word.aliases:
            continue
        if word.count > COMMON_FIRST or word.stem == "عبد":
            continue
        held = owners.get(word.stem, person)
        owners[word.stem] = held if held is not None and _key(scan, held) == _key(scan, person) else None
    return {stem: found for stem, found in owners.items() if found is not None}


def repeated_names(
    scan: Scan, owners: dict[str, Found], firsts: dict[str, Found], towns: Set[int] = frozenset()
) -> list[tuple[Found, Found]]:
    """Further places where a last or first name stands alone, each with the full name that it refers to; ``towns`` are words read as a town before."""
    if not owners and not firsts:
        return []
    repeats = []
    either = firsts | owners
    for index, stem in enumerate(scan.stems):
        owner = either.get(stem)
        if owner is None or (scan.taken[index] and index not in towns) or scan.blocked[index]:
            continue
        by_first = stem not in owners
        before = index > 0 and scan.gaps[index] == SPACE and scan.bare(index)
        if before and scan.classes[index - 1].joining:
            continue
        if by_first and (index < owner.first or (before and scan.classes[index - 1].given)):
            continue
        first = index if by_first else _first_again(scan, index, owner)
        rule = "first name" if by_first else "last name"
        repeats.append((Found(first, index, "PER", rule, scan.span(first, index), None, "", 0.85, owner.public), owner))
    return repeats


def _first_again(scan: Scan, index: int, owner: Found) -> int:
    """Where the full name begins whose last word stands at ``index``, the words before it being those of ``owner``."""
    first, held = index, owner.last
    while held > owner.first and first > 0 and scan.follows(first) and not scan.taken[first - 1]:
        if scan.stems[first - 1] != scan.stems[held - 1] or scan.blocked[first - 1]:
            break
        first, held = first - 1, held - 1
    return first
