"""A case knows its own list of places: pages are read with it, again when it changes, and in every process."""

from pathlib import Path

import pytest

from tawatur.case.case import open_case
from tawatur.case.errors import NoSuchPlace
from tawatur.case.folder import PLACES
from tawatur.case.own_places import add_places, own_places, read_own, remove_places, users_list

ROW = "own:1\tتل الغيداق\tتل الغيدق\ttown\tSY\t36.1\t36.9\t\t\tB"
PAGE = "أعلن الدفاع المدني السوري مقتل ثلاثة أشخاص في غارة على بلدة تل الغيداق مساء السبت."


def place_of(case: Path) -> set[str | None]:
    with open_case(case) as opened:
        return {m.place for d in opened.documents() for m in d.mentions if m.span.of(d.text) == "تل الغيداق"}


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf8")
    return path


def test_pages_are_read_again_when_the_list_changes(tmp_path: Path, page: Path) -> None:
    folder = tmp_path / "case"
    with open_case(folder, create=True) as case:
        case.ingest([page])
    assert place_of(folder) <= {None}
    assert add_places(folder / PLACES, [ROW], "mine.csv") == 1
    with open_case(folder) as case:
        assert case.outdated() == [str(page)]
        assert case.annotate_anew().updated == 1
        event_places = {(e.place.latitude, e.place.longitude) for d in case.documents() for e in d.events if e.place}
    assert place_of(folder) == {"own:1"}
    assert event_places == {(36.1, 36.9)}


def test_the_result_is_the_same_in_several_processes(tmp_path: Path) -> None:
    pages = []
    for number in range(20):
        path = tmp_path / f"page{number}.txt"
        path.write_text(PAGE, encoding="utf8")
        pages.append(path)
    with open_case(tmp_path / "case", create=True):
        pass
    add_places(tmp_path / "case" / PLACES, [ROW], "mine.csv")
    with open_case(tmp_path / "case") as case:
        case.ingest(pages, processes=2)
    assert place_of(tmp_path / "case") == {"own:1"}


def test_a_new_case_begins_with_the_users_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAWATUR_HOME", str(tmp_path / "home"))
    add_places(users_list(), [ROW], "mine.csv")
    with open_case(tmp_path / "case", create=True) as case:
        assert [place.id for place in own_places(read_own(case.folder / "places.tsv"))] == ["own:1"]
    remove_places(users_list(), "own:1")
    assert read_own(users_list()) == ""
    with open_case(tmp_path / "case") as case:
        assert read_own(case.folder / "places.tsv")


def test_a_list_keeps_the_file_that_each_place_came_from(tmp_path: Path) -> None:
    path = tmp_path / PLACES
    add_places(path, [ROW], "a.csv")
    add_places(path, [ROW.replace("own:1", "own:2")], "b.csv")
    assert [(p.id, p.source) for p in own_places(read_own(path))] == [("own:1", "a.csv"), ("own:2", "b.csv")]
    add_places(path, [ROW], "c.csv")
    assert {(p.id, p.source) for p in own_places(read_own(path))} == {("own:1", "c.csv"), ("own:2", "b.csv")}
    assert [p.id for p in remove_places(path, "b.csv")] == ["own:2"]
    with pytest.raises(NoSuchPlace):
        remove_places(path, "تل السراب")
    assert path.stat().st_mode & 0o077 == 0
