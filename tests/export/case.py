"""A small case with layers made by hand: one flood told by three pages, one of them through a private person."""

from tests.corpus.pages import PageMaker

from tawatur.corpus.chronicle import Derived, derive
from tawatur.model.document import Document
from tawatur.model.page import ArticleDate

JUNE = ArticleDate(value="2024-06-10", earliest="2024-06-10", latest="2024-06-10", basis="stated")
PRIVATE = "سهيل الزعتري"
PUBLIC = "نورة الشهابي"


def told_by_neighbour() -> Document:
    maker = PageMaker("in/neighbour.txt", f"قال {PRIVATE} إن سيول وادي النخل قتلت 12 شخصا", date=JUNE)
    maker.name(PRIVATE, "PER", f"PER:{PRIVATE}", public=False)
    place = maker.name("وادي النخل", "LOC", "وادي النخل")
    chain = [maker.says(PRIVATE, "person", "سيول وادي النخل قتلت 12 شخصا")]
    figure = maker.figure("12", 12, 12)
    maker.event("سيول", "HAZARD.flood", place=place, when="2024-06-09", chain=chain, figures=[figure])
    return maker.page()


def told_by_office() -> Document:
    maker = PageMaker("in/office.txt", f"أعلنت {PUBLIC} أن سيول وادي النخل قتلت 15 شخصا", date=JUNE)
    maker.name(PUBLIC, "PER", f"PER:{PUBLIC}", public=True)
    place = maker.name("وادي النخل", "LOC", "وادي النخل")
    chain = [maker.says(PUBLIC, "person", "سيول وادي النخل قتلت 15 شخصا")]
    figure = maker.figure("15", 15, 15)
    maker.event("سيول", "HAZARD.flood", place=place, when="2024-06-09", chain=chain, figures=[figure])
    return maker.page()


def told_in_own_voice() -> Document:
    maker = PageMaker("in/own.txt", "<b>ضربت</b> سيول وادي النخل الطريق M5 أمس", date=JUNE)
    place = maker.name("وادي النخل", "LOC", "وادي النخل")
    maker.event("سيول", "HAZARD.flood", place=place, when="2024-06-09")
    return maker.page()


def small_case() -> Derived:
    """One entry: 2 named origins (one a private person), none anonymous, one own voice."""
    return derive([told_by_neighbour(), told_by_office(), told_in_own_voice()])
