"""Who may see an applicant's whole number."""

from kanban.domain.moves import Refusal
from kanban.domain.people import Actor
from kanban.domain.workflow import WorkflowStep


def identity_refusal(here: WorkflowStep | None, actor: Actor) -> Refusal | None:
    """Why this actor may not see the whole NIK of a case that is at `here` (None: finished); None when allowed.

    Source: DOMAIN, "Privacy" (UU 27/2022): the role of the step where the case is, and supervisors.
    """
    if actor.hat is None:
        return Refusal.NO_HAT
    owns = here is not None and actor.role_id == here.role_id
    return None if owns or actor.supervises else Refusal.IDENTITY_HIDDEN
