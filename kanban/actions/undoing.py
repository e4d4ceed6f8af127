"""Taking one's own last move back: nothing is erased, the earlier stay goes on in a row of its own."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from kanban.actions.record import bump, record
from kanban.actions.runs import holds_of, set_terms, stamp, stamp_facts
from kanban.actions.taking import Taken, step_facts, take
from kanban.domain.closing import UNDO, LastMove, undo_refusal
from kanban.domain.events import request_digest
from kanban.domain.people import Actor
from kanban.domain.refusals import Refusal, Refused
from kanban.domain.stays import Exit
from kanban.domain.workflow import DONE
from kanban.models import Event, Hold, Run
from kanban.queries.cases import last_move
from kanban.store import write


@dataclass(frozen=True, slots=True)
class Undone:
    """A move that was taken back."""

    case_id: int
    number: str
    version_id: int
    step_id: int
    place: str
    """Where the case is again."""
    is_repetition: bool


def undo_move(session: Session, case_id: int, *, seen: int, key: str, by: Actor, at: int) -> Undone:
    """Take the actor's own last move back: the stay that it ended goes on with its beginning and its clock, as if the
    move had not been; the stamps stay. Raises CaseUnknown, Refused.
    """
    request = request_digest(UNDO, case_id, seen)
    with write(session):
        taken = take(session, case_id, seen=seen, key=key, request=request, by=by, at=at)
        if isinstance(taken, Event):
            return _undone(taken.case_id or 0, taken.version_id or 0, json.loads(taken.data), is_repetition=True)
        last = last_move(session, case_id)
        move: dict[str, Any] = json.loads(last.data) if last else {}
        is_latest = move.get("revision") == seen
        why = undo_refusal(LastMove(last.person_id, last.at, is_latest) if last else None, taken.by, at)
        if why or last is None:
            raise Refused(why or Refusal.NOTHING_TO_UNDO, workflow=taken.version.workflow, here=taken.here)
        facts = _left(session, taken, at)
        stamped = session.get_one(Run, move["run"])
        case, left = taken.case, taken.here
        case.step_id, case.finished_at, case.cancelled_at = stamped.step_id, None, None
        case.revision += 1
        session.flush()
        back = taken.version.workflow.step(stamped.step_id)
        assert back is not None, "a case that changed its version since has a later event"
        facts |= {
            "number": case.number, "move": last.id, "undone": last.kind, "to": step_facts(back),
            "from": step_facts(left) if left else None, "resumed": _resume(session, taken, stamped, move),
        }  # fmt: skip
        bump(session, case.version_id, {back.id, left.id if left else DONE})
        record(
            session, UNDO, at=at, by=taken.by, case_id=case.id, version_id=case.version_id, key=key,
            request=request, data=facts,
        )  # fmt: skip
        return _undone(case.id, case.version_id, facts, is_repetition=False)


def _left(session: Session, taken: Taken, at: int) -> dict[str, object]:
    """End the stay that the move began; there is none when it closed the case."""
    if taken.run is None:
        return {}
    held = stamp(session, taken.run, Exit.UNDONE, at=at, by=taken.by, office=taken.office)
    return stamp_facts(session, taken.run, taken.office, held)


def _resume(session: Session, taken: Taken, stamped: Run, move: dict[str, Any]) -> dict[str, object]:
    """The stay goes on: a new row with the beginning, the standard and the holds of the stamped one."""
    # To hand on implies acceptance: what only the stamp had made so is undone with it.
    accepted_at = stamped.accepted_at if stamped.accepted_at != stamped.finished_at else None
    run = Run(
        case_id=stamped.case_id, step_id=stamped.step_id, round=stamped.round, continues_id=stamped.id,
        entered_at=stamped.entered_at, accepted_at=accepted_at, standard=stamped.standard,
        calendar_version_id=taken.office.calendar_id, entry_reason=stamped.entry_reason,
    )  # fmt: skip
    session.add(run)
    session.flush()
    ended = {int(hold): to for hold, to in move.get("ended_holds", {}).items()}
    holds = [_held_on(hold, run.id, ended) for hold in holds_of(session, stamped, at=stamped.finished_at or 0)]
    session.add_all(holds)
    set_terms(run, holds, taken.office)
    session.flush()
    spans = [{"from": hold.from_at, "to": hold.to_at} for hold in holds]
    return {"run": run.id, "continues": stamped.id, "entered_at": run.entered_at, "holds": spans}


def _held_on(hold: Hold, run_id: int, ended: dict[int, int | None]) -> Hold:
    """The hold in the stay that goes on; one that only the stamp had ended lasts again."""
    lasts = hold.id in ended
    return Hold(
        run_id=run_id, reason=hold.reason, note=hold.note, from_at=hold.from_at,
        to_at=ended[hold.id] if lasts else hold.to_at, person_id=hold.person_id, assignment_id=hold.assignment_id,
        hat=hold.hat, ended_person_id=None if lasts else hold.ended_person_id,
        ended_assignment_id=None if lasts else hold.ended_assignment_id, ended_hat="" if lasts else hold.ended_hat,
    )  # fmt: skip


def _undone(case_id: int, version_id: int, facts: dict[str, Any], *, is_repetition: bool) -> Undone:
    to = facts["to"]
    return Undone(case_id, facts["number"], version_id, to["id"], to["name"], is_repetition)
