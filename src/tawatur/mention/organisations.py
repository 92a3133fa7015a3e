"""Names of bodies: by list, by the grammar of their heads, in quotation marks, and handles."""

from tawatur.mention.clubs import about_sport
from tawatur.mention.found import Found
from tawatur.mention.name_tables import END, OrganisationHead
from tawatur.mention.names import named_after, person_at
from tawatur.mention.quotations import quoted_end
from tawatur.mention.scan import QUOTE, SPACE, Scan
from tawatur.mention.word_classes import WordClass

MOST_TITLES, MOST_WORDS = 6, 8
_STATE_KINDS = frozenset({"government", "military", "ministry", "parliament", "intelligence", "police", "court"})
_NO_NATIONALITY = frozenset({"sport", "outlet", "company", "platform", "armed_group"})
"""Kinds of listed bodies after whose name a nationality only says where they are from («ريال مدريد الإسباني»)."""
_NEWS_KINDS = frozenset({"outlet", "agency_news", "platform"})
_BANDS, _BAND_KINDS = (
    frozenset({"organ", "movement", "group", "militia", "front", "forces"}),
    frozenset({"armed_group", "party"}),
)
_PAIRED_KINDS = frozenset({"ministry", "agency", "group"})


def organisation_at(scan: Scan, index: int) -> Found | None:
    """The name of a body that starts at word ``index``, the longest reading, or None. Remembered for the page."""
    word = scan.classes[index]
    if word.head is None and word.aliases is None and scan.words[index].kind != "handle":
        return None
    key = ("org", index)
    if key not in scan.seen:
        scan.seen[key] = _organisation_at(scan, index)
    return scan.seen[key]  # type: ignore[return-value]


def _organisation_at(scan: Scan, index: int) -> Found | None:
    word = scan.classes[index]
    if scan.blocked[index]:
        return None
    if scan.words[index].kind == "handle":
        if scan.text[scan.words[index].start - 1 : scan.words[index].start].isalnum():
            return None
        return _found(scan, index, index, "handle", entity="handle:" + word.stem.lower(), kind="account")
    known = _alias_at(scan, index, quoted_only=True)
    built = _built_at(scan, index, word) if word.head is not None else None
    if known is None or (built is not None and built.last > known.last and not _whole(known, built)):
        return built
    return known


def _whole(known: Found, built: Found) -> bool:
    """Whether a listed body between states is named whole, so that no purpose belongs to it («الاتحاد الأفريقي للعبة»)."""
    return built.rule.endswith("purpose") and (known.kind == "supranational" or known.last > known.first)


def _found(
    scan: Scan, first: int, last: int, rule: str, *, entity: str | None = None, kind: str = "", confidence: float = 0.9
) -> Found:
    return Found(first, last, "ORG", rule, scan.span(first, last), entity, kind, confidence)


def _alias_at(scan: Scan, index: int, *, quoted_only: bool) -> Found | None:
    """The longest listed name that starts here; contextual ones only in quotation marks, unless ``quoted_only`` is False."""
    best = None
    step, last = scan.classes[index].aliases, index
    while step is not None:
        if END in step and (not step[END][1] or not quoted_only or _in_context(scan, step[END][0], index, last)):
            best = (*step[END], last)
        last += 1
        if last >= len(scan.words) or scan.gaps[last] > QUOTE or scan.blocked[last]:
            break
        step = step.get(scan.words[last].form.written)
    if best is None:
        return None
    entity, contextual, last = best
    if last == index and not contextual and scan.classes[index].given and not scan.quoted(index, last):
        return None
    if (scan.classes[index].definite or last > index) and scan.names.organisations[entity].kind not in _NO_NATIONALITY:
        last = _with_nationality(scan, last)
    return _found(
        scan,
        index,
        last,
        "contextual alias" if contextual else "alias",
        entity=entity,
        kind=scan.names.organisations[entity].kind,
        confidence=0.97,
    )


def _in_context(scan: Scan, entity: str, first: int, last: int) -> bool:
    """Whether a name that is a common word or place as well is the body here: in quotation marks, alone in its line, or a club in a page about sport."""
    if scan.quoted(first, last) or _own_line(scan, first, last):
        return True
    if scan.names.organisations[entity].kind != "sport" or not about_sport(scan):
        return False
    placed = scan.stems[first - 1] in scan.names.locatives if first else False
    return not placed and "ب" not in scan.words[first].form.proclitics


