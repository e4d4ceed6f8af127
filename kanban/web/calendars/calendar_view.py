"""A year of the office's calendar as a person reads it: twelve months, what the signs mean, how many there are."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kanban.domain.calendar import CalendarSpec, Day, DayKind, Season
from kanban.domain.calendar_edits import week_seconds, year_days
from kanban.domain.calendar_rows import Holiday, SpecialHours
from kanban.web.calendars.calendar_words import clock_hours, hours_text, kind_text, long_months, weekday_letters
from kanban.web.i18n import gettext
from kanban.web.times import Moments, short_date

NAMED = (DayKind.NATIONAL, DayKind.JOINT_LEAVE, DayKind.LOCAL, DayKind.SPECIAL)
"""Dates with a name of their own: they are said in the list beside the months."""


class DayCell(NamedTuple):
    """One date in its month. `sign` is the data-kind that CSS draws, `words` what it says aloud."""

    day: int
    sign: str
    words: str
    is_today: bool
    is_estimate: bool


class MonthView(NamedTuple):
    """A month in weeks of seven; None where another month's dates would be."""

    name: str
    working_days: int
    weeks: tuple[tuple[DayCell | None, ...], ...]


class NamedDate(NamedTuple):
    """A line of the list: what the signs show, in words."""

    date: str
    kind: str
    name: str
    iso: str


class SeasonLine(NamedTuple):
    """A season with its dates and its weekly sum."""

    name: str
    dates: str
    hours: str
    is_estimate: bool


@dataclass(frozen=True, slots=True)
class YearView:
    """Everything that the year's page and its printout show."""

    year: int
    before: int | None
    after: int | None
    months: tuple[MonthView, ...]
    letters: tuple[tuple[str, str], ...]
    working_days: int
    counts: dict[str, int]
    week_hours: str
    week: tuple[tuple[str, str], ...]
    seasons: tuple[SeasonLine, ...]
    named: tuple[NamedDate, ...]
    upcoming: tuple[NamedDate, ...]
    is_official: bool
    has_estimates: bool
    decree: str


def year_view(spec: CalendarSpec, year: int, moments: Moments) -> YearView:
    """A year that lies inside the calendar."""
    days = year_days(spec, year)
    is_official = year in spec.official_years
    seasons = tuple(
        row for row in sorted(spec.seasons, key=lambda row: row.first) if year in (row.first.year, row.last.year)
    )
    guessed = {day.date for day in days if day.estimated} if is_official else _guessed(spec, year, days)
    named = tuple(_named(day, day.date in guessed) for day in days if day.kind in NAMED)
    return YearView(
        year=year,
        before=year - 1 if year > spec.first_year else None,
        after=year + 1 if year < spec.last_year else None,
        months=tuple(_month(number, days, guessed, moments.today) for number in range(1, 13)),
        letters=weekday_letters(),
        working_days=sum(bool(day.intervals) for day in days),
        counts=_counts(spec, year, days, guessed),
        week_hours=hours_text(week_seconds(spec.week)),
        week=_week(spec),
        seasons=tuple(_season(row, moments) for row in seasons),
        named=named,
        upcoming=tuple(row for row in named if row.iso >= moments.today.isoformat())[:4],
        is_official=is_official,
        has_estimates=bool(guessed),
        decree=next((row.decree for row in spec.decrees if row.year == year), ""),
    )  # fmt: skip


def _month(number: int, days: tuple[Day, ...], guessed: set[date], today: date) -> MonthView:
    own = [day for day in days if day.date.month == number]
    cells: list[DayCell | None] = [None] * own[0].date.weekday()
    cells += [_cell(day, day.date in guessed, today) for day in own]
    cells += [None] * (-len(cells) % 7)
    weeks = tuple(tuple(cells[start : start + 7]) for start in range(0, len(cells), 7))
    return MonthView(long_months()[number], sum(bool(day.intervals) for day in own), weeks)


def _cell(day: Day, is_estimate: bool, today: date) -> DayCell:
    words = [day.name or kind_text(day.kind)] if day.kind not in (DayKind.REGULAR, DayKind.WEEKEND) else []
    if day.kind in NAMED:
        words.insert(0, kind_text(day.kind))
    if is_estimate:
        words.append(gettext("perkiraan"))
    is_today = day.date == today
    if is_today:
        words.insert(0, gettext("hari ini"))
    return DayCell(day.date.day, day.kind.value, ", ".join(dict.fromkeys(words)), is_today, is_estimate)


def _guessed(spec: CalendarSpec, year: int, days: tuple[Day, ...]) -> set[date]:
    """In a year without an official list every date is an estimate; a sign on each would say nothing."""
    rows: list[Holiday | SpecialHours] = [*spec.holidays, *spec.special]
    seasons = [row for row in spec.seasons if row.estimated]
    return {row.date for row in rows if row.date.year == year and row.estimated} | {
        day.date
        for day in days
        if day.kind is DayKind.SEASON and any(row.first <= day.date <= row.last for row in seasons)
    }


def _counts(spec: CalendarSpec, year: int, days: tuple[Day, ...], guessed: set[date]) -> dict[str, int]:
    kinds = Counter(day.kind.value for day in days if day.kind in (*NAMED, DayKind.SEASON, DayKind.WEEKEND))
    # As the decree counts: a holiday on which the office works special hours is still on its list.
    listed = Counter(row.kind.value for row in spec.holidays if row.date.year == year)
    return {**kinds, **listed, "estimated": len(guessed)}


def _named(day: Day, is_estimate: bool) -> NamedDate:
    kind = kind_text(day.kind)
    if day.intervals:
        kind = f"{kind} {clock_hours(day.intervals)}"
    if is_estimate:
        kind = gettext("%(kind)s, perkiraan", kind=kind)
    return NamedDate(short_date(day.date), kind, day.name, day.date.isoformat())


def _week(spec: CalendarSpec) -> tuple[tuple[str, str], ...]:
    names = [name for _, name in weekday_letters()]
    return tuple((name, clock_hours(hours) or gettext("libur")) for name, hours in zip(names, spec.week, strict=True))


def _season(row: Season, moments: Moments) -> SeasonLine:
    dates = gettext("%(from_)s s.d. %(until)s", from_=moments.date(row.first), until=moments.date(row.last))
    return SeasonLine(row.name, dates, hours_text(week_seconds(row.week)), row.estimated)
