"""The judge: the one function that decides every move, for screens, server, tests and imports alike."""

from dataclasses import dataclass
from enum import StrEnum

from kanban.domain.people import Actor
from kanban.domain.refusals import Refusal as Refusal  # whoever asks the judge finds its answers here
from kanban.domain.refusals import Refused as Refused
from kanban.domain.workflow import DONE, Workflow, WorkflowStep


class MoveKind(StrEnum):
    """What a move means in the office."""

    HAND_ON = "hand-on"
    FINISH = "finish"
    ANSWER_NO = "answer-no"
    """The owner of a decision answers Tidak; Ya is handing on."""
    SEND_BACK = "send-back"
    SKIP = "skip"
    """The step is not needed for this case: nothing is endorsed."""
    OVERRIDE = "override"
    """A supervisor endorses in place of the owner, or although requirements are missing."""


REASONED = frozenset({MoveKind.ANSWER_NO, MoveKind.SEND_BACK, MoveKind.SKIP, MoveKind.OVERRIDE})
"""What needs a reason."""


@dataclass(frozen=True, slots=True)
class CaseState:
    """What the judge must know of a case."""

    step_id: int
    """Where it is now, or DONE."""
    missing: tuple[int, ...] = ()
    """Mandatory requirements of that step (by id) that nobody has met yet."""
    lacks_output: bool = False
    """Whether that step brings something forth and nobody has said yet what came of it."""


@dataclass(frozen=True, slots=True)
class Target:
    """One place that a case could be dragged to: why not (None: allowed), and what it may mean there."""

    to: int
    refusal: Refusal | None
    kinds: tuple[MoveKind, ...] = ()
    """Empty when refused; more than one: the actor must say which."""


REASON_LENGTH = 500
"""Longest reason in characters: it must fit on the control card."""


def refusal(
    workflow: Workflow, case: CaseState, actor: Actor, to: int, kind: MoveKind | None = None
) -> Refusal | None:  # fmt: skip
    """Why this actor may not move this case to `to` (a step id or DONE); None when allowed.

    Without a `kind` it is judged whether anything that a bare drop by this actor may mean is allowed.
    Source of the rules: DESIGN section 6, rule 11 (PermenPAN-RB 35/2012: the executor of a step endorses it).
    """
    here = workflow.step(case.step_id)
    if to != DONE and workflow.step(to) is None:
        return Refusal.UNKNOWN_STEP
    if here is None:
        return Refusal.CASE_FINISHED
    if to == here.id and not kinds_of(workflow, here, to):
        return Refusal.SAME_STEP
    if actor.hat is None:
        return Refusal.NO_HAT
    asked = _asked(workflow, here, actor, to, kind)
    if not asked:
        return _no_meaning(workflow, here, actor, to)
    whys = [_kind_refusal(workflow, here, case, actor, to, each) for each in asked]
    return None if None in whys else whys[0]


def kinds_of(workflow: Workflow, here: WorkflowStep, to: int) -> tuple[MoveKind, ...]:
    """Everything that moving from `here` to `to` can mean, the owner's own act first. Selesai is no step: nothing is
    skipped to it but the last one."""
    if to == here.next_id:
        return (MoveKind.FINISH if to == DONE else MoveKind.HAND_ON, MoveKind.OVERRIDE, MoveKind.SKIP)
    target, answer = workflow.step(to), (MoveKind.ANSWER_NO,) if to == here.no_id else ()
    if target is None or target.no == here.no:
        return answer
    return (*answer, MoveKind.SEND_BACK if target.no < here.no else MoveKind.SKIP)


def meanings(workflow: Workflow, case: CaseState, actor: Actor, to: int) -> tuple[MoveKind, ...]:
    """What a bare drop there by this actor may mean: on a step of their own its owner's act, else all they may do."""
    here = workflow.step(case.step_id)
    asked = _asked(workflow, here, actor, to, None) if here else ()
    return tuple(kind for kind in asked if refusal(workflow, case, actor, to, kind) is None)


def targets(workflow: Workflow, case: CaseState, actor: Actor) -> tuple[Target, ...]:
    """The judge's word on every place a case could be dragged to, in the order of the board."""
    places = [step.id for step in workflow] + [DONE]
    return tuple(
        Target(to, refusal(workflow, case, actor, to), meanings(workflow, case, actor, to))
        for to in places
        if to != case.step_id
    )


def acts(workflow: Workflow, case: CaseState, actor: Actor) -> tuple[tuple[MoveKind, int], ...]:
    """Everything that this actor may do with the case, each with where it goes, in the order of the board."""
    here = workflow.step(case.step_id)
    places = [*(step.id for step in workflow), DONE] if here else []
    found = [(kind, to) for to in places for kind in (kinds_of(workflow, here, to) if here else ())]
    return tuple((kind, to) for kind, to in found if refusal(workflow, case, actor, to, kind) is None)


def may_open(workflow: Workflow, actor: Actor) -> bool:
    """Whether this actor may open cases: the holder of the first step's role, or a supervisor."""
    return actor.hat is not None and (actor.role_id == workflow.first.role_id or actor.supervises)


def reason_refusal(kind: MoveKind, reason: str) -> Refusal | None:
    """Why a reason will not do: some acts need one, and no reason may be longer than REASON_LENGTH."""
    if kind in REASONED and not reason:
        return Refusal.REASON_MISSING
    return Refusal.REASON_TOO_LONG if len(reason) > REASON_LENGTH else None


def _asked(
    workflow: Workflow, here: WorkflowStep, actor: Actor, to: int, kind: MoveKind | None
) -> tuple[MoveKind, ...]:  # fmt: skip
    kinds = kinds_of(workflow, here, to)
    if kind is not None:
        return (kind,) if kind in kinds else ()
    return kinds[:1] if actor.role_id == here.role_id else kinds


def _kind_refusal(
    workflow: Workflow, here: WorkflowStep, case: CaseState, actor: Actor, to: int, kind: MoveKind
) -> Refusal | None:  # fmt: skip
    owns = actor.role_id == here.role_id
    match kind:
        case MoveKind.HAND_ON | MoveKind.FINISH | MoveKind.ANSWER_NO if not owns:
            return Refusal.NOT_YOUR_STEP
        case MoveKind.SEND_BACK | MoveKind.SKIP | MoveKind.OVERRIDE if not (owns or actor.supervises):
            return Refusal.NOT_YOUR_STEP
        # To answer Tidak may be to say just that.
        case MoveKind.HAND_ON | MoveKind.FINISH if case.missing:
            return Refusal.REQUIREMENTS_MISSING
        case MoveKind.HAND_ON | MoveKind.FINISH if case.lacks_output:
            return Refusal.OUTPUT_UNSAID
        case MoveKind.SEND_BACK if owns and to == here.no_id:
            return Refusal.NOT_SO
        case MoveKind.SKIP if not actor.supervises:
            return Refusal.STEPS_BETWEEN if workflow.between(here, to) else Refusal.SUPERVISORS_ONLY
        case MoveKind.OVERRIDE if not actor.supervises:
            return Refusal.SUPERVISORS_ONLY
        case MoveKind.OVERRIDE if owns and not case.missing:
            return Refusal.NOTHING_TO_OVERRIDE
    return None


def _no_meaning(workflow: Workflow, here: WorkflowStep, actor: Actor, to: int) -> Refusal:
    if actor.role_id != here.role_id and not actor.supervises:
        return Refusal.NOT_YOUR_STEP
    return Refusal.STEPS_BETWEEN if workflow.between(here, to) else Refusal.NOT_SO
