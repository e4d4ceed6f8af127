"""What the clock says about one stay of a case in a step: on time, at risk, late, paused, and at its end the verdict.

Late iff elapsed > standard, never wall clock against due: evening work after a due of 16.00 is on time.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

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
from kanban.domain.terms import Terms, calendar_days, terms, wall_elapsed
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


@dataclass(frozen=True, slots=True)
class Verdict:
    """`elapsed` in the unit of the standard; `worked` always in working seconds."""

    elapsed: int
    unit: Unit
    outcome: Outcome
    worked: int


@dataclass(frozen=True, slots=True)
class Reading:
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
    elapsed, unit = _used(calendar, standard, start, finish, pauses)
    match standard:
        case NoStandard():
            return Verdict(elapsed, unit, Outcome.NO_STANDARD, worked)
        case CalendarDays() | CalendarMonths():
            # The due date rolls to a working date, so the number of dates alone does not decide.
            late_at = terms(calendar, standard, start, pauses).late_at
            is_late = late_at is not None and finish >= late_at
        case _:
            is_late = elapsed > (_total(calendar, standard, start) or 0)
    return Verdict(elapsed, unit, Outcome.LATE if is_late else Outcome.ON_TIME, worked)


def read_clock(
    calendar: WorkCalendar, standard: Standard, start: int, now: int, pauses: Pauses = (),
    paused_since: int | None = None, risk_percent: int = 80, terms: Terms | None = None,
) -> Reading:  # fmt: skip
    """`terms`, when they are stored, save working them out again. A `now` before the start (an old PC that lost its
    clock) reads as the start."""
    now = max(now, start)
    if paused_since is not None and paused_since < now:
        pauses = (*pauses, (paused_since, now))
    known = terms or work_out(calendar, standard, start, pauses, risk_percent)
    used, unit = _used(calendar, standard, start, now, pauses)
    total = _total(calendar, standard, start)
    state = _state(standard, known, now, paused_since is not None)
    due = None if state is ClockState.PAUSED else known.due
    remaining, over = _left(calendar, standard, known, now, used, total, pauses)
    is_open = calendar.is_open(now)
    return Reading(
        state, not is_open, None if is_open else calendar.next_open(now), unit, used, total, remaining, over,
        due, due is not None and calendar.local_date(due) == calendar.local_date(now),
    )  # fmt: skip


work_out = terms
"""The same function by a name that an argument called `terms` does not hide."""


def _used(calendar: WorkCalendar, standard: Standard, start: int, end: int, pauses: Pauses) -> tuple[int, Unit]:
    if end < start:
        raise EndsBeforeStart(f"{end} is before {start}")
    match standard:
        case WorkingDays(_, inclusive):
            return calendar.elapsed_days(start, end, inclusive, pauses), "days"
        case CalendarDays() | CalendarMonths():
            return calendar.elapsed_calendar_days(start, end, pauses), "days"
        case WallHours():
            return wall_elapsed(start, end, pauses), "seconds"
        case WorkingTime() | NoStandard():
            return calendar.elapsed(start, end, pauses), "seconds"


def _total(calendar: WorkCalendar, standard: Standard, start: int) -> int | None:
    match standard:
        case WorkingTime(seconds):
            return seconds
        case WallHours(hours):
            return hours * 3600
        case WorkingDays(days, _):
            return days
        case CalendarDays() | CalendarMonths():
            return calendar_days(calendar, standard, start)
        case NoStandard():
            return None


def _state(standard: Standard, known: Terms, now: int, is_paused: bool) -> ClockState:
    if is_paused:
        return ClockState.PAUSED
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
    if not isinstance(standard, CalendarDays | CalendarMonths) or known.due is None:
        return max(0, total - used), max(0, used - total)
    if known.late_at is not None and now >= known.late_at:
        return 0, calendar.elapsed_calendar_days(known.due, now, pauses)
    return max(0, (calendar.local_date(known.due) - calendar.local_date(now)).days), 0
