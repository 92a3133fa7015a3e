"""Real engines with models that the test trained: what they find, and where it stands in the untouched text."""

import pytest

from tawatur.model.span import Span
from tawatur.recogniser.contract import Recogniser

Names = list[tuple[str, str]]

CASES: dict[str, tuple[str, Names]] = {
    "plain": (
        "استقبل سليم الراوي وفدا من هيئة الأنهار في الواحة.",
        [("سليم الراوي", "PER"), ("هيئة الأنهار", "ORG"), ("الواحة", "LOC")],
    ),
    "preposition": (
        "وقالت هالة الجندي إن هيئة الأنهار تعمل بالواحة منذ عام.",
        [("هالة الجندي", "PER"), ("هيئة الأنهار", "ORG"), ("الواحة", "LOC")],
    ),
    "vowel signs": (
        "استقبلَ سَليم الرّاوي وفداً من هيئةِ الأنهار في الواحةِ.",
        [("سَليم الرّاوي", "PER"), ("هيئةِ الأنهار", "ORG"), ("الواحةِ", "LOC")],
    ),
    "stray shadda": (
        "استقبل سليم ّ الراوي وفدا من هيئة الأنهار في الواحة.",
        [("سليم ّ الراوي", "PER"), ("هيئة الأنهار", "ORG"), ("الواحة", "LOC")],
    ),
    "tatweel and double spaces": (
        "وصل   بـــدر  المازني إلى الواحـة  أمس، وغادر بعد ساعات.",
        [("بـــدر  المازني", "PER"), ("الواحـة", "LOC")],
    ),
    "marks of direction": (
        "وصل \u200fبدر\u200f المازني إلى \u202bالواحة\u202c أمس، وغادر بعد ساعات.",
        [("بدر\u200f المازني", "PER"), ("الواحة", "LOC")],
    ),
    "presentation forms": (
        "وصل ﺑﺪﺭ ﺍﳌﺎﺯﻧﻲ إلى ﺍﻟﻮﺍﺣﺔ أمس، وغادر بعد ساعات.",
        [("ﺑﺪﺭ ﺍﳌﺎﺯﻧﻲ", "PER"), ("ﺍﻟﻮﺍﺣﺔ", "LOC")],
    ),
    "line break inside": (
        "زار الوفد وادي\nالنخيل ثم عاد.",
        [("وادي\nالنخيل", "LOC")],
    ),
    "nothing": ("لم تصدر أي أنباء عن الحادث حتى مساء اليوم.", []),
}


def names(recogniser: Recogniser, text: str, sentences: list[Span] | None = None) -> Names:
    votes = recogniser.read(text, [Span(0, len(text))] if sentences is None else sentences)
    return [(vote.span.of(text), vote.type) for vote in votes]


@pytest.mark.parametrize("case", CASES)
def test_names_stand_where_the_text_has_them(engine: Recogniser, case: str) -> None:
    text, wanted = CASES[case]
    assert [(name.strip("\u200f\u202c"), type_) for name, type_ in names(engine, text)] == wanted


def test_a_text_many_windows_long_is_read_to_its_end(engine: Recogniser) -> None:
    text, wanted = CASES["preposition"]
    page = " ".join([text] * 60)
    found = names(engine, page, [Span(n * (len(text) + 1), n * (len(text) + 1) + len(text)) for n in range(60)])
    assert found == wanted * 60


def test_one_sentence_many_windows_long_is_read_to_its_end(engine: Recogniser) -> None:
    text = "وصل بدر المازني إلى الواحة أمس، وغادر بعد ساعات، "
    found = names(engine, text * 30)
    assert (
        len(found) >= 50
    )  # of 60: beside a cut, without its context, a model of two layers may fail; a clipped text has 6
    assert found[-1] == ("الواحة", "LOC")


def test_a_word_longer_than_a_window_hides_nothing(engine: Recogniser) -> None:
    text = "https://example.org/" + "ab-" * 400 + " . استقبل سليم الراوي وفدا من هيئة الأنهار في الواحة."
    start = text.index("استقبل")
    found = names(engine, text, [Span(0, start - 1), Span(start, len(text))])
    assert found[-3:] == CASES["plain"][1]


def test_only_sentences_are_read(engine: Recogniser) -> None:
    text, wanted = CASES["plain"]
    assert names(engine, text, []) == []
    assert names(engine, f"{text}\n{text}", [Span(len(text) + 1, 2 * len(text) + 1)]) == wanted


def test_every_name_has_a_confidence_and_the_label_of_its_model(engine: Recogniser) -> None:
    votes = engine.read(CASES["plain"][0], [Span(0, len(CASES["plain"][0]))])
    assert votes
    assert all(0.5 <= vote.confidence <= 1 and vote.by == engine.name for vote in votes)
    assert {vote.label for vote in votes} <= {"PER", "ORG", "LOC", "person", "organization", "location"}


def test_an_empty_text_has_no_names(engine: Recogniser) -> None:
    assert names(engine, "") == []
    assert names(engine, " \u200f \u064e ") == []
