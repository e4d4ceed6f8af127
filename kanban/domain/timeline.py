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
        return self.totals[here] - max(0, self.ends[here] - t)

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
        self.check(t)
        here = bisect_right(self.ends, t)
        if here == len(self.ends):
            raise HorizonExceeded(f"no opening after {t}")
        return max(t, self.starts[here])

    def check(self, t: int) -> None:
        if not self.origin <= t <= self.limit:
            raise HorizonExceeded(f"{t} is outside the calendar ({self.origin} to {self.limit})")
