"""Rules of the derived layers in Arabic. A rule that is not here is shown by its name and its own words."""

from collections.abc import Mapping
from typing import Final

RULES: Final[Mapping[str, str]] = {
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
    "copied_passage": "الكلمة نفسها من فقرة منقولة",
    "one_cause": "المقالان يرويان هجوما أو كارثة واحدة لا غير",
    "dated_by_other_page": "صفحة أخرى تؤرّخ الخبر نفسه",
    "other_time": "وقتاهما لا يجتمعان",
    "other_participant": "من وقع عليه أو من فعله مختلف",
    "other_place": "مكاناهما مختلفان",
    "other_status": "أحدهما مفترض أو متخوَّف منه فقط",
    "not_enough": "لا شيء ينقضه، لكن ما يكفي للضم غير مذكور",
}


def rule_in_words(rule: str, why: str) -> str:
    """What a rule says, in Arabic where we have it, with the rule's name; ``why`` are its own words.

    >>> rule_in_words("new_rule", "its own words")
    'its own words [new_rule]'
    """
    name = rule.removeprefix("rule:")
    return f"{RULES.get(name, why)} [{name}]"
