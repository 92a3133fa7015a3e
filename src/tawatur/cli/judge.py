"""``tawatur judge``: a person's decision laid over the chronicle."""

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from tawatur.cli.options import DEFAULT_CASE, CaseFolder, EntryId, StatusChoice, opened
from tawatur.cli.output import say
from tawatur.cli.usage import UsageError

if TYPE_CHECKING:
    from tawatur.case.case import Case
    from tawatur.model.chronicle import Judgement, Verdict

_DAY = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
_DATE = re.compile(rf"{_DAY}|\.\./{_DAY}|{_DAY}/\.\.|{_DAY}/{_DAY}")
ONE_OF = "give exactly one of --same, --different, --date, --status, --place, --title, --drop"


def judge(
    id: EntryId,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason; it is kept with the judgement.")],
    case: CaseFolder = DEFAULT_CASE,
    same: Annotated[
        str | None, typer.Option("--same", metavar="OTHER", help="It is the same event as this entry.")
    ] = None,
    different: Annotated[
        str | None, typer.Option("--different", metavar="OTHER", help="It is another event than this entry or telling.")
    ] = None,
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="DATE", help="When it happened (2024-03-02, 2024-03, ../2024-03-02)."),
    ] = None,
    status: Annotated[StatusChoice | None, typer.Option("--status", help="Its status.")] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="NAME", help="Where it happened.")] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Its title.")] = None,
    drop: Annotated[bool, typer.Option("--drop", help="It is no event; leave it out.")] = False,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who judges; kept with the judgement.")] = "person",
) -> None:
    """Join or split entries, correct one, or leave it out. A judgement is laid over the rules, survives a re-run, and can be undone.

    ID and OTHER are numbers or ids of entries, or the key of one telling (page#e:10-15). A correction holds for all tellings of an entry.
    """
    values = {"date": date, "status": status and status.value, "place": place, "title": title}
    given = {name: value for name, value in values.items() if value is not None}
    if len(given) + (same is not None) + (different is not None) + drop != 1:
        raise UsageError("it is not clear what to judge", ONE_OF)
    if not why.strip() or by.startswith("rule:") or any(not value.strip() for value in given.values()):
        raise UsageError("an option is empty, or --by names a rule", "say in words what and why")
    if date is not None:
        given["date"] = date = date.strip()
        _check_date(date)
    with opened(case) as opened_case:
        if same is not None or different is not None:
            judgements = [_pair(opened_case, id, "same" if same else "different", str(same or different), why, by)]
        else:
            judgements = _corrections(opened_case, id, given, why, by)
        judged = [_in_words(opened_case, judgement) for judgement in judgements]
        for judgement in judgements:
            opened_case.judge(judgement)
    for line in judged:
        say(f"judged: {line}")


def _in_words(case: "Case", judgement: "Judgement") -> str:
    """What is judged, with the titles as they were: a number may have moved since it was read."""
    from tawatur.export.entry import Entries

    derived = case.derived()
    entries = Entries(derived.chronicle, derived.documents)
    keys = [key for key in (judgement.subject, judgement.other) if key]
    value = f" {judgement.field}={judgement.value}" if judgement.value else ""
    return f"{judgement.verdict}{value} " + " ".join(f"{key} («{entries.title(case.event(key))}»)" for key in keys)


def _pair(case: "Case", id: str, verdict: "Verdict", other: str, why: str, by: str) -> "Judgement":
    from tawatur.model.chronicle import Judgement

    subject, object_ = _tellings(case, id)[0], _tellings(case, other)[0]
    if subject == object_:
        raise UsageError("both are one entry", "name two entries, or one telling by its key (page#e:10-15)")
    return Judgement(verdict=verdict, subject=subject, other=object_, made_by=by, why=why, made_at=_now())


def _corrections(case: "Case", id: str, given: dict[str, str], why: str, by: str) -> list["Judgement"]:
    """One judgement for each telling, so that none of them outvotes the person; a title is needed once."""
    from tawatur.model.chronicle import Judgement

    made_at, tellings = _now(), _tellings(case, id)
    field, value = next(iter(given.items()), (None, None))
    verdict: Verdict = "drop" if field is None else "title" if field == "title" else "correct"
    return [
        Judgement(verdict=verdict, subject=key, field=field, value=value, made_by=by, why=why, made_at=made_at)
        for key in (tellings[:1] if verdict == "title" else tellings)
    ]


def _tellings(case: "Case", id: str) -> list[str]:
    """Keys of the tellings meant: the one whose key was given, else all of an entry. Raises `NoSuchEvent`."""
    wanted = id.strip("[] ")
    keys = [ref.key for ref in case.event(wanted).mentions]
    return [wanted] if wanted in keys else keys


def _check_date(date: str) -> None:
    from tawatur.corpus.day_range import day_range

    known = day_range(date) if _DATE.fullmatch(date) else None
    if known is None or (known.first and known.last and known.first > known.last):
        raise UsageError(
            f"«{date}» names no day", "write it as 2024-03-02, 2024-03, 2024, ../2024-03-02 or 2024-03-01/2024-03-05"
        )


def _now() -> str:
    return datetime.now(UTC).isoformat()
