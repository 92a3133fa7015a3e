"""Pages in the styles of many outlets, each line with the kind that a reader gives it. All events are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.lexicon.lexicon import load_lexicon
from tawatur.model.document import Document
from tawatur.model.page import NEWS_BLOCKS
from tawatur.page.articles import find_articles
from tawatur.page.blocks import find_blocks
from tawatur.text.words import find_words
from tawatur.timex.find import find_timexes

LEAD = "افتتح محافظ وادي النيلوفر صباح اليوم جسرا جديدا يربط ضفتي النهر ويختصر الطريق إلى قرى الشمال."
NEXT = "وقال المحافظ إن العمل في الجسر استمر ثلاث سنوات، وإن كلفته بلغت عشرين مليون دينار."
LAST = "وأضاف أن طريقا آخر سيشق في الصيف لخدمة المزارعين الذين انقطعت بهم السبل في العام الماضي."
OTHER = "أعلنت هيئة الموانئ أن ميناء المرجان استقبل أول سفينة بعد توسعة أرصفته، وسط حضور رسمي وشعبي."
OTHER_NEXT = "وذكرت الهيئة أن السفينة تحمل ألفي حاوية، وأن تفريغها يستغرق يومين على الأقل وفق الجدول."

PAGES = {
    "label_date_and_source": """
        title|افتتاح جسر جديد في وادي النيلوفر
        publish_date|تاريخ النشر: 3rd, May 2031 GMT
        body|{LEAD}
        body|{NEXT}
        credit|المصدر: صدى النيلوفر""",
    "date_above_title": """
        publish_date|في Saturday 3 May, 2031
        title|محافظ النيلوفر: الجسر خطوة أولى
        byline|كتب : صدى النيلوفر - متابعات
        body|{LEAD}
        body|{NEXT}""",
    "counter_and_foot": """
        title|افتتاح جسر جديد في «وادي النيلوفر»
        furniture|62
        body|{LEAD}
        body|{NEXT}
        credit|الشرق الأوسط
        furniture|التعليقات مغلقة.""",
    "counters": """
        title|افتتاح جسر جديد في وادي النيلوفر
        furniture|1.2K مشاركة
        furniture|عدد المشاهدات: 120
        furniture|3 دقائق للقراءة
        body|{LEAD}
        furniture|0 تعليق""",
    "sharing": """
        furniture|الرئيسية / أخبار / محليات
        title|افتتاح جسر جديد في وادي النيلوفر
        publish_date|آخر تحديث: 3 مايو 2031 10:20
        furniture|شارك
        furniture|فيسبوك
        furniture|تويتر
        furniture|طباعة
        body|{LEAD}
        body|{NEXT}
        furniture|حمل التطبيق
        furniture|الكلمات المفتاحية: جسر، نهر، طرق
        furniture|اشترك في النشرة البريدية ليصلك جديدنا
        furniture|جميع الحقوق محفوظة © 2031 صدى النيلوفر""",
    "agency_dateline_on_its_line": """
        title|افتتاح جسر جديد في وادي النيلوفر
        dateline|بغداد/ متابعة
        body|{LEAD}
        body|{NEXT}
        credit|(وكالات)""",
    "subheading": """
        title|افتتاح جسر جديد في وادي النيلوفر
        body|{LEAD}
        body|{NEXT}
        subtitle|طريق إلى الشمال
        body|{LAST}""",
    "labels_and_links": """
        title|افتتاح جسر جديد في وادي النيلوفر
        body|{LEAD}
        label|اقرأ أيضاً:
        related|سد في الأعالي يغير مجرى النهر
        related|قرى الشمال تنتظر الكهرباء منذ عقد
        body|{NEXT}
        body|{LAST}
        label|مواضيع ذات صلة
        related|المزارعون والماء: عام من الجفاف
        related|كيف بني أول جسر فوق النهر؟""",
    "link_on_the_line_of_its_label": """
        title|افتتاح جسر جديد في وادي النيلوفر
        body|{LEAD}
        related|للمزيد: كيف بني أول جسر فوق النهر؟
        body|{NEXT}
        related|شاهد.. لحظة افتتاح الجسر
        body|{LAST}""",
    "teasers_after_the_end": """
        title|افتتاح جسر جديد في وادي النيلوفر
        body|{LEAD}
        body|{NEXT}
        credit|المصدر | صدى النيلوفر
        label|إقرأ أيضا:
        related|ميناء المرجان يستقبل أول سفينة
        related|{OTHER}
        related|قرى الشمال تنتظر الكهرباء منذ عقد""",
    "headline_that_opens_like_a_label": """
        title|شاهد.. لحظة افتتاح الجسر في وادي النيلوفر
        body|{LEAD}
        body|{NEXT}""",
    "post": """
        title|افتتاح جسر جديد في وادي النيلوفر
        body|{LEAD}
        embed|الجسر مفتوح أمام السيارات #النيلوفر https://t.co/abc123XYZ0 pic.twitter.com/zzYY11xx — بلدية النيلوفر (@niloufar_city) May 3, 2031
        body|{NEXT}""",
    "post_on_two_lines": """
        title|افتتاح جسر جديد في وادي النيلوفر
        body|{LEAD}
        embed|الجسر مفتوح أمام السيارات منذ الساعة السادسة صباحا.
        embed|— بلدية النيلوفر (@niloufar_city) May 3, 2031
        furniture|⚠️تحذير المحتوى ????
        embed|صور أولية من موقع السقوط https://t.co/abc123XYZ0 — أبو سالم (@abusalem) May 3, 2031
        body|{NEXT}""",
    "captions": """
        title|افتتاح جسر جديد في وادي النيلوفر
        caption|عمال فوق الجسر قبل افتتاحه (أرشيفية)
        furniture|تصوير: سالم الفهري
        body|{LEAD}
        furniture|مصدر الصورة Getty Images
        caption|التعليق على الصورة، عمال فوق الجسر قبل افتتاحه
        body|{NEXT}""",
    "quoted_from": """
        title|جسر النيلوفر وما بعده
        byline|بقلم: سالم الفهري
        body|{LEAD}
        body|{NEXT}
        credit|*نقلا عن صدى النيلوفر
        furniture|** جميع المقالات المنشورة تمثل رأي كتابها فقط.""",
    "no_title": """
        body|{LEAD}
        body|{NEXT}""",
    "chronology": """
        title|محطات في بناء جسر النيلوفر
        body|{LEAD}
        subtitle|12 أبريل 2029
        body|{NEXT}
        subtitle|3 مايو 2031
        body|{LAST}""",
    "speaker_is_no_dateline": """
        title|افتتاح جسر جديد في وادي النيلوفر
        body|{LEAD}
        body|رويترز: سقط عامل من فوق الجسر قبل افتتاحه بيوم واحد ونقل إلى المستشفى.
        body|ونقلت وكالة الأنباء (سانا) أن العامل غادر المستشفى بعد ساعات من إسعافه هناك.""",
    "editors_initials": """
        title|افتتاح جسر جديد في وادي النيلوفر
        publish_date|2031-05-03T10:30:00+00:00
        body|{LEAD}
        body|{NEXT}
        credit|ح.ز/ أ.ح (د ب أ، رويترز)
        label|مواضيع ذات صلة
        related|سد في الأعالي يغير مجرى النهر""",
    "links_without_label_after_the_end": """
        title|افتتاح جسر جديد في وادي النيلوفر
        body|{LEAD}
        body|{NEXT}
        credit|المصدر : الجزيرة + وكالات
        related|سد في الأعالي يغير مجرى النهر
        furniture|© صدى النيلوفر 2031
        furniture|a@niloufar.example""",
    "caption_below_its_label": """
        title|افتتاح جسر جديد في وادي النيلوفر
        furniture|مصدر الصورة، Reuters
        caption|التعليق على الصورة،
        caption|عمال فوق الجسر
        body|{LEAD}
        furniture|مادة إعلانية
        body|{NEXT}""",
    "list": """
        title|افتتاح جسر جديد في وادي النيلوفر
        body|وقال المحافظ في كلمته أمام الأهالي إن المشاريع المقبلة هي التالية:
        body|- طريق الشمال
        body|- سد الأعالي
        body|- محطة الكهرباء""",
}  # fmt: skip


def _page(template: str) -> tuple[str, list[tuple[str, str]]]:
    names = {"LEAD": LEAD, "NEXT": NEXT, "LAST": LAST, "OTHER": OTHER, "OTHER_NEXT": OTHER_NEXT}
    lines = [line.strip().split("|", 1) for line in template.strip().splitlines()]
    expected = [(kind, text.format(**names)) for kind, text in lines]
    return "\n".join(text for _, text in expected), expected


def _read(text: str, title: str | None = None) -> Document:
    lexicon = load_lexicon()
    page = Document(id="p", text=text)
    page = page.with_layers(words=find_words(page, lexicon))
    page = page.with_layers(timexes=find_timexes(page, lexicon))
    page = page.with_layers(blocks=find_blocks(page, lexicon))
    return page.with_layers(articles=find_articles(page, lexicon))


def _kinds(page: Document, expected: list[tuple[str, str]]) -> list[tuple[str | None, str]]:
    found, at = [], 0
    for _, text in expected:
        start = page.text.index(text, at)
        at = start + len(text)
        block = next((b for b in page.blocks if b.span.start <= start < b.span.end), None)
        found.append((block.kind if block else None, text))
    return found


@pytest.mark.parametrize("name", PAGES)
def test_each_line_has_its_kind(name: str) -> None:
    text, expected = _page(PAGES[name])
    assert _kinds(_read(text), expected) == expected


@pytest.mark.parametrize("name", PAGES)
def test_blank_lines_change_nothing(name: str) -> None:
    text, expected = _page(PAGES[name])
    assert _kinds(_read(text.replace("\n", "\n\u00a0\n\n")), expected) == expected


DATELINES = [
    ("الرباط (أ ف ب) -", " أعلنت الحكومة أن الجسر سيفتح أمام السيارات في نهاية الأسبوع."),
    ("دبي، الإمارات العربية المتحدة (CNN) --", " أعلنت الحكومة أن الجسر سيفتح أمام السيارات في نهاية الأسبوع."),
    ("بغداد - رويترز -", " أعلنت الحكومة أن الجسر سيفتح أمام السيارات في نهاية الأسبوع."),
    ("عمان -", " أعلنت الحكومة أن الجسر سيفتح أمام السيارات في نهاية الأسبوع."),
    ("لندن – «القدس العربي»:", " أعلنت الحكومة أن الجسر سيفتح أمام السيارات في نهاية الأسبوع."),
    ("شفق نيوز/", " أعلنت الحكومة أن الجسر سيفتح أمام السيارات في نهاية الأسبوع."),
    ("تونس:", " أعلنت الحكومة أن الجسر سيفتح أمام السيارات في نهاية الأسبوع."),
]


@pytest.mark.parametrize(("dateline", "rest"), DATELINES)
def test_dateline_is_cut_off_the_first_paragraph(dateline: str, rest: str) -> None:
    page = _read("افتتاح جسر جديد في وادي النيلوفر\n" + dateline + rest + "\n" + NEXT)
    assert [(b.kind, b.span.of(page.text)) for b in page.blocks][1:3] == [
        ("dateline", dateline),
        ("body", rest.strip()),
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        "البحري: لن نوقع الاتفاق قبل أن نرى الجسر بأعيننا في نهاية الأسبوع المقبل.",
        "بغداد ودمشق توقعان اتفاقا على الجسر - وهو الأول - في نهاية الأسبوع المقبل.",
        "ونقلت وكالة (رويترز) - وهي أول من نشر الخبر - أن الجسر سيفتح أمام السيارات.",
    ],
)
def test_what_only_looks_like_a_dateline_stays_text(paragraph: str) -> None:
    page = _read(paragraph + "\n" + NEXT)
    assert [b.kind for b in page.blocks] == ["body", "body"]


def test_agency_in_brackets_after_the_last_stop_is_a_credit() -> None:
    page = _read(LEAD + "\n" + NEXT + " (رويترز)")
    assert [(b.kind, b.span.of(page.text)) for b in page.blocks][1:] == [("body", NEXT), ("credit", "(رويترز)")]


def test_page_on_one_line() -> None:
    page = _read(f"افتتاح جسر جديد في وادي النيلوفر تاريخ النشر: 3 مايو 2031 {LEAD} {NEXT} المصدر: صدى النيلوفر")
    assert [b.kind for b in page.blocks] == ["title", "publish_date", "body", "credit"]
    assert page.blocks[1].span.of(page.text) == "تاريخ النشر: 3 مايو 2031"


def test_paragraphs_broken_to_a_fixed_width_are_joined() -> None:
    words, lines = f"{LEAD} {NEXT} {LAST} {OTHER} {OTHER_NEXT}".split(), [""]
    for word in words:
        if len(lines[-1]) + 1 + len(word) > 44:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    page = _read("\n".join(lines))
    assert {b.kind for b in page.blocks} == {"body"}
    assert len(page.blocks) < len(lines) / 2


def test_article_in_full_under_a_label_is_an_article_of_its_own() -> None:
    text = "\n".join(
        [
            "افتتاح جسر جديد في وادي النيلوفر",
            LEAD,
            NEXT,
            "المصدر: صدى النيلوفر",
            "إقرأ أيضاً:",
            "ميناء المرجان يستقبل أول سفينة (فيديو)",
            OTHER,
            OTHER_NEXT,
        ]
    )
    first, second = _read(text).articles
    assert first.span.of(text).endswith("المصدر: صدى النيلوفر")
    assert second.span.of(text).startswith("ميناء المرجان")
    assert second.title is not None and second.span.of(text).endswith(OTHER_NEXT)


def test_two_articles_each_with_title_and_date_line() -> None:
    text = "\n".join(
        [
            "افتتاح جسر جديد في وادي النيلوفر",
            "3 مايو 2031",
            LEAD,
            NEXT,
            "ميناء المرجان يستقبل أول سفينة",
            "الأحد 4 مايو 2031",
            OTHER,
            OTHER_NEXT,
        ]
    )
    page = _read(text)
    assert [a.span.of(text)[:5] for a in page.articles] == ["افتتا", "ميناء"]
    assert [b.article for b in page.blocks] == [0, 0, 0, 0, 1, 1, 1, 1]


def test_second_article_may_name_its_writer_above_its_date() -> None:
    first = ["افتتاح جسر جديد في وادي النيلوفر", "3 مايو 2031", LEAD, NEXT]
    second = ["ميناء المرجان يستقبل أول سفينة", "سالم الفهري", "الأحد 4 مايو 2031", OTHER, OTHER_NEXT]
    assert len(_read("\n".join(first + second)).articles) == 2


def test_links_and_labels_belong_to_no_article_and_furniture_inside_does() -> None:
    page = _read(
        "\n".join(
            [
                "افتتاح جسر جديد في وادي النيلوفر",
                "62",
                LEAD,
                "إقرأ أيضاً:",
                "سد في الأعالي يغير مجرى النهر",
                NEXT,
                "شارك",
            ]
        )
    )
    assert [(b.kind, b.article) for b in page.blocks] == [
        ("title", 0), ("furniture", 0), ("body", 0), ("label", None), ("related", None), ("body", 0), ("furniture", None),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", " \n\u00a0\n", "\u200f"])
def test_empty_page_has_no_blocks(text: str) -> None:
    page = _read(text)
    assert page.blocks == () and page.articles == ()


PIECES = st.sampled_from(
    [
        "إقرأ أيضاً:",
        "\n",
        " ",
        "المصدر: ",
        "— س (@a) May 3, 2031",
        "(رويترز)",
        "62",
        "t.co/x",
        "3 مايو 2031",
        "تاريخ النشر:",
        ".",
        LEAD,
        NEXT,
        "وادي",
        "#",
        "&nbsp;",
        "\u202b",
        "💥",
    ]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=30).map("".join))
def test_any_text_gives_ordered_blocks_inside_it(text: str) -> None:
    page = _read(text)
    ends = [0]
    for block in page.blocks:
        assert ends[-1] <= block.span.start < block.span.end <= len(text)
        assert not block.span.of(text)[0].isspace() and not block.span.of(text)[-1].isspace()
        ends.append(block.span.end)
    for before, after in zip(page.articles, page.articles[1:], strict=False):
        assert before.span.end <= after.span.start
    for article in page.articles:
        assert any(b.kind in NEWS_BLOCKS or b.article == article.number for b in page.blocks)
