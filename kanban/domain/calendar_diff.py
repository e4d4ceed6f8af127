"""What two calendars say differently, row by row, so that nobody confirms a change that they have not read."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from kanban.domain.calendar import CalendarSpec
from kanban.domain.calendar_rows import Decree, Holiday, Season, SpecialHours
from kanban.domain.hours import Hours

Row = TypeVar("Row")


class Part(StrEnum):
    """Which part of a calendar a difference is in."""

    WEEK = "week"
    SEASON = "season"
    DATE = "date"
    OFFICIAL = "official"
    DECREE = "decree"
    HORIZON = "horizon"


@dataclass(frozen=True, slots=True)
class Difference:
    """`key` names the row: a date, a weekday's number, a season's name, a year. None: not there."""

    part: Part
    key: str
    before: "Holiday | SpecialHours | Season | Decree | Hours | int | None"
    after: "Holiday | SpecialHours | Season | Decree | Hours | int | None"


def differences(old: CalendarSpec, new: CalendarSpec) -> tuple[Difference, ...]:
    """Everything that differs, hours first, then dates in order. Empty when both say the same."""
    found = [
        *_compared(Part.WEEK, _weekdays(old), _weekdays(new)),
        *_compared(Part.SEASON, {r.name: r for r in old.seasons}, {r.name: r for r in new.seasons}),
        *_compared(Part.DATE, _dates(old), _dates(new)),
        *_compared(Part.OFFICIAL, {str(y): y for y in old.official_years}, {str(y): y for y in new.official_years}),
        *_compared(Part.DECREE, {str(r.year): r for r in old.decrees}, {str(r.year): r for r in new.decrees}),
        *_compared(Part.HORIZON, _horizon(old), _horizon(new)),
    ]
    return tuple(found)


def _compared(part: Part, old: "dict[str, Row]", new: "dict[str, Row]") -> Iterable[Difference]:
    for key in sorted({*old, *new}):
        before, after = old.get(key), new.get(key)
        if before != after:
            yield Difference(part, key, before, after)  # type: ignore[arg-type] # the part says which row it is


def _dates(spec: CalendarSpec) -> "dict[str, Holiday | SpecialHours]":
    """Special hours of a date win over a holiday on it, as in the calendar itself."""
    rows: dict[str, Holiday | SpecialHours] = {row.date.isoformat(): row for row in spec.holidays}
    return rows | {row.date.isoformat(): row for row in spec.special}


def _weekdays(spec: CalendarSpec) -> dict[str, Hours]:
    return {str(number): hours for number, hours in enumerate(spec.week)}


def _horizon(spec: CalendarSpec) -> dict[str, int]:
    return {"first": spec.first_year, "last": spec.last_year}
