"""What an office calendar says, as an immutable value with one canonical text, so that a verdict can name the calendar
that it was judged by.

Precedence for a date: special hours of that date > holiday > season (Ramadan) > weekly pattern. A date in a year
without an official holiday list is an estimate. Islamic dates and Ramadan are entered, never computed.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from kanban.domain.calendar_rows import (
    Decree,
    Holiday,
    HolidayKind,
    Rows,
    Season,
    SpecialHours,
    integer,
    no_others,
    text,
)
from kanban.domain.hours import CalendarInvalid, Hours, Week, check_week, read_week, write_week

__all__ = [
    "CalendarInvalid", "CalendarSpec", "Day", "DayKind", "Decree", "Holiday", "HolidayKind", "Season", "SpecialHours",
]  # fmt: skip

FORMAT = "papan-sop-calendar/1"


class DayKind(StrEnum):
    """Why a date has the hours it has."""

    REGULAR = "regular"
    SEASON = "season"
    SPECIAL = "special"
    WEEKEND = "weekend"
    """Closed by the weekly pattern."""
    NATIONAL = "LN"
    JOINT_LEAVE = "CB"
    LOCAL = "local"


class Day(NamedTuple):
    """One date of the office; intervals in seconds after local midnight, half-open."""

    date: date
    intervals: Hours
    kind: DayKind
    name: str
    estimated: bool
    seconds: int
    """Working seconds; 0 when closed."""


@dataclass(frozen=True, slots=True)
class CalendarSpec:
    """A calendar as people enter and confirm it. The zone is not part of it: the office chooses that. An invalid one
    cannot exist: CalendarInvalid names the offending row."""

    week: Week
    seasons: tuple[Season, ...] = ()
    holidays: tuple[Holiday, ...] = ()
    special: tuple[SpecialHours, ...] = ()
    official_years: tuple[int, ...] = ()
    first_year: int = 2024
    last_year: int = 2035
    decrees: tuple[Decree, ...] = ()
    hours_source: str = ""
    provenance: str = ""

    def __post_init__(self) -> None:
        if not 1970 <= self.first_year <= self.last_year <= 2199:
            raise CalendarInvalid("first_year", f"{self.first_year}-{self.last_year} is not a horizon in 1970-2199")
        check_week(self.week, "week")
        self._check_dates("holidays", [row.date for row in self.holidays])
        self._check_dates("special", [row.date for row in self.special])
        self._check_seasons()
        if len({decree.year for decree in self.decrees}) != len(self.decrees):
            raise CalendarInvalid("decrees", "a year is given twice")

    @classmethod
    def from_json(cls, value: object) -> "CalendarSpec":
        """Read what to_json() wrote; unknown keys are refused so that nothing is lost quietly."""
        if not isinstance(value, Mapping) or value.get("format") != FORMAT:
            raise CalendarInvalid("format", f"expected {FORMAT}")
        no_others(value, {"format", *cls.__slots__}, "calendar")
        return cls(
            week=read_week(value.get("week"), "week"),
            seasons=Rows("seasons", value).read(Season.from_json),
            holidays=Rows("holidays", value).read(Holiday.from_json),
            special=Rows("special", value).read(SpecialHours.from_json),
            official_years=_years(value),
            first_year=integer(value, "first_year", "calendar"),
            last_year=integer(value, "last_year", "calendar"),
            decrees=Rows("decrees", value).read(Decree.from_json),
            hours_source=text(value, "hours_source", "calendar"),
            provenance=text(value, "provenance", "calendar"),
        )

    def to_json(self) -> dict[str, object]:
        """Plain JSON values, rows in date order whatever order they were entered in."""
        return {
            "format": FORMAT,
            "provenance": self.provenance,
            "first_year": self.first_year,
            "last_year": self.last_year,
            "official_years": sorted(self.official_years),
            "decrees": [row.to_json() for row in sorted(self.decrees, key=lambda row: row.year)],
            "hours_source": self.hours_source,
            "week": write_week(self.week),
            "seasons": [row.to_json() for row in sorted(self.seasons, key=lambda row: row.first)],
            "holidays": [row.to_json() for row in sorted(self.holidays, key=lambda row: row.date)],
            "special": [row.to_json() for row in sorted(self.special, key=lambda row: row.date)],
        }

    def canonical(self) -> str:
        return json.dumps(self.to_json(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def sha256(self) -> str:
        return hashlib.sha256(self.canonical().encode()).hexdigest()

    def days(self) -> Iterator[Day]:
        """Every date of the horizon in order."""
        return map(self._resolver(), _dates(date(self.first_year, 1, 1), date(self.last_year, 12, 31)))

    def _resolver(self) -> Callable[[date], Day]:
        special = {row.date: row for row in self.special}
        holidays = {row.date: row for row in self.holidays}
        official = frozenset(self.official_years)
        worked = cache(_seconds)
        first, last = date(self.first_year, 1, 1), date(self.last_year, 12, 31)
        seasons = {day: row for row in self.seasons for day in _dates(max(row.first, first), min(row.last, last))}

        def resolve(day: date) -> Day:
            guessed = day.year not in official
            if hours := special.get(day):
                seconds = worked(hours.hours)
                return Day(day, hours.hours, DayKind.SPECIAL, hours.name, guessed or hours.estimated, seconds)
            if holiday := holidays.get(day):
                return Day(day, (), DayKind(holiday.kind), holiday.name, guessed or holiday.estimated, 0)
            season = seasons.get(day)
            intervals = (season.week if season else self.week)[day.weekday()]
            name, guessed = (season.name, guessed or season.estimated) if season else ("", guessed)
            kind = DayKind.SEASON if season else DayKind.REGULAR
            return Day(day, intervals, kind if intervals else DayKind.WEEKEND, name, guessed, worked(intervals))

        return resolve

    def _check_dates(self, row: str, dates: list[date]) -> None:
        seen: set[date] = set()
        for each in dates:
            if each in seen:
                raise CalendarInvalid(f"{row} {each}", "the date is given twice")
            if not self.first_year <= each.year <= self.last_year:
                raise CalendarInvalid(f"{row} {each}", f"outside {self.first_year}-{self.last_year}")
            seen.add(each)

    def _check_seasons(self) -> None:
        in_order = sorted(self.seasons, key=lambda row: row.first)
        for before, after in pairwise(in_order):
            if after.first <= before.last:
                raise CalendarInvalid(f"seasons {after.name}", f"overlaps {before.name}")


def _seconds(hours: Hours) -> int:
    return sum(closes - opens for opens, closes in hours)


def _dates(first: date, last: date) -> Iterator[date]:
    return map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))


def _years(value: Mapping[str, object]) -> tuple[int, ...]:
    years = value.get("official_years", ())
    if not isinstance(years, list) or not all(type(year) is int for year in years):
        raise CalendarInvalid("official_years", "must be a list of years")
    return tuple(years)
