"""A second opinion by brute force: one byte for every minute of two years, and not one line shared with the engine."""

import random
from datetime import date, datetime, timedelta, timezone

import pytest

from kanban.domain.calendar import CalendarSpec
from kanban.domain.worktime import WorkCalendar

FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)
DATES = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
NAMES = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
MINUTES = 1440


def random_calendar(chance: random.Random) -> dict:
    def hours():
        edges = sorted(chance.sample(range(0, MINUTES + 1), chance.choice([2, 2, 4, 4, 6])))
        clock = [f"{edge // 60:02}:{edge % 60:02}" for edge in edges]
        return [f"{opens}-{closes}" for opens, closes in zip(clock[::2], clock[1::2], strict=True)]

    def week():
        return {name: hours() if place == 0 or chance.random() < 0.7 else [] for place, name in enumerate(NAMES)}

    season = chance.choice(DATES[:-40])
    return {
        "format": "papan-sop-calendar/1", "first_year": 2026, "last_year": 2027, "official_years": [2026],
        "week": week(),
        "seasons": [{"name": "R", "first": str(season), "last": str(season + timedelta(days=29)), "week": week()}],
        "holidays": [{"date": str(day), "kind": "LN", "name": "Libur"} for day in chance.sample(DATES, 60)],
        "special": [{"date": str(day), "hours": hours(), "name": "Khusus"} for day in chance.sample(DATES, 20)],
    }  # fmt: skip


class Bitmap:
    """Local minutes since the first date; 1 where the office works."""

    def __init__(self, value: dict) -> None:
        self.minutes = bytearray(len(DATES) * MINUTES)
        special = {row["date"]: row["hours"] for row in value["special"]}
        closed = {row["date"] for row in value["holidays"]}
        (season,) = value["seasons"]
        for place, day in enumerate(DATES):
            in_season = season["first"] <= str(day) <= season["last"]
            usual = (season if in_season else value)["week"][NAMES[day.weekday()]]
            for interval in special.get(str(day), [] if str(day) in closed else usual):
                for minute in range(minute_of(interval[:5]), minute_of(interval[6:])):
                    self.minutes[place * MINUTES + minute] = 1

    def without(self, pauses):
        rest = bytearray(self.minutes)
        for start, end in pauses:
            rest[start:end] = bytes(end - start)
        return rest

    def due(self, start, worked, pauses):
        rest, at = self.without(pauses), start - 1
        for _ in range(worked):
            at = rest.find(1, at + 1)
        return at + 1

    def counts(self, place, rest, pauses):
        """Whether a date counts: not more than half of its work, or not all of a closed date, lies in pauses."""
        one, behind = place * MINUTES, (place + 1) * MINUTES
        if work := self.minutes.count(1, one, behind):
            return 2 * rest.count(1, one, behind) >= work
        return not any(start <= one and behind <= end for start, end in pauses)

    def works(self, place):
        return self.minutes.count(1, place * MINUTES, (place + 1) * MINUTES) > 0

    def closing(self, place):
        return self.minutes.rfind(1, place * MINUTES, (place + 1) * MINUTES) + 1

    def due_days(self, start, days, inclusive, pauses):
        rest, place = self.without(pauses), self.minutes.find(1, start) // MINUTES
        if not inclusive:
            place += 1
        while True:
            days -= self.works(place) and self.counts(place, rest, pauses)
            if days == 0:
                return self.closing(place)
            place += 1

    def due_calendar_days(self, start, days, pauses):
        rest, place = self.without(pauses), start // MINUTES
        while days:
            place += 1
            days -= self.counts(place, rest, pauses)
        while not (self.works(place) and self.counts(place, rest, pauses)):
            place += 1
        return self.closing(place)

    def elapsed_days(self, start, end, inclusive, pauses):
        rest, zero = self.without(pauses), self.minutes.find(1, start) // MINUTES
        opened = range(zero if inclusive else zero + 1, end // MINUTES + 1)
        return sum(
            self.works(place) and self.counts(place, rest, pauses) and self.minutes.find(1, place * MINUTES) <= end
            for place in opened
        )


def minute_of(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def some_pauses(chance, start):
    edges = sorted(chance.sample(range(start, start + 20 * MINUTES), 2 * chance.choice([0, 0, 1, 2, 3])))
    return list(zip(edges[::2], edges[1::2], strict=True))


@pytest.mark.parametrize("zone", ["WIB", "WITA", "WIT"])
@pytest.mark.parametrize("seed", range(8))
def test_the_engine_agrees_with_a_bitmap_of_minutes(zone, seed):
    chance = random.Random(f"{zone} {seed}")
    value = random_calendar(chance)
    bitmap, calendar = Bitmap(value), WorkCalendar.compile(CalendarSpec.from_json(value), zone)
    hours = {"WIB": 7, "WITA": 8, "WIT": 9}[zone]
    origin = int(datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=hours))).timestamp())

    def instant(minute):
        return origin + minute * 60

    for _ in range(120):
        start = chance.randrange(600 * MINUTES)
        end = start + chance.randrange(25 * MINUTES)
        pauses, worked, days = some_pauses(chance, start), chance.randint(1, 3000), chance.randint(1, 20)
        spans, is_inclusive = [(instant(a), instant(b)) for a, b in pauses], chance.random() < 0.5
        begins, ends = instant(start), instant(end)
        assert [
            calendar.elapsed(begins, ends, spans),
            calendar.due(begins, worked * 60, spans),
            calendar.due_days(begins, days, is_inclusive, spans),
            calendar.due_calendar_days(begins, days, spans),
            calendar.elapsed_days(begins, ends, is_inclusive, spans),
            calendar.is_open(begins),
            calendar.next_open(begins),
        ] == [
            60 * bitmap.without(pauses).count(1, start, end),
            instant(bitmap.due(start, worked, pauses)),
            instant(bitmap.due_days(start, days, is_inclusive, pauses)),
            instant(bitmap.due_calendar_days(start, days, pauses)),
            bitmap.elapsed_days(start, end, is_inclusive, pauses),
            bitmap.minutes[start] == 1,
            instant(bitmap.minutes.find(1, start)),
        ], (start, end, pauses, worked, days, is_inclusive)
