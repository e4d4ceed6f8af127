"""Choosing what a written waktu means, on a draft: the text stays as the document has it, its reading is settled. Of a
bare "hari" is asked once for the whole SOP."""

from dataclasses import replace

from kanban.domain.durations import WaktuUnread
from kanban.domain.sop_drafts import FlagKind, SopDraft, StepDraft
from kanban.domain.standards import CalendarDays, Standard, WorkingDays, standard_code
from kanban.domain.trial import readings

OPEN = (FlagKind.ASSUMED_WORKING, FlagKind.AMBIGUOUS, FlagKind.UNREAD)
"""Remarks on a waktu that a choice settles."""


class ReadingUnknown(ValueError):
    """The step's waktu cannot be read so, or there is no such step."""


def choose_reading(draft: SopDraft, key: str, standard: str) -> SopDraft:
    """The draft with the waktu of the step `key` read as `standard`, the code of one of its readings().

    Who chose and when is the record's to say: the act that calls this writes its event. Raises ReadingUnknown.
    """
    step = draft.step(key)
    if step is None:
        raise ReadingUnknown(key)
    try:
        possible = {standard_code(each) for each in readings(step.waktu.value or "-")}
    except WaktuUnread as unread:
        raise ReadingUnknown(key) from unread
    if standard not in possible:
        raise ReadingUnknown(standard)
    flags = tuple(flag for flag in step.waktu.flags if flag.kind not in OPEN)
    settled = replace(step, waktu=replace(step.waktu, confidence=100, flags=flags), standard=standard)
    return replace(draft, steps=tuple(settled if each.key == key else each for each in draft.steps))


def bare_days(draft: SopDraft) -> tuple[StepDraft, ...]:
    """The steps whose waktu says "hari" and not which; taken as working days until a person chooses."""
    return tuple(
        step for step in draft.steps if any(flag.kind is FlagKind.ASSUMED_WORKING for flag in step.waktu.flags)
    )


def both_days(step: StepDraft) -> tuple[Standard, Standard] | None:
    """The two readings of a bare "hari", working days first; None where the text allows no such choice."""
    found = readings(step.waktu.value or "-")
    worked = next((each for each in found if isinstance(each, WorkingDays) and not each.inclusive), None)
    dates = next((each for each in found if isinstance(each, CalendarDays)), None)
    return (worked, dates) if worked and dates else None


def choose_days(draft: SopDraft, *, working: bool) -> SopDraft:
    """The draft with every bare "hari" read as working days, or as calendar days."""
    for step in bare_days(draft):
        if both := both_days(step):
            draft = choose_reading(draft, step.key, standard_code(both[0 if working else 1]))
    return draft
