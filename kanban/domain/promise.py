"""What an applicant may be promised: the standards of the steps one after the other, from the intake on."""

from collections.abc import Sequence
from dataclasses import dataclass

from kanban.domain.standards import NoStandard, Standard
from kanban.domain.terms import terms
from kanban.domain.worktime import HorizonExceeded, WorkCalendar


@dataclass(frozen=True, slots=True)
class Stage:
    """A step as the promise counts it; one that waits for a date of its own cannot be counted on."""

    standard: Standard
    is_scheduled: bool = False


@dataclass(frozen=True, slots=True)
class Promise:
    """By when the counted steps are done at the latest, and how many of the steps these are, from the first on."""

    at: int
    counted: int
    is_estimated: bool


def promise(calendar: WorkCalendar, stages: Sequence[Stage], start: int) -> Promise | None:
    """The sum of the standards as an instant; None when not even the first step can be counted.

    Each step begins when the one before is due. It ends before the first step that has no standard or waits for a
    date, and where the calendar ends.
    """
    at, counted, estimated = start, 0, False
    for stage in stages[: countable(stages)]:
        try:
            found = terms(calendar, stage.standard, at)
        except HorizonExceeded:
            break
        if found.due is None:
            break
        at, counted, estimated = found.due, counted + 1, estimated or found.estimated
    return Promise(at, counted, estimated) if counted else None


def countable(stages: Sequence[Stage]) -> int:
    """How many of the stages, from the first on, a promise can be made for."""
    stops = (
        place for place, stage in enumerate(stages) if isinstance(stage.standard, NoStandard) or stage.is_scheduled
    )
    return next(stops, len(stages))
