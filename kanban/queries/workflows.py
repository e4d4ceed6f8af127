"""The published SOPs as workflows and as the columns of boards."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Row, select
from sqlalchemy.orm import Session, aliased

from kanban.domain.workflow import DONE, Workflow, WorkflowStep
from kanban.models import Edge, Role, Sop, SopVersion, Step


@dataclass(frozen=True, slots=True)
class StepFacts:
    """What a column's header shows of a step."""

    id: int
    no: int
    kind: str
    name: str
    activity: str
    role_id: int
    role: str
    is_role_proposed: bool
    role_confidence: int | None
    standard: str
    is_scheduled: bool
    clock_owner: str


@dataclass(frozen=True, slots=True)
class VersionFacts:
    """One SOP version with its steps and its workflow."""

    id: int
    sop_id: int
    code: str
    position: int
    number: int
    title: str
    is_title_proposed: bool
    status: str
    steps: tuple[StepFacts, ...]
    workflow: Workflow

    @property
    def is_proposed(self) -> bool:
        """Whether anything the source does not say still waits for a person to confirm it."""
        return any(step.is_role_proposed for step in self.steps)


def version(session: Session, version_id: int) -> VersionFacts | None:
    """One SOP version, or None. One statement."""
    found = _versions(session, SopVersion.id == version_id)
    return found[0] if found else None


def published(session: Session) -> tuple[VersionFacts, ...]:
    """The published version of every SOP, in the office's order. One statement."""
    return _versions(session, SopVersion.status == "published")


def board_titles(session: Session) -> tuple[tuple[int, str, str], ...]:
    """Id, title and code of every published board, for menus. One statement."""
    rows = session.execute(
        select(SopVersion.id, SopVersion.title, Sop.code)
        .join(Sop, Sop.id == SopVersion.sop_id)
        .where(SopVersion.status == "published")
        .order_by(Sop.position)
    )
    return tuple((version_id, title, code) for version_id, title, code in rows)


def _versions(session: Session, condition: ColumnElement[bool]) -> tuple[VersionFacts, ...]:
    edge = aliased(Edge)
    rows = session.execute(
        select(SopVersion, Sop, Step, Role.name, edge.to_step_id)
        .join(Sop, Sop.id == SopVersion.sop_id)
        .join(Step, Step.version_id == SopVersion.id)
        .join(Role, Role.id == Step.role_id)
        .outerjoin(edge, (edge.step_id == Step.id) & (edge.kind.in_(("next", "yes"))))
        .where(condition)
        .order_by(Sop.position, SopVersion.number, Step.no)
    ).all()
    groups: dict[int, list[Row[SopVersion, Sop, Step, str, int | None]]] = {}
    for row in rows:
        groups.setdefault(row[0].id, []).append(row)
    return tuple(_facts(group) for group in groups.values())


def _facts(rows: list[Row[SopVersion, Sop, Step, str, int | None]]) -> VersionFacts:
    found, sop = rows[0][0], rows[0][1]
    return VersionFacts(
        id=found.id,
        sop_id=sop.id,
        code=sop.code,
        position=sop.position,
        number=found.number,
        title=found.title,
        is_title_proposed=found.is_title_proposed,
        status=found.status,
        steps=tuple(_step(step, role) for _, _, step, role, _ in rows),
        workflow=Workflow(
            found.id,
            tuple(
                WorkflowStep(step.id, step.no, step.name, step.role_id, role, next_id or DONE)
                for _, _, step, role, next_id in rows
            ),
        ),
    )


def _step(step: Step, role: str) -> StepFacts:
    return StepFacts(
        id=step.id,
        no=step.no,
        kind=step.kind,
        name=step.name,
        activity=step.activity,
        role_id=step.role_id,
        role=role,
        is_role_proposed=step.is_role_proposed,
        role_confidence=step.role_confidence,
        standard=step.standard,
        is_scheduled=step.is_scheduled,
        clock_owner=step.clock_owner,
    )
