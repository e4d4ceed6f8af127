"""Working seconds as one number line, so that any question about them is a binary search and none is a loop."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


class HorizonExceeded(ValueError):
    """The answer lies outside the years that the calendar covers."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Timeline:
    """Sorted segments [start, end) of working time within [origin, limit], and the working seconds up to each end.
    The first segment is an empty sentinel, so that there is always one at or before any instant."""

    origin: int
    limit: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    totals: tuple[int, ...]

    @classmethod
    def of(cls, origin: int, limit: int, segments: Iterable[tuple[int, int]]) -> "Timeline":
        starts, ends, totals = [origin], [origin], [0]
        for start, end in segments:
            starts.append(start)
            ends.append(end)
            totals.append(totals[-1] + end - start)
        return cls(origin, limit, tuple(starts), tuple(ends), tuple(totals))

    def worked(self, t: int) -> int:
        """Working seconds from the origin to t."""
        self.check(t)
        here = bisect_right(self.starts, t) - 1
        ahead = self.ends[here] - t
        return self.totals[here] - ahead if ahead > 0 else self.totals[here]

    def between(self, start: int, end: int) -> int:
        """Working seconds of [start, end), start not after end. The same as two calls of worked(), in half the time:
        a report judges a million stays."""
        if start < self.origin or end > self.limit:
            self.check(start)
            self.check(end)
        starts, ends, totals = self.starts, self.ends, self.totals
        first = bisect_right(starts, start) - 1
        last = bisect_right(starts, end, first) - 1
        worked = totals[last] - totals[first]
        if (ahead := ends[first] - start) > 0:
            worked += ahead
        if (ahead := ends[last] - end) > 0:
            worked -= ahead
        return worked

    def instant(self, worked: int) -> int:
        """The first instant by which so many seconds were worked: a closing, when it lands there, not an opening."""
        here = bisect_left(self.totals, worked)
        if here == len(self.totals):
            raise HorizonExceeded(f"{worked} working seconds end after the calendar does")
        return self.ends[here] - (self.totals[here] - worked)

    def is_open(self, t: int) -> bool:
        self.check(t)
        return t < self.ends[bisect_right(self.starts, t) - 1]

    def next_open(self, t: int) -> int:
        """t itself within working time, else the next opening."""
        if t < self.origin or t > self.limit:
            self.check(t)
        here = bisect_right(self.ends, t)
        if here == len(self.ends):
            raise HorizonExceeded(f"no opening after {t}")
        opens = self.starts[here]
        return opens if opens > t else t

    def check(self, t: int) -> None:
        if not self.origin <= t <= self.limit:
            raise HorizonExceeded(f"{t} is outside the calendar ({self.origin} to {self.limit})")
