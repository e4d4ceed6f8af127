"""A board: its columns, cards and revision, in a fixed number of statements however many cards there are."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import and_, bindparam, case, exists, func, not_, or_, select
from sqlalchemy.orm import Session

from kanban.domain.holds import Held
from kanban.domain.workflow import DONE
from kanban.models import Case, ColumnRevision, Hold, Run, SopVersion
from kanban.queries.holds import open_holds
from kanban.queries.office import OfficeFacts
from kanban.queries.people import RoleRow, roles
from kanban.queries.workflows import VersionFacts


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
    holds: tuple[Held, ...] = ()


@dataclass(frozen=True, slots=True)
class FinishedCase:
    """One line of Selesai."""

    id: int
    number: str
    title: str
    finished_at: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many cases stand in a column, and how many of them are late, at risk or paused at the instant asked about."""

    count: int = 0
    late: int = 0
    at_risk: int = 0
    paused: int = 0


@dataclass(frozen=True, slots=True)
class Heads:
    """Revisions: of the SOP version itself, and of each column (DONE for Selesai)."""

    version: int
    columns: dict[int, int]


@dataclass(frozen=True, slots=True)
class BoardFacts:
    """Everything that some columns of a board show, before words."""

    version: VersionFacts
    roles: dict[int, RoleRow]
    cards: dict[int, tuple[OpenCase, ...]]
    """Open cases by step, most urgent first; at most as many as asked for."""
    tallies: dict[int, Tally]
    finished_today: tuple[FinishedCase, ...]


CARD = (
    Case.id, Case.version_id, Case.step_id, Case.number, Case.title, Case.applicant, Case.revision,
    Run.round, Run.entered_at, Run.standard, Run.due_at, Run.risk_at, Run.late_at, Run.is_estimated,
)  # fmt: skip


URGENCY = (Run.due_at.is_(None), Run.due_at, Run.entered_at, Case.id)
"""What is due first stands first; without a due date at the end, oldest first."""


def board(
    session: Session, facts: VersionFacts, office: OfficeFacts, at: int, *, columns: Collection[int], most: int | None
) -> BoardFacts:
    """Some columns of a board (step ids, DONE for Selesai), with at most so many cards each. Four statements."""
    day = office.day(at)
    midnight = office.calendar.local_midnight(day)
    found = urgent_cases(session, facts.id, columns, at, most)
    return BoardFacts(
        version=facts,
        roles={role.id: role for role in roles(session, day)},
        cards={step: cards for step, (_, cards) in found.items()},
        tallies={step: tally for step, (tally, _) in found.items()},
        finished_today=finished_since(session, facts.id, midnight) if DONE in columns else (),
    )


# Made once: building these statements costs more than running them.
HEADS = (
    select(SopVersion.revision, ColumnRevision.step_id, ColumnRevision.revision)
    .join(SopVersion, SopVersion.id == ColumnRevision.version_id)
    .where(ColumnRevision.version_id == bindparam("board"))
)
_HERE = (Case.version_id == bindparam("board"), Case.step_id.in_(bindparam("steps", expanding=True)))
_OPEN_RUN = (Run.case_id == Case.id) & Run.finished_at.is_(None)
_PAUSED = exists().where(
    # As domain.holds.Held.lasts() says it.
    Hold.run_id == Run.id, or_(Hold.to_at.is_(None), and_(Hold.ended_person_id.is_(None), Hold.to_at > bindparam("at")))
)  # fmt: skip
_LATE = and_(Run.late_at <= bindparam("at"), not_(_PAUSED))
_AT_RISK = and_(Run.risk_at <= bindparam("at"), func.coalesce(Run.late_at > bindparam("at"), True), not_(_PAUSED))
_PLACED = (
    select(
        *CARD,
        func.row_number().over(partition_by=Case.step_id, order_by=URGENCY).label("place"),
        func.count().over(partition_by=Case.step_id).label("count"),
        func.sum(case((_LATE, 1), else_=0)).over(partition_by=Case.step_id).label("late"),
        func.sum(case((_AT_RISK, 1), else_=0)).over(partition_by=Case.step_id).label("at_risk"),
        func.sum(case((_PAUSED, 1), else_=0)).over(partition_by=Case.step_id).label("paused"),
    )
    .join(Run, _OPEN_RUN)
    .where(*_HERE)
    .subquery()
)
URGENT = (
    select(*(_PLACED.c[name] for name in (*(column.name for column in CARD), "count", "late", "at_risk", "paused")))
    .where(_PLACED.c.place <= bindparam("most"))
    .order_by(_PLACED.c.step_id, _PLACED.c.place)
)
ALL = 2**31


def heads(session: Session, version_id: int) -> Heads | None:
    """The revisions of a board and its columns, or None when there is no such board. One statement."""
    rows: list[Any] = list(session.execute(HEADS, {"board": version_id}))
    return Heads(rows[0][0], {step_id: revision for _, step_id, revision in rows}) if rows else None


def urgent_cases(
    session: Session, version_id: int, steps: Collection[int], at: int, most: int | None
) -> dict[int, tuple[Tally, tuple[OpenCase, ...]]]:
    """By step, the counts at an instant and the most urgent open cases, at most so many (None: all). Two statements."""
    wanted = {"board": version_id, "steps": list(steps), "at": at, "most": ALL if most is None else most}
    rows: Iterable[Any] = session.execute(URGENT, wanted)
    holds = open_holds(session, (version_id,))
    found = {}
    for step_id, group in groupby(rows, key=lambda row: row.step_id):
        cards = list(group)
        found[step_id] = (
            Tally(*cards[0][-4:]),
            tuple(OpenCase(*(*card[:-4], holds.get(card.id, ()))) for card in cards),
        )
    return found


def open_cases(session: Session, version_ids: tuple[int, ...]) -> tuple[OpenCase, ...]:
    """Open cases of these versions, what is due first in front; without a due date at the end, oldest first.

    Two statements.
    """
    rows: Iterable[Any] = session.execute(
        select(*CARD)
        .join(Run, (Run.case_id == Case.id) & Run.finished_at.is_(None))
        .where(Case.version_id.in_(version_ids), Case.step_id.is_not(None))
        .order_by(*URGENCY)
    )
    holds = open_holds(session, version_ids)
    return tuple(OpenCase(*(*row, holds.get(row.id, ()))) for row in rows)


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
