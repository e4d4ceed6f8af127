"""The engine against the bitmap of minutes (bitmap.py): random cases in all three zones, the same in every run.

`python3 -m kanban test --oracle 1000000 --anew` draws so many others; `--oracle-seed` repeats them. Pytest's last lines
say both.
"""

import random
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from kanban.domain.calendar import CalendarSpec
from kanban.domain.worktime import HorizonExceeded, WorkCalendar
from tests.domain.bitmap import MINUTES, Bitmap, Stay, random_calendar, some_pauses

ZONES = {"WIB": 7, "WITA": 8, "WIT": 9}
OF_ONE_CALENDAR = 500
"""Cases before another calendar is drawn."""


class Counted:
    """An engine whose answers are local minutes of the bitmap; None outside its years."""

    def __init__(self, value: dict[str, Any], zone: str) -> None:
        self.calendar = WorkCalendar.compile(CalendarSpec.from_json(value), zone)
        local = timezone(timedelta(hours=ZONES[zone]))
        self.origin = int(datetime(2026, 1, 1, tzinfo=local).timestamp())

    def at(self, minute: int) -> int:
        return self.origin + minute * 60

    def minute(self, answer: Callable[..., int], *given: Any) -> int | None:
        try:
            instant = answer(*given) - self.origin
        except HorizonExceeded:
            return None
        assert instant % 60 == 0
        return instant // 60


def engine(
    counted: Counted, start: int, end: int, pauses: list[tuple[int, int]], worked: int, days: int, inclusive: bool
) -> list[int | bool | None]:
    calendar, begins, ends = counted.calendar, counted.at(start), counted.at(end)
    spans = [(counted.at(a), counted.at(b)) for a, b in pauses]
    return [
        calendar.elapsed(begins, ends, spans) // 60,
        counted.minute(calendar.due, begins, worked * 60, spans),
        counted.minute(calendar.due_days, begins, days, inclusive, spans),
        counted.minute(calendar.due_calendar_days, begins, days, spans),
        calendar.elapsed_days(begins, ends, inclusive, spans),
        calendar.elapsed_calendar_days(begins, ends, spans),
        calendar.is_open(begins),
        counted.minute(calendar.next_open, begins),
    ]


def oracle(
    bitmap: Bitmap, start: int, end: int, pauses: list[tuple[int, int]], worked: int, days: int, inclusive: bool
) -> list[int | bool | None]:
    opens = bitmap.minutes.find(1, start)
    zero = opens // MINUTES
    with Stay(bitmap, pauses) as stay:
        answers: list[int | bool | None] = [
            stay.elapsed(start, end),
            stay.due(start, worked),
            stay.due_days(zero, days, inclusive),
            stay.due_calendar_days(start, days),
            stay.elapsed_days(zero, end, inclusive),
            stay.elapsed_calendar_days(start, end),
        ]
    return [*answers, bitmap.minutes[start] == 1, opens]


@pytest.mark.parametrize("zone", ZONES)
def test_the_engine_agrees_with_a_bitmap_of_minutes(
    zone: str, pytestconfig: pytest.Config, tell: Callable[[str], None]
) -> None:
    cases, seed = pytestconfig.getoption("oracle"), pytestconfig.getoption("oracle_seed")
    wanted = (cases + list(ZONES).index(zone)) // len(ZONES)
    for number in range(-(-wanted // OF_ONE_CALENDAR)):
        chance = random.Random(f"{seed} {zone} {number}")
        value = random_calendar(chance)
        bitmap, counted = Bitmap(value), Counted(value, zone)
        for _ in range(min(OF_ONE_CALENDAR, wanted - number * OF_ONE_CALENDAR)):
            start = chance.randrange(600 * MINUTES)
            case = (
                start, start + chance.randrange(25 * MINUTES), some_pauses(chance, start), chance.randint(1, 3000),
                chance.randint(1, 20), chance.random() < 0.5,
            )  # fmt: skip
            assert engine(counted, *case) == oracle(bitmap, *case), (seed, zone, number, case)
    tell(f"Oracle of the clock, {zone}: {wanted} cases alike, seed {seed}")
