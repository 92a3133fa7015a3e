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
    r"""Who says what in the page, in its order; parents stand around their children. Empty for a page without reports.

    >>> from tawatur.pipeline import annotate
    >>> page = annotate(Document(id="p", text="أخبار السد الجديد\nقالت مصادر محلية إن السد امتلأ بالكامل."))
    >>> [(a.speaker.named.of(page.text), a.content.of(page.text), a.act) for a in page.attributions]
    [('مصادر محلية', 'السد امتلأ بالكامل', 'SPEECH.statement')]
    """
    view = PageView(document, cue_words(lexicon))
    reader = ReportReader(view)
    reports, credits = reader.read(), find_credits(view)
    cover_interviews(view.text, reports, credits, reader)
    drafts = [*find_headlines(view), *reports, *find_posts(view), *credits]
    nest(drafts)
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


def cover_interviews(text: str, reports: list[Draft], credits: list[Draft], reader: ReportReader) -> None:
    """Put the channel of an interview around every report of its speaker in the same article, and mark a credit line that names that channel."""
    for draft in [d for d in reports if d.parent is not None and d.parent.interview]:
        channel = draft.parent
        assert channel is not None
        who = reader.identity(draft)
        for other in reports:
            if (
                who is not None
                and other.parent is None
                and other.article == draft.article
                and other.content
                and reader.identity(other) == who
            ):
                other.parent = channel
        for credit in credits:
            if credit.article == draft.article and _name(text, credit) == _name(text, channel):
                credit.rule = "credit/interview"


def _name(text: str, draft: Draft) -> str:
    return draft.speaker.span.of(text).strip(' "«»“”') if draft.speaker.span else ""
