"""One case with its whole story."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kanban.domain.closing import UNDOABLE
from kanban.models import CalendarVersion, Case, Event, Person, Run
from kanban.queries.holds import HoldFacts, case_holds

BESIDE = (
    "recalendar", "see-nik", "anonymize", "hand-in", "withdraw-document", "note", "withdraw-note", "tick",
    "declare-output", "correct", "confirm-correction", "decline-correction",
)  # fmt: skip
"""Kinds of event that overtake nobody: they leave the revision of the case alone."""


@dataclass(frozen=True, slots=True)
class RunFacts:
    """One stay in a step, with the names of who stamped it."""

    id: int
    step_id: int
    round: int
    continues_id: int | None
    entered_at: int
    accepted_at: int | None
    finished_at: int | None
    standard: str
    due_at: int | None
    risk_at: int | None
    late_at: int | None
    is_estimated: bool
    elapsed: int | None
    worked: int | None
    verdict: str | None
    exit: str | None
    reason: str
    entry_reason: str
    person_id: int | None
    person: str | None
    hat: str
    calendar_version_id: int
    calendar_number: int
    calendar_decree: str
    calendar_sha256: str
    holds: tuple[HoldFacts, ...]


@dataclass(frozen=True, slots=True)
class EventRow:
    """One line of the history."""

    id: int
    at: int
    kind: str
    person_id: int | None
    person: str | None
    hat: str
    data: str
    hash: str


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """A case with its runs, newest first."""

    id: int
    version_id: int
    number: str
    title: str
    applicant: str
    contact: str
    note: str
    step_id: int | None
    revision: int
    opened_at: int
    opened_by: str
    finished_at: int | None
    cancelled_at: int | None
    priority: int
    runs: tuple[RunFacts, ...]


def case(session: Session, case_id: int) -> CaseFacts | None:
    """The case, or None. All staff may see all cases of their office. Three statements."""
    row = session.execute(
        select(Case, Person.name).join(Person, Person.id == Case.opened_by_id).where(Case.id == case_id)
    ).one_or_none()
    if row is None:
        return None
    found, opener = row
    return CaseFacts(
        id=found.id,
        version_id=found.version_id,
        number=found.number,
        title=found.title,
        applicant=found.applicant,
        contact=found.contact,
        note=found.note,
        step_id=found.step_id,
        revision=found.revision,
        opened_at=found.opened_at,
        opened_by=opener,
        finished_at=found.finished_at,
        cancelled_at=found.cancelled_at,
        priority=found.priority,
        runs=_runs(session, case_id),
    )


def history(session: Session, case_id: int) -> tuple[EventRow, ...]:
    """Every event of the case, newest first."""
    rows = session.execute(
        select(Event, Person.name)
        .outerjoin(Person, Person.id == Event.person_id)
        .where(Event.case_id == case_id)
        .order_by(Event.id.desc())
    ).all()
    return tuple(EventRow(e.id, e.at, e.kind, e.person_id, name, e.hat, e.data, e.hash) for e, name in rows)


def last_act(session: Session, case_id: int) -> dict[str, object]:
    """Who did the latest act that overtakes others, and when: what a conflict tells."""
    row = session.execute(
        select(Event.at, Event.kind, Person.name, Event.person_id)
        .outerjoin(Person, Person.id == Event.person_id)
        .where(Event.case_id == case_id, Event.kind.not_in(BESIDE))
        .order_by(Event.id.desc())
        .limit(1)
    ).one_or_none()
    return {"at": row[0], "kind": row[1], "person": row[2], "person_id": row[3]} if row else {}


def last_move(session: Session, case_id: int) -> Event | None:
    """The event of the latest move of a case, or of its cancelling."""
    wanted = select(Event).where(Event.case_id == case_id, Event.kind.in_(UNDOABLE))
    return session.scalar(wanted.order_by(Event.id.desc()).limit(1))


def _runs(session: Session, case_id: int) -> tuple[RunFacts, ...]:
    rows = session.execute(
        select(Run, Person.name, CalendarVersion.number, CalendarVersion.decree, CalendarVersion.sha256)
        .outerjoin(Person, Person.id == Run.person_id)
        .join(CalendarVersion, CalendarVersion.id == Run.calendar_version_id)
        .where(Run.case_id == case_id)
        .order_by(Run.id.desc())
    ).all()
    holds = case_holds(session, case_id)
    apart = ("person", "calendar_number", "calendar_decree", "calendar_sha256", "holds")
    copied = [name for name in RunFacts.__slots__ if name not in apart]
    return tuple(
        RunFacts(
            **{name: getattr(run, name) for name in copied},
            person=name,
            calendar_number=number,
            calendar_decree=decree,
            calendar_sha256=sha256,
            holds=holds.get(run.id, ()),
        )
        for run, name, number, decree, sha256 in rows
    )
