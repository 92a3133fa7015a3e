"""The tables as queries name them. `migrations` makes them; a test holds both together."""

from sqlalchemy import Column, Float, Integer, LargeBinary, MetaData, String, Table

METADATA = MetaData()


def _text(name: str, *, key: bool = False, needed: bool = False) -> Column[str]:
    return Column(name, String, primary_key=key, nullable=not (needed or key))


def _whole(name: str, *, key: bool = False, needed: bool = True) -> Column[int]:
    return Column(name, Integer, primary_key=key, nullable=not (needed or key))


def _bytes(name: str) -> Column[bytes]:
    return Column(name, LargeBinary, nullable=False)


meta = Table("meta", METADATA, _text("key", key=True), _text("value", needed=True))

original = Table("original", METADATA, _text("sha256", key=True), _whole("size"), _bytes("content"))

page = Table(
    "page",
    METADATA,
    _text("id", key=True),
    _text("sha256", needed=True),
    *map(_text, ("path", "url", "outlet", "title", "published", "fetched")),
    _text("ingested_at", needed=True),
    _whole("sequence"),
    _whole("length"),
    _whole("schema_version"),
    _text("pipeline", needed=True),
    _bytes("annotation"),
)

article = Table(
    "article",
    METADATA,
    _text("page", key=True),
    _whole("number", key=True),
    _whole("start"),
    _whole("end"),
    *map(_text, ("value", "earliest", "latest")),
    _text("basis", needed=True),
)

event_mention = Table(
    "event_mention",
    METADATA,
    _text("page", key=True),
    _text("id", key=True),
    *(_text(name, needed=True) for name in ("type", "kind", "status")),
    _whole("start"),
    _whole("end"),
    _text("time_value"),
    _text("time_basis", needed=True),
    *map(_text, ("earliest", "latest", "place")),
)

argument = Table(
    "argument",
    METADATA,
    _text("page", key=True),
    _text("event", key=True),
    _whole("position", key=True),
    _text("role", needed=True),
    _whole("start"),
    _whole("end"),
    _text("mention"),
)

figure = Table(
    "figure",
    METADATA,
    _text("page", key=True),
    _text("event", key=True),
    _text("quantity", key=True),
    _whole("start"),
    _whole("end"),
    Column("low", Float),
    Column("high", Float),
    _text("qualifier", needed=True),
    _text("unit"),
    _text("noun"),
)

link = Table(
    "link",
    METADATA,
    _text("page", key=True),
    _text("id", key=True),
    _text("kind", needed=True),
    _text("mode", needed=True),
    _text("act"),
    _text("parent"),
    *(_whole(f"{part}_{edge}", needed=False) for part in ("speaker", "content") for edge in ("start", "end")),
)

judgement = Table(
    "judgement",
    METADATA,
    _whole("number", key=True),
    _text("verdict", needed=True),
    _text("subject", needed=True),
    *map(_text, ("other", "field", "value")),
    _text("made_by", needed=True),
    _text("why", needed=True),
    _text("made_at"),
    _text("cues", needed=True),
    _text("undone_at"),
)

derived = Table("derived", METADATA, _text("key", key=True), _bytes("result"))
