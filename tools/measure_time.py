#!/usr/bin/env python3
"""Measure the reading of time and the dating of articles.

    tools/measure_time.py table [gold/timex/expressions.jsonl] [--show]     values right on our own table, by kind and country
    tools/measure_time.py report [gold/timex/report_times.jsonl] [--show]   whether an expression dates the report or what it tells
    tools/measure_time.py saudi SAUDINEWSNET.zip [--show 20]                parts of one expression must agree, on a day of Saudi papers
    tools/measure_time.py dating ARTICLES.jsonl.gz [--case-size 100]        articles dated from their text alone
    tools/measure_time.py speed ARTICLES.jsonl.gz                           MB of UTF-8 a second, and other readers where installed

The figures are printed as one JSON object a measure; what `--show` adds comes before it, one line an error.
"""

import argparse
import gzip
import importlib
import json
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from expression_parts import measure_saudi
from tawatur.corpus.chronicle import derive
from tawatur.lexicon.lexicon import load_lexicon
from tawatur.model.document import Document, Source
from tawatur.model.page import ArticleDate
from tawatur.model.time import TimeExpression
from tawatur.pipeline import STAGES, annotate
from tawatur.text.words import find_words
from tawatur.timex import read
from tawatur.timex.calendar import interval
from tawatur.timex.find import find_timexes
from tawatur.timex.resolve import Anchor, resolve

GOLD = Path(__file__).resolve().parents[1] / "gold" / "timex"
FETCHED = "2018-05-01"
"""The day given as that of the crawl in `dating`: an upper bound of articles of April 2018."""

Row = dict[str, Any]
Ends = tuple[int, int]


def read_rows(path: Path) -> list[Row]:
    """The objects of a JSON Lines file, compressed or not."""
    written = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in written.splitlines() if line.strip()]


def share(right: int, of: int) -> float | None:
    """``right`` of ``of`` to four places; None of nothing."""
    return round(right / of, 4) if of else None


# ---------------------------------------------------------------- the table of expressions


def same_value(found: str | None, accepted: Sequence[str]) -> bool:
    """Whether a value is an accepted one, or names the same days as an accepted one that gives no time of day.

    >>> same_value("2018-07-12", ["2018-07-12/2018-07-12"])
    True
    >>> same_value("2018-07-12T10:00", ["2018-07-12"])
    False
    """
    if found in accepted:
        return True
    days = interval(found)
    return bool(days) and "T" not in (found or "") and any("T" not in g and interval(g) == days for g in accepted)


