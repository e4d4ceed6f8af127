"""The clock beside its rivals, in one run: `python -m bench.worktime` (needs the extra `bench`).

Everything is asked about the same random instants of 2026 in regular office hours with 2026's holidays, in rounds in
which each takes its turn; ratios compare medians of the same rounds. Time is this process's own (CPU), since what else
runs on a machine is nobody's fault. Before anything is measured, all must agree.
"""

import argparse
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta, timezone
from statistics import median
from time import process_time_ns

import businesstimedelta
import numpy
import pandas

from kanban.domain.calendar import CalendarSpec
from kanban.domain.durations import Standard, WorkingDays, WorkingTime
from kanban.domain.sla import judge, read_clock, terms
from kanban.domain.worktime import WorkCalendar
from kanban.exchange.calendars.calendar_json import shipped_calendar

WIB = timezone(timedelta(hours=7))
HOURS = (("07:30", "12:00"), ("13:00", "16:00"))
SHIFTS = [(time.fromisoformat(opens), time.fromisoformat(closes)) for opens, closes in HOURS]
MOST_HOURS = 210
"""28 working days, the longest standard that ships; amounts are drawn from 1 to this."""
HOUR, DAY = 3600, 86_400
FIRST = int(datetime(2026, 3, 30, tzinfo=WIB).timestamp())
SPAN = 200 * DAY


def plain_hours() -> CalendarSpec:
    """The shipped holidays without Ramadan's and Friday's hours, since CustomBusinessHour knows one pattern only."""
    shipped = shipped_calendar()
    monday = shipped.week[0]
    return replace(shipped, week=(monday,) * 5 + ((), ()), seasons=())


