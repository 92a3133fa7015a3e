"""Subjects that do not stand right after their verb: before it, or as the subject of the sentence's first verb."""

from tawatur.attribution.openers import SENTENCE_STOPS
from tawatur.attribution.speakers import Phrase, read_phrase
from tawatur.attribution.view import PageView, Passage
from tawatur.model.span import Span

BACKWARDS = 14
"""Words before a verb among which its subject must start."""


def subject_before(view: PageView, verb: int, passage: Passage) -> Phrase | None:
    """The subject that stands before its verb: «المدير قال», «وكان العمدة، أكد». None after «و» or another verb."""
    if set(view.words[verb].form.proclitics) & set("وف") or verb == passage.first:
        return None
    start = _clause_start(view, verb, passage)
    if start is None or start >= verb:
        return None
    phrase = read_phrase(view, start, verb)
    if phrase is not None and phrase.vague and _after_was(view, start, verb):
        return phrase if _reaches(view, phrase.last, verb) else None
    if phrase is None or phrase.guessed or not (phrase.named or view.roles[start].head or view.roles[start].anonymous):
        return None
    return phrase if _reaches(view, phrase.last, verb) else None


def _after_was(view: PageView, start: int, verb: int) -> bool:
    """Whether «كان ... قد» frames the words before a verb, so that they are its subject whatever they are: «وكان الحارس قد قال»."""
    framed = start > 0 and view.cues.has("was", view.words[start - 1].stem)
    return framed and view.words[verb - 1].stem == "قد" and view.roles[start].definite


def _clause_start(view: PageView, verb: int, passage: Passage) -> int | None:
    for k in range(verb - 1, max(passage.first, verb - BACKWARDS) - 1, -1):
        role = view.roles[k]
        if k == verb - 1 and view.words[k].form.written == "قد":
            continue
        if role.relative:
            return _antecedent_start(view, k, passage) if k == verb - 1 else None
        if role.use == "according" or SENTENCE_STOPS.intersection(view.gap(k + 1)):
            return k + 1
        if verb - k <= 4 and "و" in view.words[k].form.proclitics and _may_speak(view, k):
            return k
        if role.clause_start or role.that or (role.preposition and k == verb - 1):
            return k + 1
        if role.finite and k not in view.mention_at and role.head is None:
            return None
    return passage.first if verb - passage.first <= BACKWARDS else None


def _antecedent_start(view: PageView, relative: int, passage: Passage) -> int | None:
    """The name right before «الذي», who is the subject of its verb."""
    return next((k for k in range(passage.first, relative) if view.mention_end.get(k) == relative), None)


def _may_speak(view: PageView, k: int) -> bool:
    return k in view.mention_at or view.roles[k].head is not None or view.roles[k].anonymous


def _reaches(view: PageView, end: int, verb: int) -> bool:
    """Whether between subject and verb stands nothing but time, brackets and commas."""
    return (
        all(
            k in view.timed
            or view.roles[k].leap
            or view.roles[k].clause_start
            or view.roles[k].relative
            or view.words[k].stem in ("في", "قد")
            for k in range(end, verb)
        )
        or verb - end <= 0
    )


def governing_subject(view: PageView, cue: int, passage: Passage) -> Phrase | None:
    """The subject of a sentence that begins with a verb and its subject, for a report that comes later in it: «استقبل العمدة الوفد، مؤكدا أن»."""
    first = passage.first
    if cue - first < 2:
        return None
    topic = _topic(view, cue, passage)
    if topic is not None:
        return topic
    first = _after_adverbial(view, _after_dateline(view, first, cue), cue)
    for k in range(first, min(first + 3, cue)):
        role = view.roles[k]
        if role.preposition or role.that:
            return None
        if k in view.mention_at or (role.head is not None and k > first):
            phrase = read_phrase(view, k, cue) if not view.words[k].form.proclitics.strip("وف") else None
            return (
                phrase
                if phrase is not None
                and phrase.kind in ("person", "office", "outlet")
                and not phrase.short
                and not phrase.guessed
                else None
            )
    return None


def _after_dateline(view: PageView, first: int, cue: int) -> int:
    """Past the reporter's name and place that open a page: «سليم الراوي - الوادي: طالب ...»."""
    for k in range(first + 1, min(first + 8, cue)):
        if ":" in view.gap(k):
            return k
        if view.roles[k].finite and k not in view.mention_at:
            return first
    return first


def _after_adverbial(view: PageView, first: int, cue: int) -> int:
    """Past a time or place before the first comma: «في المساء، استقبل العمدة ...»."""
    if not (view.roles[first].preposition or first in view.timed):
        return first
    return next((k for k in range(first + 1, min(first + 10, cue)) if "،" in view.gap(k)), first)


def _topic(view: PageView, cue: int, passage: Passage) -> Phrase | None:
    """The subject after «فإن», «لكن» in the clause before: «فإن العمدة ربطها بالمطر، قائلا»."""
    for k in range(cue - 1, max(passage.first, cue - BACKWARDS) - 1, -1):
        if view.roles[k].participle or "." in view.gap(k + 1):
            return None
        if (
            view.words[k].stem in ("ان", "لكن")
            and view.words[k].form.proclitics in ("ف", "")
            and k + 1 in view.mention_at
        ):
            phrase = read_phrase(view, k + 1, cue)
            return phrase if phrase is not None and phrase.kind in ("person", "office") else None
    return None


def antecedent(view: PageView, phrase: Phrase) -> Span | None:
    """The fuller name that a short one stands for: the mention it refers to, or the one longer name before it that ends in the same word."""
    mention = view.mention_at.get(view.index(phrase.span.start)) or view.mention_at.get(phrase.first)
    if mention is not None and mention.refers_to is not None:
        target = next((m for m in view.document.mentions if m.id == mention.refers_to), None)
        if target is not None:
            return target.span
    if phrase.kind != "person" or not phrase.named or " " in phrase.span.of(view.text):
        return None
    name = phrase.span.of(view.text)
    fuller = {
        m.span.of(view.text): m.span
        for m in reversed(view.document.mentions)
        if m.type == "PER" and m.span.end <= phrase.span.start and m.span.of(view.text).endswith(" " + name)
    }
    return next(iter(fuller.values())) if len(fuller) == 1 else None
