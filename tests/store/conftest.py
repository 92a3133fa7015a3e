"""Back ends under the contract. A second one is added to `BACK_ENDS` and must pass `test_contract.py` as it is."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tawatur.store.contract import Store
from tawatur.store.sqlite import open_sqlite

OpenStore = Callable[[], Store]


def _sqlite(folder: Path) -> OpenStore:
    return lambda: open_sqlite(folder / "case.sqlite", create=True)


BACK_ENDS = {"sqlite": _sqlite}


@pytest.fixture(params=BACK_ENDS)
def open_store(request: pytest.FixtureRequest, tmp_path: Path) -> OpenStore:
    """Opens the same store each time it is called."""
    return BACK_ENDS[request.param](tmp_path)


@pytest.fixture
def store(open_store: OpenStore) -> Iterator[Store]:
    """An empty store."""
    opened = open_store()
    yield opened
    opened.close()
