"""Who takes part in an event, in which role."""

from collections.abc import Sequence

from tawatur.event.clauses import SentenceView, among
from tawatur.event.participants import Participant
from tawatur.event.roles import take
from tawatur.event.scene import Scene
from tawatur.event.senses import VERB_SHAPES, Note
from tawatur.event.triggers import Trigger
from tawatur.model.event import Argument
from tawatur.model.span import Span

_REACH_AFTER, _REACH_BEFORE = 16, 14


def read_arguments(scene: Scene, trigger: Trigger) -> tuple[Argument, ...]:
    """Arguments of one event by the role table of its type, each participant once. () when nothing fits; places are read in `places`."""
    found: dict[tuple[int, int], Argument] = {}
    view = scene.view
    if scene.counted or trigger.sense.self_role is not None:
        _take_itself(found, view, trigger, scene.counted)
    before, after = _around(scene, trigger)
    if trigger.is_verb:
        _of_verb(found, scene, trigger, before, after)
    else:
        _of_noun(found, scene, trigger, before, after)
    if trigger.type in _NAMED and (name := _name_of(scene, trigger)) is not None:
        found[name.span.start, name.span.end] = name
    return tuple(found.values())


_NAMED = frozenset({"FORCE.exercise", "CONTACT.conference"})


def _name_of(scene: Scene, trigger: Trigger) -> Argument | None:
    """The name of an exercise or conference: a mention over its head or close behind it."""
    page = scene.page
    for at in range(trigger.first, min(scene.view.end, trigger.last + 6)):
        mention = page.over[at]
        if mention is not None and mention.type == "EVENT_NAME":
            return Argument("name", mention.span, mention.id)
    return None


def _take_itself(
    found: dict[tuple[int, int], Argument], view: SentenceView, trigger: Trigger, figures: Sequence[Participant]
) -> None:
    """«12 قتيلا»: the trigger names whom it happened to, with the figure that counts it."""
    role = trigger.sense.self_role
    counted = next((p for p in figures if p.first <= trigger.first <= p.last), None)
    if counted is not None and counted.kind == "person":
        role = role or view.page.lexicon.role(trigger.type, "of", "person")
    if role is not None:
        span = counted.span if counted is not None else _with_number(view, trigger)
        found[span.start, span.end] = Argument(role, span, None)


def _with_number(view: SentenceView, trigger: Trigger) -> Span:
    """The trigger with a bare figure right before it («ثمانية مفقودين»)."""
    page = view.page
    for first in (trigger.first - 1, trigger.first - 2):
        figure = page.quantities.get(page.words[first].start) if first >= view.first else None
        if figure is not None and page.index_at(figure.span.end) == trigger.first:
            return Span(figure.span.start, page.words[trigger.last].end)
    return page.span(trigger.first, trigger.last)


def _around(scene: Scene, trigger: Trigger) -> tuple[list[Participant], list[Participant]]:
    """The participants of the clause in front of the trigger, and those behind it as far as the next verb."""
    before: list[Participant] = []
    after: list[Participant] = []
    if scene.free:
        start = scene.view.clause_start(trigger.first, _REACH_BEFORE)
        end = scene.view.clause_end(trigger.last, _REACH_AFTER)
        for other in scene.triggers:
            if other.is_verb and trigger.last < other.first < end:
                end = other.first
        for participant in scene.free:
            if participant.last < trigger.first:
                if participant.first >= start:
                    before.append(participant)
            elif trigger.last < participant.first < end:
                after.append(participant)
    return before, after


def _of_verb(
    found: dict[tuple[int, int], Argument],
    scene: Scene,
    trigger: Trigger,
    before: list[Participant],
    after: list[Participant],
) -> None:
    view = scene.view
    subject = _subject_before(scene, trigger, before)
    outer = trigger.reading is not None and bool(trigger.reading.pronoun)
    for one in _joined_to(view, subject, before):
        take(found, view, trigger, one, "object" if outer else "subject")
    slot = "subject" if outer or (subject is None and _opens(view, trigger.first)) else "object"
    if not outer and view.page.stems[trigger.first].endswith(_OF_MANY):
        slot = "object"
    slot_at = -1
    for participant in after:
        if participant.relation is not None:
            take(found, view, trigger, participant, participant.relation)
            continue
        joined = slot_at == participant.first - 1 and "و" in view.page.letters[participant.first]
        if not joined and (participant.kind == "nation" or participant.first - trigger.last > 8):
            continue
        apart = slot == "subject" and trigger.event_class != "HARM"
        if apart and scene.trigger_between(trigger.last + 1, participant.first):
            continue
        if take(found, view, trigger, participant, _before_slot(slot) if joined else slot):
            slot_at = participant.last
            slot = slot if joined else _next_slot(slot, trigger, participant)


def _joined_to(view: SentenceView, subject: Participant | None, before: list[Participant]) -> list[Participant]:
    """The subject with those that stand in a row with it («الجيش والشرطة والدرك يطوقون»)."""
    if subject is None:
        return []
    row = [subject]
    for participant in reversed(before):
        if participant.last + 1 == row[-1].first and "و" in view.page.letters[row[-1].first]:
            row.append(participant)
    return row


