"""Corrections of time stamps: field work, a power cut. The stamp stays; another row says what it should have been, and
a supervisor, another person than who asked, says yes or no."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kanban.domain.pauses import Pause
from kanban.domain.people import Actor
from kanban.domain.refusals import Refusal


class Span(NamedTuple):
    """From when to when a stay lasted; `finished_at` is None for one that still does."""

    entered_at: int
    finished_at: int | None


def asking_refusal(role_id: int, actor: Actor, *, is_stamped: bool) -> Refusal | None:
    """Why this actor may not ask for the correction of a stay in a step of this role: it is the role's own stamp."""
    if actor.hat is None:
        return Refusal.NO_HAT
    if actor.role_id != role_id:
        return Refusal.NOT_YOUR_STEP
    return None if is_stamped else Refusal.NOT_STAMPED


def span_refusal(
    wanted: Span, stamped: Span, before: Sequence[Span], after: Sequence[Span], now: int
) -> Refusal | None:  # fmt: skip
    """Why a stay cannot have lasted so, between the stays before and after it (as corrected) and up to the present."""
    start, end = wanted.entered_at, wanted.finished_at
    if end is None or end < start:
        return Refusal.ENDS_BEFORE_START
    if end > now:
        return Refusal.NOT_YET
    if wanted == stamped:
        return Refusal.UNCHANGED
    reaches_back = any(other.finished_at is None or other.finished_at > start for other in before)
    return Refusal.OVERLAPS if reaches_back or any(other.entered_at < end for other in after) else None


def deciding_refusal(asked_by: int, actor: Actor) -> Refusal | None:
    """Why this actor may not confirm or decline what somebody asked for."""
    if actor.hat is None:
        return Refusal.NO_HAT
    if not actor.supervises:
        return Refusal.SUPERVISORS_ONLY
    return Refusal.OWN_CORRECTION if actor.person_id == asked_by else None


def within(pauses: Iterable[Pause], span: Span) -> tuple[Pause, ...]:
    """The pauses as far as they lie inside the corrected stay."""
    start, end = span.entered_at, span.finished_at or span.entered_at
    cut = (Pause(max(pause.start, start), min(pause.end, end)) for pause in pauses)
    return tuple(pause for pause in cut if pause.start < pause.end)
