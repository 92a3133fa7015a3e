"""What the words beside the name of a place say of it: its level, its country, and whether its government is meant."""

import msgspec

from tawatur.mention.found import Found
from tawatur.mention.scan import COMMA, SPACE, STOP, Scan
from tawatur.model.span import Span

_ACT_GROUPS = frozenset({"reporting", "event_sanction", "event_agree", "event_cooperate", "event_speech"})
_HOSTING = frozenset({"carry_host", "host", "occur_in_text"})
_OPENERS = frozenset({"ان", "لكن", "بينما", "فيما", "كما", "ولكن", "حيث", "اذ"})
_TOWARDS = frozenset({"مع", "من", "علي", "الي", "ضد", "تجاه"})
_BETWEEN_REACH = 3


class Cue(msgspec.Struct, frozen=True, gc=False):
    """The words beside a name. ``level`` is city, capital, region, district, town, village, country or "" for none; ``country`` an ISO 3166 code or "".

    ``spans``: the words that say so; ``brought``: a preposition, a word for a place or the mark of a date line stands beside it.
    """

    level: str = ""
    country: str = ""
    spans: tuple[Span, ...] = ()
    brought: bool = False


def cues_of(scan: Scan, found: Found) -> Cue:
    """What stands right before and right after a name."""
    level, spans = _level(scan, found)
    country, adjective = _country(scan, found)
    brought = bool(level or country) or _brought(scan, found)
    return Cue(level, country, spans + adjective, brought)


def _brought(scan: Scan, found: Found) -> bool:
    """Whether a preposition or a word for a place stands right before, or it opens a line as in «حلب - وكالات»."""
    first, after = found.first, found.last + 1
    if scan.words[first].form.proclitics[-1:] in ("ب", "ل", "و", "ك"):
        return True
    if first == 0 or scan.gaps[first] == STOP:
        return after < len(scan.words) and scan.gaps[after] != SPACE
    before = scan.classes[first - 1]
    return scan.stems[first - 1] in scan.names.bringing or bool(before.trigger or before.head or before.role)


def _level(scan: Scan, found: Found) -> tuple[str, tuple[Span, ...]]:
    levels = scan.names.place_levels
    before, after = found.first - 1, found.last + 1
    if after < len(scan.words) and scan.gaps[after] == SPACE and levels.get(scan.stems[after]) == "capital":
        return "capital", (scan.words[after].span,)
    if before >= 0 and scan.gaps[found.first] == SPACE and scan.classes[before].norp and scan.gaps[before] == SPACE:
        before -= 1
    if before < 0 or scan.gaps[before + 1] != SPACE or not scan.bare(found.first):
        return "", ()
    level = levels.get(scan.stems[before], "")
    return level, (scan.words[before].span,) if level else ()


def _country(scan: Scan, found: Found) -> tuple[str, tuple[Span, ...]]:
    """The nationality right after a name («القائم العراقية»), or between it and a word for its level («العاصمة الأردنية عمان»)."""
    countries = scan.names.nation_countries
    after, before = found.last + 1, found.first - 1
    if after < len(scan.words) and scan.gaps[after] == SPACE and scan.bare(after):
        word = scan.classes[after]
        if word.definite and word.norp in countries:
            return countries[word.norp or ""], (scan.words[after].span,)
    if before > 0 and scan.gaps[found.first] == scan.gaps[before] == SPACE:
        word = scan.classes[before]
        if word.norp in countries and scan.stems[before - 1] in scan.names.place_levels:
            return countries[word.norp or ""], (scan.words[before].span,)
    return "", ()


def act_of(scan: Scan, first: int, last: int) -> int | None:
    """The word that makes a capital or a state an actor: its verb, a relation it has, or a noun for what governments do; None for a place."""
    word = _verb_before(scan, first)
    if word is None:
        word = _verb_after(scan, first, last)
    if word is None:
        word = _relation(scan, first)
    if word is None:
        word = _joined(scan, first)
    return word


def _verb_before(scan: Scan, first: int) -> int | None:
    before = first - 1
    if before < 0 or scan.gaps[first] != SPACE or not scan.bare(first):
        return None
    return before if _is_act(scan, before) else None


def _verb_after(scan: Scan, first: int, last: int) -> int | None:
    """A verb of saying or dealing right after a name that opens its clause («واشنطن تنفي»)."""
    after = last + 1
    opens = first == 0 or scan.gaps[first] >= COMMA or scan.stems[first - 1] in _OPENERS
    if not opens or after >= len(scan.words) or scan.gaps[after] != SPACE or not scan.bare(after):
        return None
    return after if _is_act(scan, after) else None


def _is_act(scan: Scan, at: int) -> bool:
    """Whether a word is a feminine verb of saying or of dealing between states, and none of hosting («استضافت», «شهدت»)."""
    stem = scan.stems[at]
    if not (stem.startswith(("ت", "ست")) or stem.endswith("ت")) or scan.classes[at].closed:
        return False
    readings = scan.lexicon.readings(stem)
    if any(r.entry in _HOSTING for r in readings):
        readings = scan.lexicon.readings(stem[1:]) if stem[0] == "و" else ()
    return any(
        r.group in _ACT_GROUPS and r.shape in ("past", "present") and not r.pronoun and r.entry not in _HOSTING
        for r in readings
    )


def _relation(scan: Scan, first: int) -> int | None:
    """A noun for what governments have or do: right before («موقف واشنطن»), or before a preposition («اتفاق مع واشنطن», «العلاقات بين الرياض وطهران»)."""
    before = first - 1
    if before < 0 or scan.gaps[first] != SPACE or not scan.bare(first):
        return None
    if scan.stems[before] in scan.names.state_nouns:
        return before
    if before > 0 and scan.stems[before] in _TOWARDS and scan.gaps[before] == SPACE:
        return before - 1 if scan.classes[before - 1].bare in scan.names.state_relations else None
    if scan.stems[before] == "بين":
        for at in range(before - 1, max(-1, before - 1 - _BETWEEN_REACH), -1):
            if scan.gaps[at + 1] != SPACE:
                return None
            if scan.classes[at].bare in scan.names.state_relations:
                return at
    return None


def _joined(scan: Scan, first: int) -> int | None:
    """What makes the name before an actor, for one that follows it with و («الدوحة والقاهرة»)."""
    if first == 0 or scan.gaps[first] != SPACE or scan.words[first].form.proclitics != "و":
        return None
    for start in (first - 1, first - 2):
        if start >= 0 and scan.names.is_government(" ".join(scan.stems[start:first])):
            return act_of(scan, start, first - 1)
    return None
