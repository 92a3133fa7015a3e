"""Who speaks: the noun phrase before or after a verb of speech, and whom a short form stands for."""

import msgspec

from tawatur.attribution.view import PageView
from tawatur.model.attribution import AlsoSpeaker, SpeakerKind
from tawatur.model.span import Span
from tawatur.model.word import Word

LONGEST = 12
"""Words of a noun phrase that speaks."""

SAME = frozenset({"نفس", "ذات", "نفسه", "ذاته", "نفسها", "ذاتها"})
_BREAKS = frozenset("،,.؛:()[]–—!?؟\n")


class Phrase(msgspec.Struct, frozen=True):
    """A noun phrase that speaks, in the words ``[first, last)``; ``span`` is the name in it, or all of it.

    ``short``: it names nobody by itself («المصدر», «المسؤول الأميركي»); ``head``: its first word without article; ``title``: stems of the words
    around the name; ``hedge``: nobody's word («المعلومات الأولية»); ``vague``: a noun that the lexicon does not know for a speaker;
    ``guessed``: taken for a name by its looks.
    """

    first: int
    last: int
    span: Span
    kind: SpeakerKind
    head: str = ""
    short: bool = False
    hedge: bool = False
    vague: bool = False
    guessed: bool = False
    named: bool = False
    title: tuple[str, ...] = ()
    also: tuple[AlsoSpeaker, ...] = ()


def read_phrase(view: PageView, first: int, last: int, governed: bool = False) -> Phrase | None:
    """The speaker in the words ``[first, last)`` that start with it; None when they start with something else. ``governed``: «وفقا لـ» may stand before its first word."""
    first = _uncounted(view, _leap(view, first, last), last)
    if first >= last:
        return None
    if not _can_start(view, first, governed):
        return _misread_name(view, first, last)
    holder = view.holders.get(first, last)
    if holder < last and not view.words[holder].form.proclitics:
        stems = tuple(view.words[k].stem.removeprefix("ال") for k in range(first, view.mention_end[holder]))
        return name_phrase(view, holder, first, view.mention_end[holder], stems, last)
    end = _phrase_end(view, first, min(last, first + LONGEST))
    title = tuple(view.words[k].stem.removeprefix("ال") for k in range(first, end))
    if first and view.words[first - 1].stem in SAME:
        title += (view.words[first - 1].stem,)
    if view.roles[first].use in ("document", "post"):
        return _document(view, first, end, title)
    name = _name(view, first, end, last)
    if name is None and view.roles[first].head == "person" and not view.roles[first].anonymous:
        behind = _behind_place(view, end, last)
        name, end = (behind, view.mention_end[behind]) if behind is not None else (None, end)
    if name is not None:
        return name_phrase(view, name, first, end, title, last)
    return _unnamed(view, first, end, title, governed)


def name_phrase(view: PageView, name: int, first: int, end: int, title: tuple[str, ...], last: int) -> Phrase:
    """The phrase whose name is the mention that starts at word ``name``."""
    mention = view.mention_at[name]
    stop = max(end, view.mention_end[name])
    head = view.words[name].stem.removeprefix("ال")
    kind: SpeakerKind = "person" if mention.type == "PER" else _body_kind(view, first, name)
    span = mention.span
    if mention.type != "PER" and name > first and view.roles[first].head:
        span = _span(view, first, min(stop, view.mention_end[name]))
        kind = _head_kind(view, first)
    return Phrase(
        first,
        stop,
        span,
        kind,
        head,
        short=mention.nominal,
        named=True,
        title=title,
        also=_also(view, view.mention_end[name], last),
    )


