"""Closing a case before its end, and opening a closed one again: a supervisor's acts, each with a reason."""

import json
from dataclasses import dataclass

from sqlalchemy.orm import Session

from kanban.actions.beside import given_reason
from kanban.actions.digests import case_digest, hidden
from kanban.actions.record import bump, record
from kanban.actions.runs import enter, stamp, stamp_facts
from kanban.actions.taking import Taken, step_facts, take
from kanban.domain.closing import CANCEL, REOPEN, cancel_refusal, reopen_refusal
from kanban.domain.events import request_digest
from kanban.domain.people import Actor
from kanban.domain.refusals import Refusal, Refused
from kanban.domain.stays import Exit
from kanban.domain.workflow import DONE
from kanban.models import Event, Particulars
from kanban.store import write


@dataclass(frozen=True, slots=True)
class Closed:
    """What was done: the case was cancelled, or opened again at a step."""

    kind: str
    case_id: int
    number: str
    version_id: int
    place: str
    """Name of the step where it stood, or stands now."""
    at: int
    is_repetition: bool


def cancel_case(session: Session, case_id: int, *, reason: str, seen: int, key: str, by: Actor, at: int) -> Closed:
    """End a case that will not be carried through: an outcome of its own, never counted as finished.

    Raises CaseUnknown, Refused.
    """
    reason = reason.replace("\r\n", "\n").strip()
    request = request_digest(CANCEL, case_id, seen, hidden(session, case_id, reason))
    with write(session):
        taken = take(session, case_id, seen=seen, key=key, request=request, by=by, at=at)
        if isinstance(taken, Event):
            return _again(taken)
        here, run = taken.here, taken.run
        why = cancel_refusal(here, taken.by)
        if why or here is None or run is None:
            raise Refused(why or Refusal.CASE_FINISHED, workflow=taken.version.workflow, here=here)
        given_reason(reason)
        held = stamp(session, run, Exit.CANCELLED, at=at, by=taken.by, office=taken.office, reason=reason)
        taken.case.step_id, taken.case.cancelled_at = None, at
        facts = {"from": step_facts(here), **stamp_facts(session, run, taken.office, held)}
        return _done(session, taken, CANCEL, facts, {here.id, DONE}, here.name, key=key, request=request, at=at)


def reopen_case(
    session: Session, case_id: int, *, to: int, reason: str, seen: int, key: str, by: Actor, at: int
) -> Closed:
    """Open a finished or cancelled case again at a step: a new round of it. Raises CaseUnknown, Refused."""
    reason = reason.replace("\r\n", "\n").strip()
    request = request_digest(REOPEN, case_id, to, seen, hidden(session, case_id, reason))
    with write(session):
        taken = take(session, case_id, seen=seen, key=key, request=request, by=by, at=at)
        if isinstance(taken, Event):
            return _again(taken)
        case, workflow = taken.case, taken.version.workflow
        kept = session.get(Particulars, case_id)
        if kept and kept.erased_at is not None:
            raise Refused(Refusal.CASE_ERASED)
        why, step = reopen_refusal(workflow, taken.here, taken.by, to), workflow.step(to)
        if why or step is None:
            raise Refused(why or Refusal.UNKNOWN_STEP, workflow=workflow, here=taken.here)
        given_reason(reason)
        facts: dict[str, object] = {
            "to": step_facts(step), "finished_at": case.finished_at, "cancelled_at": case.cancelled_at,
            "reason_digest": case_digest(session, taken.office, case_id, reason),
        }  # fmt: skip
        case.step_id, case.finished_at, case.cancelled_at = to, None, None
        session.flush()
        stay = taken.version.step(to)
        facts["run"], facts["round"] = enter(session, case, stay, at=at, office=taken.office, entry_reason=reason)
        return _done(session, taken, REOPEN, facts, {to, DONE}, step.name, key=key, request=request, at=at)


def _done(
    session: Session, taken: Taken, kind: str, facts: dict[str, object], columns: set[int], place: str,
    *, key: str, request: str, at: int,
) -> Closed:  # fmt: skip
    case = taken.case
    case.revision += 1
    bump(session, case.version_id, columns)
    record(
        session, kind, at=at, by=taken.by, case_id=case.id, version_id=case.version_id, key=key, request=request,
        data={"number": case.number, "revision": case.revision, **facts},
    )  # fmt: skip
    return Closed(kind, case.id, case.number, case.version_id, place, at, is_repetition=False)


def _again(event: Event) -> Closed:
    facts = json.loads(event.data)
    place = (facts.get("to") or facts["from"])["name"]
    return Closed(
        event.kind, event.case_id or 0, facts["number"], event.version_id or 0, place, event.at, is_repetition=True
    )
