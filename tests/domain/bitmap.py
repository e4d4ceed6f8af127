"""A second opinion by brute force: one byte for every minute of two years, and not one line shared with the engine.

What it cannot answer within its two years it answers with None.
"""

import random
from datetime import date, timedelta
from typing import Any

FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)
DATES = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
NAMES = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
MINUTES = 1440

Spans = list[tuple[int, int]]


def random_calendar(chance: random.Random) -> dict[str, Any]:
    """Any hours, a season, holidays and special hours, as the JSON of a calendar."""

    def hours() -> list[str]:
        edges = sorted(chance.sample(range(MINUTES + 1), chance.choice([2, 2, 4, 4, 6])))
        clock = [f"{edge // 60:02}:{edge % 60:02}" for edge in edges]
        return [f"{opens}-{closes}" for opens, closes in zip(clock[::2], clock[1::2], strict=True)]

    def week() -> dict[str, list[str]]:
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
    """Local minutes since the first date; 1 where the office works. Dates are counted from the first one."""

    def __init__(self, value: dict[str, Any]) -> None:
        self.minutes = bytearray(len(DATES) * MINUTES)
        special = {row["date"]: row["hours"] for row in value["special"]}
        closed = {row["date"] for row in value["holidays"]}
        (season,) = value["seasons"]
        for place, day in enumerate(DATES):
            in_season = season["first"] <= str(day) <= season["last"]
            usual = (season if in_season else value)["week"][NAMES[day.weekday()]]
            for interval in special.get(str(day), [] if str(day) in closed else usual):
                opens, closes = minute_of(interval[:5]), minute_of(interval[6:])
                self.minutes[place * MINUTES + opens : place * MINUTES + closes] = b"\1" * (closes - opens)
        self.work = [self.worked(place) for place in range(len(DATES))]

    def worked(self, place: int) -> int:
        """Minutes of a date that are 1 now."""
        return self.minutes.count(1, place * MINUTES, (place + 1) * MINUTES)


class Stay:
    """The bitmap with the minutes of some pauses taken out, for as long as it is asked."""

    def __init__(self, bitmap: Bitmap, pauses: Spans) -> None:
        self.bitmap, self.pauses = bitmap, pauses
        self.taken = [(start, end, bitmap.minutes[start:end]) for start, end in pauses]

    def __enter__(self) -> "Stay":
        for start, end, _ in self.taken:
            self.bitmap.minutes[start:end] = bytes(end - start)
        touched = {place for start, end in self.pauses for place in range(start // MINUTES, (end - 1) // MINUTES + 1)}
        self.left = {place: self.bitmap.worked(place) for place in touched}
        return self

    def __exit__(self, *_: object) -> None:
        for start, end, minutes in self.taken:
            self.bitmap.minutes[start:end] = minutes

    def elapsed(self, start: int, end: int) -> int:
        return self.bitmap.minutes.count(1, start, end)

    def due(self, start: int, worked: int) -> int | None:
        """Date by date while a whole date is used up, then minute by minute."""
        at, minutes = start, self.bitmap.minutes
        while at < len(minutes):
            midnight = (at // MINUTES + 1) * MINUTES
            here = minutes.count(1, at, midnight)
            if here >= worked:
                for _ in range(worked):
                    at = minutes.index(1, at) + 1
                return at
            worked, at = worked - here, midnight
        return None

    def counts(self, place: int) -> bool:
        """Whether a date counts: not more than half of its work, or not all of a closed date, lies in pauses."""
        work = self.bitmap.work[place]
        if place not in self.left:
            return True
        if work:
            return 2 * self.left[place] >= work
        one, behind = place * MINUTES, (place + 1) * MINUTES
        return sum(max(0, min(end, behind) - max(start, one)) for start, end in self.pauses) < MINUTES

    def is_counted_work(self, place: int) -> bool:
        return self.bitmap.work[place] > 0 and self.counts(place)

    def due_days(self, zero: int, days: int, inclusive: bool) -> int | None:
        for place in range(zero if inclusive else zero + 1, len(DATES)):
            days -= self.is_counted_work(place)
            if days == 0:
                return self.closing(place)
        return None

    def due_calendar_days(self, start: int, days: int) -> int | None:
        for place in range(start // MINUTES + 1, len(DATES)):
            if days:
                days -= self.counts(place)
            if not days and self.is_counted_work(place):
                return self.closing(place)
        return None

    def elapsed_days(self, zero: int, end: int, inclusive: bool) -> int:
        last = end // MINUTES
        opened = sum(self.is_counted_work(place) for place in range(zero if inclusive else zero + 1, last))
        return opened + (self.is_counted_work(last) and last > zero - inclusive and self.opening(last) <= end)

    def elapsed_calendar_days(self, start: int, end: int) -> int:
        return sum(self.counts(place) for place in range(start // MINUTES + 1, end // MINUTES + 1))

    # Openings and closings are the office's, whatever is paused.

    def opening(self, place: int) -> int:
        return self._office(place).index(1) + place * MINUTES

    def closing(self, place: int) -> int:
        return self._office(place).rindex(1) + place * MINUTES + 1

    def _office(self, place: int) -> bytearray:
        first = place * MINUTES
        day = self.bitmap.minutes[first : first + MINUTES]
        for start, end, minutes in self.taken:
            lower, upper = max(start, first), min(end, first + MINUTES)
            if lower < upper:
                day[lower - first : upper - first] = minutes[lower - start : upper - start]
        return day


def minute_of(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])


def some_pauses(chance: random.Random, start: int) -> Spans:
    """None to three pauses in the twenty days after an instant."""
    edges = sorted(start + chance.randrange(20 * MINUTES) for _ in range(2 * chance.choice([0, 0, 1, 2, 3])))
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]
