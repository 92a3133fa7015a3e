"""Offices, ranks and functions, and the people who hold them."""

from collections.abc import Mapping

import msgspec

from tawatur.mention.clubs import about_sport
from tawatur.mention.found import Found
from tawatur.mention.name_tables import RoleHead
from tawatur.mention.names import person_at
from tawatur.mention.organisations import organisation_at
from tawatur.mention.places import place_at
from tawatur.mention.scan import COMMA, SPACE, Scan
from tawatur.mention.word_classes import SURE, WordClass
from tawatur.model.document import Document

MOST_WORDS, LONGEST_VERB, BEHIND = 12, 5, 7
_GENERAL = frozenset({"عام", "عامة", "عاما"})
_AFTER_ADJECTIVE = frozenset({"ل", "ب"})


def role_at(scan: Scan, index: int) -> tuple[Found, Found | None] | None:
    """The role whose head is word ``index``, with the person named right after it; None where the word is no role here."""
    word = scan.classes[index]
    role = word.role
    if role is None or role.kind == "none" or scan.blocked[index]:
        return None
    last = role_end(scan, index)
    if role.weak and word.bare == "فريق" and (not word.definite or about_sport(scan)):
        return None  # a team
    if role.weak and word.given and not word.definite and last == index:
        return None  # «رائد سالم» is a man's name; the rank has the article
    if role.private and scan.follows(index + 1) and scan.classes[index + 1].bare in role.private:
        role = msgspec.structs.replace(role, public=False)
    if role.weak and word.definite and last > index and scan.stems[index + 1] != "الركن":
        return None  # «الفريق الأول», «المقدم الجديد» are no ranks
    if _of_another(scan, index):
        return None
    person = None if word.role_plural else _person_after(scan, index, last, role)
    if not _counts(scan, index, last, role, person):
        return None
    found = Found(index, last, "ROLE", role.kind, scan.span(index, last), None, role.id, 0.85, role.public)
    return found, person


def _of_another(scan: Scan, index: int) -> bool:
    """Whether an office is only that of the one whom somebody belongs to: «سائق الوزير فلان» is no minister."""
    if not scan.classes[index].definite or not scan.follows(index):
        return False
    before = scan.classes[index - 1]
    return not before.definite and before.stem in scan.names.belonging


def _counts(scan: Scan, index: int, last: int, role: RoleHead, person: Found | None) -> bool:
    """Whether a head with what follows is the name of a role: it binds somebody, or says whose office it is."""
    if person is not None:
        return True
    definite = scan.classes[index].definite
    if role.kind in ("title", "plain") and not (definite and last > index):
        return False
    return last > index and (role.kind != "rank" or definite)


def role_end(scan: Scan, index: int) -> int:
    """The last word of the role whose head is word ``index``."""
    word = scan.classes[index]
    last = _adjectives_end(scan, index, definite=word.definite)
    if not word.definite and (last == index or scan.stems[last] in _GENERAL):
        last = _complement_end(scan, last)  # «مدير عام فرع الوزارة»
    return _linked_end(scan, last)


def _adjectives_end(scan: Scan, last: int, *, definite: bool) -> int:
    while scan.follows(last + 1):
        word = scan.classes[last + 1]
        fits = (
            ((word.norp or word.adjectival) and not word.norp_plural)
            or word.role_adjective
            or (word.adjective and definite)
            or (definite and _of_affairs(word))
        )
        if not fits or word.definite is not definite:
            break
        last += 1
    return last


def _of_affairs(word: WordClass) -> bool:
    """Whether a word that alone names a ministry («الخارجية») can be an adjective behind a noun: «السياسة الخارجية»."""
    return word.head is not None and word.head.strength == "definite" and word.stem.endswith("ية")


def _complement_end(scan: Scan, index: int) -> int:
    """The genitive after the head of an office: a body, a place, a further head, a department; then adjectives."""
    last, first = index, index + 1
    while first - index < MOST_WORDS and scan.follows(first):
        word = scan.classes[first]
        inner = organisation_at(scan, first) or place_at(scan, first)
        if inner is not None:
            return _adjectives_end(scan, inner.last, definite=True)
        if word.closed or word.verbal or scan.words[first].kind != "word" or word.given or word.family:
            break
        if word.role and not word.role_plural and not word.definite and _plain(scan, index):
            break  # «طالب نقيب المحامين» is no student
        if word.definite:
            if (
                word.role
                and not word.role_plural
                and not (_serves_a_person(scan, index) or _plural_department(word.stem))
            ):
                break
            end = _paired_department(scan, first)
            return _adjectives_end(scan, end, definite=True)
        if word.norp:
            break
        first += 1
    ends_open = first - 1
    return last if ends_open == index or not _closes(scan, ends_open) else ends_open


