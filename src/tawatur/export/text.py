"""The chronicle as text for a terminal: blocks, because terminals do not agree on how to pad Arabic."""

from collections.abc import Iterable, Iterator, Sequence

from tawatur.export.bidi import drawn
from tawatur.export.entry import EntryView, Quotation

LABEL_WIDTH = 8
EMPTY = "لا مدخلات تطابق الطلب."


def chronicle_text(entries: Sequence[EntryView], page_conflicts: Sequence[str] = (), *, isolated: bool = False) -> str:
    r"""All entries as blocks, then what pages say against themselves. ``isolated``: for a screen.

    >>> chronicle_text([])
    'لا مدخلات تطابق الطلب.\n'
    """
    blocks = [entry_text(entry, isolated=isolated) for entry in entries] or [EMPTY]
    if page_conflicts:
        blocks.append("\n".join(["تعارض داخل الصفحات", *(f"  {drawn(line, isolated)}" for line in page_conflicts)]))
    return "\n\n".join(blocks) + "\n"


def entry_text(entry: EntryView, *, isolated: bool = False, quotations: bool = False) -> str:
    """One entry as a block of lines, without a newline at its end. ``quotations``: with the sentences that tell it."""
    lines = [f"● {drawn(entry.title, isolated)}  [{entry.number}]"]
    for label, values in _labelled(entry):
        for nth, value in enumerate(values):
            lines.append(f"  {label if not nth else '':<{LABEL_WIDTH}}{drawn(value, isolated)}")
    if quotations:
        lines += ["", *quotation_lines(entry.quotations, isolated=isolated)]
    return "\n".join(lines)


def quotation_lines(quotations: Iterable[Quotation], *, isolated: bool = False) -> Iterator[str]:
    """The sentences with the trigger between «» of its own, each under its page, offsets, status and chain."""
    for quotation in quotations:
        place = f"{quotation.page}:{quotation.start}-{quotation.end}"
        about = " · ".join(part for part in (place, quotation.status, quotation.chain) if part)
        yield f"  ▪ {drawn(about, isolated)}"
        yield f"    {drawn(f'{quotation.before}⟦{quotation.trigger}⟧{quotation.after}', isolated)}"


def _labelled(entry: EntryView) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "متى", (entry.when,)
    yield "أين", (entry.where,)
    yield "الحالة", (entry.status if entry.level == "main" else f"{entry.status} · {entry.level_in_words}",)
    yield "من يقول", (entry.counted, *entry.sources)
    yield "أرقام", entry.figures
    yield "تعارض", entry.conflicts
    yield "ربما هو", (" · ".join(entry.possibly_same),) if entry.possibly_same else ()
    yield "ينقص", (" · ".join(entry.missing),) if entry.missing else ()
    yield "لماذا", (f"tawatur explain {entry.number}",)