_OF_MANY = ("وا", "ون")  # a verb in the plural has its subject behind it: «هاجموا الحاجز»


def _next_slot(slot: str, trigger: Trigger, participant: Participant) -> str:
    """What may follow: the object behind the subject; nothing behind an object, or behind whom a verb of harm in the passive names."""
    harmed = participant.kind == "person" and trigger.event_class == "HARM"
    return "object" if slot == "subject" and not harmed else "done"


def _opens(view: SentenceView, at: int) -> bool:
    """Whether a verb opens its clause, so that its subject stands behind it."""
    page = view.page
    if at == view.first or page.marks[at] or not {"و", "ف"}.isdisjoint(page.letters[at]):
        return True
    before = page.notes[at - 1]
    if before.relative:
        return False
    tense = before.tense
    return (
        before.breaks
        or bool(before.cues)
        or (tense is not None and (tense.past_of or tense.may))
        or _of_time(view, at - 1)
    )


def _of_time(view: SentenceView, at: int) -> bool:
    """Whether the word before the verb belongs to an expression of time («أمس قتل»)."""
    page = view.page
    return at in page.timed


def _before_slot(slot: str) -> str:
    return {"object": "subject", "done": "object"}.get(slot, slot)


def _subject_before(scene: Scene, trigger: Trigger, before: list[Participant]) -> Participant | None:
    """The subject in front of its verb: right before it, or before the relative pronoun that leads in («التحالف الذي قصف»)."""
    view, notes = scene.view, scene.page.notes
    if "و" in scene.page.letters[trigger.first]:  # it goes on from another verb
        return None
    for participant in reversed(before):
        between = range(participant.last + 1, trigger.first)
        related = any(notes[at].relative for at in between)
        if participant.kind == "pact" or participant.kind == "nation":
            continue
        if participant.relation is not None and (not related or participant.kind == "land"):
            continue
        if participant.kind == "land" and (trigger.event_class == "HARM" or scene.page.marks[participant.first]):
            continue
        if scene.verb_between(participant.last + 1, trigger.first) and not related:
            return None
        if not between and scene.page.marks[trigger.first] and not _opens_clause(view, participant, trigger):
            return None  # «بحسب الهيئة، اعتقل ...»: the subject stands behind the verb
        if all(_links(notes[at]) for at in between) or (not related and _opens_clause(view, participant, trigger)):
            return participant
    return None


def _links(note: Note) -> bool:
    """Whether a word may stand between a subject and its verb («كان», «قد», «الذي», «لم»)."""
    return note.relative or bool(note.cues) or (note.tense is not None and (note.tense.past_of or note.tense.may))


def _opens_clause(view: SentenceView, participant: Participant, trigger: Trigger) -> bool:
    """Whether the participant opens the clause of the verb («أن الطائرة استهدفت», a headline), behind «كان» too."""
    page, first = view.page, participant.first
    if first > view.first and not page.notes[first - 1].breaks and not _was(view, first - 1):
        return False
    return not any(
        page.soft(at) or (page.notes[at].verb and not page.notes[at].senses and not _links(page.notes[at]))
        for at in range(participant.last + 1, trigger.first + 1)
    )


def _was(view: SentenceView, at: int) -> bool:
    tense = view.page.notes[at].tense
    return tense is not None and tense.past_of


def _of_noun(
    found: dict[tuple[int, int], Argument],
    scene: Scene,
    trigger: Trigger,
    before: list[Participant],
    after: list[Participant],
) -> None:
    view = scene.view
    done_by, direct = _done_by(scene, trigger, after), False
    for participant in after:
        distance = participant.first - trigger.last
        if participant is done_by:
            direct |= take(found, view, trigger, participant, "subject")
        elif participant.kind == "nation" and distance == 1 and participant.relation is None:
            direct |= take(found, view, trigger, participant, "adjective")
        elif participant.relation is None and _in_construct(view, trigger, participant, found):
            direct |= take(found, view, trigger, participant, "of") and trigger.event_class not in _SUFFERED
        elif participant.relation is not None and distance <= 10 and _still_of(scene, trigger, participant):
            take(found, view, trigger, participant, participant.relation)
    if not found and (genitive := _plural_genitive(view, trigger)) is not None:
        direct = take(found, view, trigger, genitive, "of")
    if direct:
        return
    if trigger.reading is not None and trigger.reading.pronoun:
        _owner(found, scene, trigger)
    elif trigger.reading is not None and trigger.reading.shape == "participle":
        _described(found, view, trigger, before)
    else:
        _subject_of_carrier(found, view, trigger, before)


# The genitive of these suffers it; who did it may still stand in front («نجحت القوات في تصفية قادة»).
_SUFFERED = ("HARM", "DETAIN", "ATTACK")