def _behind_place(view: PageView, end: int, last: int) -> int | None:
    """The name behind the place of an office: «المتحدث باسم البلدية بمنطقة الوادي العقيد سليم الراوي»."""
    if end >= last or not (view.words[end].form.proclitics == "ب" or view.words[end].stem in ("في", "لدي")):
        return None
    for k in range(end + 1, min(last, end + LONGEST // 2)):
        role = view.roles[k]
        name = view.holders.get(k, k)
        if name < last and name in view.mention_at and _a_person(view, name):
            return None if view.words[k].form.proclitics else name
        if view.gap(k) != " " or role.that or role.relative or role.finite or role.participle or role.preposition:
            return None
    return None


def _leap(view: PageView, first: int, last: int) -> int:
    while first < last:
        if view.words[first].stem == "من" and first + 1 < last and view.cues.has("in_turn", view.words[first + 1].stem):
            first += 2
        elif view.roles[first].leap or first in view.timed:
            first += 1
        else:
            break
    return first


def _uncounted(view: PageView, first: int, last: int) -> int:
    """Past «عدد كبير من»: who speaks is what is counted."""
    if first < last and view.cues.has("counts", view.words[first].stem.removeprefix("ال")):
        for k in range(first + 1, min(last, first + 4)):
            if view.words[k].stem == "من":
                return k + 1
    return first


def _can_start(view: PageView, first: int, governed: bool) -> bool:
    word, role = view.words[first], view.roles[first]
    if (
        word.kind not in ("word", "latin")
        or view.cues.has("demonstratives", word.stem)
        or role.participle
        or role.preposition
        or role.stop
        or role.that
        or role.relative
        or role.clause_start
        or _tanween(view, first)
    ):
        return False
    return (governed or not (set(word.form.proclitics) & set("لبك"))) and not (
        role.finite and first not in view.mention_at and role.head is None
    )


def _tanween(view: PageView, j: int) -> bool:
    """Whether a word is written as an indefinite accusative («ساخراً»): no subject."""
    return "\u064b" in view.text[view.words[j].start : view.words[j].end + 1]


def _misread_name(view: PageView, first: int, last: int) -> Phrase | None:
    """A rare name whose first letter was taken for a preposition, alone between its verb and the report: «وأضاف باكل أن»."""
    word = view.words[first]
    if (
        _tanween(view, first)
        or last - first > 1
        or word.form.proclitics not in ("ب", "ك")
        or word.form.readings
        or word.form.known > 5
    ):
        return None
    return Phrase(first, last, Span(word.outer, word.end), "person", word.form.written, named=True, guessed=True)


def _phrase_end(view: PageView, first: int, last: int) -> int:
    j = max(first + 1, min(view.mention_end.get(first, 0), last))
    while j < last:
        role, word = view.roles[j], view.words[j]
        if (
            _BREAKS.intersection(view.gap(j))
            or role.preposition
            or role.stop
            or role.that
            or role.relative
            or role.participle
            or role.use == "according"
            or _tanween(view, j)
            or j in view.timed
        ):
            break
        if role.finite and j not in view.mention_at and not role.head:
            break
        if view.cues.has("belonging", word.stem) and j + 1 < last and view.words[j + 1].form.proclitics == "ل":
            j = min(max(view.mention_end.get(j + 1, 0), j + 2), last)
            continue
        if word.form.proclitics and not _continues(view, first, j):
            break
        j = min(view.mention_end.get(j, j + 1), last)
    return max(j, first + 1)


def _continues(view: PageView, first: int, j: int) -> bool:
    """Whether a word with a clitic still belongs to the phrase: «المتحدث باسم», «المبعوث ... للتحالف», «الاستخبارات والأمن»."""
    word, role = view.words[j], view.roles[j]
    if word.stem == "اسم":
        return True
    if word.form.proclitics == "ل":
        return (
            view.roles[first].head is not None
            and role.head != "outlet"
            and not role.outlet_name
            and not view.cues.has("audience", word.stem)
        )
    return word.form.proclitics == "و" and role.definite and j not in view.mention_at and role.head is None


def _name(view: PageView, first: int, end: int, last: int) -> int | None:
    """The word at which the speaker's name starts: a person in the phrase or after a comma behind it, else a body or place that starts it or follows its head."""
    inside = [k for k in range(first, end) if k in view.mention_at]
    head = view.roles[first].head
    if head not in ("office", "outlet"):
        person = next((k for k in inside if _is_name(view, first, k)), None)
        if person is not None:
            return person
    if head == "person" and first in view.mention_at and view.mention_at[first].type == "ORG":
        return first  # «لواء الوادي» is a body, whatever rank its first word names elsewhere
    if head == "person" or (view.roles[first].anonymous and view.roles[first].unless_named):
        return _apposition(view, end, last)
    if inside and (
        inside[0] == first or (inside[0] == first + 1 and head is not None and not _a_person(view, inside[0]))
    ):
        return inside[0]
    return None


def _a_person(view: PageView, word: int) -> bool:
    return view.mention_at[word].type == "PER"


def _is_name(view: PageView, first: int, k: int) -> bool:
    """Whether the person at word ``k`` is who speaks, not whose office it is («محامي سليم», «المتحدث باسم سليم») nor part of a body's name."""
    if not _a_person(view, k) or view.words[k].form.proclitics or first < k < view.mention_end.get(first, 0):
        return False
    role = view.roles[first]
    if k > first and not (role.head or role.anonymous or role.definite):
        return False
    if view.words[k].stem == "باسم" and k > first:
        return False
    owner = k == first + 1 and view.roles[first].head == "person" and not view.roles[first].definite
    return not owner and (k == first or view.words[k - 1].stem not in ("اسم", "باسم"))


def _apposition(view: PageView, end: int, last: int) -> int | None:
    """A person named between commas: «المبعوث إلى المدينة، سليم الراوي، إن»."""
    comma = None
    for k in range(end, min(last, end + LONGEST)):
        if _BREAKS.union('"”»').intersection(view.gap(k)):
            comma = k
        elif view.roles[k].preposition or view.roles[k].relative:
            comma = None
        if comma is not None and k - comma <= 4 and k in view.mention_at and _a_person(view, k):
            return None if view.words[k].form.proclitics else k
    return None


def _also(view: PageView, after: int, last: int) -> tuple[AlsoSpeaker, ...]:
    """A second speaker: «X وY», «X، ومعه Y», «X وعلى رأسهم Y»."""
    for k in range(after, min(last, after + 6)):
        word, mention = view.words[k], view.mention_at.get(k)
        if mention is not None:
            joined = "و" in word.form.proclitics or any(
                view.words[x].stem in ("معه", "معها", "راسهم", "راسها") for x in range(after, k)
            )
            return (
                (AlsoSpeaker(mention.span, "person" if mention.type == "PER" else "office"),)
                if joined and not mention.nominal
                else ()
            )
    return ()


def _document(view: PageView, first: int, end: int, title: tuple[str, ...]) -> Phrase:
    kind: SpeakerKind = "social_post" if view.roles[first].use == "post" else "document"
    return Phrase(
        first,
        end,
        _span(view, first, end),
        kind,
        title[0],
        short=view.roles[first].definite and end == first + 1,
        title=title,
    )


def _unnamed(view: PageView, first: int, end: int, title: tuple[str, ...], governed: bool = False) -> Phrase | None:
    role = view.roles[first]
    head = title[0]
    span = _span(view, first, end)
    if role.anonymous:
        if role.hedge:
            return Phrase(first, end, span, "anonymous", head, hedge=True, title=title)
        if role.definite and (role.head == "person" or not role.unless_named):
            return Phrase(
                first, end, span, "person" if role.unless_named else "anonymous", head, short=True, title=title
            )
        return Phrase(first, end, span, "anonymous", head, title=title)
    if role.head is not None:
        return Phrase(
            first, end, span, _head_kind(view, first), head, short=role.definite and end - first <= 2, title=title
        )
    if _looks_like_name(view, first, end):
        quoted: SpeakerKind = "outlet" if governed else "office"
        kind: SpeakerKind = "person" if view.open_mark(first) is None else quoted
        return Phrase(first, end, span, kind, head, named=True, guessed=True, title=title)
    return Phrase(
        first, end, span, "office" if role.definite else "anonymous", head, short=role.definite, vague=True, title=title
    )


def _unread(word: Word) -> bool:
    """Whether the lexicon gives a word no meaning: at most it is listed as a name that no letter is cut off."""
    return all(reading.group == "whole_names" for reading in word.form.readings)


def _looks_like_name(view: PageView, first: int, end: int) -> bool:
    """Up to four words that the lexicon does not know, rare in print."""
    words = view.words[first:end]
    if len(words) == 1 and words[0].stem.startswith("م") and words[0].stem.endswith("ا"):  # «مبتسما»
        return False
    return len(words) <= 4 and all(_unread(w) and w.form.known < 120 for w in words) and not view.roles[first].definite


def unknown_name(view: PageView, phrase: Phrase) -> bool:
    """Whether a phrase starts with a bare word that neither lexicon nor print knows, as a rare name does."""
    form = view.words[phrase.first].form
    return not form.readings and form.known == 0 and not view.roles[phrase.first].definite and not form.proclitics


def named_by_looks(view: PageView, phrase: Phrase) -> Phrase:
    """The phrase as the name of a person: the unknown words that it starts with."""
    end = phrase.first + 1
    while end < phrase.last and not view.words[end].form.readings and view.words[end].form.known == 0:
        end += 1
    span = _span(view, phrase.first, end)
    return msgspec.structs.replace(phrase, span=span, kind="person", vague=False, guessed=True, named=True)


def _head_kind(view: PageView, first: int) -> SpeakerKind:
    kind = view.roles[first].head
    return kind if kind in ("person", "office", "outlet") else "office"  # type: ignore[return-value]


def _body_kind(view: PageView, first: int, name: int) -> SpeakerKind:
    outlet = "outlet" in (view.roles[first].head, view.roles[name].head)
    return "outlet" if outlet else "office"


def _span(view: PageView, first: int, end: int) -> Span:
    """The characters of words, with the quotation mark that closes a name begun inside."""
    start, stop = view.words[first].start, view.words[end - 1].end
    mark = next((m for m, c in view.closes.items() if c == stop and m >= start), None)
    return Span(start, stop + (mark is not None))
