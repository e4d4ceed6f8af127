"""The holds of stays: what the clock must leave out."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, aliased

from kanban.domain.holds import Held
from kanban.models import Hold, Person, Run


@dataclass(frozen=True, slots=True)
class HoldFacts(Held):
    """A hold with who began and ended it."""

    note: str
    worked: int | None
    person: str
    hat: str
    ended_person: str | None
    ended_hat: str


HELD = (Hold.reason, Hold.from_at, Hold.to_at, Hold.ended_person_id.is_not(None))
_OPEN = (
    select(Run.case_id, *HELD)
    .join(Run, Run.id == Hold.run_id)
    .where(Run.finished_at.is_(None))
    .order_by(Hold.from_at, Hold.id)
)
_beginner, _ender = aliased(Person), aliased(Person)
_OF_CASE = (
    select(Hold.run_id, *HELD, Hold.note, Hold.worked, _beginner.name, Hold.hat, _ender.name, Hold.ended_hat)
    .join(Run, Run.id == Hold.run_id)
    .join(_beginner, _beginner.id == Hold.person_id)
    .outerjoin(_ender, _ender.id == Hold.ended_person_id)
    .where(Run.case_id == bindparam("case_id"))
    .order_by(Hold.from_at, Hold.id)
)


def open_holds(session: Session) -> dict[int, tuple[Held, ...]]:
    """By case, the holds of its open stay, oldest first. One statement."""
    rows: Any = session.connection().execute(_OPEN)
    found: dict[int, list[Held]] = defaultdict(list)
    for case_id, *held in rows:
        found[case_id].append(Held(*held))
    return {case_id: tuple(holds) for case_id, holds in found.items()}


def case_holds(session: Session, case_id: int) -> dict[int, tuple[HoldFacts, ...]]:
    """By stay, every hold of a case, oldest first. One statement."""
    found: dict[int, list[HoldFacts]] = defaultdict(list)
    for run_id, *held in session.execute(_OF_CASE, {"case_id": case_id}):
        found[run_id].append(HoldFacts(*held))
    return {run_id: tuple(holds) for run_id, holds in found.items()}
