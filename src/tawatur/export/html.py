"""The chronicle as one HTML file, right to left, that needs nothing but itself."""

from collections.abc import Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from tawatur.export.bidi import isolate
from tawatur.export.entry import EntryView

LEVELS = (("main", "ما تنقله الصفحات"), ("background", "ما تستعيده الصفحات خلفيةً"), ("folded", "ما طُوي تحت غيره"))


def chronicle_html(entries: Sequence[EntryView], page_conflicts: Sequence[str] = (), title: str = "سجلّ الأحداث") -> str:
    """A page with the entries by level, their sources and the sentences that tell them, triggers marked.

    No script, no network, every word of the pages escaped; Latin runs isolated. Prints.

    >>> "<script" in chronicle_html([])
    False
    """
    levels = [(name, label, [entry for entry in entries if entry.level == name]) for name, label in LEVELS]
    return _template().render(title=title, levels=levels, count=len(entries), page_conflicts=page_conflicts)


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("tawatur.export", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["isolate"] = isolate
    return environment.get_template("chronicle.html.j2")
