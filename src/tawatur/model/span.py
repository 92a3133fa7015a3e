"""Places in a text, and the ids made of them."""

from collections.abc import Container

import msgspec


class Span(msgspec.Struct, frozen=True, array_like=True, order=True, gc=False):
    """A half-open range ``[start, end)`` of code points in ``Document.text``. Encoded as ``[start, end]``.

    >>> Span(3, 8).length
    5
    """

    start: int
    end: int

    @property
    def length(self) -> int:
        """Number of code points."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers.

        >>> Span(0, 2).of("abc")
        'ab'
        """
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly inside this span.

        >>> Span(0, 9).holds(Span(3, 9))
        True
        """
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point.

        >>> Span(0, 3).overlaps(Span(3, 5))
        False
        """
        return self.start < other.end and other.start < self.end


def annotation_id(layer: str, span: Span, taken: Container[str] = ()) -> str:
    """The id of an annotation, made of its layer and span alone, so that it is the same in every run.

    A second annotation of the same layer on the same span gets ``.2``, a third ``.3``.

    >>> annotation_id("e", Span(61, 66))
    'e:61-66'
    >>> annotation_id("e", Span(61, 66), {"e:61-66"})
    'e:61-66.2'
    """
    base = f"{layer}:{span.start}-{span.end}"
    if base not in taken:
        return base
    number = 2
    while f"{base}.{number}" in taken:
        number += 1
    return f"{base}.{number}"
