import pytest

from tawatur.lexicon.lexicon import load_lexicon
from tawatur.model.document import Document, Source
from tawatur.pipeline import annotate


def roles(sentence: str, trigger: str) -> set[tuple[str, str]]:
    text = f"عنوان الخبر\nكتب مراسلنا من المكان. {sentence}.\n"
    document = annotate(Document(id="p", source=Source(published="2023-05-10"), text=text), load_lexicon())
    found = next(e for e in document.events if e.trigger.of(text) == trigger)
    return {(a.role, a.span.of(text)) for a in found.arguments if a.role != "place"}


@pytest.mark.parametrize(
    ("sentence", "trigger", "role", "who"),
    [
        ("يشار إلى أن البلدين وقعا اتفاقا في تونس", "وقعا", "participant", "البلدين"),
        ("وكان الوزير سالم البرقي قد زار تونس", "زار", "agent", "سالم البرقي"),
        ("حل الوزير سالم البرقي بالقاهرة في زيارة سرية", "زيارة", "agent", "سالم البرقي"),
        ("زار الوزير سالم البرقي تونس ووقع اتفاقا", "وقع", "agent", "سالم البرقي"),
        ("انتقد الحزب الغارة التي نفذها الجيش", "الغارة", "agent", "الجيش"),
        ("يستضيف الوزير سالم البرقي اجتماعا للتحالف الدولي", "يستضيف", "host", "سالم البرقي"),
        ("نجحت القوات في تصفية قادة من التنظيم", "تصفية", "agent", "القوات"),
        ("سبعة أشخاص لقوا مصرعهم في الحادث", "لقوا مصرعهم", "victim", "سبعة أشخاص"),
        ("هاجموا الحاجز ليلا", "هاجموا", "patient", "الحاجز"),
    ],
)
def test_who_takes_part(sentence: str, trigger: str, role: str, who: str) -> None:
    assert (role, who) in roles(sentence, trigger)


@pytest.mark.parametrize(
    ("sentence", "trigger", "who"),
    [
        ("عقد الوزير مؤتمرا صحفيا في القاهرة", "مؤتمرا", "صحفيا"),
        ("ذكرت المصادر أن منفذ الهجوم يدعى سالم البرقي", "الهجوم", "سالم البرقي"),
        ("من المنتظر الإفراج عن اثنين من أنصار الرئيس", "الإفراج", "الرئيس"),
    ],
)
def test_who_does_not(sentence: str, trigger: str, who: str) -> None:
    assert who not in {span for _, span in roles(sentence, trigger)}
