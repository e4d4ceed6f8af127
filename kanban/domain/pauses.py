"""Holds of a run as checked intervals, because a pause over closed hours must win nobody any time (GLPI 10594)."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from kanban.domain.calendar import Day
from kanban.domain.hours import DAY

Gap = tuple[int, int]
"""Positions (first, behind the last) that are not counted."""


class Pause(NamedTuple):
    """A hold, half-open, in epoch seconds. Anything shaped (start, end) will do where pauses are asked for."""

    start: int
    end: int


Pauses = Sequence[tuple[int, int]]


class PausesInvalid(ValueError):
    """A pause that ends before it starts, or two that overlap."""


class Dated(Protocol):
    """What of a calendar the half rule needs."""

    def day(self, date: date) -> Day: ...
    def local_date(self, t: int) -> date: ...
    def local_midnight(self, date: date) -> int: ...


def checked(pauses: Pauses) -> tuple[Pause, ...]:
    """In order, touching ones joined, empty ones dropped; raises PausesInvalid."""
    joined: list[Pause] = []
    for start, end in sorted(pauses):
        if end < start:
            raise PausesInvalid(f"a pause ends at {end}, before it starts at {start}")
        if joined and start < joined[-1].end:
            raise PausesInvalid(f"a pause starts at {start}, inside the one before it")
        if joined and start == joined[-1].end:
            joined[-1] = Pause(joined[-1].start, end)
        elif start < end:
            joined.append(Pause(start, end))
    return tuple(joined)


def paused_dates(calendar: Dated, pauses: Pauses) -> tuple[Gap, ...]:
    """The dates (as ordinals) that a day standard does not count: a working date when more than half of its working
    time lies inside pauses, a closed date when it lies wholly inside one."""
    gaps: list[Gap] = []
    edges: set[int] = set()
    in_order = checked(pauses)
    for pause in in_order:
        first = calendar.local_date(pause.start).toordinal()
        last = calendar.local_date(pause.end - 1).toordinal()
        gaps.append((first + 1, last))
        edges |= {first, last}
    gaps += [(edge, edge + 1) for edge in edges if _is_paused(calendar, date.fromordinal(edge), in_order)]
    return tuple(sorted(gap for gap in gaps if gap[0] < gap[1]))


def nth_counted(first: int, n: int, gaps: Iterable[Gap]) -> int:
    """The n-th position from `first` on that lies in no gap; for n = 0 the position before `first`."""
    position = first + n - 1
    for lower, upper in gaps:
        if max(lower, first) > position:
            break
        position += max(0, upper - max(lower, first))
    return position


def counted(first: int, behind: int, gaps: Iterable[Gap]) -> int:
    """How many positions of [first, behind) lie in no gap."""
    skipped = sum(max(0, min(upper, behind) - max(lower, first)) for lower, upper in gaps)
    return max(0, behind - first) - skipped


def overlap(start: int, end: int, pauses: Iterable[Pause]) -> int:
    """Wall-clock seconds of [start, end) that lie inside pauses."""
    return sum(max(0, min(pause.end, end) - max(pause.start, start)) for pause in pauses)


def _is_paused(calendar: Dated, day: date, pauses: tuple[Pause, ...]) -> bool:
    midnight, office = calendar.local_midnight(day), calendar.day(day)
    if not office.intervals:
        return overlap(midnight, midnight + DAY, pauses) == DAY
    inside = sum(overlap(midnight + opens, midnight + closes, pauses) for opens, closes in office.intervals)
    return 2 * inside > office.seconds
