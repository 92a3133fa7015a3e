"""The TIMEX3 value of a pattern, given the day that it is counted from."""

from datetime import date, timedelta

from tawatur.timex.calendar import SEASON_START, hijri_day, hijri_month, hijri_year_of, interval, shift_months
from tawatur.timex.durations import duration_value
from tawatur.timex.patterns import Fields

_OPEN_NAMES = frozenset({"dir", "yearoff", "monthoff", "offset", "centuryoff"})
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}


def absolute_value(fields: Fields, until: Fields | None, kind: str) -> str | None:
    """The value of a reading that needs no anchor (a full date, a duration, a set, a reference), else None.

    >>> absolute_value({"day": "12", "month": "07", "year": "2018"}, None, "DATE")
    '2018-07-12'
    """
    if kind == "DURATION":
        return duration_value(fields)
    if "every" in fields:
        return fields["every"]
    if "ref" in fields:
        return f"{fields['ref']}_REF"
    if _is_open(fields):
        return None
    near = _absolute(fields)
    far = _absolute(until) if until else None
    return f"{near}/{far}" if near and far else near


def is_dated(fields: Fields) -> bool:
    """Whether a day of a named month is written out; a Hijri one is not, since it is known to within a day only.

    >>> is_dated({"offset": "0", "day": "20", "month": "07"})
    True
    """
    return "day" in fields and "month" in fields and "calendar" not in fields


def _is_open(fields: Fields) -> bool:
    if is_dated(fields) and "year" in fields:  # «اليوم 20 يوليو 2015»: the date that is written out wins
        return False
    return not (fields.keys() & {"year", "decade", "century"}) or bool(fields.keys() & _OPEN_NAMES)


def _absolute(fields: Fields) -> str | None:
    value = _calendar_value(fields)
    return _timed(value, fields) if value else None


def _calendar_value(fields: Fields) -> str | None:
    """The value of fields that hold a year, a decade or a century."""
    if "decade" in fields:
        return fields["decade"]
    if "century" in fields:
        return _century(int(fields["century"]), fields)
    year = fields["year"]
    if fields.get("calendar") == "hijri":
        return _hijri_value(int(year), fields)
    for name, letter in (("season", ""), ("quarter", "Q"), ("half", "H")):
        if name in fields:
            return f"{year}-{letter}{fields[name]}"
    parts = [year, *(fields[name] for name in ("month", "day") if name in fields)]
    value = "-".join(parts)
    return value if len(parts) < 3 or interval(value) else "-".join(parts[:2])


def _century(number: int, fields: Fields) -> str | None:
    """The hundred years of a century; of a Hijri one the range of its years."""
    if fields.get("calendar") != "hijri":
        return f"{number - 1:02d}"
    try:
        first, last = hijri_day((number - 1) * 100 + 1, 1, 1), hijri_day(number * 100, 12, 29)
    except ValueError:
        return None
    return f"{first.year:04d}/{last.year:04d}"


def _hijri_value(year: int, fields: Fields) -> str | None:
    """The Gregorian value of a Hijri day; of a month or a year that covers parts of two, the range of days."""
    try:
        if "day" in fields:
            day = hijri_day(year, int(fields["month"]), int(fields["day"]))
            # by arithmetic a day is right to within one: the weekday written beside it decides
            near = _nearest_weekday(day, int(fields["weekday"])) if "weekday" in fields else day
            return (near if abs((near - day).days) <= 1 else day).isoformat()
        first = hijri_month(year, int(fields.get("month", 1)))[0]
        last = hijri_month(year, int(fields.get("month", 12)))[1]
    except ValueError:
        return None
    return f"{first.isoformat()}/{last.isoformat()}"


def _timed(value: str, fields: Fields) -> str:
    """A day's value with its hour or its part of day."""
    if len(value) != 10:
        return value
    if "time" in fields:
        return f"{value}T{fields['time']}{'Z' if fields.get('zone') == 'Z' else ''}"
    return f"{value}T{fields['part']}" if "part" in fields else value


def anchored_value(fields: Fields, until: Fields | None, anchor: date) -> str | None:
    """The value of an open reading counted from the day ``anchor``; None where it gives none, also for days out of the calendar's range.

    >>> anchored_value({"weekday": "6", "offset": "-1"}, None, date(2023, 3, 5))
    '2023-03-04'
    """
    try:
        near = _anchored(fields, anchor)
        if near is None or until is None:
            return _timed(near, fields) if near else None
        far = _anchored({**fields, **until}, anchor)
    except (ValueError, OverflowError):
        return None
    return f"{near}/{far}" if far and far >= near else near