def _serves_a_person(scan: Scan, index: int) -> bool:
    """Whether the office of a head is that of serving another office («نائب الرئيس», «مستشار الوزير»)."""
    role = scan.classes[index].role
    return role is None or role.serves


def _plain(scan: Scan, index: int) -> bool:
    role = scan.classes[index].role
    return role is not None and role.kind in ("plain", "title")


def _plural_department(stem: str) -> bool:
    return stem in ("الوزراء", "النواب", "القضاة", "الملك", "الامير")


def _closes(scan: Scan, index: int) -> bool:
    """Whether indefinite words after a head end a role by themselves: never, unless the last is a function such as «مطعم» before a comma."""
    following = index + 1
    return following == len(scan.words) or scan.gaps[following] >= COMMA


def _paired_department(scan: Scan, last: int) -> int:
    """«التربية والتعليم»: a second definite noun joined by و, unless it opens a name of its own."""
    following = last + 1
    if following >= len(scan.words) or scan.gaps[following] != SPACE or scan.blocked[following]:
        return last
    word, second = scan.words[following], scan.classes[following]
    plain = not (
        second.head
        or second.role
        or second.norp
        or second.place_words
        or second.verbal
        or second.given
        or second.aliases
    )
    return following if word.form.proclitics == "و" and second.definite and plain and word.kind == "word" else last


def _linked_end(scan: Scan, last: int) -> int:
    """What a role serves behind a preposition: «باسم الوزارة», «إلى سوريا», «للتحالف الدولي», «في حركة حماس»."""
    first = last + 1
    if first >= len(scan.words) or scan.gaps[first] > SPACE or scan.blocked[first]:
        return last
    word = scan.words[first]
    if word.form.proclitics in _AFTER_ADJECTIVE and (inner := organisation_at(scan, first) or place_at(scan, first)):
        return _adjectives_end(scan, inner.last, definite=True)
    department = scan.classes[first]
    if word.form.proclitics == "ل" and scan.stems[last] in _GENERAL and department.definite and not department.verbal:
        return _adjectives_end(scan, _paired_department(scan, first), definite=True)  # «مدير عام للأمن المدني»
    link = scan.classes[first].role_link or word.form.written == "باسم"
    if not link or first + 1 >= len(scan.words) or scan.gaps[first + 1] > 1:
        return last
    inner = organisation_at(scan, first + 1) or place_at(scan, first + 1)
    if inner is not None:
        return inner.last
    served = first + 1
    if word.form.written == "باسم" and scan.follows(served):
        genitive = not scan.classes[served].definite and scan.follows(served + 1) and scan.classes[served + 1].definite
        return _adjectives_end(scan, _paired_department(scan, served + genitive), definite=True)
    return served if scan.follows(served) and scan.classes[served].nominal else last


def _person_after(scan: Scan, index: int, last: int, role: RoleHead) -> Found | None:
    """The person whom a role or title introduces, right after it, after a further rank, or after a comma."""
    first = last + 1
    if first >= len(scan.words):
        return None
    gap = scan.gaps[first]
    if gap == SPACE and scan.bare(first) and not scan.blocked[first]:
        following = scan.classes[first]
        if following.role is None and _epithet(scan, first):
            first += 1
            following = scan.classes[first]
        if following.role is not None and not following.role_plural and following.role.kind in ("rank", "title"):
            return None
        if (
            last == index
            and role.kind in ("office", "plain", "head_of")
            and not scan.classes[index].definite
            and not following.given
            and not role.bare
        ):
            return None
        sure = (
            (role.kind in ("office", "rank", "spokesman", "title") and not role.weak)
            or following.given
            or following.family
        )
        if not (following.given or following.family) and _like_verb(following.stem):
            return None
        if not sure and not (_two_unknown(scan, first) or _rare_with_family(scan, first, role)):
            return None
        return person_at(scan, first, titled=True, public=role.public)
    if gap == COMMA and last > index and scan.bare(first) and role.kind != "rank":
        sure = scan.classes[first].given == SURE or _two_unknown(scan, first)
        person = person_at(scan, first, titled=sure, public=role.public)
        return person if person is not None and _stands_apart(scan, person) else None
    return None


def _epithet(scan: Scan, first: int) -> bool:
    """Whether an adjective stands between a title and a sure given name: «الرئيس المعزول سليم ...»."""
    word = scan.classes[first]
    plain = word.definite and not (word.given or word.family or word.surname or word.verbal)
    return plain and scan.follows(first + 1) and scan.classes[first + 1].given == SURE


def _like_verb(stem: str) -> bool:
    """Whether a short unknown word has the first letter of a present verb or of a verbal noun."""
    return stem.startswith(("ي", "ت")) and len(stem) <= LONGEST_VERB


def _two_unknown(scan: Scan, first: int) -> bool:
    """Whether two words that no count knows stand together, as an unusual name does after «الصحفي»."""
    if not scan.follows(first + 1):
        return False
    return all(word.nameish and not word.count and not word.definite for word in scan.classes[first : first + 2])