def overlap(a: Ends, b: Ends) -> int:
    """Characters that two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def matched(found: Sequence[Ends], gold: Sequence[Ends]) -> dict[int, int]:
    """Which found span is taken for which gold one: most shared characters first, each used once. Keys index ``gold``."""
    pairs = sorted(
        (-overlap(f, g) / (max(f[1], g[1]) - min(f[0], g[0])), j, i)
        for i, f in enumerate(found)
        for j, g in enumerate(gold)
        if overlap(f, g)
    )
    taken: dict[int, int] = {}
    for _, j, i in pairs:
        if j not in taken and i not in taken.values():
            taken[j] = i
    return taken


def measure_table(rows: Iterable[Row], show: bool = False) -> Row:
    """Values right, same spans and spurious expressions over the table; optional gold neither helps nor hurts."""
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    strict = spurious = on_negatives = 0
    for row in rows:
        found = read(row["text"], written=row["written"])
        gold = row["gold"]
        taken = matched([(t.span.start, t.span.end) for t in found], [(g["start"], g["end"]) for g in gold])
        spurious += len(found) - len(taken)
        on_negatives += 0 if gold else len(found)
        if show and len(found) > len(taken):
            _say_spurious(row, [t for i, t in enumerate(found) if i not in taken.values()])
        for j, expected in enumerate(gold):
            if expected.get("optional"):
                continue
            timex = found[taken[j]] if j in taken else None
            ok = timex is not None and same_value(timex.value, [expected["value"], *expected["alt"]])
            strict += timex is not None and (timex.span.start, timex.span.end) == (expected["start"], expected["end"])
            for name in ("all", f"kind {row['kind']}", f"country {row['country']}"):
                asked[name] += 1
                right[name] += ok
            if show and not ok:
                _say_wrong(row, expected, timex)
    return {
        "values": asked["all"],
        "right": right["all"],
        "accuracy": share(right["all"], asked["all"]),
        "same_span": share(strict, asked["all"]),
        "spurious": spurious,
        "on_negatives": on_negatives,
        "by": {name: f"{right[name]}/{asked[name]}" for name in sorted(asked) if name != "all"},
    }


def _say_wrong(row: Row, expected: Row, timex: TimeExpression | None) -> None:
    got = f"{timex.span.of(row['text'])} = {timex.value} ({timex.rule})" if timex else "not found"
    print(f"{row['id']} [{row['kind']}, {row['written']}] {expected['text']} = {expected['value']}; got {got}")


def _say_spurious(row: Row, extra: Sequence[TimeExpression]) -> None:
    for timex in extra:
        print(
            f"{row['id']} [{row['kind']}] not in the gold: {timex.span.of(row['text'])} = {timex.value} ({timex.rule})"
        )


# ---------------------------------------------------------------- report time against event time


def measure_report(rows: Iterable[Row], show: bool = False) -> Row:
    """Rows in which the expression dates the trigger that it should and none that it should not."""
    outcome: Counter[str] = Counter()
    by: dict[str, Counter[bool]] = defaultdict(Counter)
    for row in rows:
        said = attachment(row)
        outcome[said] += 1
        by[row.get("kind", "all")][said == "right"] += 1
        if show and said != "right":
            print(f"{row['id']} {said}: {row['text']}")
    total = sum(outcome.values())
    return {
        "rows": total,
        "right": outcome["right"],
        "accuracy": share(outcome["right"], total),
        "outcomes": dict(outcome),
        "by": {kind: f"{counts[True]}/{sum(counts.values())}" for kind, counts in sorted(by.items())},
    }


def attachment(row: Row) -> str:
    """``right``, or what is wrong first: the expression or the trigger not found, not dated, dated by another, or dates what it should not."""
    page = annotate(Document(id=str(row["id"]), text=row["text"], source=Source(published=row["written"])))
    timexes = {t.id for t in page.timexes if overlap((t.span.start, t.span.end), tuple(row["timex"]))}
    if not timexes:
        return "expression not found"
    wrong = [e for e in page.events if e.time.timex in timexes and _is_one_of(e.trigger.start, row["not_to"])]
    if wrong:
        return f"dates also or instead: {wrong[0].trigger.of(row['text'])}"
    events = [e for e in page.events if _is_one_of(e.trigger.start, [row["attaches_to"]])]
    if not events:
        return "trigger not found"
    return "right" if any(e.time.timex in timexes for e in events) else "trigger not dated by it"


def _is_one_of(start: int, spans: Sequence[Sequence[int]]) -> bool:
    return any(first <= start < last for first, last in spans)


# ---------------------------------------------------------------- dates of articles


def measure_dating(path: Path, case_size: int, limit: int | None, cases: int | None, show: int = 0) -> Row:
    """How well articles are dated from their text alone, each by itself and in cases of one week."""
    rows = read_rows(path)[:limit]
    upto = [name for name, _ in STAGES].index("articles", 4) + 1
    alone = [annotate(undated(row), stages=STAGES[:upto]) for row in rows]
    said = {"alone": _widths(rows, alone, show)}
    if case_size:
        told, derived = [], []
        for case in list(weekly_cases(rows, case_size))[:cases]:
            told += sorted(case, key=lambda row: str(row["id"]))
            derived += sorted(derive([annotate(undated(row)) for row in case]).documents, key=lambda page: page.id)
        said["in_cases"] = _widths(told, derived, show)
    return said


def undated(row: Row) -> Document:
    """The article as a page whose date is hidden."""
    text = f"{row['title']}\n\n{row['text']}"
    return Document(id=str(row["id"]), text=text, source=Source(outlet=row.get("outlet"), fetched=FETCHED))


def weekly_cases(rows: Sequence[Row], size: int) -> Iterator[list[Row]]:
    """Full cases of ``size`` articles of one ISO week, in order of time."""
    weeks: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda r: str(r["published"])):
        weeks[date.fromisoformat(row["published"][:10]).isocalendar()[:2]].append(row)
    for week in weeks.values():
        yield from (week[at : at + size] for at in range(0, len(week) - size + 1, size))


def _widths(rows: Sequence[Row], pages: Sequence[Document], show: int) -> Row:
    count: Counter[str] = Counter()
    for row, page in zip(rows, pages, strict=True):
        true = date.fromisoformat(row["published"][:10])
        found = page.articles[0].date if page.articles else ArticleDate()
        first, last = _bounds(found)
        inside = (first is None or first <= true + timedelta(1)) and (last is None or true - timedelta(1) <= last)
        sure = not inside and (found.value is not None or (first is not None and last is not None))
        width = (last - first).days + 1 if first and last else None
        one = len(found.weekdays) == 1
        count.update({"inside": inside, "falsely_sure": sure, _width_name(width): 1})
        count.update({"weekday_known": one, "weekday_right": one and found.weekdays[0] == true.isoweekday()})
        if sure and count["falsely_sure"] <= show:
            reasons = "; ".join(f"{e.rule} {e.span.of(page.text) if e.span else ''}".strip() for e in found.evidence)
            print(f"falsely sure {row['id']}: {first} .. {last}, published {row['published']}: {reasons}")
    total = len(rows)
    return {
        "pages": total,
        "inside": share(count["inside"], total),
        "falsely_sure": share(count["falsely_sure"], total),
        "falsely_sure_pages": count["falsely_sure"],
        "day_or_week": share(count["1 day"] + count["2-7 days"], total),
        "weekday_known": count["weekday_known"],
        "weekday_right": count["weekday_right"],
        "widths": {name: count[name] for name in ("1 day", "2-7 days", "8-31 days", "32-366 days", "wider", "open")},
    }


def _bounds(found: ArticleDate) -> tuple[date | None, date | None]:
    if found.value and (days := interval(found.value)):
        return days
    first, last = interval(found.earliest), interval(found.latest)
    return (first[0] if first else None, last[1] if last else None)


def _width_name(width: int | None) -> str:
    if width is None:
        return "open"
    steps = ((1, "1 day"), (7, "2-7 days"), (31, "8-31 days"), (366, "32-366 days"))
    return next((name for most, name in steps if width <= most), "wider")


# ---------------------------------------------------------------- speed


def measure_speed(path: Path, pages: int, others: int) -> Row:
    """MB of UTF-8 a second of finding and resolving on one core, with and without the words; the median of five rounds."""
    rows = read_rows(path)[:pages]
    texts, lexicon = [row["text"] for row in rows], load_lexicon()
    size = sum(len(text.encode()) for text in texts) / 1e6
    bare = [Document(id=str(n), text=text) for n, text in enumerate(texts)]
    worded = [page.with_layers(words=find_words(page, lexicon)) for page in bare]
    anchor = Anchor("given", date(2018, 4, 15), date(2018, 4, 15))

    def resolved(page: Document) -> tuple[TimeExpression, ...]:
        return resolve(find_timexes(page, lexicon), page.text, lambda timex: anchor)

    taken = _median(lambda: [resolved(page) for page in worded])
    whole = _median(lambda: [resolved(page.with_layers(words=find_words(page, lexicon))) for page in bare])
    said = {"megabytes": round(size, 2), "find_and_resolve_mb_s": round(size / taken, 2)}
    said |= {"with_words_mb_s": round(size / whole, 2), "pages_s": round(len(texts) / whole, 1)}
    same = bare[:others]
    shared = _median(lambda: [resolved(page.with_layers(words=find_words(page, lexicon))) for page in same])
    return {**said, **_other_readers(texts[:others], len(same) / shared)}


def _median(action: Callable[[], object], rounds: int = 5) -> float:
    spent = []
    for _ in range(rounds):
        begun = time.process_time()
        action()
        spent.append(time.process_time() - begun)
    return sorted(spent)[rounds // 2]


def _other_readers(texts: Sequence[str], ours: float) -> Row:
    """Our pages a second (words, finding and resolving) as a multiple of another reader's on the same texts, or that it is not installed."""
    readers: dict[str, tuple[str, Callable[[Any, str], object]]] = {
        "dateparser": ("dateparser.search", lambda module, text: module.search_dates(text, languages=["ar"])),
        "maha": ("maha.parsers.functions", lambda module, text: module.parse_dimension(text, time=True)),
    }
    said: Row = {}
    for name, (module_name, search) in readers.items():
        try:
            module = importlib.import_module(module_name)
        except ImportError:
            said[name] = "not installed: no ratio"
            continue
        _fails(search, module, texts[0])  # what it loads on its first call is not held against it
        begun = time.process_time()
        failed = sum(_fails(search, module, text) for text in texts)
        theirs = len(texts) / (time.process_time() - begun)
        said[name] = {"pages_s": round(theirs, 2), "we_are_times": round(ours / theirs, 1), "pages_failed": failed}
    return said


