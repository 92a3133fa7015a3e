"""What reading gives: a page as it came, or a problem that says what to do."""

import msgspec

from tawatur.model.document import Document, Source


class PageInput(msgspec.Struct, frozen=True, kw_only=True):
    """One page as it came. ``original`` are its exact bytes (of a record: its line without the line end).

    ``text`` is their UTF-8 reading with nothing changed: line ends are as they were, and a byte order mark at the start of
    a text file stays as its first code point (U+FEFF), so that offsets count what is in the file.
    ``path`` is where it was read, None for standard input; ``line`` the number of a record's line from 1, None for a text file.
    """

    id: str
    source: Source = Source()
    text: str
    original: bytes
    path: str | None = None
    line: int | None = None

    @property
    def where(self) -> str:
        """The place as a message names it: ``path``, ``path:line`` or ``standard input:line``."""
        place = self.path or "standard input"
        return f"{place}:{self.line}" if self.line else place

    def document(self) -> Document:
        """The page before any stage has run.

        >>> PageInput(id="p", text="نص", original="نص".encode()).document().text
        'نص'
        """
        return Document(id=self.id, source=self.source, text=self.text)


class InputProblem(msgspec.Struct, frozen=True, kw_only=True):
    """An input that could not be taken. ``where`` is a path, with ``:line`` for a record; ``code`` a word that does not change.

    Codes: missing, no_permission, not_a_file, unreadable, empty, empty_folder, binary, not_utf8,
    truncated, too_long, no_arabic, markup, bad_json, not_a_record, no_text, bad_field, duplicate_id; a case adds id_clash, bad_offsets, bad_record.
    """

    where: str
    code: str
    message: str
    what_to_do: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}: {self.what_to_do}"