def _own_line(scan: Scan, first: int, last: int) -> bool:
    """Whether words stand alone between a line break or colon and a line break, as the name of an outlet in a credit does."""
    before = scan.text[max(0, scan.words[first].outer - 8) : scan.words[first].outer].rstrip(" \t")[-1:]
    after = scan.text[scan.words[last].end : scan.words[last].end + 8].lstrip(" \t")[:1]
    return before in (":", "\n") and after in ("\n", "")


def _with_nationality(scan: Scan, last: int) -> int:
    following = last + 1
    if scan.follows(following) and scan.classes[following].nation and not scan.classes[following].norp_plural:
        return following
    return last


def _built_at(scan: Scan, index: int, word: WordClass) -> Found | None:
    """A name made of a head and what may follow it."""
    head = word.head
    assert head is not None
    following = index + 1
    if following >= len(scan.words) or scan.gaps[following] > QUOTE or scan.blocked[following]:
        return None
    if index and scan.follows(index) and scan.stems[index] in ("ادارة",) and scan.stems[index - 1] == "مجلس":
        return None
    if word.definite and head.strength == "definite" and index and scan.gaps[index] == SPACE and scan.bare(index):
        before = scan.classes[index - 1]
        if before.role or before.head:
            return None
    if word.definite:
        return _definite_name(scan, index, head)
    inner = _named_body(scan, index, head)
    if inner is not None:
        return inner
    if head.strength == "definite" or not scan.follows(following):
        return None
    if head.outside:
        outlet = (
            head.kind == "outlet"
            and head.id != "news-site"
            and scan.classes[following].definite
            and scan.classes[following].nameish
        )
        return _found(scan, index, following, "head+name", kind=head.kind, confidence=0.7) if outlet else None
    return _construct_name(scan, index, head)


def _named_body(scan: Scan, index: int, head: OrganisationHead) -> Found | None:
    """A head before a listed name («حركة حماس», «قناة "الحرة"») or before quotation marks («تنظيم "أنصار الفجر"»)."""
    following = index + 1
    if not scan.bare(following):
        return None
    if head.id == "regime" and (ruler := _ruler_end(scan, following)):
        return _found(scan, index, ruler, "head+ruler", kind=head.kind, confidence=0.8)
    known = _alias_at(scan, following, quoted_only=False)
    if known is not None and _belongs(scan, following, head, known):
        first = following if head.outside or head.apart else index
        return _found(scan, first, known.last, "head+alias", entity=known.entity, kind=known.kind, confidence=0.97)
    last = quoted_end(scan, following)
    if last is None:
        return None
    purpose = _quoted_purpose_end(scan, last) if head.purpose else last
    first = following if head.outside or (head.apart and purpose == last) else index
    return _found(scan, first, purpose, "head+quoted", kind=head.kind)


def _belongs(scan: Scan, index: int, head: OrganisationHead, known: Found) -> bool:
    """Whether a listed name after a head is that body: never a name with another head; a common word only of the head's kind."""
    if known.rule == "contextual alias":
        news = head.outside or head.id == "agency"
        return (
            known.kind == head.kind
            or (news and known.kind in _NEWS_KINDS)
            or (head.id in _BANDS and known.kind in _BAND_KINDS)
        )
    return not (scan.classes[index].head and known.kind not in ("armed_group", "outlet"))


def _ruler_end(scan: Scan, first: int) -> int | None:
    """The last word of the ruler's name after «نظام», titles before it passed over: «نظام الرئيس السابق فلان»."""
    place = first
    while place - first < MOST_TITLES and scan.follows(place) and scan.classes[place].definite:
        word = scan.classes[place]
        if not (word.role or word.role_adjective or word.norp):
            break
        place += 1
    if place == first or not scan.follows(place):
        return None
    person = person_at(scan, place, titled=True)
    return person.last if person is not None and scan.classes[place].given else None


def _quoted_purpose_end(scan: Scan, last: int) -> int:
    """The end of a purpose behind a quoted name (شركة "السنبلة" للصيرفة), ``last`` where none follows."""
    first = last + 1
    if first >= len(scan.words) or scan.gaps[first] != QUOTE or scan.words[first].form.proclitics != "ل":
        return last
    word = scan.classes[first]
    plain = word.definite and not (word.closed or word.verbal or word.role or word.norp or word.place_words)
    return _adjectives_end(scan, first) if plain and scan.words[first].kind == "word" else last


