"""The one clock of the product: every due date, remaining time and verdict is asked here, so that the board, the case
page, the report and the API cannot disagree.

All instants are whole seconds since 1970 UTC; nothing here reads a clock. Zones are fixed offsets without daylight
saving time, so a local date is arithmetic, never the UTC date (07:30 in Makassar is the UTC day before).
"""

from bisect import bisect_left, bisect_right
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from kanban.domain.calendar import CalendarInvalid, CalendarSpec, Day
from kanban.domain.hours import DAY, EPOCH
from kanban.domain.pauses import Gap, Pause, Pauses, PausesInvalid, checked, counted, nth_counted, paused_dates
from kanban.domain.timeline import HorizonExceeded, Timeline

__all__ = ["ZONES", "EndsBeforeStart", "HorizonExceeded", "Pause", "Pauses", "PausesInvalid", "WorkCalendar"]

ZONES = {"WIB": 7, "WITA": 8, "WIT": 9}


class EndsBeforeStart(ValueError):
    """A stay that would end before it began."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class WorkCalendar:
    """A calendar version compiled for one zone. `pauses` are (start, end) pairs; what lies outside the horizon raises
    HorizonExceeded. "Counted" dates are those that the half rule does not take out (see pauses.paused_dates)."""

    zone: str
    _offset: int
    _first: int
    _days: tuple[Day, ...]
    _line: Timeline
    _dates: tuple[int, ...]
    """Ordinals of the working dates; their openings and closings stand at the same positions below."""
    _opens: tuple[int, ...]
    _closes: tuple[int, ...]
    _estimates: tuple[int, ...]
    """How many estimated dates come before each date."""

    @classmethod
    def compile(cls, spec: CalendarSpec, zone: str) -> "WorkCalendar":
        if zone not in ZONES:
            raise CalendarInvalid("zone", f"{zone!r} is none of {', '.join(ZONES)}")
        offset = ZONES[zone] * 3600
        days = tuple(spec.days())
        first = days[0].date.toordinal()
        origin = (first - EPOCH) * DAY - offset
        working = [(place, origin + place * DAY, day) for place, day in enumerate(days) if day.intervals]
        segments = ((at + opens, at + closes) for _, at, day in working for opens, closes in day.intervals)
        return cls(
            zone, offset, first, days,
            Timeline.of(origin, origin + len(days) * DAY, segments),
            tuple(first + place for place, _, _ in working),
            tuple(midnight + day.intervals[0][0] for _, midnight, day in working),
            tuple(midnight + day.intervals[-1][1] for _, midnight, day in working),
            tuple(accumulate((day.estimated for day in days), initial=0)),
        )  # fmt: skip

    def elapsed(self, start: int, end: int, pauses: Pauses = ()) -> int:
        """Working seconds of [start, end) outside pauses."""
        if end < start:
            raise EndsBeforeStart(f"{end} is before {start}")
        worked = self._line.between(start, end)
        for since, until in checked(pauses) if pauses else ():
            if since < end and until > start:
                worked -= self._line.between(since if since > start else start, until if until < end else end)
        return worked

    def due(self, start: int, seconds: int, pauses: Pauses = ()) -> int:
        """The first instant by which `seconds` were worked; a closing instant when it lands there."""
        if seconds < 0:
            raise ValueError(f"a standard of {seconds} seconds")
        if seconds == 0:
            return start
        target = self._line.worked(start) + seconds
        for since, until in checked(pauses) if pauses else ():
            before = self._line.worked(max(since, start))
            if before >= target:
                break
            target += max(0, self._line.worked(max(until, start)) - before)
        return self._line.instant(target)

    def elapsed_days(self, start: int, end: int, inclusive: bool = False, pauses: Pauses = ()) -> int:
        """Counted working dates after day zero (inclusive: from day zero) that have opened by `end`."""
        if end < start:
            raise EndsBeforeStart(f"{end} is before {start}")
        self._line.check(end)
        first = self._day_one(start, inclusive)
        behind = bisect_right(self._opens, end, first)
        return counted(first, behind, self._gaps(pauses)) if pauses else behind - first

    def due_days(self, start: int, days: int, inclusive: bool = False, pauses: Pauses = ()) -> int:
        """Closing of the N-th counted working date after day zero, which is the date of the first working instant at
        or after the start; inclusive: day zero is itself the first."""
        return self._closing(nth_counted(self._day_one(start, inclusive), days, self._gaps(pauses)))

    def opening_of(self, start: int, nth: int, inclusive: bool = False, pauses: Pauses = ()) -> int:
        """Opening of the date that due_days() counts as the nth."""
        return self._opening(nth_counted(self._day_one(start, inclusive), nth, self._gaps(pauses)))

    def opens_after(self, due: int, pauses: Pauses = ()) -> int:
        """Opening of the first counted working date after the local date of `due`: a day standard is late from then."""
        behind = bisect_right(self._dates, self.local_ordinal(due))
        return self._opening(nth_counted(behind, 1, self._gaps(pauses)))

    def elapsed_calendar_days(self, start: int, end: int, pauses: Pauses = ()) -> int:
        """Counted calendar dates after the local date of `start`, up to and with the local date of `end`."""
        if end < start:
            raise EndsBeforeStart(f"{end} is before {start}")
        first, last = self.local_ordinal(start), self.local_ordinal(end)
        return counted(first + 1, last + 1, paused_dates(self, pauses))

    def calendar_date(self, start: int, days: int, pauses: Pauses = ()) -> date:
        """The date reached by so many counted calendar dates, not rolled."""
        first = self.local_ordinal(start) + 1
        return self._days[self._place(nth_counted(first, days, paused_dates(self, pauses)))].date

    def due_calendar_days(self, start: int, days: int, pauses: Pauses = ()) -> int:
        """Closing of the date N calendar days on, rolled forward to a counted working date."""
        reached = self.calendar_date(start, days, pauses).toordinal()
        return self._closing(nth_counted(bisect_left(self._dates, reached), 1, self._gaps(pauses)))

    def days_in_months(self, start: int, months: int) -> int:
        """Calendar days to the same date so many months on, or to that month's last day when it is shorter."""
        first = self.local_date(start)
        years, month = divmod(first.month - 1 + months, 12)
        if first.year + years > self._days[-1].date.year:
            raise HorizonExceeded(f"{months} months after {first} lie outside the calendar")
        last = monthrange(first.year + years, month + 1)[1]
        return (date(first.year + years, month + 1, min(first.day, last)) - first).days

    def next_open(self, t: int) -> int:
        """t itself within working time, else the next opening."""
        return self._line.next_open(t)

    def is_open(self, t: int) -> bool:
        return self._line.is_open(t)

    def closes_at(self, t: int) -> int | None:
        """Closing of the local date of t, also when already past; None on a closed date."""
        today = self.local_date(t)
        intervals = self.day(today).intervals
        return self.local_midnight(today) + intervals[-1][1] if intervals else None

    def day(self, date: date) -> Day:
        return self._days[self._place(date.toordinal())]

    def is_estimated(self, first: date, last: date) -> bool:
        """Whether any date from `first` to `last`, both included, is an estimate."""
        before, behind = self._place(first.toordinal()), self._place(last.toordinal()) + 1
        return self._estimates[behind] > self._estimates[before]

    def local_date(self, t: int) -> date:
        return date.fromordinal(self.local_ordinal(t))

    def local_ordinal(self, t: int) -> int:
        return (t + self._offset) // DAY + EPOCH

    def same_date(self, one: int, other: int) -> bool:
        return (one + self._offset) // DAY == (other + self._offset) // DAY

    def local_midnight(self, date: date) -> int:
        """The instant at which the local date begins."""
        return self.midnight_of(date.toordinal())

    def midnight_of(self, ordinal: int) -> int:
        return (ordinal - EPOCH) * DAY - self._offset

    def _day_one(self, start: int, inclusive: bool) -> int:
        """Position of the working date that counts as the first; day zero is the first one that closes after start."""
        self._line.check(start)
        zero = bisect_right(self._closes, start)
        return zero if inclusive else zero + 1

    def _gaps(self, pauses: Pauses) -> list[Gap]:
        """Paused dates as positions among the working dates."""
        paused = paused_dates(self, pauses) if pauses else ()
        return [(bisect_left(self._dates, lower), bisect_left(self._dates, upper)) for lower, upper in paused]

    def _place(self, ordinal: int) -> int:
        place = ordinal - self._first
        if not 0 <= place < len(self._days):
            raise HorizonExceeded("the date lies outside the calendar")
        return place

    def _opening(self, position: int) -> int:
        return self._opens[self._inside(position)]

    def _closing(self, position: int) -> int:
        return self._closes[self._inside(position)]

    def _inside(self, position: int) -> int:
        if not 0 <= position < len(self._dates):
            raise HorizonExceeded("the working date lies outside the calendar")
        return position
