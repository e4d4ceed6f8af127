"""When a stay is due, at risk and late, as three instants that are worked out once and can be stored, so that a board
of a thousand cases is sorted, counted and coloured by comparing numbers."""

from dataclasses import dataclass

from kanban.domain.durations import (
    CalendarDays,
    CalendarMonths,
    NoStandard,
    Standard,
    WallHours,
    WorkingDays,
    WorkingTime,
)
from kanban.domain.pauses import Pauses, checked, overlap
from kanban.domain.worktime import WorkCalendar


@dataclass(frozen=True, slots=True)
class Terms:
    """Epoch seconds, each the first instant at which it is so; all None without a standard. `estimated` ("perkiraan"):
    a date from the start to the due date is an estimate, or has no official holiday list yet."""

    due: int | None
    risk_at: int | None
    late_at: int | None
    estimated: bool


def terms(calendar: WorkCalendar, standard: Standard, start: int, pauses: Pauses = (), risk_percent: int = 80) -> Terms:
    """Raises HorizonExceeded when one of them lies outside the calendar."""
    match standard:
        case NoStandard():
            return Terms(None, None, None, False)
        case WorkingTime(seconds):
            due = calendar.due(start, seconds, pauses)
            risk_at = calendar.due(start, _share(seconds, risk_percent), pauses)
            late_at = calendar.due(start, seconds + 1, pauses)
        case WallHours(hours):
            due = _wall_due(start, hours * 3600, pauses)
            risk_at = _wall_due(start, _share(hours * 3600, risk_percent), pauses)
            return Terms(due, risk_at, due + 1, False)
        case WorkingDays(days, inclusive):
            due = calendar.due_days(start, days, inclusive, pauses)
            before_risk = days - _days_at_risk(days, risk_percent)
            opens = calendar.opening_of(start, before_risk, inclusive, pauses) if before_risk > 0 else start
            risk_at = max(start, opens)
            late_at = calendar.opens_after(due, pauses)
        case CalendarDays() | CalendarMonths():
            days = calendar_days(calendar, standard, start)
            due = calendar.due_calendar_days(start, days, pauses)
            risk_at = _calendar_risk(calendar, start, due, _days_at_risk(days, risk_percent), pauses)
            late_at = calendar.opens_after(due, pauses)
    estimated = calendar.is_estimated(calendar.local_date(start), calendar.local_date(due))
    return Terms(due, risk_at, late_at, estimated)


def calendar_days(calendar: WorkCalendar, standard: CalendarDays | CalendarMonths, start: int) -> int:
    if isinstance(standard, CalendarMonths):
        return calendar.days_in_months(start, standard.months)
    return standard.days


def calendar_late_at(
    calendar: WorkCalendar, standard: CalendarDays | CalendarMonths, start: int, pauses: Pauses
) -> int:
    """The first instant at which a standard in calendar days is exceeded."""
    due = calendar.due_calendar_days(start, calendar_days(calendar, standard, start), pauses)
    return calendar.opens_after(due, pauses)


def wall_elapsed(start: int, end: int, pauses: Pauses) -> int:
    """A wall-clock standard also runs at night, so a pause counts whole, not only its working time."""
    return end - start - overlap(start, end, checked(pauses))


def _wall_due(start: int, seconds: int, pauses: Pauses) -> int:
    due = start + seconds
    for since, until in checked(pauses):
        if since >= due:
            break
        due += max(0, until - max(since, start))
    return due


def _share(whole: int, percent: int) -> int:
    """So much of it, rounded up: the first whole second that reaches the percentage."""
    return -(-whole * percent // 100)


def _days_at_risk(days: int, percent: int) -> int:
    """With so many days remaining a stay is at risk; a standard of one day only on the due date itself."""
    return 0 if days == 1 else _share(days, 100 - percent)


def _calendar_risk(calendar: WorkCalendar, start: int, due: int, remaining: int, pauses: Pauses) -> int:
    """The opening at which a person can first see it, never 00:00 (GLPI 22678)."""
    before_risk = calendar.elapsed_calendar_days(start, due, pauses) - remaining
    if before_risk <= 0:
        return start
    date = calendar.calendar_date(start, before_risk, pauses)
    return max(start, calendar.next_open(calendar.local_midnight(date)))