def _fails(search: Callable[[Any, str], object], module: object, text: str) -> bool:
    try:
        search(module, text)
    except Exception:  # a reader that fails on a page is slow and wrong there, not the end of the comparison
        return True
    return False


# ---------------------------------------------------------------- command line


def main() -> None:
    arguments = _parser().parse_args()
    measure: Callable[[argparse.Namespace], Row] = arguments.measure
    print(json.dumps(measure(arguments), ensure_ascii=False, indent=1))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    table = commands.add_parser("table")
    table.add_argument("file", nargs="?", type=Path, default=GOLD / "expressions.jsonl")
    table.add_argument("--show", action="store_true")
    table.set_defaults(measure=lambda a: measure_table(read_rows(a.file), a.show))
    report = commands.add_parser("report")
    report.add_argument("file", nargs="?", type=Path, default=GOLD / "report_times.jsonl")
    report.add_argument("--show", action="store_true")
    report.set_defaults(measure=lambda a: measure_report(read_rows(a.file), a.show))
    saudi = commands.add_parser("saudi")
    saudi.add_argument("file", type=Path)
    saudi.add_argument("--show", type=int, default=0, help="so many errors of each sort")
    saudi.set_defaults(measure=lambda a: measure_saudi(a.file, a.show))
    dating = commands.add_parser("dating")
    dating.add_argument("file", type=Path)
    dating.add_argument("--case-size", type=int, default=100, help="0: no cases")
    dating.add_argument("--cases", type=int, help="the first so many cases only")
    dating.add_argument("--limit", type=int, help="the first so many articles only")
    dating.add_argument("--show", type=int, default=0, help="so many falsely sure pages")
    dating.set_defaults(measure=lambda a: measure_dating(a.file, a.case_size, a.limit, a.cases, a.show))
    speed = commands.add_parser("speed")
    speed.add_argument("file", type=Path)
    speed.add_argument("--pages", type=int, default=800)
    speed.add_argument("--others", type=int, default=40, help="pages given to other readers")
    speed.set_defaults(measure=lambda a: measure_speed(a.file, a.pages, a.others))
    return parser


if __name__ == "__main__":
    main()
