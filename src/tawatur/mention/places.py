"""Names of places: large ones wherever they stand, small ones after a word that announces a place, and regions made of both."""

from tawatur.mention.found import Found
from tawatur.mention.names import named_after
from tawatur.mention.scan import SPACE, Scan
from tawatur.mention.word_classes import COMMON_DEFINITE

COMMON, COMMON_QUARTER = 15, 150
"""A word counted more often than this is no village, whatever stands before it: COMMON_QUARTER behind a word that only a name follows («حي السلام»)."""


_TOWNS = frozenset({"city", "town", "region"})


def place_at(scan: Scan, index: int) -> Found | None:
    """The name of a large place that starts at word ``index``, or None. Remembered for the page."""
    if not scan.classes[index].place_words:
        return None
    key = ("place", index)
    if key not in scan.seen:
        scan.seen[key] = _place_at(scan, index)
    return scan.seen[key]  # type: ignore[return-value]


def _place_at(scan: Scan, index: int) -> Found | None:
    if not scan.classes[index].place_words or scan.blocked[index]:
        return None
    if _is_adjective(scan, index):
        return None
    words = scan.place_words(index)
    if words and scan.classes[index].trigger and scan.follows(index + 1):
        inner = place_at(scan, index + 1)
        if inner is not None and inner.last >= index + words:
            return inner
    if not words:
        return None
    return _found(scan, index, index + words - 1, "gazetteer", 0.9)


def accusative_people(scan: Scan, index: int) -> str | None:
    """The people of whom a counted person is in the accusative («15 جنديا سوريا», «دبلوماسيا روسيا»), though the letters are those of the state; else None."""
    word = scan.classes[index]
    if not (word.state and word.stem.endswith("ا") and index and scan.follows(index)):
        return None
    before = scan.words[index - 1]
    if not before.form.stem.endswith("ا") or before.form.stem.startswith("ال"):
        return None
    role = scan.names.classes[before.form.stem[:-1]].role
    counted = any(reading.group == "units" for reading in before.form.readings)
    person = counted or (role is not None and role.kind in ("plain", "rank"))
    return scan.names.classes[word.stem[:-1]].norp if person else None


def _is_adjective(scan: Scan, index: int) -> bool:
    """Whether a state's name is an adjective here («الثقافة السعودية»), or the letters are an adverb («دوماً»)."""
    if (
        scan.text[scan.words[index].end - 1] == "\u064b"
        or "\u064b" in scan.text[scan.words[index].start : scan.words[index].end]
    ):
        return True
    if tuple(scan.stems[index : index + 2]) in scan.names.not_places or _other_hamza(scan, index):
        return True
    if accusative_people(scan, index) is not None:
        return True
    if scan.stems[index] in scan.names.clitic_places and not _brought(scan, index):
        return True
    context = scan.names.context_places.get(scan.stems[index])
    if context is not None and context.isdisjoint(scan.stems):
        return True
    if scan.stems[index] in scan.names.adjective_places and _after_noun(scan, index):
        return True
    if scan.classes[index].stem.endswith("ة") and _qualifies(scan, index):
        return True
    if not scan.classes[index].adjectival or not index or scan.gaps[index] != SPACE or not scan.bare(index):
        return False
    before = scan.classes[index - 1]
    return before.definite and not before.closed and not before.verbal


def _other_hamza(scan: Scan, index: int) -> bool:
    """Whether a hamza inside the word is in no spelling of the place («فأس» is not «فاس»)."""
    word = scan.words[index]
    written = scan.text[word.start : word.end].removeprefix("ال")
    inside = written.find("أ", 1)
    if inside < 1:
        return False
    names = (place.name for place in scan.names.gazetteer.places(scan.stems[index], small=False))
    return not any("أ" in name.removeprefix("ال")[1:] for name in names)


def _brought(scan: Scan, index: int) -> bool:
    """Whether a preposition or a word such as «مدينة» stands right before, or nothing in the same clause."""
    return (
        scan.gaps[index] != SPACE
        or index == 0
        or bool(scan.classes[index - 1].closed or scan.classes[index - 1].trigger)
    )


def _after_noun(scan: Scan, index: int) -> bool:
    """Whether a plain indefinite noun stands right before a word, which is then its adjective («دعم مالي»)."""
    if not index or scan.gaps[index] != SPACE or not scan.bare(index):
        return False
    before = scan.classes[index - 1]
    return not (before.definite or before.closed or before.trigger or before.head or before.role or before.verbal)


