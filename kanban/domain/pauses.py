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
    def elapsed(self, start: int, end: int) -> int: ...
    def local_ordinal(self, t: int) -> int: ...
    def midnight_of(self, ordinal: int) -> int: ...


def checked(pauses: Pauses) -> Pauses:
    """In order, touching ones joined, empty ones dropped; raises PausesInvalid."""
    if len(pauses) == 1 and pauses[0][0] < pauses[0][1]:
        return pauses  # as on most cards that have any
    joined: list[tuple[int, int]] = []
    for start, end in sorted(pauses):
        if end < start:
            raise PausesInvalid(f"a pause ends at {end}, before it starts at {start}")
        since, until = joined[-1] if joined else (start, start - 1)
        if start < until:
            raise PausesInvalid(f"a pause starts at {start}, inside the one before it")
        if start == until:
            joined[-1] = since, end
        elif start < end:
            joined.append((start, end))
    return joined


def paused_dates(calendar: Dated, pauses: Pauses) -> list[Gap]:
    """The dates (as ordinals) that a day standard does not count: a working date when more than half of its working
    time lies inside pauses, a closed date when it lies wholly inside one."""
    gaps: list[Gap] = []
    edges: dict[int, list[tuple[int, int]]] = {}
    for start, end in checked(pauses):
        first, last = calendar.local_ordinal(start), calendar.local_ordinal(end - 1)
        if first < last:
            if first + 1 < last:
                gaps.append((first + 1, last))
            edges.setdefault(last, []).append((calendar.midnight_of(last), end))
            end = calendar.midnight_of(first + 1)
        edges.setdefault(first, []).append((start, end))
    for day, parts in edges.items():
        held = worked = 0
        for start, end in parts:
            held += end - start
            worked += calendar.elapsed(start, end)
        if held == DAY or 2 * worked > calendar.day(date.fromordinal(day)).seconds:
            gaps.append((day, day + 1))
    gaps.sort()
    return gaps


def nth_counted(first: int, n: int, gaps: Iterable[Gap]) -> int:
    """The n-th position from `first` on that lies in no gap; for n = 0 the position before `first`."""
    position = first + n - 1
    for lower, upper in gaps:
        if max(lower, first) > position:
            break
        position += max(0, upper - max(lower, first))
    return position


def counted(first: int, behind: int, gaps: Sequence[Gap]) -> int:
    """How many positions of [first, behind) lie in no gap."""
    if behind <= first:
        return 0
    number = behind - first
    for lower, upper in gaps:
        if lower < behind and upper > first:
            number -= min(upper, behind) - max(lower, first)
    return number


def overlap(start: int, end: int, pauses: Pauses) -> int:
    """Wall-clock seconds of [start, end) that lie inside pauses."""
    return sum(max(0, min(until, end) - max(since, start)) for since, until in pauses)
