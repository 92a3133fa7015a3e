"""Whether the text says that an event happened, goes on, is planned, denied, doubted or only thought of."""

import msgspec

from tawatur.event.clauses import SentenceView
from tawatur.event.senses import StatusCue
from tawatur.event.triggers import Trigger, stands_as_verb
from tawatur.model.event import Status
from tawatur.model.span import Span

_LOOK_BACK = 9
_VERB_LOOK_BACK = 8
# A cue of the left outweighs what the verb's tense says in this order: what is denied may not be planned.
_RANK: dict[Status, int] = {"denied": 0, "hypothetical": 1, "planned": 2, "alleged": 3, "ongoing": 4, "occurred": 5}


class Reading(msgspec.Struct, frozen=True):
    """A status with the words that gave it and the name of the rule."""

    status: Status
    rule: str
    cues: tuple[Span, ...] = ()


def read_status(view: SentenceView, trigger: Trigger) -> Reading:
    """The status of one event. Nothing that speaks against it makes it ``occurred`` (a state: ``ongoing``)."""
    cues = [*_cues_before(view, trigger), *_cues_after(view, trigger)]
    if cues:
        at, cue = min(cues, key=lambda found: (_RANK[found[1].status], abs(found[0] - trigger.first)))
        return Reading(cue.status, "status/cue", (view.page.words[at].span,))
    if trigger.sense.status is not None:
        return Reading(trigger.sense.status, "status/sense")
    if trigger.is_verb:
        return _of_verb(view, trigger, trigger.first, own=True)
    return _of_noun(view, trigger)


def _cues_before(view: SentenceView, trigger: Trigger) -> list[tuple[int, StatusCue]]:
    page = view.page
    found = []
    at = trigger.first
    while at > view.first and trigger.first - at < _LOOK_BACK:
        if page.hard(at) or (page.soft(at) and trigger.first - at > 0 and not _carries_on(view, at)):
            break
        at -= 1
        note = page.notes[at]
        if note.breaks and at < trigger.first - 1 and not _opens_plan(view, at):
            break
        cue = note.cue
        if cue is not None and not cue.after and trigger.first - at <= cue.reach and _cue_holds(view, at, cue, trigger):
            found.append((at, cue))
    return found


def _carries_on(view: SentenceView, at: int) -> bool:
    return view.page.stems[at] in ("او", "ام")


def _opens_plan(view: SentenceView, at: int) -> bool:
    """Whether the «أن» at a word stands right after a cue («يعتزم أن يزور», «يتوقع أن تنسحب»): then it does not close the cue's reach."""
    cue = view.page.notes[at - 1].cue if at > view.first else None
    return cue is not None and not cue.after and cue.status in ("planned", "hypothetical")


def _cue_holds(view: SentenceView, at: int, cue: StatusCue, trigger: Trigger) -> bool:
    page = view.page
    after = page.bare[at + 1] if at + 1 < view.end else ""
    if cue.next is not None and after not in cue.next.words:
        return False
    if cue.not_next is not None and after in cue.not_next.words:
        return False
    if cue.not_near is not None and cue.not_near.meets(view.around(at, 3, 3)):
        return False
    if page.mention_over(page.words[at].start) is not None:
        return False
    if cue.status == "denied" and not cue.verb and _verb_between(view, at, trigger):
        return False
    if cue.verb:
        return trigger.is_present and trigger.first - at <= 2 or _verb_right_after(view, at) and not trigger.is_verb
    return not (trigger.is_verb and trigger.reading is not None and trigger.reading.shape == "past" and cue.status in ("planned", "hypothetical", "denied"))


def _verb_right_after(view: SentenceView, at: int) -> bool:
    """«لم تسقط قتلى»: the verb that is denied stands right behind."""
    return at + 1 < view.end and view.page.notes[at + 1].verb


def _verb_between(view: SentenceView, at: int, trigger: Trigger) -> bool:
    """Whether a verb that tells of something else takes the negation («لا يعرف برنامج الزيارة»)."""
    return any(_plain_verb(view, i) for i in range(at + 1, trigger.first)) and not trigger.is_verb


def _plain_verb(view: SentenceView, at: int) -> bool:
    stem = view.page.stems[at]
    return view.page.notes[at].verb and len(stem) > 3 and stem[0] in "يت" and view.page.notes[at].cue is None


def _cues_after(view: SentenceView, trigger: Trigger) -> list[tuple[int, StatusCue]]:
    page = view.page
    found = []
    for at in range(trigger.last + 1, min(view.end, trigger.last + 6)):
        if page.hard(at) or page.notes[at].breaks:
            break
        cue = page.notes[at].cue
        if cue is not None and cue.after and at - trigger.last <= cue.reach and not trigger.is_verb and _agrees(page.stems[at], page.stems[trigger.first], cue):
            found.append((at, cue))
    return found


