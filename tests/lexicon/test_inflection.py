import pytest

from tawatur.lexicon.inflection import inflect


def forms(**entry: object) -> set[str]:
    return {form for form, _, _ in inflect(dict(entry))}


@pytest.mark.parametrize(
    ("entry", "there", "not_there"),
    [
        ({"past": "أعلن"}, {"اعلن", "اعلنت", "اعلنوا"}, {"يعلن"}),
        ({"past": "أجرى"}, {"اجري", "اجرت", "اجروا"}, {"اجريت "}),
        ({"present": "يعلن"}, {"يعلن", "تعلن", "سيعلن", "ستعلن", "يعلنون", "سنعلن"}, {"اعلنت"}),
        ({"present": "يجري"}, {"يجري", "تجري", "سيجري", "يجرون", "يجر"}, {"يجريون"}),
        ({"present": "يقول"}, {"يقول", "تقول", "يقولون", "يقل"}, set()),
        ({"noun": "غارة"}, {"غارة", "غارتين", "غارتان", "غارت"}, {"غارةين"}),
        ({"noun": "قتيل"}, {"قتيل", "قتيلا", "قتيلين", "قتيلان"}, {"قتيلة"}),
        ({"plural": "مسؤولون"}, {"مسؤولون", "مسؤولين", "مسؤولو", "مسؤولي"}, set()),
        ({"participle": "مشير"}, {"مشيرا", "مشيرة", "مشيرين"}, set()),
    ],
)
def test_inflection(entry: dict[str, object], there: set[str], not_there: set[str]) -> None:
    found = forms(**entry)
    assert there <= found
    assert not not_there & found
