"""How a span of a page is written when it stands alone: in titles, names of origins, lists."""

from tawatur.model.document import Document
from tawatur.model.span import Span

_QUOTES = str.maketrans(dict.fromkeys("\"'«»“”„‘’()[]"))


def wording(document: Document, span: Span) -> str:
    """The words of a span on one line: quotation marks left out, an article that «لل» had swallowed restored.

    >>> wording(Document(id="p", text="تابعة للتحالف الدولي"), Span(7, 20))
    'التحالف الدولي'
    """
    text = document.text
    written = span.of(text)
    if (
        written.startswith("ل")
        and not written.startswith("لل")
        and span.start
        and text[span.start - 1] == "ل"
        and _assimilated(document, span)
    ):
        written = "ال" + written[1:]
    return " ".join(written.translate(_QUOTES).split())


def _assimilated(document: Document, span: Span) -> bool:
    words = document.tokens
    if not words:
        return True
    return any(w.start == span.start and w.stem.startswith("ال") for w in words)
