"""Sources named without a verb: «بحسب X», «وفقا لـ X», «نقلا عن X», «حسب ما قال X»."""

from tawatur.attribution.channels import find_channel
from tawatur.attribution.contents import closes_with_source, source_start
from tawatur.attribution.cues import ReportingVerb
from tawatur.attribution.drafts import Draft
from tawatur.attribution.memory import Memory
from tawatur.attribution.speakers import Phrase, read_phrase
from tawatur.attribution.view import PageView, Passage
from tawatur.model.attribution import Speaker
from tawatur.model.span import Span

_LINKS = frozenset({"outlet", "document"})
SHORTEST_CONTENT = 4
"""Words that a source must cover."""

LEADING = 40
"""Characters after a leading source in which the report that it brings must have its verb."""


def find_according(view: PageView, j: int, passage: Passage, memory: Memory, found: list[Draft]) -> Draft | None:
    """The report whose source «بحسب» names: the sentence around it. Where another report stands in the sentence, an outlet or document becomes the link around that one."""
    if not closes_with_source(view, j):
        return None
    start = source_start(view, j)
    cue = view.words[j].span
    verb: ReportingVerb | None = None
    if start < passage.last and (view.roles[start].finite or view.roles[start].told):
        cue, verb = view.words[start].span, view.roles[start].verb
        start += 1
        while start < passage.last and view.roles[start].leap:
            start += 1
    phrase = read_source(view, start, passage.last)
    if phrase is None and cue != view.words[j].span:
        phrase = _behind_channel(view, start, passage.last)
    if phrase is None or phrase.hedge:
        return None
    speaker = memory.resolve(phrase)
    if found:
        _around(found, speaker, cue, phrase)
        return None
    content = _covered(view, j, phrase, passage)
    if content is None:
        return None
    draft = Draft(
        speaker, cue, content, "report/according", cue.start, title=phrase.title, named=not phrase.short, cues=(cue,)
    )
    if cue != view.words[j].span:
        draft.act = verb.act if verb is not None else "SPEECH.statement"
        draft.parent = find_channel(view, phrase.last, min(passage.last, phrase.last + 8))
    return draft


def link_leading_sources(found: list[Draft]) -> None:
    """Make «وبحسب الصحيفة، قال X إن» a link around what X says: an outlet or document in front that brings another report says nothing by itself."""
    for source in [
        d for d in found if d.rule == "report/according" and d.speaker.kind in _LINKS and d.content is not None
    ]:
        content = source.content
        inner = [
            d
            for d in found
            if d is not source
            and d.cue is not None
            and content is not None
            and 0 <= d.cue.start - content.start <= LEADING
        ]
        if inner:
            source.content, source.rule, source.act = None, "channel/according", None
        for draft in inner:
            draft.parent = draft.parent or source


def read_source(view: PageView, start: int, last: int) -> Phrase | None:
    """The source that starts at word ``start``; what can be no source (a plan, a law, the usual) gives None."""
    if start >= last:
        return None
    role = view.roles[start]
    if not (role.head or role.anonymous or role.use or start in view.mention_at):
        return None
    return read_phrase(view, start, last, governed=True)


def _around(found: list[Draft], speaker: Speaker, cue: Span, phrase: Phrase) -> None:
    """Put an outlet or document around the first report of the sentence."""
    if phrase.kind not in _LINKS:
        return
    for draft in found:
        if draft.parent is None and draft.content is not None:
            draft.parent = Draft(
                speaker, cue, None, "channel/according", cue.start, draft.article, named=True, cues=(cue,)
            )
            return


def _covered(view: PageView, j: int, phrase: Phrase, passage: Passage) -> Span | None:
    """The words that a source covers: what comes after it when it leads the sentence, else what stands before it."""
    if j - passage.first <= 1:
        first = phrase.last
        while first < passage.last and (first in view.timed or view.roles[first].stop) and "،" not in view.gap(first):
            first += 1
        while first < passage.last and view.cues.has("that", view.words[first].stem):
            first += 1
        return _span(view, _after_comma(view, first, passage.last), passage.last)
    first = passage.first
    while first < j and (view.cues.has("lead_ins", view.words[first].stem)):
        first += 1
    last = j
    while last > first and view.words[last - 1].stem in ("ذلك", "هذا"):
        last -= 1
    return _span(view, first, last)


def _after_comma(view: PageView, first: int, last: int) -> int:
    """The report after a source that runs on to a comma («وفق بيان المركز ...، فإن ...»): the words after «فإن»."""
    for k in range(first, min(last - SHORTEST_CONTENT, first + 12)):
        if "،" in view.gap(k) and k > first:
            if not (view.words[k].form.proclitics.startswith("ف") or view.words[k].stem == "فقد"):
                return first
            return k + 1 if view.cues.has("that", view.words[k].stem) else k
    return first


def _behind_channel(view: PageView, start: int, last: int) -> Phrase | None:
    """The person named behind the channel: «وفق ما أكده في اتصال بالإذاعة، سليم الراوي»."""
    if start >= last or not (view.roles[start].preposition or view.words[start].form.proclitics == "ل"):
        return None
    for k in range(start + 1, min(last, start + 12)):
        if "،" in view.gap(k):
            phrase = read_source(view, k, last)
            return phrase if phrase is not None and phrase.kind == "person" and phrase.named else None
    return None


def _span(view: PageView, first: int, last: int) -> Span | None:
    if last - first < SHORTEST_CONTENT:
        return None
    mark = view.open_mark(first)
    start = view.words[first].start if mark is None else mark
    end = view.words[last - 1].end
    if any(close == end and opened >= start for opened, close in view.closes.items()):
        end += 1
    return Span(start, end)
