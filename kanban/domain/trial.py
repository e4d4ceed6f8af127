"""What a written waktu would mean on real dates, each reading beside the others, so that an office chooses knowing what
it chooses: "28 hari" from a Friday afternoon is forty days as hari kerja and twenty-eight as hari kalender.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import islice

from kanban.domain.calendar import DayKind
from kanban.domain.durations import WaktuUnread, parse_waktu
from kanban.domain.standards import (
    CalendarDays,
    CalendarMonths,
    NoStandard,
    Standard,
    WallHours,
    WorkingDays,
    WorkingTime,
)
from kanban.domain.terms import terms
from kanban.domain.waktu_text import find_amount, normal
from kanban.domain.worktime import HorizonExceeded, WorkCalendar

HOUR = 3600
LONG = 3
"""So many closed dates in a row, a holiday among them, are a long holiday."""
HOLIDAYS = (DayKind.NATIONAL, DayKind.JOINT_LEAVE, DayKind.LOCAL)


class Moment(StrEnum):
    """When a stay might begin."""

    NOW = "now"
    FRIDAY = "friday"
    HOLIDAY = "holiday"


@dataclass(frozen=True, slots=True)
class Start:
    """A beginning to try, in epoch seconds; `holiday` names what the long holiday begins with."""

    moment: Moment
    at: int
    holiday: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """When it would be due; None outside the calendar or without a standard."""

    at: int | None
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Trial:
    """The readings of a waktu, the one taken first, each with its due dates in the order of `starts`."""

    starts: tuple[Start, ...]
    rows: tuple[tuple[Standard, tuple[Due, ...]], ...]


def try_waktu(calendar: WorkCalendar, text: str, now: int) -> Trial:
    """Raises WaktuUnread when no reading is to be seen in the text, HorizonExceeded when `now` is outside the years."""
    begins = starts(calendar, now)
    rows = tuple((each, tuple(_due(calendar, each, start.at) for start in begins)) for each in readings(text))
    return Trial(begins, rows)


def readings(text: str) -> tuple[Standard, ...]:
    """What a written waktu may mean; first what is taken when nobody chooses. Raises WaktuUnread."""
    try:
        standard = parse_waktu(text).standard
    except WaktuUnread as unread:
        if unread.choices:  # days and hours in one amount
            return unread.choices
        raise
    found: tuple[Standard, ...]
    match standard:
        case WorkingDays(days) | CalendarDays(days):
            worked, dates = _weeks(text) or (days, days)
            found = (
                WorkingDays(worked), WorkingDays(worked, inclusive=True), CalendarDays(dates), WallHours(dates * 24),
            )  # fmt: skip
        case CalendarMonths(months):
            found = (standard, CalendarDays(months * 30))
        case WorkingTime(seconds):
            found = (standard, WallHours(seconds // HOUR)) if seconds % HOUR == 0 else (standard,)
        case WallHours(hours):
            found = (standard, WorkingTime(hours * HOUR), *((WorkingDays(hours // 24),) if hours % 24 == 0 else ()))
        case NoStandard():
            found = (standard,)
    return (standard, *(each for each in found if each != standard))


def as_written(standard: Standard) -> str:
    """How a document would write this standard: parse_waktu() reads it back. Empty when there is no such writing."""
    match standard:
        case WorkingDays(days, _):
            return f"{days} hari kerja"
        case CalendarDays(days):
            return f"{days} hari kalender"
        case CalendarMonths(months):
            return f"{months} bulan"
        case WallHours(hours) if hours % 24 == 0:
            return f"{hours // 24} x 24 jam"
        case WorkingTime(seconds):
            parts = zip((seconds // HOUR, seconds // 60 % 60, seconds % 60), ("jam", "menit", "detik"), strict=True)
            return " ".join(f"{amount} {unit}" for amount, unit in parts if amount)
        case _:
            return ""


def _weeks(text: str) -> tuple[int, int] | None:
    """Working days and dates of an amount in weeks, which are not the same number."""
    written = find_amount(normal(text))
    if written is None or written.quantities[0].unit != "minggu":
        return None
    weeks = int(written.quantities[0].amount)
    return weeks * 5, weeks * 7


def starts(calendar: WorkCalendar, now: int) -> tuple[Start, ...]:
    """Now, the next Friday afternoon and the afternoon before the next long holiday: each an hour before closing.
    What the calendar's years do not hold is left out."""
    afternoons = tuple(_afternoons(calendar, now))
    friday = (Start(Moment.FRIDAY, at) for day, at, _ in afternoons if day.weekday() == 4 and at)
    return (Start(Moment.NOW, now), *islice(friday, 1), *islice(_before_long_holidays(afternoons), 1))


Afternoon = tuple[date, int | None, str]
"""A date, an hour before its closing (None: closed), and the name of its holiday."""


def _afternoons(calendar: WorkCalendar, now: int) -> Iterator[Afternoon]:
    """What lies ahead, for a year."""
    today = calendar.local_date(now)
    for day in (today + timedelta(days=n) for n in range(366)):
        try:
            office = calendar.day(day)
        except HorizonExceeded:
            return
        if not office.intervals:
            yield day, None, office.name if office.kind in HOLIDAYS else ""
            continue
        (opens, _), (_, closes) = office.intervals[0], office.intervals[-1]
        at = calendar.local_midnight(day) + max(opens, closes - HOUR)
        if at >= now:
            yield day, at, ""


def _before_long_holidays(afternoons: Iterable[Afternoon]) -> Iterator[Start]:
    before, closed = None, 0
    name = ""
    for _, at, holiday in afternoons:
        if at is not None:
            before, closed, name = at, 0, ""
            continue
        closed, name = closed + 1, name or holiday
        if before is not None and closed >= LONG and name:
            yield Start(Moment.HOLIDAY, before, name)
            before = None


def _due(calendar: WorkCalendar, standard: Standard, start: int) -> Due:
    try:
        found = terms(calendar, standard, start)
    except HorizonExceeded:
        return Due(None)
    return Due(found.due, found.estimated)
