"""What is known of the applicants of open cases, to hold a new one against, and of one case for its page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from kanban.domain.likeness import Fingerprint, Known
from kanban.models import Case, Event, Particulars, Step


@dataclass(frozen=True, slots=True)
class OpenFile:
    """An open case as a new one is compared with it."""

    id: int
    number: str
    title: str
    applicant: str
    step: str
    fingerprint: Fingerprint


@dataclass(frozen=True, slots=True)
class CaseParticulars:
    """The particulars of one case; empty texts for a case of before there were any."""

    nik: str = ""
    nib: str = ""
    letter_number: str = ""
    letter_on: date | None = None
    salt: str = ""
    promised_at: int | None = None
    erased_at: int | None = None


@dataclass(frozen=True, slots=True)
class ListedCase:
    """What a list of cases says beyond what a search finds; all but the first three is personal."""

    id: int
    opened_at: int
    priority: int
    title: str
    applicant: str
    contact: str
    note: str
    nik: str
    nib: str
    letter_number: str
    letter_on: date | None


AT_ONCE = 500
"""So many cases in one statement: older SQLite takes no more than 999 values."""
_given = [func.coalesce(column, "") for column in (Particulars.nik, Particulars.nib, Particulars.letter_number)]
OPEN_FILES = (
    select(Case.id, Case.number, Case.title, Case.applicant, Step.name, *_given)
    .join(Step, Step.id == Case.step_id)
    .outerjoin(Particulars, Particulars.case_id == Case.id)
    .order_by(Case.id)
)
SENT = select(Event.id).where(Event.person_id == bindparam("person"), Event.key == bindparam("key"))
LISTED = (
    select(
        Case.id, Case.opened_at, Case.priority, Case.title, Case.applicant, Case.contact, Case.note, *_given,
        Particulars.letter_on,
    )
    .outerjoin(Particulars, Particulars.case_id == Case.id)
    .where(Case.id.in_(bindparam("ids", expanding=True)))
)  # fmt: skip
OF_CASE = select(*(getattr(Particulars, name) for name in CaseParticulars.__slots__)).where(
    Particulars.case_id == bindparam("case_id")
)


def open_files(session: Session) -> tuple[OpenFile, ...]:
    """Every open case of the office, oldest first. One statement."""
    rows: Iterable[Any] = session.execute(OPEN_FILES)
    return tuple(OpenFile(*(*row[:5], Fingerprint.of(Known(row.title, row.applicant, *row[5:])))) for row in rows)


def was_sent(session: Session, person_id: int, key: str) -> bool:
    """Whether this person's submit with this key was carried out already: it is then no new matter. One statement."""
    return session.scalar(SENT, {"person": person_id, "key": key}) is not None


def listed_cases(session: Session, case_ids: Sequence[int]) -> dict[int, ListedCase]:
    """These cases by id. A statement for each AT_ONCE of them."""
    found: dict[int, ListedCase] = {}
    for start in range(0, len(case_ids), AT_ONCE):
        rows: Iterable[Any] = session.execute(LISTED, {"ids": list(case_ids[start : start + AT_ONCE])})
        found |= {row.id: ListedCase(*row) for row in rows}
    return found


def case_particulars(session: Session, case_id: int) -> CaseParticulars:
    """The particulars of a case. One statement."""
    row = session.execute(OF_CASE, {"case_id": case_id}).one_or_none()
    return CaseParticulars(*row) if row else CaseParticulars()
