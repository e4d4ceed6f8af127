"""Who is away, and when a role stops being held: what makes room for a stand-in."""

from datetime import date

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from kanban.actions.people import PersonUnknown, admin, the_person
from kanban.actions.record import bump_all, record
from kanban.domain.people import Actor
from kanban.models import Absence, Assignment, Hold, Run
from kanban.queries.office import the_office
from kanban.store import write


class AbsenceUnknown(LookupError):
    """No absence has this id, or it is over."""


class HoldingUsed(ValueError):
    """Stamps were made under this holding: it can end, it cannot be undone."""


def record_absence(
    session: Session, person_id: int, kind: str, starts_on: date, ends_on: date | None, *, by: Actor, at: int
) -> int:
    """Note that somebody is away; oneself, or anybody as an admin. Returns the row's id.

    Raises NotAdmin, PersonUnknown.
    """
    with write(session):
        _own_or_admin(session, person_id, by)
        the_person(session, person_id)
        row = Absence(person_id=person_id, kind=kind, starts_on=starts_on, ends_on=ends_on)
        session.add(row)
        session.flush()
        bump_all(session)
        record(session, "record-absence", at=at, by=by, data=_dates(row))
        return row.id


def end_absence(session: Session, absence_id: int, *, by: Actor, at: int) -> None:
    """Somebody is back today: yesterday was the last day away; what has not begun is dropped.

    Raises AbsenceUnknown, NotAdmin.
    """
    with write(session):
        row, today = session.get(Absence, absence_id, with_for_update=True), the_office(session).day(at)
        if row is None or (row.ends_on and row.ends_on < today):
            raise AbsenceUnknown(absence_id)
        _own_or_admin(session, row.person_id, by)
        facts = _dates(row)
        if row.starts_on < today:
            row.ends_on = date.fromordinal(today.toordinal() - 1)
        else:
            session.delete(row)
        bump_all(session)
        record(session, "end-absence", at=at, by=by, data=facts)


def end_role(session: Session, assignment_id: int, last_day: date, *, by: Actor, at: int) -> None:
    """Let a holding end after this day. Raises NotAdmin, PersonUnknown, ValueError for a day before it began."""
    with write(session):
        admin(session, by)
        held = _holding(session, assignment_id)
        if last_day < held.starts_on:
            raise ValueError("a holding cannot end before it begins")
        held.ends_on = last_day
        bump_all(session)
        record(session, "end-role", at=at, by=by, data=_of(held))


def undo_role(session: Session, assignment_id: int, *, by: Actor, at: int) -> None:
    """Take back a holding under which nobody has acted. Raises NotAdmin, PersonUnknown, HoldingUsed."""
    with write(session):
        admin(session, by)
        held = _holding(session, assignment_id)
        uses = (
            exists().where(Run.assignment_id == held.id),
            exists().where(or_(Hold.assignment_id == held.id, Hold.ended_assignment_id == held.id)),
        )
        if session.scalar(select(or_(*uses))):
            raise HoldingUsed
        facts = _of(held)
        session.delete(held)
        bump_all(session)
        record(session, "undo-role", at=at, by=by, data=facts)


def _own_or_admin(session: Session, person_id: int, by: Actor) -> None:
    if by.person_id != person_id:
        admin(session, by)


def _holding(session: Session, assignment_id: int) -> Assignment:
    held = session.get(Assignment, assignment_id, with_for_update=True)
    if held is None:
        raise PersonUnknown(assignment_id)
    return held


def _dates(row: Absence) -> dict[str, object]:
    until = row.ends_on.isoformat() if row.ends_on else None
    return {"person": row.person_id, "kind": row.kind, "from": row.starts_on.isoformat(), "until": until}


def _of(held: Assignment) -> dict[str, object]:
    until = held.ends_on.isoformat() if held.ends_on else None
    return {"person": held.person_id, "role": held.role_id, "from": held.starts_on.isoformat(), "until": until}
