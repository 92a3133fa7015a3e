"""``tawatur names``: list, show, decide, and the newsroom's own list."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Invoke, Outcome

PAGES = {
    "one": "وصل وزير النقل العراقي حازم الشمراوي إلى البصرة. وأصيب سالم عثمان الجبيلان في الحادث.",
    "two": "قال وزير النقل العراقي حازم جواد الشمراوي إن الطريق فُتح.",
    "three": "عاد سالم عثمان الجبيلان إلى قريته.",
}


@pytest.fixture
def case(invoke: Invoke, tmp_path: Path) -> Path:
    pages = tmp_path / "pages.jsonl"
    pages.write_text(
        "".join(json.dumps({"id": id, "text": text}) + "\n" for id, text in PAGES.items()), encoding="utf-8"
    )
    assert invoke("ingest", pages, "--case", tmp_path / "case").status == 0
    return tmp_path / "case"


def lines(done: Outcome) -> list[str]:
    assert done.status == 0, done.err
    return done.text.splitlines()


def number(invoke: Invoke, case: Path, words: str) -> str:
    shown = lines(invoke("names", "list", "--case", case, "--show-private"))
    return next(line for line in shown if words in line)[1:].partition("]")[0]


def test_private_people_are_masked_in_lists(invoke: Invoke, case: Path) -> None:
    shown = "\n".join(lines(invoke("names", "list", "--case", case)))
    assert "الجبيلان" not in shown
    assert "شخص 1" in shown
    assert "حازم جواد الشمراوي · شخص · صفحات: 2" in shown
    private = number(invoke, case, "سالم عثمان")
    assert "الجبيلان" not in invoke("names", "show", private, "--case", case).text
    assert "الجبيلان" in invoke("names", "show", private, "--case", case, "--show-private").text


def test_what_was_joined_says_why(invoke: Invoke, case: Path) -> None:
    shown = invoke("names", "show", "حازم جواد الشمراوي", "--case", case).text
    assert "[name_longer] («وزير النقل العراقي»)" in shown
    assert "one#m:" in shown


def test_a_persons_decisions_are_kept_and_undone(invoke: Invoke, case: Path) -> None:
    unsure = lines(invoke("names", "list", "--unsure", "--case", case))
    assert [line.rpartition(" · ")[2] for line in unsure] == ["ربما: 1", "ربما: 1"]
    one, two = (line[1:].partition("]")[0] for line in unsure)
    assert invoke("names", "same", one, two, "--why", "one village", "--by", "editor", "--case", case).status == 0
    assert lines(invoke("names", "list", "--unsure", "--case", case)) == []
    assert "حكم editor: one village" in invoke("names", "show", one, "--case", case).text
    assert "undone: same" in invoke("undo", "--case", case).err
    assert lines(invoke("names", "list", "--unsure", "--case", case)) == unsure


def test_what_a_rule_joined_can_be_divided_by_its_mentions(invoke: Invoke, case: Path) -> None:
    shown = invoke("names", "show", "حازم جواد الشمراوي", "--case", case).text
    keys = [line.split(": ") for line in shown.splitlines() if line.strip().startswith(("one: m:", "two: m:"))]
    one, two = (f"{page.strip()}#{mention}" for page, mention in keys)
    assert invoke("names", "different", one, two, "--why", "two men", "--case", case).status == 0
    people = lines(invoke("names", "list", "--type", "PER", "--case", case))
    assert sum("الشمراوي" in line for line in people) == 2


def test_a_name_can_be_chosen(invoke: Invoke, case: Path) -> None:
    done = invoke("names", "rename", "حازم جواد الشمراوي", "حازم الشمراوي", "--why", "as he signs", "--case", case)
    assert done.status == 0
    assert "حازم الشمراوي · شخص · صفحات: 2" in invoke("names", "list", "--case", case).text


def test_the_own_list_travels_to_another_case(invoke: Invoke, case: Path, tmp_path: Path) -> None:
    done = invoke(
        "names", "add", "--name", "قرية الجبيلان", "--type", "ORG", "--alias", "الجبيلان", "--why", "x", "--case", case
    )
    assert (done.status, "3 pages read anew" in done.err) == (0, True)
    assert "قرية الجبيلان" in (case / "names.jsonl").read_text(encoding="utf-8")
    exported, other = tmp_path / "names.jsonl", tmp_path / "other"
    assert invoke("names", "export", "--case", case, "-o", exported).status == 0
    invoke("ingest", tmp_path / "pages.jsonl", "--case", other)
    assert invoke("names", "add", exported, "--case", other).status == 0
    assert invoke("names", "export", "--case", other).out == exported.read_bytes()
    assert invoke("names", "remove", "قرية الجبيلان", "--why", "closed", "--case", other).status == 0
    assert invoke("names", "export", "--case", other).out == b""
    assert "undone: remove" in invoke("names", "undo", "--case", other).err
    history = [json.loads(line) for line in invoke("names", "export", "--history", "--case", other).out.splitlines()]
    assert [change["action"] for change in history] == ["add", "remove", "undo"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "فلان"), "nothing in the case is named"),
        (("same", "1", "1", "--why", "x"), "both are one already"),
        (("same", "1", "2", "--why", " "), "the reason is empty"),
        (("same", "حازم جواد الشمراوي", "البصرة", "--why", "x"), "different types"),
        (("add",), "it is not clear what to add"),
        (("add", "--name", "سالم"), "it is not clear what to add"),
        (("remove", "فلان"), "is not in the list"),
    ],
)
def test_wrong_usage_is_told(invoke: Invoke, case: Path, arguments: tuple[str, ...], said: str) -> None:
    done = invoke("names", *arguments, "--case", case)
    assert done.status == 2
    assert said in done.err


def test_pages_keep_the_bias_that_they_were_read_with(invoke: Invoke, case: Path, tmp_path: Path) -> None:
    pages = tmp_path / "pages.jsonl"
    assert invoke("ingest", pages, "--case", case, "--bias", "recall").status == 0
    invoke("names", "add", "--name", "مرصد لا يرد أبدا", "--type", "ORG", "--case", case)
    again = invoke("ingest", pages, "--case", case, "--bias", "recall")
    assert "0 updated" in again.err


def test_what_is_listed_is_shown_by_its_own_name_and_found_by_any(invoke: Invoke, case: Path) -> None:
    invoke("names", "add", "--name", "سالم الجبيلان", "--type", "PER", "--alias", "سالم عثمان الجبيلان", "--case", case)
    shown = lines(invoke("names", "list", "--case", case, "--show-private"))
    assert [line for line in shown if "سالم الجبيلان" in line]
    for name in ("سالم الجبيلان", "سالم عثمان الجبيلان"):
        assert "سالم الجبيلان" in invoke("names", "show", name, "--case", case, "--show-private").text


def test_a_replaced_name_is_told(invoke: Invoke, case: Path) -> None:
    first = invoke("names", "add", "--name", "مرصد الضفاف", "--type", "ORG", "--case", case)
    again = invoke("names", "add", "--name", "مرصد الضفاف", "--type", "ORG", "--alias", "الضفاف", "--case", case)
    assert "added: مرصد الضفاف" in first.err
    assert "replaced: مرصد الضفاف" in again.err
