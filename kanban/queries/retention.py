"""For how long the office keeps personal values, and whose time is up."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from kanban.domain.retention import last_expired
from kanban.models import Case, Particulars, Sop, SopVersion
from kanban.queries.office import OfficeFacts


@dataclass(frozen=True, slots=True)
class Retention:
    """An SOP with its years; None until the office says."""

    sop_id: int
    code: str
    title: str
    years: int | None


@dataclass(frozen=True, slots=True)
class Expired:
    """A closed case whose personal values are due to go."""

    id: int
    number: str
    version_id: int
    sop: str
    closed_at: int
    years: int


def retention(session: Session) -> tuple[Retention, ...]:
    """Every SOP that has or had cases, by the title of its newest version. One statement."""
    rows: Any = session.execute(
        select(Sop.id, Sop.code, SopVersion.title, Sop.retention_years)
        .join(SopVersion, SopVersion.sop_id == Sop.id)
        .where(SopVersion.status.in_(("published", "withdrawn")))
        .order_by(Sop.position, SopVersion.number.desc())
    )
    found: dict[int, Retention] = {}
    for row in rows:
        found.setdefault(row[0], Retention(*row))
    return tuple(found.values())


def expired(session: Session, office: OfficeFacts, at: int) -> tuple[Expired, ...]:
    """Closed cases whose time is up on this day, those that were closed first in front. Two statements, and one
    where no SOP has years."""
    set_years = {each.sop_id: each.years for each in retention(session) if each.years}
    midnight, today = office.calendar.local_midnight, office.day(at)
    closed = func.coalesce(Case.finished_at, Case.cancelled_at)
    up = [
        (Case.sop_id == sop_id) & (closed < midnight(last_expired(today, years) + timedelta(days=1)))
        for sop_id, years in set_years.items()
    ]
    if not up:
        return ()
    rows: Any = session.execute(
        select(Case.id, Case.number, Case.version_id, Sop.code, closed, Sop.retention_years)
        .join(Sop, Sop.id == Case.sop_id)
        .outerjoin(Particulars, Particulars.case_id == Case.id)
        .where(or_(*up), Particulars.erased_at.is_(None))
        .order_by(closed, Case.id)
    )
    return tuple(Expired(*row) for row in rows)
