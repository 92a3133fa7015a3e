"""Who takes part in an event, in which role."""

from collections.abc import Sequence

from tawatur.event.clauses import SentenceView
from tawatur.event.participants import Participant
from tawatur.event.triggers import Trigger
from tawatur.model.event import Argument
from tawatur.model.span import Span

_REACH_AFTER, _REACH_BEFORE = 16, 14


def read_arguments(
    view: SentenceView, trigger: Trigger, all_here: Sequence[Participant], others: Sequence[Trigger]
) -> tuple[Argument, ...]:
    """Arguments of one event by the role table of its type, each participant once. () when nothing fits; places are read in `places`."""
    found: dict[tuple[int, int], Argument] = {}
    _take_itself(found, view, trigger, all_here)
    free = [p for p in all_here if not any(p.first <= other.first <= p.last for other in others) and _usable(view, p)]
    after, before = _after(view, trigger, free, others), _before(view, trigger, free)
    if trigger.is_verb:
        _of_verb(found, view, trigger, before, after)
    else:
        _of_noun(found, view, trigger, before, after)
    return tuple(found.values())


def _usable(view: SentenceView, participant: Participant) -> bool:
    """A nationality is somebody only as an adjective of the event («الغارة الإسرائيلية»)."""
    return participant.kind != "nation" or participant.relation is None


def _take_itself(
    found: dict[tuple[int, int], Argument], view: SentenceView, trigger: Trigger, all_here: Sequence[Participant]
) -> None:
    """«12 قتيلا»: the trigger names whom it happened to, with the figure that counts it."""
    role = trigger.sense.self_role
    counted = next((p for p in all_here if p.quantity and p.first <= trigger.first <= p.last), None)
    if counted is not None:
        role = role or view.page.lexicon.role(trigger.type, "of", "person")
    span = counted.span if counted is not None else _with_number(view, trigger)
    if role is not None:
        found[span.start, span.end] = Argument(role, span, None)


def _with_number(view: SentenceView, trigger: Trigger) -> Span:
    """The trigger with a bare figure right before it («ثمانية مفقودين»)."""
    page = view.page
    for first in (trigger.first - 1, trigger.first - 2):
        figure = page.quantities.get(page.words[first].start) if first >= view.first else None
        if figure is not None and page.index_at(figure.span.end) == trigger.first:
            return Span(figure.span.start, page.words[trigger.last].end)
    return page.span(trigger.first, trigger.last)


def _after(
    view: SentenceView, trigger: Trigger, all_here: Sequence[Participant], others: Sequence[Trigger]
) -> list[Participant]:
    end = min(view.clause_end(trigger.last, _REACH_AFTER), _next_verb(trigger, others))
    return [p for p in all_here if trigger.last < p.first < end]


def _next_verb(trigger: Trigger, others: Sequence[Trigger]) -> int:
    return min((other.first for other in others if other.first > trigger.last and other.is_verb), default=1 << 30)


def _before(view: SentenceView, trigger: Trigger, all_here: Sequence[Participant]) -> list[Participant]:
    start = view.clause_start(trigger.first, _REACH_BEFORE)
    return [p for p in all_here if start <= p.first and p.last < trigger.first]


def _of_verb(
    found: dict[tuple[int, int], Argument],
    view: SentenceView,
    trigger: Trigger,
    before: list[Participant],
    after: list[Participant],
) -> None:
    page = view.page
    subject = _subject_before(view, trigger, before)
    outer = trigger.reading is not None and bool(trigger.reading.pronoun)
    if subject is not None:
        _take(found, view, trigger, subject, "object" if outer else "subject")
    relation = "subject" if outer or (subject is None and _opens(view, trigger.first)) else "object"
    slot_at = -1
    for participant in after:
        if participant.relation is not None:
            _take(found, view, trigger, participant, participant.relation)
            continue
        joined = slot_at == participant.first - 1 and "و" in page.letters[participant.first]
        if participant.kind == "nation" and not joined:
            continue
        if participant.first - trigger.last > 8 and not joined:
            continue
        if _take(found, view, trigger, participant, relation if not joined else _last_relation(relation)):
            slot_at = participant.last
            if (not joined and relation == "subject" and participant.kind != "person") or (
                not joined and relation == "subject" and trigger.type.partition(".")[0] != "HARM"
            ):
                relation = "object"
            elif not joined:
                relation = "done"
        elif relation == "done":
            continue


def _opens(view: SentenceView, at: int) -> bool:
    """Whether a verb opens its clause, so that its subject stands behind it."""
    page = view.page
    if at == view.first or page.soft(at) or page.hard(at) or not {"و", "ف"}.isdisjoint(page.letters[at]):
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