def _agrees(adjective: str, noun: str, cue: StatusCue) -> bool:
    """«الزيارة المرتقبة», not «زيارة الوزير المقبلة على المدينة»: an adjective with the article only beside a definite noun or its genitive."""
    return True


def _of_verb(view: SentenceView, trigger: Trigger, at: int, *, own: bool) -> Reading:
    """What the tense of the verb at ``at`` says (the trigger itself, or the light verb that carries it)."""
    page = view.page
    stem = page.stems[at]
    span = (page.words[at].span,)
    before = page.stems[at - 1] if at > view.first else ""
    if stem.startswith("س") and (reading := _future(view, at)):
        return Reading("planned", reading, span)
    if not _present(view, at):
        return Reading("occurred", "status/past")
    if before == "قد":
        return Reading("hypothetical", "status/may", (page.words[at - 1].span, *span))
    if before in ("كان", "كانت", "كانوا"):
        return Reading("occurred", "status/past", span)
    if view.kind in ("title", "subtitle") and trigger.sense.kind == "event" and own and trigger.type.partition(".")[0] not in ("CONTACT", "COOPERATE"):
        return Reading("occurred", "status/headline", span)
    return Reading("ongoing", "status/present", span)


def _future(view: SentenceView, at: int) -> str | None:
    readings = view.page.words[at].form.readings
    future = any(reading.future for reading in readings) or (len(view.page.stems[at]) > 4 and view.page.stems[at][1] in "يتن" and not readings)
    return "status/future" if future else None


def _present(view: SentenceView, at: int) -> bool:
    readings = [reading for reading in view.page.words[at].form.readings if reading.shape in ("past", "present")]
    if readings:
        return all(reading.shape == "present" for reading in readings)
    return view.page.stems[at][0] in "يت" and len(view.page.stems[at]) > 3


def _of_noun(view: SentenceView, trigger: Trigger) -> Reading:
    """A noun takes the tense of the verb that carries it; a purpose («لإجراء محادثات») is planned; a state goes on."""
    page = view.page
    at = trigger.first
    if trigger.sense.kind in ("state", "generic"):
        return Reading("ongoing", "status/state")
    if "ل" in page.words[at].form.proclitics and trigger.reading is not None and trigger.reading.shape == "masdar" and not trigger.reading.definite:
        if not _takes_l(view, at):
            return Reading("planned", "status/purpose", (page.words[at].span,))
    carrier = _carrier(view, trigger)
    if carrier is not None:
        return _of_verb(view, trigger, carrier, own=False)
    if trigger.sense.kind == "assessment":
        return Reading("occurred", "status/assessment")
    return Reading("occurred", "status/default")


def _takes_l(view: SentenceView, at: int) -> bool:
    """Whether the word before asks for its ل («تعرض لهجوم», «نتيجة لقصف»): then it marks no purpose."""
    return at > view.first and view.page.stems[at - 1].startswith(("تعرض", "نتيج", "تبع", "خضع", "يخضع", "شهد", "رفض", "ادان", "استنكار", "دعم", "موعد"))


def _carrier(view: SentenceView, trigger: Trigger) -> int | None:
    """The verb in front that carries the noun («شنت القوات غارة»), nothing but its subject between them."""
    page = view.page
    at = trigger.first
    while at > view.first and trigger.first - at < _VERB_LOOK_BACK:
        if page.hard(at) or page.soft(at):
            return None
        at -= 1
        if page.notes[at].breaks or page.notes[at].relative:
            return None
        if _light(view, at):
            return at
    return None


_LIGHT_STEMS = ("شن", "نفذ", "اجر", "جر", "عقد", "ادي", "ادت", "قام", "بدا", "انطلق", "شهد", "تعرض", "استضاف", "استضيف", "عقد", "لقي", "خاض", "كثف", "اختتم")


def _light(view: SentenceView, at: int) -> bool:
    """Whether the word is a verb that only carries a noun: in the present or the future it says when."""
    stem = view.page.stems[at]
    if len(stem) < 3 or stem[0] not in "يتسن":
        return False
    rest = stem[2:] if stem[0] == "س" else stem[1:]
    return any(rest.startswith(light) for light in _LIGHT_PRESENT)


_LIGHT_PRESENT = ("شن", "نفذ", "جري", "جرون", "عقد", "ؤدي", "قوم", "بدا", "نطلق", "شهد", "تعرض", "ستضيف", "خوض", "شارك", "لتقي", "جرى")
