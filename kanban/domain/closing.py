"""Closing a case before its end, opening a closed one again, and taking one's own last move back."""

from dataclasses import dataclass
from typing import Final

from kanban.domain.moves import MoveKind
from kanban.domain.people import Actor
from kanban.domain.refusals import Refusal
from kanban.domain.workflow import Workflow, WorkflowStep

CANCEL: Final = "cancel"
REOPEN: Final = "reopen"
UNDO: Final = "undo"
"""The kinds of their events."""

UNDO_SECONDS = 120
"""How long a move may be taken back."""

UNDOABLE = frozenset({*(kind.value for kind in MoveKind), CANCEL})
"""What may be taken back, by the kinds of the events."""


@dataclass(frozen=True, slots=True)
class LastMove:
    """The latest move of a case; `is_latest`: nothing has changed the case since. Remarks and papers beside it do not
    count."""

    person_id: int | None
    at: int
    is_latest: bool


def cancel_refusal(here: WorkflowStep | None, actor: Actor) -> Refusal | None:
    """Why this actor may not cancel a case that stands at `here` (None: closed already).

    Source: DESIGN section 6, rule 11: a supervisor, with a reason.
    """
    if here is None:
        return Refusal.CASE_FINISHED
    return _supervisor(actor)


def reopen_refusal(workflow: Workflow, here: WorkflowStep | None, actor: Actor, to: int) -> Refusal | None:
    """Why this actor may not open a case again at the step `to`; `here` is where it is, None once closed."""
    if workflow.step(to) is None:
        return Refusal.UNKNOWN_STEP
    if here is not None:
        return Refusal.CASE_OPEN
    return _supervisor(actor)


def undo_refusal(last: LastMove | None, actor: Actor, at: int) -> Refusal | None:
    """Why this actor may not take the latest move back: only their own, only for two minutes, only the very latest."""
    if actor.hat is None:
        return Refusal.NO_HAT
    if last is None or not last.is_latest:
        return Refusal.NOTHING_TO_UNDO
    if last.person_id != actor.person_id:
        return Refusal.NOT_YOUR_MOVE
    return None if at < last.at + UNDO_SECONDS else Refusal.UNDO_LATE


def _supervisor(actor: Actor) -> Refusal | None:
    if actor.hat is None:
        return Refusal.NO_HAT
    return None if actor.supervises else Refusal.SUPERVISORS_ONLY
