"""Why two tellings are of one event, or cannot be: one small function a reason."""

import msgspec

from tawatur.corpus.day_range import DayRange, written_days
from tawatur.corpus.places import PlaceTree
from tawatur.corpus.tellings import Telling
from tawatur.text.sentences import sentence_of

LONGEST_WINDOW = 40
"""Days that two tellings in different articles may be spread over and still be compared: a month's name, and a few days of imprecision."""

YEAR_WIDE = 300
"""Days from which on a time is no finer than a year."""

ARTICLE = "ال"

VIOLENT = frozenset({"strike", "blast", "death"})
"""Families of which one town may see several in a week."""


CLOSE_WORDS = 8
"""Words between two triggers of which «before» or «after» says how they stand to each other."""


class Verdict(msgspec.Struct, frozen=True):
    """What a rule says of two tellings: join them (True), keep them apart (False); why, and by which signs."""

    same: bool
    rule: str
    why: str
    cues: tuple[str, ...] = ()


def apart(a: Telling, b: Telling, places: PlaceTree) -> Verdict | None:
    """Why two tellings of one family cannot be of one event; None when nothing speaks against it."""
    if a.own_days and b.own_days and not a.own_days.meets(b.own_days):
        return Verdict(
            False, "other_time", "their times exclude each other", (str(a.event.time.value), str(b.event.time.value))
        )
    if a.excludes(b):
        return Verdict(
            False,
            "other_participant",
            "who it happened to, or who did it, differs",
            (*sorted(a.key_fillers), *sorted(b.key_fillers)),
        )
    if places.compatible(a.places, b.places) is False:
        return Verdict(False, "other_place", "their places differ", (*sorted(a.places), *sorted(b.places)))
    if "hypothetical" in (a.event.status, b.event.status) and a.event.status != b.event.status:
        return Verdict(False, "other_status", "one of them is only feared or supposed")
    return None


class ApartWords(msgspec.Struct, frozen=True):
    """Folded words that tell events apart: ``another`` after a trigger, ``between`` two of one sentence."""

    another: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()


NO_WORDS = ApartWords()


def apart_inside(earlier: Telling, later: Telling, places: PlaceTree, words: ApartWords = NO_WORDS) -> Verdict | None:
    """Why two tellings of one family in one article are of two events; None when nothing says so."""
    if later.event_class == "SPEECH":
        return None
    return apart(earlier, later, places) or _another(earlier, later, words)


def same_inside(earlier: Telling, later: Telling, places: PlaceTree, *, nearest: bool) -> Verdict | None:
    """Why two tellings of one family in one article, which nothing keeps apart, are of one event; None when nothing says so.

    ``nearest``: no other telling of the family stands between them.
    """
    if later.event_class == "SPEECH":
        return _same_speech(earlier, later)
    if nearest and _side_by_side(earlier, later):
        return Verdict(True, "side_by_side", "two words of one phrase, or of one sentence and day", (later.trigger,))
    if _names_again(earlier, later):
        return Verdict(True, "names_again", "the later one speaks of «the» thing that the earlier one brought in")
    if nearest and _points_back(earlier, later):
        return Verdict(True, "points_back", "the later one points back to the nearest of its kind", (later.trigger,))
    if earlier.in_title and not later.in_title and nearest and not is_recalled(later):
        return Verdict(True, "title", "the title tells what the text goes on to tell", (earlier.trigger,))
    return _shared_slots(earlier, later, places)


def _another(earlier: Telling, later: Telling, words: ApartWords) -> Verdict | None:
    """One more of its kind («a similar raid»), or the other side of a before and after in one sentence."""
    said = words.another & set(later.following_words)
    if said and not later.definite:
        return Verdict(False, "another_one", "the text calls it another one of its kind", tuple(sorted(said)))
    between = earlier.words_up_to(later)
    order = words.between & between
    if (
        order
        and not later.definite
        and len(between) <= CLOSE_WORDS
        and sentence_of(earlier.document, earlier.event.trigger) == sentence_of(later.document, later.event.trigger)
    ):
        return Verdict(False, "before_and_after", "the text puts one before the other", tuple(sorted(order)))
    return None


def _side_by_side(earlier: Telling, later: Telling) -> bool:
    sentence = sentence_of(earlier.document, earlier.event.trigger)
    if sentence is None or sentence != sentence_of(later.document, later.event.trigger):
        return False
    if not earlier.words_up_to(later):
        return True
    return earlier.own_days is not None and earlier.own_days == later.own_days and earlier.own_days.width == 1


def _names_again(earlier: Telling, later: Telling) -> bool:
    """Whether the later one has «the drone» in the role in which the earlier one had «a drone»."""
    return any(
        ARTICLE + phrase.replace(" ", f" {ARTICLE}") in later.phrases.get(role, frozenset())
        for role, phrases in earlier.phrases.items()
        for phrase in phrases
    )


def _points_back(earlier: Telling, later: Telling) -> bool:
    if not later.definite or is_recalled(later) != is_recalled(earlier):
        return False
    return bool(earlier.participants & later.participants) or not later.participants or not earlier.participants


