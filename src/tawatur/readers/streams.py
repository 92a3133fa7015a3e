"""A stream of bytes as pages: one text, or one JSON record a line."""

import re
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from tawatur.model.document import Source
from tawatur.readers.page_input import InputProblem, PageInput
from tawatur.readers.places import Place
from tawatur.readers.records import is_json_value, looks_like_record, parse_record
from tawatur.readers.refused import Refused

MOST_BYTES = 4 * 1024 * 1024
"""A page, and a record's line, may have so many bytes: about a thousand times a usual page, and still annotated in seconds."""

_SKIPPED_AT_ONCE = 65_536
_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_MARKUP = re.compile(r"[\ufeff\s]*<(?:!doctype\s+html|html[\s>]|\?xml[\s?])", re.IGNORECASE)
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06fc\ufb50-\ufdff\ufe70-\ufefc]")


def read_stream(stream: BinaryIO, place: Place) -> Iterator[PageInput | InputProblem]:
    """The pages of a stream. Never holds more of it than one page at a time; longer lines are passed over unread."""
    first = stream.readline(MOST_BYTES + 1)
    if _holds_records(first, place):
        yield from _records(first, stream, place)
    else:
        yield _page(first + stream.read(MOST_BYTES + 1 - len(first)), place)


def _holds_records(first: bytes, place: Place) -> bool:
    if place.surely_records:
        return True
    return looks_like_record(first.removeprefix(_BOM), strict=place.surely_records is False)


def _page(data: bytes, place: Place) -> PageInput | InputProblem:
    try:
        return PageInput(
            id=place.name(data), source=Source(path=place.path), text=_text(data), original=data, path=place.path
        )
    except Refused as refused:
        return _problem(place.where(), refused)


def _records(first: bytes, stream: BinaryIO, place: Place) -> Iterator[PageInput | InputProblem]:
    line, number, read = first.removeprefix(_BOM), 1, 0
    while line:
        if len(line) > MOST_BYTES:
            _pass_over(line, stream)
            yield _problem(place.where(number), _too_long())
        elif line.strip():
            yield _record(line.rstrip(b"\r\n"), place, number)
        read += bool(line.strip())
        line, number = stream.readline(MOST_BYTES + 1), number + 1
    if not read:
        yield _problem(place.where(), _empty())


def _pass_over(line: bytes, stream: BinaryIO) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(_SKIPPED_AT_ONCE)


def _record(line: bytes, place: Place, number: int) -> PageInput | InputProblem:
    try:
        record = parse_record(_decoded(line))
        _check(record.text)
    except Refused as refused:
        return _problem(place.where(number), refused)
    source = msgspec.structs.replace(record.source, path=place.path)
    page_id = record.id or place.name(line, number)
    return PageInput(id=page_id, source=source, text=record.text, original=line, path=place.path, line=number)


def _text(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise _too_long()
    text = _decoded(data)
    _check_form(text)  # first: the letters of a list of records may all be escaped
    _check(text)
    return text


def _check_form(text: str) -> None:
    """Refuse what is no page of text but would be read as one: a file of markup, or one JSON value over many lines."""
    if _MARKUP.match(text):
        raise Refused("markup", "it is HTML or XML, not text", "take the text out of it first, with a text extractor")
    if is_json_value(text):
        message = "it is one JSON value, not JSON Lines"
        raise Refused("not_a_record", message, "write one record a line, for example: jq -c '.[]'")


def _decoded(data: bytes) -> str:
    if data.startswith(_UTF16):
        raise Refused("not_utf8", "it is UTF-16, not UTF-8", "convert it: iconv -f UTF-16 -t UTF-8")
    if b"\0" in data:
        raise _binary()
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            raise Refused(
                "truncated", "it ends in the middle of a letter", "fetch it again; its end is missing"
            ) from None
        message = f"it is not UTF-8 (byte {data[error.start]:#04x} at {error.start})"
        raise Refused("not_utf8", message, "convert it, for example: iconv -f WINDOWS-1256 -t UTF-8") from None


def _check(text: str) -> None:
    if not text.strip("\ufeff \t\r\n"):
        raise _empty()
    if "\0" in text:
        raise _binary()
    if not _ARABIC.search(text):
        raise Refused("no_arabic", "it has no Arabic letters", "give pages in Arabic; other languages are not read")


def _too_long() -> Refused:
    return Refused("too_long", f"it is longer than {MOST_BYTES // 1024**2} MiB", "cut it into pages")


def _empty() -> Refused:
    return Refused("empty", "there is no text in it", "check how it was fetched")


def _binary() -> Refused:
    return Refused("binary", "it holds NUL bytes and is no text", "convert it to plain UTF-8 text first")


def _problem(where: str, refused: Refused) -> InputProblem:
    return InputProblem(where=where, code=refused.code, message=refused.message, what_to_do=refused.what_to_do)