def _qualifies(scan: Scan, index: int) -> bool:
    """Whether a definite feminine word is an adjective of the definite feminine noun right before it («المياه الغازية»)."""
    word, before = scan.classes[index], scan.classes[index - 1]
    if not index or not word.definite or word.state or scan.gaps[index] != SPACE or not scan.bare(index):
        return False
    noun = before.definite and before.feminine and not (before.trigger or before.place_words or before.closed)
    return noun and not before.verbal


def small_places_after(scan: Scan, trigger: int) -> list[Found]:
    """Places of any size after a word such as «بلدة»; after a dual or plural («قريتي») also those joined by و."""
    found = small_place_after(scan, trigger)
    if found is None:
        return []
    places = [found]
    several = scan.stems[trigger] in scan.names.several_places
    while several and (found := small_place_after(scan, places[-1].last, joined=True)) is not None:
        places.append(found)
    return places


def small_place_after(scan: Scan, trigger: int, *, joined: bool = False) -> Found | None:
    """The name of a place of any size right after a word such as «بلدة» (``joined``: after another place and و); None where no name follows."""
    first = trigger + 1
    if not (_joined_by_and(scan, first) if joined else scan.follows(first)):
        return None
    known = place_at(scan, first)
    if known is not None and scan.stems[first] not in scan.names.toponym_heads:
        return known
    word = scan.classes[first]
    listed = 0 if joined else _listed(scan, trigger, first)
    if listed:
        return _found(scan, first, first + listed - 1, "trigger+gazetteer", 0.85)
    if word.closed or word.verbal or word.role or word.trigger or word.head or scan.words[first].kind != "word":
        return None
    if not word.place_words and _common(scan, trigger, first):
        return None
    words = scan.place_words(first, small=True)
    second = first + 1
    if words <= 1 and scan.stems[first] in scan.names.toponym_heads and scan.follows(second) and _toponym(scan, second):
        return _found(scan, first, second, "trigger+head", 0.7)
    if words and (words > 1 or not (word.norp or word.adjective or word.role_adjective)):
        return _found(scan, first, first + words - 1, "trigger+gazetteer", 0.85)
    if not joined and scan.stems[trigger] in scan.names.unlisted_triggers and _unlisted(scan, first):
        return _found(scan, first, first, "trigger", 0.6)
    return None


_LISTED = {"city": _TOWNS, "town": _TOWNS, "village": _TOWNS, "region": frozenset({"region"}), "district": _TOWNS}


def _listed(scan: Scan, trigger: int, first: int) -> int:
    """How many words after «مدينة», «محافظة» and the like are the name of a town (a region) of that level, be they common words too; 0 for none."""
    level = scan.names.place_levels.get(scan.stems[trigger])
    word = scan.classes[first]
    if level not in _LISTED or scan.stems[trigger] in scan.names.weak_levels or scan.words[first].kind != "word":
        return 0
    if not word.definite and word.stem.endswith(("ة", "ات")) and word.count > COMMON:  # «مدينة حديثة»
        return 0
    words = scan.place_words(first, small=True)
    if not words or (scan.stems[first] in scan.names.toponym_heads and words == 1):
        return 0
    name = " ".join(scan.stems[first : first + words])
    return words if any(p.type in _LISTED[level] for p in scan.names.gazetteer.any_places(name)) else 0


def _common(scan: Scan, trigger: int, first: int) -> bool:
    """Whether a word is too usual to be a small place after this trigger, or no name («منطقة العلم», «مدن سياحة»)."""
    word = scan.classes[first]
    if word.given and not word.definite:
        return True
    if not word.definite:
        return word.count > COMMON or scan.lexicon.counts.get("ال" + word.stem, 0) > COMMON or word.stem.endswith("ية")
    if scan.names.classes[word.bare].trigger:
        return True
    return word.count > (COMMON_QUARTER if scan.stems[trigger] in scan.names.unlisted_triggers else COMMON)


def _unlisted(scan: Scan, index: int) -> bool:
    """Whether a word that no list and no count knows can be the name of a place."""
    word = scan.classes[index]
    rare = word.nameish or (word.definite and word.adjective and word.bare.removesuffix("ية") != word.bare)
    return rare and word.count == 0 and not word.norp and not (word.stem.endswith("ية") and not word.definite)


def local_places(scan: Scan, names: list[Found]) -> list[Found]:
    """Towns too small to stand alone that a preposition brings, of a country where the page names larger places: «بالمكنين» beside «المنستير»."""
    countries = _countries(scan, names)
    if not countries:
        return []
    found = []
    for index, word in enumerate(scan.words):
        if word.form.proclitics != "ب" and not (index and scan.bare(index) and _leads(scan, index - 1)):
            continue
        if scan.taken[index] or scan.blocked[index] or word.kind != "word":
            continue
        place = _local_place(scan, index, countries)
        if place is not None:
            found.append(place)
    return found


