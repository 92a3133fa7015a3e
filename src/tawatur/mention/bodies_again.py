"""Bodies named again in a page by the short form that the page itself gave them: in brackets behind the name, or in quotation marks behind its head."""

from collections.abc import Iterator

from tawatur.mention.found import Found
from tawatur.mention.scan import QUOTE, SPACE, Scan
from tawatur.mention.word_classes import WordClass

COMMON, MOST_WORDS = 3, 4
"""A short form of one word counts only if it is rarer in print than this; longer ones may hold any words."""
_BRACKETS = {"(": ")", "[": "]", "«": "»", '"': '"', "“": "”"}


def bodies_again(scan: Scan, names: list[Found]) -> list[Found]:
    """The names of a page with the further places where a body is named by a short form, each with the entity of the full name.

    A short form that a rule has taken for a person's name («راية الجبل») is the body's. The same names where the page introduces no short form.
    """
    forms = dict(_short_forms(scan, [name for name in names if name.type == "ORG"]))
    if not forms:
        return names
    kept = [name for name in names if not _is_short_form(scan, name, forms)]
    for name in names:
        if name not in kept:
            scan.taken[name.first : name.last + 1] = bytes(name.last + 1 - name.first)
    for index in [index for index, stem in enumerate(scan.stems) if stem in forms]:
        for found in _at(scan, index, forms[scan.stems[index]]):
            scan.taken[found.first : found.last + 1] = b"\x01" * (found.last + 1 - found.first)
            kept.append(found)
    return kept


def _is_short_form(scan: Scan, name: Found, forms: dict[str, list["Form"]]) -> bool:
    stems = tuple(scan.stems[name.first : name.last + 1])
    return name.type == "PER" and any(words == stems for words, _ in forms.get(stems[0], ()))


Form = tuple[tuple[str, ...], Found]


def _short_forms(scan: Scan, bodies: list[Found]) -> Iterator[tuple[str, list[Form]]]:
    """Short forms by their first word, the longest first."""
    by_first: dict[str, list[Form]] = {}
    for body in bodies:
        for first, last in (_quoted_inside(scan, body), _bracketed_behind(scan, body)):
            words = tuple(scan.stems[first : last + 1])
            if first <= last and _may_stand_alone(scan, first, last):
                by_first.setdefault(words[0], []).append((words, body))
    for first_word, forms in by_first.items():
        yield first_word, sorted(forms, key=lambda form: -len(form[0]))


def _quoted_inside(scan: Scan, body: Found) -> tuple[int, int]:
    """The words behind a head that the page has in quotation marks («جماعة "راية الجبل"»); an empty range for none."""
    first, last = body.first + 1, body.last
    if first > last or body.rule not in ("head+quoted", "head+genitive") or scan.classes[body.first].head is None:
        return 1, 0
    if body.rule == "head+quoted":
        return (first, last) if scan.gaps[first] == QUOTE else (1, 0)
    return (first, last) if tuple(scan.stems[first : last + 1]) in scan.quotations else (1, 0)


def _bracketed_behind(scan: Scan, body: Found) -> tuple[int, int]:
    """One or two words in brackets or quotation marks right behind a name («البعثة الإقليمية لمراقبة الهدنة (رومال)»); an empty range for none."""
    first, end = body.last + 1, body.span.end
    if first >= len(scan.words) or scan.gaps[first] != QUOTE or scan.words[first].outer == end:
        return 1, 0
    between = scan.text[end : scan.words[first].outer]
    closing = _BRACKETS.get(between.strip()[-1:])
    if closing is None:
        return 1, 0
    for last in range(first, min(first + 2, len(scan.words))):
        if (
            scan.text[scan.words[last].end : scan.words[last].end + 2]
            .lstrip('»"”' if closing in ")]" else "")
            .startswith(closing)
        ):
            return first, last
    return 1, 0


def _may_stand_alone(scan: Scan, first: int, last: int) -> bool:
    if last - first + 1 > MOST_WORDS or any(
        scan.words[index].kind not in ("word", "latin") for index in range(first, last + 1)
    ):
        return False
    if last > first:
        return True
    return _names_only(scan.classes[first])


def _names_only(word: WordClass) -> bool:
    """Whether a word can only be the name: rare in print, no place, no person's name, no role or people."""
    taken = word.place_words or word.given or word.role or word.norp or word.head or word.closed or word.verbal
    return not taken and word.count <= COMMON and len(word.stem) > 2


def _at(scan: Scan, index: int, forms: list[Form]) -> Iterator[Found]:
    for words, body in forms:
        last = index + len(words) - 1
        if tuple(scan.stems[index : last + 1]) != words or not _free(scan, index, last):
            continue
        first = _with_head(scan, index, body)
        yield Found(
            first,
            last,
            "ORG",
            "named again",
            scan.span(first, last),
            body.entity or _entity(scan, body),
            body.kind,
            0.85,
        )
        return


def _free(scan: Scan, first: int, last: int) -> bool:
    joined = all(scan.gaps[index] == SPACE and scan.bare(index) for index in range(first + 1, last + 1))
    return joined and not any(scan.taken[index] or scan.blocked[index] for index in range(first, last + 1))


def _with_head(scan: Scan, index: int, body: Found) -> int:
    """The place of a head of the same kind right before the short form («جماعة راية الجبل»), else the form itself."""
    if not index or scan.taken[index - 1] or scan.gaps[index] > QUOTE or not scan.bare(index):
        return index
    head = scan.classes[index - 1].head
    inside = head is not None and not (head.outside or head.apart) and not scan.classes[index - 1].definite
    return index - 1 if inside and head is not None and head.kind in (body.kind, "military") else index


def _entity(scan: Scan, body: Found) -> str:
    return "org:" + " ".join(scan.stems[body.first : body.last + 1])
