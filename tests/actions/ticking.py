"""Ticking requirements, as tests say it."""

from dataclasses import replace
from typing import Any

from sqlalchemy import select

from kanban.actions.gates import Said
from kanban.actions.moves import Moved, move_case
from kanban.actions.tick_rows import Mark
from kanban.actions.ticks import Ticked, tick
from kanban.domain.outputs import THERE
from kanban.domain.people import Actor
from kanban.domain.requirements import TickState, checklist
from kanban.models import TickRow
from kanban.queries.requirements import case_ticks, step_requirements
from tests.office import Office


def lines(office: Office, sop: int, no: int) -> list[int]:
    """The persyaratan of a step, by id."""
    with office.sessions() as session:
        return [line.id for line in step_requirements(session, office.step(sop, no).id)]


def present(*ids: int, seen: int | None = 0) -> list[Mark]:
    return [Mark(id_, TickState.PRESENT, seen=seen) for id_ in ids]


def waived(id_: int, reason: str = "sudah ada di berkas lalu", seen: int | None = 0) -> list[Mark]:
    return [Mark(id_, TickState.WAIVED, reason, seen)]


def opened(id_: int, seen: int) -> list[Mark]:
    return [Mark(id_, TickState.OPEN, seen=seen)]


def say(office: Office, case_id: int, marks: list[Mark], *, by: Actor | None = None, **given: Any) -> Ticked:
    """Say it by the real action; as Pelaksana, who holds the first step of SOP 3, unless told who."""
    given = {"key": office.key(), "at": office.at} | given
    with office.sessions() as session:
        return tick(session, case_id, marks, by=by or office.pelaksana, **given)


def pass_on(
    office: Office, case_id: int, marks: list[Mark], *, by: Actor | None = None, to: int | None = None, **given: Any
) -> Moved:
    """Hand on to the second step of SOP 3 unless told where to, and say something of requirements on the way."""
    given = {"key": office.key(), "at": office.at, "seen": office.case(case_id).revision} | given
    to = office.step(3, 2).id if to is None else to
    said = Said(tuple(replace(mark, seen=None) for mark in marks), THERE)
    with office.sessions() as session:
        return move_case(session, case_id, to=to, said=said, by=by or office.pelaksana, **given)


def newest(office: Office, case_id: int, no: int, place: int = 0) -> int:
    """The tick that counts for one of the persyaratan of a step of SOP 3, said there or at another step."""
    with office.sessions() as session:
        return checklist(step_requirements(session, office.step(3, no).id), case_ticks(session, case_id))[place].seen


def ticks(office: Office) -> list[TickRow]:
    with office.sessions() as session:
        return list(session.scalars(select(TickRow).order_by(TickRow.id)))
