"""What all tests share: where the material outside the tree is, and how hard hypothesis tries."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

REPOSITORY = Path(__file__).resolve().parents[1]

# The gate must say the same thing twice; a search for new failures is asked for by name (HYPOTHESIS_PROFILE=search).
settings.register_profile(
    "gate", derandomize=True, deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", deadline=None, max_examples=2000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place for the user's own list that holds none: what this machine's user has added must not change a test."""
    home = tmp_path_factory.mktemp("home")
    os.environ["TAWATUR_HOME"] = str(home)
    return home


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of material that never enters the tree; a test that needs it is skipped by name without it."""
    folder = REPOSITORY.parent / "shared"
    if not folder.is_dir():
        pytest.skip("../shared is not here: pages and gold of other people's journalism stay outside the tree")
    return folder


@pytest.fixture(scope="session")
def seed_pages(shared: Path) -> list[Path]:
    """The seed pages of ../shared in the order of their names, never an empty list."""
    pages = sorted((shared / "seeds").glob("*.txt"))
    if not pages:
        pytest.skip("../shared/seeds holds no pages")
    return pages
