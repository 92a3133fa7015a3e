"""The chronicle as Markdown."""

import re
from collections.abc import Iterator, Sequence

from tawatur.export.entry import EntryView
from tawatur.export.text import EMPTY

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def chronicle_markdown(entries: Sequence[EntryView], page_conflicts: Sequence[str] = ()) -> str:
    """A heading for each entry, a list under it, and the sentences that tell it as quotations.

    >>> chronicle_markdown([]).splitlines()[0]
    '# السجلّ'
    """
    lines = ["# السجلّ", ""]
    for entry in entries:
        lines += [*_entry(entry), ""]
    if not entries:
        lines += [EMPTY, ""]
    if page_conflicts:
        lines += ["## تعارض داخل الصفحات", "", *(f"- {escaped(line)}" for line in page_conflicts), ""]
    return "\n".join(lines)


def escaped(text: str) -> str:
    r"""``text`` without anything that Markdown or the HTML in it would act on.

    >>> escaped("<b>*")
    '\\<b\\>\\*'
    """
    return _SPECIAL.sub(r"\\\1", text)


def _entry(entry: EntryView) -> Iterator[str]:
    yield f"## {entry.number} · {escaped(entry.title)}"
    yield ""
    yield f"- متى: {escaped(entry.when)}"
    yield f"- أين: {escaped(entry.where)}"
    yield f"- الحالة: {escaped(entry.status)} · {entry.level_in_words}"
    yield f"- من يقول: **{entry.counted}**"
    yield from (f"    - {escaped(source)}" for source in entry.sources)
    for label, values in (("أرقام", entry.figures), ("تعارض", entry.conflicts)):
        yield from (f"- {label}: {escaped(value)}" for value in values)
    for label, values in (("ربما هو", entry.possibly_same), ("ينقص", entry.missing)):
        if values:
            yield f"- {label}: {escaped(' · '.join(values))}"
    for quotation in entry.quotations:
        yield ""
        yield f"> {escaped(quotation.before)}**{escaped(quotation.trigger)}**{escaped(quotation.after)}"
        yield f"> — {escaped(f'{quotation.page}:{quotation.start}-{quotation.end}')}"
