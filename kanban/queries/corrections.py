"""Corrections of time stamps, with who asked for them and who decided."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, aliased

from kanban.models import Case, Correction, Person, Run, Step


@dataclass(frozen=True, slots=True)
class CorrectionFacts:
    """What somebody says of a stamp; `is_confirmed` is None until a supervisor has decided."""

    id: int
    run_id: int
    entered_at: int
    finished_at: int
    reason: str
    elapsed: int
    verdict: str
    at: int
    person_id: int
    person: str
    hat: str
    is_confirmed: bool | None
    answer: str
    decided_at: int | None
    decided_by: str | None
    decided_hat: str


@dataclass(frozen=True, slots=True)
class PendingCorrection:
    """One that waits for a supervisor, where it belongs."""

    case_id: int
    number: str
    title: str
    step: str
    person_id: int
    person: str
    at: int


_decider = aliased(Person)
_FACTS = (
    select(
        Correction.id, Correction.run_id, Correction.entered_at, Correction.finished_at, Correction.reason,
        Correction.elapsed, Correction.verdict, Correction.at, Correction.person_id, Person.name, Correction.hat,
        Correction.is_confirmed, Correction.answer, Correction.decided_at, _decider.name, Correction.decided_hat,
    )
    .join(Run, Run.id == Correction.run_id)
    .join(Person, Person.id == Correction.person_id)
    .outerjoin(_decider, _decider.id == Correction.decided_person_id)
    .where(Run.case_id == bindparam("case_id"))
    .order_by(Correction.id)
)  # fmt: skip
_PENDING = (
    select(Case.id, Case.number, Case.title, Step.name, Correction.person_id, Person.name, Correction.at)
    .join(Run, Run.id == Correction.run_id)
    .join(Step, Step.id == Run.step_id)
    .join(Case, Case.id == Run.case_id)
    .join(Person, Person.id == Correction.person_id)
    .where(Correction.decided_at.is_(None))
    .order_by(Correction.at, Correction.id)
)


def case_corrections(session: Session, case_id: int) -> dict[int, tuple[CorrectionFacts, ...]]:
    """By stay, every correction that was asked for, oldest first. One statement."""
    found: dict[int, list[CorrectionFacts]] = defaultdict(list)
    rows: Iterable[Any] = session.execute(_FACTS, {"case_id": case_id})
    for row in rows:
        found[row[1]].append(CorrectionFacts(*row))
    return {run_id: tuple(corrections) for run_id, corrections in found.items()}


def pending_corrections(session: Session) -> tuple[PendingCorrection, ...]:
    """What waits for a supervisor, oldest first. One statement."""
    return tuple(PendingCorrection(*row) for row in session.execute(_PENDING))
