"""Saying what came of a step, as tests say it."""

from typing import Any

from sqlalchemy import select

from kanban.actions.gates import Said
from kanban.actions.moves import Moved, move_case
from kanban.actions.outputs import Declared, declare_output
from kanban.domain.outputs import Outcome, OutputState
from kanban.domain.people import Actor
from kanban.models import OutputRow
from tests.actions.rows import runs
from tests.office import Office


def numbered(text: str) -> Outcome:
    return Outcome(OutputState.NUMBER, text)


def documented(document_id: int | None) -> Outcome:
    return Outcome(OutputState.DOCUMENT, document_id=document_id)


def declare(office: Office, case_id: int, outcome: Outcome, *, by: Actor | None = None, **given: Any) -> Declared:
    """Say it of the stay that the case is in, by the real action; as Jafung unless told who."""
    given = {"key": office.key(), "at": office.at, "run": runs(office, case_id)[-1].id} | given
    with office.sessions() as session:
        return declare_output(session, case_id, outcome, by=by or office.jafung, **given)


def leave(
    office: Office, case_id: int, outcome: Outcome | None, *, by: Actor | None = None, to: int | None = None,
    **given: Any,
) -> Moved:  # fmt: skip
    """Hand on to the second step of SOP 2 unless told where to, and say what came of the step on the way."""
    given = {"key": office.key(), "at": office.at, "seen": office.case(case_id).revision} | given
    to = office.step(2, 2).id if to is None else to
    with office.sessions() as session:
        return move_case(session, case_id, to=to, said=Said(output=outcome), by=by or office.jafung, **given)


def outputs(office: Office) -> list[OutputRow]:
    with office.sessions() as session:
        return list(session.scalars(select(OutputRow).order_by(OutputRow.id)))
