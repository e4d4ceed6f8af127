"""Open cases stay on their version; moving some to the version in force is an act of its own: previewed, with a mapping
of steps, one event per case, and taken back as long as nobody has acted on the case."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from kanban.actions.people import admin
from kanban.actions.record import bump, record, repeated
from kanban.actions.runs import NEXT_ROUND, RUNNING
from kanban.actions.sop_drafts import SopUnknown
from kanban.domain.events import request_digest
from kanban.domain.people import Actor
from kanban.domain.sop_states import SopRefusal, SopRefused
from kanban.models import Case, Event, SopVersion, Step
from kanban.store import write


@dataclass(frozen=True, slots=True)
class CasesMoved:
    """What a move of cases, or its taking back, did: the numbers of the cases that moved, and of those that stayed."""

    moved: tuple[str, ...]
    stayed: tuple[str, ...] = ()


def move_to_version(
    session: Session, old_id: int, new_id: int, steps: Mapping[int, int], cases: Mapping[int, int],
    *, key: str, by: Actor, at: int,
) -> CasesMoved:  # fmt: skip
    """Move open cases (id → revision as seen) to the version in force, each to the step that `steps` names for its own.

    The running stay goes on: its beginning and its standard are those it was entered under; later steps follow the new
    version. Raises SopUnknown, NotAdmin, Refused(KEY_REUSED), SopRefused (NOT_PUBLISHED, UNMAPPED_STEP, CHANGED).
    """
    request = request_digest("move-to-version", old_id, new_id, sorted(steps.items()), sorted(cases.items()))
    with write(session):
        admin(session, by)
        old, new = session.get(SopVersion, old_id), session.get(SopVersion, new_id)
        if old is None or new is None or old.sop_id != new.sop_id or old.id == new.id:
            raise SopUnknown(new_id)
        if repeated(session, by, key, request):
            return CasesMoved(())
        if new.status != "published":
            raise SopRefused(SopRefusal.NOT_PUBLISHED)
        names = {step.id: step for step in session.scalars(select(Step).where(Step.version_id.in_((old_id, new_id))))}
        moved = []
        for n, (case_id, seen) in enumerate(sorted(cases.items())):
            case = session.get(Case, case_id, with_for_update=True)
            if case is None or case.step_id is None or (case.version_id, case.revision) != (old_id, seen):
                raise SopRefused(SopRefusal.CHANGED)
            goal = names.get(steps.get(case.step_id, 0))
            if goal is None or goal.version_id != new_id:
                raise SopRefused(SopRefusal.UNMAPPED_STEP)
            facts = _place(session, case, names[case.step_id], old, goal, new) | {"batch": key}
            record(
                session, "migrate", at=at, by=by, case_id=case.id, version_id=new_id, data=facts,
                key=None if n else key, request="" if n else request,
            )  # fmt: skip
            moved.append(case.number)
        return CasesMoved(tuple(moved))


def move_back(session: Session, new_id: int, batch: str, *, by: Actor, at: int) -> CasesMoved:
    """Take such a move back: each case returns to the version and step that it came from, unless somebody has acted on
    it since. Raises SopUnknown, NotAdmin, SopRefused (NOTHING_TO_UNDO: done already, or every case was acted on)."""
    with write(session):
        admin(session, by)
        new = session.get(SopVersion, new_id)
        if new is None:
            raise SopUnknown(new_id)
        moved, stayed = [], []
        for facts in _moves(session, new_id, batch):
            case = session.get_one(Case, facts["case"], with_for_update=True)
            if (case.version_id, case.revision) != (new_id, facts["revision"]):
                stayed.append(case.number)
                continue
            here = session.get_one(Step, case.step_id)
            goal = session.get_one(Step, facts["from"]["id"])
            old = session.get_one(SopVersion, goal.version_id)
            back = _place(session, case, here, new, goal, old, round_=facts["from"]["round"])
            record(
                session, "migrate-back", at=at, by=by, case_id=case.id, version_id=new_id, data=back | {"batch": batch}
            )
            moved.append(case.number)
        if not moved:
            raise SopRefused(SopRefusal.NOTHING_TO_UNDO)
        return CasesMoved(tuple(moved), tuple(stayed))


def _place(
    session: Session, case: Case, here: Step, old: SopVersion, goal: Step, new: SopVersion, round_: int | None = None
) -> dict[str, object]:
    """Put the case and its running stay into a step of another version; what the record keeps of it."""
    run = session.scalars(RUNNING, {"case_id": case.id}).one()
    was = run.round
    run.round = round_ or session.scalars(NEXT_ROUND, {"of_case": case.id, "in_step": goal.id}).one()
    run.step_id = case.step_id = goal.id
    case.version_id = new.id
    case.revision += 1
    session.flush()
    bump(session, old.id, {here.id})
    bump(session, new.id, {goal.id})
    return {
        "case": case.id, "number": case.number, "run": run.id, "revision": case.revision,
        "from": {"version": old.number, "id": here.id, "no": here.no, "name": here.name, "round": was},
        "to": {"version": new.number, "id": goal.id, "no": goal.no, "name": goal.name, "round": run.round},
    }  # fmt: skip


def _moves(session: Session, version_id: int, batch: str) -> list[dict[str, Any]]:
    """What a batch moved and nobody has taken back."""
    rows = session.execute(
        select(Event.kind, Event.data)
        .where(Event.version_id == version_id, Event.kind.in_(("migrate", "migrate-back")))
        .order_by(Event.id)
    )
    found = {}
    for kind, data in rows:
        facts = json.loads(data)
        if facts["batch"] == batch:
            found[facts["case"]] = None if kind == "migrate-back" else facts
    return [facts for facts in found.values() if facts]
