"""Who speaks: the noun phrase before or after a verb of speech, and whom a short form stands for."""

import msgspec

from tawatur.attribution.view import PageView
from tawatur.model.attribution import AlsoSpeaker, Speaker, SpeakerKind
from tawatur.model.span import Span

LONGEST = 12
"""Words of a noun phrase that speaks."""

_SOURCES = frozenset({"مصدر", "مصادر"})
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
    end = _phrase_end(view, first, min(last, first + LONGEST))
    title = tuple(view.words[k].stem.removeprefix("ال") for k in range(first, end))
    if view.roles[first].use in ("document", "post"):
        return _document(view, first, end, title)
    name = _name(view, first, end, last)
    if name is not None:
        return name_phrase(view, name, first, end, title, last)
    return _unnamed(view, first, end, title)


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


def _leap(view: PageView, first: int, last: int) -> int:
    while first < last and (view.roles[first].leap or first in view.timed):
        first += 1
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
    ):
        return False
    return (governed or not (set(word.form.proclitics) & set("لبك"))) and not (
        role.finite and first not in view.mention_at and role.head is None
    )


def _misread_name(view: PageView, first: int, last: int) -> Phrase | None:
    """A rare name whose first letter was taken for a preposition, alone between its verb and the report: «وأضاف باكل أن»."""
    word = view.words[first]
    if last - first > 1 or word.form.proclitics not in ("ب", "ك") or word.form.readings or word.form.known > 5:
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
            or j in view.timed
        ):
            break
        if role.finite and j not in view.mention_at and not role.head:
            break
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


def _unnamed(view: PageView, first: int, end: int, title: tuple[str, ...]) -> Phrase | None:
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
        return Phrase(first, end, span, "person", head, named=True, guessed=True, title=title)
    return Phrase(
        first, end, span, "office" if role.definite else "anonymous", head, short=role.definite, vague=True, title=title
    )


def _looks_like_name(view: PageView, first: int, end: int) -> bool:
    """Up to four words that the lexicon does not know, rare in print."""
    words = view.words[first:end]
    if len(words) == 1 and words[0].stem.startswith("م") and words[0].stem.endswith("ا"):  # «مبتسما»
        return False
    return (
        len(words) <= 4
        and all(not w.form.readings and w.form.known < 120 for w in words)
        and not view.roles[first].definite
    )


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


def unnamed(speaker: Speaker, by_name: bool) -> Speaker:
    """The same speaker without words of his own: he stands for the nearest name (``by_name``), else for what the short form before stood for."""
    stands_for = speaker.span if by_name and speaker.span is not None else speaker.named
    return Speaker(span=None, kind=speaker.kind, resolves_to=stands_for, also=speaker.also)


class Said(msgspec.Struct, frozen=True):
    """Somebody who spoke before in the same article: what later short forms and unnamed subjects may stand for."""

    speaker: Speaker
    title: tuple[str, ...]
    gender: str
    sentence: int
    named: bool


class Memory:
    """Who spoke in an article so far."""

    def __init__(self) -> None:
        self.said: list[Said] = []

    @property
    def last(self) -> Said | None:
        """Who spoke last."""
        return self.said[-1] if self.said else None

    def remember(self, said: Said) -> None:
        """Add the newest."""
        self.said.append(said)

    def elided(self, gender: str, sentence: int, interrupted: bool) -> Speaker | None:
        """Who goes on speaking without a name: the last speaker, if nobody else could be meant since (``interrupted``) and the genders agree."""
        last = self.last
        if last is None or sentence - last.sentence > 3 or interrupted:
            return None
        if gender and last.gender and gender != last.gender:
            return None
        return unnamed(last.speaker, last.named)

    def resolve(self, phrase: Phrase) -> Speaker:
        """The speaker of a phrase; a short form stands for the one speaker of this article that fits it, else for nobody."""
        if not phrase.short:
            return Speaker(span=phrase.span, kind=phrase.kind, resolves_to=None, also=phrase.also)
        said = self._antecedent(phrase)
        if said is None or said.speaker.named is None:
            return Speaker(span=phrase.span, kind=phrase.kind, also=phrase.also)
        return Speaker(span=phrase.span, kind=said.speaker.kind, resolves_to=said.speaker.named, also=phrase.also)

    def _source(self) -> Said | None:
        """Whom «المصدر» stands for: the last unnamed source, else the last post, document, outlet or office; a named person is not called so."""
        called = [said for said in self.said if _SOURCES.intersection(said.title)]
        if called:
            return called[-1]
        return self.last if self.last is not None and self.last.speaker.kind != "person" else None

    def _antecedent(self, phrase: Phrase) -> Said | None:
        if phrase.head in _SOURCES:
            return self._source()
        fits = [said for said in self.said if said.named and said.title[:1] == (phrase.head,)]
        fits = [said for said in fits if (said.speaker.kind == "person") == (phrase.kind == "person")]
        if not fits and phrase.kind == "person" and phrase.head in ("مسؤول", "دبلوماسي"):
            fits = [said for said in self.said if said.named and said.speaker.kind == "person" and len(said.title) > 1]
        names = {said.speaker.named for said in fits}
        return fits[-1] if len(names) == 1 else None
