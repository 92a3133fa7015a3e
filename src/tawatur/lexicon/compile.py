"""Compile ``ar/*.yaml`` into one file that loads in milliseconds.

``python -m tawatur.lexicon.compile`` writes ``compiled.json``; with ``--check`` it only compares and exits 1 when the file is stale.
Needs PyYAML, which the installed package does not.
"""

import sys
from pathlib import Path
from typing import Any

import msgspec

from tawatur.lexicon.inflection import inflect

FOLDER = Path(__file__).parent / "ar"
COMPILED = Path(__file__).parent / "compiled.json"
INFLECTED = frozenset({"past", "present", "imperative", "participle", "masdar", "noun", "plural", "forms", "examples"})


def read_groups(folder: Path = FOLDER) -> dict[str, list[dict[str, Any]]]:
    """Entries by group; a group is a YAML file with the keys ``about`` and ``entries``. Files without ``entries`` are plain tables, returned by `read_tables`."""
    groups = {}
    for path in sorted(folder.glob("*.yaml")):
        data = _read(path)
        if "entries" in data:
            groups[path.stem] = data["entries"]
    return groups


def read_tables(folder: Path = FOLDER) -> dict[str, dict[str, Any]]:
    """YAML files that hold no entries but named lists or maps (``clitics``, ``months`` ...), by file name."""
    found = {path.stem: _read(path) for path in sorted(folder.glob("*.yaml"))}
    return {name: data for name, data in found.items() if "entries" not in data}


def compile_lexicon(folder: Path = FOLDER) -> bytes:
    """The compiled lexicon as JSON bytes: forms, phrases, attributes, tables. The same input gives the same bytes."""
    forms: dict[str, set[tuple[str, str, str, bool]]] = {}
    phrases: dict[str, set[tuple[str, str]]] = {}
    attributes: dict[str, dict[str, Any]] = {}
    for group, entries in read_groups(folder).items():
        for entry in entries:
            attributes[f"{group}/{entry['id']}"] = {k: v for k, v in entry.items() if k not in INFLECTED and k != "id"}
            for form, shape, future in inflect(entry):
                if " " in form:
                    phrases.setdefault(form, set()).add((group, str(entry["id"])))
                else:
                    forms.setdefault(form, set()).add((group, str(entry["id"]), shape, future))
    data = {
        "forms": {form: sorted(found) for form, found in sorted(forms.items())},
        "phrases": {form: sorted(found) for form, found in sorted(phrases.items())},
        "attributes": dict(sorted(attributes.items())),
        "tables": read_tables(folder),
    }
    return msgspec.json.format(msgspec.json.encode(data, order="sorted"), indent=0)


def _read(path: Path) -> dict[str, Any]:
    import yaml

    try:
        data = yaml.load(path.read_text(encoding="utf8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise ValueError(f"{path.name} is not YAML: {error}") from error
    return data if isinstance(data, dict) else {}


def main(arguments: list[str]) -> int:
    """Write or check ``compiled.json``; the exit status."""
    compiled = compile_lexicon()
    if "--check" in arguments:
        fresh = COMPILED.exists() and COMPILED.read_bytes() == compiled
        if not fresh:
            sys.stderr.write(f"{COMPILED.name} is stale: run python -m tawatur.lexicon.compile\n")
        return 0 if fresh else 1
    # Written beside and renamed, so that nobody ever reads half a file.
    fresh_file = COMPILED.with_suffix(".new")
    fresh_file.write_bytes(compiled)
    fresh_file.replace(COMPILED)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
