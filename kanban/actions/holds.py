"""The clock of a stay: stopping it with a reason, starting it again, taking the file up, setting a date. Nothing is
ever dated back."""

import json
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from kanban.actions.digests import case_digest, hidden
from kanban.actions.record import bump, record
from kanban.actions.runs import end_hold, held, holds_of, set_terms
from kanban.actions.taking import take
from kanban.domain.events import request_digest
from kanban.domain.holds import ClockAct, HoldReason, StayState, clock_refusal
from kanban.domain.moves import REASON_LENGTH, Refusal, Refused
from kanban.domain.people import Actor
from kanban.domain.worktime import HorizonExceeded
from kanban.models import Case, Event, Hold, Run
from kanban.queries.office import OfficeFacts
from kanban.queries.workflows import StepFacts
from kanban.store import write


@dataclass(frozen=True, slots=True)
class Clocked:
    """What was done to the clock of a stay."""

    act: ClockAct
    case_id: int
    number: str
    version_id: int
    step_id: int
    reason: str
    due_at: int | None
    """Due from now on; None while the clock stands still for nobody knows how long, and without a standard."""
    starts_at: int | None
    """Where a date was set: when the clock starts."""
    is_repetition: bool


@dataclass(frozen=True, slots=True)
class _Stay:
    """The open stay inside the transaction, known to be free for the act."""

    act: ClockAct
    case: Case
    run: Run
    step: StepFacts
    holds: list[Hold]
    by: Actor
    office: OfficeFacts
    at: int


def hold(
    session: Session, case_id: int, *, reason: str, note: str = "", seen: int, key: str, by: Actor, at: int
) -> Clocked:
    """Stop the clock, for a reason of the office's list. Raises CaseUnknown, Refused."""
    note = note.replace("\r\n", "\n").strip()
    request = request_digest("hold", case_id, reason, hidden(session, case_id, note), seen)
    with write(session):
        stay = _stay(session, ClockAct.HOLD, case_id, seen=seen, key=key, request=request, by=by, at=at)
        if isinstance(stay, Clocked):
            return stay
        if reason not in set(HoldReason):
            raise Refused(Refusal.HOLD_REASON_UNKNOWN)
        if len(note) > REASON_LENGTH:
            raise Refused(Refusal.REASON_TOO_LONG)
        begun = _begin(session, stay, reason, note=note)
        return _done(session, stay, key, request, _hold_facts(session, begun, stay))


def resume(session: Session, case_id: int, *, seen: int, key: str, by: Actor, at: int) -> Clocked:
    """Let the clock run again. Raises CaseUnknown, Refused."""
    request = request_digest("resume", case_id, seen)
    with write(session):
        stay = _stay(session, ClockAct.RESUME, case_id, seen=seen, key=key, request=request, by=by, at=at)
        if isinstance(stay, Clocked):
            return stay
        ended = _end(stay)
        set_terms(stay.run, stay.holds, stay.office)
        return _done(session, stay, key, request, _hold_facts(session, ended, stay) if ended else {})


def accept(session: Session, case_id: int, *, seen: int, key: str, by: Actor, at: int) -> Clocked:
    """Take the file up: what was queueing becomes work; the standard runs from the entry all the same.

    Raises CaseUnknown, Refused.
    """
    request = request_digest("accept", case_id, seen)
    with write(session):
        stay = _stay(session, ClockAct.ACCEPT, case_id, seen=seen, key=key, request=request, by=by, at=at)
        if isinstance(stay, Clocked):
            return stay
        stay.run.accepted_at = at
        return _done(session, stay, key, request, {"entered_at": stay.run.entered_at})


def schedule(session: Session, case_id: int, *, day: date, seen: int, key: str, by: Actor, at: int) -> Clocked:
    """Set the date of a step that waits for one: the clock stands still until the office opens on it (on a closed date,
    until it opens next), then runs by itself. Raises CaseUnknown, Refused.
    """
    request = request_digest("schedule", case_id, day, seen)
    with write(session):
        stay = _stay(session, ClockAct.SCHEDULE, case_id, seen=seen, key=key, request=request, by=by, at=at)
        if isinstance(stay, Clocked):
            return stay
        calendar = stay.office.calendar
        try:
            opens = calendar.next_open(calendar.local_midnight(day))
            if opens <= at:
                raise Refused(Refusal.DATE_PAST)
            _end(stay)
            begun = _begin(session, stay, HoldReason.SCHEDULE, to_at=opens)
        except HorizonExceeded as error:
            raise Refused(Refusal.DATE_FAR) from error
        return _done(session, stay, key, request, _hold_facts(session, begun, stay))


