"""What the SOP asks to have at a step, and what was said of it on a case."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from kanban.domain.requirements import Line, Tick
from kanban.models import Person, Requirement, Step, TickRow
from kanban.store import Prepared


@dataclass(frozen=True, slots=True)
class TickFacts(Tick):
    """What was said of a requirement, with by whom, when, and at which step."""

    reason: str
    at: int
    person_id: int
    person: str
    hat: str
    step_no: int


_LINES = select(Requirement.id, Requirement.text, Requirement.step_id).order_by(
    Requirement.step_id, Requirement.position
)
OF_STEP = _LINES.where(Requirement.step_id == bindparam("step_id"))
OF_VERSION = _LINES.join(Step, Step.id == Requirement.step_id).where(Step.version_id == bindparam("version_id"))
_SAID = (TickRow.id, TickRow.requirement_id, Requirement.text, TickRow.state)
# Made once: building these statements costs more than running them.
OF_CASE = Prepared(
    select(*_SAID, TickRow.reason, TickRow.at, TickRow.person_id, Person.name, TickRow.hat, Step.no)
    .join(Requirement, Requirement.id == TickRow.requirement_id)
    .join(Step, Step.id == Requirement.step_id)
    .join(Person, Person.id == TickRow.person_id)
    .where(TickRow.case_id == bindparam("case_id"))
    .order_by(TickRow.id)
)
OF_CASES = (
    select(TickRow.case_id, *_SAID)
    .join(Requirement, Requirement.id == TickRow.requirement_id)
    .where(TickRow.case_id.in_(bindparam("cases", expanding=True)))
    .order_by(TickRow.id)
)


def step_requirements(session: Session, step_id: int) -> tuple[Line, ...]:
    """The persyaratan of a step in their order. One statement."""
    rows: Any = session.connection().execute(OF_STEP, {"step_id": step_id})
    return tuple(Line(row.id, row.text) for row in rows)


def version_requirements(session: Session, version_id: int) -> dict[int, tuple[Line, ...]]:
    """The persyaratan of every step of a version, by step. One statement."""
    found: dict[int, list[Line]] = defaultdict(list)
    for id_, text, step_id in session.connection().execute(OF_VERSION, {"version_id": version_id}):
        found[step_id].append(Line(id_, text))
    return {step_id: tuple(lines) for step_id, lines in found.items()}


def case_ticks(session: Session, case_id: int) -> tuple[TickFacts, ...]:
    """Everything that was said of requirements on a case, oldest first. One statement."""
    rows: Any = OF_CASE.execute(session, case_id=case_id)
    return tuple(TickFacts(*row) for row in rows)


def ticks_of(session: Session, case_ids: Collection[int]) -> dict[int, tuple[Tick, ...]]:
    """What was said on each of these cases, oldest first. One statement, none for no case."""
    found: dict[int, list[Tick]] = defaultdict(list)
    rows: Any = session.connection().execute(OF_CASES, {"cases": list(case_ids)}) if case_ids else ()
    for case_id, *said in rows:
        found[case_id].append(Tick(*said))
    return {case_id: tuple(ticks) for case_id, ticks in found.items()}
