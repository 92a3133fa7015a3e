"""Whether the text says that an event happened, goes on, is planned, denied, doubted or only thought of."""

from typing import Final

import msgspec

from tawatur.event.clauses import SentenceView, among
from tawatur.event.senses import StatusCue
from tawatur.event.triggers import Trigger
from tawatur.model.event import Status
from tawatur.model.span import Span

_LOOK_BACK: Final = 9
_CARRIER_REACH: Final = 8
_VERB_REACH: Final = 7
# A stronger cue wins over a nearer one in this order: what is denied may not be planned.
_RANK: Final[dict[Status, int]] = {
    "denied": 0,
    "hypothetical": 1,
    "planned": 2,
    "alleged": 3,
    "ongoing": 4,
    "occurred": 5,
}
# In a headline the present tells what has just happened, but a talk or a partnership goes on.
_LASTING: Final = frozenset({"CONTACT", "COOPERATE", "CONTROL"})


class StatusReading(msgspec.Struct, frozen=True, gc=False):
    """A status with the words that gave it and the name of the rule."""

    status: Status
    rule: str
    cues: tuple[Span, ...] = ()


def read_status(view: SentenceView, trigger: Trigger) -> StatusReading:
    """The status of one event. Where nothing speaks against it, it ``occurred``; a state is ``ongoing``."""
    before = _cues_before(view, trigger)
    if before and backgrounded(view, trigger):
        before = [(at, cue) for at, cue in before if cue.status not in ("denied", "hypothetical")]
    cues = [*before, *_cues_after(view, trigger)]
    if cues:
        at, cue = min(cues, key=lambda found: (_RANK[found[1].status], abs(found[0] - trigger.first)))
        return StatusReading(cue.status, "status/cue", (view.page.words[at].span,))
    if trigger.sense.status is not None:
        return StatusReading(trigger.sense.status, "status/sense")
    return _of_verb(view, trigger) if trigger.is_verb else _of_noun(view, trigger)


def backgrounded(view: SentenceView, trigger: Trigger) -> bool:
    """Whether the trigger only says when («نفى تلقي تحذيرات قبل الكارثة»): what is said of the clause does not touch it."""
    page, at = view.page, trigger.first
    definite = trigger.reading is not None and trigger.reading.definite
    return definite and at > view.first and page.stems[at - 1] in page.lexicon.bounds_events


def _cues_before(view: SentenceView, trigger: Trigger) -> list[tuple[int, StatusCue]]:
    page, found, at = view.page, [], trigger.first
    hints = among(page.hinting, max(view.first, at - _LOOK_BACK), at)
    while hints and at > hints[0]:
        if page.marks[at]:
            break
        at -= 1
        note = page.notes[at]
        if note.breaks and at < trigger.first - 1 and not _opens_plan(view, at):
            break
        for cue in note.cues:
            if not cue.after and trigger.first - at <= cue.reach and _holds(view, at, cue, trigger):
                found.append((at, cue))
    return found


def _occurs(view: SentenceView, at: int) -> bool:
    """Whether a word of the sentence says that something takes place («لم تكتمل»)."""
    tense = view.page.notes[at].tense if at < view.end else None
    return tense is not None and tense.occurs


def _opens_plan(view: SentenceView, at: int) -> bool:
    """Whether the «أن» at ``at`` follows a cue («يعتزم أن يزور»): then the cue reaches over it."""
    cues = view.page.notes[at - 1].cues if at > view.first else ()
    return any(not cue.after and cue.status in ("planned", "hypothetical") for cue in cues)


def _holds(view: SentenceView, at: int, cue: StatusCue, trigger: Trigger) -> bool:
    page = view.page
    follower = page.bare[at + 1] if at + 1 < view.end else ""
    if cue.next is not None and follower not in cue.next.words:
        return False
    if cue.not_next is not None and follower in cue.not_next.words:
        return False
    if cue.not_near is not None and cue.not_near.meets(view.around(at, 3, 3)):
        return False
    if page.over[at] is not None:
        return False
    if trigger.reading is not None and trigger.reading.shape == "participle" and cue.status != "ongoing":
        return False
    if cue.status == "denied" and not cue.verb:
        return _denies(view, at, trigger)
    if cue.verb:
        return _denies_verb(view, at, trigger)
    return not _is_past(trigger) or cue.status == "alleged"


