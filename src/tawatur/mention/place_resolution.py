"""Which of several places of one name is meant: by a parent named beside it, the word before it, its neighbours, the country of the article, population.

Every candidate collects points (the logarithm of its inhabitants, and what the page says for it); the first one is taken when no
candidate elsewhere comes within a margin, and the place stays open otherwise. Nothing from outside the page counts.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from tawatur.lexicon.places import Place
from tawatur.mention.found import Found
from tawatur.mention.place_candidates import (
    STATES,
    WIDE,
    Candidates,
    candidates_of,
    ids_of,
    inhabitants,
    kilometres,
    one_spot,
    town_of,
)
from tawatur.mention.place_cues import Cue, act_of, cues_of
from tawatur.mention.scan import STOP, Scan
from tawatur.model.mention import PlaceReading, PlaceReason
from tawatur.model.span import Span

MARGIN, BARE_MARGIN = 1.0, 3.0
"""Points between the first candidate and the next one elsewhere; the second where the page says nothing for any of them."""

CAPITAL, UNANNOUNCED, OWN = 2.0, -3.0, 2.0
PARENT_BESIDE, PARENT_NEAR, PARENT_FAR = 6.0, 4.0, 1.5
LISTED_BESIDE = 1.0
"""Points for a name of a region in the same sentence that no word calls a region: it may as well stand beside the place in a list."""

AREA_FIRST = -4.0
"""Points off a region whose name a part of the world bears («البحر الأحمر»), where no word calls it a region."""

NEIGHBOUR, NEIGHBOUR_KM = 4.0, 60.0
COUNTRY, ADJECTIVE = 5.0, 6.0
IN_SENTENCE, NEXT_SENTENCE, IN_ARTICLE = 2.0, 1.2, 0.6
PLACE_WEIGHT, ACTOR_WEIGHT, PEOPLE_WEIGHT, BODY_WEIGHT = 1.0, 0.5, 0.7, 0.5
SMALL_TOWN, LARGE_CITY = 50_000, 500_000
MOST_SHOWN = 3

_LEVELS: Mapping[str, Mapping[str, float]] = {
    "city": {"city": 0.5, "town": -0.5, "village": -2, "region": -3, "country": -6, "area": -6},
    "capital": {"region": -3, "country": -9, "area": -6},
    "region": {"region": 4, "country": -3, "area": -6},
    "district": {"country": -6, "region": -1},
    "town": {"city": -1, "region": -3, "country": -9, "area": -6},
    "village": {"city": -2, "region": -3, "country": -9, "area": -6},
    "country": {"country": 6},
    "": {"region": -0.7},
}

_TOWN_LEVELS = frozenset({"", "city"})

Backing = tuple[float, PlaceReason, tuple[Span, ...]]
"""Points that the page gives a candidate, the reason, and the words that say so."""
NOTHING: Backing = (0.0, "population", ())


class Settled(msgspec.Struct, frozen=True, gc=False):
    """What a name was resolved to (None: open), how that was reached, and the state whose government it stands for."""

    place: Place | None
    reading: PlaceReading
    metonym_of: str | None = None


class Site(msgspec.Struct, frozen=True, gc=False):
    """A name of a place with what it may be, and where in the page it stands."""

    found: Found
    name: Candidates
    cue: Cue
    article: int
    sentence: int

    @property
    def announced(self) -> bool:
        """Whether a word such as «بلدة» stands before the name, so that small places count."""
        return bool(self.cue.level) or self.found.rule.startswith(("trigger", "paired"))

    def names_state(self, capital: Place) -> bool:
        """Whether the state of a capital bears the same name («تونس»)."""
        return any(place.type == "country" and place.country == capital.country for place in self.name.places)


class Scored(msgspec.Struct, frozen=True, gc=False):
    """A candidate with its points, what gave them beside its inhabitants, the words that did, and whether it is a capital."""

    place: Place
    points: float
    support: float
    reason: PlaceReason
    cues: tuple[Span, ...]
    eminent: bool = False


Told = dict[str, tuple[float, int]]
"""By country how much the article says for it, and the word that says most."""


def settle_places(scan: Scan, names: Sequence[Found]) -> dict[Found, Settled]:
    """Every name of a place that the gazetteer has, with the place meant or none; {} for a page without such names."""
    page = _Page(scan, names)
    open_sites = [site for site in page.sites if not page.settle_plainly(site)]
    for least in (BARE_MARGIN, MARGIN, MARGIN):
        before = len(open_sites)
        open_sites = [site for site in open_sites if not page.settle(site, least)]
        if least == MARGIN and len(open_sites) == before:
            break
    page.share_names(open_sites)
    return {site.found: page.told(site) for site in page.sites}


class _Page:
    """The places of one page and what speaks for their countries."""

    def __init__(self, scan: Scan, names: Sequence[Found]) -> None:
        self.scan = scan
        self.capitals = scan.names.capitals
        self.settled: dict[Found, Settled] = {}
        self._sentences = [sentence.span.start for sentence in scan.document.sentences]
        self._articles = [article.span for article in scan.document.articles]
        self.sites = list(self._sites(names))
        self._heard: dict[tuple[int, int], Told] = {}
        self._kept: dict[tuple[int, int], Told] = {}
        self._towns: list[tuple[Site, Place]] = []
        self._regions: dict[tuple[int, str, str], list[Site]] = {}
        self._names: Sequence[Found] | None = names
        self._hear_regions()

    def _sites(self, names: Iterable[Found]) -> Iterator[Site]:
        for found in names:
            if found.type != "LOC" or found.entity is not None or found.rule in ("region", "facility"):
                continue
            written = [self.scan.words[at].form.written for at in range(found.first + 1, found.last + 1)]
            name = self._candidates(" ".join([self.scan.stems[found.first], *written]))
            if name is not None:
                cue = cues_of(self.scan, found)
                yield Site(found, name, cue, self._article(found.first), self._sentence(found.first))

    def _candidates(self, name: str) -> Candidates | None:
        known = self.scan.names.candidates
        if name not in known:
            found = candidates_of(self.scan.names.gazetteer, name)
            if found is None:  # names without a place are endless
                return None
            known[name] = found
        return known[name]

    def _article(self, word: int) -> int:
        start = self.scan.words[word].start
        return next((at for at, span in enumerate(self._articles) if span.start <= start < span.end), -1)

    def _sentence(self, word: int) -> int:
        return bisect_right(self._sentences, self.scan.words[word].start)

    # --- what the page says of countries

    def _hear_peoples(self, names: Iterable[Found]) -> None:
        """Nationalities in the page, and the countries of the bodies named in it."""
        countries, bodies = self.scan.names.nation_countries, self.scan.names.organisations
        for at, word in enumerate(self.scan.classes):
            if word.norp is not None and not word.norp_weak and word.norp in countries:
                self._hear(self._article(at), self._sentence(at), at, countries[word.norp], PEOPLE_WEIGHT)
        for found in names:
            body = bodies.get(found.entity or "")
            if body is not None and body.country:
                at = found.first
                self._hear(self._article(at), self._sentence(at), at, body.country, BODY_WEIGHT)

    def _hear_regions(self) -> None:
        for site in self.sites:
            for place in site.name.places:
                if place.type == "region":
                    self._regions.setdefault((site.article, place.country, place.name), []).append(site)

    def _hear(self, article: int, sentence: int, word: int, country: str, weight: float) -> None:
        here = self._heard.setdefault((article, sentence), {})
        before = here.get(country)
        here[country] = (weight, word) if before is None else (before[0] + weight, before[1])
        self._kept.clear()

    def _spoken(self, site: Site) -> Told:
        """What the article says for each country, seen from the sentence of a name."""
        if self._names is not None:  # most pages never ask
            names, self._names = self._names, None
            self._hear_peoples(names)
        key = site.article, site.sentence
        told = self._kept.get(key)
        if told is None:
            told = self._kept[key] = self._sum(*key)
        return told

    def _sum(self, article: int, sentence: int) -> Told:
        told: Told = {}
        nearest: dict[str, int] = {}
        for (number, at), countries in self._heard.items():
            if number != article:
                continue
            far = abs(at - sentence)
            close = IN_SENTENCE if far == 0 else NEXT_SENTENCE if far == 1 else IN_ARTICLE
            for country, (weight, word) in countries.items():
                before, said = told.get(country, (0.0, word))
                if far < nearest.get(country, far + 1):
                    nearest[country], said = far, word
                told[country] = before + close * weight, said
        return told

    # --- settling

    def settle_plainly(self, site: Site) -> bool:
        """Settle a state, or a name of which there is one large place: what the page says cannot change it."""
        cue, name = site.cue, site.name
        if name.state and not (cue.level or cue.country or site.announced):
            self._take(site, name.places[0], PlaceReading(reason="state"))
            return True
        town = name.town
        if not name.one or town.type != "city" or town.tier == "B" or town.population < SMALL_TOWN:
            return False
        if cue.level not in _TOWN_LEVELS or cue.country or town.own:
            return False
        if (site.announced and len(name.large) < len(name.places)) or (
            town.id in self.capitals and site.names_state(town)
        ):
            return False
        if not (cue.brought or town.population >= LARGE_CITY or town.id in self.capitals):
            return False
        reason: PlaceReason = "only" if len(name.large) == len(name.places) else "population"
        self._take(site, town, PlaceReading(reason=reason, cues=cue.spans))
        return True

    def settle(self, site: Site, least: float) -> bool:
        """Settle a name when one candidate stands out by the margin that is asked for."""
        scored = self._ranking(site)
        first = scored[0]
        if _doubtful(first, site, self._spoken(site)) or self._contradicted(first, site):
            return False
        rival = next((other for other in scored[1:] if not one_spot(first.place, other.place)), None)
        margin = max(least, MARGIN if first.support >= 1.0 else BARE_MARGIN)
        if rival is not None and first.points - rival.points <= margin:
            return False
        place = first.place
        if site.cue.level not in ("region", "district"):
            place = town_of(place, site.name.places)
        self._take(site, place, _reading(place, first, scored, site.cue))
        return True

    def _contradicted(self, first: Scored, site: Site) -> bool:
        """Whether a village has nothing but its state for it, and the page names other regions of that state beside it, or a word as of a part of the body."""
        place = first.place
        if place.type != "village" or place.own or first.reason in ("parent", "neighbour"):
            return False
        weak = site.found.first > 0 and self.scan.stems[site.found.first - 1] in self.scan.names.weak_levels
        return weak or any(
            article == site.article
            and country == place.country
            and region != place.admin1
            and self._beside(site, named)
            for (article, country, region), named in self._regions.items()
        )

    def _beside(self, site: Site, named: Iterable[Site]) -> bool:
        return any(s.name is not site.name and abs(s.sentence - site.sentence) <= 1 for s in named)

    def _take(self, site: Site, place: Place, reading: PlaceReading) -> None:
        acts = self._acts(site, place)
        self.settled[site.found] = Settled(place, reading, f"country:{place.country}" if acts else None)
        if place.type not in WIDE:
            self._towns.append((site, place))
        if place.country:
            weight = ACTOR_WEIGHT if acts else PLACE_WEIGHT
            self._hear(site.article, site.sentence, site.found.first, place.country, weight)

    def _acts(self, site: Site, place: Place) -> bool:
        """Whether a capital or a state acts here, and so stands for its government beside the place."""
        governs = place.type == "country" or place.id in self.capitals
        return governs and bool(place.country) and act_of(self.scan, site.found.first, site.found.last) is not None

    def _ranking(self, site: Site) -> list[Scored]:
        places = site.name.places if site.announced or site.cue.country else site.name.large
        return sorted((self._score(site, place) for place in places), key=_by_points)

    def told(self, site: Site) -> Settled:
        """What is recorded of a name; one that stays open keeps the candidates that were weighed."""
        settled = self.settled.get(site.found)
        if settled is None:
            ranked = [scored.place for scored in self._ranking(site)]
            settled = Settled(None, PlaceReading(reason="open", candidates=ids_of(ranked, MOST_SHOWN)))
        return settled

    def share_names(self, open_sites: Iterable[Site]) -> None:
        """Give an open name the place that the same name was resolved to elsewhere in its article."""
        for site in open_sites:
            same = [
                s for s in self.sites if s.name is site.name and s.article == site.article and s.found in self.settled
            ]
            places = {place.id: place for s in same if (place := self.settled[s.found].place) is not None}
            if len(places) == 1 and not site.cue.country:
                reading = PlaceReading(reason="repeated", cues=(same[0].found.span,))
                self._take(site, next(iter(places.values())), reading)

    # --- points

    def _score(self, site: Site, place: Place) -> Scored:
        points = inhabitants(place) + _LEVELS[site.cue.level].get(place.type, 0.0)
        if place.own:
            points += OWN
        if place.type == "region" and site.name.places[0].type == "area" and site.cue.level != "region":
            points += AREA_FIRST
        if place.tier == "B" and not place.own and not site.announced and self._spoken(site):
            points += UNANNOUNCED
        eminent = place.id in self.capitals
        if eminent:
            points += ADJECTIVE if site.cue.level == "capital" else 0.0 if site.names_state(place) else CAPITAL
        backings = (self._parent(site, place), self._neighbour(site, place), self._country(site, place))
        support = sum(backing[0] for backing in backings)
        _, reason, cues = max(backings, key=_most)
        return Scored(place, points + support, support, reason, cues, eminent)

    def _parent(self, site: Site, place: Place) -> Backing:
        """Points for the region that the page names around a place."""
        if not place.admin1:
            return NOTHING
        named = self._regions.get((site.article, place.country, place.admin1), ())
        best = NOTHING
        for other in named:
            if other.name is not site.name:
                best = max(best, (self._parent_weight(site, other), "parent", (other.found.span,)), key=_most)
        return best

    def _parent_weight(self, site: Site, other: Site) -> float:
        if other.sentence != site.sentence:
            return PARENT_FAR
        if other.cue.level != "region":
            return LISTED_BESIDE
        gap = other.found.first - site.found.last
        return PARENT_BESIDE if 0 < gap <= 3 and self.scan.gaps[other.found.first] < STOP else PARENT_NEAR

    def _neighbour(self, site: Site, place: Place) -> Backing:
        """Points for a settled town close by that is named in the same or the next sentence."""
        best = NOTHING
        if place.type in WIDE:
            return best
        for other, town in self._towns:
            apart = abs(other.sentence - site.sentence)
            if apart > 1 or other.article != site.article or town.id == place.id or town.country != place.country:
                continue
            far = kilometres(place, town)
            if far is not None and far < NEIGHBOUR_KM:
                points = (0.6 if apart else 1.0) * NEIGHBOUR * (1 - far / NEIGHBOUR_KM)
                best = max(best, (points, "neighbour", (other.found.span,)), key=_most)
        return best

    def _country(self, site: Site, place: Place) -> Backing:
        """Points for the country of a place, by its share of what the page says around the name."""
        if site.cue.country and site.cue.country == place.country:
            return ADJECTIVE, "country", site.cue.spans
        told = self._spoken(site)
        if not place.country or place.country not in told:
            return NOTHING
        weight, witness = told[place.country]
        share = weight / max(1.0, sum(weight for weight, _ in told.values()))
        return COUNTRY * share, "country", (self.scan.words[witness].span,)


def _most(backing: Backing) -> float:
    return backing[0]


def _by_points(scored: Scored) -> tuple[float, str]:
    return (-scored.points, scored.place.id)


def _doubtful(first: Scored, site: Site, told: Told) -> bool:
    """Whether the page gives no reason to look for the first candidate: a small place (the gazetteer lacks most villages), or a town that nothing brings («سرت شائعات»)."""
    place = first.place
    if first.support > 0 or place.own or place.type in STATES:
        return False
    if place.type == "region":
        return bool(told) and not site.cue.level
    small = place.tier == "B" or (bool(told) and place.population < SMALL_TOWN)
    return small or not (site.cue.brought or first.eminent or place.population >= LARGE_CITY)


def _reading(place: Place, first: Scored, scored: Sequence[Scored], cue: Cue) -> PlaceReading:
    """Why a place was taken: «only» and «state» need no reason from the page."""
    others = [one.place for one in scored if not one_spot(first.place, one.place)]
    reason = first.reason
    if place.type in STATES and first.support == 0:
        reason = "state"
    elif not others:
        reason = "only"
    elif place.own and reason == "population":
        reason = "given"
    cues = first.cues if reason in ("parent", "neighbour", "country") else cue.spans
    return PlaceReading(reason=reason, cues=cues, candidates=ids_of([place, *others], MOST_SHOWN) if others else ())
