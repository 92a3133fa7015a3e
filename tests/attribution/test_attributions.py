"""Who says what, on sentences of our own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.attribution.chains import chain_at, chain_of_cue, chain_to, hedged_at
from tawatur.model.attribution import Attribution
from tawatur.model.document import Document
from tawatur.model.span import Span
from tawatur.pipeline import annotate


def page(text: str) -> Document:
    """A page with a title and one paragraph, so that the paragraph is body text."""
    return annotate(Document(id="p", text=f"أخبار السد الجديد في وادي الزهور\n{text}\n"))


def found(document: Document, cue: str) -> Attribution:
    return next(
        a
        for a in document.attributions
        if a.cue is not None and a.cue.of(document.text) == cue and a.content is not None
    )


def names(document: Document, attribution: Attribution) -> list[str | None]:
    """The chain of an attribution by what is named."""
    return [
        link.speaker.named.of(document.text) if link.speaker.named else None for link in chain_to(document, attribution)
    ]


REPORTS = [
    # text, cue, chain, content, mode
    ("قال وزير المياه سليم الراوي إن السد امتلأ بالكامل.", "قال", ["سليم الراوي"], "السد امتلأ بالكامل", "indirect"),
    (
        "وأفادت مصادر أهلية، مساء الأحد، بأن الجسر أغلق أمام المارة.",
        "أفادت",
        ["مصادر أهلية"],
        "الجسر أغلق أمام المارة",
        "indirect",
    ),
    (
        "أكد سكان محليون انقطاع الماء عن القرية منذ يومين.",
        "أكد",
        ["سكان محليون"],
        "انقطاع الماء عن القرية منذ يومين",
        "indirect",
    ),
    (
        'وقال وزير المياه سليم الراوي: "لن نغلق السد قبل نهاية الشتاء".',
        "قال",
        ["سليم الراوي"],
        "لن نغلق السد قبل نهاية الشتاء",
        "direct",
    ),
    (
        "قال وزير المياه سليم الراوي إن السد امتلأ، مشيرا إلى أن البوابات فتحت.",
        "مشيرا",
        ["سليم الراوي"],
        "البوابات فتحت",
        "indirect",
    ),
    (
        "قالت وزارة الخارجية الفرنسية، في بيان الأربعاء، إن السفير عاد.",
        "قالت",
        ["بيان", "وزارة الخارجية الفرنسية"],
        "السفير عاد",
        "indirect",
    ),
    ("وحذرت وزارة الخارجية الفرنسية من أن الطريق خطر.", "حذرت", ["وزارة الخارجية الفرنسية"], "الطريق خطر", "indirect"),
    (
        'وكتب سليم الراوي على منصة "تروث": "نجحت التجربة الأولى للسد الجديد".',
        "كتب",
        ['منصة "تروث"', "سليم الراوي"],
        "نجحت التجربة الأولى للسد الجديد",
        "direct",
    ),
    (
        "وامتلأ السد الجديد كله بعد أمطار الشتاء، وذلك وفقا لمصادر محلية.",
        "وفقا",
        ["مصادر محلية"],
        "امتلأ السد الجديد كله بعد أمطار الشتاء",
        "indirect",
    ),
    ("وكان سليم الراوي أعلن عن تأجيل الافتتاح.", "أعلن", ["سليم الراوي"], "تأجيل الافتتاح", "indirect"),
    (
        "ونقلت وكالة رويترز عن سليم الراوي قوله إن العمل توقف.",
        "قوله",
        ["رويترز", "سليم الراوي"],
        "العمل توقف",
        "indirect",
    ),
]


@pytest.mark.parametrize(("text", "cue", "chain", "content", "mode"), REPORTS)
def test_reports(text: str, cue: str, chain: list[str], content: str, mode: str) -> None:
    document = page(text)
    report = found(document, cue)
    assert report.content is not None and report.content.of(document.text) == content
    got = names(document, report)
    assert len(got) == len(chain) and all(want in (name or "") for want, name in zip(chain, got, strict=True))
    assert report.mode == mode


SILENT = [
    "دعا المجلس إلى رد سريع على الحادث.",
    "يذكر أن السد بني قبل عشرين عاما.",
    "وفقا لقانون المياه الجديد تغلق البوابات ليلا.",
    "من دون أن تطلب البلدية المزيد.",
    "هذا القول أن الماء قليل.",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_nobody_says(text: str) -> None:
    assert [a for a in page(text).attributions if a.content is not None and a.act == "SPEECH.statement"] == []


def test_unnamed_subject_goes_on_with_the_last_speaker() -> None:
    document = page("قال سليم الراوي إن السد امتلأ.\nوأضاف أن البوابات فتحت.")
    assert names(document, found(document, "أضاف")) == ["سليم الراوي"]


def test_unnamed_subject_stays_open_when_another_could_be_meant() -> None:
    document = page("قال سليم الراوي إن السد امتلأ.\nوزار مراد الحلبي القرية.\nوأضاف أن البوابات فتحت.")
    assert found(document, "أضاف").speaker.named is None


def test_gender_keeps_speakers_apart() -> None:
    document = page("قال سليم الراوي إن السد امتلأ.\nوأضافت أن البوابات فتحت.")
    assert found(document, "أضافت").speaker.named is None


def test_hedge_is_no_origin() -> None:
    document = page("وذكر سليم الراوي أن معلومات أولية تشير إلى أن الحريق عرضي.")
    at = document.text.index("الحريق")
    span = Span(at, at + 6)
    assert [link.speaker.named.of(document.text) for link in chain_at(document, span) if link.speaker.named] == [
        "سليم الراوي"
    ]
    assert hedged_at(document, span)


def test_interview_covers_every_report_of_its_speaker() -> None:
    document = page('قال سليم الراوي إن السد امتلأ.\nوفي مقابلة مع قناة "النهر" أوضح الراوي أن البوابات فتحت.')
    assert names(document, found(document, "قال"))[0] == "النهر"


def test_chain_of_cue_ends_in_the_speaker() -> None:
    document = page("قالت وزارة الخارجية الفرنسية، في بيان الأربعاء، إن السفير عاد.")
    cue = found(document, "قالت").cue
    assert cue is not None
    assert [link.speaker.kind for link in chain_of_cue(document, cue)] == ["document", "office"]


def test_own_voice_has_no_chain() -> None:
    document = page("قال سليم الراوي إن السد امتلأ. وهطل المطر في الوادي.")
    at = document.text.index("هطل")
    assert chain_at(document, Span(at, at + 3)) == ()


WORDS = st.sampled_from(
    [
        "قال",
        "قالت",
        "أن",
        "إن",
        "إنه",
        "“",
        "”",
        '"',
        "«",
        "»",
        ":",
        "،",
        ".",
        "\n",
        "بحسب",
        "وفقا",
        "لـ",
        "مصادر",
        "سليم",
        "الراوي",
        "وزارة",
        "المياه",
        "في",
        "بيان",
        "مشيرا",
        "إلى",
        "و",
        "كما",
        "نقلت",
        "عن",
        "قوله",
        "—",
        "(@abc)",
        "https://t.co/x",
        "المصدر:",
        "منصة",
        "اتهم",
        "ب",
        "طلب",
        "عدم",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40), st.text(max_size=20))
def test_any_text_gives_sound_attributions(words: list[str], rest: str) -> None:
    document = annotate(Document(id="p", text=" ".join(words) + rest))
    assert not [issue for issue in document.issues if "find_attributions" in issue.message]
    ids = {a.id for a in document.attributions}
    assert len(ids) == len(document.attributions)
    for attribution in document.attributions:
        spans = [
            attribution.cue,
            attribution.content,
            attribution.speaker.span,
            attribution.speaker.resolves_to,
            *attribution.cues,
        ]
        assert all(0 <= span.start < span.end <= len(document.text) for span in spans if span is not None)
        assert attribution.parent is None or attribution.parent in ids
        assert len(chain_to(document, attribution)) <= len(ids)


OTHER_PAGES = [
    # text, cue, who speaks, content
    ("وأكد معالي الشيخ سالم الراوي أن السد امتلأ.", "أكد", "سالم الراوي", "السد امتلأ"),
    (
        "وأوضح المتحدث باسم البلدية بمنطقة نجران العقيد سليم الراوي أن السوق أغلق.",
        "أوضح",
        "سليم الراوي",
        "السوق أغلق",
    ),
    ("وكان الحارس قد أعلن سابقا أن الباب مغلق.", "أعلن", "الحارس", "الباب مغلق"),
    ("واتهم المعارضون الحكومة بتأخير العمل في الجسر.", "اتهم", "المعارضون", "الحكومة بتأخير العمل في الجسر"),
    (
        "وتم إغلاق الطريق الكبير، بحسب ما أكده في اتصال هاتفي بالإذاعة، سليم الراوي مدير البلدية.",
        "أكده",
        "سليم الراوي",
        "تم إغلاق الطريق الكبير",
    ),
    ("ووفق بيان المركز التابع لوزارة المياه، فإن السد امتلأ بالكامل أمس.", "وفق", None, "السد امتلأ بالكامل أمس"),
]


@pytest.mark.parametrize(("text", "cue", "who", "content"), OTHER_PAGES)
def test_reports_in_other_papers(text: str, cue: str, who: str | None, content: str) -> None:
    document = page(text)
    attribution = found(document, cue)
    assert attribution.content is not None and attribution.content.of(document.text) == content
    if who is not None:
        assert attribution.speaker.span is not None and attribution.speaker.span.of(document.text) == who


NO_REPORTS = [
    "ووجهت الهيئة لفت نظر إلى قناة النهر.",
    "وزار الوفد مدينة الزهور الساحلية.",
    "وسيعلن الوزير أن السد امتلأ.",
    "وتتهم اللجنة النادي، بمناسبة العيد.",
]


@pytest.mark.parametrize("text", NO_REPORTS)
def test_what_is_no_report(text: str) -> None:
    assert [a.rule for a in page(text).attributions if a.content is not None] == []


def test_the_same_source_is_the_person_named_before() -> None:
    document = page("ونفى المدير سليم الراوي وجود خطر في القرية. وأكد نفس المصدر أن العمل مستمر.")
    attribution = found(document, "أكد")
    assert attribution.speaker.resolves_to is not None
    assert attribution.speaker.resolves_to.of(document.text) == "سليم الراوي"


def test_a_plural_verb_is_not_said_by_one_person() -> None:
    document = page("وقال المدير سليم الراوي إن العمال حضروا. وينفون وجود خطر في القرية.")
    assert [a for a in document.attributions if a.cue is not None and a.cue.of(document.text) == "ينفون"] == []
