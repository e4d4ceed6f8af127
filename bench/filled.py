"""An office of any size for measuring: the cast's people, and cases put in by plain inserts, since only reads count."""

import sqlite3
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from kanban import migrations, store
from kanban.actions.people import NewHolding, NewPerson, add_person
from kanban.domain.durations import standard_from_code
from kanban.domain.people import Actor
from kanban.domain.sla import terms
from kanban.queries.office import the_office
from kanban.queries.people import roles
from kanban.queries.workflows import VersionFacts, published
from kanban.sample.office import found_office

PASSWORD_OF = "pelaksana"
"""User name of the person who measures: holds the role of steps 3, 4 and 5 of SOP 2."""


def fill(path: Path, *, open_cases: int, finished: int, at: int, password_hash: str) -> int:
    """Make the database and return the board's id. Half a finished case's runs are late, as in no good office."""
    engine = store.prepare(create_engine(f"sqlite:///{path}"))
    migrations.upgrade(engine)
    with Session(engine) as session:
        admin = found_office(session, at=at - 400 * 86400, is_sample=False)
        board = next(facts for facts in published(session) if facts.position == 2)
        _people(session, admin, at, password_hash)
        office = the_office(session)
        due = terms(office.calendar, standard_from_code(board.steps[2].standard), at - 3600)
        values = (office.calendar_id, due.due, due.risk_at, due.late_at)
        session.rollback()
    engine.dispose()
    with sqlite3.connect(path) as connection:
        _cases(connection, board, open_cases, finished, at, values)
    return board.id


def _people(session: Session, admin: Actor, at: int, password_hash: str) -> None:
    day = the_office(session).day(at - 400 * 86400)
    for role in roles(session, day):
        person = NewPerson(name=role.name, username=role.code, password_hash=password_hash, must_change_password=False)
        add_person(session, person, NewHolding(role_id=role.id, starts_on=day), by=admin, at=at - 399 * 86400)


def _cases(
    connection: sqlite3.Connection,
    board: VersionFacts,
    open_cases: int,
    finished: int,
    at: int,
    values: tuple[int, ...],
) -> None:
    steps = [step.id for step in board.steps]
    standard = board.steps[2].standard
    calendar = values[0]
    cases, runs = [], []
    for n in range(1, finished + 1):
        opened = at - 200 * 86400 + n
        number = f"PLT-2025-{n:06d}"
        cases.append(
            (
                n,
                board.sop_id,
                board.id,
                2025,
                n,
                number,
                f"Berkas selesai {n}",
                "",
                "",
                "",
                None,
                7,
                opened,
                1,
                opened + 6000,
            )
        )
        runs += [
            (n, step, 1, opened + i * 1000, opened + i * 1000 + 900, opened + i * 1000 + 900, standard, calendar, None,
             None, None, 0, 900, 900, "on-time", "handed_on", "", 1, None, "Pelaksana (Staf)")
            for i, step in enumerate(steps)
        ]  # fmt: skip
    for n in range(finished + 1, finished + open_cases + 1):
        serial = n - finished
        step = steps[serial % len(steps)]
        title = f"Pelatihan pengolahan hasil kebun angkatan {serial}"
        cases.append(
            (
                n,
                board.sop_id,
                board.id,
                2026,
                serial,
                f"PLT-2026-{serial:03d}",
                title,
                "Kec. Mekarjaya · 30 peserta",
                "",
                "",
                step,
                1,
                at - 7200,
                1,
                None,
            )
        )
        runs.append(
            (
                n,
                step,
                1,
                at - 3600 - serial,
                None,
                None,
                standard,
                calendar,
                values[1],
                values[2],
                values[3],
                0,
                None,
                None,
                None,
                None,
                "",
                None,
                None,
                "",
            )
        )
    marks = lambda rows: ",".join("?" * len(rows[0]))  # noqa: E731 - two words, used twice below
    connection.executemany(
        'INSERT INTO "case"(id,sop_id,version_id,year,serial,number,title,applicant,contact,note,step_id,revision,'
        f"opened_at,opened_by_id,finished_at) VALUES ({marks(cases)})", cases,
    )  # fmt: skip
    connection.executemany(
        "INSERT INTO run(case_id,step_id,round,entered_at,accepted_at,finished_at,standard,calendar_version_id,due_at,"
        f"risk_at,late_at,is_estimated,elapsed,worked,verdict,exit,reason,person_id,assignment_id,hat) VALUES ({marks(runs)})", runs,
    )  # fmt: skip
    connection.execute("INSERT INTO register(sop_id,year,last) VALUES (?,2026,?)", (board.sop_id, open_cases))
    connection.execute("ANALYZE")
