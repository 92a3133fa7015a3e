"""The pinned quality floors: a change that lowers one must say so by lowering the floor in the open."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tawatur.cli.main import app

FLOORS = Path("gold/floors.json")


def test_our_own_pages_score_at_least_the_floors() -> None:
    result = CliRunner().invoke(app, ["evaluate"])
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("metric", ["bad_offsets", "chronicle.must_stay_apart_joined", "chronicle.above"])
def test_faults_have_a_ceiling(metric: str) -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf8"))
    assert metric in json.dumps(floors)
