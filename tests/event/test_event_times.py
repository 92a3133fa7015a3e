import pytest

from tawatur.lexicon.lexicon import load_lexicon
from tawatur.model.document import Document, Source
from tawatur.model.event import EventMention
from tawatur.pipeline import annotate


def read(sentence: str, published: str | None = "2023-05-10") -> Document:
    text = f"عنوان الخبر\nكتب مراسلنا من المكان. {sentence}.\n"
    return annotate(Document(id="p", source=Source(published=published), text=text), load_lexicon())


def event(document: Document, trigger: str) -> EventMention:
    return next(e for e in document.events if e.trigger.of(document.text) == trigger)


@pytest.mark.parametrize(
    ("sentence", "trigger", "value"),
    [
        ("جاءت الغارة الأخيرة بعد قصف أول نفذه الجيش في 15 أبريل 2023", "الغارة", "../2023-05-10"),
        ("جاءت الغارة الأخيرة بعد قصف أول نفذه الجيش في 15 أبريل 2023", "قصف", "2023-04-15"),
        ("زار الوزير المدينة في مارس 2022 بعد سقوط النظام", "سقوط", "../2022-03"),
        ("أعلن الجيش في 3 مايو 2023 أن الغارة دمرت الجسر", "الغارة", "../2023-05-03"),
        ("يزور الوزير العاصمة كل سنة", "يزور", None),
        ("وقع هجوم في البلدة في 2 مايو 2023 .ولا يزال التحقيق في الهجوم مفتوحا", "هجوم", "2023-05-02"),
    ],
)
def test_an_expression_dates_what_it_stands_with(sentence: str, trigger: str, value: str | None) -> None:
    found = event(read(sentence), trigger)
    assert found.time.value == value


def test_an_open_weekday_is_kept_for_the_case_to_settle() -> None:
    time = event(read("قتل ثلاثة جنود السبت في كمين", None), "قتل").time
    assert (time.value, time.basis) == (None, "stated")
    assert time.timex is not None


def test_a_speaker_who_goes_on_speaks_at_the_same_time() -> None:
    document = read("قال الناطق سالم البرقي في 8 مايو 2023 إن الطريق مغلق. وأضاف البرقي أن الجسر سليم")
    said = [e.time.value for e in document.events if e.type.startswith("SPEECH")]
    assert said == ["2023-05-08", "2023-05-08"]


def test_what_had_been_said_is_not_dated_by_the_page() -> None:
    document = read("وكانت وزارة الدفاع قد ذكرت أن الطريق مغلق")
    said = next(e for e in document.events if e.type.startswith("SPEECH"))
    assert said.time.value == "../2023-05-10"


def test_one_verb_tells_of_two_deaths() -> None:
    document = read("قتل القيادي سالم البرقي في أكتوبر 2019 ثم نادر الفهري في فبراير 2021")
    told = [
        (e.time.value, [a.span.of(document.text) for a in e.arguments if a.role == "victim"])
        for e in document.events
        if e.type == "HARM.killed"
    ]
    assert told == [("2019-10", ["سالم البرقي"]), ("2021-02", ["نادر الفهري"])]