def _is_past(trigger: Trigger) -> bool:
    return trigger.reading is not None and trigger.reading.shape == "past"


def _denies(view: SentenceView, at: int, trigger: Trigger) -> bool:
    """Whether a negation reaches the trigger: a verb between takes it, unless it only says that something takes place."""
    page = view.page
    if _is_past(trigger) or shielded(view, at + 1, trigger):
        return False
    between = [i for i in range(at + 1, trigger.first) if page.notes[i].verb and not page.notes[i].cues]
    if trigger.is_verb:
        return not between and trigger.first - at <= 2
    return all((tense := page.notes[i].tense) is not None and tense.occurs for i in between)


def shielded(view: SentenceView, first: int, trigger: Trigger) -> bool:
    """Whether what is denied is a part in the event, not the event («نفى أي علاقة بالهجوم»)."""
    notes = view.page.notes[max(first, trigger.first - 5) : trigger.first]
    return any(note.tense is not None and note.tense.shields for note in notes)


def _denies_verb(view: SentenceView, at: int, trigger: Trigger) -> bool:
    """«لم تنسحب القوات», «لم تسقط ضحايا»: the verb right behind is the trigger, or one that says that it takes place."""
    if trigger.is_verb:
        return trigger.first - at == 1 and not _is_past(trigger)
    tense = view.page.notes[at + 1].tense if at + 1 < trigger.first else None
    return tense is not None and tense.occurs


def _cues_after(view: SentenceView, trigger: Trigger) -> list[tuple[int, StatusCue]]:
    """Adjectives behind a noun («الزيارة المرتقبة»), and «لم تكتمل» behind the noun that opens its clause."""
    page, found = view.page, []
    hints = () if trigger.is_verb else among(page.hinting, trigger.last + 1, min(view.end, trigger.last + 6))
    for at in range(trigger.last + 1, hints[-1] + 1 if hints else 0):
        if page.marks[at] or page.notes[at].breaks:
            break
        for cue in page.notes[at].cues:
            near = at - trigger.last <= max(cue.reach, 3)
            if near and (cue.after or (cue.verb and _occurs(view, at + 1))):
                found.append((at, cue))
    return found


def _of_verb(view: SentenceView, trigger: Trigger) -> StatusReading:
    """What the tense of the trigger itself says."""
    page, at = view.page, trigger.first
    span = (page.words[at].span,)
    reading = trigger.reading
    before = page.notes[at - 1].tense if at > view.first else None
    if "س" in page.letters[at] or (reading is not None and reading.future):
        return _if_only(view, trigger) or StatusReading("planned", "status/future", span)
    if not trigger.is_present:
        return StatusReading("occurred", "status/past")
    if before is not None and before.may:
        return StatusReading("hypothetical", "status/may", (page.words[at - 1].span, *span))
    if (before is not None and before.past_of) or _narrated(view, at):
        return StatusReading("occurred", "status/past", span)
    if view.kind in ("title", "subtitle") and trigger.sense.kind == "event" and trigger.event_class not in _LASTING:
        return StatusReading("occurred", "status/headline", span)
    return StatusReading("ongoing", "status/present", span)


def _if_only(view: SentenceView, trigger: Trigger) -> StatusReading | None:
    """«ستدافع القوات عن نفسها في حال تعرضها»: what is to come under a condition is only thought of."""
    page = view.page
    for at in among(page.hinting, trigger.last + 1, min(view.end, trigger.last + 9)):
        for cue in page.notes[at].cues:
            follower = page.bare[at + 1] if at + 1 < view.end else ""
            if cue.condition and (cue.next is None or follower in cue.next.words):
                return StatusReading("hypothetical", "status/condition", (page.words[at].span,))
    return None


def _narrated(view: SentenceView, at: int) -> bool:
    """«قبل أن يحل التنظيم نفسه»: the present of a clause of time in a story told in the past."""
    tense = view.page.notes[at - 2].tense if at - 2 >= view.first else None
    return tense is not None and tense.narrates and view.page.notes[at - 1].breaks


