"""What stands between a step and the next: its requirements, and what is said of them along with the move."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from kanban.actions.digests import case_digest, hidden
from kanban.actions.taking import Taken
from kanban.actions.tick_rows import Mark, items_of, put_ticks
from kanban.domain.requirements import missing


@dataclass(frozen=True, slots=True)
class Said:
    """What a mover says besides where to: requirements ticked in the same breath."""

    marks: tuple[Mark, ...] = ()


NOTHING_SAID = Said()


@dataclass(frozen=True, slots=True)
class Gate:
    """What is still missing once that was said, and what the move's event keeps of it."""

    missing: tuple[int, ...]
    facts: dict[str, object]


def said_parts(session: Session, case_id: int, said: Said) -> Iterator[object]:
    """What tells it from another in the digest of a request, which is kept: reasons go in hidden."""
    for mark in said.marks:
        yield from replace(mark, reason=hidden(session, case_id, mark.reason)).parts


def gate(session: Session, taken: Taken, said: Said, *, at: int) -> Gate:
    """Write what was said, and see what is missing at the step where the case is. Raises Refused as put_ticks does."""
    case, here = taken.case, taken.here
    if here is None:
        return Gate((), {})
    items = items_of(session, case.id, here.id)
    if not said.marks:
        return Gate(missing(items), {})
    asked = {item.line.id for item in items}
    marks = [mark for mark in said.marks if mark.requirement_id in asked]
    written = put_ticks(
        session, case.id, here, marks, items, run_id=taken.run.id if taken.run else None, by=taken.by, at=at,
        digest=lambda value: case_digest(session, taken.office, case.id, value),
    )  # fmt: skip
    return Gate(missing(items_of(session, case.id, here.id)), {"ticks": written} if written else {})
