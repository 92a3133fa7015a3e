"""The key under which a written form is looked up."""

import re

DELETED = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
LETTERS = str.maketrans("أإآٱىکیۀ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "اااايكيه01234567890123456789")


def fold(form: str) -> str:
    """The lookup key of a written form: no vowel signs, tatweel or marks of direction, one alef, one ya, ASCII digits.

    Hamza on waw and ya, ta marbuta and the case of Latin letters stay.

    >>> fold("أُصيبَ") == "اصيب" and fold("إلى") == "الي"
    True
    """
    return DELETED.sub("", form).translate(LETTERS)