def _shared_slots(earlier: Telling, later: Telling, places: PlaceTree) -> Verdict | None:
    shared = earlier.participants & later.participants
    place = places.compatible(earlier.places, later.places)
    one_time = not (earlier.own_days and later.own_days) or earlier.own_days == later.own_days
    if earlier.family in VIOLENT:  # one side may strike twice: whom or what it struck must be shared
        shared = earlier.key_fillers & later.key_fillers
    if shared and (place or (place is None and one_time)):
        return Verdict(True, "shared_participant", "the same participant, nothing against it", tuple(sorted(shared)))
    same_place = earlier.places & later.places
    if same_place and earlier.own_days and later.own_days and _same_day(earlier, later):
        return Verdict(True, "place_and_time", "the same place on the same day", tuple(sorted(same_place)))
    if earlier.places & later.places - places.wide and one_time:
        return Verdict(
            True,
            "same_small_place",
            "the same town or village, nothing against it",
            tuple(sorted(earlier.places & later.places)),
        )
    return None


def is_recalled(telling: Telling) -> bool:
    """Whether the text dates it long before its page was written: history, whatever stands beside it."""
    days, article = telling.own_days, telling.article
    written = written_days(article.date) if article else None
    if days is None or days.last is None:
        return False
    if written is None or written.first is None:  # of an undated page a bare year is history
        return days.width is not None and days.width > YEAR_WIDE
    return (written.first - days.last).days > LONGEST_WINDOW


def _same_speech(earlier: Telling, later: Telling) -> Verdict | None:
    if earlier.own_days and later.own_days and not earlier.own_days.meets(later.own_days):
        return None
    shared = earlier.by_role.get("speaker", frozenset()) & later.by_role.get("speaker", frozenset())
    if not shared:
        origins = (_origin(earlier), _origin(later))
        shared = frozenset({origins[0]}) if origins[0] and origins[0] == origins[1] else frozenset()
    if shared:
        return Verdict(True, "same_speaker", "one speaker in one article", tuple(sorted(shared)))
    return None


def _origin(telling: Telling) -> str:
    named = telling.chain[-1].speaker.named if telling.chain else None
    return f"{named.start}-{named.end}" if named else ""


def same_across(a: Telling, b: Telling, places: PlaceTree, *, one_story: bool) -> Verdict | None:
    """What the rules say of two tellings of one family in different articles; None when they cannot tell.

    Needs a time that both may mean, and who or where besides. In articles of one story less is asked, but never of violence, which a town may see twice in a week.
    """
    if a.event.kind != "event" or b.event.kind != "event":
        return None
    if a.event_class == "SPEECH":
        return _same_speech_across(a, b) if one_story else None
    against = apart(a, b, places)
    if against is not None:
        return against
    shared, place = a.participants & b.participants, places.compatible(a.places, b.places)
    cues = (*sorted(shared), *sorted(a.places & b.places))
    if _close_in_time(a.days, b.days):
        if place and shared & (a.key_fillers | b.key_fillers):
            return Verdict(True, "who_where_when", "the same person or body, place and time", cues)
        if place and shared and not (a.key_fillers and b.key_fillers):
            return Verdict(True, "participant_where_when", "a shared participant, place and time", cues)
        if a.places & b.places and _same_day(a, b):
            return Verdict(True, "where_and_day", "the same place on the same day", cues)
    return _same_in_story(a, b, places, cues) if one_story else None


def _same_in_story(a: Telling, b: Telling, places: PlaceTree, cues: tuple[str, ...]) -> Verdict | None:
    if not _may_be_one_time(a, b) or is_recalled(a) != is_recalled(b):
        return None
    small = places.small(a.places & b.places)
    if a.family in VIOLENT:
        if small and _close_in_time(a.likely_days, b.likely_days):
            return Verdict(True, "one_story_small_place", "one story, the same town or village within days", cues)
        return None
    if a.event_class == "HAZARD":
        one_day = a.own_days is not None and a.own_days == b.own_days
        if one_day or places.compatible(a.places, b.places):
            return Verdict(True, "one_story_disaster", "one story, a disaster of one kind, the same day or place", cues)
    if a.has_key_role and not (a.key_fillers & b.key_fillers):
        return None
    if small or a.key_fillers & b.key_fillers or len(a.participants & b.participants) >= 2:
        return Verdict(
            True, "one_story", "two articles of one story, the same small place, key person or two participants", cues
        )
    return None


def _may_be_one_time(a: Telling, b: Telling) -> bool:
    return a.likely_days is None or b.likely_days is None or a.likely_days.meets(b.likely_days)


def _same_speech_across(a: Telling, b: Telling) -> Verdict | None:
    shared = a.by_role.get("speaker", frozenset()) & b.by_role.get("speaker", frozenset())
    if (
        shared
        and a.event.type == b.event.type
        and a.own_days is not None
        and a.own_days == b.own_days
        and a.own_days.width == 1
    ):
        return Verdict(
            True,
            "same_speaker_same_day",
            "one speaker on one day, told by two pages of one story",
            tuple(sorted(shared)),
        )
    return None


def _close_in_time(a: DayRange | None, b: DayRange | None) -> bool:
    if a is None or b is None or (a.is_open and b.is_open) or not a.meets(b):
        return False
    width = a.narrowed(b).width
    return width is not None and width <= LONGEST_WINDOW


def _same_day(a: Telling, b: Telling) -> bool:
    return a.days is not None and b.days is not None and a.days.width == 1 and b.days.width == 1
