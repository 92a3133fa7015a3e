"""How two names of people relate: one spelling, one sound, a longer and a shorter form, or a family name alone."""

from typing import Literal

from tawatur.lexicon.fold import fold

Relation = Literal["equal", "sound", "longer", "family"]
Words = tuple[str, ...]

_BOUND = frozenset({"عبد", "ابو", "ابي", "ابا", "ام", "ال", "ذو", "ابن"})
"""First words of a name in two words, which outlets write apart or together."""
_SONS = frozenset({"بن", "بنت"})
_SPELLINGS = str.maketrans({"ة": "ه", "ؤ": "و", "ئ": "ي", "ء": None, "#": " ", "_": " "})
# Letters that outlets write for one foreign sound, and weak letters that they leave out.
_SOUNDS = str.maketrans(
    {
        **dict.fromkeys("غقك", "ج"),
        "ط": "ت",
        **dict.fromkeys("زصثش", "س"),
        **dict.fromkeys("اويهءئؤة", None),
        "ذ": "د",
        "ظ": "ض",
        "ف": "ب",
        "ڤ": "ب",
        "پ": "ب",
    }
)


def name_words(name: str) -> Words:
    """The words of a name in one spelling: «عبد الله» and «عبدالله», «أبو» and «أبي», with and without «بن», are one.

    >>> name_words("عبدالله بن سالم الحدادي") == name_words("عبد الله سالم الحدادى")
    True
    >>> name_words("أبو رامي") == name_words("أبي رامي")
    True
    """
    words: list[str] = []
    bound = ""
    for word in fold(name).translate(_SPELLINGS).replace("وو", "و").split():  # a hashtag joins its words with _
        if word in _SONS:
            continue
        if bound or word not in _BOUND:
            divine = not bound and word.startswith("ال") and word.endswith("دين") and bool(words)
            if divine:
                words[-1] += word
            else:
                words.append(bound + word)
            bound = ""
        else:
            bound = "ابو" if word.startswith("اب") and word != "ابن" else word
    return (*words, bound) if bound else tuple(words)


def sound(word: str) -> str:
    """A word of a name without the article and what spellings of foreign names differ in; never empty for a word of letters.

    >>> sound("فيتغن") == sound("فيتجن"), sound("فيتغن") == sound("فيتغرن")
    (True, False)
    """
    bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
    return bare.translate(_SOUNDS) or bare


def _sure_sound(word: str) -> str:
    """The sound of a word; the word itself where hardly a letter of it would be left («يحيى»)."""
    found = sound(word)
    return found if len(found) > 1 else word


def relation(a: Words, b: Words, generations: frozenset[str] = frozenset()) -> Relation | None:
    """How two names relate, None where they are names of two people or share too little.

    Given names must agree: «رامي سالم الحدادي» is a longer form of «رامي الحدادي», never of «سالم الحدادي», who may be his father.
    ``generations``: words that make a longer name another person's («جونيور»).

    >>> relation(("رامي", "سالم", "الحدادي"), ("رامي", "الحدادي"))
    'longer'
    >>> relation(("رامي", "سالم", "الحدادي"), ("سالم", "الحدادي")) is None
    True
    >>> relation(("رامي", "الحدادي"), ("الحدادي",)), relation(("غريغ", "هال"), ("جريج", "هال"))
    ('family', 'sound')
    """
    if not a or not b:
        return None
    if a == b:
        return "equal"
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if (set(short) ^ set(long)) & generations:
        return None
    if len(short) == 1:
        return "family" if len(long) > 1 and sound(short[0]) == sound(long[-1]) else None
    sounds = tuple(map(_sure_sound, short)), tuple(map(_sure_sound, long))
    if "".join(sounds[0]) == "".join(sounds[1]):
        return "sound"  # «دير لاين», «ديرلاين»
    if len(short) == len(long):
        return None
    same_ends = sounds[0][0] == sounds[1][0] and (
        sounds[0][-1] == sounds[1][-1] or sounds[1][: len(short)] == sounds[0]
    )
    return "longer" if same_ends and _in_order(*sounds) else None


def _in_order(short: Words, long: Words) -> bool:
    """Whether the words of one name stand in the other in their order."""
    rest = iter(long)
    return all(word in rest for word in short)
