"""An office of any size for measuring: a person per role, open cases, and years of finished ones with their record.

Finished cases are put in by plain inserts, a hundred thousand in half a minute; their events form a chain that
`kanban audit verify` finds whole.
"""

import sqlite3
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from kanban import migrations, store
from kanban.actions.people import NewHolding, NewPerson, add_person
from kanban.domain.durations import standard_from_code
from kanban.domain.events import EventFacts, canonical, event_hash
from kanban.domain.people import Actor
from kanban.domain.sla import Terms, terms
from kanban.queries.office import the_office
from kanban.queries.people import roles
from kanban.queries.workflows import VersionFacts, published
from kanban.sample.office import found_office

PASSWORD_OF = "pelaksana"
"""User name of the person who measures: holds the role of steps 3, 4 and 5 of SOP 2."""

DAY = 86400
STAY = 1000
"""Seconds of each stay of a finished case."""

CASE = """INSERT INTO "case" (id, sop_id, version_id, year, serial, number, title, applicant, contact, note, step_id,
revision, opened_at, opened_by_id, finished_at) VALUES (?,?,?,?,?,?,?,'Kec. Mekarjaya · 30 peserta','','',?,?,?,1,?)"""
RUN = """INSERT INTO run (case_id, step_id, round, entered_at, finished_at, standard, calendar_version_id, due_at,
risk_at, late_at, is_estimated, elapsed, worked, verdict, exit, reason, person_id, hat)
VALUES (?,?,1,?,?,?,1,?,?,?,0,?,?,?,?,'',?,'')"""
TICK = "INSERT INTO tick (case_id,requirement_id,state,reason,at,person_id,hat) VALUES (?,?,'present','',?,1,'')"
EVENT = f"INSERT INTO event ({','.join(EventFacts.__slots__)},hash) VALUES ({','.join('?' * 12)})"

Row = tuple[Any, ...]


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
    engine.dispose()
    with sqlite3.connect(path, isolation_level=None) as raw:
        raw.execute("PRAGMA synchronous=OFF")
        raw.execute("BEGIN")
        _finished(raw, board, range(1, finished + 1), at)
        _open(raw, board, range(finished + 1, finished + open_cases + 1), at, due)
        raw.execute("INSERT INTO register (sop_id, year, last) VALUES (?, 2026, ?)", (board.sop_id, open_cases))
        raw.execute("COMMIT")
    raw.close()
    return board.id


def _people(session: Session, admin: Actor, at: int, password_hash: str) -> None:
    day = the_office(session).day(at - 400 * DAY)
    for role in roles(session, day):
        person = NewPerson(name=role.name, username=role.code, password_hash=password_hash, must_change_password=False)
        add_person(session, person, NewHolding(role_id=role.id, starts_on=day), by=admin, at=at - 399 * DAY)


def _finished(raw: sqlite3.Connection, board: VersionFacts, ids: range, at: int) -> None:
    opened = {n: at - 200 * DAY + n for n in ids}
    whole = len(board.steps) * STAY
    raw.executemany(CASE, (_case(board, n, n, 2025, None, 7, opened[n], opened[n] + whole) for n in ids))
    raw.executemany(RUN, chain.from_iterable(_runs(board, n, opened[n]) for n in ids))
    raw.executemany(EVENT, _events(raw, board, opened))


def _open(raw: sqlite3.Connection, board: VersionFacts, ids: range, at: int, due: Terms) -> None:
    steps, standard = board.steps, board.steps[2].standard
    lines = [line for (line,) in raw.execute(
        "SELECT r.id FROM requirement r JOIN step s ON s.id = r.step_id WHERE s.version_id = ? ORDER BY r.id",
        (board.id,),
    )]  # fmt: skip
    for n, case_id in enumerate(ids, 1):
        step = steps[n % len(steps)]
        raw.execute(CASE, _case(board, case_id, n, 2026, step.id, 1, at - 7200, None))
        times = (due.due, due.risk_at, due.late_at)
        raw.execute(RUN, (case_id, step.id, at - 3600 - n, None, standard, *times, None, None, None, None, None))
        # Where nobody measures a move, cards say that they lack something.
        ticked = lines if step in steps[2:4] else lines[1 : n % len(lines)]
        raw.executemany(TICK, ((case_id, line, at - 3600) for line in ticked))


def _case(
    board: VersionFacts, case_id: int, serial: int, year: int, step: int | None, revision: int, opened: int,
    finished: int | None,
) -> Row:  # fmt: skip
    number = f"{board.code}-{year}-{serial:03d}"
    title = f"Pelatihan pengolahan hasil kebun angkatan {serial}"
    return (case_id, board.sop_id, board.id, year, serial, number, title, step, revision, opened, finished)


def _runs(board: VersionFacts, case_id: int, opened: int) -> Iterator[Row]:
    for place, step in enumerate(board.steps):
        entered = opened + place * STAY
        exit_ = "finished" if step is board.steps[-1] else "handed_on"
        times = (entered + STAY, step.standard, None, None, None)
        yield (case_id, step.id, entered, *times, 900, 900, "on-time", exit_, 1)


def _events(raw: sqlite3.Connection, board: VersionFacts, opened: dict[int, int]) -> Iterator[Row]:
    """An event for each opening and each stay, chained behind what the office has done before; then the head."""
    last, previous = raw.execute("SELECT events, hash FROM chain_head").fetchone()
    kinds = ("open", *("hand-on" for _ in board.steps[1:]), "finish")
    for case_id, at in opened.items():
        for place, kind in enumerate(kinds):
            last += 1
            data = canonical({"number": f"{board.code}-2025-{case_id:03d}", "round": 1, "run": last, "step": place})
            facts = EventFacts(
                last, at + place * STAY, kind, 1, "", case_id, board.id, data, f"filled-{last}", "", previous
            )  # fmt: skip
            previous = event_hash(facts)
            yield (*(getattr(facts, name) for name in EventFacts.__slots__), previous)
    raw.execute("UPDATE chain_head SET events = ?, hash = ?", (last, previous))
