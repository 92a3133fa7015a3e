"""Through what something is said: a document, a channel, a platform, named beside the verb."""

from tawatur.attribution.drafts import Draft
from tawatur.attribution.view import PageView
from tawatur.model.attribution import Speaker, SpeakerKind
from tawatur.model.span import Span

_INTO = frozenset({"في", "عبر", "علي", "ضمن", "خلال"})


def find_channel(view: PageView, first: int, last: int) -> Draft | None:
    """The link around a report that the words ``[first, last)`` name, None if they name none."""
    for j in range(first, last):
        found = _channel_at(view, j, last)
        if found is not None:
            return found
    return None


def _channel_at(view: PageView, j: int, last: int) -> Draft | None:
    role, word = view.roles[j], view.words[j]
    entered = (j > 0 and view.words[j - 1].stem in _INTO) or "ب" in word.form.proclitics
    if role.use in ("interview", "channel") and entered:
        return _outlet_after(view, j, last, interview=role.use == "interview")
    if role.use in ("document", "post") and entered and not _of_others(view, j):
        kind: SpeakerKind = "social_post" if role.use == "post" else "document"
        return _link(view, Span(word.start, word.end), kind, "channel/document")
    if role.use == "platform" and entered:
        return _link(view, _platform(view, j, last), "social_post", "channel/platform")
    if _addressed(view, j) and _is_outlet(view, j) and not (role.definite and not role.outlet_name):
        return _link(view, _outlet_name(view, j, last), "outlet", "channel/addressed")
    return None


def _of_others(view: PageView, j: int) -> bool:
    """«في رسالة إلى», «في كلمة» are documents; a definite one («في التقرير») is spoken of, not spoken in."""
    return view.roles[j].definite


def _addressed(view: PageView, j: int) -> bool:
    return "ل" in view.words[j].form.proclitics or (j > 0 and view.words[j - 1].stem in ("ل", "مع"))


def _is_outlet(view: PageView, j: int) -> bool:
    role = view.roles[j]
    return role.head == "outlet"


def _outlet_after(view: PageView, j: int, last: int, interview: bool) -> Draft | None:
    for k in range(j + 1, min(last, j + 7)):
        if _is_outlet(view, k):
            return _link(
                view,
                _outlet_name(view, k, last),
                "outlet",
                "channel/interview",
                interview=interview,
                cue=view.words[j].span,
            )
        if view.mention_at.get(k) is not None and _addressed(view, k) and _quoted_alone(view, k):
            return _link(
                view,
                view.mention_at[k].span,
                "outlet",
                "channel/interview",
                interview=interview,
                cue=view.words[j].span,
            )
    return None


def _quoted_alone(view: PageView, k: int) -> bool:
    return view.open_mark(k) is not None


def _outlet_name(view: PageView, j: int, last: int) -> Span:
    """The name of an outlet without «قناة» and without marks; the whole phrase when no name follows."""
    role = view.roles[j]
    if role.outlet_name:
        mention = view.mention_at.get(j)
        return mention.span if mention else view.words[j].span
    if view.mention_end.get(j, 0) > j + 1:
        return view.mention_at[j].span
    k = j + 1
    if k < last:
        mark = view.open_mark(k)
        close = view.closes.get(mark) if mark is not None else None
        if mark is not None and close is not None:
            return Span(mark + 1, close)
        if k in view.mention_at:
            return view.mention_at[k].span
        if (view.roles[k].definite or view.words[k].kind == "latin") and view.gap(k).isspace():
            while (
                k + 1 < last
                and view.roles[k + 1].definite
                and view.gap(k + 1) == " "
                and not view.words[k + 1].form.proclitics
            ):
                k += 1
            return Span(view.words[j + 1].start, view.words[k].end)
    return view.words[j].span


def _platform(view: PageView, j: int, last: int) -> Span:
    """«منصة "إكس"» with its name and its closing mark."""
    start, end = view.words[j].start, view.words[j].end
    k = j + 1
    if view.words[j].stem in ("منصة", "المنصة") and k < last:
        mark = view.open_mark(k)
        close = view.closes.get(mark) if mark is not None else None
        if close is not None:
            return Span(start, close + 1)
        if view.gap(k).isspace():
            return Span(start, view.words[k].end)
    return Span(start, end)


def _link(
    view: PageView, span: Span, kind: SpeakerKind, rule: str, interview: bool = False, cue: Span | None = None
) -> Draft:
    act = "SPEECH.interview" if interview else None
    return Draft(
        Speaker(span=span, kind=kind),
        cue,
        None,
        rule,
        span.start,
        act=act,
        interview=interview,
        named=True,
        cues=(span,),
    )
