"""Walking backwards through working time: the calendar knows when a stay is due, the sample must know when it began."""

from dataclasses import dataclass
from datetime import date, timedelta

from kanban.domain.worktime import WorkCalendar

REACH = 240 * 86400
"""How far back the sample looks, in seconds: three months of working days and the longest run of holidays."""


@dataclass(frozen=True, slots=True)
class Past:
    """Instants before `at`, always within office hours, so that no stamp looks as if it was made at night."""

    calendar: WorkCalendar
    at: int

    def before(self, moment: int, seconds: int) -> int:
        """The working instant from which so many working seconds (above 0) lead to `moment`."""
        origin = self.at - REACH
        return self._within(origin, self.calendar.elapsed(origin, moment) - seconds)

    def after(self, moment: int, seconds: int) -> int:
        """The working instant to which so many working seconds lead from `moment`."""
        return self._within(moment, seconds)

    def with_time_before(self, moment: int, seconds: int) -> int:
        """`moment`, or so soon after an opening that so many seconds before it the office is open too."""
        is_open = self.calendar.elapsed(moment - seconds, moment) == seconds
        return moment if is_open else self.calendar.due(moment - seconds, seconds)

    def days_before(self, moment: int, days: int, percent: int) -> int:
        """An instant so many working days before the one of `moment`, after `percent` of that date's working time;
        with 0 days, of the working time up to `moment`. A date before its opening counts as the working date before.
        """
        day = self.working_date(moment, days)
        opening, closing = self._opening(day), self.calendar.closes_at(self.calendar.local_midnight(day)) or moment
        return self._within(opening, self.calendar.elapsed(opening, min(moment, closing)) * percent // 100)

    def working_date(self, moment: int, days: int) -> date:
        """The working date so many working dates before the latest that had opened by `moment`."""
        day = self.calendar.local_date(moment)
        while not self._has_opened(day, moment):
            day -= timedelta(days=1)
        for _ in range(days):
            day -= timedelta(days=1)
            while not self.calendar.day(day).intervals:
                day -= timedelta(days=1)
        return day

    def _within(self, origin: int, seconds: int) -> int:
        """A closing instant is outside of office hours: the next opening is the same moment of work."""
        return self.calendar.next_open(self.calendar.due(origin, seconds))

    def _has_opened(self, day: date, moment: int) -> bool:
        return bool(self.calendar.day(day).intervals) and self._opening(day) <= moment

    def _opening(self, day: date) -> int:
        return self.calendar.next_open(self.calendar.local_midnight(day))
