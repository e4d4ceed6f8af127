"""What may be done with a case now, as buttons."""

from dataclasses import dataclass

from kanban.domain.moves import CaseState, MoveKind, acts
from kanban.domain.people import Actor
from kanban.domain.workflow import DONE, Workflow, WorkflowStep
from kanban.queries.cases import CaseFacts
from kanban.web import phrases
from kanban.web.cases.move_words import act_label, said_act

ORDER = (
    MoveKind.HAND_ON, MoveKind.FINISH, MoveKind.ANSWER_NO, MoveKind.SEND_BACK, MoveKind.OVERRIDE, MoveKind.SKIP,
)  # fmt: skip
MANY = (MoveKind.SEND_BACK, MoveKind.SKIP)
"""One act each, however many steps it may lead to: its form asks which."""


@dataclass(frozen=True, slots=True)
class ActChoice:
    """Something that may be done with the case now."""

    act: str
    label: str
    is_way_on: bool
    """It endorses the step, or is the other answer of a decision."""


def act_choices(
    workflow: Workflow, facts: CaseFacts, actor: Actor, missing: tuple[int, ...] = ()
) -> tuple[ActChoice, ...]:  # fmt: skip
    """What the judge allows: forward first, then Tidak, back, and what only a supervisor may. The form of a step from
    which something is missing asks for it, hence forward is offered as if nothing were."""
    here = workflow.step(facts.step_id or DONE)
    if here is None:
        return ()
    allowed = (*acts(workflow, CaseState(here.id), actor), *acts(workflow, CaseState(here.id, missing), actor))
    ranked = sorted(
        (ORDER.index(kind), -place if kind is MoveKind.SEND_BACK else place, kind, to)
        for place, (kind, to) in enumerate(dict.fromkeys(allowed))
    )
    kinds = [kind for *_, kind, _ in ranked]
    return tuple(
        _choice(workflow, here, to, kind, facts.revision)
        for place, (*_, kind, to) in enumerate(ranked)
        if kind not in MANY or kind not in kinds[:place]
    )


def _choice(workflow: Workflow, here: WorkflowStep, to: int, kind: MoveKind, revision: int) -> ActChoice:
    act = said_act(to, revision, kind)
    if kind in (MoveKind.HAND_ON, MoveKind.FINISH):
        return ActChoice(act, phrases.forward_label(here, workflow)[1], is_way_on=True)
    label = act_label(kind, phrases.place_name(workflow, to))
    return ActChoice(act, label, is_way_on=kind is MoveKind.ANSWER_NO)
