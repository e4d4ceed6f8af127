"""Saying what came of a step before the case leaves it."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kanban.actions.beside import Beside, beside, record_beside
from kanban.actions.output_rows import put_output
from kanban.actions.record import repeated
from kanban.domain.events import request_digest
from kanban.domain.moves import Refusal, Refused
from kanban.domain.outputs import Outcome, output_lines
from kanban.domain.people import Actor
from kanban.models import OutputRow, Run
from kanban.queries.outputs import stay_output
from kanban.queries.people import acting
from kanban.store import write


@dataclass(frozen=True, slots=True)
class Declared:
    """What saying it did."""

    case_id: int
    case_number: str
    version_id: int
    is_repetition: bool


def declare_output(
    session: Session, case_id: int, outcome: Outcome, *, run: int, key: str, by: Actor, at: int, seen: int | None = None
) -> Declared:  # fmt: skip
    """Say what came of the stay `run`, which must be the one that the case is in; the case's revision stays. `seen` is
    as put_output takes it.

    Raises CaseUnknown, or Refused (CASE_ERASED, KEY_REUSED, OUTPUT_ELSEWHERE, and as put_output does).
    """
    with write(session):
        it = beside(session, case_id)
        request = request_digest("declare-output", it.salt, case_id, run, *outcome.parts)
        if repeated(session, by, key, request):
            return _declared(it, is_repetition=True)
        actor, stay = acting(session, by, it.office.day(at)), session.get(Run, run)
        here = it.here
        if here is None:
            raise Refused(Refusal.CASE_FINISHED)
        is_here = stay is not None and stay.case_id == case_id and stay.finished_at is None
        if stay is None or not is_here or not output_lines(it.found.step(here.id).output):
            raise Refused(Refusal.OUTPUT_ELSEWHERE, here=here)
        told = stay_output(session, case_id, stay.step_id, stay.round)
        written = put_output(
            session, case_id, here, outcome, told, run_id=run, by=actor, at=at, digest=it.digest, seen=seen
        )  # fmt: skip
        if written:
            record_beside(
                session, "declare-output", it, {"declared": written}, by=actor, at=at, key=key, request=request
            )  # fmt: skip
        return _declared(it, is_repetition=not written)


def erase_outputs(session: Session, case_id: int) -> None:
    """Empty the numbers and words, within the act that erases a case's personal values."""
    for row in session.scalars(select(OutputRow).where(OutputRow.case_id == case_id, OutputRow.text != "")):
        row.text = ""


def _declared(it: Beside, *, is_repetition: bool) -> Declared:
    return Declared(it.case.id, it.case.number, it.found.id, is_repetition)
