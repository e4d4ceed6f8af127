"""What stands between a step and the next: its requirements and its output, and what is said of them along with the
move."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from sqlalchemy.orm import Session

from kanban.actions.digests import case_digest, hidden
from kanban.actions.output_rows import put_output
from kanban.actions.taking import Taken
from kanban.actions.tick_rows import Mark, items_of, put_ticks
from kanban.domain.outputs import THERE, Outcome, output_lines
from kanban.domain.requirements import missing
from kanban.domain.workflow import WorkflowStep
from kanban.queries.outputs import stay_output


@dataclass(frozen=True, slots=True)
class Said:
    """What a mover says besides where to: requirements ticked in the same breath, and what came of the step."""

    marks: tuple[Mark, ...] = ()
    output: Outcome | None = None
    output_seen: int | None = None
    """What was shown of it, as put_output takes it."""


NOTHING_SAID = Said()


@dataclass(frozen=True, slots=True)
class Gate:
    """What is still missing once that was said, and what the move's event keeps of it."""

    missing: tuple[int, ...]
    lacks_output: bool
    facts: dict[str, object]


def said_parts(session: Session, case_id: int, said: Said) -> Iterator[object]:
    """What tells it from another in the digest of a request, which is kept: typed words go in hidden."""
    for mark in said.marks:
        yield from replace(mark, reason=hidden(session, case_id, mark.reason)).parts
    if said.output:
        yield from ("output", *replace(said.output, text=hidden(session, case_id, said.output.text)).parts)


def gate(session: Session, taken: Taken, said: Said, *, at: int) -> Gate:
    """Write what was said, and see what is missing at the step where the case is. Raises Refused as put_ticks and
    put_output do."""
    here = taken.here
    if here is None:
        return Gate((), False, {})
    lacking, ticks = _requirements(session, taken, here, said, at=at)
    lacks_output, output = _output(session, taken, here, said, at=at)
    return Gate(lacking, lacks_output, ticks | output)


def _requirements(
    session: Session, taken: Taken, here: WorkflowStep, said: Said, *, at: int
) -> tuple[tuple[int, ...], dict[str, object]]:  # fmt: skip
    case = taken.case
    lines = taken.version.step(here.id).requirements
    items = items_of(session, case.id, lines)
    if not said.marks:
        return missing(items), {}
    asked = {item.line.id for item in items}
    marks = [mark for mark in said.marks if mark.requirement_id in asked]
    written = put_ticks(
        session, case.id, here, marks, items, run_id=taken.run.id if taken.run else None, by=taken.by, at=at,
        digest=partial(case_digest, session, taken.office, case.id),
    )  # fmt: skip
    return missing(items_of(session, case.id, lines)), {"ticks": written} if written else {}


def _output(
    session: Session, taken: Taken, here: WorkflowStep, said: Said, *, at: int
) -> tuple[bool, dict[str, object]]:  # fmt: skip
    """Whether it is still to be said. A bare "ada" says nothing new where something was said already."""
    case, run, outcome = taken.case, taken.run, said.output
    if run is None or not output_lines(taken.version.step(here.id).output):
        return False, {}
    told = stay_output(session, case.id, run.step_id, run.round)
    if outcome is None or (told and outcome == THERE):
        return told is None, {}
    written = put_output(
        session, case.id, here, outcome, told, run_id=run.id, by=taken.by, at=at,
        digest=partial(case_digest, session, taken.office, case.id), seen=said.output_seen,
    )  # fmt: skip
    return False, {"declared": written} if written else {}
