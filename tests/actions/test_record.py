"""The record in the database: one event per act, append-only, and every kind of tampering is found."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from kanban.domain.events import EventFacts, first_break
from kanban.models import ChainHead, Event
from kanban.models.events import APPEND_ONLY
from tests.actions.rows import events
from tests.office import Office


def chain_fault(engine: Engine) -> str | None:
    """What is wrong with the record, if anything."""
    with Session(engine) as session:
        head = session.get_one(ChainHead, 1)
        rows = session.scalars(select(Event).order_by(Event.id))
        facts = ((EventFacts(*(getattr(row, name) for name in EventFacts.__slots__)), row.hash) for row in rows)
        return first_break(facts, head.events, head.hash)


@pytest.fixture
def busy(office: Office) -> Office:
    """The office after a case went two steps on and one back: 27 events with the set-up's."""
    case_id = office.open_case(sop=2, step=3)
    office.send_back(case_id, 2)
    return office


@pytest.fixture
def forger(busy: Office) -> Iterator[sqlite3.Connection]:
    """Another program on the same file that has taken the triggers away."""
    with closing(sqlite3.connect(busy.path)) as connection:
        for trigger in APPEND_ONLY:
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.commit()
        yield connection


def test_the_chain_of_a_working_office_is_whole(busy: Office) -> None:
    assert chain_fault(busy.engine) is None


def test_every_act_on_a_case_is_one_event(office: Office) -> None:
    case_id = office.open_case(sop=2)
    counts = [len(events(office, case_id))]
    for act in (lambda: office.hand_on(case_id), lambda: office.send_back(case_id, 1), lambda: office.finish(case_id)):
        act()
        counts.append(len(events(office, case_id)))
    assert counts == [1, 2, 3, 9]
    assert [event.kind for event in events(office, case_id)] == [
        "open", "hand-on", "send-back", *["hand-on"] * 5, "finish",
    ]  # fmt: skip


def test_an_act_on_one_case_is_no_event_of_another(office: Office) -> None:
    one, two = office.open_case(sop=2), office.open_case(sop=2)
    office.hand_on(one)
    assert (len(events(office, one)), len(events(office, two))) == (2, 1)


def test_the_head_counts_the_events(busy: Office) -> None:
    with busy.sessions() as session:
        head = session.get_one(ChainHead, 1)
        assert (head.events, head.hash) == (len(events(busy)), events(busy)[-1].hash)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET hat = 'Kepala Dinas' WHERE id = 3",
        "UPDATE event SET at = at WHERE id = 3",
        "DELETE FROM event WHERE id = 3",
        "DELETE FROM event",
        "INSERT OR REPLACE INTO event SELECT * FROM event WHERE id = 3",
        "REPLACE INTO event SELECT * FROM event WHERE id = 3",
    ],
)
def test_the_database_refuses_to_change_the_record(busy: Office, statement: str) -> None:
    with busy.engine.connect() as connection, pytest.raises(IntegrityError, match="append-only"):
        connection.exec_driver_sql(statement)
    assert chain_fault(busy.engine) is None


@pytest.mark.parametrize("statement", ["UPDATE event SET kind = 'x'", "DELETE FROM event"])
def test_it_refuses_other_programs_too(busy: Office, statement: str) -> None:
    with closing(sqlite3.connect(busy.path)) as other, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        other.execute(statement)


def test_a_program_that_has_no_recursive_triggers_cannot_replace_a_row(busy: Office) -> None:
    """SQLite's back door: REPLACE skips the delete trigger unless a program switches recursive_triggers on."""
    with closing(sqlite3.connect(busy.path)) as other:
        columns = [row[1] for row in other.execute("PRAGMA table_info(event)")]
        for same in ("id", "hash", "person_id AND key"):
            values = ", ".join(name if name in same.split() else f"{name} || 9" for name in columns)
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                other.execute(f"INSERT OR REPLACE INTO event SELECT {values} FROM event WHERE id = 27")
    assert chain_fault(busy.engine) is None


@pytest.mark.parametrize(
    ("statements", "fault"),
    [
        (["UPDATE event SET hat = hat || ' ' WHERE id = 4"], "event 4 was changed"),
        (["UPDATE event SET at = at + 1 WHERE id = 1"], "event 1 was changed"),
        (["UPDATE event SET data = replace(data, 'on-time', 'late') WHERE kind = 'send-back'"], "event 27 was changed"),
        (["DELETE FROM event WHERE id = 4"], "event 4 is missing (found 5)"),
        (["DELETE FROM event WHERE id > 25"], "the chain ends at event 25, its head says 27"),
        (["DELETE FROM event"], "the chain ends at event 0, its head says 27"),
        (
            ["UPDATE event SET id = -1 WHERE id = 4", "UPDATE event SET id = 4 WHERE id = 5",
             "UPDATE event SET id = 5 WHERE id = -1"],
            "event 4 does not follow event 3",
        ),
    ],
)  # fmt: skip
def test_whoever_drops_the_triggers_first_is_found_out(
    busy: Office, forger: sqlite3.Connection, statements: list[str], fault: str
) -> None:
    for statement in statements:
        assert forger.execute(statement).rowcount > 0
    forger.commit()
    assert chain_fault(busy.engine) == fault


def test_the_record_outlives_a_copy_of_the_file(busy: Office, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    with closing(sqlite3.connect(busy.path)) as connection:
        connection.execute(f"VACUUM INTO '{copy}'")
    with closing(sqlite3.connect(copy)) as other, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        other.execute("DELETE FROM event")
