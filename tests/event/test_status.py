import pytest

from tawatur.lexicon.lexicon import load_lexicon
from tawatur.model.document import Document, Source
from tawatur.pipeline import annotate


def statuses(sentence: str, *, title: str = "عنوان الخبر") -> dict[str, str]:
    text = f"{title}\nكتب مراسلنا من المكان. {sentence}.\n"
    document = annotate(Document(id="p", source=Source(published="2023-05-10"), text=text), load_lexicon())
    return {event.trigger.of(text): event.status for event in document.events}


@pytest.mark.parametrize(
    ("sentence", "trigger", "status"),
    [
        ("انسحبت القوات من البلدة", "انسحبت", "occurred"),
        ("ستنسحب القوات من البلدة", "ستنسحب", "planned"),
        ("سوف تنسحب القوات من البلدة", "تنسحب", "planned"),
        ("قد تنسحب القوات من البلدة", "تنسحب", "hypothetical"),
        ("لم تنسحب القوات من البلدة", "تنسحب", "denied"),
        ("لن تنسحب القوات من البلدة", "تنسحب", "denied"),
        ("لا انسحاب من البلدة", "انسحاب", "denied"),
        ("ليس هناك خطة لانسحاب القوات", "انسحاب", "denied"),
        ("جرى ذلك دون وقوع اشتباكات بين الطرفين", "اشتباكات", "denied"),
        ("من المقرر عقد اجتماع في العاصمة", "اجتماع", "planned"),
        ("تعتزم الحكومة سحب قواتها من الحدود", "سحب", "planned"),
        ("من أجل سحب القوات من الحدود", "سحب", "planned"),
        ("تتواصل المفاوضات بين الطرفين", "المفاوضات", "ongoing"),
        ("لا تزال المفاوضات جارية", "المفاوضات", "ongoing"),
        ("هناك مفاوضات بين الطرفين", "مفاوضات", "ongoing"),
        ("الزيارة المرتقبة إلى العاصمة", "الزيارة", "planned"),
        ("خشية وقوع هجوم جديد", "هجوم", "hypothetical"),
        ("في حال وقوع هجوم جديد", "هجوم", "hypothetical"),
        ("لمنع وقوع هجوم جديد", "هجوم", "hypothetical"),
        ("تحدثت عن الهجوم المزعوم", "الهجوم", "alleged"),
        ("تعرض الحاجز لهجوم مسلح", "هجوم", "occurred"),
        ("تشن الطائرات غارات على المواقع", "غارات", "ongoing"),
        ("شنت الطائرات غارات على المواقع", "غارات", "occurred"),
        ("وصل الوفد لإجراء محادثات مع الحكومة", "محادثات", "planned"),
        ("انتشرت عناصر مسلحة قبل أن تنسحب القوات", "تنسحب", "occurred"),
        ("لا توجد اتصالات دبلوماسية مع الحكومة", "اتصالات", "denied"),
        ("هزيمة التنظيم لم تكتمل بعد", "هزيمة", "denied"),
        ("ستدافع القوات عن نفسها في حال تعرضها لأي ضربة", "تدافع", "hypothetical"),
        ("يلتقي الوزيران في العاصمة يوم 20 مايو 2023", "يلتقي", "planned"),
        ("سيوقع الوزير اتفاق تعاون مع الجيش", "تعاون", "planned"),
        ("ذكر الوزير أن الاجتماع سيعقد في العاصمة", "الاجتماع", "planned"),
        ("قالت الوزارة إن الزيارة الرسمية ستكون الأولى من نوعها", "الزيارة", "planned"),
        ("قالت الوزارة إن المظاهرات ستنطلق يوم الجمعة", "المظاهرات", "planned"),
        ("قال الوزير إن الهجوم سيكون له أثر كبير", "الهجوم", "occurred"),
        ("قال الوزير إن اغتيال القائد سيؤدي إلى تصعيد", "اغتيال", "occurred"),
        ("قال الوزير إن الاجتماع عقد أمس وإن بيانا سيكون جاهزا غدا", "الاجتماع", "occurred"),
        ("بعد الهجوم سيكون الرد قاسيا", "الهجوم", "occurred"),
        ("نفى الوزير تلقي أي تحذيرات قبل الزلزال", "الزلزال", "occurred"),
    ],
)
def test_status(sentence: str, trigger: str, status: str) -> None:
    found = {words.removeprefix("س"): value for words, value in statuses(sentence).items()}
    assert found.get(trigger.removeprefix("س")) == status


def test_a_headline_in_the_present_tells_what_has_happened() -> None:
    assert statuses("ساد الهدوء المدينة بعد ذلك", title="مسلحون يقتلون ثلاثة جنود")["يقتلون"] == "occurred"


def test_a_denied_part_in_an_event_does_not_deny_the_event() -> None:
    assert statuses("لا علاقة للحزب بالهجوم على الحاجز")["الهجوم"] == "occurred"