def _stands_apart(scan: Scan, person: Found) -> bool:
    """Whether a name behind an office and a comma is the holder's: a mark ends it, or what he says or does follows («الوزير ...، سامر الحداد إن»)."""
    following = person.last + 1
    if _ends_apposition(scan, person):
        return True
    if person.last == person.first or scan.classes[person.first].given != SURE:
        return False
    return scan.stems[following] in scan.names.saying or scan.classes[following].verbal


def _rare_with_family(scan: Scan, first: int, role: RoleHead) -> bool:
    """Whether a rare name and a family name follow a rank («اللواء مستور الحارثي»)."""
    if role.kind != "rank" or not scan.classes[first - 1].definite or not scan.follows(first + 1):
        return False
    word, family = scan.classes[first], scan.classes[first + 1]
    named = (
        family.definite
        and family.stem.endswith("ي")
        and not (family.role or family.head or family.norp or family.adjective)
    )
    return word.nameish and not word.definite and (named or family.family)


def _ends_apposition(scan: Scan, person: Found) -> bool:
    following = person.last + 1
    return person.last > person.first and (following == len(scan.words) or scan.gaps[following] >= COMMA)


def bind(scan: Scan, roles: list[Found], people: list[Found]) -> dict[tuple[int, int], Found]:
    """The person of each role by the role's words: named right after it, after a further rank, or right before it.

    A role after a name binds when nothing but a comma stands between them.
    """
    starts = {person.first: person for person in people}
    ends = {person.last: person for person in people}
    bound: dict[tuple[int, int], Found] = {}
    by_start = {role.first: role for role in roles}
    for role in roles:
        if scan.classes[role.first].role_plural or role.rule == "source":
            continue
        person = _bound_after(scan, role, starts, by_start) or _bound_before(scan, role, ends)
        if person is not None:
            bound[role.first, role.last] = person
    return bound


def _bound_after(scan: Scan, role: Found, starts: Mapping[int, Found], roles: Mapping[int, Found]) -> Found | None:
    following = role.last + 1
    for _ in range(3):
        if following >= len(scan.words) or scan.gaps[following] > COMMA:
            return None
        if following not in starts and scan.quoted(following, following):
            following += 1  # «قائد القيادة (أفريكوم) الجنرال ...»
            continue
        if not scan.bare(following):
            return _bound_behind(scan, role, following, starts)
        if following in starts:
            comma = scan.gaps[following] == COMMA
            person = starts[following]
            return person if not comma or (role.last > role.first and _stands_apart(scan, person)) else None
        rank = roles.get(following)
        if rank is None:
            return _bound_behind(scan, role, following, starts)
        following = rank.last + 1
    return None


def _bound_behind(scan: Scan, role: Found, following: int, starts: Mapping[int, Found]) -> Found | None:
    """The person behind the place or body that an office serves: «مدير الصحة بمنطقة الوادي سليم الراوي»."""
    if scan.gaps[following] != SPACE or scan.blocked[following] or role.rule not in ("office", "spokesman", "head_of"):
        return None
    if scan.words[following].form.proclitics not in ("ب", "ل") and scan.stems[following] not in ("في", "لدي"):
        return None
    for place in range(following + 1, min(following + BEHIND, len(scan.words))):
        if place in starts and scan.bare(place):
            person = starts[place]
            if scan.stems[following] == "في" and not (scan.taken[place - 1] or _kind_of_place(scan, place - 1)):
                return None
            return person if scan.gaps[place] < COMMA or _ends_apposition(scan, person) else None
        word = scan.classes[place]
        title = word.role is not None and word.definite
        if scan.gaps[place] >= COMMA or word.verbal or (word.closed and not title):
            return None
    return None


def _kind_of_place(scan: Scan, index: int) -> bool:
    """Whether a word is a kind of place with the article: «المحافظة»."""
    word = scan.classes[index]
    return word.definite and scan.names.classes[word.bare].trigger is not None


def _bound_before(scan: Scan, role: Found, ends: Mapping[int, Found]) -> Found | None:
    person = ends.get(role.first - 1)
    if person is None or scan.gaps[role.first] > COMMA or not scan.bare(role.first) or role.last == role.first:
        return None
    return person


def role_bindings(document: Document) -> dict[str, tuple[str, ...]]:
    """Ids of the ROLE mentions of each person, by the id of the PER mention; people without a role are left out.

    >>> role_bindings(Document(id="p", text=""))
    {}
    """
    bound: dict[str, list[str]] = {}
    people = {mention.id for mention in document.mentions if mention.type == "PER"}
    for mention in document.mentions:
        if mention.type == "ROLE" and mention.refers_to in people:
            bound.setdefault(mention.refers_to, []).append(mention.id)
    return {person: tuple(roles) for person, roles in bound.items()}