def _still_of(scene: Scene, trigger: Trigger, participant: Participant) -> bool:
    """Whether a participant behind a preposition is still the trigger's: no other event stands nearer to it, unless they are joined by و or أو."""
    page = scene.page
    step = slice(trigger.last + 1, participant.first)
    if any(page.marks[step]):
        if participant.first - trigger.last > 6:
            return False
        if any(note.verb and not note.nouns for note in page.notes[step]):
            return False
    between = [t for t in scene.triggers if trigger.last < t.first < participant.first]
    return all("و" in page.letters[t.first] or page.stems[t.first - 1] in page.lexicon.joining for t in between)


def _done_by(scene: Scene, trigger: Trigger, after: list[Participant]) -> Participant | None:
    """«الغارة التي نفذها الجيش», «عملية قادتها الدولة»: the subject of the verb behind the noun that carries it."""
    page = scene.page
    for at in among(page.carrying, trigger.last + 1, min(scene.view.end, trigger.last + 6)):
        if scene.trigger_between(trigger.last + 1, at):
            return None
        tense = page.notes[at].tense
        if tense is None or tense.shape not in VERB_SHAPES or not tense.pronoun or page.soft(at):
            continue
        return next((p for p in after if at < p.first <= at + 3 and p.relation is None), None)
    return None


def _described(
    found: dict[tuple[int, int], Argument], view: SentenceView, trigger: Trigger, before: list[Participant]
) -> None:
    """«القوات الموجودة», «المنازل المدمرة»: a participle tells of the noun right before it."""
    if before and before[-1].last == trigger.first - 1 and not view.page.soft(trigger.first):
        relation = "of" if trigger.event_class == "HARM" else "subject"
        take(found, view, trigger, before[-1], relation)


def _plural_genitive(view: SentenceView, trigger: Trigger) -> Participant | None:
    """«سيطرة المتمردين»: people named by a definite plural right behind an indefinite noun."""
    page, at = view.page, trigger.last + 1
    if trigger.reading is None or trigger.reading.definite or trigger.reading.pronoun or at >= view.end:
        return None
    stem, word = page.stems[at], page.words[at]
    if (
        page.soft(at)
        or page.hard(at)
        or word.form.proclitics
        or not stem.startswith("ال")
        or not stem.endswith(_PLURAL)
    ):
        return None
    return Participant(at, at, word.span, "person") if page.over[at] is None else None


_PLURAL = ("ين", "ون")


def _in_construct(
    view: SentenceView, trigger: Trigger, participant: Participant, found: dict[tuple[int, int], Argument]
) -> bool:
    """Whether a participant is the genitive of the noun («مقتل جندي»), or joined to one by و."""
    page, distance = view.page, participant.first - trigger.last
    if participant.kind == "nation":
        return False
    if any(argument.role in ("agent", "victim", "participant") for argument in found.values()):
        return distance <= 6 and "و" in page.letters[participant.first]
    if distance > (1 if page.soft(participant.first) else 3):
        return False
    if trigger.reading is not None and (trigger.reading.pronoun or trigger.reading.definite):
        return False
    between = slice(trigger.last + 1, participant.first)
    return not any(page.marks[between]) and not any(note.verb or note.senses for note in page.notes[between])


_OF_PERSONS = frozenset({"OFFICE", "CONTACT", "DETAIN", "HARM", "COURT"})


def _owner(found: dict[tuple[int, int], Argument], scene: Scene, trigger: Trigger) -> None:
    """«زيارته»: the name nearest before in its sentence that the pronoun can stand for; who visits or holds an office is a person."""
    earlier = [p for p in scene.free if p.last < trigger.first and p.mention is not None]
    people = [p for p in earlier if p.kind == "person"]
    bodies = [] if trigger.event_class in _OF_PERSONS else [p for p in earlier if p.kind == "body"]
    if people or bodies:
        take(found, scene.view, trigger, (people or bodies)[-1], "of")


def _subject_of_carrier(
    found: dict[tuple[int, int], Argument], view: SentenceView, trigger: Trigger, before: list[Participant]
) -> None:
    """«أجرى الوزير زيارة»: whom the verb in front has as its subject; nobody when another event stands between."""
    page = view.page
    start = view.clause_start(trigger.first, _REACH_BEFORE)
    carriers = among(page.carrying, start, trigger.first)
    if any((tense := page.notes[at].tense) is not None and tense.hosts for at in carriers):
        return
    if not carriers and "ب" not in page.letters[trigger.first]:
        return
    for participant in reversed(before):
        if participant.relation is None and _may_act(trigger, participant):
            if any(page.notes[at].senses or page.soft(at) for at in range(participant.last + 1, trigger.first)):
                return
            take(found, view, trigger, participant, "subject")
            return


def _may_act(trigger: Trigger, participant: Participant) -> bool:
    if trigger.event_class in ("HARM", "HAZARD", "ECONOMY"):
        return participant.kind == "body" and trigger.event_class == "HARM"
    return participant.kind in ("body", "land") or (participant.kind == "person" and participant.mention is not None)
