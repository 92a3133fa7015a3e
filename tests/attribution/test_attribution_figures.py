"""Figures on pages with gold: our own, and the seed pages beside the tree where they exist."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest

from tawatur.model.document import Document, Source, encode_document
from tawatur.pipeline import annotate

TREE = Path(__file__).parents[2]
SHARED = TREE.parent / "shared"
SCORER = next(
    (path for path in (TREE / "tools" / "eval" / "score.py", SHARED / "eval" / "score.py") if path.exists()), None
)


def scorer() -> ModuleType:
    if SCORER is None:
        pytest.skip("the scorer score.py is neither in tools/ nor in ../shared/eval")
    spec = importlib.util.spec_from_file_location("score", SCORER)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def figures(pages: Path, gold: Path) -> dict[str, Any]:
    if not (gold / "quotes.jsonl").exists():
        pytest.skip(f"{gold.name}/quotes.jsonl with its pages is not here")
    score = scorer()
    files = sorted(pages.glob("*.txt"))
    documents = [Document(id=f.name, source=Source(path=str(f)), text=f.read_bytes().decode("utf8")) for f in files]
    rows = [msgspec.json.decode(encode_document(annotate(document))) for document in documents]
    found: dict[str, Any] = score.score_quotes(score.by_name(rows), score.read_jsonl(gold / "quotes.jsonl"), False)
    return found


FLOORS = [
    # pages, gold, content precision, attribution F1
    (TREE / "gold" / "pages", TREE / "gold" / "pages", 0.92, 0.85),
    (SHARED / "seeds", SHARED / "gold" / "seeds", 0.92, 0.88),
]


@pytest.mark.parametrize(("pages", "gold", "precision", "f1"), FLOORS, ids=["own", "seeds"])
def test_floors(pages: Path, gold: Path, precision: float, f1: float) -> None:
    found = figures(pages, gold)
    assert found["content"]["p"] >= precision
    assert found["attribution_f1"] >= f1
