"""The proclitic rule: own cases on the shipped lexicon, small lexica of our own, and what must hold for any letters."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import tawatur.lexicon
from tawatur.lexicon.fold import fold
from tawatur.lexicon.lexicon import load_lexicon
from tawatur.text.clitics import Clitics, CliticWords, split_proclitics

LEXICON = load_lexicon()
TABLE = Path(tawatur.lexicon.__file__).parent / "ar" / "clitics.yaml"
WORDS = CliticWords.from_table(yaml.safe_load(TABLE.read_text(encoding="utf-8")))

# written word, proclitics, stem as a key
CASES = """
وقال و قال | وأضاف و اضاف | وأكدت و اكدت | وتابع و تابع | ويضيف و يضيف | وكان و كان | وكانت و كانت | وكذلك و كذلك
وفي و في | ومن و من | وأنه و انه | ولم و لم | ولكن و لكن | وهو و هو | وبعد و بعد | فإن ف ان | فهو ف هو
وبين و بين
بالمغرب ب المغرب | بتونس ب تونس | لسوريا ل سوريا | بسوريا ب سوريا | والعراق و العراق | وروسيا و روسيا | بواشنطن ب واشنطن
للمغرب ل المغرب | للحكومة ل الحكومة | وللحكومة ول الحكومة | للجنة ل اللجنة | للبنان ل لبنان | للتحالف ل التحالف
بموزمبيق ب موزمبيق | وموزمبيق و موزمبيق | وترامب و ترامب | ووزير و وزير | ووفق و وفق | ولبنان و لبنان | وفرنسا و فرنسا
بشكل ب شكل | بسبب ب سبب | بحسب ب حسب | بأن ب ان | لأن ل ان | لهذه ل هذه | بذلك ب ذلك | له ل ه | بها ب ها
لهم ل هم
وبحسب وب حسب | وبالتالي وب التالي | ولذلك ول ذلك | سيناقش س يناقش | ستكون س تكون | وسيكون وس يكون | وستتم وس تتم
كرئيس ك رئيس | لمدة ل مدة | لدعم ل دعم | لتنظيم ل تنظيم | بمقتل ب مقتل | لمقتل ل مقتل | وقتل و قتل
لحماية ل حماية
وزير - وزير | وزارة - وزارة | وطن - وطن | وصل - وصل | وصلت - وصلت | واحدة - واحدة | وفد - وفد | وكالة - وكالة
والد - والد
واشنطن - واشنطن | وليد - وليد | وفاة - وفاة | وقعت - وقعت | وقف - وقف | وحدات - وحدات | وضعت - وضعت | وفقا - وفقا
فرنسا - فرنسا | فريق - فريق | فبراير - فبراير | فلسطين - فلسطين | فتح - فتح | فصائل - فصائل | فقط - فقط | فيديو - فيديو
بغداد - بغداد | بيروت - بيروت | بين - بين | بعد - بعد | بيان - بيان | بلدة - بلدة | بحث - بحث | بنغازي - بنغازي
بلغ - بلغ
ليبيا - ليبيا | لبنان - لبنان | لجنة - لجنة | لكن - لكن | لقاء - لقاء | لاجئين - لاجئين | لدى - لدي | لواء - لواء
كان - كان | كما - كما | كركوك - كركوك | كتيبة - كتيبة | كبير - كبير | كشفت - كشفت | كل - كل | كردستان - كردستان
سوريا - سوريا | سنة - سنة | سيارة - سيارة | سياسية - سياسية | سيناء - سيناء | سيدة - سيدة | سيطرة - سيطرة
سينما - سينما
"""


def cases() -> list[tuple[str, str, str]]:
    rows = (case.split() for line in CASES.strip().splitlines() for case in line.split("|"))
    return [(word, "" if proclitics == "-" else proclitics, stem) for word, proclitics, stem in rows]


@pytest.mark.parametrize(("word", "proclitics", "stem"), cases())
def test_divides_written_words(word: str, proclitics: str, stem: str) -> None:
    assert split_proclitics(fold(word), LEXICON.counts, WORDS) == Clitics(len(proclitics), proclitics, stem)


def test_a_word_is_whole_when_it_takes_the_article() -> None:
    counts = {"برج": 5, "البرج": 20, "رج": 8}
    assert split_proclitics("برج", counts).proclitics == ""


def test_the_same_letters_are_divided_when_the_whole_takes_no_article() -> None:
    assert split_proclitics("برج", {"برج": 5, "رج": 80}).proclitics == "ب"


def test_an_unseen_word_in_waw_is_divided_and_one_in_kaf_is_not() -> None:
    assert split_proclitics("وزامبروني", {}) == Clitics(1, "و", "زامبروني")
    assert split_proclitics("كزامبروني", {}) == Clitics(0, "", "كزامبروني")


def test_no_arabic_root_joins_ba_and_mim() -> None:
    assert split_proclitics("بمارينكو", {}).proclitics == "ب"
    assert split_proclitics("بارينكو", {}).proclitics == ""


def test_listed_words_and_their_inflection_stay_whole() -> None:
    words = CliticWords(whole=frozenset({"وزير"}))
    counts = {"زير": 50, "زيره": 50}
    assert split_proclitics("وزير", counts, words).proclitics == ""
    assert split_proclitics("وزيرهم", counts, words).proclitics == ""
    assert split_proclitics("ووزير", counts, words).proclitics == "و"


def test_listed_words_are_folded() -> None:
    for forms in (WORDS.whole, WORDS.function, WORDS.pronouns):
        assert [form for form in forms if fold(form) != form] == []


@given(st.text(alphabet="ابتجدرسفقكلمنهويةءئؤ", min_size=1, max_size=14))
def test_a_stem_always_remains(form: str) -> None:
    found = split_proclitics(form, LEXICON.counts, WORDS)
    assert found.length == len(found.proclitics) < len(form)
    assert form[: found.length] == found.proclitics
    assert found.stem.endswith(form[found.length + 1 :])
