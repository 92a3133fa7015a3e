"""Names in short sentences of our own: what is found, where it starts and ends, and what is left alone."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.lexicon.lexicon import load_lexicon
from tawatur.model.document import Document
from tawatur.model.mention import Mention
from tawatur.pipeline import annotate


def mentions_of(text: str) -> list[Mention]:
    document = annotate(Document(id="p", text=text), load_lexicon())
    assert not [issue for issue in document.issues if "find_mentions" in issue.message]
    return list(document.mentions)


def found(text: str, *types: str) -> list[tuple[str, str]]:
    wanted = types or ("PER", "ORG", "LOC")
    return [(m.type, m.span.of(text)) for m in mentions_of(text) if m.type in wanted and not m.nominal]


ORGANISATIONS = [
    ("أعلنت وزارة الصحة اللبنانية الحصيلة", ["وزارة الصحة اللبنانية"]),
    ("أعلنت وزارة التربية والتعليم موعد الاختبارات", ["وزارة التربية والتعليم"]),
    ("دخلت القوات العراقية البلدة", ["القوات العراقية"]),
    ("وجاء في بيان للجيش اللبناني أن", ["لجيش اللبناني"]),
    ('تبنى تنظيم "أنصار الفجر" الهجوم', ['تنظيم "أنصار الفجر"']),
    ('قالت قناة "الأفق" إن', ["الأفق"]),
    ("قررت المحكمة", []),
    ("عقد المجلس الأعلى للثقافة جلسة", ["المجلس الأعلى للثقافة"]),
    ("قال التحالف الدولي لمحاربة داعش إن", ["التحالف الدولي لمحاربة داعش", "داعش"]),
    ("شارك مندوب الأمم المتحدة", ["الأمم المتحدة"]),
    ("وسط مدينة واسعة رست قوات كبيرة", []),
    ("عبر وزير الدفاع التونسي عن أسفه", []),
    ("حركة المرور كثيفة", []),
    ("قال حزب الله إن", ["حزب الله"]),
    ("تمركزت القوات المسلحة هناك", ["القوات المسلحة"]),
    ("أصدرت المحكمة العسكرية حكمها", ["المحكمة العسكرية"]),
    ("أعلنت هيئة شؤون الأسرى والمحررين عددهم", ["هيئة شؤون الأسرى والمحررين"]),
    ("قالت وزارة الشؤون الخارجية إن", ["وزارة الشؤون الخارجية"]),
    ("نددت الجمعية الوطنية للدفاع عن الحريات بالقرار", ["الجمعية الوطنية للدفاع عن الحريات"]),
    ("أوقفت الهيئة العليا للاتصال السمعي البصري البث", ["الهيئة العليا للاتصال السمعي البصري"]),
    ('وقعت شركة "سنابل الوادي" العقد', ["سنابل الوادي"]),
    ('أغلقت شركة "سنابل الوادي" للصيرفة أبوابها', ['شركة "سنابل الوادي" للصيرفة']),
    (
        "أوفدت البعثة الإقليمية لمراقبة الهدنة في ليبيا (رسال) فريقا",
        ["البعثة الإقليمية لمراقبة الهدنة في ليبيا", "رسال"],
    ),
    (
        'زارها رئيس البعثة الإقليمية لمراقبة الهدنة في ليبيا "رسال" أمس',
        ["البعثة الإقليمية لمراقبة الهدنة في ليبيا", "رسال"],
    ),
    ('تبنتها مجموعة تطلق على نفسها "فرسان السهل" أمس', ["فرسان السهل"]),
    ("«راية الوادي» تنسحب. وقالت قوات راية الوادي إن", ["راية الوادي", "قوات راية الوادي"]),
    ("وقالت قوات حفظ السلام إن", []),
    ("وقال لشبكة CNN إن", ["CNN"]),
]


@pytest.mark.parametrize(("text", "names"), ORGANISATIONS)
def test_organisations(text: str, names: list[str]) -> None:
    assert [name for _, name in found(text, "ORG")] == names


PLACES = [
    ("وصل الوفد إلى بيروت", ["بيروت"]),
    ("عاد من لبنان وسوريا", ["لبنان", "سوريا"]),
    ("في بلدة سرمدا هدوء", ["سرمدا"]),
    ("في قرية صغيرة هدوء", []),
    ("شمال لبنان", ["شمال لبنان", "لبنان"]),
    ("في ريف حماة الشرقي", ["ريف حماة الشرقي", "حماة"]),
    ("أغلق مطار بيروت الدولي", ["مطار بيروت الدولي"]),
    ("في قريتي تل الزعفران وخان السدرة", ["تل الزعفران", "خان السدرة"]),
    ("ازدهرت الثقافة السعودية", []),
    ("قتل 15 جنديا سوريا في الكمين", []),
    ("طردت دبلوماسيا روسيا وعادت", []),
    ("تشهد حاليا سوريا هدوءا", ["سوريا"]),
    ("انتشر الجيش اللبناني", []),
    ("هو يقرأ دوماً", []),
]


@pytest.mark.parametrize(("text", "names"), PLACES)
def test_places(text: str, names: list[str]) -> None:
    assert [name for _, name in found(text, "LOC")] == names


PEOPLE = [
    ("قال خالد العمري إن الطريق مفتوح", ["خالد العمري"]),
    ("استقبل وزير الصحة سامر الحداد الوفد", ["سامر الحداد"]),
    ("صرح الجنرال لورنس هيكمان، أن", ["لورنس هيكمان"]),
    ("قتل أبو حمزة الدمشقي في الغارة", ["أبو حمزة الدمشقي"]),
    ("قالت المتحدثة باسم البلدية، آنا كوفالسكي، إن", ["آنا كوفالسكي"]),
    ("وصل عبد الرحمن الناصري", ["عبد الرحمن الناصري"]),
    ("ذهب على الطريق", []),
    ("كان سعيدا بالخبر", []),
    ("قال محمد", ["محمد"]),
    ("وأعطى المال لشقيقه نزار أمس", ["نزار"]),
    ("رفعت الشكوى إلى المحكمة", []),
]


@pytest.mark.parametrize(("text", "names"), PEOPLE)
def test_people(text: str, names: list[str]) -> None:
    assert [name for _, name in found(text, "PER")] == names


def test_a_last_name_alone_refers_to_the_full_name_and_has_its_entity() -> None:
    text = "وصل الجنرال دوغلاس فيرهام. وقال فيرهام إن المهمة مستمرة."
    people = [m for m in mentions_of(text) if m.type == "PER"]
    assert [m.span.of(text) for m in people] == ["دوغلاس فيرهام", "فيرهام"]
    assert people[1].refers_to == people[0].id
    assert people[0].entity == people[1].entity


@pytest.mark.parametrize(
    ("text", "public"), [("قال وزير الصحة سامر الحداد إن", True), ("قال خالد العمري إن الطريق مفتوح", False)]
)
def test_a_person_is_public_by_an_office_in_the_text(text: str, public: bool) -> None:
    assert [m.public for m in mentions_of(text) if m.type == "PER"] == [public]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("أعلن تنظيم داعش ذلك", "أعلن تنظيم الدولة الإسلامية ذلك"),
        ("غادرت القوات الأميركية", "غادرت القوات الأمريكية"),
        ("زار أميركا", "زار الولايات المتحدة"),
    ],
)
def test_spellings_and_aliases_share_an_entity(first: str, second: str) -> None:
    entities = [{m.entity for m in mentions_of(text) if m.type in ("ORG", "LOC")} for text in (first, second)]
    assert entities[0] == entities[1] != set()


def test_a_common_noun_refers_to_the_only_body_it_fits() -> None:
    text = 'أعلن تنظيم "أنصار الفجر" الهدنة. وقال السكان إن التنظيم انسحب.'
    mentions = mentions_of(text)
    nominal = [m for m in mentions if m.nominal]
    assert [m.span.of(text) for m in nominal] == ["التنظيم"]
    assert nominal[0].refers_to == next(m.id for m in mentions if m.type == "ORG")


def test_a_common_noun_that_fits_two_bodies_is_left_open() -> None:
    text = 'هاجم تنظيم "أنصار الفجر" مواقع تنظيم "جند الساحل" وقال السكان إن التنظيم انسحب.'
    assert [m.refers_to for m in mentions_of(text) if m.nominal] == [None]


def test_a_common_noun_without_a_body_before_it_is_no_mention() -> None:
    assert not [m for m in mentions_of("قال السكان إن التنظيم انسحب.") if m.nominal]


def test_handles_and_the_name_before_them_are_accounts() -> None:
    text = "تم فتح الطريق — مرصد السهل (@sahlwatch)"
    assert found(text, "ORG") == [("ORG", "مرصد السهل"), ("ORG", "@sahlwatch")]


def test_a_word_of_marks_alone_ends_a_listed_name() -> None:
    assert found("تنظيم ـ الدولة", "ORG") == []


PIECES = st.sampled_from(
    [
        "الرئيس",
        "وزير",
        "تنظيم",
        "قوات",
        "بلدة",
        "مطار",
        "محمد",
        "أبو",
        "عبد",
        "علي",
        "على",
        "المتحدث",
        "باسم",
        "نظام",
        "ل",
        "للثقافة",
        "العراقي",
        "العراقية",
        "لبنان",
        "شمال",
        "ريف",
        "الفريق",
        "المجلس",
        "@x",
        "—",
        "(",
        ")",
        '"',
        "،",
        ".",
        "\n",
        "ـ",
        "ً",
        "_",
        "20",
        "تل",
    ]
)


@given(st.lists(PIECES, max_size=14).map(" ".join) | st.lists(PIECES, max_size=8).map("".join))
def test_any_order_of_name_words_gives_valid_spans_and_no_error(text: str) -> None:
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in mentions_of(text))


@given(st.text(alphabet=st.sampled_from(list("وزارةالصحة محمد بن علي «»\"'().،\n@20٪%ـًabc")), max_size=80))
def test_any_text_gives_valid_spans_and_no_error(text: str) -> None:
    mentions = mentions_of(text)
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in mentions)
    assert len({m.id for m in mentions}) == len(mentions)
    names = sorted(m.span for m in mentions if m.type == "PER")
    assert all(left.end <= right.start for left, right in itertools.pairwise(names))


OTHER_PAGES = [
    # names and what is no name, in the ways of other papers
    ("قال الشيخ سالم بن محمد آل مكتوم إن", [("PER", "سالم بن محمد آل مكتوم")]),
    ("قال الرئيس كيم جونغ-أون إن", [("PER", "كيم جونغ-أون")]),
    ("قال المدرب سليم التحق بالنادي", [("PER", "سليم")]),
    ("عبر عن قلقه من المشروبات الغازية", []),
    ("أصيب بفيروس كورونا", []),
    ("وقف أمام الأطفال الموهوبين", []),
    ("جرفت سيول قوية القرية", []),
    ("نقل إلى مستشفى الملك فيصل التخصصي", [("LOC", "مستشفى الملك فيصل التخصصي")]),
    ("أعلنت القوات السعودية ذلك", [("ORG", "القوات السعودية")]),
    ("شارك في مباراة الدوري أمام برشلونة وسجل لاعب برشلونة هدفا في مرمى الملعب", [("ORG", "برشلونة")] * 2),
    ("سافر في رحلة إلى برشلونة", [("LOC", "برشلونة")]),
    ("راسلنا على info@gmail.com اليوم", []),
]


@pytest.mark.parametrize(("text", "expected"), OTHER_PAGES)
def test_names_in_other_papers(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_a_first_name_alone_stands_for_its_person() -> None:
    text = "غنت نانسي الراوي في الحفل. وعبرت نانسي عن سعادتها."
    again = [m for m in mentions_of(text) if m.span.of(text) == "نانسي"]
    assert [m.type for m in again] == ["PER"] and again[0].refers_to is not None


PUBLIC = [
    ("أوضح مدير عام فرع وزارة الزراعة بمنطقة نجران سليم الراوي أن", True),
    ("قال الناطق الإعلامي لصحة مكة المكرمة عادل الشلبي إن", True),
    ("قال حارس الفريق الأول لنادي النصر السعودي عبدالله الراوي إن", False),
    ("قال السائق سليم الراوي إن", False),
]


@pytest.mark.parametrize(("text", "public"), PUBLIC)
def test_only_an_office_makes_a_person_public(text: str, public: bool) -> None:
    assert [m.public for m in mentions_of(text) if m.type == "PER"] == [public]


PEOPLES = [
    ("قتل 15 جنديا سوريا في الكمين", ["سوريا"]),
    ("أصيبت ساقه اليمنى", []),
    ("وصل الوفد اليمني", ["اليمني"]),
    ("أجرت كوريا الشمالية تجربة", []),
]


@pytest.mark.parametrize(("text", "peoples"), PEOPLES)
def test_peoples(text: str, peoples: list[str]) -> None:
    assert [name for _, name in found(text, "NORP")] == peoples


def test_a_common_noun_that_is_specified_refers_to_no_body_before() -> None:
    text = "أعلن حزب الله موقفه. ويحكم الحزب الواحد البلد المجاور. وقال الحزب إنه باق."
    nominal = [(m.span.start, m.refers_to is not None) for m in mentions_of(text) if m.nominal]
    assert nominal == [(text.rindex("الحزب"), True)]
