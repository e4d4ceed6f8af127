"""The acts that a wall offers for a file, and the one that somebody has pressed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from kanban.domain.holds import ClockAct, StayState
from kanban.domain.moves import MoveKind, kinds_of
from kanban.domain.workflow import DONE, Workflow, WorkflowStep
from kanban.web import phrases
from kanban.web.i18n import gettext

CLOCK = {"hold": ClockAct.HOLD, "resume": ClockAct.RESUME}
TICK = "tick"
WORDS = (*CLOCK, TICK)
"""What can be asked for besides a step to move to."""


class Wish(NamedTuple):
    """What a press asks for: a step to move to (0: Selesai) or one of WORDS, and the revision that was seen."""

    to: int | str
    seen: int

    @property
    def act(self) -> str:
        """As forms and addresses carry it."""
        return f"{'done' if self.to == DONE else self.to}:{self.seen}"


@dataclass(frozen=True, slots=True)
class Choice:
    """Another act for the same file."""

    act: str
    kind: str
    label: str
    is_chosen: bool


def move_kind(wish: Wish, workflow: Workflow, here: WorkflowStep | None) -> MoveKind:
    """What is meant by a move at a wall: the step's own acts. What only supervisors may is done at a desk."""
    kinds = kinds_of(workflow, here, int(wish.to)) if here else ()
    return next((kind for kind in kinds if kind not in (MoveKind.SKIP, MoveKind.OVERRIDE)), MoveKind.HAND_ON)


def kind_of(wish: Wish, workflow: Workflow, here: WorkflowStep) -> str:
    """forward, no (the answer Tidak), back, hold, resume or tick."""
    if isinstance(wish.to, str):
        return wish.to
    names = {MoveKind.SEND_BACK: "back", MoveKind.ANSWER_NO: "no"}
    return names.get(move_kind(wish, workflow, here), "forward")


def choices(wish: Wish, workflow: Workflow, here: WorkflowStep, stay: StayState, *, may_tick: bool) -> Iterable[Choice]:
    """Every act for the file; `may_tick`: something is still to be ticked."""
    kind = kind_of(wish, workflow, here)
    before = _before(workflow, here)
    forward = phrases.forward_label(here, workflow)[0]
    yield Choice(Wish(here.next_id, wish.seen).act, "forward", forward, kind == "forward")
    if here.no_id is not None:
        yield Choice(Wish(here.no_id, wish.seen).act, "no", gettext("Tidak"), kind == "no")
    if before:
        yield Choice(Wish(before[-1].id, wish.seen).act, "back", gettext("Kembalikan"), kind == "back")
    if stay.held:
        yield Choice(Wish("resume", wish.seen).act, "resume", gettext("Lanjutkan"), kind == "resume")
    else:
        yield Choice(Wish("hold", wish.seen).act, "hold", gettext("Jeda"), kind == "hold")
    if may_tick:
        yield Choice(Wish(TICK, wish.seen).act, TICK, gettext("Centang"), kind == TICK)


def returns(wish: Wish, workflow: Workflow, here: WorkflowStep) -> Iterable[Choice]:
    """Where a return may go, when there are several places."""
    before = _before(workflow, here)
    for step in before if len(before) > 1 else ():
        yield Choice(Wish(step.id, wish.seen).act, "back", f"{step.no}. {step.name}", step.id == wish.to)


def _before(workflow: Workflow, here: WorkflowStep) -> list[WorkflowStep]:
    """Where a return may lead; of a decision, Tidak has its own place."""
    return [step for step in workflow if step.no < here.no and step.id != here.no_id]
