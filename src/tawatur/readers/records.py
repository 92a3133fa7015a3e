"""A line of JSON Lines as a page."""

import re
from typing import Any

import msgspec

from tawatur.model.document import Source
from tawatur.readers.refused import Refused

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_BEGINS_RECORD = re.compile(rb'\s*\{\s*"')


class Record(msgspec.Struct, frozen=True):
    """What a record gives; ``id`` is None when it gives none. ``source.path`` is left for the reader to fill in."""

    id: str | None
    text: str
    source: Source


class _Fields(msgspec.Struct, frozen=True):
    id: Any = None
    text: Any = None
    url: Any = None
    outlet: Any = None
    title: Any = None
    published: Any = None
    fetched: Any = None


_fields = msgspec.json.Decoder(_Fields)


def looks_like_record(first: bytes, *, strict: bool) -> bool:
    """Whether a first line begins JSON Lines. ``strict``: only a whole record with a ``text`` does, since a page may begin with stray JSON.

    >>> looks_like_record(b'{"id": "a", "te', strict=False), looks_like_record(b'{"@type": "Thing"}', strict=True)
    (True, False)
    """
    if not _BEGINS_RECORD.match(first):
        return False
    if not strict:
        return True
    try:
        return parse_record(first.decode()).text != ""
    except (Refused, UnicodeDecodeError):
        return False


def is_json_value(text: str) -> bool:
    """Whether a whole text is one JSON object or list, as a file of records is that somebody wrote as a list.

    >>> is_json_value('[{"text": "نص"}]'), is_json_value("[صورة] وصل الوفد")
    (True, False)
    """
    bare = text.strip("\ufeff \t\r\n")
    if (bare[:1], bare[-1:]) not in (("[", "]"), ("{", "}")):
        return False
    try:
        msgspec.json.decode(bare)
    except (msgspec.DecodeError, ValueError, RecursionError):
        return False
    return True


def parse_record(line: str) -> Record:
    """The record of a line: ``text``, and optionally ``id``, ``title``, ``url``, ``outlet``, ``published``, ``fetched``; other fields are passed over.

    A number as ``id`` is taken as its digits; null is as good as absent. Raises `Refused` with code bad_json, not_a_record, no_text or bad_field.

    >>> parse_record('{"id": 7, "text": "نص", "title": null}').id
    '7'
    """
    fields = _decoded(line)
    if fields.text is None:
        raise Refused("no_text", "the record has no text", "put the page's text into the field «text»")
    if not isinstance(fields.text, str):
        raise Refused("no_text", "the record's text is no string", "put the page's text into the field «text»")
    source = Source(
        url=_string(fields, "url"),
        outlet=_string(fields, "outlet"),
        title=_string(fields, "title"),
        published=_string(fields, "published"),
        fetched=_string(fields, "fetched"),
    )
    return Record(_id(fields), fields.text, source)


def _decoded(line: str) -> _Fields:
    try:
        return _fields.decode(line)
    except (msgspec.ValidationError, RecursionError):
        raise Refused(
            "not_a_record", "the line is JSON but no record", 'write one object a line: {"text": "..."}'
        ) from None
    except (msgspec.DecodeError, ValueError) as error:
        message = f"the line is no whole JSON object ({error})"
        raise Refused("bad_json", message, "write the file again; its lines may be cut off") from None


def _id(fields: _Fields) -> str | None:
    given = fields.id
    if isinstance(given, int) and not isinstance(given, bool):
        return str(given)
    found = _string(fields, "id")
    if found and _CONTROL.search(found):
        raise Refused("bad_field", "the record's id holds control characters", "give it an id in plain letters")
    return found


def _string(fields: _Fields, name: str) -> str | None:
    found = getattr(fields, name)
    if found is None or found == "":
        return None
    if not isinstance(found, str):
        raise Refused("bad_field", f"the record's {name} is no string", "give a string, or leave the field out")
    return found
