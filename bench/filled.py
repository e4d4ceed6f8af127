"""An office of any size for measuring: a person per role, and cases put in by plain inserts, since only reads count."""

from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, insert, text
from sqlalchemy.orm import Session

from kanban import migrations, store
from kanban.actions.people import NewHolding, NewPerson, add_person
from kanban.domain.durations import standard_from_code
from kanban.domain.people import Actor
from kanban.domain.sla import Terms, terms
from kanban.models import Case, Register, Run
from kanban.queries.office import the_office
from kanban.queries.people import roles
from kanban.queries.workflows import VersionFacts, published
from kanban.sample.office import found_office

PASSWORD_OF = "pelaksana"
"""User name of the person who measures: holds the role of steps 3, 4 and 5 of SOP 2."""

DAY = 86400
BATCH = 2000


def fill(path: Path, *, open_cases: int, finished: int, at: int, password_hash: str) -> int:
    """Make the database and return the board's id."""
    engine = store.prepare(create_engine(f"sqlite:///{path}"))
    migrations.upgrade(engine)
    with Session(engine) as session:
        admin = found_office(session, at=at - 400 * DAY, is_sample=False)
        _people(session, admin, at, password_hash)
        board = next(facts for facts in published(session) if facts.position == 2)
        office = the_office(session)
        due = terms(office.calendar, standard_from_code(board.steps[2].standard), at - 3600)
        for first in range(1, finished + 1, BATCH):
            _insert(session, [_finished(board, n, at) for n in range(first, min(first + BATCH, finished + 1))])
        _insert(session, [_open(board, n, finished, at, due) for n in range(1, open_cases + 1)])
        session.add(Register(sop_id=board.sop_id, year=2026, last=open_cases))
        session.execute(text("ANALYZE"))
        session.commit()
    engine.dispose()
    return board.id


def _people(session: Session, admin: Actor, at: int, password_hash: str) -> None:
    day = the_office(session).day(at - 400 * DAY)
    for role in roles(session, day):
        person = NewPerson(name=role.name, username=role.code, password_hash=password_hash, must_change_password=False)
        add_person(session, person, NewHolding(role_id=role.id, starts_on=day), by=admin, at=at - 399 * DAY)


def _insert(session: Session, cases: list[tuple[dict[str, Any], list[dict[str, Any]]]]) -> None:
    session.execute(insert(Case), [case for case, _ in cases])
    session.execute(insert(Run), [run for _, runs in cases for run in runs])


def _finished(board: VersionFacts, n: int, at: int) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    opened = at - 200 * DAY + n
    case = _case(board, n, n, 2025, f"Berkas selesai {n}") | {
        "opened_at": opened, "step_id": None, "finished_at": opened + 6000, "revision": 7,
    }  # fmt: skip
    stamped = {"elapsed": 900, "worked": 900, "verdict": "on-time", "exit": "handed_on", "person_id": 1}
    runs = [
        _run(n, step.id, step.standard, opened + i * 1000)
        | stamped
        | {"finished_at": opened + i * 1000 + 900, "due_at": None, "risk_at": None, "late_at": None}
        for i, step in enumerate(board.steps)
    ]
    return case, runs


def _open(board: VersionFacts, n: int, after: int, at: int, due: Terms) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    step = board.steps[n % len(board.steps)]
    case = _case(board, after + n, n, 2026, f"Pelatihan pengolahan hasil kebun angkatan {n}") | {
        "opened_at": at - 7200, "step_id": step.id, "finished_at": None, "revision": 1,
    }  # fmt: skip
    run = _run(after + n, step.id, board.steps[2].standard, at - 3600 - n)
    times = {"due_at": due.due, "risk_at": due.risk_at, "late_at": due.late_at}
    return case, [run | times]


def _case(board: VersionFacts, case_id: int, serial: int, year: int, title: str) -> dict[str, Any]:
    return {
        "id": case_id, "sop_id": board.sop_id, "version_id": board.id, "year": year, "serial": serial,
        "number": f"{board.code}-{year}-{serial:03d}", "title": title, "applicant": "Kec. Mekarjaya · 30 peserta",
        "opened_by_id": 1,
    }  # fmt: skip


def _run(case_id: int, step_id: int, standard: str, entered_at: int) -> dict[str, Any]:
    return {
        "case_id": case_id, "step_id": step_id, "round": 1, "entered_at": entered_at, "standard": standard,
        "calendar_version_id": 1,
    }  # fmt: skip
