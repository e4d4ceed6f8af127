"""Moving a case: handing on, finishing, sending back. One judge, one transaction, one stamp."""

import json
from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from kanban.actions.record import bump, record, repeated
from kanban.actions.runs import enter, running, stamp, stamp_facts
from kanban.domain.events import request_digest
from kanban.domain.moves import CaseState, MoveKind, Refusal, Refused, kind_of, reason_refusal, refusal
from kanban.domain.people import Actor
from kanban.domain.workflow import DONE, Workflow, WorkflowStep
from kanban.models import Case, Event, Run
from kanban.queries.cases import last_act
from kanban.queries.office import OfficeFacts, the_office
from kanban.queries.people import acting
from kanban.queries.workflows import VersionFacts, version
from kanban.store import write

EXITS = {MoveKind.HAND_ON: "handed_on", MoveKind.FINISH: "finished", MoveKind.SEND_BACK: "sent_back"}

CASE = select(Case).where(Case.id == bindparam("id")).with_for_update()


class CaseUnknown(LookupError):
    """No case has this id."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What a move did."""

    case_id: int
    number: str
    version_id: int
    kind: MoveKind
    from_step: int
    to_step: int
    place: str
    """Name of the step that the case is in now; empty for Selesai."""
    at: int
    is_repetition: bool
    """The same submit arrived before: nothing was written again."""


def move_case(
    session: Session, case_id: int, *, to: int, seen: int, key: str, by: Actor, at: int, reason: str = ""
) -> Moved:
    """Move a case to a step (or DONE) and stamp the run that ends.

    `seen` is the case's revision as the actor saw it; `key` makes a repeated submit harmless.
    Raises CaseUnknown, or Refused with the reason; a refused move leaves no trace.
    """
    # Browsers count a line break as one character and send two; the limit must be the one that was shown.
    reason = reason.replace("\r\n", "\n").strip()
    request = request_digest("move", case_id, to, seen, reason)
    with write(session):
        case = session.scalar(CASE, {"id": case_id})
        if case is None:
            raise CaseUnknown(case_id)
        found = _version(session, case)
        workflow = found.workflow
        before = repeated(session, by, key, request)
        if before:
            return _again(case, before)
        if case.revision != seen:
            raise Refused(Refusal.STALE, **last_act(session, case.id))
        # Before the hat is asked for: on a day long past nobody held one, and the clock is what is wrong.
        open_run = running(session, case, at=at)
        office = the_office(session)
        actor = acting(session, by, office.day(at))
        here, kind, run = _judged(workflow, case, open_run, actor, to, reason)
        _move(session, case, run, kind, found, to, at=at, by=actor, office=office, reason=reason)
        bump(session, case.version_id, {here.id, to})
        record(
            session, kind.value, at=at, by=actor, case_id=case.id, version_id=case.version_id, key=key, request=request,
            data=_facts(workflow, case, here, to) | stamp_facts(run, office),
        )  # fmt: skip
        return _moved(case, workflow, kind, here, to, at)


def _moved(case: Case, workflow: Workflow, kind: MoveKind, here: WorkflowStep, to: int, at: int) -> Moved:
    place = workflow.step(to)
    name = place.name if place else ""
    return Moved(case.id, case.number, case.version_id, kind, here.id, to, name, at, is_repetition=False)


def _version(session: Session, case: Case) -> VersionFacts:
    found = version(session, case.version_id)
    if found is None:
        raise LookupError(f"case {case.id} names the unknown SOP version {case.version_id}")
    return found


def _judged(
    workflow: Workflow, case: Case, run: Run | None, actor: Actor, to: int, reason: str
) -> tuple[WorkflowStep, MoveKind, Run]:
    here = workflow.step(case.step_id or DONE)
    why = refusal(workflow, CaseState(case.step_id or DONE), actor, to)
    kind = kind_of(workflow, here, to) if here else None
    if why or here is None or kind is None:
        raise Refused(why or Refusal.UNKNOWN_STEP, workflow=workflow, here=here, to=to)
    why = reason_refusal(kind, reason)
    if why:
        raise Refused(why, workflow=workflow, here=here, to=to)
    if run is None:
        raise LookupError(f"case {case.id} is open but has no open run")
    return here, kind, run


def _move(
    session: Session, case: Case, run: Run, kind: MoveKind, found: VersionFacts, to: int,
    *, at: int, by: Actor, office: OfficeFacts, reason: str,
) -> None:  # fmt: skip
    stamp(session, run, EXITS[kind], at=at, by=by, office=office, reason=reason)
    case.step_id, case.finished_at = (to, None) if to != DONE else (None, at)
    case.revision += 1
    # The old run must be closed in the database before the next opens: one open run per case is a unique index.
    session.flush()
    if to != DONE:
        enter(session, case, found.step(to), at=at, office=office)


def _facts(workflow: Workflow, case: Case, here: WorkflowStep, to: int) -> dict[str, object]:
    target = workflow.step(to)
    return {
        "number": case.number,
        "from": {"id": here.id, "no": here.no, "name": here.name, "role": here.role},
        "to": {"id": to, "no": target.no, "name": target.name, "role": target.role} if target else None,
    }


def _again(case: Case, event: Event) -> Moved:
    """The answer to a submit that was already carried out."""
    facts = json.loads(event.data)
    to = facts["to"] or {"id": DONE, "name": ""}
    kind, here = MoveKind(event.kind), facts["from"]["id"]
    return Moved(
        case.id, case.number, case.version_id, kind, here, to["id"], to["name"], event.at, is_repetition=True
    )  # fmt: skip
