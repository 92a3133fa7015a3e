"""Which of several places of one name is meant: by a parent named beside it, the word before it, its neighbours, the country of the article, population.

Every candidate collects points (the logarithm of its inhabitants, and what the page says for it); the first one is taken when no
candidate elsewhere comes within a margin, and the place stays open otherwise. Nothing from outside the page counts.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import asin, cos, log10, radians, sin, sqrt

import msgspec

from tawatur.lexicon.places import Gazetteer, Place
from tawatur.mention.found import Found
from tawatur.mention.place_cues import Cue, cues_of
from tawatur.mention.scan import Scan
from tawatur.model.mention import PlaceReading
from tawatur.model.span import Span

MARGIN, BARE_MARGIN = 1.0, 3.0
"""Points between the first candidate and the next one elsewhere; the second where the page says nothing for any of them."""

STATE, CAPITAL, REGION = 6.0, 0.5, -0.7
PARENT_BESIDE, PARENT_NEAR, PARENT_FAR = 6.0, 4.0, 1.5
NEIGHBOUR, NEIGHBOUR_KM = 4.0, 60.0
COUNTRY, ADJECTIVE = 5.0, 6.0
IN_SENTENCE, NEXT_SENTENCE, IN_ARTICLE = 2.0, 1.2, 0.6
SMALL_TOWN = 50_000
ONE_SPOT_KM, REGION_KM = 25.0, 150.0
MOST_CANDIDATES, MOST_SHOWN = 40, 3

_LEVELS: Mapping[str, Mapping[str, float]] = {
    "city": {"region": -3, "country": -6, "area": -6},
    "capital": {"region": -3, "country": -9, "area": -6},
    "region": {"region": 4, "country": -6, "area": -6},
    "district": {"country": -6, "area": -6, "region": -1},
    "town": {"city": -1, "region": -3, "country": -9, "area": -6},
    "village": {"city": -2, "region": -3, "country": -9, "area": -6},
    "country": {"country": 6},
    "": {"region": REGION},
}


class Settled(msgspec.Struct, frozen=True, gc=False):
    """What a name was resolved to (None: open), and how that was reached."""

    place: Place | None
    reading: PlaceReading
    metonym_of: str | None = None


class Site(msgspec.Struct, frozen=True, gc=False):
    """A name of a place with what it may be, and where in the page it stands."""

    found: Found
    candidates: tuple[Place, ...]
    cue: Cue
    article: int
    sentence: int


class Witness(msgspec.Struct, frozen=True, gc=False):
    """A word of the page that speaks for a country."""

    word: int
    country: str
    weight: float
    article: int
    sentence: int


class Scored(msgspec.Struct, frozen=True, gc=False):
    """A candidate with its points, what gave them beside its inhabitants, and the words that did."""

    place: Place
    points: float
    support: float
    reason: str
    cues: tuple[Span, ...]


def settle_places(scan: Scan, names: Sequence[Found]) -> dict[Found, Settled]:
    """Every name of a place that the gazetteer has, with the place meant or none; {} for a page without such names."""
    page = _Page(scan, names)
    for margin_of in (_sure, _fair, _fair):
        for site in page.sites:
            if site.found not in page.settled:
                page.settle(site, margin_of)
    page.share_names()
    return {site.found: page.told(site) for site in page.sites}


def candidates_of(gazetteer: Gazetteer, name: str) -> tuple[Place, ...]:
    """Every place of a folded name, with or without its article, the likeliest first; () for none."""
    found = gazetteer.places(name) + gazetteer.places("مدينة " + name)
    if not found:
        found = gazetteer.places(name[2:] if name.startswith("ال") else "ال" + name)
    return found[:MOST_CANDIDATES]


class _Page:
    """The places of one page and what speaks for their countries."""

    def __init__(self, scan: Scan, names: Sequence[Found]) -> None:
        self.scan = scan
        self.settled: dict[Found, Settled] = {}
        self._sentences = [sentence.span.start for sentence in scan.document.sentences]
        self._articles = [article.span for article in scan.document.articles]
        self.sites = list(self._sites(names))
        self._words = list(self._spoken_countries(names)) if self.sites else []

    def _sites(self, names: Iterable[Found]) -> Iterator[Site]:
        for found in names:
            if found.type != "LOC" or found.entity is not None or found.rule in ("region", "facility"):
                continue
            stems = self.scan.stems
            written = [self.scan.words[at].form.written for at in range(found.first + 1, found.last + 1)]
            candidates = candidates_of(self.scan.names.gazetteer, " ".join([stems[found.first], *written]))
            if candidates:
                cue = cues_of(self.scan, found)
                yield Site(found, candidates, cue, self._article(found.first), self._sentence(found.first))

    def _article(self, word: int) -> int:
        start = self.scan.words[word].start
        return next((at for at, span in enumerate(self._articles) if span.start <= start < span.end), -1)

    def _sentence(self, word: int) -> int:
        return bisect_right(self._sentences, self.scan.words[word].start)

    def _spoken_countries(self, names: Iterable[Found]) -> Iterator[Witness]:
        """Nationalities in the page, and the countries of the bodies named in it."""
        countries = self.scan.names.nation_countries
        for at, word in enumerate(self.scan.classes):
            if word.norp is not None and not word.norp_weak and word.norp in countries:
                yield Witness(at, countries[word.norp], 0.7, self._article(at), self._sentence(at))
        bodies = self.scan.names.organisations
        for found in names:
            body = bodies.get(found.entity or "")
            if body is not None and body.country:
                yield Witness(found.first, body.country, 0.5, self._article(found.first), self._sentence(found.first))

    def _witnesses(self) -> Iterator[Witness]:
        yield from self._words
        for site in self.sites:
            settled = self.settled.get(site.found)
            if settled is not None and settled.place is not None and settled.place.country:
                weight = 0.5 if site.cue.act is not None else 1.0
                yield Witness(site.found.first, settled.place.country, weight, site.article, site.sentence)

    # --- points

    def settle(self, site: Site, margin_of: "Margin") -> None:
        """Settle a name when one candidate stands out by the margin that is asked for."""
        scored = sorted((self._score(site, place) for place in site.candidates), key=_by_points)
        first = scored[0]
        rival = next((other for other in scored[1:] if not one_spot(first.place, other.place)), None)
        if _doubtful(first, self._spoken(site)):
            return
        if rival is None or first.points - rival.points > margin_of(first):
            self.settled[site.found] = Settled(first.place, _reading(first, scored, rival, site))

    def told(self, site: Site) -> Settled:
        """What is recorded of a name: an acting capital or state stands for its government beside the place."""
        settled = self.settled.get(site.found)
        if settled is None or settled.place is None:
            return self._open(site)
        place = settled.place
        governs = place.type == "country" or place.id in self.scan.names.capitals
        if site.cue.act is None or not governs or not place.country:
            return settled
        return Settled(place, settled.reading, f"country:{place.country}")

    def _open(self, site: Site) -> Settled:
        """A name that stays open, with the candidates that were weighed."""
        scored = sorted((self._score(site, place) for place in site.candidates), key=_by_points)
        ids = tuple(dict.fromkeys(one.place.id for one in scored))[:MOST_SHOWN]
        return Settled(None, PlaceReading(reason="open", candidates=ids))

    def _score(self, site: Site, place: Place) -> Scored:
        points = STATE if place.type in ("country", "area") else 0.8 * log10(place.population + 10)
        points += _LEVELS[site.cue.level].get(place.type, 0.0)
        if place.id in self.scan.names.capitals:
            points += ADJECTIVE if site.cue.level == "capital" else CAPITAL
        backing = max((self._parent(site, place), self._neighbour(site, place), self._country(site, place)), key=_most)
        support = self._parent(site, place)[0] + self._neighbour(site, place)[0] + self._country(site, place)[0]
        return Scored(place, points + support, support, backing[1], backing[2])

    def _parent(self, site: Site, place: Place) -> "Backing":
        """Points for the region that the page names around a place."""
        best: Backing = NOTHING
        if not place.admin1:
            return best
        for other in self.sites:
            if other.article != site.article or other is site or not _is_parent(other, place):
                continue
            best = max(best, (self._parent_weight(site, other), "parent", (other.found.span,)), key=_most)
        return best

    def _parent_weight(self, site: Site, other: Site) -> float:
        if other.sentence != site.sentence:
            return PARENT_FAR
        gap = other.found.first - site.found.last
        return PARENT_BESIDE if 0 < gap <= 3 and self.scan.gaps[other.found.first] < 3 else PARENT_NEAR

    def _neighbour(self, site: Site, place: Place) -> "Backing":
        """Points for a settled town close by that is named in the same or the next sentence."""
        best: Backing = NOTHING
        if place.type in ("country", "area", "region"):
            return best
        for other in self.sites:
            settled = self.settled.get(other.found)
            if settled is None or settled.place is None or abs(other.sentence - site.sentence) > 1 or other is site:
                continue
            if settled.place.type in ("country", "area", "region") or other.article != site.article:
                continue
            far = kilometres(place, settled.place)
            if far is not None and far < NEIGHBOUR_KM and settled.place.id != place.id:
                weight = 1.0 if other.sentence == site.sentence else 0.6
                best = max(
                    best, (weight * NEIGHBOUR * (1 - far / NEIGHBOUR_KM), "neighbour", (other.found.span,)), key=_most
                )
        return best

    def _country(self, site: Site, place: Place) -> "Backing":
        """Points for the country of a place, by its share of what the page says around the name."""
        if site.cue.country and site.cue.country == place.country:
            return ADJECTIVE, "country", site.cue.spans
        told = self._spoken(site)
        if not place.country or place.country not in told:
            return NOTHING
        weight, witness = told[place.country]
        share = weight / max(1.0, sum(weight for weight, _ in told.values()))
        return COUNTRY * share, "country", (self.scan.words[witness].span,)

    def _spoken(self, site: Site) -> dict[str, tuple[float, int]]:
        """By country how much the article says for it, seen from a name, and the word that says most."""
        told: dict[str, tuple[float, int]] = {}
        nearest: dict[str, float] = {}
        for witness in self._witnesses():
            if witness.article != site.article or witness.word == site.found.first:
                continue
            weight = witness.weight * _closeness(abs(witness.sentence - site.sentence))
            before, word = told.get(witness.country, (0.0, witness.word))
            if weight > nearest.get(witness.country, 0.0):
                nearest[witness.country], word = weight, witness.word
            told[witness.country] = before + weight, word
        return told

    def share_names(self) -> None:
        """Give an open name the place that the same name was resolved to elsewhere in its article."""
        known: dict[tuple[int, tuple[Place, ...]], set[str]] = {}
        by_id: dict[str, tuple[Site, Place]] = {}
        for site in self.sites:
            settled = self.settled.get(site.found)
            if settled is not None and settled.place is not None:
                known.setdefault((site.article, site.candidates), set()).add(settled.place.id)
                by_id.setdefault(settled.place.id, (site, settled.place))
        for site in self.sites:
            ids = known.get((site.article, site.candidates), set())
            if site.found not in self.settled and len(ids) == 1 and not site.cue.country:
                source, place = by_id[next(iter(ids))]
                reading = PlaceReading(reason="repeated", cues=(source.found.span,))
                self.settled[site.found] = Settled(place, reading)


Backing = tuple[float, str, tuple[Span, ...]]
NOTHING: Backing = (0.0, "population", ())
Margin = Callable[[Scored], float]


def _most(backing: Backing) -> float:
    return backing[0]


def _by_points(scored: Scored) -> tuple[float, str]:
    return (-scored.points, scored.place.id)


def _sure(first: Scored) -> float:
    return BARE_MARGIN


def _fair(first: Scored) -> float:
    return MARGIN if first.support >= 1.0 else BARE_MARGIN


def _closeness(sentences: int) -> float:
    return IN_SENTENCE if sentences == 0 else NEXT_SENTENCE if sentences == 1 else IN_ARTICLE


def _doubtful(first: Scored, told: Mapping[str, object]) -> bool:
    """Whether the first candidate is a small place that the page gives no reason to look for: the gazetteer lacks most villages."""
    place = first.place
    if first.support > 0 or place.type in ("country", "area", "region"):
        return False
    return place.tier == "B" or (bool(told) and place.population < SMALL_TOWN)


def _reading(first: Scored, scored: Sequence[Scored], rival: Scored | None, site: Site) -> PlaceReading:
    """Why a place was taken: «only» and «state» need no reason from the page."""
    others = tuple(one.place.id for one in scored[1:] if not one_spot(first.place, one.place))[: MOST_SHOWN - 1]
    reason = first.reason
    if rival is None:
        reason = "state" if first.place.type in ("country", "area") else "only"
    elif first.place.type in ("country", "area") and first.support == 0:
        reason = "state"
    cues = first.cues if reason in ("parent", "neighbour", "country") else ()
    if site.cue.level and site.cue.spans and not cues:
        cues = site.cue.spans
    return PlaceReading(
        reason=reason,
        cues=cues,
        candidates=(first.place.id, *others) if others else (),
    )


def _is_parent(other: Site, place: Place) -> bool:
    return any(
        region.type == "region" and region.country == place.country and region.name == place.admin1
        for region in other.candidates
    )


def one_spot(a: Place, b: Place) -> bool:
    """Whether two entries of one name stand for a town and the land around it, so that either reading names the same spot.

    >>> town = Place("a", "x", "city", "SY", 36.2, 37.1, 100, "x", "A")
    >>> one_spot(town, Place("b", "x", "region", "SY", 36.4, 37.6, 900, "", "A"))
    True
    """
    if a.id == b.id:
        return True
    if a.country != b.country:
        return False
    if "country" in (a.type, b.type):
        return True
    far = kilometres(a, b)
    if far is None:
        return False
    if "region" in (a.type, b.type):
        inside = a.name == b.admin1 or b.name == a.admin1
        return inside or far < REGION_KM
    return far < ONE_SPOT_KM


def kilometres(a: Place, b: Place) -> float | None:
    """The distance between two places over the surface of the earth; None where one has no coordinates."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    south, north = radians(a.latitude), radians(b.latitude)
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin(radians(b.longitude - a.longitude) / 2) ** 2
    return 12742.0 * asin(sqrt(half))
