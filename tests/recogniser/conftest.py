"""Trained recognisers for the tests of their engines; a machine without an engine's package is told so by name."""

import importlib.util
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.recogniser import tiny_models

from tawatur.recogniser.contract import Recogniser
from tawatur.recogniser.loading import load_recogniser

NEVER = pytest.mark.skipif(False, reason="never")
KINDS = ("gliner", "stanza", "transformers")


def needs(kind: str) -> pytest.MarkDecorator:
    """Skips a test where this extra is missing; as a mark, so that the end of the run says it once a file."""
    if importlib.util.find_spec(kind) is not None and importlib.util.find_spec("torch") is not None:
        return NEVER
    return pytest.mark.skip(
        reason=f"the extra {kind} is not installed: `make test-backends` installs it and runs these"
    )


def lacks(kind: str) -> pytest.MarkDecorator:
    """Skips a test of what is said without this extra where it is there."""
    if importlib.util.find_spec(kind) is None:
        return NEVER
    return pytest.mark.skip(reason="the extras are installed here: what is said without them is tested by `make test`")


INSTALLED = [pytest.param(kind, marks=needs(kind)) for kind in KINDS]
MISSING = [pytest.param(kind, marks=lacks(kind)) for kind in KINDS]


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Any use of the network fails, and is listed, since a library may swallow the failure."""
    tried: list[str] = []

    def refuse(*arguments: object, **_: object) -> None:
        tried.append(repr(arguments))
        raise OSError("the network was used")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    yield tried
    assert tried == []


@pytest.fixture(scope="session")
def transformers_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models") / "tiny-ner"
    tiny_models.save_transformers(folder)
    return folder


@pytest.fixture(scope="session")
def gliner_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models")
    tiny_models.save_gliner(folder / "tiny-gliner", folder / "encoder")
    return folder / "tiny-gliner"


@pytest.fixture(scope="session")
def stanza_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("models") / "tiny-stanza.pt"
    tiny_models.save_stanza(file)
    return file


@pytest.fixture(params=INSTALLED)
def engine(request: pytest.FixtureRequest) -> Recogniser:
    """Each engine in turn, loaded by our own loader from what its own saver wrote."""
    return load_recogniser(f"{request.param}:{saved_model(request, request.param)}")


def saved_model(request: pytest.FixtureRequest, kind: str) -> Path:
    """Where the trained model of this kind was saved."""
    place: Path = request.getfixturevalue("stanza_file" if kind == "stanza" else f"{kind}_folder")
    return place
