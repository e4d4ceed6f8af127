"""Opening cases: register number, particulars, first run and event of each, in one transaction."""

import secrets
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from kanban.actions.record import bump, event_by, record, repeated
from kanban.actions.runs import enter
from kanban.domain.durations import standard_from_code
from kanban.domain.events import personal_digest, request_digest
from kanban.domain.moves import Refusal, Refused, may_open
from kanban.domain.particulars import Priority
from kanban.domain.people import Actor
from kanban.domain.promise import Stage, promise
from kanban.models import Case, Particulars, Register
from kanban.queries.office import OfficeFacts, the_office
from kanban.queries.people import acting
from kanban.queries.workflows import VersionFacts, version
from kanban.store import write

PERSONAL = ("title", "applicant", "contact", "note", "nik", "nib", "letter_number")
"""What of an intake the record holds as digests only."""


class BoardUnknown(LookupError):
    """No SOP version has this id."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What is asked when a case is opened; lengths and digits are checked where it is typed."""

    title: str
    applicant: str = ""
    contact: str = ""
    note: str = ""
    nik: str = ""
    nib: str = ""
    letter_number: str = ""
    letter_on: date | None = None
    priority: Priority = Priority.ORDINARY
    despite: tuple[str, ...] = ()
    """Numbers of the open cases that it resembled and that were shown before: it was opened all the same."""


def open_case(session: Session, version_id: int, intake: Intake, *, key: str, by: Actor, at: int) -> int:
    """Open a case at the first step and return its id; the same key again returns the same case.

    Raises BoardUnknown, or Refused (MAY_NOT_OPEN, BOARD_WITHDRAWN, NO_HAT, KEY_REUSED).
    """
    return open_cases(session, version_id, (intake,), key=key, by=by, at=at)[0]


def open_cases(
    session: Session, version_id: int, intakes: Sequence[Intake], *, key: str, by: Actor, at: int
) -> tuple[int, ...]:
    """Open several cases at once, all or none, and return their ids in order; raises as open_case does.

    Their numbers follow each other. The key of the submit is the first one's; each further one adds its place.
    """
    with write(session):
        found = version(session, version_id)
        if found is None:
            raise BoardUnknown(version_id)
        before = _opened_before(session, version_id, intakes, by, key)
        if before:
            return before
        office = the_office(session)
        actor = acting(session, by, office.day(at))
        _check(found, actor)
        opened = tuple(
            _open(session, found, intake, key=_key(key, place), by=actor, at=at, office=office)
            for place, intake in enumerate(intakes)
        )
        bump(session, version_id, {found.workflow.first.id})
        return opened


def _check(found: VersionFacts, actor: Actor) -> None:
    if actor.hat is None:
        raise Refused(Refusal.NO_HAT)
    if found.status != "published":
        raise Refused(Refusal.BOARD_WITHDRAWN)
    if not may_open(found.workflow, actor):
        raise Refused(Refusal.MAY_NOT_OPEN, here=found.workflow.first, workflow=found.workflow)


def _opened_before(
    session: Session, version_id: int, intakes: Sequence[Intake], by: Actor, key: str
) -> tuple[int, ...]:
    """The cases that this very submit opened already. The digest of a request is salted with the case's own secret,
    since an unsalted one would give a NIK away to who tries all of them."""
    opened = []
    for place, intake in enumerate(intakes):
        event = event_by(session, by, _key(key, place)) if key else None
        if event is None:
            break
        kept = session.get(Particulars, event.case_id) if event.case_id else None
        found = repeated(session, by, _key(key, place), _request(version_id, intake, kept.salt if kept else ""))
        opened.append(found.case_id if found and found.case_id else 0)
    if opened and len(opened) != len(intakes):
        raise Refused(Refusal.KEY_REUSED)
    return tuple(opened)


def _open(
    session: Session, found: VersionFacts, intake: Intake, *, key: str, by: Actor, at: int, office: OfficeFacts
) -> int:
    case, salt = _register(session, found, intake, by=by, at=at, office=office), secrets.token_hex(16)
    session.add(
        Particulars(
            case_id=case.id, nik=intake.nik, nib=intake.nib, letter_number=intake.letter_number,
            letter_on=intake.letter_on, salt=salt, promised_at=_promised_at(found, office, at),
        )
    )  # fmt: skip
    enter(session, case, found.steps[0], at=at, office=office)
    data = {"number": case.number, "digests": _digests(office, salt, intake)}
    if intake.despite:
        data["despite"] = list(intake.despite)
    request = _request(found.id, intake, salt)
    record(session, "open", at=at, by=by, case_id=case.id, version_id=found.id, key=key, request=request, data=data)
    return case.id


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
        priority=int(intake.priority),
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


def _promised_at(found: VersionFacts, office: OfficeFacts, at: int) -> int | None:
    stages = [Stage(standard_from_code(step.standard), step.is_scheduled) for step in found.steps]
    made = promise(office.calendar, stages, at)
    return made.at if made else None


def _digests(office: OfficeFacts, salt: str, intake: Intake) -> dict[str, str]:
    values = {name: getattr(intake, name) for name in PERSONAL}
    return {name: personal_digest(office.salt + salt, value) for name, value in values.items() if value}


def _request(version_id: int, intake: Intake, salt: str) -> str:
    return request_digest("open", salt, version_id, *astuple(intake)[:-1])


def _key(key: str, place: int) -> str:
    return f"{key}:{place}" if key and place else key
