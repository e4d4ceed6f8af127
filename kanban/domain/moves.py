"""The judge: the one function that decides every move, for screens, server, tests and imports alike."""

from dataclasses import dataclass
from enum import StrEnum

from kanban.domain.people import Actor
from kanban.domain.workflow import DONE, Workflow, WorkflowStep


class MoveKind(StrEnum):
    """What a move means in the office."""

    HAND_ON = "hand-on"
    FINISH = "finish"
    SEND_BACK = "send-back"


class Refusal(StrEnum):
    """Why an act is not done. The sentences are in `web/phrases.py`."""

    UNKNOWN_STEP = "unknown-step"
    CASE_FINISHED = "case-finished"
    SAME_STEP = "same-step"
    NO_HAT = "no-hat"
    NOT_YOUR_STEP = "not-your-step"
    STEPS_BETWEEN = "steps-between"
    REASON_MISSING = "reason-missing"
    REASON_TOO_LONG = "reason-too-long"
    STALE = "stale"
    KEY_REUSED = "key-reused"
    CLOCK_BEHIND = "clock-behind"
    MAY_NOT_OPEN = "may-not-open"
    BOARD_WITHDRAWN = "board-withdrawn"
    ALREADY_HELD = "already-held"
    NOT_HELD = "not-held"
    ALREADY_ACCEPTED = "already-accepted"
    NOT_SCHEDULED = "not-scheduled"
    HOLD_REASON_UNKNOWN = "hold-reason-unknown"
    DATE_PAST = "date-past"
    DATE_FAR = "date-far"


class Refused(Exception):
    """An act was refused; `why` names the reason and `facts` what the sentence needs (names, instants)."""

    def __init__(self, why: Refusal, **facts: object) -> None:
        super().__init__(why.value)
        self.why = why
        self.facts = facts


@dataclass(frozen=True, slots=True)
class CaseState:
    """What the judge must know of a case."""

    step_id: int
    """Where it is now, or DONE."""


@dataclass(frozen=True, slots=True)
class Target:
    """One possible move: where to, what it would mean, and why not (None: allowed)."""

    to: int
    kind: MoveKind | None
    refusal: Refusal | None


REASON_LENGTH = 500
"""Longest reason in characters: it must fit on the control card."""


def refusal(workflow: Workflow, case: CaseState, actor: Actor, to: int) -> Refusal | None:
    """Why this actor may not move this case to `to` (a step id or DONE); None when allowed.

    Source of the rules: DESIGN section 6, rule 11 (PermenPAN-RB 35/2012: the executor of a step endorses it).
    """
    here = workflow.step(case.step_id)
    if to != DONE and workflow.step(to) is None:
        return Refusal.UNKNOWN_STEP
    if here is None:
        return Refusal.CASE_FINISHED
    if to == here.id:
        return Refusal.SAME_STEP
    if actor.hat is None:
        return Refusal.NO_HAT
    kind = kind_of(workflow, here, to)
    owns = actor.role_id == here.role_id
    if not owns and not (kind is MoveKind.SEND_BACK and actor.supervises):
        return Refusal.NOT_YOUR_STEP
    return Refusal.STEPS_BETWEEN if kind is None else None


def kind_of(workflow: Workflow, here: WorkflowStep, to: int) -> MoveKind | None:
    """What moving from `here` to `to` means; None when steps would be jumped over."""
    if to == here.next_id:
        return MoveKind.FINISH if to == DONE else MoveKind.HAND_ON
    target = workflow.step(to)
    return MoveKind.SEND_BACK if target is not None and target.no < here.no else None


def targets(workflow: Workflow, case: CaseState, actor: Actor) -> tuple[Target, ...]:
    """The judge's word on every place a case could be dragged to, in the order of the board."""
    here = workflow.step(case.step_id)
    places = [step.id for step in workflow] + [DONE]
    return tuple(
        Target(to, kind_of(workflow, here, to) if here else None, refusal(workflow, case, actor, to))
        for to in places
        if to != case.step_id
    )


def may_open(workflow: Workflow, actor: Actor) -> bool:
    """Whether this actor may open cases: the holder of the first step's role, or a supervisor."""
    return actor.hat is not None and (actor.role_id == workflow.first.role_id or actor.supervises)


def reason_refusal(kind: MoveKind, reason: str) -> Refusal | None:
    """Why a reason will not do: a send-back needs one, and no reason may be longer than REASON_LENGTH."""
    if kind is MoveKind.SEND_BACK and not reason:
        return Refusal.REASON_MISSING
    return Refusal.REASON_TOO_LONG if len(reason) > REASON_LENGTH else None
