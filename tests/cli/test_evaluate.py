"""Scores against pinned floors."""

import json
from pathlib import Path

from tests.cli.conftest import Invoke

from tawatur.cli.floors import broken, raised


def test_floor_keeps_or_breaks_the_exit_status(invoke: Invoke, repository: Path, tmp_path: Path) -> None:
    gold, floors = repository / "gold" / "pages", tmp_path / "floors.json"
    floors.write_text(json.dumps({"bad_offsets": 0, "furniture.f1": 0.0}))
    kept = invoke("evaluate", "--gold", gold, "--floors", floors)
    assert kept.status == 0
    assert "chronicle.found" in kept.text
    floors.write_text(json.dumps({"furniture.f1": 1.01, "gone.metric": 0.5}))
    fell = invoke("evaluate", "--gold", gold, "--floors", floors)
    assert fell.status == 1
    assert "below its floor: furniture.f1" in fell.err
    assert "below its floor: gone.metric" in fell.err
    assert invoke("evaluate", "--gold", gold, "--floors", floors, "--update-floors").status == 1
    assert json.loads(floors.read_text())["furniture.f1"] == 1.01
    lowered = invoke("evaluate", "--gold", gold, "--floors", floors, "--update-floors", "--allow-regression")
    assert lowered.status == 0
    assert json.loads(floors.read_text())["furniture.f1"] <= 1


def test_faults_have_a_ceiling() -> None:
    assert broken({"articles.falsely_sure": 1}, {"articles.falsely_sure": 0}) == ["articles.falsely_sure"]
    assert raised({"articles.falsely_sure": 0}, {"articles.falsely_sure": 2}) == {"articles.falsely_sure": 0}
    assert raised({"articles.falsely_sure": 3}, {"articles.falsely_sure": 2}) == {"articles.falsely_sure": 2}


def test_sizes_of_the_gold_are_not_pinned() -> None:
    assert raised({"times.n": 80, "times.value.f1": 0.8}, {}) == {"times.value.f1": 0.8}
