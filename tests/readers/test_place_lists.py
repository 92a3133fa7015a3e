"""Lists of places by others: three kinds of files, and rows that cannot be taken."""

import json
from pathlib import Path

import pytest

from tawatur.readers.page_input import InputProblem
from tawatur.readers.place_lists import ListedPlace, read_place_list

_CELLS = [
    "12345",
    "Tall al Ghaydaq",
    "Tall al Ghaydaq",
    "{names}",
    "36.10000",
    "36.90000",
    "{kind}",
    "{code}",
    "SY",
    "",
]
GEONAMES = "\t".join([*_CELLS, "09", "", "", "", "4200", "", "310", "Asia/Damascus", "2021-01-01"])


def listed(path: Path) -> list[ListedPlace]:
    found = list(read_place_list(path))
    assert not [one for one in found if isinstance(one, InputProblem)]
    return [one for one in found if isinstance(one, ListedPlace)]


def problems(path: Path) -> list[str]:
    return [f"{one.where}: {one.message}" for one in read_place_list(path) if isinstance(one, InputProblem)]


def test_a_geonames_dump(tmp_path: Path) -> None:
    rows = [
        GEONAMES.format(names="تل الغيداق,تلّ الغيداق", kind="P", code="PPL"),
        GEONAMES.format(names="Wadi Ghaydaq", kind="H", code="STM").replace("12345", "12346"),
        GEONAMES.format(names="Ghaydaq", kind="P", code="PPL").replace("12345", "12347"),
    ]
    path = tmp_path / "SY.txt"
    path.write_text("\n".join(rows) + "\n", encoding="utf8")
    places = listed(path)
    assert [(p.place.id, p.place.name, p.place.type, p.place.country, p.place.population) for p in places] == [
        ("gn12345", "تل الغيداق", "town", "SY", 4200)
    ]
    assert (places[0].place.latitude, places[0].place.longitude, places[0].place.tier) == (36.1, 36.9, "B")


@pytest.mark.parametrize("lines", [False, True])
def test_whos_on_first(tmp_path: Path, lines: bool) -> None:
    feature = {
        "type": "Feature",
        "properties": {
            "wof:id": 421,
            "wof:name": "Ghaydaq",
            "wof:placetype": "region",
            "wof:country": "SY",
            "geom:latitude": 35.5,
            "geom:longitude": 36.5,
            "name:ara_x_preferred": ["الغيداق"],
            "name:ara_x_variant": ["محافظة الغيداق"],
        },
        "geometry": {"type": "Point", "coordinates": [1, 2]},
    }
    path = tmp_path / "wof.geojson"
    whole = {"type": "FeatureCollection", "features": [feature]}
    path.write_text("\n".join([json.dumps(feature)] * 2) if lines else json.dumps(whole), encoding="utf8")
    place = listed(path)[0]
    assert (place.place.id, place.place.type, place.place.latitude) == ("wof421", "region", 35.5)
    assert place.variants == ("محافظة الغيداق",)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_with_its_own_order_of_columns(tmp_path: Path, delimiter: str) -> None:
    rows = [["lat", "lon", "name", "country", "variants"], ["36.1", "36.9", "تل الغَيداق", "sy", "تل الغيدق|Tell"]]
    path = tmp_path / "own.csv"
    path.write_text("\ufeff" + "\n".join(delimiter.join(row) for row in rows), encoding="utf8")
    place = listed(path)[0]
    assert (place.place.name, place.place.country, place.variants) == ("تل الغيداق", "SY", ("تل الغيدق",))
    assert place.place.id == listed(path)[0].place.id


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("تل الغيداق,x,36.9,SY", "the latitude «x» is no number"),
        ("تل الغيداق,136,36.9,SY", "the latitude 136 is not between -90 and 90"),
        ("تل الغيداق,36,36.9,Syria", "the country «Syria» is no code"),
        ("Tell,36,36.9,SY", "the name «Tell» is not written in Arabic"),
        ("تل الغيداق,,,SY", "the latitude «» is no number"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_taken(tmp_path: Path, row: str, says: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(f"name,lat,lon,country\nتل الغيدان,36.1,36.2,SY\n{row}\n", encoding="utf8")
    found = problems(path)
    assert len(found) == 1
    assert found[0].startswith(f"{path}:3: ") and says in found[0]
    assert sum(isinstance(one, ListedPlace) for one in read_place_list(path)) == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "column name, latitude, longitude"),
        (b"name,where\nx,y\n", "names no column latitude, longitude"),
        (b"\xff\xfe\x00", "no UTF-8"),
        (b"{not json}\n", "line 1 is no JSON"),
        (b'{"type": "FeatureCollection", "features": []}', "holds no places"),
        (b"name,lat,lon\n", "holds no places"),
    ],
)
def test_files_that_hold_no_list(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "own.csv"
    path.write_bytes(content)
    assert len(problems(path)) == 1
    assert says in problems(path)[0]


def test_a_missing_file(tmp_path: Path) -> None:
    assert "cannot be read" in problems(tmp_path / "none.csv")[0]
