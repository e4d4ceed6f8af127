"""A calendar is proposed by one admin and put in force by another; open cases are then counted anew, whole."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from kanban.actions.people import admin
from kanban.actions.record import bump, record
from kanban.domain.calendar import CalendarSpec
from kanban.domain.drafts import DraftRefusal, DraftRefused, DraftState, confirm_refusal, same_decree
from kanban.domain.events import personal_digest
from kanban.domain.people import Actor
from kanban.domain.worktime import HorizonExceeded, WorkCalendar
from kanban.models import CalendarVersion, Office, Run
from kanban.queries.calendars import DueChange, admin_ids, recounted
from kanban.queries.office import OfficeFacts, the_office
from kanban.store import write


class CalendarUnknown(LookupError):
    """No calendar version has this id."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What putting a calendar in force did."""

    number: int
    moved: tuple[DueChange, ...]
    """The cases that have another due date now."""


def propose(
    session: Session, spec: CalendarSpec, *, decree: str, reason: str, by: Actor, at: int, base_id: int | None = None,
    via: str = "web",
) -> int:  # fmt: skip
    """Write a calendar down as a draft and return its id. `base_id` is the version that its author began from.

    Raises NotAdmin, or DraftRefused (NO_DECREE, UNCHANGED, OVERTAKEN, TOO_SHORT).
    """
    decree = " ".join(decree.split())
    with write(session):
        admin(session, by)
        office = the_office(session)
        if base_id not in (None, office.calendar_id):
            raise DraftRefused(DraftRefusal.OVERTAKEN)
        draft = CalendarVersion(
            number=(session.scalar(select(func.max(CalendarVersion.number))) or 0) + 1, base_id=office.calendar_id,
            body=spec.canonical(), sha256=spec.sha256(), decree=decree, reason=reason, author_id=by.person_id,
            proposed_at=at,
        )  # fmt: skip
        _check_worth(session, draft, spec, office)
        session.add(draft)
        session.flush()
        record(
            session, "propose-calendar", at=at, by=by,
            data=_facts(draft) | {
                "base": draft.base_id, "reason_digest": personal_digest(office.salt, reason), "via": via,
            },
        )  # fmt: skip
        return draft.id


def confirm(
    session: Session, version_id: int, *, by: Actor, at: int, typed_decree: str | None = None, via: str = "web"
) -> Confirmed:
    """Make a draft the office's calendar and count every open stay anew from its start; finished ones keep theirs.

    One `confirm-calendar` event, and one `recalendar` for each case whose due date moves. Raises CalendarUnknown,
    NotAdmin, DraftRefused (SETTLED, OVERTAKEN, OWN_DRAFT, DECREE_DIFFERS, TOO_SHORT).
    """
    with write(session):
        admin(session, by)
        draft = _draft(session, version_id)
        office = session.get_one(Office, 1, with_for_update=True)
        admins = admin_ids(session)
        why = confirm_refusal(_state(draft), by.person_id, admins, office.calendar_version_id, typed_decree)
        if why:
            raise DraftRefused(why)
        draft.status, draft.confirmer_id, draft.confirmed_at = "confirmed", by.person_id, at
        office.calendar_version_id = draft.id
        session.flush()
        changed = _recount(session)
        moved = tuple(row for row in changed if row.is_due_moved)
        is_alone = by.person_id == draft.author_id
        record(
            session, "confirm-calendar", at=at, by=by,
            data=_facts(draft) | {
                "author": draft.author_id, "alone": is_alone, "typed_decree": typed_decree if is_alone else None,
                "cases": len(moved), "via": via,
            },
        )  # fmt: skip
        for row in moved:
            _record_move(session, row, draft, by=by, at=at)
        return Confirmed(draft.number, moved)


def withdraw(session: Session, version_id: int, *, by: Actor, at: int, via: str = "web") -> None:
    """Give a draft up; its row stays. Raises CalendarUnknown, NotAdmin, DraftRefused (SETTLED)."""
    with write(session):
        admin(session, by)
        draft = _draft(session, version_id)
        if draft.status != "draft":
            raise DraftRefused(DraftRefusal.SETTLED)
        draft.status = "withdrawn"
        record(session, "withdraw-calendar", at=at, by=by, data=_facts(draft) | {"via": via})


def _check_worth(session: Session, draft: CalendarVersion, spec: CalendarSpec, office: OfficeFacts) -> None:
    if same_decree(draft.decree, ""):
        raise DraftRefused(DraftRefusal.NO_DECREE)
    in_force = session.scalars(select(CalendarVersion.sha256).where(CalendarVersion.id == office.calendar_id))
    if draft.sha256 == in_force.one():
        raise DraftRefused(DraftRefusal.UNCHANGED)
    try:
        recounted(session, WorkCalendar.compile(spec, office.zone), office.risk_percent)
    except HorizonExceeded as error:
        raise DraftRefused(DraftRefusal.TOO_SHORT) from error


def _draft(session: Session, version_id: int) -> CalendarVersion:
    draft = session.get(CalendarVersion, version_id, with_for_update=True)
    if draft is None:
        raise CalendarUnknown(version_id)
    return draft


def _state(draft: CalendarVersion) -> DraftState:
    return DraftState(draft.status, draft.base_id, draft.author_id, draft.decree)


def _recount(session: Session) -> tuple[DueChange, ...]:
    """Give every open run the instants of the calendar now in force, and the boards that show them a new revision."""
    office = the_office(session)
    try:
        changed = recounted(session, office.calendar, office.risk_percent)
    except HorizonExceeded as error:
        raise DraftRefused(DraftRefusal.TOO_SHORT) from error
    session.execute(
        update(Run).where(Run.finished_at.is_(None)).values(calendar_version_id=office.calendar_id),
        execution_options={"synchronize_session": False},
    )
    columns: dict[int, set[int]] = defaultdict(set)
    for row in changed:
        columns[row.version_id].add(row.step_id)
    if changed:
        session.execute(update(Run), [_terms_of(row) for row in changed])
    for version_id, steps in columns.items():
        bump(session, version_id, steps)
    return changed


def _terms_of(row: DueChange) -> dict[str, object]:
    new = row.new
    return {
        "id": row.run_id, "due_at": new.due, "risk_at": new.risk_at, "late_at": new.late_at,
        "is_estimated": new.estimated,
    }  # fmt: skip


def _record_move(session: Session, row: DueChange, draft: CalendarVersion, *, by: Actor, at: int) -> None:
    record(
        session, "recalendar", at=at, by=by, case_id=row.case_id, version_id=row.version_id,
        data={
            "number": row.number, "run": row.run_id, "calendar": draft.number,
            "due": {"from": row.old.due, "to": row.new.due},
        },
    )  # fmt: skip


def _facts(draft: CalendarVersion) -> dict[str, object]:
    return {"calendar": draft.id, "number": draft.number, "sha256": draft.sha256, "decree": draft.decree}