def _definite_name(scan: Scan, index: int, head: OrganisationHead) -> Found | None:
    """«القوات العراقية», «المجلس الأعلى للثقافة»: the head with the article and adjectives that make it one body."""
    if not (head.adjective or head.colour):
        return None
    last, nations, others, proper = index, 0, 0, False
    feminine = scan.classes[index].feminine
    while last - index < MOST_WORDS and scan.follows(last + 1):
        word = scan.classes[last + 1]
        if not word.definite or word.norp_plural:
            break
        if word.nation:
            if word.stem.endswith("ة") is not feminine:
                break
            nations += 1
        elif word.adjective or word.stem in head.proper:
            others += 1
            proper = proper or word.stem in head.proper
        else:
            break
        last += 1
    if last == index and head.kind != "alliance":
        return None
    with_purpose = _purpose_end(scan, last) if head.purpose else last
    if with_purpose > last:
        with_place = _place_before_short_form(scan, with_purpose)
        return _found(scan, index, with_place, "head+adjective+purpose", kind=head.kind, confidence=0.85)
    enough = proper or (nations and (head.kind in _STATE_KINDS or head.kind == "armed_group" or others))
    return _found(scan, index, last, "head+adjective", kind=head.kind, confidence=0.85) if enough else None


def _construct_name(scan: Scan, index: int, head: OrganisationHead) -> Found | None:
    """«وزارة الصحة اللبنانية», «هيئة تحرير الشام», «جامعة القاهرة»: the head and its genitive, then adjectives and a purpose."""
    first = index + 1
    last, proof = _genitive_end(scan, first, head)
    if last is None:
        return None
    while last - index < MOST_WORDS and scan.follows(last + 1):
        word = scan.classes[last + 1]
        if word.nation and (not word.norp_plural or scan.classes[last].role_plural):
            proof = True
        elif not (
            (word.adjective and word.definite)
            or _relative_before_nation(scan, last + 1)
            or _relative_of_host(scan, last + 1)
        ):
            break
        last += 1
    if head.purpose or head.kind in ("military", "ministry", "agency"):
        longer = _purpose_end(scan, last)
        proof = proof or longer > last
        last = longer
    plural = scan.classes[index].feminine and not scan.classes[index].bare.endswith("ة")
    proof = proof or _quoted_elsewhere(scan, first, last)
    if (head.strength != "strong" or plural) and not proof:
        return None
    return _found(scan, index, last, "head+genitive", kind=head.kind, confidence=0.85 if proof else 0.7)


def _quoted_elsewhere(scan: Scan, first: int, last: int) -> bool:
    """Whether the page has the same words in quotation marks somewhere, as it does with the names of bodies."""
    return last > first and tuple(scan.stems[first : last + 1]) in scan.quotations


def _relative_before_nation(scan: Scan, index: int) -> bool:
    """Whether a masculine relative adjective («الجيولوجي») stands between a genitive and a nationality."""
    word = scan.classes[index]
    nation = scan.follows(index + 1) and scan.classes[index + 1].nation
    return (
        nation
        and word.definite
        and word.stem.endswith("ي")
        and not (word.role or word.head or word.given or word.verbal)
    )


def _relative_of_host(scan: Scan, index: int) -> bool:
    """Whether a relative adjective goes on with a plural that needs one («الشؤون الخارجية»), though it may be a noun elsewhere."""
    word = scan.classes[index]
    return word.definite and word.stem.endswith("ية") and scan.stems[index - 1] in scan.names.relative_hosts


def _genitive_end(scan: Scan, first: int, head: OrganisationHead) -> tuple[int | None, bool]:
    """Where the genitive after a head ends, and whether it alone proves a name."""
    word = scan.classes[first]
    if word.bare in head.never or word.stem in head.never:
        return None, False
    proven = word.stem in head.complements or word.bare in head.complements
    inner = organisation_at(scan, first) if word.aliases or word.head else None
    if inner is not None:
        return inner.last, True
    honoured = named_after(scan, first, untitled=head.kind == "school")
    if honoured is not None:
        return honoured, True
    words = scan.place_words(first)
    if words:
        return first + words - 1, True
    if (word.role and not word.role_plural) or word.closed or word.verbal or scan.words[first].kind != "word":
        return None, False
    if word.definite:
        return _paired_end(scan, first, head), proven
    if word.norp and not word.norp_weak:
        return None, False
    second = first + 1
    if head.strength == "strong" and scan.follows(second) and (place := scan.place_words(second)):
        return second + place - 1, True
    if scan.follows(second) and scan.classes[second].definite and not _ends_genitive(scan.classes[second]):
        return _paired_end(scan, second, head), False
    if head.strength == "strong" and word.nameish and word.count == 0 and not word.stem.endswith(("ة", "ي", "ا")):
        return first, False
    return None, False


