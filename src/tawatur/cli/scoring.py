"""Gold pages annotated, and what the scorers say of them."""

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from tawatur.cli.progress import progress
from tawatur.cli.usage import UsageError
from tawatur.corpus.chronicle import derive
from tawatur.export.chronicle_json import chronicle_json
from tawatur.export.masking import Mask
from tawatur.export.records import page_lines
from tawatur.lexicon.lexicon import load_lexicon
from tawatur.model.document import Document
from tawatur.pipeline import annotate
from tawatur.readers.inputs import read_inputs
from tawatur.readers.page_input import InputProblem


def score_pages(
    gold: Path, pages: Path, scorers: Path, work: Path
) -> tuple[dict[str, float], list[Document], list[InputProblem]]:
    """Scores by metric path (``events.trigger.f1``), the annotated pages, and inputs that could not be taken.

    The pages of ``pages`` are annotated as one case, the layers are held against ``gold``, the chronicle too where ``gold`` has one.
    Pages and scores pass through files in ``work``. Raises `UsageError` for a folder without pages or gold, or a scorer that fails.
    """
    paths = sorted(pages.glob("*.txt"))
    if not paths or not any(gold.glob("*.jsonl")):
        raise UsageError(
            f"{gold} holds no pages (*.txt) with gold (*.jsonl)", "name a folder that does, or --pages too"
        )
    documents, problems = _annotated(paths)
    derived = derive(documents)
    pred, chronicle = work / "pages.jsonl", work / "chronicle.json"
    pred.write_bytes(b"".join(page_lines(documents)))
    mask = Mask(derived.chronicle, derived.documents, shown=True)
    chronicle.write_text(chronicle_json(derived.chronicle, mask), encoding="utf-8")
    given = ["--pred", str(pred), "--chronicle", str(chronicle)]
    scores = dict(flat(_run(scorers / "score.py", [*given, "--gold", str(gold)], work)))
    if (gold / "chronicle.jsonl").is_file():
        found = _run(scorers / "score_chronicle.py", [*given, "--gold", str(gold / "chronicle.jsonl")], work)
        scores.update(flat(found, "chronicle."))
    scores.update(_dated_times(gold, scorers, work))
    return scores, documents, problems


def _dated_times(gold: Path, scorers: Path, work: Path) -> dict[str, float]:
    """Scores of time values on the pages with their true day, apart from how well the pages are dated; {} where the gold has none."""
    dated, pred = gold / "pages-dated.jsonl", work / "dated.jsonl"
    if not dated.is_file():
        return {}
    pred.write_bytes(b"".join(page_lines(_annotated([dated])[0])))
    scores = flat(_run(scorers / "score.py", ["--pred", str(pred), "--gold", str(gold)], work))
    return {f"dated.{metric}": value for metric, value in scores if metric.startswith("times.")}


def flat(scores: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, float]]:
    """Every number of nested scores with its path; lists count by their length.

    >>> dict(flat({"times": {"value": {"f1": 0.5}}, "pages_whose_text_differs": []}))
    {'times.value.f1': 0.5, 'pages_whose_text_differs': 0}
    """
    for name, value in scores.items():
        if isinstance(value, Mapping):
            yield from flat(value, f"{prefix}{name}.")
        elif isinstance(value, Sequence) and not isinstance(value, str):
            yield f"{prefix}{name}", len(value)
        elif isinstance(value, int | float):
            yield f"{prefix}{name}", value


def _annotated(paths: Sequence[Path]) -> tuple[list[Document], list[InputProblem]]:
    documents, problems, lexicon = [], [], load_lexicon()
    with progress("annotating") as step:
        for found in read_inputs(paths):
            if isinstance(found, InputProblem):
                problems.append(found)
            else:
                documents.append(annotate(found.document(), lexicon))
                step(found.id)
    return documents, problems


def _run(scorer: Path, arguments: list[str], work: Path) -> dict[str, Any]:
    out = work / "scores.json"
    command = [sys.executable, "-X", "utf8", str(scorer), *arguments, "--json", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise UsageError(
            f"{scorer.name} failed: {done.stderr.strip()[-300:]}", "check that the gold has the right fields"
        )
    found: dict[str, Any] = msgspec.json.decode(out.read_bytes())
    return found
