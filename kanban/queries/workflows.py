"""The published SOPs as workflows and as the columns of boards."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import Session, aliased

from kanban.domain.sops import filled
from kanban.domain.workflow import DONE, Workflow, WorkflowStep
from kanban.models import Edge, Requirement, Role, Sop, SopVersion, Step


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
    output: str
    """As the SOP names it, one on each line; empty for none."""
    has_requirements: bool


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
    identity_filled: int
    """How many of the 13 identity fields the SOP has."""
    steps: tuple[StepFacts, ...]
    workflow: Workflow

    def step(self, step_id: int) -> StepFacts:
        """A step of this version; raises KeyError for another's."""
        return {step.id: step for step in self.steps}[step_id]

    @property
    def is_proposed(self) -> bool:
        """Whether anything the source does not say still waits for a person to confirm it."""
        return any(step.is_role_proposed for step in self.steps)


_No = aliased(Edge)
# Made once, and columns instead of rows of tables: the scanned source is twenty times as long as all the rest.
_ROWS = (
    select(
        SopVersion.id, Sop.id, Sop.code, Sop.position, SopVersion.number, SopVersion.title,
        SopVersion.is_title_proposed, SopVersion.status, SopVersion.identity, Edge.to_step_id, _No.id, _No.to_step_id,
        Step.id, Step.no, Step.kind, Step.name, Step.activity, Step.role_id, Role.name, Step.is_role_proposed,
        Step.role_confidence, Step.standard, Step.is_scheduled, Step.clock_owner, Step.output,
        exists().where(Requirement.step_id == Step.id),
    )
    .join(Sop, Sop.id == SopVersion.sop_id)
    .join(Step, Step.version_id == SopVersion.id)
    .join(Role, Role.id == Step.role_id)
    .outerjoin(Edge, (Edge.step_id == Step.id) & (Edge.kind.in_(("next", "yes"))))
    .outerjoin(_No, (_No.step_id == Step.id) & (_No.kind == "no"))
    .order_by(Sop.position, SopVersion.number, Step.no)
)  # fmt: skip
_ONE = _ROWS.where(SopVersion.id == bindparam("id"))
_PUBLISHED = _ROWS.where(SopVersion.status == "published")
_TITLES = (
    select(SopVersion.id, SopVersion.title, Sop.code)
    .join(Sop, Sop.id == SopVersion.sop_id)
    .where(SopVersion.status == "published")
    .order_by(Sop.position)
)
_OF_VERSION = 8
"""So many columns tell of the version; then its identity, the arrow, the one of Tidak (two columns), and the step."""


def version(session: Session, version_id: int) -> VersionFacts | None:
    """One SOP version, or None. One statement."""
    rows = tuple(session.connection().execute(_ONE, {"id": version_id}))
    return _facts(rows) if rows else None


def versions_of_steps(session: Session, step_ids: Iterable[int]) -> tuple[VersionFacts, ...]:
    """The versions that these steps belong to: a case that was moved to another version has stays in both.

    One statement, and one for each version.
    """
    wanted = select(Step.version_id).where(Step.id.in_(set(step_ids))).distinct()
    found = (version(session, version_id) for version_id in session.scalars(wanted).all())
    return tuple(facts for facts in found if facts)


def published(session: Session) -> tuple[VersionFacts, ...]:
    """The published version of every SOP, in the office's order. One statement."""
    rows: Iterable[Any] = session.execute(_PUBLISHED)
    return tuple(_facts(tuple(group)) for _, group in groupby(rows, key=itemgetter(0)))


def board_titles(session: Session) -> tuple[tuple[int, str, str], ...]:
    """Id, title and code of every published board, for menus. One statement."""
    rows: Iterable[Any] = session.connection().execute(_TITLES)
    return tuple((version_id, title, code) for version_id, title, code in rows)


@lru_cache(maxsize=256)
def _facts(rows: tuple[Any, ...]) -> VersionFacts:
    # Kept by the rows' own values: a version hardly ever changes, and every move asks for one.
    of_version, identity = rows[0][:_OF_VERSION], rows[0][_OF_VERSION]
    steps = tuple(StepFacts(*row[_OF_VERSION + 4 :]) for row in rows)
    path = tuple(_on_the_way(step, *row[_OF_VERSION + 1 :][:3]) for step, row in zip(steps, rows, strict=True))
    return VersionFacts(*(*of_version, filled(json.loads(identity)), steps, Workflow(of_version[0], path)))


def _on_the_way(step: StepFacts, next_id: int | None, no_arrow: int | None, no_id: int | None) -> WorkflowStep:
    tidak = None if no_arrow is None else no_id or DONE
    return WorkflowStep(step.id, step.no, step.name, step.role_id, step.role, next_id or DONE, tidak)
