"""The scorers in tools/eval are the ones in ../shared/eval, byte for byte."""

from pathlib import Path

import pytest

COPIES = Path(__file__).resolve().parents[2] / "tools" / "eval"
ORIGINALS = COPIES.parents[2] / "shared" / "eval"


@pytest.fixture(scope="module")
def originals() -> Path:
    if not ORIGINALS.is_dir():
        pytest.skip("../shared/eval is not here: the copies in tools/eval cannot be compared")
    return ORIGINALS


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.suffix in {".py", ".md"}}


def test_no_scorer_is_missing_and_none_is_ours(originals: Path) -> None:
    assert names(COPIES) == names(originals)


@pytest.mark.parametrize("name", sorted(names(COPIES)))
def test_copy_is_the_original(name: str, originals: Path) -> None:
    assert (COPIES / name).read_bytes() == (originals / name).read_bytes()


@pytest.mark.parametrize("name", sorted(name for name in names(COPIES) if name.endswith(".py")))
def test_copy_is_python(name: str) -> None:
    """What can be said of the copies where the originals are absent."""
    compile((COPIES / name).read_text(encoding="utf-8"), name, "exec")
