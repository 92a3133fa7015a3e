"""A sentence with all that its events are made of, gathered once for all its triggers."""

from collections.abc import Sequence

from tawatur.event.clauses import SentenceView, among
from tawatur.event.participants import Participant, participants
from tawatur.event.triggers import Trigger
from tawatur.model.time import TimeExpression


class Scene:
    """``here``: the participants; ``free``: those that are no trigger themselves and can take a role; ``lands``: the places; ``dates``: the dated expressions.

    ``counted``: participants with a figure. ``habit``: the sentence names a frequency.
    """

    def __init__(
        self, view: SentenceView, triggers: Sequence[Trigger], dates: Sequence[TimeExpression] = (), habit: bool = False
    ) -> None:
        self.view, self.page, self.triggers = view, view.page, triggers
        self.dates, self.habit = dates, habit
        self.here = participants(view)
        self._firsts = [trigger.first for trigger in triggers]
        self._verbs = [trigger.first for trigger in triggers if trigger.is_verb]
        own = set(self._firsts)
        self.free = [p for p in self.here if _usable(p) and not self._taken(p, own)]
        self.counted = [p for p in self.here if p.quantity is not None]
        self.lands = [p for p in self.here if p.kind == "land"]

    def _taken(self, participant: Participant, own: set[int]) -> bool:
        """Whether it is a trigger itself, or an outlet or source whose words these are: it has no part in what it tells."""
        if participant.first in self.page.voiced or participant.first in own:
            return True
        return participant.last > participant.first and not own.isdisjoint(
            range(participant.first, participant.last + 1)
        )

    def verb_between(self, first: int, end: int) -> bool:
        """Whether a trigger that is a verb stands at words ``first`` to ``end``."""
        return bool(among(self._verbs, first, end))

    def trigger_between(self, first: int, end: int) -> bool:
        """Whether any trigger begins at words ``first`` to ``end``."""
        return bool(among(self._firsts, first, end))


def _usable(participant: Participant) -> bool:
    """A nationality is somebody only as an adjective of the event («الغارة الإسرائيلية»)."""
    return participant.kind != "nation" or participant.relation is None
