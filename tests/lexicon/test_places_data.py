"""Lint of the shipped gazetteer, and what it must and must not hold."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

import tawatur.lexicon
from tawatur.lexicon.fold import fold

FOLDER = Path(tawatur.lexicon.__file__).parent / "ar"
COLUMNS = ["id", "name", "variants", "type", "country", "latitude", "longitude", "population", "admin1", "tier"]
ROWS = [line.split("\t") for line in (FOLDER / "places.tsv").read_text(encoding="utf-8").splitlines()]
PLACES = [dict(zip(COLUMNS, row, strict=True)) for row in ROWS[1:]]
OVERLAY = [line.split("\t") for line in (FOLDER / "places_overlay.tsv").read_text(encoding="utf-8").splitlines()]
TRIGGERED = {fold(w) for row in OVERLAY if row[0] == "needs_trigger" for w in row[1].split("|")}
NOT_ARABIC = re.compile("[\u06cc\u06a9\u0640\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeffA-Za-z0-9()،,]")


def names(place: dict[str, str]) -> list[str]:
    return [place["name"], *filter(None, place["variants"].split("|"))]


TIER_A = defaultdict(list)
for entry in PLACES:
    if entry["tier"] == "A":
        for spelling in names(entry):
            TIER_A[fold(spelling)].append(entry)


def test_header_and_size() -> None:
    assert ROWS[0] == COLUMNS
    assert (FOLDER / "places.tsv").stat().st_size <= 4_000_000


def test_names_are_clean() -> None:
    assert [name for place in PLACES for name in names(place) if NOT_ARABIC.search(name) or name != name.strip()] == []


def test_names_of_the_overlay_are_clean() -> None:
    fields = [field for row in OVERLAY[1:] if not row[0].startswith("#") for field in row[1:3]]
    assert [field for field in fields if field != "-" and NOT_ARABIC.search(field)] == []


def test_ids_are_unique_and_rows_sorted() -> None:
    assert len({place["id"] for place in PLACES}) == len(PLACES)
    keys = [(place["tier"], place["country"], place["name"], place["id"]) for place in PLACES]
    assert keys == sorted(keys)


def test_coordinates_are_in_range_and_come_in_pairs() -> None:
    for place in PLACES:
        assert (place["latitude"] == "") == (place["longitude"] == "")
        if place["latitude"]:
            assert -90 <= float(place["latitude"]) <= 90 and -180 <= float(place["longitude"]) <= 180


def test_only_areas_and_some_countries_lack_coordinates() -> None:
    assert {place["type"] for place in PLACES if not place["latitude"]} <= {"area", "country"}


def test_fields_hold_what_they_may_hold() -> None:
    for place in PLACES:
        assert place["type"] in {"country", "region", "city", "town", "village", "area"}
        assert place["tier"] in {"A", "B"}
        assert re.fullmatch("[A-Z]{2}|", place["country"])
        assert re.fullmatch("[1-9][0-9]*|", place["population"])


def test_no_ordinary_word_is_a_place_by_itself() -> None:
    free = {name for name, places in TIER_A.items() if any(p["type"] not in ("country", "area") for p in places)}
    assert free & TRIGGERED == set()


@pytest.mark.parametrize(
    "word", ["القاعدة", "الحرة", "علي", "محمد", "الخبر", "صور", "وان", "كان", "بيان", "الجديدة", "الثورة"]
)
def test_words_that_need_a_trigger(word: str) -> None:
    assert fold(word) not in TIER_A


REQUIRED = """
أميركا US|أمريكا US|امريكا US|الولايات المتحدة الأميركية US|سوريا SY|سورية SY|بريطانيا GB
روسيا RU|المغرب MA|موزمبيق MZ|الكونغو CG
دمشق SY|حلب SY|إدلب SY|الرقة SY|الدانا SY|كوباني SY|بغداد IQ|الموصل IQ
أربيل IQ|بيروت LB|عمان JO|القاهرة EG|الخرطوم SD|الفاشر SD
طرابلس LY|بنغازي LY|صنعاء YE|عدن YE|غزة PS|رفح PS|الرياض SA
الدوحة QA|الرباط MA|الدار البيضاء MA|الجزائر DZ|تونس TN|نواكشوط MR
مقديشو SO|واشنطن US|لندن GB|باريس FR|برلين DE|روما IT|بروكسل BE
موسكو RU|كييف UA|طهران IR|أنقرة TR|إسطنبول TR|بكين CN|كابول AF
"""


@pytest.mark.parametrize("required", REQUIRED.replace("\n", "|").strip("|").split("|"))
def test_required_names(required: str) -> None:
    name, country = required.rsplit(" ", 1)
    assert country in {place["country"] for place in TIER_A[fold(name)]}


@pytest.mark.parametrize(
    "name", ["الشرق الأوسط", "الخليج", "دارفور", "شمال أفريقيا", "القارة الأفريقية", "الضفة الغربية"]
)
def test_required_areas(name: str) -> None:
    assert "area" in {place["type"] for place in TIER_A[fold(name)]}


@pytest.mark.parametrize(
    ("name", "country", "latitude", "longitude"),
    [
        ("دمشق", "SY", 33.5, 36.3),
        ("واشنطن", "US", 38.9, -77.0),
        ("لندن", "GB", 51.5, -0.1),
        ("الرباط", "MA", 34.0, -6.8),
    ],
)
def test_the_largest_of_a_name_stands_where_it_should(
    name: str, country: str, latitude: float, longitude: float
) -> None:
    cities = [place for place in TIER_A[fold(name)] if place["type"] == "city"]
    largest = max(cities, key=lambda place: int(place["population"] or 0))
    assert largest["country"] == country
    assert abs(float(largest["latitude"]) - latitude) < 0.2 and abs(float(largest["longitude"]) - longitude) < 0.2


def test_villages_are_there_behind_a_trigger() -> None:
    found = {place["name"]: place for place in PLACES if place["tier"] == "B" and place["country"] == "SY"}
    assert abs(float(found["أورم الجوز"]["latitude"]) - 35.79) < 0.05
