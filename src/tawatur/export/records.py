"""Pages as JSON Lines."""

from collections.abc import Iterable, Iterator

from tawatur.model.document import Document, encode_document


def page_lines(documents: Iterable[Document]) -> Iterator[bytes]:
    """The record of each page as a line that ends in a newline.

    >>> [line[:10] for line in page_lines([Document(id="p", text="")])]
    [b'{"id":"p",']
    """
    for document in documents:
        yield encode_document(document) + b"\n"
