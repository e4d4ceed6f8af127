"""What the clock says about one stay of a case in a step: on time, at risk, late, paused, and at its end the verdict.

Late iff elapsed > standard, never wall clock against due: evening work after a due of 16.00 is on time.
"""

from enum import StrEnum
from typing import Literal, NamedTuple

from kanban.domain.durations import (
    CalendarDays,
    CalendarMonths,
    NoStandard,
    Standard,
    WallHours,
    WorkingDays,
    WorkingTime,
)
from kanban.domain.pauses import Pauses
from kanban.domain.terms import Terms, calendar_days, calendar_late_at, terms, wall_elapsed
from kanban.domain.worktime import EndsBeforeStart, WorkCalendar

__all__ = [
    "ClockState", "EndsBeforeStart", "Outcome", "Reading", "Terms", "Unit", "Verdict", "judge", "read_clock", "terms",
]  # fmt: skip

Unit = Literal["seconds", "days"]


class Outcome(StrEnum):
    ON_TIME = "on-time"
    LATE = "late"
    NO_STANDARD = "no-standard"


class ClockState(StrEnum):
    ON_TIME = "on-time"
    AT_RISK = "at-risk"
    LATE = "late"
    PAUSED = "paused"
    NO_STANDARD = "no-standard"


_ON_TIME, _LATE = Outcome.ON_TIME, Outcome.LATE
_ROLLED = CalendarDays, CalendarMonths


class Verdict(NamedTuple):
    """`elapsed` in the unit of the standard; `worked` always in working seconds."""

    elapsed: int
    unit: Unit
    outcome: Outcome
    worked: int


class Reading(NamedTuple):
    """A running clock, in the standard's unit (wall-clock seconds for WallHours, counted dates for days and months).

    `remaining` of calendar days is counted to the due date as rolled to a working date; `over` is above 0 only when
    late. `outside_hours` and `resumes_at` speak of the office, whatever the state. While paused there is no due.
    """

    state: ClockState
    outside_hours: bool
    resumes_at: int | None
    unit: Unit
    used: int
    total: int | None
    remaining: int | None
    over: int
    due: int | None
    due_today: bool


def judge(calendar: WorkCalendar, standard: Standard, start: int, finish: int, pauses: Pauses = ()) -> Verdict:
    """The verdict that is stamped at the finish; raises EndsBeforeStart."""
    worked = calendar.elapsed(start, finish, pauses)
    match standard:
        # First what is asked most: a year's report judges a million stays.
        case WorkingTime():
            return Verdict(worked, "seconds", _LATE if worked > standard.seconds else _ON_TIME, worked)
        case WorkingDays():
            days = calendar.elapsed_days(start, finish, standard.inclusive, pauses)
            return Verdict(days, "days", _LATE if days > standard.days else _ON_TIME, worked)
        case WallHours():
            wall = wall_elapsed(start, finish, pauses)
            return Verdict(wall, "seconds", _LATE if wall > standard.hours * 3600 else _ON_TIME, worked)
        case CalendarDays() | CalendarMonths():
            days = calendar.elapsed_calendar_days(start, finish, pauses)
            # The due date rolls to a working date, so the number of dates alone does not decide.
            is_late = finish >= calendar_late_at(calendar, standard, start, pauses)
            return Verdict(days, "days", _LATE if is_late else _ON_TIME, worked)
        case NoStandard():
            return Verdict(worked, "seconds", Outcome.NO_STANDARD, worked)


def read_clock(
    calendar: WorkCalendar, standard: Standard, start: int, now: int, pauses: Pauses = (),
    paused_since: int | None = None, risk_percent: int = 80, terms: Terms | None = None,
) -> Reading:  # fmt: skip
    """`terms`, when they are stored, save working them out again. A `now` before the start (an old PC that lost its
    clock) reads as the start."""
    if now < start:
        now = start
    if paused_since is not None and paused_since < now:
        pauses = (*pauses, (paused_since, now))
    known = terms or work_out(calendar, standard, start, pauses, risk_percent)
    used, total, unit = _measured(calendar, standard, start, now, pauses)
    state = ClockState.PAUSED if paused_since is not None else _state(standard, known, now)
    due = None if paused_since is not None else known.due
    remaining, over = _left(calendar, standard, known, now, used, total, pauses)
    opens = calendar.next_open(now)
    return Reading(
        state, opens != now, None if opens == now else opens, unit, used, total, remaining, over,
        due, due is not None and calendar.same_date(due, now),
    )  # fmt: skip


work_out = terms
"""The same function by a name that an argument called `terms` does not hide."""


def _measured(
    calendar: WorkCalendar, standard: Standard, start: int, end: int, pauses: Pauses
) -> tuple[int, int | None, Unit]:
    """What is used, of how much, in which unit."""
    match standard:
        case WorkingTime():
            return calendar.elapsed(start, end, pauses), standard.seconds, "seconds"
        case WorkingDays():
            return calendar.elapsed_days(start, end, standard.inclusive, pauses), standard.days, "days"
        case WallHours():
            return wall_elapsed(start, end, pauses), standard.hours * 3600, "seconds"
        case CalendarDays() | CalendarMonths():
            days = calendar.elapsed_calendar_days(start, end, pauses)
            return days, calendar_days(calendar, standard, start), "days"
        case NoStandard():
            return calendar.elapsed(start, end, pauses), None, "seconds"


def _state(standard: Standard, known: Terms, now: int) -> ClockState:
    if isinstance(standard, NoStandard):
        return ClockState.NO_STANDARD
    if known.late_at is not None and now >= known.late_at:
        return ClockState.LATE
    if known.risk_at is not None and now >= known.risk_at:
        return ClockState.AT_RISK
    return ClockState.ON_TIME


def _left(
    calendar: WorkCalendar, standard: Standard, known: Terms, now: int, used: int, total: int | None, pauses: Pauses
) -> tuple[int | None, int]:
    """What remains of the standard, and by how much it is exceeded."""
    if total is None:
        return None, 0
    if not isinstance(standard, _ROLLED) or known.due is None:
        return (total - used, 0) if total > used else (0, used - total)
    if known.late_at is not None and now >= known.late_at:
        return 0, calendar.elapsed_calendar_days(known.due, now, pauses)
    return max(0, (calendar.local_date(known.due) - calendar.local_date(now)).days), 0
