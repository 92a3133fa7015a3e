"""JSON Schema of what Tawatur writes: the record of a page and the chronicle.

``python -m tawatur.model.schema`` writes both files into ``docs/schema``; with ``--check`` it only compares and exits 1 when one is stale.
"""

import sys
from pathlib import Path
from typing import Any

import msgspec

from tawatur.model.chronicle import Chronicle
from tawatur.model.document import Document

FOLDER = Path(__file__).parents[3] / "docs" / "schema"


def schemas() -> dict[str, dict[str, Any]]:
    """The schemas by file name. Working material of the stages (words) is no part of a record.

    >>> sorted(schemas())
    ['chronicle.schema.json', 'page.schema.json']
    """
    page = msgspec.json.schema(Document)
    page["$defs"]["Document"]["properties"].pop("words", None)
    for unwritten in ("Word", "WordForm", "Reading"):
        page["$defs"].pop(unwritten, None)
    return {"page.schema.json": page, "chronicle.schema.json": msgspec.json.schema(Chronicle)}


def main(arguments: list[str]) -> int:
    """Write or check the schema files; the exit status."""
    status = 0
    for name, schema in schemas().items():
        path = FOLDER / name
        written = msgspec.json.format(msgspec.json.encode(schema, order="sorted"), indent=1) + b"\n"
        if "--check" not in arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(written)
        elif not path.exists() or path.read_bytes() != written:
            sys.stderr.write(f"{path.name} is stale: run make schema\n")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
