"""Pages as TimeML: the untouched text with TIMEX3 elements where times stand."""

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from tawatur.model.document import Document
from tawatur.model.time import TimeExpression

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def timeml_lines(documents: Iterable[Document]) -> Iterator[bytes]:
    """One XML file with a ``TimeML`` element for each page, in UTF-8.

    Values are TIMEX3's own; an expression whose value the page leaves open has none. Characters that XML cannot hold become U+FFFD.
    """
    yield b'<?xml version="1.0" encoding="UTF-8"?>\n<TimeMLCorpus>\n'
    for document in documents:
        yield timeml(document).encode("utf8", "replace") + b"\n"
    yield b"</TimeMLCorpus>\n"


def timeml(document: Document) -> str:
    """The ``TimeML`` element of a page; its DCT is the date of the first article, left out where that is not known to a value.

    >>> timeml(Document(id="p", text="a < b"))
    '<TimeML><DOCID>p</DOCID><TEXT>a &lt; b</TEXT></TimeML>'
    """
    return f"<TimeML><DOCID>{_text(document.id)}</DOCID>{_creation_time(document)}<TEXT>{_marked(document)}</TEXT></TimeML>"


def _creation_time(document: Document) -> str:
    value = document.articles[0].date.value if document.articles else None
    if value is None:
        return ""
    attributes = (
        f'tid="t0" type="DATE" value={quoteattr(value)} temporalFunction="false" functionInDocument="CREATION_TIME"'
    )
    return f"<DCT><TIMEX3 {attributes}>{_text(value)}</TIMEX3></DCT>"


def _marked(document: Document) -> str:
    parts, end = [], 0
    names = {timex.id: f"t{number}" for number, timex in enumerate(document.timexes, 1)}
    for timex in sorted(document.timexes, key=lambda t: (t.span.start, -t.span.end)):
        if timex.span.start >= end:  # TIMEX3 elements do not nest here: the outer one stands
            parts.append(_text(document.text[end : timex.span.start]))
            parts.append(f"<TIMEX3 {_attributes(timex, names)}>{_text(timex.span.of(document.text))}</TIMEX3>")
            end = timex.span.end
    parts.append(_text(document.text[end:]))
    return "".join(parts)


def _attributes(timex: TimeExpression, names: dict[str, str]) -> str:
    found = {"tid": names[timex.id], "type": timex.type, "value": timex.value, "mod": timex.mod}
    found["temporalFunction"] = "true" if timex.anchor else "false"
    found["anchorTimeID"] = names.get(timex.anchor or "") or ("t0" if timex.anchor else None)
    return " ".join(f"{name}={quoteattr(value)}" for name, value in found.items() if value)


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text))
