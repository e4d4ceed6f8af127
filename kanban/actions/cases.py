"""Opening a case: the register number, the first run and the event, in one transaction."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kanban.actions.record import bump, record, repeated
from kanban.actions.runs import enter
from kanban.domain.events import personal_digest, request_digest
from kanban.domain.moves import Refusal, Refused, may_open
from kanban.domain.people import Actor
from kanban.models import Case, Register
from kanban.queries.office import OfficeFacts, the_office
from kanban.queries.people import acting
from kanban.queries.workflows import VersionFacts, version
from kanban.store import write


class BoardUnknown(LookupError):
    """No SOP version has this id."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What is asked when a case is opened; lengths are checked where it is typed."""

    title: str
    applicant: str = ""
    contact: str = ""
    note: str = ""


def open_case(session: Session, version_id: int, intake: Intake, *, key: str, by: Actor, at: int) -> int:
    """Open a case at the first step and return its id; the same key again returns the same case.

    Raises BoardUnknown, or Refused (MAY_NOT_OPEN, BOARD_WITHDRAWN, NO_HAT).
    """
    request = request_digest("open", version_id, intake.title, intake.applicant, intake.contact, intake.note)
    with write(session):
        found = version(session, version_id)
        if found is None:
            raise BoardUnknown(version_id)
        before = repeated(session, by, key, request)
        if before and before.case_id:
            return before.case_id
        office = the_office(session)
        actor = acting(session, by, office.day(at))
        _check(found, actor)
        case = _register(session, found, intake, by=actor, at=at, office=office)
        enter(session, case, found.steps[0], at=at, office=office)
        bump(session, version_id, {found.workflow.first.id})
        record(
            session, "open", at=at, by=actor, case_id=case.id, version_id=version_id, key=key, request=request,
            data={"number": case.number, "digests": _digests(office, intake)},
        )  # fmt: skip
        return case.id


def _check(found: VersionFacts, actor: Actor) -> None:
    if actor.hat is None:
        raise Refused(Refusal.NO_HAT)
    if found.status != "published":
        raise Refused(Refusal.BOARD_WITHDRAWN)
    if not may_open(found.workflow, actor):
        raise Refused(Refusal.MAY_NOT_OPEN, here=found.workflow.first, workflow=found.workflow)


def _register(
    session: Session, found: VersionFacts, intake: Intake, *, by: Actor, at: int, office: OfficeFacts
) -> Case:
    year = office.day(at).year
    serial = _next_serial(session, found.sop_id, year)
    case = Case(
        sop_id=found.sop_id,
        version_id=found.id,
        year=year,
        serial=serial,
        number=f"{found.code}-{year}-{serial:03d}",
        title=intake.title,
        applicant=intake.applicant,
        contact=intake.contact,
        note=intake.note,
        step_id=found.workflow.first.id,
        opened_at=at,
        opened_by_id=by.person_id,
    )
    session.add(case)
    session.flush()
    return case


def _next_serial(session: Session, sop_id: int, year: int) -> int:
    row = session.scalar(select(Register).where(Register.sop_id == sop_id, Register.year == year).with_for_update())
    if row is None:
        row = Register(sop_id=sop_id, year=year, last=0)
        session.add(row)
    row.last += 1
    return row.last


def _digests(office: OfficeFacts, intake: Intake) -> dict[str, str]:
    values = {"title": intake.title, "applicant": intake.applicant, "contact": intake.contact, "note": intake.note}
    return {name: personal_digest(office.salt, value) for name, value in values.items() if value}
