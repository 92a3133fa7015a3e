import msgspec
from tests.corpus.pages import PageMaker

from tawatur.corpus.chronicle import derive
from tawatur.model.chronicle import Chronicle, Judgement
from tawatur.model.document import Document
from tawatur.model.page import ArticleDate

JUNE = ArticleDate(value="2024-06-10", earliest="2024-06-10", latest="2024-06-10", basis="stated")


def visit(page: str, who: str, where: str, when: str | None, text: str) -> Document:
    maker = PageMaker(page, f"{text} {page}", date=JUNE)  # no page is a verbatim copy of another
    person = maker.name(who, "PER", f"own:{who}", public=True)  # on a newsroom's list: the name alone is enough
    place = maker.name(where, "LOC", where)
    maker.event("زيارة", "CONTACT.visit", who=[("agent", person)], place=place, when=when)
    return maker.page()


def entries(chronicle: Chronicle) -> list[set[str]]:
    return [{m.page for m in e.mentions} for e in chronicle.events]


def test_the_same_person_place_and_time_are_one_event() -> None:
    pages = [
        visit("a", "سالم البحري", "عمّان", "2024-06-09", "بدأ سالم البحري زيارة إلى عمّان"),
        visit("b", "سالم البحري", "عمّان", "2024-06", "وكان سالم البحري في زيارة إلى عمّان هذا الشهر"),
    ]
    chronicle = derive(pages).chronicle
    assert entries(chronicle) == [{"a", "b"}]
    assert chronicle.events[0].time.value == "2024-06-09"
    assert any(j.verdict == "same" and j.made_by == "rule:who_where_when" for j in chronicle.judgements)


def test_what_excludes_each_other_stays_apart_with_its_reason() -> None:
    base = ("سالم البحري", "عمّان", "2024-06-09", "بدأ سالم البحري زيارة إلى عمّان")
    others = {
        "other_time": ("سالم البحري", "عمّان", "2024-03-01", "بدأ سالم البحري زيارة إلى عمّان"),
        "other_participant": ("نادر العمري", "عمّان", "2024-06-09", "بدأ نادر العمري زيارة إلى عمّان"),
        "other_place": ("سالم البحري", "الدوحة", "2024-06-09", "بدأ سالم البحري زيارة إلى الدوحة"),
    }
    for rule, other in others.items():
        chronicle = derive([visit("a", *base), visit("b", *other)]).chronicle
        assert sorted(map(sorted, entries(chronicle))) == [["a"], ["b"]], rule
        assert f"rule:{rule}" in {j.made_by for j in chronicle.judgements}


def test_a_person_goes_before_the_rules_and_the_order_of_pages_does_not_matter() -> None:
    pages = [
        visit("a", "سالم البحري", "عمّان", "2024-06-09", "بدأ سالم البحري زيارة إلى عمّان"),
        visit("b", "سالم البحري", "عمّان", "2024-06-09", "بدأ سالم البحري زيارة إلى عمّان"),
    ]
    a, b = (f"{p.id}#{p.events[0].id}" for p in pages)
    kept = derive(
        pages, [Judgement(verdict="different", subject=a, other=b, made_by="editor", why="two trips")]
    ).chronicle
    assert sorted(map(sorted, entries(kept))) == [["a"], ["b"]]
    assert derive(pages).chronicle == derive(pages[::-1]).chronicle


def test_titles_and_drops_of_a_person() -> None:
    page = visit("a", "سالم البحري", "عمّان", "2024-06-09", "بدأ سالم البحري زيارة إلى عمّان")
    subject = f"a#{page.events[0].id}"
    titled = derive(
        [page], [Judgement(verdict="title", subject=subject, value="عنوان من المحرر", made_by="editor", why="clearer")]
    )
    assert titled.chronicle.events[0].title == "عنوان من المحرر"
    assert (
        derive([page], [Judgement(verdict="drop", subject=subject, made_by="editor", why="no event")]).chronicle.events
        == ()
    )


def test_a_title_names_a_victim_only_who_led_a_body() -> None:
    def death(page: str, role: str | None) -> str:
        text = "قُتل رئيس البلدية سالم البحري في عمّان" if role else "قُتل سالم البحري في عمّان"
        maker = PageMaker(page, text, date=JUNE)
        person = maker.name("سالم البحري", "PER", "PER:سالم البحري", public=True)
        place = maker.name("عمّان", "LOC", "عمّان")
        if role:
            office = maker.name(role, "ROLE", "mayor")
            maker.mentions[-1] = msgspec.structs.replace(office, refers_to=person.id)
        maker.event("قُتل", "HARM.killed", who=[("victim", person)], place=place, when="2024-06-09")
        return derive([maker.page()]).chronicle.events[0].title

    assert "سالم" in death("a", "رئيس البلدية")
    assert "سالم" not in death("b", None)
