"""Grammar around a verb of speech: whether it is a verb here, who agrees with it, where its subject ends."""

from tawatur.attribution.drafts import Draft
from tawatur.attribution.openers import asks_to_stay_unnamed
from tawatur.attribution.speakers import Phrase
from tawatur.attribution.view import PageView, Passage

CARRIED = 9
"""Words after «نقل» in which «عن» must name the origin."""


def verb_here(view: PageView, j: int, passage: Passage) -> bool:
    """Whether a verb can stand here: not behind a preposition, nor with one written onto it («إلى رد», «لطلب»)."""
    clitics = view.words[j].form.proclitics
    if j + 1 < passage.last and view.cues.has("idioms", f"{view.roles[j].verb.entry} {view.words[j + 1].stem}"):  # type: ignore[union-attr]
        return False
    if j in view.person_words or set(clitics) & set("بك") or ("ل" in clitics and view.roles[j].past):
        return False
    if asks_to_stay_unnamed(view, j):
        return False
    if j == passage.first:
        return True
    before = view.roles[j - 1]
    if view.cues.has("negations", view.words[j - 1].stem) or _is_preposition(view, j):
        return False
    after_that = before.that and not clitics and not _after_an(view, j)
    return (
        not after_that
        and view.words[j - 1].stem not in ("ما", "لما", "حسبما", "بما")
        and not (before.preposition and view.gap(j) == " " and not clitics)
    )


def _is_preposition(view: PageView, j: int) -> bool:
    """Whether a word that may be a preposition («عبر») is one: nothing before it begins a clause."""
    if not view.cues.has("ambiguous", view.words[j].stem) or view.words[j].form.proclitics:
        return False
    return view.gap(j) == " " and not (view.roles[j - 1].clause_start or j - 1 in view.person_words)


def _after_an(view: PageView, j: int) -> bool:
    """Whether a verb can follow this «أن»: «بعد أن أعلن», «أنه أعلن», but a noun in «أن طلب الاتحاد»."""
    if view.words[j - 1].stem not in ("ان", "بان"):
        return True
    before = view.words[j - 2].stem if j > 1 else ""
    return before in ("بعد", "منذ", "الي", "حتي", "سبق") if view.roles[j].past else before == "قبل"


def past_relative(view: PageView, first: int, last: int) -> int:
    """The word after a relative clause between commas («، الذي قاد الفريق، ...»), else ``first``."""
    if first >= last or "،" not in view.gap(first) or not view.roles[first].relative:
        return first
    return next((k for k in range(first + 1, last) if "،" in view.gap(k)), first)


def goes_with(view: PageView, j: int, phrase: Phrase) -> bool:
    """Whether a participle can have a phrase for its subject: no masculine one («مشيرا») a committee or a country."""
    if phrase.kind == "person" or not view.words[j].stem.endswith("ا"):
        return True
    name = view.mention_at.get(phrase.first)
    return not (phrase.head.endswith("ة") or (name is not None and name.type == "LOC"))


def masculine(phrase: Phrase) -> bool:
    """Whether an office without a name is a man's, so that it is no subject of a feminine verb: «وتطالب رئيس ...»."""
    return phrase.kind == "person" and not phrase.named and bool(phrase.head) and not phrase.head.endswith("ة")


def agrees(view: PageView, j: int, governor: Draft) -> bool:
    """Whether a participle has the gender of the verb whose subject it would go on with."""
    feminine = view.words[j].stem.endswith("ة")
    return not governor.gender or feminine is (governor.gender == "f") or not view.words[j].stem.endswith(("ة", "ا"))


def after_nominative(view: PageView, first: int, last: int) -> int:
    """The first word after a plural in «ون» and its adjectives in «ون»."""
    k = first + 1
    while k < last and view.words[k].stem.endswith("ون") and view.gap(k) == " ":
        k += 1
    return k if k < last and view.gap(k) == " " and not view.roles[k].preposition and not view.roles[k].that else last


def carries(view: PageView, j: int, about: int) -> bool:
    """Whether nothing but who carries it stands between «نقل» and «عن»."""
    if about - j > CARRIED:
        return False
    return not any(
        view.roles[k].participle or view.roles[k].finite or view.roles[k].relative for k in range(j + 1, about)
    )
