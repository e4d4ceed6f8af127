"""What many stays in a step say together, and whether its standard and the practice agree. Amounts are in the unit of
the standard: whole seconds, or days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from kanban.domain.sop_states import REVIEW_MONTHS, months_later
from kanban.domain.standards import (
    CalendarDays,
    CalendarMonths,
    NoStandard,
    Standard,
    WallHours,
    WorkingDays,
    WorkingTime,
)

FEWEST = 10
"""With fewer stays nothing is said of a standard."""
_WANTED = Fraction(8, 10)
"""A standard holds when at least so many stays keep it; it is loose when so many need at most half of it."""
_CERTAIN = Fraction(96, 25)
"""The square of 1,96: what is said would be said wrongly in one of twenty cases at most."""


@dataclass(frozen=True, slots=True)
class StepFigures:
    """The endorsed stays of a step in a period. Median and P90 are stays that happened, by their rank, so that a number
    of days stays whole; None without any stay."""

    count: int = 0
    on_time: int = 0
    median: int | None = None
    p90: int | None = None
    within_half: int = 0
    """Stays that needed at most half of the standard."""


class Alike(NamedTuple):
    """So many stays that took the same and were judged alike."""

    elapsed: int
    stays: int
    is_on_time: bool


class Gap(StrEnum):
    """How standard and practice disagree."""

    TIGHT = "tight"
    """The standard is exceeded too often."""
    LOOSE = "loose"
    """Nearly all stays need less than half of it."""
    UNSET = "unset"
    """There is no standard, though the practice shows one."""


@dataclass(frozen=True, slots=True)
class Period:
    """Days, both included. Raises ValueError when it ends before it begins."""

    begin: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.begin:
            raise ValueError(f"{self.begin} to {self.end}")


def summed(stays: Iterable[Alike], standard: Standard) -> StepFigures:
    """The figures of one step."""
    limit = size(standard)
    ordered = sorted(stays)
    count = sum(each.stays for each in ordered)
    return StepFigures(
        count=count,
        on_time=sum(each.stays for each in ordered if each.is_on_time),
        median=_ranked(ordered, count, 50),
        p90=_ranked(ordered, count, 90),
        within_half=sum(each.stays for each in ordered if limit is not None and each.elapsed * 2 <= limit),
    )


def last_half_year(today: date) -> Period:
    """The six months up to today: what the half-yearly look of the regulation asks about."""
    return Period(months_later(today, -REVIEW_MONTHS) + timedelta(days=1), today)


def has_few(figures: StepFigures) -> bool:
    """Whether there are too few stays to say anything of the standard."""
    return figures.count < FEWEST


def disagreement(figures: StepFigures, standard: Standard) -> Gap | None:
    """How standard and practice disagree, so far as the number of stays allows to say it.

    A share counts as below or above the wanted one only where a score test (Wilson 1927) excludes that chance alone
    made it so: 6 of 10 may be chance, 24 of 40 are not.
    """
    if has_few(figures):
        return None
    if isinstance(standard, NoStandard):
        return Gap.UNSET
    if _differs(figures.on_time, figures.count) < 0:
        return Gap.TIGHT
    return Gap.LOOSE if _differs(figures.within_half, figures.count) > 0 else None


def size(standard: Standard) -> int | None:
    """The standard as an amount that stays can be held against. None without one, and for months, whose days differ."""
    match standard:
        case WorkingTime(amount) | WorkingDays(amount) | CalendarDays(amount):
            return amount
        case WallHours(hours):
            return hours * 3600
        case CalendarMonths() | NoStandard():
            return None


def _differs(part: int, count: int) -> int:
    """-1 or 1 where the share is certainly below or above the wanted one, else 0."""
    distance = Fraction(part) - _WANTED * count
    if distance * distance <= _CERTAIN * _WANTED * (1 - _WANTED) * count:
        return 0
    return 1 if distance > 0 else -1


def _ranked(ordered: Sequence[Alike], count: int, percent: int) -> int | None:
    """The first stay that has so many per cent of all at or below it."""
    seen = 0
    for each in ordered:
        seen += each.stays
        if seen * 100 >= count * percent:
            return each.elapsed
    return None
