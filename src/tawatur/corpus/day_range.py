"""What days a time value of an event may mean, and how two of them relate."""

import re
from datetime import date, timedelta

import msgspec

from tawatur.model.page import ArticleDate
from tawatur.timex.calendar import interval


class DayRange(msgspec.Struct, frozen=True):
    """Days from ``first`` to ``last``; None is an open end. ``listed``: the only days inside that are meant, () for all of them."""

    first: date | None = None
    last: date | None = None
    listed: tuple[date, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether an end is unknown."""
        return self.first is None or self.last is None

    @property
    def width(self) -> int | None:
        """Number of days from the first to the last, None when an end is open."""
        return None if self.first is None or self.last is None else (self.last - self.first).days + 1

    def meets(self, other: "DayRange") -> bool:
        """Whether both may mean one day."""
        if self.listed or other.listed:
            some, rest = (self.listed, other) if self.listed else (other.listed, self)
            return any(rest.may_be(day) for day in some)
        return _not_after(self.first, other.last) and _not_after(other.first, self.last)

    def may_be(self, day: date) -> bool:
        """Whether ``day`` is among the days meant."""
        if self.listed:
            return day in self.listed
        return _not_after(self.first, day) and _not_after(day, self.last)

    def narrowed(self, other: "DayRange") -> "DayRange":
        """The days that both may mean; this range unchanged when there are none."""
        if not self.meets(other):
            return self
        listed = tuple(d for d in self.listed or other.listed if self.may_be(d) and other.may_be(d))
        if listed:
            return DayRange(listed[0], listed[-1], listed)
        firsts = [d for d in (self.first, other.first) if d]
        lasts = [d for d in (self.last, other.last) if d]
        return DayRange(max(firsts, default=None), min(lasts, default=None))

    def on_weekdays(self, weekdays: tuple[int, ...]) -> "DayRange":
        """Only the days that fall on ISO weekdays (1 is Monday); the range itself when it is open, longer than 62 days, or no weekday is given."""
        if not weekdays or self.first is None or self.last is None or (self.last - self.first).days > 62:
            return self
        days = (self.first + timedelta(n) for n in range((self.last - self.first).days + 1))
        listed = tuple(day for day in days if day.isoweekday() in weekdays and self.may_be(day))
        return DayRange(listed[0], listed[-1], listed) if listed else self

    def shifted(self, days: int) -> "DayRange":
        """The range moved by a number of days."""
        move = timedelta(days)
        return DayRange(
            self.first and self.first + move, self.last and self.last + move, tuple(d + move for d in self.listed)
        )

    @property
    def value(self) -> str | None:
        """The range as an EDTF-like value; None when nothing is known.

        >>> DayRange(None, date(2024, 3, 2)).value, DayRange(date(2019, 10, 1), date(2019, 10, 31)).value
        ('../2024-03-02', '2019-10')
        """
        if self.listed and len(self.listed) > 1:
            return "[" + ",".join(d.isoformat() for d in self.listed) + "]"
        if self.first is None and self.last is None:
            return None
        return _named(self.first, self.last)


def day_range(value: str | None) -> DayRange | None:
    """The days of an event's time value (see ``EventTime``), None where it names none.

    >>> day_range("2014/..").first.isoformat()
    '2014-01-01'
    >>> len(day_range("[2023-03-05,2023-03-12]").listed)
    2
    """
    if not value:
        return None
    value = value.replace("~", "")
    if value.startswith("["):
        days = tuple(sorted(date.fromisoformat(d) for d in re.findall(r"\d{4}-\d\d-\d\d", value)))
        return DayRange(days[0], days[-1], days) if days else None
    if "/" in value:
        left, _, right = value.partition("/")
        first, last = interval(left), interval(right)
        return DayRange(first and first[0], last and last[1]) if first or last else None
    named = interval(value)
    return DayRange(*named) if named else None


def written_days(stamp: ArticleDate) -> DayRange | None:
    """The days on which an article may have been written, its weekdays taken into account; None when nothing bounds them."""
    if stamp.value:
        return day_range(stamp.value)
    if not (stamp.earliest or stamp.latest):
        return None
    known = day_range(f"{stamp.earliest or '..'}/{stamp.latest or '..'}")
    return known.on_weekdays(stamp.weekdays) if known else None


def _not_after(first: date | None, last: date | None) -> bool:
    return first is None or last is None or first <= last


def _named(first: date | None, last: date | None) -> str:
    if first and last:
        for candidate in (f"{first:%Y-%m-%d}", f"{first:%Y-%m}", f"{first:%Y}"):
            if interval(candidate) == (first, last):
                return candidate
    return f"{first or '..'}/{last or '..'}"
