"""Moving a case: handing on, finishing, answering, sending back, skipping, overriding. One judge, one transaction, one
stamp."""

import json
from dataclasses import dataclass

from sqlalchemy.orm import Session

from kanban.actions.digests import hidden
from kanban.actions.gates import NOTHING_SAID, Said, gate, said_parts
from kanban.actions.record import bump, record
from kanban.actions.runs import enter, stamp, stamp_facts
from kanban.actions.taking import Taken, step_facts, take
from kanban.domain.events import request_digest
from kanban.domain.moves import CaseState, MoveKind, Refusal, Refused, meanings, reason_refusal, refusal
from kanban.domain.people import Actor
from kanban.domain.stays import EXITS
from kanban.domain.workflow import DONE, Workflow, WorkflowStep
from kanban.models import Case, Event, Run
from kanban.store import change, write


@dataclass(frozen=True, slots=True)
class Moved:
    """What a move did."""

    case_id: int
    number: str
    version_id: int
    revision: int
    """Of the case after it."""
    kind: MoveKind
    from_step: int
    to_step: int
    place: str
    """Name of the step that the case is in now; empty for Selesai."""
    place_no: int | None
    round: int
    """The how many-eth stay of the case there this is; 0 where it is not known (Selesai, or a repeated submit)."""
    at: int
    is_repetition: bool
    """The same submit arrived before: nothing was written again."""


def move_case(
    session: Session, case_id: int, *, to: int, seen: int, key: str, by: Actor, at: int, reason: str = "",
    kind: MoveKind | None = None, said: Said = NOTHING_SAID,
) -> Moved:  # fmt: skip
    """Move a case to a step (or DONE) and stamp the run that ends.

    `seen` is the case's revision as the actor saw it; `key` makes a repeated submit harmless; `kind` says what is meant
    where it could be more than one thing; what is `said` of requirements and output is written in the same
    transaction. Raises CaseUnknown, or Refused; a refused move leaves no trace.
    """
    # Browsers count a line break as one character and send two; the limit must be the one that was shown.
    reason = reason.replace("\r\n", "\n").strip()
    request = request_digest(
        "move", case_id, to, seen, hidden(session, case_id, reason), *filter(None, [kind]),
        *said_parts(session, case_id, said),
    )  # fmt: skip
    with write(session):
        taken = take(session, case_id, seen=seen, key=key, request=request, by=by, at=at)
        if isinstance(taken, Event):
            return _again(taken)
        case, actor, office, workflow = taken.case, taken.by, taken.office, taken.version.workflow
        passed = gate(session, taken, said, at=at)
        state = CaseState(case.step_id or DONE, passed.missing, passed.lacks_output)
        here, meant, run = _judged(workflow, state, taken.run, actor, to, kind, reason)
        held = stamp(session, run, EXITS[meant], at=at, by=actor, office=office, reason=reason)
        round_ = _enter(session, taken, to, at=at)
        bump(session, case.version_id, {here.id, to})
        facts = _facts(workflow, case, state, meant, here, to) | stamp_facts(session, run, office, held)
        record(
            session, meant.value, at=at, by=actor, case_id=case.id, version_id=case.version_id, key=key,
            request=request, data=facts | passed.facts,
        )  # fmt: skip
        return _moved(case, workflow, meant, here, to, round_, at)


def _moved(
    case: Case, workflow: Workflow, kind: MoveKind, here: WorkflowStep, to: int, round_: int, at: int
) -> Moved:  # fmt: skip
    place = workflow.step(to)
    name, no = (place.name, place.no) if place else ("", None)
    return Moved(
        case.id, case.number, case.version_id, case.revision, kind, here.id, to, name, no, round_, at,
        is_repetition=False,
    )  # fmt: skip


def _judged(
    workflow: Workflow, case: CaseState, run: Run | None, actor: Actor, to: int, kind: MoveKind | None, reason: str
) -> tuple[WorkflowStep, MoveKind, Run]:
    here = workflow.step(case.step_id)
    why = refusal(workflow, case, actor, to, kind)
    if why or here is None:
        raise Refused(why or Refusal.CASE_FINISHED, workflow=workflow, here=here, to=to, missing=case.missing)
    found = (kind,) if kind else meanings(workflow, case, actor, to)
    if len(found) > 1:
        raise Refused(Refusal.KIND_MISSING, workflow=workflow, here=here, to=to, kinds=found)
    why = reason_refusal(found[0], reason)
    if why:
        raise Refused(why, workflow=workflow, here=here, to=to, kinds=found)
    if run is None:
        raise LookupError(f"a case at step {here.id} is open but has no open run")
    return here, found[0], run


def _enter(session: Session, taken: Taken, to: int, *, at: int) -> int:
    case = taken.case
    step_id, finished_at = (to, None) if to != DONE else (None, at)
    change(session, case, step_id=step_id, finished_at=finished_at, revision=case.revision + 1)
    return enter(session, case, taken.version.step(to), at=at, office=taken.office)[1] if to != DONE else 0


def _facts(
    workflow: Workflow, case: Case, state: CaseState, kind: MoveKind, here: WorkflowStep, to: int
) -> dict[str, object]:
    target = workflow.step(to)
    facts: dict[str, object] = {
        "number": case.number,
        "revision": case.revision,
        "from": step_facts(here),
        "to": step_facts(target) if target else None,
    }
    if kind is MoveKind.SKIP:
        facts["between"] = [step_facts(step) for step in workflow.between(here, to)]
    if kind is MoveKind.OVERRIDE and state.missing:
        facts["missing"] = list(state.missing)
    return facts


def _again(event: Event) -> Moved:
    """The answer to a submit that was already carried out."""
    facts = json.loads(event.data)
    to = facts["to"] or {"id": DONE, "name": "", "no": None}
    return Moved(
        event.case_id or 0, facts["number"], event.version_id or 0, facts.get("revision", 0), MoveKind(event.kind),
        facts["from"]["id"], to["id"], to["name"], to["no"], 0, event.at, is_repetition=True,
    )  # fmt: skip