@dataclass
class Rivals:
    """The same question put to others: when is it due, so many hours or days after this instant."""

    spec: CalendarSpec
    calendar: WorkCalendar = field(init=False)

    def __post_init__(self) -> None:
        self.calendar = WorkCalendar.compile(self.spec, "WIB")
        closed = [row.date for row in self.spec.holidays if row.date.year == 2026]
        named = {day: "libur" for day in closed}
        self.closed = frozenset(closed)
        starts, ends = zip(*HOURS, strict=True)
        self.pandas_hour = pandas.offsets.CustomBusinessHour(1, start=starts, end=ends, holidays=closed)
        shifts = [
            businesstimedelta.WorkDayRule(start_time=opens, end_time=closes, working_days=[0, 1, 2, 3, 4])
            for opens, closes in SHIFTS
        ]
        self.rules = businesstimedelta.Rules([*shifts, businesstimedelta.HolidayRule(named)])
        self.busday = numpy.busdaycalendar(holidays=closed)

    def engine(self, start: int, hours: int) -> int:
        """Ours."""
        return self.calendar.due(start, hours * HOUR)

    def businesstimedelta(self, start: int, hours: int) -> int:
        """The library that computes with rules; its zones are pytz's, so it is told local time as if it were UTC."""
        local = datetime.fromtimestamp(start + 7 * HOUR, UTC)
        return int((local + businesstimedelta.BusinessTimeDelta(self.rules, hours=hours)).timestamp()) - 7 * HOUR

    def pandas(self, start: int, hours: int) -> int:
        """CustomBusinessHour, made before, as who uses it in a loop would."""
        local = pandas.Timestamp(start + 7 * HOUR, unit="s") + self.pandas_hour * hours
        return int(local.timestamp()) - 7 * HOUR

    def day_loop(self, start: int, hours: int) -> int:
        """What one would write by hand: day by day, interval by interval."""
        at, left = datetime.fromtimestamp(start, WIB), timedelta(hours=hours)
        day = at.date()
        while True:
            for opens, closes in SHIFTS if day.weekday() < 5 and day not in self.closed else ():
                begins, ends = max(at, datetime.combine(day, opens, WIB)), datetime.combine(day, closes, WIB)
                if begins < ends:
                    if left <= ends - begins:
                        return int((begins + left).timestamp())
                    left -= ends - begins
            day += timedelta(days=1)

    def engine_days(self, start: int, days: int) -> int:
        """Ours, in days."""
        return self.calendar.due_days(start, days)

    def numpy_days(self, start: int, days: int) -> numpy.datetime64:
        """A scalar busday_offset: it knows dates, neither hours nor closing times."""
        day = numpy.datetime64((start + 7 * HOUR) // DAY, "D")
        return numpy.busday_offset(day, days, roll="forward", busdaycal=self.busday)


def agree(rivals: Rivals, asked: Sequence[tuple[int, int]]) -> None:
    """All say the same, or nothing is measured; pandas calls a closing by the name of the next opening."""
    for start, hours in asked:
        due = rivals.engine(start, hours)
        for other in (rivals.businesstimedelta, rivals.pandas, rivals.day_loop):
            said = other(start, hours)
            if said < due or rivals.calendar.elapsed(due, said):
                raise SystemExit(f"{other.__name__}: {start} + {hours} h is {said}, ours {due}")
        opens, days = rivals.calendar.next_open(start), 1 + hours % 28
        day = numpy.datetime64((rivals.engine_days(opens, days) + 7 * HOUR) // DAY, "D")
        if rivals.numpy_days(opens, days) != day:
            raise SystemExit(f"numpy: {opens} + {days} days")


def spent(ask: Callable[[int, int], object], asked: Sequence[tuple[int, int]]) -> float:
    """Microseconds a call."""
    began = process_time_ns()
    for start, amount in asked:
        ask(start, amount)
    return (process_time_ns() - began) / len(asked) / 1000


def rounds(rivals: Rivals, quick: bool) -> dict[str, float]:
    """Microseconds a call of everybody, each the median of rounds in which all take their turn."""
    chance = random.Random(0)
    asked = [(FIRST + chance.randrange(SPAN), chance.randint(1, MOST_HOURS)) for _ in range(2_000)]
    days = [(start, 1 + hours % 28) for start, hours in asked]
    agree(rivals, asked[:60])
    turns: list[tuple[Callable[[int, int], object], int]] = [
        (rivals.engine, 2_000), (rivals.day_loop, 2_000), (rivals.pandas, 500), (rivals.businesstimedelta, 40),
        (rivals.engine_days, 2_000), (rivals.numpy_days, 2_000),
    ]  # fmt: skip
    times: dict[str, list[float]] = {}
    for _ in range(3 if quick else 15):
        for ask, calls in turns:
            amounts = days if "days" in ask.__name__ else asked
            times.setdefault(ask.__name__, []).append(spent(ask, amounts[:calls]))
    return {name: median(found) for name, found in times.items()}


STANDARDS: tuple[Standard, ...] = (
    WorkingDays(28), WorkingDays(28), WorkingDays(5), WorkingTime(HOUR), *(WorkingTime(3 * HOUR),) * 4, WorkingDays(3),
    *(WorkingTime(1800),) * 3, WorkingTime(300), WorkingTime(600),
)  # fmt: skip
"""Those of the fourteen shipped steps."""


def board_read(calendar: WorkCalendar) -> Callable[[], object]:
    """500 open stays of the last two weeks, each with a pause that has ended; their terms stored, as on a board."""
    chance, now, stays = random.Random(1), FIRST + SPAN // DAY * DAY + 10 * HOUR, []
    for number in range(500):
        start = now - chance.randrange(2 * HOUR, 14 * DAY)
        since = start + chance.randrange((now - start) // 2)
        pauses = ((since, since + chance.randrange(600, (now - since) // 2)),)
        standard = STANDARDS[number % len(STANDARDS)]
        stays.append((standard, start, pauses, terms(calendar, standard, start, pauses)))

    def read() -> None:
        for standard, start, pauses, known in stays:
            read_clock(calendar, standard, start, now, pauses, terms=known)

    return read


def judged(calendar: WorkCalendar) -> Callable[[], object]:
    """A hundred thousand finished stays, ten times over."""
    chance, stays = random.Random(2), []
    for number in range(100_000):
        start = FIRST + chance.randrange(SPAN)
        stays.append((STANDARDS[number % len(STANDARDS)], start, start + chance.randrange(8 * DAY)))

    def verdicts() -> None:
        for _ in range(10):
            for standard, start, finish in stays:
                judge(calendar, standard, start, finish)

    return verdicts


def five_years() -> Callable[[], object]:
    """A calendar of five years as it is compiled when an office changes it."""
    spec = shipped_calendar()
    spec = replace(
        spec, first_year=2024, last_year=2028, seasons=tuple(row for row in spec.seasons if row.last.year <= 2028),
        holidays=tuple(row for row in spec.holidays if row.date.year <= 2028),
    )  # fmt: skip
    return lambda: WorkCalendar.compile(spec, "WIB")


def milliseconds(act: Callable[[], object], times: int) -> float:
    """The median of so many runs."""
    found = []
    for _ in range(times):
        began = process_time_ns()
        act()
        found.append((process_time_ns() - began) / 1e6)
    return median(found)


def main() -> None:
    """Measure and print two Markdown tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    quick = parser.parse_args().quick
    rivals = Rivals(plain_hours())
    found = rounds(rivals, quick)
    print("| asked | who | µs a call | ÷ ours | wanted |\n|---|---|---:|---:|---:|")
    for question, ours, others in (
        ("due in hours", "engine", (("day_loop", 10), ("pandas", 50), ("businesstimedelta", 1000))),
        ("due in days", "engine_days", (("numpy_days", 1),)),
    ):
        print(f"| {question} | {ours} | {found[ours]:.2f} | | |")
        for name, wanted in others:
            print(f"| | {name} | {found[name]:.2f} | {found[name] / found[ours]:,.1f} | {wanted:,} |")
    calendar = WorkCalendar.compile(shipped_calendar(), "WIB")
    print("\n| what | ms | wanted |\n|---|---:|---:|")
    for what, act, times, most in (
        ("500 open cards read, each with a pause", board_read(calendar), 100, 2),
        ("a million finished stays judged", judged(calendar), 1 if quick else 5, 1_500),
        ("five years compiled", five_years(), 20, 5),
    ):
        print(f"| {what} | {milliseconds(act, times):,.2f} | {most:,} |")


if __name__ == "__main__":
    main()