_STATES = frozenset({"country", "area"})


def paired_places(scan: Scan, names: list[Found]) -> list[Found]:
    """Towns that are common words or too small to stand alone, joined by و to a town of the same country: «الباب ومنبج», «القرنة والفاو»."""
    found: list[Found] = []
    for place in names:
        if place.type == "LOC" and place.entity is None and place.rule in _LISTED_RULES:
            countries = _town_countries(scan, place)
            found += _paired_after(scan, place, countries) + _paired_before(scan, place, countries)
    return found


_LISTED_RULES = frozenset({"gazetteer", "trigger+gazetteer", "local"})


def _town_countries(scan: Scan, place: Found) -> frozenset[str]:
    """The countries that have a city, town or region of this name; empty where it may be a state."""
    places = scan.names.gazetteer.places(" ".join(scan.stems[place.first : place.last + 1]))
    if not places or places[0].type in _STATES:
        return frozenset()
    return frozenset(p.country for p in places if p.type in _TOWNS)


def _paired_after(scan: Scan, place: Found, countries: frozenset[str]) -> list[Found]:
    first = place.last + 1
    if not countries or not _joined_by_and(scan, first):
        return []
    words = scan.place_words(first, small=True)
    last = first + words - 1
    return [_found(scan, first, last, "paired", 0.75)] if words and _pairs(scan, first, last, countries) else []


def _paired_before(scan: Scan, place: Found, countries: frozenset[str]) -> list[Found]:
    if not countries or scan.words[place.first].form.proclitics != "و" or scan.gaps[place.first] != SPACE:
        return []
    for first in range(max(0, place.first - 3), place.first):
        if first + scan.place_words(first, small=True) == place.first and _brings(scan, first):
            last = place.first - 1
            return [_found(scan, first, last, "paired", 0.75)] if _pairs(scan, first, last, countries) else []
    return []


def _brings(scan: Scan, index: int) -> bool:
    """Whether a preposition stands before a word or on it."""
    if scan.words[index].form.proclitics in ("ب", "ل"):
        return True
    return index > 0 and scan.bare(index) and scan.gaps[index] == SPACE and scan.stems[index - 1] in scan.names.bringing


def _pairs(scan: Scan, first: int, last: int, countries: frozenset[str]) -> bool:
    """Whether free words are the name of a town of one of the countries, and hardly anything else."""
    word = scan.classes[first]
    if any(scan.taken[first : last + 1]) or scan.blocked[first] or word.closed or word.given or word.norp or word.head:
        return False
    if first == last and (word.count > COMMON_QUARTER or word.role or len(word.stem) < 3):
        return False
    if first == last and not word.definite and not _seldom(scan, first):
        return False
    places = scan.names.gazetteer.any_places(" ".join(scan.stems[first : last + 1]))
    return any(p.country in countries and p.type in _TOWNS for p in places)


def _countries(scan: Scan, names: list[Found]) -> frozenset[str]:
    """The one country whose regions and towns the page names for certain; else the one state or nation that it names. Empty for several."""
    towns: set[str] = set()
    states: set[str] = set()
    for place in names:
        if place.type == "LOC" and place.rule == "gazetteer":
            named = scan.names.gazetteer.places(" ".join(scan.stems[place.first : place.last + 1]), small=False)
            if named and all(p.country == named[0].country for p in named):
                (states if named[0].type in _STATES else towns).add(named[0].country)
    if not towns:
        nations = scan.names.nation_countries
        towns = states | {nations[w.norp] for w in scan.classes if w.norp in nations and not w.norp_weak and w.norp}
    return frozenset(towns) if len(towns) == 1 else frozenset()


def _leads(scan: Scan, index: int) -> bool:
    """Whether a preposition or a direction stands at a word, behind which a town of the page's country counts."""
    return scan.gaps[index + 1] == SPACE and (
        scan.stems[index] in scan.names.leading or scan.classes[index].trigger == "direction"
    )


