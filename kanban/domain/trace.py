"""Explains a result date by date, in the way a person would count it: the text that ends arguments about a due date.

It walks the dates and shares no arithmetic with WorkCalendar.elapsed(); that the two agree is tested, always.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from kanban.domain.calendar import DayKind
from kanban.domain.worktime import ZONES, EndsBeforeStart, WorkCalendar

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class TraceRow:
    """One local date. `hours` are the office's intervals and `intervals` the pieces that count, both in epoch seconds;
    `paused` is working time that a pause took out; `total` runs up to and with this date."""

    date: date
    why: DayKind
    name: str
    estimated: bool
    hours: tuple[tuple[int, int], ...]
    intervals: tuple[tuple[int, int], ...]
    paused: int
    seconds: int
    total: int


def trace(calendar: WorkCalendar, start: int, end: int, pauses: Sequence[tuple[int, int]] = ()) -> tuple[TraceRow, ...]:
    """Every date that [start, end) touches, closed ones too. The sum equals calendar.elapsed()."""
    if end < start:
        raise EndsBeforeStart(f"{end} is before {start}")
    zone = timezone(timedelta(hours=ZONES[calendar.zone]))
    rows: list[TraceRow] = []
    midnight = datetime.combine((_EPOCH + timedelta(seconds=start)).astimezone(zone), time(), zone)
    while not rows or _seconds(midnight) < end:
        rows.append(_row(calendar, midnight, (start, end), pauses, rows[-1].total if rows else 0))
        midnight += timedelta(days=1)
    return tuple(rows)


def _row(
    calendar: WorkCalendar, midnight: datetime, span: tuple[int, int], pauses: Sequence[tuple[int, int]], before: int
) -> TraceRow:
    day = calendar.day(midnight.date())
    at = _seconds(midnight)
    hours = tuple((at + opens, at + closes) for opens, closes in day.intervals)
    asked = [(max(opens, span[0]), min(closes, span[1])) for opens, closes in hours]
    worked = [(opens, closes) for opens, closes in asked if opens < closes]
    pieces = worked
    for pause in pauses:
        pieces = [rest for piece in pieces for rest in _without(piece, pause)]
    seconds = _length(pieces)
    return TraceRow(
        day.date, day.kind, day.name, day.estimated, hours, tuple(pieces), _length(worked) - seconds, seconds,
        before + seconds,
    )  # fmt: skip


def _without(piece: tuple[int, int], pause: tuple[int, int]) -> list[tuple[int, int]]:
    """What a pause leaves of a piece: nothing, one rest, or one on either side."""
    opens, closes = piece
    rests = [(opens, min(closes, pause[0])), (max(opens, pause[1]), closes)]
    if pause[1] <= opens or pause[0] >= closes:
        return [piece]
    return [(left, right) for left, right in rests if left < right]


def _length(pieces: Sequence[tuple[int, int]]) -> int:
    return sum(closes - opens for opens, closes in pieces)


def _seconds(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(seconds=1)