def _anchored(fields: Fields, anchor: date) -> str | None:
    if "offset" in fields and not is_dated(fields):
        return None if fields["offset"] == "X" else _offset(fields, anchor)
    if "monthoff" in fields:
        month = shift_months(anchor.replace(day=1), int(fields["monthoff"]))
        return _valid_day(f"{month:%Y-%m}-{fields['day']}")
    if "yearoff" in fields:
        year = _hijri_or_common_year(fields, anchor) + int(fields["yearoff"])
        return _calendar_value({**{k: v for k, v in fields.items() if k != "yearoff"}, "year": f"{year:04d}"})
    if "centuryoff" in fields:
        return f"{anchor.year // 100 + int(fields['centuryoff']):02d}{fields['decade']}"
    if "season" in fields:
        return _season(fields, anchor)
    if "month" in fields:
        return _hijri_open(fields, anchor) if fields.get("calendar") == "hijri" else _month(fields, anchor)
    if "weekday" in fields:
        return _weekday(fields, anchor).isoformat()
    if "unit" in fields:
        return _unit(fields, anchor)
    return anchor.isoformat() if "time" in fields else None


def _hijri_or_common_year(fields: Fields, anchor: date) -> int:
    return hijri_year_of(anchor) if fields.get("calendar") == "hijri" else anchor.year


def _valid_day(value: str) -> str | None:
    return value if interval(value) else None


def _offset(fields: Fields, anchor: date) -> str | None:
    """So many units away: days to the day, months to the month, years to the month of the year."""
    count, unit = int(fields["offset"]), fields.get("unit", "D")
    if unit == "D":
        day = anchor + timedelta(count)
        if "weekday" in fields:
            day = _nearest_weekday(day, int(fields["weekday"]))
        return day.isoformat()
    if unit == "W":
        return (anchor + timedelta(7 * count)).isoformat()
    if unit in ("H", "MIN", "S"):
        return (
            anchor.isoformat()
            if unit != "H" or abs(count) < 12
            else (anchor + timedelta(hours=count)).isoformat()
            if count % 24 == 0
            else None
        )
    day = shift_months(anchor, count * _MONTHS[unit])
    if unit == "M" or (unit == "Y" and abs(count) == 1):
        return f"{day:%Y-%m}"
    return f"{day.year:04d}"


def _nearest_weekday(day: date, weekday: int) -> date:
    """The day of that weekday nearest to a day: the weekday is believed where it disagrees with «أمس» or «اليوم»."""
    ahead = (weekday - day.isoweekday()) % 7
    return day + timedelta(ahead if ahead <= 3 else ahead - 7)


def _weekday(fields: Fields, anchor: date) -> date:
    """«الماضي» is before the anchor, «المقبل» after it; bare, the last one up to the anchor, or the first from it on beside a future verb."""
    weekday, direction = int(fields["weekday"]), fields.get("dir")
    ahead = (weekday - anchor.isoweekday()) % 7
    if direction in ("1", "2"):
        return anchor + timedelta((ahead or 7) + 7 * (int(direction) - 1))
    if direction in ("-1", "-2"):
        return anchor - timedelta(((-ahead) % 7 or 7) + 7 * (-1 - int(direction)))
    if fields.get("tense") == "1":
        return anchor + timedelta(ahead)
    return anchor - timedelta((-ahead) % 7)


def _month(fields: Fields, anchor: date) -> str | None:
    """A month, or a day of it, in the year that its direction gives: last, this, next, ahead by its verb, else the nearest."""
    month, day = int(fields["month"]), fields.get("day")
    if day is None:
        return f"{anchor.year + _year_shift(fields, anchor, month):04d}-{month:02d}"
    if "offset" in fields and fields["offset"] != "X":
        return _nearest_date(fields, anchor + timedelta(int(fields["offset"])))
    if "weekday" in fields and (agreed := _agreed_date(fields, anchor)):
        return agreed
    year = anchor.year + _year_shift(fields, anchor, month)
    return _valid_day(f"{year:04d}-{month:02d}-{day}") or _valid_day(f"{year + 1:04d}-{month:02d}-{day}")


def _dates_around(fields: Fields, anchor: date) -> list[date]:
    """The written day and month in the years around the anchor, nearest first."""
    days = [interval(f"{anchor.year + n:04d}-{fields['month']}-{fields['day']}") for n in (-1, 0, 1)]
    return sorted((found[0] for found in days if found), key=lambda day: abs((day - anchor).days))


def agreeing_dates(fields: Fields, earliest: date, latest: date) -> list[str]:
    """The dates of the written day, month and weekday from the year before ``earliest`` to the year after ``latest``; none where one of the three is missing.

    >>> agreeing_dates({"weekday": "1", "day": "08", "month": "06"}, date(2014, 3, 1), date(2016, 2, 1))
    ['2015-06-08']
    """
    if not is_dated(fields) or "weekday" not in fields:
        return []
    years = range(earliest.year - 1, latest.year + 2)
    days = [interval(f"{year:04d}-{fields['month']}-{fields['day']}") for year in years]
    return [found[0].isoformat() for found in days if found and found[0].isoweekday() == int(fields["weekday"])]


