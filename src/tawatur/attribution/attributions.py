"""The attributions of a page."""

from tawatur.attribution.cues import cue_words
from tawatur.attribution.drafts import Draft, finish, nest
from tawatur.attribution.posts import find_credits, find_headlines, find_posts
from tawatur.attribution.reports import ReportReader
from tawatur.attribution.view import PageView
from tawatur.lexicon.lexicon import Lexicon
from tawatur.model.attribution import Attribution
from tawatur.model.document import Document


def find_attributions(document: Document, lexicon: Lexicon) -> tuple[Attribution, ...]:
    """Who says what in the page, in its order; parents stand around their children. Empty for a page without reports."""
    view = PageView(document, cue_words(lexicon))
    drafts = [*find_headlines(view), *ReportReader(view).read(), *find_posts(view), *find_credits(view)]
    cover_interviews(drafts)
    nest(drafts)
    links = [draft.parent for draft in drafts if draft.parent is not None]
    known = {id(draft) for draft in drafts}
    drafts += [link for link in dict.fromkeys(links) if id(link) not in known]
    return finish(_with_outer(drafts))


def _with_outer(drafts: list[Draft]) -> list[Draft]:
    """The drafts and every link around them that is not among them yet."""
    known = {id(draft): draft for draft in drafts}
    for draft in drafts:
        parent = draft.parent
        while parent is not None and id(parent) not in known:
            known[id(parent)] = parent
            parent = parent.parent
    return list(known.values())


def cover_interviews(drafts: list[Draft]) -> None:
    """Put the channel of an interview around every report of its speaker in the same article, and mark the credit line of that channel."""
    for draft in [d for d in drafts if d.parent is not None and d.parent.interview]:
        channel = draft.parent
        assert channel is not None
        for other in drafts:
            if other.parent is None and other.article == draft.article and other.content and other.rule.startswith("report") and same_voice(other, draft):
                other.parent = channel


def same_voice(one: Draft, other: Draft) -> bool:
    """Whether two reports have the same speaker, by what is named."""
    return one.speaker.named is not None and one.speaker.named == other.speaker.named
