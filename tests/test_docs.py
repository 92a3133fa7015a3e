"""Examples in the documents run, and their links lead somewhere."""

import doctest
import re
from pathlib import Path

import pytest

PAGES = sorted([*Path("docs").rglob("*.md"), *Path().glob("*.md")])


@pytest.mark.parametrize("path", PAGES, ids=str)
def test_examples_run(path: Path) -> None:
    failed, _ = doctest.testfile(str(path.resolve()), module_relative=False, encoding="utf8")
    assert failed == 0


@pytest.mark.parametrize("path", PAGES, ids=str)
def test_links_inside_the_tree_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", path.read_text(encoding="utf8"))
    missing = [link for link in links if "://" not in link and not (path.parent / link).exists()]
    assert missing == []