def _nearest_date(fields: Fields, anchor: date) -> str | None:
    """«اليوم 20 يوليو»: the written date nearest to the day that the word names."""
    return next((day.isoformat() for day in _dates_around(fields, anchor)), None)


def _agreed_date(fields: Fields, anchor: date) -> str | None:
    """The nearest date of the named weekday, in the direction that the words allow where there is one; None where no year agrees."""
    weekday = int(fields["weekday"])
    agreeing = [day for day in _dates_around(fields, anchor) if day.isoweekday() == weekday]
    ahead = {"-1": -1, "1": 1}.get(fields.get("dir") or fields.get("tense", ""), 0)
    allowed = [day for day in agreeing if ahead == 0 or (day >= anchor if ahead > 0 else day <= anchor)]
    return next((day.isoformat() for day in allowed or agreeing), None)


def _year_shift(fields: Fields, anchor: date, month: int) -> int:
    day = int(fields.get("day", 0))
    now, then = (anchor.month, anchor.day if day else 0), (month, day)
    direction = fields.get("dir")
    if direction in ("-1", "-2"):
        return int(direction) + (then < now)
    if direction in ("1", "2"):
        return int(direction) - (then > now)
    if direction == "0":
        return 0
    if fields.get("tense") == "1":
        return 0 if then >= now else 1
    if fields.get("tense") == "-1":
        return 0 if then <= now else -1
    distance = (month - anchor.month) + (day - anchor.day) / 31 if day else month - anchor.month
    if day:
        return -1 if distance > 6 else 1 if distance < -8 else 0
    return -1 if distance > 3 else 0


def _hijri_open(fields: Fields, anchor: date) -> str | None:
    """A Hijri month or day without its year: the last one, this one or the next by its direction, else the nearest."""
    this = hijri_year_of(anchor)
    years = {"-1": (this - 1, this), "0": (this,), "1": (this, this + 1)}.get(
        fields.get("dir", ""), (this - 1, this, this + 1)
    )
    candidates = [value for year in years if (value := _hijri_value(year, fields))]
    direction = fields.get("dir")
    if direction == "-1":
        candidates = [v for v in candidates if v[:10] <= anchor.isoformat()][-1:]
    elif direction == "1":
        candidates = [v for v in candidates if v[:10] > anchor.isoformat()][:1]
    return min(candidates, key=lambda v: abs((date.fromisoformat(v[:10]) - anchor).days), default=None)


def _season(fields: Fields, anchor: date) -> str:
    """A season of the year: a winter belongs to the year in which it starts."""
    start = SEASON_START[fields["season"]]
    began = date(anchor.year, start, 1)
    direction = fields.get("dir", "-1")
    year = anchor.year
    if direction in ("1", "2"):
        year += int(direction) - (began > anchor)
    elif direction in ("-1", "-2"):
        year += int(direction) + (shift_months(began, 3) <= anchor)
    elif start == 12 and anchor.month < 3:
        year -= 1
    return f"{year:04d}-{fields['season']}"


def _unit(fields: Fields, anchor: date) -> str | None:
    """«الشهر الماضي», «هذا الأسبوع», «نهاية الأسبوع الماضي»."""
    count, unit = int(fields["dir"]), fields["unit"]
    if unit == "D":
        return (anchor + timedelta(count)).isoformat()
    if unit == "W":
        ended = "weekend" in fields and fields.get("tense") == "-1" and anchor.isoweekday() < 6
        return _week(anchor + timedelta(7 * (count - ended)), "weekend" in fields)
    day = shift_months(anchor, count * _MONTHS.get(unit, 0))
    if unit == "M":
        return f"{day:%Y-%m}"
    if unit == "Y":
        return f"{day.year:04d}"
    if unit == "E":
        return f"{day.year // 10:03d}"
    return f"{day.year // 100:02d}" if unit == "C" else None


def _week(day: date, weekend: bool) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}{'-WE' if weekend else ''}"


def underspecified(fields: Fields) -> str | None:
    """What an expression says where its anchor is not known: the weekday, the month or the day of a year without its year; None where that is nothing.

    >>> underspecified({"weekday": "6", "offset": "-1"})
    'XXXX-WXX-6'
    """
    if fields.get("calendar") == "hijri":
        return None
    if "day" in fields and "month" in fields:
        return f"XXXX-{fields['month']}-{fields['day']}"
    if "weekday" in fields:
        return f"XXXX-WXX-{fields['weekday']}"
    return f"XXXX-{fields['month']}" if "month" in fields else None
