"""The user's list of places, from the command line."""

from pathlib import Path

import pytest
from tests.cli.conftest import Invoke

TABLE = "name,latitude,longitude,country\nتل الغيداق,36.1,36.9,SY\n"


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TAWATUR_HOME", str(tmp_path / "home"))
    path = tmp_path / "villages.csv"
    path.write_text(TABLE, encoding="utf8")
    return path


def test_a_list_of_ones_own_reaches_annotate(invoke: Invoke, table: Path) -> None:
    page = "قتل ثلاثة أشخاص في غارة على بلدة تل الغيداق في سوريا.".encode()
    assert b"36.1" not in invoke("annotate", "-", stdin=page).out
    assert invoke("gazetteer", "add", table).status == 0
    shown = invoke("gazetteer", "show", "تل الغيداق").text
    assert "36.1\t36.9" in shown and "villages.csv" in shown
    assert b"36.1" in invoke("annotate", "-", stdin=page).out
    assert invoke("gazetteer", "remove", "villages.csv").status == 0
    assert invoke("gazetteer", "show", "تل الغيداق").status == 2
    assert b"36.1" not in invoke("annotate", "-", stdin=page).out


def test_what_ships_is_shown_with_its_source(invoke: Invoke, table: Path) -> None:
    lines = [line.split("\t") for line in invoke("gazetteer", "show", "طرابلس").text.splitlines()]
    assert {("LY", "GeoNames"), ("LB", "GeoNames")} <= {(line[3], line[-1]) for line in lines[1:]}


def test_bad_lines_are_status_1_and_the_good_ones_are_kept(invoke: Invoke, table: Path) -> None:
    table.write_text(TABLE + "تل السراب,x,36.9,SY\n", encoding="utf8")
    done = invoke("gazetteer", "add", table)
    assert done.status == 1
    assert f"{table}:3" in done.err
    assert invoke("gazetteer", "show", "تل الغيداق").status == 0


@pytest.mark.parametrize("arguments", [["show", "x"], ["remove", "x"], ["add", "x.csv"]])
def test_a_list_of_no_case_is_wrong_usage(invoke: Invoke, table: Path, tmp_path: Path, arguments: list[str]) -> None:
    arguments = [str(table) if one == "x.csv" else one for one in arguments]
    done = invoke("gazetteer", *arguments, "--case", tmp_path / "none")
    assert done.status == 2
    assert "there is no case here" in done.err


def test_the_list_of_a_case(invoke: Invoke, table: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("قتل ثلاثة أشخاص في غارة على بلدة تل الغيداق في سوريا.", encoding="utf8")
    case = tmp_path / "case"
    invoke("ingest", page, "--case", case)
    assert "1 pages read anew" in invoke("gazetteer", "add", table, "--case", case).err
    assert b"36.1" in invoke("export", "--case", case).out
    assert "1 pages read anew" in invoke("gazetteer", "remove", "تل الغيداق", "--case", case).err
    assert b"36.1" not in invoke("export", "--case", case).out
