"""The shipped SOPs as the judge sees them, without a database."""

from kanban.domain.people import Hat
from kanban.domain.sops import RoleDraft, SopDraft
from kanban.domain.workflow import DONE, Workflow, WorkflowStep
from kanban.exchange.sop_seed import shipped


def roles() -> dict[str, RoleDraft]:
    return {role.code: role for role in shipped().roles}


def hat(role: RoleDraft, kind: str = "definitif") -> Hat:
    return Hat(id=1, role_id=role_id(role.code), role=role.name, kind=kind, supervises=role.supervises)


def role_id(code: str) -> int:
    return list(roles()).index(code) + 1


def workflow(sop: SopDraft) -> Workflow:
    """The shipped SOP as the judge sees it; ids are unlike numbers, so that the two cannot be mixed up."""
    ids = [100 + step.no for step in sop.steps]
    owners = roles()
    return Workflow(
        version_id=1,
        steps=tuple(
            WorkflowStep(id_, s.no, s.name, role_id(s.role_code), owners[s.role_code].name, next_id)
            for s, id_, next_id in zip(sop.steps, ids, [*ids[1:], DONE], strict=True)
        ),
    )
