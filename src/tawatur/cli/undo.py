"""``tawatur undo``: take back the latest judgement."""

from typing import TYPE_CHECKING

from tawatur.cli.options import DEFAULT_CASE, CaseFolder, opened
from tawatur.cli.output import say

if TYPE_CHECKING:
    from tawatur.case.case import Case
    from tawatur.model.chronicle import Judgement


def undo(case: CaseFolder = DEFAULT_CASE) -> None:
    """Take back the latest judgement by a person that stands. It stays in the record as undone."""
    with opened(case) as opened_case:
        undone = _take_back(opened_case)
    if not undone:
        say("there is no judgement to undo")
    for judgement in undone:
        what = f" {judgement.field}={judgement.value}" if judgement.value else ""
        say(f"undone: {judgement.verdict}{what} {judgement.subject} ({judgement.why})")


def _take_back(case: "Case") -> list["Judgement"]:
    """One `tawatur judge` may have laid a judgement over each telling of an entry; they carry one moment and go together."""
    undone = [found] if (found := case.undo()) else []
    while undone and _of_one_decision(undone[0], case.judgements()):
        again = case.undo()
        if again is None:
            break
        undone.append(again)
    return undone


def _of_one_decision(undone: "Judgement", standing: list["Judgement"]) -> bool:
    if not standing or undone.other is not None:
        return False
    last = standing[-1]
    return (last.made_at, last.verdict, last.field, last.value) == (
        undone.made_at,
        undone.verdict,
        undone.field,
        undone.value,
    )