def _ends_genitive(word: WordClass) -> bool:
    return bool(word.role or word.norp or word.verbal or word.closed)


def _paired_end(scan: Scan, last: int, head: OrganisationHead) -> int:
    """«وزارة التربية والتعليم»: a second definite noun joined by و."""
    following = last + 1
    if (
        head.kind not in _PAIRED_KINDS
        or following >= len(scan.words)
        or scan.gaps[following] != SPACE
        or scan.blocked[following]
    ):
        return last
    word, second = scan.words[following], scan.classes[following]
    plain = not (second.head or second.role or second.norp or second.place_words or second.verbal or second.given)
    if head.kind == "ministry":
        plain = second.stem in scan.names.portfolios
    joined = word.form.proclitics == "و" and second.definite and plain and word.kind == "word"
    return following if joined else last


def _purpose_end(scan: Scan, last: int) -> int:
    """The end of a purpose with ل after a name («للثقافة», «لحقوق الإنسان», «لمكافحة الإرهاب»), ``last`` where none follows."""
    first = last + 1
    if (
        first >= len(scan.words)
        or scan.gaps[first] != SPACE
        or scan.blocked[first]
        or scan.words[first].form.proclitics != "ل"
    ):
        return last
    word = scan.classes[first]
    if word.closed or word.verbal or word.role or word.given or (word.place_words and not word.head):
        return last
    inner = organisation_at(scan, first) if word.head or word.aliases else None
    if inner is not None:
        return last if inner.kind in _NEWS_KINDS or word.stem == "وكالة" else inner.last
    if word.norp_plural or (word.definite and _takes_object(scan, first + 1)):
        return last
    end = first
    if not word.definite:
        if not scan.follows(first + 1):
            return last
        inner = organisation_at(scan, first + 1)
        if inner is not None:
            return inner.last
        if not scan.classes[first + 1].definite or _ends_genitive(scan.classes[first + 1]):
            return last
        end = first + 1
    end = _adjectives_end(scan, end)
    return _adjectives_end(scan, end + 2) if _object_follows(scan, first, end) else end


def _takes_object(scan: Scan, index: int) -> bool:
    """Whether «من» or ب goes on after a verbal noun, so that it tells what somebody does («للاستفادة من الفرص»)."""
    return (
        index < len(scan.words)
        and scan.gaps[index] == SPACE
        and (scan.stems[index] == "من" or "ب" in scan.words[index].form.proclitics)
    )


def _adjectives_end(scan: Scan, last: int) -> int:
    """The last of the adjectives that follow a purpose («للاتصال السمعي البصري»), ``last`` where none follows."""
    while scan.follows(last + 1):
        word = scan.classes[last + 1]
        relative = word.stem.endswith("ي") and not (word.role or word.head or word.given or word.verbal or word.norp)
        if not (word.nation or (word.definite and (word.adjective or relative))):
            break
        last += 1
    return last


def _place_before_short_form(scan: Scan, last: int) -> int:
    """The end of «في ليبيا» behind a name, if a short form in brackets or quotation marks shows that it belongs to it; else ``last``."""
    place = last + 2
    if not (scan.follows(place) and scan.stems[last + 1] == "في" and scan.gaps[last + 1] == SPACE):
        return last
    end = last + 1 + scan.place_words(place)
    opens = scan.text[scan.words[end].end : scan.words[end].end + 2].strip()[:1] in ("(", "«", "“", '"')
    return end if end > last + 1 and opens else last


def _object_follows(scan: Scan, first: int, last: int) -> bool:
    """Whether what a definite purpose is about stands behind «على» or «عن» («للرقابة على الأسلحة»)."""
    if not (scan.classes[first].definite and first == last and scan.follows(last + 1) and scan.follows(last + 2)):
        return False
    about = scan.classes[last + 2]
    return scan.stems[last + 1] in ("علي", "عن") and about.definite and not _ends_genitive(about)


def inner_bodies(scan: Scan, found: Found) -> list[Found]:
    """Bodies named inside the purpose of a body's name: داعش in «التحالف الدولي لمحاربة داعش»."""
    purpose = False
    for index in range(found.first + 1, found.last + 1):
        purpose = purpose or scan.words[index].form.proclitics == "ل" or scan.stems[index] == "ضد"
        body = (
            organisation_at(scan, index)
            if purpose and (scan.classes[index].aliases or scan.classes[index].head)
            else None
        )
        if body is not None and body.last <= found.last:
            return [body]
    return []
