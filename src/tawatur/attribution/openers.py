"""Where a report opens after its verb: at «أن», at a quotation mark, a colon, a preposition, or a plain object."""

from typing import Literal

import msgspec

from tawatur.attribution.cues import PREPOSITIONS, ReportingVerb, WordRole
from tawatur.attribution.view import LONG_QUOTE, PageView

OpenerKind = Literal["that", "quote", "colon", "preposition", "object"]
REACH = 45
"""Words after its verb in which a report must open."""

THAT_REACH = 25
"""Words after its verb in which «أن» must stand."""

NEAR = 10
"""Words after its verb in which a preposition behind an adjunct («أعربت في بيان عن») still opens a report."""

_JUDGING = frozenset({"SPEECH.criticize", "SPEECH.praise"})

SENTENCE_STOPS = frozenset(".!?؟؛…\n")
COMMAS = frozenset("،,–—(-")


class Opener(msgspec.Struct, frozen=True):
    """Where a report opens: its first word and offset; ``before`` is the word at which the subject's stretch ends, ``quote`` the mark that opens a quotation."""

    kind: OpenerKind
    word: int
    start: int
    before: int
    quote: int | None = None


def find_opener(view: PageView, cue: int, verb: ReportingVerb, last: int) -> Opener | None:
    """Where the report of the verb at word ``cue`` opens before word ``last``, None where it brings nothing."""
    return _Search(view, cue, verb, last).run()