def _stay(
    session: Session, act: ClockAct, case_id: int, *, seen: int, key: str, request: str, by: Actor, at: int
) -> _Stay | Clocked:
    """The stay, judged and free for the act; what the same submit did before, when it did."""
    taken = take(session, case_id, seen=seen, key=key, request=request, by=by, at=at)
    if isinstance(taken, Event):
        return _clocked(act, taken, json.loads(taken.data))
    run, here = taken.run, taken.here
    holds = holds_of(session, run, at=at) if run else []
    step = taken.version.step(here.id) if here else None
    lasting = next((hold.reason for hold in holds if held(hold).lasts(at)), None)
    state = StayState(step is not None and step.is_scheduled, run is not None and run.accepted_at is not None, lasting)
    why = clock_refusal(act, here, state, taken.by)
    if why or run is None or step is None:
        raise Refused(why or Refusal.CASE_FINISHED, workflow=taken.version.workflow, here=here)
    return _Stay(act, taken.case, run, step, holds, taken.by, taken.office, at)


def _begin(session: Session, stay: _Stay, reason: str, *, note: str = "", to_at: int | None = None) -> Hold:
    # A hold that this act ended is closed in the database before the next opens: one open hold per stay is an index.
    session.flush()
    begun = Hold(
        run_id=stay.run.id, reason=reason, note=note, from_at=stay.at, to_at=to_at, person_id=stay.by.person_id,
        assignment_id=stay.by.hat.id if stay.by.hat else None, hat=stay.by.hat.label if stay.by.hat else "",
        ended_hat="",
    )  # fmt: skip
    session.add(begun)
    stay.holds.append(begun)
    set_terms(stay.run, stay.holds, stay.office)
    return begun


def _end(stay: _Stay) -> Hold | None:
    lasting = next((hold for hold in stay.holds if held(hold).lasts(stay.at)), None)
    if lasting:
        end_hold(lasting, at=stay.at, by=stay.by)
    return lasting


def _done(session: Session, stay: _Stay, key: str, request: str, data: dict[str, object]) -> Clocked:
    case, step = stay.case, stay.step
    case.revision += 1
    bump(session, case.version_id, {step.id})
    facts = {
        "number": case.number, "run": stay.run.id, "due": stay.run.due_at,
        "step": {"id": step.id, "no": step.no, "name": step.name, "role": step.role}, **data,
    }  # fmt: skip
    record(
        session, stay.act.value, at=stay.at, by=stay.by, case_id=case.id, version_id=case.version_id, key=key,
        request=request, data=facts,
    )  # fmt: skip
    return _clocked(stay.act, case, facts)


def _clocked(act: ClockAct, of: Case | Event, facts: dict[str, object]) -> Clocked:
    """The answer, from what the record says of the act: a repetition, told from its event, is told the same."""
    span, step, due = facts.get("hold"), facts["step"], facts["due"]
    reason, to_at = (str(span["reason"]), span["to"]) if isinstance(span, dict) else ("", None)
    assert isinstance(step, dict)
    is_again = isinstance(of, Event)
    return Clocked(
        act, (of.case_id or 0) if isinstance(of, Event) else of.id, str(facts["number"]), of.version_id or 0,
        int(step["id"]), reason, due if isinstance(due, int) else None,
        to_at if act is ClockAct.SCHEDULE and isinstance(to_at, int) else None, is_again,
    )  # fmt: skip


def _hold_facts(session: Session, hold: Hold, stay: _Stay) -> dict[str, object]:
    digest = case_digest(session, stay.office, stay.case.id, hold.note)
    return {"hold": {"reason": hold.reason, "from": hold.from_at, "to": hold.to_at, "note_digest": digest}}
