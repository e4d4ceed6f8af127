"""Every role with who holds it when, and who is away."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import and_, bindparam, or_, select
from sqlalchemy.orm import Session

from kanban.domain.staffing import Absence, Gap, Holding, Post, gaps
from kanban.models import Absence as AbsenceRow
from kanban.models import Assignment, Person, Role, Run


@dataclass(frozen=True, slots=True)
class AbsenceFacts(Absence):
    """An absence with its row and the person's name."""

    id: int
    kind: str
    name: str


# Made once: building these statements costs more than running them.
_POSTS = (
    select(
        Role.id, Role.name, Role.rank,
        Person.id, Person.name, Assignment.kind, Assignment.starts_on, Assignment.ends_on,
    )
    .outerjoin(Assignment, Assignment.role_id == Role.id)
    .outerjoin(Person, and_(Person.id == Assignment.person_id, Person.is_active))
    .order_by(Role.rank, Role.id, Assignment.starts_on, Assignment.id)
)  # fmt: skip
_AWAY = (
    select(
        AbsenceRow.person_id, AbsenceRow.starts_on, AbsenceRow.ends_on, AbsenceRow.id, AbsenceRow.kind, Person.name
    )
    .join(Person, Person.id == AbsenceRow.person_id)
    .where(Person.is_active, or_(AbsenceRow.ends_on.is_(None), AbsenceRow.ends_on >= bindparam("day")))
    .order_by(AbsenceRow.starts_on, Person.name, AbsenceRow.id)
)  # fmt: skip
_UNACCEPTED = select(Run.case_id).where(Run.finished_at.is_(None), Run.accepted_at.is_(None))


def posts(session: Session) -> tuple[Post, ...]:
    """Every role, highest rank first, with all holdings of active people. One statement."""
    rows: list[Any] = list(session.execute(_POSTS))
    return tuple(
        Post(*(*role, tuple(Holding(*row[3:]) for row in group if row[3] is not None)))
        for role, group in groupby(rows, key=lambda row: row[:3])
    )


def absences(session: Session, day: date) -> tuple[AbsenceFacts, ...]:
    """Who is away on that day or later, in the order of their first days. One statement."""
    return tuple(AbsenceFacts(*row) for row in session.execute(_AWAY, {"day": day}))


def gaps_on(session: Session, day: date) -> tuple[Gap, ...]:
    """The roles for which nobody is there on that day. Two statements."""
    return gaps(posts(session), absences(session, day), day)


def unaccepted(session: Session) -> frozenset[int]:
    """The open cases that nobody has taken up at the step where they stand. One statement."""
    return frozenset(session.scalars(_UNACCEPTED))
