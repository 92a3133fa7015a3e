"""The gold of our own pages fits its texts, and the sample world still holds what it was written to hold."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

GOLD = Path(__file__).parents[2] / "gold"
PAGES = GOLD / "pages"
LAYERS = ("articles", "furniture", "times", "mentions", "figures", "quotes", "events")

Row = dict[str, Any]

NOISE = {
    *("body", "headline", "subheading", "byline", "byline_compiled", "publish_date", "publish_date_label"),
    *("outlet_credit", "related_article_start", "share_count", "comments_closed", "media_marker", "nbsp_line"),
    *("tweet", "tweet_author", "tweet_handle", "tweet_date", "url", "hashtag", "content_warning", "mojibake"),
    *("glued_word", "split_word", "missing_word", "typo", "bad_quote", "spurious_period", "misplaced_punct"),
    *("space_before_punct", "repeated_text", "dual_month", "maghrebi_month", "dateline", "caption"),
    *("relative_date_anchorless", "relative_date_conflict"),
}
QUALIFIERS = {"exact", "about", "more_than", "at_least", "up_to", "vague"}
STATUSES = {"occurred", "ongoing", "planned", "denied", "alleged", "hypothetical"}


def rows(layer: str) -> list[Row]:
    return [json.loads(line) for line in (PAGES / f"{layer}.jsonl").read_text("utf-8").splitlines()]


# newline="" keeps the page as it is: a translated line end would move every offset.
def page_text(doc: str) -> str:
    with open(PAGES / doc, encoding="utf-8", newline="") as page:
        return page.read()


TEXTS = {path.name: page_text(path.name) for path in sorted(PAGES.glob("*.txt"))}


def spans(value: Any) -> Iterator[tuple[int, int, str]]:
    """Every (start, end, text) at any depth of a row."""
    if isinstance(value, dict):
        text = value.get("text") or value.get("trigger")
        if "start" in value and text:
            yield value["start"], value["end"], text
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def by_event(key: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for event in rows("events"):
        found[event["event_id"]].add(event[key])
    return found


def word_runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", re.sub(r"[\u064b-\u0652]", "", text))
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def shared(a: str, b: str, length: int) -> float:
    """Share of the runs of `a` that stand in `b` too."""
    runs = word_runs(TEXTS[a], length)
    return len(runs & word_runs(TEXTS[b], length)) / len(runs)


@pytest.mark.parametrize("layer", LAYERS)
def test_every_span_gives_back_its_text(layer: str) -> None:
    for row in rows(layer):
        text = TEXTS[row["doc"]]
        wrong = [(start, end, said) for start, end, said in spans(row) if text[start:end] != said]
        assert not wrong, (row["doc"], wrong)


def test_contents_and_sentences_and_article_ends_give_back_their_text() -> None:
    for quote in rows("quotes"):
        start, end = quote["content"]
        assert TEXTS[quote["doc"]][start:end] == quote["content_text"]
    for event in rows("events"):
        assert TEXTS[event["doc"]][event["sentence_start"] : event["sentence_end"]] == event["sentence"]
    for article in rows("articles"):
        text = TEXTS[article["doc"]][article["start"] : article["end"]]
        assert text.startswith(article["first"]) and text.endswith(article["last"])


def test_chronicle_entries_point_at_triggers() -> None:
    for entry in rows("chronicle")[:-1]:
        for mention in entry["m"]:
            assert TEXTS[f"{mention['page']}.txt"][mention["start"] : mention["end"]] == mention["text"]


def test_chronicle_ends_with_its_judgements() -> None:
    *entries, last = rows("chronicle")
    numbers = {entry["entry"] for entry in entries}
    assert {n for pair in last["different"] for n in pair} | {*last["no_pin"], *last["pending"]} <= numbers
    assert last["unsure"] and last["conflicts"] and last["pending"]


@pytest.mark.parametrize("layer", LAYERS)
def test_every_page_has_gold_in_every_layer(layer: str) -> None:
    assert {row["doc"] for row in rows(layer)} == set(TEXTS)


@pytest.mark.parametrize("doc", TEXTS)
def test_pages_have_the_length_of_news(doc: str) -> None:
    assert 180 <= len(TEXTS[doc].split()) <= 450


@pytest.mark.parametrize("kind", sorted(NOISE))
def test_noise_is_there(kind: str) -> None:
    assert kind in {row["kind"] for row in rows("furniture")}


@pytest.mark.parametrize("status", sorted(STATUSES))
def test_status_is_there(status: str) -> None:
    assert status in {row["status"] for row in rows("events")}


def test_statuses_and_types_are_of_the_design() -> None:
    assert {row["status"] for row in rows("events")} <= STATUSES
    assert all(re.fullmatch(r"[A-Z]+\.[a-z_]+", row["type"]) for row in rows("events"))


def test_weekdays_beside_a_full_date_are_true() -> None:
    names = {"الإثنين": 0, "الاثنين": 0, "الثلاثاء": 1, "الأربعاء": 2, "الخميس": 3, "الجمعة": 4, "السبت": 5, "الأحد": 6}
    checked = 0
    for time in rows("times"):
        day = re.match(r"\d{4}-\d\d-\d\d", time["value"])
        for name, weekday in names.items():
            if day and re.search(rf"\b{name}\b", time["text"]):
                assert date.fromisoformat(day[0]).weekday() == weekday, time
                checked += 1
    assert checked >= 35


def test_five_countries_or_more() -> None:
    table = re.findall(r"^\| `(\w+)` \| ([^|]+) \|", (GOLD / "README.md").read_text("utf-8"), re.MULTILINE)
    assert {f"{page}.txt" for page, _ in table} == set(TEXTS)
    assert len({country for _, country in table}) >= 5


def test_a_verbatim_and_an_edited_copy() -> None:
    assert shared("002_kuwait_agency_copy.txt", "003_jordan_agency_copy.txt", 12) > 0.8
    assert 0.25 < shared("004_egypt_edited_copy.txt", "002_kuwait_agency_copy.txt", 6) < 0.6


def test_a_spokesman_is_quoted_by_two_outlets() -> None:
    channels = {
        (quote["speaker"]["text"], quote["chain"][-2]["text"])
        for quote in rows("quotes")
        if len(quote["chain"]) > 1 and quote["chain"][-2]["kind"] == "outlet"
    }
    for spokesman in ("ضرغام الشبلي", "هيثم الرزقاوي"):
        assert len({outlet for name, outlet in channels if name == spokesman}) >= 2


def test_the_toll_grows_and_two_sources_disagree() -> None:
    tolls: dict[str, set[int]] = defaultdict(set)
    for event in rows("events"):
        if event["event_id"] == "EV-DAM-KILLED":
            tolls[event["doc"]] |= {n["value"] for n in event["numbers"] if n["noun"] != "أطفال"}
    assert [max(toll) for _, toll in sorted(tolls.items())] == [7, 12, 12, 12, 19, 23]
    assert tolls["005_syria_cholera_denial.txt"] == {16, 19}


def test_a_denial_and_a_claim_of_the_same_event() -> None:
    statuses = by_event("status")
    assert statuses["EV-CHOLERA"] == {"alleged", "denied"}
    assert statuses["EV-LOCAL-WARNING"] == {"occurred", "denied"}


def test_a_planned_visit_happens() -> None:
    assert by_event("status")["EV-VISIT"] == {"planned", "occurred"}
    assert len(by_event("doc")["EV-VISIT"]) >= 4


def test_an_undated_page_and_a_page_with_two_articles() -> None:
    per_page: dict[str, list[Row]] = defaultdict(list)
    for article in rows("articles"):
        per_page[article["doc"]].append(article)
    assert [a["basis"] for a in per_page["009_saudi_undated.txt"]] == ["inferred"]
    assert [a["states_its_date"] for a in per_page["006_morocco_two_articles.txt"]] == [True, False]


def links(kind: str) -> list[Row]:
    found: list[Row] = json.loads((PAGES / "links.json").read_text("utf-8"))
    return [link for link in found if link["kind"].startswith(kind)]


def forms(canonical: str) -> dict[str, set[str]]:
    """The names of one thing by page, nominal mentions left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention in rows("mentions"):
        if mention["canonical"] == canonical and mention["mention"] == "NAM":
            found[mention["doc"][:3]].add(mention["text"])
    return found


