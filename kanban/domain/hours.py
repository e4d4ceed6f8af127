"""Office hours of one date as checked intervals, because one backwards interval once made a help desk loop for ever.

Hours are pairs (opens, closes) in seconds after local midnight, half-open, in order, closing at 24:00 at the latest.
An interval that runs past midnight is refused (Zammad 2497: "09:00-00:00"); split it over two dates.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date

Hours = tuple[tuple[int, int], ...]
Week = tuple[Hours, Hours, Hours, Hours, Hours, Hours, Hours]

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY = 86_400
EPOCH = date(1970, 1, 1).toordinal()
"""The date of the instant 0 as a number."""


class CalendarInvalid(ValueError):
    """A calendar that cannot be used: `row` names the offending row, `why` says what is wrong with it."""

    def __init__(self, row: str, why: str) -> None:
        super().__init__(f"{row}: {why}")
        self.row = row
        self.why = why


def check_hours(hours: Hours, row: str) -> None:
    previous = 0
    for opens, closes in hours:
        text = f"{_clock(opens)}-{_clock(closes)}"
        if opens % 60 or closes % 60:
            raise CalendarInvalid(row, f"{text} is not in whole minutes")
        if opens < 0 or closes > DAY:
            raise CalendarInvalid(row, f"{text} reaches past 24:00")
        if opens >= closes:
            raise CalendarInvalid(row, f"{text} runs backwards")
        if opens < previous:
            raise CalendarInvalid(row, f"{text} overlaps the interval before it, or is out of order")
        previous = closes


def check_week(week: Week, row: str) -> None:
    for weekday, hours in zip(WEEKDAYS, week, strict=True):
        check_hours(hours, f"{row}.{weekday}")
    if not any(week):
        raise CalendarInvalid(row, "an empty week: no working time at all")


def read_hours(value: object, row: str) -> Hours:
    """["07:30-12:00", "13:00-16:00"] as intervals; raises CalendarInvalid."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise CalendarInvalid(row, "hours must be a list")
    hours = tuple(_interval(each, row) for each in value)
    check_hours(hours, row)
    return hours


def read_week(value: object, row: str) -> Week:
    if not isinstance(value, Mapping) or set(value) != set(WEEKDAYS):
        raise CalendarInvalid(row, f"a week names each of {', '.join(WEEKDAYS)} once")
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = (
        read_hours(value[weekday], f"{row}.{weekday}") for weekday in WEEKDAYS
    )
    return monday, tuesday, wednesday, thursday, friday, saturday, sunday


def write_hours(hours: Hours) -> list[str]:
    return [f"{_clock(opens)}-{_clock(closes)}" for opens, closes in hours]


def write_week(week: Week) -> dict[str, list[str]]:
    return {weekday: write_hours(hours) for weekday, hours in zip(WEEKDAYS, week, strict=True)}


def _interval(value: object, row: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d\d):([0-5]\d)-(\d\d):([0-5]\d)", value, re.ASCII) if isinstance(value, str) else None
    if found is None:
        raise CalendarInvalid(row, f"{value!r} is not written as 07:30-12:00")
    from_hour, from_minute, to_hour, to_minute = (int(part) for part in found.groups())
    return from_hour * 3600 + from_minute * 60, to_hour * 3600 + to_minute * 60


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds % 3600 // 60:02}"