def _of_noun(view: SentenceView, trigger: Trigger) -> StatusReading:
    """A noun takes the tense of the verb that carries it; a purpose («لإجراء محادثات») is planned; a state goes on."""
    page = view.page
    if trigger.sense.kind in ("state", "generic"):
        return StatusReading("ongoing", "status/state")
    if _is_purpose(view, trigger.first) and trigger.reading is not None and trigger.reading.shape == "masdar":
        return StatusReading("planned", "status/purpose", (page.words[trigger.first].span,))
    carrier = _carrier(view, trigger)
    if carrier is None:
        return _put_off(view, trigger) or StatusReading("occurred", "status/default")
    tense = page.notes[carrier].tense
    span = (page.words[carrier].span,)
    if _is_future(view, carrier):
        return StatusReading("planned", "status/future", span)
    if _is_purpose(view, carrier):
        return StatusReading("planned", "status/purpose", span)
    if tense is not None and tense.shape == "present" and not _was(view, carrier):
        return StatusReading("ongoing", "status/present", span)
    return StatusReading("occurred", "status/past", span)


def _put_off(view: SentenceView, trigger: Trigger) -> StatusReading | None:
    """«إن الاجتماع سيعقد في العاصمة»: the noun opens its clause, and its verb comes behind it, in the future.

    Not «الهجوم سيكون له أثر», where only what follows from it is to come.
    """
    page = view.page
    if not _opens_clause(view, trigger.first):
        return None
    for at in range(trigger.last + 1, min(view.end, trigger.last + _VERB_REACH)):
        note = page.notes[at]
        if page.marks[at] or note.breaks or note.relative:
            return None
        if note.verb or note.tense is not None:
            comes = note.tense is not None and note.tense.comes and _is_future(view, at)
            has = at + 1 < view.end and "ل" in page.letters[at + 1]
            return StatusReading("planned", "status/future", (page.words[at].span,)) if comes and not has else None
    return None


def _opens_clause(view: SentenceView, at: int) -> bool:
    page = view.page
    if not set(page.letters[at]) <= {"و", "ف"}:
        return False
    return at == view.first or bool(page.marks[at]) or page.notes[at - 1].breaks


def _is_future(view: SentenceView, at: int) -> bool:
    tense = view.page.notes[at].tense
    return "س" in view.page.letters[at] or (tense is not None and tense.future)


def _was(view: SentenceView, at: int) -> bool:
    before = view.page.notes[at - 1].tense if at > view.first else None
    return before is not None and before.past_of


def _is_purpose(view: SentenceView, at: int) -> bool:
    """Whether a verbal noun stands behind a ل that says what for; not where the word before asks for the ل."""
    word = view.page.words[at]
    if "ل" not in word.form.proclitics or word.form.stem.startswith("ال"):
        return False
    if any(reading.pronoun for _, reading in view.page.notes[at].senses):
        return False
    before = view.page.notes[max(view.first, at - 4) : at]
    return not any(note.tense is not None and note.tense.takes_l for note in before)


def _carrier(view: SentenceView, trigger: Trigger) -> int | None:
    """The word in front that carries the noun («شنت القوات غارة», «لإجراء محادثات»), no mark or clause between them."""
    page, at, noun = view.page, trigger.first, None
    carriers = among(page.carrying, max(view.first, at - _CARRIER_REACH), at)
    while carriers and at > carriers[0]:
        if page.marks[at]:
            return noun
        at -= 1
        note = page.notes[at]
        if note.breaks or note.relative:
            return noun
        if note.tense is not None and note.tense.carries:
            if note.tense.shape in ("past", "present") or _is_purpose(view, at):
                return at
            noun = at if noun is None else noun
    return noun


_SAID: Final[dict[str, Status]] = {
    "SPEECH.deny": "denied",
    "SPEECH.pledge": "planned",
    "SPEECH.request": "hypothetical",
    "SPEECH.warn": "hypothetical",
    "SPEECH.threaten": "hypothetical",
}


def turns_status(act: str | None) -> bool:
    """Whether a speech act can change the status of what is said."""
    return act in _SAID


def said_status(reading: StatusReading, act: str | None, *, first: bool, is_past: bool) -> StatusReading:
    """What the speech act around the event makes of it: the first event of what is denied, pledged or asked for did not simply occur.

    >>> said_status(StatusReading("occurred", "status/default"), "SPEECH.pledge", first=True, is_past=False).status
    'planned'
    """
    status = _SAID.get(act or "")
    if status is None or not first or is_past or (reading.rule == "status/cue" and status != "denied"):
        return reading
    return StatusReading(status, f"{reading.rule};status/said", reading.cues)
