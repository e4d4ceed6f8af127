"""Standard times as types of their own, because 28 working days, 28 calendar days and 28 working hours must never add
up silently. Everyone else imports them from domain/durations.py.
"""

import re
from dataclasses import dataclass


class StandardInvalid(ValueError):
    """A standard of nothing, less than nothing, or a broken number."""


class UnknownStandard(ValueError):
    """A code in the database that names no standard."""


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """Minutes and hours, in working seconds."""

    seconds: int

    def __post_init__(self) -> None:
        _whole(self.seconds)


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Exclusive ("sesudah") counts from the day after day zero, inclusive ("sejak") from day zero."""

    days: int
    inclusive: bool = False

    def __post_init__(self) -> None:
        _whole(self.days)


@dataclass(frozen=True, slots=True)
class CalendarDays:
    days: int

    def __post_init__(self) -> None:
        _whole(self.days)


@dataclass(frozen=True, slots=True)
class CalendarMonths:
    months: int

    def __post_init__(self) -> None:
        _whole(self.months)


@dataclass(frozen=True, slots=True)
class WallHours:
    """Hours of the clock on the wall, nights and holidays too ("2 x 24 jam")."""

    hours: int

    def __post_init__(self) -> None:
        _whole(self.hours)


@dataclass(frozen=True, slots=True)
class NoStandard:
    """No waktu: never late, reported as "tanpa standar"."""


Standard = WorkingTime | WorkingDays | CalendarDays | CalendarMonths | WallHours | NoStandard


def standard_code(standard: Standard) -> str:
    """The text that the database keeps."""
    match standard:
        case WorkingTime(seconds):
            return f"working-time:{seconds}"
        case WorkingDays(days, inclusive):
            return f"working-days{'-inclusive' if inclusive else ''}:{days}"
        case CalendarDays(days):
            return f"calendar-days:{days}"
        case CalendarMonths(months):
            return f"calendar-months:{months}"
        case WallHours(hours):
            return f"wall-hours:{hours}"
        case NoStandard():
            return "none"


def standard_from_code(code: str) -> Standard:
    """What standard_code() wrote; raises UnknownStandard."""
    if code == "none":
        return NoStandard()
    kind, _, number = code.partition(":")
    if re.fullmatch("[1-9][0-9]{0,11}", number) is None:
        raise UnknownStandard(code)
    match kind:
        case "working-time":
            return WorkingTime(int(number))
        case "working-days" | "working-days-inclusive":
            return WorkingDays(int(number), inclusive=kind.endswith("-inclusive"))
        case "calendar-days":
            return CalendarDays(int(number))
        case "calendar-months":
            return CalendarMonths(int(number))
        case "wall-hours":
            return WallHours(int(number))
    raise UnknownStandard(code)


def _whole(number: int) -> None:
    if type(number) is not int or number < 1:
        raise StandardInvalid(f"{number!r} is not a whole number above zero")
