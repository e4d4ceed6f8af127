"""Ticking requirements: there, not needed with a reason, or taken back."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kanban.actions.beside import Beside, beside, open_run_id, record_beside
from kanban.actions.record import repeated
from kanban.actions.tick_rows import Mark, items_of, put_ticks
from kanban.domain.events import request_digest
from kanban.domain.moves import Refusal, Refused
from kanban.domain.people import Actor
from kanban.models import TickRow
from kanban.queries.people import acting
from kanban.store import write


@dataclass(frozen=True, slots=True)
class Ticked:
    """What ticking did."""

    case_id: int
    case_number: str
    version_id: int
    is_repetition: bool


def tick(session: Session, case_id: int, marks: Sequence[Mark], *, key: str, by: Actor, at: int) -> Ticked:
    """Say something of requirements of the step where the case is; what is said already is not said again.

    The case's revision stays: who moves it meanwhile is judged by what is ticked at that moment. Raises CaseUnknown, or
    Refused (CASE_ERASED, KEY_REUSED, and as put_ticks does).
    """
    with write(session):
        it = beside(session, case_id)
        request = request_digest("tick", it.salt, case_id, *(part for mark in marks for part in mark.parts))
        if repeated(session, by, key, request):
            return _ticked(it, is_repetition=True)
        actor = acting(session, by, it.office.day(at))
        if it.here is None:
            raise Refused(Refusal.CASE_FINISHED)
        items = items_of(session, case_id, it.found.step(it.here.id).requirements)
        written = put_ticks(
            session, case_id, it.here, marks, items, run_id=open_run_id(session, it), by=actor, at=at,
            digest=it.digest,
        )  # fmt: skip
        if written:
            record_beside(session, "tick", it, {"ticks": written}, by=actor, at=at, key=key, request=request)
        return _ticked(it, is_repetition=not written)


def erase_ticks(session: Session, case_id: int) -> None:
    """Empty the reasons, within the act that erases a case's personal values."""
    for row in session.scalars(select(TickRow).where(TickRow.case_id == case_id, TickRow.reason != "")):
        row.reason = ""


def _ticked(it: Beside, *, is_repetition: bool) -> Ticked:
    return Ticked(it.case.id, it.case.number, it.found.id, is_repetition)
