"""``tawatur event``: one entry in full."""

from tawatur.cli.options import DEFAULT_CASE, CaseFolder, EntryId, opened
from tawatur.cli.output import to_terminal, write


def event(id: EntryId, case: CaseFolder = DEFAULT_CASE) -> None:
    """Show one entry: who says so, by which chains, figures, conflicts, and the sentences themselves. Names are not masked here."""
    from tawatur.export.entry import Entries
    from tawatur.export.masking import Mask
    from tawatur.export.text import entry_text

    with opened(case, reading=True) as opened_case:
        found = opened_case.event(id.strip("[] "))
        derived = opened_case.derived()
    mask = Mask(derived.chronicle, derived.documents, shown=True)
    view = Entries(derived.chronicle, derived.documents, mask).view(found)
    write(entry_text(view, isolated=to_terminal(), quotations=True) + "\n")
