"""The gazetteer: two tiers, several places with one name, and what ships."""

from tawatur.lexicon.fold import fold
from tawatur.lexicon.places import Gazetteer, load_gazetteer

HEADER = "id\tname\tvariants\ttype\tcountry\tlatitude\tlongitude\tpopulation\tadmin1\ttier"
ROWS = [
    HEADER,
    "x:1\tوادي الرمل\t\tcity\tXX\t1.5\t2.5\t900\t\tA",
    "x:2\tالرمل\tرملة\tvillage\tXX\t1.6\t2.6\t\tالشمال\tB",
    "x:3\tالرمل\t\ttown\tXY\t\t\t50\t\tB",
]
GAZETTEER = Gazetteer(["\n".join(ROWS)])


def test_large_places_count_anywhere_and_small_ones_only_when_asked_for() -> None:
    stems = ["في", "وادي", "الرمل"]
    assert GAZETTEER.words_at(stems, 1) == 2
    assert GAZETTEER.words_at(stems, 2) == 0
    assert GAZETTEER.words_at(stems, 2, small=True) == 1
    assert GAZETTEER.words_at(["رمل"], 0, small=True) == 1


def test_a_name_gives_every_place_the_likeliest_first() -> None:
    assert [place.id for place in GAZETTEER.places("الرمل")] == ["x:3", "x:2"]
    assert GAZETTEER.places("الرمل", small=False) == ()
    assert GAZETTEER.places("الرمل")[0].latitude is None


def test_variants_are_names() -> None:
    assert [place.id for place in GAZETTEER.places(fold("رملة"))] == ["x:2"]


def test_what_ships_knows_states_by_their_spellings() -> None:
    gazetteer = load_gazetteer()
    ids = {gazetteer.places(fold(name))[0].id for name in ("أميركا", "أمريكا", "الولايات المتحدة")}
    assert ids == {"country:US"}
