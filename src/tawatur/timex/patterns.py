"""The reading of a time expression before it is anchored, as one compact string (fields: see `tawatur.timex.find`)."""

Fields = dict[str, str]

_ORDER = ("calendar", "weekday", "offset", "day", "month", "year", "season", "quarter", "half", "decade", "century")


def encode(fields: Fields, until: Fields | None = None) -> str:
    """The pattern of the fields; ``until`` is the far end of a range.

    >>> encode({"year": "2018", "month": "07", "day": "12"})
    'day=12;month=07;year=2018'
    """
    ordered = [name for name in _ORDER if name in fields] + [name for name in fields if name not in _ORDER]
    pattern = ";".join(f"{name}={fields[name]}" for name in ordered)
    return pattern if until is None else f"{pattern}|{encode(until)}"


def decode(pattern: str) -> Fields:
    """The fields of a pattern, of a range those of its near end.

    >>> decode("offset=-1;weekday=6")
    {'offset': '-1', 'weekday': '6'}
    """
    near = pattern.partition("|")[0]
    return dict(field.split("=", 1) for field in near.split(";")) if near else {}


def decode_until(pattern: str) -> Fields | None:
    """The fields of the far end of a range, None where the pattern is no range.

    >>> decode_until("day=03;month=05|day=07;month=05")
    {'day': '07', 'month': '05'}
    """
    _, bar, far = pattern.partition("|")
    return decode(far) if bar else None
