"""What a waktu in days would mean from now on, on real dates: beside its reading, and where an office must choose
between hari kerja and hari kalender."""

from typing import NamedTuple

from kanban.domain.durations import Standard, WallHours, WorkingTime, standard_from_code
from kanban.domain.sop_drafts import SopDraft, StepDraft
from kanban.domain.sop_readings import bare_days, both_days
from kanban.domain.terms import terms
from kanban.domain.worktime import HorizonExceeded
from kanban.web.i18n import gettext
from kanban.web.sops.sop_words import reading_text
from kanban.web.times import Moments


class DayQuestion(NamedTuple):
    """A waktu that says only "hari", the steps that have it, and when it would be due either way."""

    text: str
    steps: str
    working: str
    calendar: str


def day_questions(draft: SopDraft, moments: Moments) -> tuple[DayQuestion, ...]:
    """Each such waktu once, in the order of the table."""
    places: dict[str, list[int]] = {}
    steps: dict[str, StepDraft] = {}
    numbers = {step.key: n for n, step in enumerate(draft.steps, 1)}
    for step in bare_days(draft):
        places.setdefault(step.waktu.value or "", []).append(numbers[step.key])
        steps.setdefault(step.waktu.value or "", step)
    found = ((text, steps[text], both_days(steps[text])) for text in steps)
    return tuple(
        DayQuestion(text, ", ".join(map(str, places[text])), _until(both[0], moments), _until(both[1], moments))
        for text, _, both in found
        if both
    )


def reading_with_example(step: StepDraft, moments: Moments) -> str:
    """The reading of a waktu; of one in days with a date, since a number of days says little."""
    said = reading_text(step.standard)
    standard = standard_from_code(step.standard or "none")
    if step.standard in (None, "none") or isinstance(standard, WorkingTime | WallHours):
        return said
    until = _until(standard, moments)
    return gettext("%(reading)s, mis. s.d. %(day)s", reading=said, day=until) if until else said


def _until(standard: Standard, moments: Moments) -> str:
    """The date at which it would be due if it began now; empty outside the calendar's years."""
    try:
        due = terms(moments.calendar, standard, moments.now).due
    except HorizonExceeded:
        return ""
    return "" if due is None else moments.day(due)