def _last_relation(relation: str) -> str:
    return {"object": "subject", "done": "object"}.get(relation, relation)


def _subject_before(view: SentenceView, trigger: Trigger, before: list[Participant]) -> Participant | None:
    """The subject in front of its verb: right before it, or before the relative pronoun that leads in («التحالف الذي قصف»)."""
    page = view.page
    for participant in reversed(before):
        between = range(participant.last + 1, trigger.first)
        if participant.relation is not None and not any(page.notes[at].relative for at in between):
            continue
        if participant.kind not in ("person", "body", "land", "tool", "thing"):
            continue
        if participant.kind == "land" and participant.relation is not None:
            continue
        if (
            len(between) == 0
            or all(page.notes[at].relative or page.notes[at].cues for at in between)
            or _opens_clause(view, participant, trigger)
        ):
            return participant
    return None


def _opens_clause(view: SentenceView, participant: Participant, trigger: Trigger) -> bool:
    """Whether the participant opens the clause of the verb («أن الطائرة استهدفت», a headline)."""
    page = view.page
    opened = participant.first == view.first or page.notes[participant.first - 1].breaks
    return opened and not any(
        page.notes[at].verb and not page.notes[at].senses for at in range(participant.last + 1, trigger.first)
    )


def _of_noun(
    found: dict[tuple[int, int], Argument],
    view: SentenceView,
    trigger: Trigger,
    before: list[Participant],
    after: list[Participant],
) -> None:
    for participant in after:
        distance = participant.first - trigger.last
        if participant.kind == "nation" and distance == 1 and participant.relation is None:
            _take(found, view, trigger, participant, "adjective")
        elif participant.relation is None and _in_construct(view, trigger, participant, found):
            _take(found, view, trigger, participant, "of")
        elif participant.relation is not None and distance <= 10:
            _take(found, view, trigger, participant, participant.relation)
    if not found and (genitive := _plural_genitive(view, trigger)) is not None:
        _take(found, view, trigger, genitive, "of")
    if any(a.role in ("agent", "participant", "victim") for a in found.values()):
        return
    if trigger.reading is not None and trigger.reading.pronoun:
        _owner(found, view, trigger, before)
    else:
        _subject_of_carrier(found, view, trigger, before)


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
    return distance <= (1 if page.soft(participant.first) else 3)


def _owner(
    found: dict[tuple[int, int], Argument], view: SentenceView, trigger: Trigger, before: list[Participant]
) -> None:
    """«زيارته»: the name nearest before that the pronoun can stand for."""
    named = [p for p in before if p.kind in ("person", "body") and p.mention is not None]
    people = [p for p in named if p.kind == "person"]
    if named:
        _take(found, view, trigger, (people or named)[-1], "of")


def _subject_of_carrier(
    found: dict[tuple[int, int], Argument], view: SentenceView, trigger: Trigger, before: list[Participant]
) -> None:
    """«أجرى الوزير زيارة»: whom the verb in front has as its subject; nobody when another event stands between."""
    page = view.page
    start = view.clause_start(trigger.first, _REACH_BEFORE)
    tenses = [tense for at in range(start, trigger.first) if (tense := page.notes[at].tense) is not None]
    if any(tense.hosts for tense in tenses):
        return
    if not any(tense.carries for tense in tenses) and "ب" not in page.letters[trigger.first]:
        return
    for participant in reversed(before):
        if participant.relation is None and _may_act(trigger, participant):
            if any(page.notes[at].senses or page.soft(at) for at in range(participant.last + 1, trigger.first)):
                return
            _take(found, view, trigger, participant, "subject")
            return


def _may_act(trigger: Trigger, participant: Participant) -> bool:
    if trigger.event_class in ("HARM", "HAZARD", "ECONOMY"):
        return participant.kind == "body" and trigger.event_class == "HARM"
    return participant.kind in ("body", "land") or (participant.kind == "person" and participant.mention is not None)


def _take(
    found: dict[tuple[int, int], Argument],
    view: SentenceView,
    trigger: Trigger,
    participant: Participant,
    relation: str,
) -> bool:
    """Adds the participant in the role that the table gives it; whether it got one. A land acts as a body where no place is meant."""
    roles = view.page.lexicon
    role = roles.role(trigger.type, relation, participant.kind)
    if role is None and participant.kind in ("land", "nation"):
        role = roles.role(trigger.type, relation, "body")
    if role is None or role == "place":
        return False
    key = (participant.span.start, participant.span.end)
    found.setdefault(key, Argument(role, participant.span, participant.mention))
    return True
