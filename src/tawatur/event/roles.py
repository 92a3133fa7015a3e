"""Which role a participant gets by where it stands beside its trigger."""

from tawatur.event.clauses import SentenceView
from tawatur.event.participants import Participant, participants
from tawatur.event.triggers import Trigger
from tawatur.model.event import Argument


def take(
    found: dict[tuple[int, int], Argument],
    view: SentenceView,
    trigger: Trigger,
    participant: Participant,
    relation: str,
) -> bool:
    """Adds the participant in the role that the table gives it; whether it got one. A land acts as a body where no place is meant."""
    role = _role(view, trigger, participant, relation)
    if role is None or role == "place":
        return False
    participant = _by_name(view, participant)
    key = (participant.span.start, participant.span.end)
    found.setdefault(key, Argument(role, participant.span, participant.mention))
    return True


_WHO = frozenset({"person", "body", "land"})


def _role(view: SentenceView, trigger: Trigger, participant: Participant, relation: str) -> str | None:
    roles = view.page.lexicon
    if relation in ("subject", "of") and trigger.sense.subject_role and participant.kind in _WHO:
        return trigger.sense.subject_role
    if trigger.event_class == "OFFICE" and relation != "subject":
        return _office_role(participant, relation)
    if participant.kind == "counted":
        return _counted_role(view, trigger, relation)
    role = roles.role(trigger.type, relation, participant.kind)
    if role is None and participant.kind in ("land", "nation"):
        role = roles.role(trigger.type, relation, "body")
    return role


def _counted_role(view: SentenceView, trigger: Trigger, relation: str) -> str | None:
    """A figure with a noun that no list has is people where only people can be meant («قتل 11 مزارعا»)."""
    if trigger.type not in _OF_PEOPLE or relation not in ("subject", "object", "of"):
        return None
    return view.page.lexicon.role(trigger.type, "of", "person")


_OF_PEOPLE = frozenset(
    {"HARM.killed", "HARM.injured", "HARM.displaced", "HARM.missing", "DETAIN.arrest", "DETAIN.abduct"}
)


def _office_role(participant: Participant, relation: str) -> str | None:
    """Who holds an office («agent»), the office, or the body in which it is held."""
    if participant.type == "ROLE":
        return "office"
    if participant.kind == "body":
        return "org" if relation in ("in", "of", "to", "object") else None
    return "agent" if participant.type == "PER" and relation in ("object", "of") else None


def _by_name(view: SentenceView, participant: Participant) -> Participant:
    """The name in apposition to a common noun or an office («القيادي في التنظيم، فلان الفلاني»), else the participant itself."""
    if participant.kind != "person" or participant.type == "PER" or participant.quantity is not None:
        return participant
    page = view.page
    for other in participants(view):
        if other.first <= participant.last or other.relation is not None:
            continue
        step = range(participant.last + 1, other.first)
        if other.type != "PER" or len(step) > 7 or any(page.notes[at].verb or page.notes[at].senses for at in step):
            return participant
        marks = [at for at in range(participant.last + 1, other.first + 1) if page.soft(at)]
        return other if marks == [other.first] and not page.letters[other.first] else participant
    return participant