def _local_place(scan: Scan, index: int, countries: frozenset[str]) -> Found | None:
    word = scan.classes[index]
    if word.closed or word.verbal or word.role or word.head or word.given or word.norp or len(word.stem) < 4:
        return None
    words = scan.place_words(index, small=True)
    if not words or any(scan.taken[index : index + words]):
        return None
    directed = index > 0 and scan.classes[index - 1].trigger == "direction" and word.count <= COMMON_QUARTER
    if words == 1 and not directed and not _seldom(scan, index):
        return None
    beside = words > 1 or (index > 0 and scan.stems[index - 1] in scan.names.beside)
    places = scan.names.gazetteer.any_places(" ".join(scan.stems[index : index + words]))
    if not any(p.country in countries and (p.type in _TOWNS or (beside and p.type == "village")) for p in places):
        return None
    return _found(scan, index, index + words - 1, "local", 0.7)


def _seldom(scan: Scan, index: int) -> bool:
    """Whether a word is no noun of the language: it stands with and without the article only as a name would."""
    word, counts = scan.classes[index], scan.lexicon.counts
    other = word.bare if word.definite else "ال" + word.stem
    return other not in counts and not scan.lexicon.readings(word.stem)


def _joined_by_and(scan: Scan, index: int) -> bool:
    return (
        index < len(scan.words)
        and scan.gaps[index] == SPACE
        and not scan.blocked[index]
        and scan.words[index].form.proclitics == "و"
    )


def _toponym(scan: Scan, index: int) -> bool:
    word = scan.classes[index]
    return (
        word.nameish
        or word.given > 0
        or word.place_words > 0
        or (word.definite and word.count <= COMMON_DEFINITE and not word.verbal and not word.role)
    )


def facility_at(scan: Scan, index: int) -> Found | None:
    """A site named with its kind: «مطار بيروت الدولي», «سد وادي الرمل»; None where no name follows."""
    first = index + 1
    if scan.classes[index].trigger != "facility" or not scan.follows(first):
        return None
    word = scan.classes[first]
    inner = place_at(scan, first)
    honoured = named_after(scan, first)
    if honoured is not None:
        last = honoured
    elif inner is not None and scan.stems[first] not in scan.names.toponym_heads:
        last = inner.last
    elif scan.stems[first] in scan.names.toponym_heads and scan.follows(first + 1) and _toponym(scan, first + 1):
        last = first + 1
    elif scan.words[first].kind == "word" and word.nameish and not word.given and _facility_name(scan, index, first):
        last = first
    else:
        return None
    while scan.follows(last + 1) and scan.stems[last + 1] in scan.names.facility_sides:
        last += 1
    return _found(scan, index, last, "facility", 0.75)


def _facility_name(scan: Scan, index: int, first: int) -> bool:
    """Whether an unlisted word names a site: no adjective («فندق صحي»), nor the object of what may be a verb («سد الحاجة»)."""
    word = scan.classes[first]
    if word.norp is not None or scan.stems[index] in scan.names.verb_facilities:
        return False
    if not word.definite:
        return word.count == 0 and not word.stem.endswith(("ي", "ة")) and len(word.stem) > 4
    return word.count <= COMMON


def region_at(scan: Scan, index: int) -> Found | None:
    """A region named by a direction or «ريف» and a place: «شمال لبنان», «ريف حماة الشرقي»; the place inside is a mention of its own."""
    kind = scan.classes[index].trigger
    if kind not in ("direction", "region") or scan.blocked[index] or _second_direction(scan, index):
        return None
    place = index + 1
    if kind == "direction" and scan.follows(place) and scan.classes[place].trigger == "direction":
        place += 1
    if scan.follows(place) and scan.classes[place].trigger == "small":
        place += 1
    if not scan.follows(place):
        return None
    inner = place_at(scan, place) or (small_place_after(scan, place - 1) if kind == "region" else None)
    if inner is None:
        return None
    last = inner.last
    while scan.follows(last + 1) and scan.stems[last + 1] in scan.names.sides:
        last += 1
    return _found(scan, index, last, "region", 0.8)


def _second_direction(scan: Scan, index: int) -> bool:
    """Whether a direction follows another («غرب» in «شمال غرب»)."""
    return (
        index > 0
        and scan.follows(index)
        and scan.classes[index].trigger == scan.classes[index - 1].trigger == "direction"
    )


def place_inside(scan: Scan, found: Found) -> Found | None:
    """The place that a listed region is named after: سوريا in «شمال سوريا»; None for other names."""
    if found.last == found.first or scan.classes[found.first].trigger not in ("direction", "region"):
        return None
    for index in range(found.first + 1, found.last + 1):
        inner = place_at(scan, index)
        if inner is not None and inner.last <= found.last:
            return inner
    return None


def _found(scan: Scan, first: int, last: int, rule: str, confidence: float) -> Found:
    return Found(first, last, "LOC", rule, scan.span(first, last), None, "", confidence)
