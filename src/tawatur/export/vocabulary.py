"""Arabic words of the interface for the values of the model. Neutral on purpose: docs/responsible-use.md."""

from collections.abc import Mapping
from typing import Final

UNKNOWN_SOURCE: Final = "المصدر غير محدد"
PRIVATE_PERSON: Final = "شخص"
MASKED_KIND: Final = "مسمّى في الصفحة"

STATUS: Final[Mapping[str, str]] = {
    "occurred": "وقع",
    "ongoing": "جارٍ",
    "planned": "مزمع",
    "denied": "منفيّ",
    "alleged": "مزعوم",
    "hypothetical": "مفترض",
}
LEVEL: Final[Mapping[str, str]] = {"main": "رئيسي", "background": "خلفية", "folded": "مطويّ تحت غيره"}
PRECISION: Final[Mapping[str, str]] = {
    "country": "دولة",
    "region": "منطقة",
    "city": "مدينة",
    "town": "بلدة",
    "village": "قرية",
    "area": "نطاق واسع",
    "near": "بالقرب",
}
PLACE_REASON: Final[Mapping[str, str]] = {
    "only": "لا مكان معروفا آخر بهذا الاسم",
    "state": "اسم دولة أو ناحية من العالم",
    "population": "أكبر الأماكن بهذا الاسم بفارق كبير",
    "parent": "سُمّيت معه المنطقة التي هو فيها",
    "neighbour": "سُمّي معه مكان قريب منه",
    "country": "من البلد الذي يتحدث عنه النص",
    "repeated": "سُمّي من قبل في المقال",
    "given": "من قائمة الأماكن الخاصة بالمستخدم",
    "open": "لا يقول النص أيّ الأماكن بهذا الاسم هو",
    "unlisted": "اسم لا يعرفه معجم الأماكن",
}
TIME_BASIS: Final[Mapping[str, str]] = {
    "stated": "مذكور في النص",
    "context": "من سياق النص",
    "page": "من تاريخ الصفحة",
    "inferred": "مستنتج",
    "none": "بلا سند",
}
PAGE_BOUND: Final = "حدّ من تاريخ الصفحة لا تاريخ الحدث"
DATE_BASIS: Final[Mapping[str, str]] = {
    "stated": "مذكور في الصفحة",
    "given": "معطى مع الصفحة",
    "inferred": "مستنتج",
    "none": "غير معروف",
}
SPEAKER_KIND: Final[Mapping[str, str]] = {
    "person": "شخص مسمّى",
    "office": "جهة",
    "outlet": "وسيلة إعلام",
    "document": "وثيقة",
    "anonymous": "مصدر مجهول",
    "social_post": "منشور",
    "own_voice": "بصوت الموقع",
}
SLOT: Final[Mapping[str, str]] = {
    "killed": "قتلى",
    "injured": "جرحى",
    "displaced": "نازحون",
    "missing": "مفقودون",
    "arrested": "موقوفون",
    "person": "أشخاص",
    "soldier": "جنود",
    "count": "عدد",
    "percent": "في المئة",
    "dollar": "دولار",
    "year": "سنوات",
    "month": "أشهر",
    "day": "أيام",
}
AXIS: Final[Mapping[str, str]] = {
    "time": "الوقت",
    "place": "المكان",
    "number": "العدد",
    "agent": "الفاعل",
    "identity": "الهوية",
    "polarity": "الوقوع والنفي",
}
COPY_KIND: Final[Mapping[str, str]] = {"exact": "نسخة حرفية", "near": "نسخة معدّلة", "partial": "نقل جزئي"}
BLOCK_KIND: Final[Mapping[str, str]] = {
    "title": "عنوان",
    "subtitle": "عنوان فرعي",
    "byline": "كاتب",
    "dateline": "مكان وتاريخ",
    "publish_date": "تاريخ النشر",
    "body": "متن",
    "caption": "تعليق صورة",
    "embed": "منشور مضمّن",
    "label": "وسم",
    "related": "روابط",
    "credit": "إسناد",
    "furniture": "حشو",
}
ROLE: Final[Mapping[str, str]] = {
    "agent": "فاعل",
    "patient": "واقع عليه",
    "victim": "ضحية",
    "participant": "مشارك",
    "host": "مضيف",
    "speaker": "قائل",
    "addressee": "مخاطب",
    "instrument": "أداة",
    "recipient": "متلقٍّ",
    "object": "موضوع",
    "office": "منصب",
    "org": "جهة",
    "name": "اسم",
    "place": "مكان",
}
FIELD: Final[Mapping[str, str]] = {"date": "التاريخ", "status": "الحالة", "place": "المكان", "title": "العنوان"}
JOINED_BY: Final[Mapping[str, str]] = {
    "same_origin": "القائل نفسه أو جهته",
    "same_state": "دولة واحدة، أو دولة وجهة من جهاتها",
    "one_name_in_the_other": "أحد الاسمين جزء من الآخر، فقد يكونان واحدا",
    "unresolved_in_one_article": "قائل لم يُسمَّ في المقال نفسه",
    "copied_passage": "فقرة منقولة",
    "same_words": "اثنتا عشرة كلمة متتالية أو أكثر هي نفسها",
    "told_from_post": "إعادة صياغة للمنشور نفسه",
}
MONTHS: Final = (
    "يناير/كانون الثاني",
    "فبراير/شباط",
    "مارس/آذار",
    "أبريل/نيسان",
    "مايو/أيار",
    "يونيو/حزيران",
    "يوليو/تموز",
    "أغسطس/آب",
    "سبتمبر/أيلول",
    "أكتوبر/تشرين الأول",
    "نوفمبر/تشرين الثاني",
    "ديسمبر/كانون الأول",
)
SEASONS: Final[Mapping[str, str]] = {"SP": "ربيع", "SU": "صيف", "FA": "خريف", "AU": "خريف", "WI": "شتاء"}
QUARTERS: Final = ("الأول", "الثاني", "الثالث", "الرابع")
DAY_PARTS: Final[Mapping[str, str]] = {
    "MO": "صباح",
    "MI": "ظهر",
    "AF": "بعد ظهر",
    "EV": "مساء",
    "NI": "ليل",
    "DT": "نهار",
}
WEEKDAYS: Final = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
REFERENCES: Final[Mapping[str, str]] = {
    "PAST_REF": "في ماضٍ لم يُحدَّد",
    "PRESENT_REF": "في الوقت الراهن",
    "FUTURE_REF": "في وقت لاحق لم يُحدَّد",
}
UNDATED: Final = "غير مؤرخ"
UNPLACED: Final = "غير مذكور"
