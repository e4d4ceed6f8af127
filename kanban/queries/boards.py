"""A board: its columns, cards and revision, in a fixed number of statements however many cards there are."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kanban.domain.workflow import DONE
from kanban.models import Case, ColumnRevision, Run
from kanban.queries.office import OfficeFacts
from kanban.queries.people import RoleRow, roles
from kanban.queries.workflows import VersionFacts, version


@dataclass(frozen=True, slots=True)
class OpenCase:
    """One card: the case with its open run."""

    id: int
    version_id: int
    step_id: int
    number: str
    title: str
    applicant: str
    revision: int
    round: int
    entered_at: int
    standard: str
    due_at: int | None
    risk_at: int | None
    late_at: int | None
    is_estimated: bool


@dataclass(frozen=True, slots=True)
class FinishedCase:
    """One line of Selesai."""

    id: int
    number: str
    title: str
    finished_at: int


@dataclass(frozen=True, slots=True)
class BoardFacts:
    """Everything a board shows, before words."""

    version: VersionFacts
    roles: dict[int, RoleRow]
    cards: dict[int, tuple[OpenCase, ...]]
    """Open cases by step, most urgent first."""
    finished_today: tuple[FinishedCase, ...]
    revision: int


CARD = (
    Case.id, Case.version_id, Case.step_id, Case.number, Case.title, Case.applicant, Case.revision,
    Run.round, Run.entered_at, Run.standard, Run.due_at, Run.risk_at, Run.late_at, Run.is_estimated,
)  # fmt: skip


def board(session: Session, version_id: int, office: OfficeFacts, at: int) -> BoardFacts | None:
    """The board of one SOP version, or None. Five statements."""
    found = version(session, version_id)
    if found is None:
        return None
    day = office.day(at)
    return BoardFacts(
        version=found,
        roles={role.id: role for role in roles(session, day)},
        cards=_by_step(open_cases(session, (version_id,))),
        finished_today=finished_since(session, version_id, office.calendar.local_midnight(day)),
        revision=revisions(session).get(version_id, 0),
    )


def open_cases(session: Session, version_ids: tuple[int, ...]) -> tuple[OpenCase, ...]:
    """Open cases of these versions, what is due first in front; without a due date at the end, oldest first."""
    rows: Iterable[Any] = session.execute(
        select(*CARD)
        .join(Run, (Run.case_id == Case.id) & Run.finished_at.is_(None))
        .where(Case.version_id.in_(version_ids), Case.step_id.is_not(None))
        .order_by(Run.due_at.is_(None), Run.due_at, Run.entered_at, Case.id)
    )
    return tuple(OpenCase(*row) for row in rows)


def finished_since(session: Session, version_id: int, since: int) -> tuple[FinishedCase, ...]:
    """Cases finished at or after an instant, newest first."""
    rows: Iterable[Any] = session.execute(
        select(Case.id, Case.number, Case.title, Case.finished_at)
        .where(Case.version_id == version_id, Case.finished_at >= since)
        .order_by(Case.finished_at.desc(), Case.id.desc())
    )
    return tuple(FinishedCase(*row) for row in rows)


def revisions(session: Session) -> dict[int, int]:
    """The revision of every board: what the live streams announce."""
    rows = session.execute(
        select(ColumnRevision.version_id, func.max(ColumnRevision.revision)).group_by(ColumnRevision.version_id)
    )
    return {version_id: revision for version_id, revision in rows}


def open_versions(session: Session) -> set[int]:
    """Versions that still have open cases."""
    return set(session.scalars(select(Case.version_id).where(Case.step_id.is_not(None)).distinct()))


def _by_step(cases: tuple[OpenCase, ...]) -> dict[int, tuple[OpenCase, ...]]:
    found: dict[int, list[OpenCase]] = defaultdict(list)
    for case in cases:
        found[case.step_id or DONE].append(case)
    return {step: tuple(group) for step, group in found.items()}
