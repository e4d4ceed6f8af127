"""The published SOPs as workflows and as the columns of boards."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Pool, bindparam, exists, select
from sqlalchemy.orm import Session, aliased

from kanban.domain.requirements import Line
from kanban.domain.sops import filled
from kanban.domain.workflow import DONE, Workflow, WorkflowStep
from kanban.models import Edge, Office, Role, Sop, SopVersion, Step
from kanban.queries.requirements import version_requirements
from kanban.store import is_writing


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
    requirements: tuple[Line, ...]
    """What the SOP asks to have there."""


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
_ONE = (
    select(
        SopVersion.id, Sop.id, Sop.code, Sop.position, SopVersion.number, SopVersion.title,
        SopVersion.is_title_proposed, SopVersion.status, SopVersion.identity, Edge.to_step_id, _No.id, _No.to_step_id,
        Step.id, Step.no, Step.kind, Step.name, Step.activity, Step.role_id, Role.name, Step.is_role_proposed,
        Step.role_confidence, Step.standard, Step.is_scheduled, Step.clock_owner, Step.output,
    )
    .join(Sop, Sop.id == SopVersion.sop_id)
    .join(Step, Step.version_id == SopVersion.id)
    .join(Role, Role.id == Step.role_id)
    .outerjoin(Edge, (Edge.step_id == Step.id) & (Edge.kind.in_(("next", "yes"))))
    .outerjoin(_No, (_No.step_id == Step.id) & (_No.kind == "no"))
    .where(SopVersion.id == bindparam("id"))
    .order_by(Step.no)
)  # fmt: skip
_KEY = select(SopVersion.id, SopVersion.revision, select(Office.salt).scalar_subquery())
# A draft has no rows yet, and is no workflow.
_KEY_OF_ONE = _KEY.where(SopVersion.id == bindparam("id"), exists().where(Step.version_id == SopVersion.id))
_PUBLISHED = _KEY.join(Sop, Sop.id == SopVersion.sop_id).where(SopVersion.status == "published").order_by(Sop.position)
_TITLES = (
    select(SopVersion.id, SopVersion.title, Sop.code)
    .join(Sop, Sop.id == SopVersion.sop_id)
    .where(SopVersion.status == "published")
    .order_by(Sop.position)
)
_Known = dict[int, tuple[object, VersionFacts]]
_pools: WeakKeyDictionary[Pool, _Known] = WeakKeyDictionary()
_pools_guard = Lock()
_OF_VERSION = 8
"""So many columns tell of the version; then its identity, the arrow, the one of Tidak (two columns), and the step."""


def version(session: Session, version_id: int) -> VersionFacts | None:
    """One SOP version, or None. One statement, and two more when it has changed since it was read last."""
    row: Any = session.connection().execute(_KEY_OF_ONE, {"id": version_id}).one_or_none()
    return known_version(session, *row) if row else None


def known_version(session: Session, version_id: int, revision: int, salt: str | None) -> VersionFacts:
    """The version as it is since this revision of it, in the office with this salt; it must be there.

    No statement when it was read before: what hardly ever changes every move and every board asks for.
    """
    connection, state = session.connection(), (revision, salt)
    known = _known_through(connection.engine.pool)
    before, found = known.get(version_id, (None, None))
    if found is None or before != state:
        rows = connection.execute(_ONE, {"id": version_id}).all()
        found = _facts(rows, version_requirements(session, version_id))
        # Before set-up nothing tells one office from the next, and what a running write has changed may yet be undone.
        if salt is not None and not is_writing(session):
            known[version_id] = state, found
    return found


def _known_through(pool: Pool) -> _Known:
    """What was read through these connections, which never speak to another database: the engine that does gets a new
    pool. Of each version only what was read last: an office may have hundreds, and a renamed role changes them all."""
    with _pools_guard:
        return _pools.setdefault(pool, {})


def versions_of_steps(session: Session, step_ids: Iterable[int]) -> tuple[VersionFacts, ...]:
    """The versions that these steps belong to: a case that was moved to another version has stays in both.

    One statement, and for each version what `version` takes.
    """
    wanted = select(Step.version_id).where(Step.id.in_(set(step_ids))).distinct()
    found = (version(session, version_id) for version_id in session.scalars(wanted).all())
    return tuple(facts for facts in found if facts)


def published(session: Session) -> tuple[VersionFacts, ...]:
    """The published version of every SOP, in the office's order. One statement, and two for each that has changed."""
    rows: list[Any] = [*session.connection().execute(_PUBLISHED)]
    return tuple(known_version(session, *row) for row in rows)


def board_titles(session: Session) -> tuple[tuple[int, str, str], ...]:
    """Id, title and code of every published board, for menus. One statement."""
    rows: Iterable[Any] = session.connection().execute(_TITLES)
    return tuple((version_id, title, code) for version_id, title, code in rows)


def _facts(rows: Sequence[Any], requirements: Mapping[int, tuple[Line, ...]]) -> VersionFacts:
    of_version, identity = rows[0][:_OF_VERSION], rows[0][_OF_VERSION]
    steps = tuple(_step(row[_OF_VERSION + 4 :], requirements) for row in rows)
    path = tuple(_on_the_way(step, *row[_OF_VERSION + 1 :][:3]) for step, row in zip(steps, rows, strict=True))
    return VersionFacts(*(*of_version, filled(json.loads(identity)), steps, Workflow(of_version[0], path)))


def _step(columns: Sequence[Any], requirements: Mapping[int, tuple[Line, ...]]) -> StepFacts:
    return StepFacts(*(*columns, requirements.get(columns[0], ())))


def _on_the_way(step: StepFacts, next_id: int | None, no_arrow: int | None, no_id: int | None) -> WorkflowStep:
    tidak = None if no_arrow is None else no_id or DONE
    return WorkflowStep(step.id, step.no, step.name, step.role_id, step.role, next_id or DONE, tidak)
