"""Changing a calendar on paper before anybody is asked to confirm it: every edit gives a new value, none half done."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kanban.domain.calendar import CalendarSpec, Day, Decree, Holiday, HolidayKind, Season, SpecialHours
from kanban.domain.hours import CalendarInvalid, Week

OFFICIAL = (HolidayKind.NATIONAL, HolidayKind.JOINT_LEAVE)
"""What a joint decree lists; local holidays are the office's own and stay when the list is replaced."""


def put(spec: CalendarSpec, row: Holiday | SpecialHours) -> CalendarSpec:
    """This date as the row has it, whatever it was before. Raises CalendarInvalid."""
    bare = clear(spec, row.date)
    if isinstance(row, Holiday):
        return replace(bare, holidays=(*bare.holidays, row))
    return replace(bare, special=(*bare.special, row))


def clear(spec: CalendarSpec, day: date) -> CalendarSpec:
    """This date as its weekday has it, without a holiday or hours of its own."""
    return replace(
        spec,
        holidays=tuple(row for row in spec.holidays if row.date != day),
        special=tuple(row for row in spec.special if row.date != day),
    )


def put_week(spec: CalendarSpec, week: Week) -> CalendarSpec:
    return replace(spec, week=week)


def put_season(spec: CalendarSpec, season: Season) -> CalendarSpec:
    """The season under its name, new or changed. Raises CalendarInvalid when it overlaps another."""
    return replace(spec, seasons=(*clear_season(spec, season.name).seasons, season))


def clear_season(spec: CalendarSpec, name: str) -> CalendarSpec:
    return replace(spec, seasons=tuple(row for row in spec.seasons if row.name != name))


def put_list(spec: CalendarSpec, year: int, rows: Iterable[Holiday], decree: str, *, official: bool) -> CalendarSpec:
    """A year's list of national holidays and joint leave in place of the one there was; what the office entered
    itself stays, unless the list names the same date. Raises CalendarInvalid."""
    listed = {row.date: row for row in rows}
    if any(day.year != year for day in listed):
        raise CalendarInvalid(f"holidays {year}", "a date lies outside the year")
    kept = [
        row for row in spec.holidays if row.date not in listed and (row.date.year != year or row.kind not in OFFICIAL)
    ]
    years = {*spec.official_years, year} if official else {*spec.official_years} - {year}
    new = replace(spec, holidays=(*kept, *listed.values()), official_years=tuple(sorted(years)))
    counts = [sum(row.kind is kind for row in listed.values()) for kind in OFFICIAL]
    note = Decree(year, decree, "", official, counts[0], counts[1], working_days(new, year))
    return replace(new, decrees=(*(row for row in spec.decrees if row.year != year), note))


def year_days(spec: CalendarSpec, year: int) -> tuple[Day, ...]:
    """Every date of a year in order. Raises CalendarInvalid outside the calendar's years."""
    if not spec.first_year <= year <= spec.last_year:
        raise CalendarInvalid(f"year {year}", f"outside {spec.first_year}-{spec.last_year}")
    # Twelve years would be worked out to show one.
    one = replace(
        spec, first_year=year, last_year=year,
        holidays=tuple(row for row in spec.holidays if row.date.year == year),
        special=tuple(row for row in spec.special if row.date.year == year),
    )  # fmt: skip
    return tuple(one.days())


def working_days(spec: CalendarSpec, year: int) -> int:
    return sum(bool(day.intervals) for day in year_days(spec, year))


def week_seconds(week: Week) -> int:
    """Working seconds of a whole week."""
    return sum(closes - opens for hours in week for opens, closes in hours)