class _Search:
    """Walks from a verb to where its report opens.

    ``clean``: nothing but the subject's own words so far; ``later``: an opener behind an adjunct, taken when nothing better comes; ``short``: a quotation
    of a few words, taken for speech when nothing else opens.
    """

    def __init__(self, view: PageView, cue: int, verb: ReportingVerb, last: int) -> None:
        self.view, self.cue, self.verb, self.last = view, cue, verb, last
        self.at = cue + 1
        self.clean = True
        self.aside = 0  # the first word after a comma
        self.later: Opener | None = None
        self.short: Opener | None = None

    def run(self) -> Opener | None:
        while self.at < min(self.last, self.cue + REACH):
            gap = self.view.gap(self.at)
            if len(gap) > 1:
                if SENTENCE_STOPS.intersection(gap):
                    break
                found = self._at_marks(gap)
                if found is not None:
                    return found
                if self._past_name(gap):
                    continue
                self._cross(gap)
            role = self.view.roles[self.at]
            if role.that:
                return self._at_that()
            if self._next_report(role, gap):
                break
            found = self._at_word(gap)
            if found is not None:
                return found
            ends = role.relative or role.stop or (role.preposition and not self._asked())
            self.clean = self.clean and (self.at in self.view.timed or not ends)  # «أعلنت الوزارة الاثنين مقتل»
            self.at += 1
        return self.later or self.short

    def _cross(self, gap: str) -> None:
        """A comma ends the subject's own words; a second one takes them up again when only a time stood between."""
        if not COMMAS.intersection(gap):
            return
        view, between = self.view, range(self.aside, self.at)
        timed = all(k in view.timed or view.roles[k].leap for k in between)
        self.clean = self.aside > 0 and (timed or _apposed(view, self.aside, self.at))
        self.aside = self.at

    def _at_marks(self, gap: str) -> Opener | None:
        """A quotation that is speech, or a colon."""
        view, at, colon = self.view, self.at, ":" in gap
        mark = view.open_mark(at)
        if mark is not None and (colon or not self._names(mark)):
            quote = Opener("quote", at, mark + 1, at, mark)
            inner = self._inner(mark)
            if (self.verb.takes_that or self.verb.human or colon) and self._is_speech(inner, gap):
                return self.later or quote
            if self.verb.human and ends_clause(view, view.closes.get(mark) or 0, inner):
                self.short = self.short or quote
        return Opener("colon", at, view.words[at].outer, at) if colon and not view.roles[at].that else None

    def _names(self, mark: int) -> bool:
        """Whether a quotation mark stands around the name of a body: «صحيفة "..."»."""
        view, before = self.view, self.at - 1
        return view.roles[before].head in ("office", "outlet") and view.text[view.words[before].end : mark] == " "

    def _inner(self, mark: int) -> int:
        """The first word after a quotation."""
        return self.view.index(self.view.quote_end(mark, self.view.words[self.last - 1].end))

    def _is_speech(self, inner: int, gap: str) -> bool:
        if inner - self.at >= LONG_QUOTE or ":" in gap:
            return True
        return inner >= self.last and (self.at == self.cue + 1 or "،" in gap)

    def _past_name(self, gap: str) -> bool:
        """Step over a name in quotation marks, unless its first word carries the preposition that opens the report."""
        mark = self.view.open_mark(self.at)
        if mark is None or ("ب" in self.verb.opens and "ب" in self.view.words[self.at].form.proclitics):
            return False
        inner = self._inner(mark)
        if inner <= self.at:
            return False
        self.at = inner
        return True

    def _at_that(self) -> Opener | None:
        near = self.verb.takes_that and self.at - self.cue <= THAT_REACH
        return _that(self.view, self.at, self.at, self.last) if near else self.later

    def _next_report(self, role: WordRole, gap: str) -> bool:
        """Whether the report of another verb begins at this word."""
        if role.verb is None or not role.verb.takes_that or self.at == self.cue + 1:
            return False
        if role.participle:
            return "،" in gap
        if asks_to_stay_unnamed(self.view, self.at):
            return False
        return not self.view.words[self.at].form.proclitics.strip("وف") and self._is_cue()

    def _is_cue(self) -> bool:
        """Whether the word is a verb and not a noun that is written like one: «و» or «حيث» before it, or a report right after."""
        view, at = self.view, self.at
        if view.words[at].form.proclitics or view.roles[at].gender == "f" or view.roles[at - 1].clause_start:
            return True
        return any(view.roles[k].that for k in range(at + 1, min(self.last, at + 6)))

    def _at_word(self, gap: str) -> Opener | None:
        found = _preposition(self.view, self.cue, self.at, self.verb, self.last)
        if found is not None and found.word == self.at and self._that_follows():
            found = None
        if found is None and self.verb.takes_object and (self.clean or _accusative(self.view, self.at, gap)):
            found = None if self._name_runs_on() else _object(self.view, self.cue, self.at)
        if found is not None and (self.clean or found.kind in ("that", "object")):
            return found
        if found is not None and ("،" in gap or self.at - self.cue <= NEAR):
            self.later = self.later or found
        return None

    def _that_follows(self) -> bool:
        """Whether a plain statement has its «أن» still to come, so that «ب» belongs to the subject: «أكد المدير بالمركز أن»."""
        if self.verb.act != "SPEECH.statement" or not self.verb.takes_that:
            return False
        return any(self.view.roles[k].that for k in range(self.at + 1, min(self.last, self.at + NEAR)))

    def _name_runs_on(self) -> bool:
        """Whether «أن» follows soon with no comma between: what looks like an object is the rest of a name («المدير سليم الراوي أن»)."""
        for k in range(self.at + 1, min(self.last, self.at + NEAR + 2)):
            if self.view.gap(k) != " " or self.view.roles[k].verb is not None:
                return False
            if self.view.roles[k].that:
                return k > self.at + 1 and self.verb.takes_that and not self.view.roles[k - 1].preposition
        return False

    def _asked(self) -> bool:
        """Whether «من» names who is asked: «طلب من الجهة»."""
        return self.verb.asks and self.view.words[self.at].stem == "من"


def _that(view: PageView, j: int, before: int, last: int) -> Opener | None:
    if j + 1 >= last:
        return None
    mark = view.open_mark(j + 1)
    return Opener("that", j + 1, view.words[j + 1].outer, before, mark)


def _preposition(view: PageView, cue: int, j: int, verb: ReportingVerb, last: int) -> Opener | None:
    word = view.words[j]
    if not verb.opens or j + 1 >= last:
        return None
    if PREPOSITIONS.get(word.stem, "") in verb.opens and "و" not in word.form.proclitics:
        following = view.words[j + 1].stem
        if view.roles[j + 1].that:
            return _that(view, j + 1, j, last)
        if word.stem == "عن" and view.cues.has("about_takers", view.words[j - 1].stem.removeprefix("ال")):
            return None
        if word.stem == "علي" and view.cues.has("after_ala", following.removeprefix("ال")):
            return None
        if word.stem == "من" and j > cue + 1 and view.cues.has("amounts", view.words[j - 1].stem.removeprefix("ال")):
            return None
        return Opener("preposition", j + 1, view.words[j + 1].outer, j, view.open_mark(j + 1))
    if (
        "ب" in verb.opens
        and word.form.proclitics == "ب"
        and word.stem not in ("اسم", "حسب", "شان", "حضور", "مناسبة", "سبب", "فضل", "موجب", "ه", "ها", "هم", "هما")
        and not view.cues.has("voiced", word.stem)
    ):
        return Opener("preposition", j, word.start, j)
    return None


