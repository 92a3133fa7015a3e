"""Rules of the derived layers in Arabic. A rule that is not here is shown by its name and its own words."""

from collections.abc import Mapping
from typing import Final

RULES: Final[Mapping[str, str]] = {
    "side_by_side": "كلمتان متجاورتان تسمّيان حدثا واحدا",
    "names_again": "الثاني يسمّي الأمر نفسه مرة أخرى",
    "points_back": "الثاني يحيل على أقرب خبر من نوعه قبله",
    "title": "العنوان يروي ما يرويه المتن",
    "shared_participant": "مشارك واحد ولا شيء ينقضه",
    "place_and_time": "المكان والوقت أنفسهما",
    "same_small_place": "البلدة أو القرية نفسها ولا شيء ينقضه",
    "same_speaker": "قائل واحد في مقال واحد",
    "same_speaker_same_day": "قائل واحد في يوم واحد، في صفحتين من خبر واحد",
    "who_where_when": "الشخص أو الجهة والمكان والوقت أنفسها",
    "participant_where_when": "مشارك ومكان ووقت مشتركة",
    "where_and_day": "المكان نفسه في اليوم نفسه",
    "one_story": "مقالان من خبر واحد يشتركان في مكان صغير أو شخص أساسي أو مشاركين",
    "one_story_small_place": "خبر واحد، والبلدة أو القرية نفسها خلال أيام",
    "one_story_disaster": "خبر واحد، وكارثة من نوع واحد في اليوم نفسه أو المكان نفسه",
    "copied_passage": "الكلمة نفسها من فقرة منقولة",
    "one_cause": "المقالان يرويان هجوما أو كارثة واحدة لا غير",
    "dated_by_other_page": "صفحة أخرى تؤرّخ الخبر نفسه",
    "same_news": "صفحة أخرى مؤرّخة تروي الخبر نفسه",
    "name_spelling": "كتابتان لاسم واحد، مع منصب واحد أو سياق واحد",
    "name_office": "اسم واحد ومنصب واحد",
    "name_state": "اسم واحد لشخصية عامة في دولة واحدة",
    "name_role": "اسم كامل واحد ونوع واحد من المناصب",
    "name_context": "اسم واحد بين الجهات والأماكن نفسها",
    "name_longer": "صيغة طويلة وأخرى قصيرة من اسم واحد، ومنصب واحد",
    "name_of_holder": "اسم قصير مع المنصب الذي يحمله صاحب الاسم الكامل",
    "name_alone": "الاسم واحد ولا قرينة أخرى",
    "similar_name": "اسمان متشابهان ولا قرينة أخرى",
    "short_name": "اسم قصير ومنصب قد يشغله غيره",
    "copied_sentence": "الجملة نفسها في الصفحتين",
    "text_says": "الصفحة نفسها تقول إنهما واحد",
    "body_context": "اسم جهة واحد بين الجهات والأماكن نفسها",
    "body_without_state": "اسم جهة في كل دولة مثلها، ولم تُذكر دولتها",
    "other_time": "وقتاهما لا يجتمعان",
    "other_participant": "من وقع عليه أو من فعله مختلف",
    "other_place": "مكاناهما مختلفان",
    "other_status": "أحدهما مفترض أو متخوَّف منه فقط",
    "another_one": "النص يسمّيه حدثا آخر من نوعه",
    "before_and_after": "النص يجعل أحدهما قبل الآخر",
    "not_enough": "لا شيء ينقضه، لكن ما يكفي للضم غير مذكور",
}
"""Why two tellings are one event or two, by rule."""

WANTED: Final[Mapping[str, str]] = {
    "a shared participant": "مشارك واحد",
    "a shared place": "مكان واحد",
    "a time in both": "وقت في كليهما",
    "a narrower time": "وقت أضيق",
}
"""What the pages would have to give before two entries are joined."""


def rule_in_words(rule: str, why: str) -> str:
    """What a rule says, in Arabic where we have it, with the rule's name; ``why`` are its own words.

    >>> rule_in_words("new_rule", "its own words")
    'its own words [new_rule]'
    """
    name = rule.removeprefix("rule:")
    return f"{RULES.get(name, why)} [{name}]"


def wanted_in_words(why: str) -> str:
    """What the rule «not_enough» misses, in Arabic; its own words where we have none.

    >>> wanted_in_words("to join them the pages would have to give: a shared place, a time in both")
    'ينقص للضم: مكان واحد، وقت في كليهما'
    """
    lacking = why.rpartition(": ")[2].split(", ")
    return f"ينقص للضم: {'، '.join(WANTED.get(one, one) for one in lacking)}"
