"""Explains a due date or a verdict as a table that a person can recount: date, why, what was counted, running total.

It walks the dates as `trace()` does and shares no arithmetic with the engine; that the sums agree is tested, always.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from kanban.domain.calendar import DayKind
from kanban.domain.hours import DAY
from kanban.domain.standards import CalendarDays, CalendarMonths, Standard, WallHours, WorkingDays
from kanban.domain.trace import TraceRow, trace
from kanban.domain.worktime import WorkCalendar

Spans = Sequence[tuple[int, int]]


class Part(StrEnum):
    """What a row tells of: time already counted, time up to the due date, time beyond it."""

    COUNTED = "counted"
    AHEAD = "ahead"
    BEYOND = "beyond"


@dataclass(frozen=True, slots=True)
class ExplainedRow:
    """One local date, or several closed ones alike. `amount` and `total` are in the unit of the standard; `hours` are
    the office's and `pieces` the counted intervals, in epoch seconds; `paused` is working time that a pause took out.
    """

    first: date
    last: date
    why: DayKind
    name: str
    estimated: bool
    hours: tuple[tuple[int, int], ...]
    pieces: tuple[tuple[int, int], ...]
    paused: int
    part: Part
    amount: int
    total: int


@dataclass(frozen=True, slots=True)
class Explanation:
    """The rows; `used` up to the end asked about, `ahead` from there to the due date."""

    is_days: bool
    rows: tuple[ExplainedRow, ...]
    used: int
    ahead: int


def explain(
    calendar: WorkCalendar, standard: Standard, start: int, end: int, due: int | None, pauses: Spans = ()
) -> Explanation:
    """Why a stay that began at `start` is due at `due` (None: it has no due date now), seen from `end`, which is now or
    the finish. Raises HorizonExceeded."""
    end = max(start, end)
    is_days = isinstance(standard, WorkingDays | CalendarDays | CalendarMonths)
    plain = (_days if is_days else _seconds)(calendar, standard, start, end, due, pauses)
    rows, total = [], 0
    for row in plain:
        total += row.amount
        rows.append(replace(row, total=total))
    ahead = sum(row.amount for row in rows if row.part is Part.AHEAD)
    return Explanation(is_days, tuple(_joined(rows)), total - ahead, ahead)


def _seconds(
    calendar: WorkCalendar, standard: Standard, start: int, end: int, due: int | None, pauses: Spans
) -> Iterator[ExplainedRow]:
    turn = end if due is None else min(end, max(due, start))
    parts = [(start, turn, Part.COUNTED)]
    if due is not None and due > end:
        parts.append((end, due, Part.AHEAD))
    elif turn < end:
        parts.append((turn, end, Part.BEYOND))
    is_wall = isinstance(standard, WallHours)
    for first, last, part in parts:
        for row in trace(calendar, first, last, pauses):
            yield _wall(calendar, row, (first, last), pauses, part) if is_wall else _row(row, part)


def _row(row: TraceRow, part: Part) -> ExplainedRow:
    return ExplainedRow(
        row.date, row.date, row.why, row.name, row.estimated, row.hours, row.intervals, row.paused, part, row.seconds, 0
    )


def _wall(
    calendar: WorkCalendar, row: TraceRow, span: tuple[int, int], pauses: Spans, part: Part
) -> ExplainedRow:  # fmt: skip
    """A wall-clock standard counts the night too: the date's share of the span, outside pauses."""
    midnight = calendar.local_midnight(row.date)
    opens, closes = max(span[0], midnight), min(span[1], midnight + DAY)
    held = sum(max(0, min(closes, to) - max(opens, since)) for since, to in pauses)
    amount = max(0, closes - opens) - held
    return replace(_row(row, part), pieces=((opens, closes),) if opens < closes else (), paused=held, amount=amount)


def _days(
    calendar: WorkCalendar, standard: Standard, start: int, end: int, due: int | None, pauses: Spans
) -> Iterator[ExplainedRow]:
    zero = _day_zero(calendar, standard, start)
    today = calendar.local_date(end)
    due_date = calendar.local_date(due) if due is not None else today
    is_calendar = not isinstance(standard, WorkingDays)
    for row in _dates(calendar, calendar.local_date(start), max(today, due_date), pauses):
        has_come = row.date <= today if is_calendar else bool(row.hours) and row.hours[0][0] <= end
        # A closed date stands with the dates around it.
        has_come = has_come or (not row.hours and row.date <= today)
        part = Part.AHEAD if not has_come else Part.BEYOND if due is not None and row.date > due_date else Part.COUNTED
        is_counted = row.date >= zero and _is_counted(calendar, row, pauses, is_calendar=is_calendar)
        if part is Part.AHEAD and row.date > due_date:
            continue
        yield replace(_row(row, part), pieces=row.hours if is_counted else (), amount=int(is_counted))


def _day_zero(calendar: WorkCalendar, standard: Standard, start: int) -> date:
    """The first date that may count."""
    if not isinstance(standard, WorkingDays):
        return calendar.local_date(start) + timedelta(days=1)
    day = calendar.local_date(start)
    while not (hours := calendar.day(day).intervals) or calendar.local_midnight(day) + hours[-1][1] <= start:
        day += timedelta(days=1)
    return day if standard.inclusive else day + timedelta(days=1)


def _dates(calendar: WorkCalendar, first: date, last: date, pauses: Spans) -> tuple[TraceRow, ...]:
    """Whole dates, from midnight to midnight."""
    return trace(calendar, calendar.local_midnight(first), calendar.local_midnight(last) + DAY, pauses)


def _is_counted(calendar: WorkCalendar, row: TraceRow, pauses: Spans, *, is_calendar: bool) -> bool:
    """The half rule: not more than half of a working date lies inside pauses; a closed date not wholly inside."""
    if row.hours:
        return 2 * row.paused <= sum(closes - opens for opens, closes in row.hours)
    midnight = calendar.local_midnight(row.date)
    held = sum(max(0, min(midnight + DAY, to) - max(midnight, since)) for since, to in pauses)
    return is_calendar and held < DAY


def _joined(rows: Sequence[ExplainedRow]) -> Iterator[ExplainedRow]:
    """Closed dates in a row that are closed for the same reason and count nothing become one."""
    held: ExplainedRow | None = None
    for row in rows:
        if held and _alike(held, row):
            held = replace(held, last=row.last, total=row.total)
            continue
        if held:
            yield held
        held = row
    if held:
        yield held


def _alike(one: ExplainedRow, other: ExplainedRow) -> bool:
    return one.hours == () == other.hours and (one.why, one.name, one.estimated, one.part, one.amount) == (
        other.why, other.name, other.estimated, other.part, other.amount,
    ) and not one.amount  # fmt: skip