def _object(view: PageView, cue: int, j: int) -> Opener | None:
    """An indefinite noun after a subject that is complete: «أعلنت الوزارة [مقتل ...]»."""
    word, role = view.words[j], view.roles[j]
    participle = view.roles[cue].participle or _accusative(view, j, view.gap(j))
    if (
        (j < cue + 2 and not participle)
        or word.kind != "word"
        or word.form.proclitics
        or (role.definite and not _is_judged(view, cue, j))
        or role.preposition
        or role.stop
        or role.leap
        or role.head
        or role.use
    ):
        return None
    if (
        word.stem == "باسم"
        or j in view.timed
        or _inside_name(view, cue + 1, j)
        or not (participle or _complete(view, cue + 1, j))
    ):
        return None
    return Opener("object", j, word.outer, j)


def _is_judged(view: PageView, cue: int, j: int) -> bool:
    """Whether a definite noun is what a verb of praise or blame is about, its subject named in full: «أدان المجلس أمس [الهجوم]»."""
    verb = view.roles[cue].verb
    if verb is None or verb.act not in _JUDGING or j in view.mention_at:
        return False
    return j - 1 in view.timed or any(view.mention_end.get(k) == j for k in range(cue + 1, j))


def _apposed(view: PageView, first: int, last: int) -> bool:
    """Whether the words between two commas say who the speaker is: «، مدير البلدية،»."""
    role = view.roles[first]
    if role.head is None or view.words[first].form.proclitics:
        return False
    return not any(view.roles[k].finite or view.roles[k].relative or view.roles[k].that for k in range(first, last))


def _accusative(view: PageView, j: int, gap: str) -> bool:
    """Whether a word after a comma is written as an object, with its final «اً»."""
    return "،" in gap and view.text[view.words[j].start : view.words[j].end].endswith(("اً", "ًا"))


def asks_to_stay_unnamed(view: PageView, j: int) -> bool:
    """Whether a verb belongs to «طلب عدم ذكر اسمه»."""
    verb = view.roles[j].verb
    return verb is not None and verb.asks and j + 1 < len(view.words) and view.words[j + 1].stem == "عدم"


def object_at(view: PageView, start: int, last: int) -> Opener | None:
    """The indefinite noun at word ``start``, times left out; None for anything else."""
    while start < last and (view.roles[start].leap or start in view.timed):
        start += 1
    if start >= last or view.words[start].kind != "word" or view.words[start].form.proclitics:
        return None
    role = view.roles[start]
    if role.definite or role.preposition or role.stop or role.that or role.relative or start in view.mention_at:
        return None
    return Opener("object", start, view.words[start].outer, start)


def _inside_name(view: PageView, first: int, j: int) -> bool:
    mention = view.mention_at.get(j)
    if mention is not None and mention.type == "PER":
        return True
    return any(view.mention_end.get(k, 0) > j for k in range(first, j))


def _complete(view: PageView, first: int, j: int) -> bool:
    if j - 1 in view.timed or any(view.mention_end.get(k) == j for k in range(first, j)):
        return True
    if view.roles[first].anonymous and not view.roles[first].definite:
        return j - first >= 2 and not view.words[j].stem.endswith(("ون", "ين", "ية", "يين", "ي"))
    return view.roles[j - 1].definite


def ends_clause(view: PageView, close: int, inner: int) -> bool:
    """Whether a quotation that closes at ``close`` ends its clause; ``inner`` is the first word after it."""
    if inner < len(view.words) and view.cues.has("that", view.words[inner].stem):  # «...»، وإن
        return False
    after = view.text[close + 1 : view.outers[inner]] if inner < len(view.words) else ""
    return (
        not after
        or bool(SENTENCE_STOPS.union("،,").intersection(after))
        or (inner < len(view.words) and "و" in view.words[inner].form.proclitics)
    )
