"""Time expressions of Arabic news text: found, read, and given values against the right anchor."""

from datetime import date

from tawatur.model.time import TimeExpression


def read(text: str, written: str | date | None = None) -> tuple[TimeExpression, ...]:
    """Every time expression of a text, in order, with ``span.start``, ``span.end`` and ``value`` (TIMEX3).

    ``written`` is the day on which the text was written, as an ISO day (or month, or year) or a `datetime.date`. Without it expressions
    that are counted from that day have an underspecified value (``XXXX-WXX-6``) or None. Raises ValueError for a ``written`` that is no date.

    >>> [(t.span.of("وصل الوفد أمس السبت"), t.value) for t in read("وصل الوفد أمس السبت", written="2023-03-05")]
    [('أمس السبت', '2023-03-04')]
    >>> [t.value for t in read("قُتل ثلاثة جنود في 7 تشرين الأول/ أكتوبر 2018")]
    ['2018-10-07']
    """
    from tawatur.lexicon.lexicon import load_lexicon
    from tawatur.model.document import Document
    from tawatur.text.words import find_words
    from tawatur.timex.calendar import interval
    from tawatur.timex.find import find_timexes
    from tawatur.timex.resolve import Anchor, resolve

    given = None
    if written is not None:
        days = interval(written.isoformat()[:10] if isinstance(written, date) else written)
        if days is None:
            raise ValueError(f"not an ISO date: {written!r}")
        given = Anchor("given", *days)
    lexicon = load_lexicon()
    page = Document(id="text", text=text)
    page = page.with_layers(words=find_words(page, lexicon))
    return resolve(find_timexes(page, lexicon), text, lambda timex: given)
