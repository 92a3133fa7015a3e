"""Regular inflection of lexicon entries: what one citation form stands for in a text.

Only what news Arabic writes: third persons, first person plural, duals, sound plurals, passives that are spelled like the active.
Irregular forms are listed in the entry itself under ``forms``. All forms are folded (see `fold`).
"""

from collections.abc import Iterator

from tawatur.lexicon.fold import fold

Inflected = tuple[str, str, bool]  # form, shape, carries the prefix of the future


def past_forms(base: str) -> Iterator[str]:
    """Forms of a past verb from its third person masculine singular.

    >>> sorted(past_forms("أعلن"))[:3] == sorted({"اعلن", "اعلنت", "اعلنا", "اعلنوا", "اعلنتا", "اعلننا", "اعلنن"})[:3]
    True
    """
    stem = fold(base)
    yield stem
    short = stem[:-1] if base[-1] in "ىاي" and len(stem) > 2 else stem
    weak_y = short + "ي" if short != stem else stem
    yield from (short + "ت", short + "تا", short + "وا", weak_y + "ا", weak_y + "نا", weak_y + "ن")
    if len(stem) == 3 and stem[1] == "ا":  # hollow: قال -> قلنا
        yield stem[0] + stem[2] + "نا"


def present_forms(base: str) -> Iterator[tuple[str, bool]]:
    """Forms of a present verb from its third person masculine singular (with ي), each with whether it is the future in س.

    >>> ("سيعلنون", True) in set(present_forms("يعلن"))
    True
    """
    rest = fold(base)[1:]
    short = rest[:-1] if rest[-1] in "يوا" and len(rest) > 2 else rest
    plural = {short + "ون", short + "وا"} if short != rest else {rest + "ون", rest + "وا"}
    dual = {rest + "ان", rest + "ا"} if rest[-1] not in "ا" else {short + "يان", short + "يا"}
    for prefix in "يتنا":
        endings = {rest} if prefix in "نا" else {rest, rest + "ن", *plural, *dual}
        if short != rest:
            endings.add(short)  # the jussive drops a weak end
        for ending in endings:
            yield prefix + ending, False
            yield "س" + prefix + ending, True
    if len(rest) == 3 and rest[1] in "ويا":  # hollow: يقول -> لم يقل
        for prefix in "يتن":
            yield prefix + rest[0] + rest[2], False


def participle_forms(base: str) -> Iterator[str]:
    """Masculine, feminine, dual and plural of a participle, with the accusative alef.

    >>> "مشيرة" in set(participle_forms("مشير"))
    True
    """
    stem = fold(base)
    short = stem[:-1] if stem.endswith("ي") and len(stem) > 3 else stem
    yield from (
        stem,
        stem + "ا",
        short + "ة" if short == stem else stem + "ة",
        short + "ين",
        short + "ون",
        stem + "ان",
        stem + "ات",
        stem + "تين",
        stem + "تان",
    )


def noun_forms(singular: str) -> Iterator[tuple[str, str]]:
    """A noun with its dual, its accusative alef and its construct forms, each with its shape. The article and pronouns are looked up separately.

    >>> ("غارتين", "dual") in set(noun_forms("غارة"))
    True
    """
    stem = fold(singular)
    yield stem, "noun"
    if stem.endswith("ة"):
        yield from ((stem[:-1] + "ت" + ending, "dual") for ending in ("ين", "ان", "ا", "ي"))
        yield stem[:-1] + "ت", "noun"  # before a pronoun
    else:
        yield stem + "ا", "noun"
        yield from ((stem + ending, "dual") for ending in ("ين", "ان"))


def inflect(entry: dict[str, object]) -> Iterator[Inflected]:
    """All forms of a lexicon entry as (folded form, shape, future).

    Reads the keys ``past``, ``present``, ``imperative``, ``participle``, ``masdar``, ``noun``, ``plural``, ``forms``; each a form or a list of forms.
    """
    for base in _listed(entry, "past"):
        yield from ((form, "past", False) for form in past_forms(base))
    for base in _listed(entry, "present"):
        yield from ((form, "present", future) for form, future in present_forms(base))
    for base in _listed(entry, "participle"):
        yield from ((form, "participle", False) for form in participle_forms(base))
    for key in ("masdar", "noun"):
        for base in _listed(entry, key):
            yield from ((form, key if shape == "noun" else shape, False) for form, shape in noun_forms(base))
    for base in _listed(entry, "plural"):
        stem = fold(base)
        yield stem, "plural", False
        if stem.endswith("ون"):
            yield from ((stem[:-2] + ending, "plural", False) for ending in ("ين", "و", "ي"))
        elif not stem.endswith(("ات", "ين")):
            yield stem + "ا", "plural", False
    for base in _listed(entry, "imperative"):
        yield fold(base), "imperative", False
    for base in _listed(entry, "forms"):
        yield fold(base), "form", False


def _listed(entry: dict[str, object], key: str) -> list[str]:
    value = entry.get(key) or []
    return [str(x) for x in value] if isinstance(value, list) else [str(value)]
