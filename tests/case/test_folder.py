"""The folder of a case: made for its owner, never over something else."""

import os
import stat
from pathlib import Path

import pytest

from tawatur.case.case import Case, open_case
from tawatur.case.errors import CaseNotFound, CaseNotPermitted, TawaturError
from tawatur.case.folder import README


def test_a_case_is_a_folder_with_a_store_and_a_note_in_two_languages(case: Case) -> None:
    about = (case.folder / README).read_text(encoding="utf8")
    assert "حساسة" in about and "sensitive" in about
    case.close()
    assert sorted(found.name for found in case.folder.iterdir()) == [README, "case.sqlite"]


@pytest.mark.skipif(os.name != "posix", reason="POSIX permissions")
@pytest.mark.parametrize("there_before", [False, True])
def test_folder_and_files_are_the_owners_alone(tmp_path: Path, there_before: bool) -> None:
    mask = os.umask(0)
    try:
        if there_before:
            (tmp_path / "case").mkdir(mode=0o777)
        open_case(tmp_path / "case", create=True).close()
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "case").stat().st_mode) == 0o700
    assert {stat.S_IMODE(found.stat().st_mode) for found in (tmp_path / "case").iterdir()} == {0o600}


@pytest.mark.parametrize("name", ["none", "file", "empty"])
def test_no_case_is_told_and_nothing_is_made(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "empty").mkdir()
    before = sorted(tmp_path.rglob("*"))
    for read_only in (True, False):
        with pytest.raises(CaseNotFound, match=name):
            open_case(tmp_path / name, read_only=read_only, create=read_only)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_folder_with_other_files_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir(mode=0o755)
    (tmp_path / "letters" / "a.txt").write_text("x")
    with pytest.raises(CaseNotPermitted, match=r"other files.*new or empty folder"):
        open_case(tmp_path / "letters", create=True)
    assert [found.name for found in (tmp_path / "letters").iterdir()] == ["a.txt"]
    assert stat.S_IMODE((tmp_path / "letters").stat().st_mode) == 0o755


def test_a_case_cannot_be_made_where_a_file_is(tmp_path: Path) -> None:
    (tmp_path / "case").write_text("x")
    with pytest.raises(CaseNotPermitted, match="cannot be made"):
        open_case(tmp_path / "case", create=True)


def test_an_unfinished_case_is_finished(tmp_path: Path) -> None:
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / README).write_text("half")
    with open_case(tmp_path / "case", create=True) as case:
        assert case.documents() == []


def test_every_error_has_one_root_and_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(TawaturError) as caught:
        open_case(tmp_path / "no")
    assert caught.value.message and caught.value.what_to_do
    assert str(caught.value) == f"{caught.value.message}: {caught.value.what_to_do}"
