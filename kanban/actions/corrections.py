"""Correcting a time stamp: the step's role says what it should have been, a supervisor says yes or no, for ever."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kanban.actions.beside import Beside, beside, given_reason, record_beside
from kanban.actions.record import repeated
from kanban.actions.runs import HOLDS, held
from kanban.domain.corrections import Span, asking_refusal, deciding_refusal, span_refusal, within
from kanban.domain.durations import standard_from_code
from kanban.domain.events import request_digest
from kanban.domain.holds import known
from kanban.domain.people import Actor
from kanban.domain.refusals import Refusal, Refused
from kanban.domain.sla import judge
from kanban.domain.stays import uncounted
from kanban.domain.worktime import HorizonExceeded
from kanban.models import CalendarVersion, Correction, Event, Run, Step
from kanban.queries.office import calendar_of
from kanban.queries.people import acting
from kanban.store import write

ASK, CONFIRM, DECLINE = "correct", "confirm-correction", "decline-correction"
"""The kinds of their events."""


class CorrectionUnknown(LookupError):
    """The case has no stay, or no correction, with this id."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """What was done about a correction."""

    kind: str
    case_id: int
    number: str
    version_id: int
    run_id: int
    verdict: str
    is_repetition: bool


def ask_correction(
    session: Session, case_id: int, run_id: int, *, entered_at: int, finished_at: int, reason: str, key: str,
    by: Actor, at: int,
) -> Corrected:  # fmt: skip
    """Say that a stamped stay lasted from and to other instants; it is judged by its standard, its pauses and the
    calendar of its stamp. Raises CaseUnknown, CorrectionUnknown, Refused."""
    request = request_digest(ASK, case_id, run_id, entered_at, finished_at, reason)
    with write(session):
        it = beside(session, case_id)
        before = repeated(session, by, key, request)
        if before:
            return _again(before)
        stays, actor = _stays(session, it), acting(session, by, it.office.day(at))
        run = _stay(stays, run_id)
        is_stamped = run.finished_at is not None and run.id not in uncounted(stays)
        why = asking_refusal(session.get_one(Step, run.step_id).role_id, actor, is_stamped=is_stamped)
        if why:
            raise Refused(why, here=it.found.workflow.step(run.step_id))
        if session.scalar(select(Correction.id).where(Correction.run_id == run.id, Correction.decided_at.is_(None))):
            raise Refused(Refusal.CORRECTION_PENDING)
        span = Span(entered_at, finished_at)
        _check(session, run, stays, span, at)
        row = _row(session, it, run, span, given_reason(reason), by=actor, at=at)
        session.add(row)
        session.flush()
        data = _facts(session, row, run) | {"reason_digest": it.digest(row.reason)}
        record_beside(session, ASK, it, data, by=actor, at=at, key=key, request=request)
        return Corrected(ASK, case_id, it.case.number, it.case.version_id, run.id, row.verdict, is_repetition=False)


def decide_correction(
    session: Session, case_id: int, correction_id: int, *, confirms: bool, answer: str = "", key: str, by: Actor,
    at: int,
) -> Corrected:  # fmt: skip
    """Confirm what was asked for, or decline it with a reason. Raises CaseUnknown, CorrectionUnknown, Refused."""
    kind = CONFIRM if confirms else DECLINE
    request = request_digest(kind, case_id, correction_id, answer)
    with write(session):
        it = beside(session, case_id)
        before = repeated(session, by, key, request)
        if before:
            return _again(before)
        row = session.get(Correction, correction_id, with_for_update=True)
        if row is None:
            raise CorrectionUnknown(correction_id)
        stays, actor = _stays(session, it), acting(session, by, it.office.day(at))
        run = _stay(stays, row.run_id)
        why = Refusal.CORRECTION_DECIDED if row.decided_at is not None else deciding_refusal(row.person_id, actor)
        if why:
            raise Refused(why)
        if confirms:
            # Another stay may have been corrected since.
            _check(session, run, stays, Span(row.entered_at, row.finished_at), at)
        else:
            row.answer = given_reason(answer)
        _decided(row, confirms=confirms, by=actor, at=at)
        data = _facts(session, row, run) | {"reason_digest": it.digest(row.answer)}
        record_beside(session, kind, it, data, by=actor, at=at, key=key, request=request)
        return Corrected(kind, case_id, it.case.number, it.case.version_id, run.id, row.verdict, is_repetition=False)


def _stays(session: Session, it: Beside) -> Sequence[Run]:
    return session.scalars(select(Run).where(Run.case_id == it.case.id)).all()


def _stay(stays: Sequence[Run], run_id: int) -> Run:
    run = next((run for run in stays if run.id == run_id), None)
    if run is None:
        raise CorrectionUnknown(run_id)
    return run


def _check(session: Session, run: Run, stays: Sequence[Run], span: Span, now: int) -> None:
    passed = uncounted(stays) | {run.id}
    others = [other for other in stays if other.id not in passed]
    before = [_as_corrected(session, other) for other in others if _order(other) < _order(run)]
    after = [_as_corrected(session, other) for other in others if _order(other) > _order(run)]
    why = span_refusal(span, Span(run.entered_at, run.finished_at), before, after, now)
    if why:
        raise Refused(why)


def _order(run: Run) -> tuple[int, int]:
    return run.entered_at, run.id


def _as_corrected(session: Session, run: Run) -> Span:
    """From when to when a stay lasted, by its latest confirmed correction."""
    wanted = select(Correction).where(Correction.run_id == run.id, Correction.is_confirmed.is_(True))
    row = session.scalar(wanted.order_by(Correction.id.desc()).limit(1))
    return Span(row.entered_at, row.finished_at) if row else Span(run.entered_at, run.finished_at)


def _row(
    session: Session, it: Beside, run: Run, span: Span, reason: str, *, by: Actor, at: int
) -> Correction:  # fmt: skip
    judged_by = session.get_one(CalendarVersion, run.calendar_version_id)
    calendar = calendar_of(session, judged_by.id, judged_by.sha256, it.office.zone)
    pauses = known(held(hold) for hold in session.scalars(HOLDS, {"run_id": run.id}))
    finished_at = span.finished_at or span.entered_at
    try:
        verdict = judge(calendar, standard_from_code(run.standard), span.entered_at, finished_at, within(pauses, span))
    except HorizonExceeded as error:
        raise Refused(Refusal.DATE_FAR) from error
    return Correction(
        run_id=run.id, entered_at=span.entered_at, finished_at=finished_at, reason=reason, elapsed=verdict.elapsed,
        worked=verdict.worked, verdict=verdict.outcome.value, at=at, person_id=by.person_id,
        assignment_id=by.hat.id if by.hat else None, hat=by.hat.label if by.hat else "", answer="", decided_hat="",
    )  # fmt: skip


def _decided(row: Correction, *, confirms: bool, by: Actor, at: int) -> None:
    row.is_confirmed, row.decided_at, row.decided_person_id = confirms, at, by.person_id
    row.decided_assignment_id = by.hat.id if by.hat else None
    row.decided_hat = by.hat.label if by.hat else ""


def _facts(session: Session, row: Correction, run: Run) -> dict[str, Any]:
    step = session.get_one(Step, run.step_id)
    return {
        "correction": {
            "id": row.id, "entered_at": row.entered_at, "finished_at": row.finished_at, "elapsed": row.elapsed,
            "worked": row.worked, "verdict": row.verdict, "calendar": run.calendar_version_id,
        },
        "stay": {"id": run.id, "round": run.round, "no": step.no, "name": step.name},
    }  # fmt: skip


def _again(event: Event) -> Corrected:
    facts = json.loads(event.data)
    return Corrected(
        event.kind, event.case_id or 0, facts["number"], event.version_id or 0, facts["stay"]["id"],
        facts["correction"]["verdict"], is_repetition=True,
    )  # fmt: skip