def test_every_quantity_has_its_figure() -> None:
    figures = {(f["doc"], f["start"], f["end"]) for f in rows("figures")}
    quantities = {(m["doc"], m["start"], m["end"]) for m in rows("mentions") if m["type"] == "QUANTITY"}
    assert figures == quantities


def test_figures_have_an_end_a_qualifier_and_a_noun_of_their_text() -> None:
    for figure in rows("figures"):
        low, high = figure["low"], figure["high"]
        assert figure["qualifier"] in QUALIFIERS
        assert low is not None or high is not None
        assert low is None or high is None or low <= high
        assert figure["noun"] is None or figure["noun"] in TEXTS[figure["doc"]]


def test_linked_mentions_are_mentions_of_that_thing() -> None:
    canonical = {(m["doc"], m["start"], m["end"], m["canonical"]) for m in rows("mentions")}
    for link in links("same_entity"):
        for mention in link["mentions"]:
            assert TEXTS[mention["doc"]][mention["start"] : mention["end"]] == mention["text"]
            assert (mention["doc"], mention["start"], mention["end"], link["entity"]) in canonical


def test_what_links_name_is_there() -> None:
    named = {mention["canonical"] for mention in rows("mentions")} | set(by_event("status"))
    for link in links("not_same") + links("possibly_same") + links("updates"):
        assert link["a"] in named
        assert not isinstance(link.get("b"), str) or link["b"] in named
    assert {link["event_id"] for link in links("conflicts")} <= named


def test_a_role_is_held_by_somebody_of_the_pages() -> None:
    mentions = rows("mentions")
    people = {mention["canonical"] for mention in mentions if mention["type"] == "PER"}
    assert {mention["refers_to"] for mention in mentions if "refers_to" in mention} <= people


def test_one_name_is_written_in_two_ways_and_one_body_has_a_short_name() -> None:
    head, mission = forms("lars-holmback"), forms("romal-mission")
    assert head["012"] == {"لارس هولمبك", "هولمبك"} and head["015"] == {"لارش هولمبيك"}
    assert "رومال" in mission["012"] and "رومال" not in mission["015"]


def test_one_city_name_means_two_cities() -> None:
    assert set(forms("tripoli-lebanon")) == {"011"}
    assert set(forms("tripoli-libya")) == {"012", "014", "015"}


def test_two_pages_share_a_quotation_and_differ_in_their_figure() -> None:
    assert 0.05 < shared("015_mauritania_council_observers.txt", "012_libya_observers_abducted.txt", 6) < 0.2
    taken = {
        (event["doc"][:3], number["value"])
        for event in rows("events")
        if event["event_id"] == "EV-ROMAL-ABDUCT" and event["type"] == "DETAIN.abduct"
        for number in event["numbers"]
        if number["value"] > 1
    }
    assert taken == {("012", 5), ("015", 6)}
