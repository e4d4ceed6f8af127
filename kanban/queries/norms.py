"""What the SOP asks of one step: its mutu baku, which a column's head has no room for."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kanban.models import Requirement, Step


@dataclass(frozen=True, slots=True)
class StepNorm:
    """The mutu baku of a step: persyaratan line by line, the standard as written and as read, the output."""

    requirements: tuple[str, ...]
    waktu: str
    """As the document has it ("28 hari")."""
    standard: str
    """As read, in the code of `domain/durations.py`."""
    output: tuple[str, ...]


def step_norm(session: Session, step_id: int) -> StepNorm | None:
    """The mutu baku of a step, or None when there is no such step. One statement."""
    rows = session.execute(
        select(Step.waktu, Step.standard, Step.output, Requirement.text)
        .outerjoin(Requirement, Requirement.step_id == Step.id)
        .where(Step.id == step_id)
        .order_by(Requirement.position)
    ).all()
    if not rows:
        return None
    waktu, standard, output, _ = rows[0]
    lines = tuple(line for line in output.splitlines() if line.strip())
    return StepNorm(tuple(text for *_, text in rows if text), waktu, standard, lines)
