"""The lock files pin what pyproject.toml asks for, and say nothing about the machine that made them."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
BASE = PROJECT["project"]["dependencies"]
LOCKS = {
    "requirements.txt": BASE,
    "requirements-test.txt": BASE + PROJECT["project"]["optional-dependencies"]["test"],
    "requirements-build.txt": PROJECT["build-system"]["requires"],
}
TOO_HEAVY_FOR_THE_BASE = {"torch", "spacy", "pyarrow", "pandas", "numpy", "transformers"}


def lock(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def pins(name: str) -> dict[str, str]:
    """Each pinned package with everything that stands under its name."""
    parts = re.split(r"^(?=[a-z0-9])", lock(name), flags=re.MULTILINE)
    return {part.split("==")[0]: part for part in parts if "==" in part}


def versions(name: str) -> dict[str, str]:
    return {package: text.split("\\")[0].strip() for package, text in pins(name).items()}


def asked_for(requirement: str) -> str:
    return re.split(r"[<>=!~\[; ]", requirement)[0].lower()


@pytest.mark.parametrize("name", LOCKS)
def test_everything_asked_for_is_pinned(name: str) -> None:
    assert {asked_for(requirement) for requirement in LOCKS[name]} <= pins(name).keys()


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_a_hash(name: str) -> None:
    assert [package for package, text in pins(name).items() if "--hash=sha256:" not in text] == []


@pytest.mark.parametrize("name", LOCKS)
@pytest.mark.parametrize("trace", ["://", "--index", "--find-links", "--trusted", "/home/", "file:"])
def test_no_trace_of_a_machine_or_an_index(name: str, trace: str) -> None:
    assert trace not in lock(name)


def test_base_and_test_agree_on_versions() -> None:
    base, test = versions("requirements.txt"), versions("requirements-test.txt")
    assert {package: test.get(package) for package in base} == base


def test_the_base_stays_light() -> None:
    assert not TOO_HEAVY_FOR_THE_BASE & pins("requirements.txt").keys()
