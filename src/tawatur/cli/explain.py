"""``tawatur explain``: why an entry is as it is."""

from tawatur.cli.options import DEFAULT_CASE, CaseFolder, EntryId, ShowPrivate, opened
from tawatur.cli.output import to_terminal, write


def explain(id: EntryId, case: CaseFolder = DEFAULT_CASE, show_private: ShowPrivate = False) -> None:
    """Say why an entry has this date, this status and this count, why its tellings were joined, and why its nearest candidate was not."""
    import msgspec

    from tawatur.export.entry import Entries
    from tawatur.export.explanation import explanation
    from tawatur.export.masking import Mask

    with opened(case, reading=True) as opened_case:
        found = opened_case.event(id.strip("[] "))
        derived, judged = opened_case.derived(), opened_case.judgements()
    known = derived.chronicle.judgements
    chronicle = msgspec.structs.replace(
        derived.chronicle, judgements=(*known, *(judgement for judgement in judged if judgement not in known))
    )
    mask = Mask(chronicle, derived.documents, shown=show_private)
    entries = Entries(chronicle, derived.documents, mask)
    write(explanation(entries, found, isolated=to_terminal()) + "\n")
