"""A request has one connection to the database, and gives it back."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, QueuePool, event
from sqlalchemy.exc import OperationalError

from kanban import db
from kanban.queries.boards import revisions
from kanban.store import _queue, is_writing, write
from tests.office import Office
from tests.web.conftest import ClientOf


@contextmanager
def taken(engine: Engine) -> Iterator[list[str]]:
    """What is taken from the pool, and how transactions begin."""
    seen: list[str] = []

    def out(*_: Any) -> None:
        seen.append("connection")

    def begun(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.startswith("BEGIN"):
            seen.append(statement)

    event.listen(engine, "checkout", out)
    event.listen(engine, "before_cursor_execute", begun)
    try:
        yield seen
    finally:
        event.remove(engine, "checkout", out)
        event.remove(engine, "before_cursor_execute", begun)


def test_a_move_reads_writes_and_reads_again_on_one_connection(office: Office, client_of: ClientOf, app: Flask) -> None:
    with app.app_context():
        engine = db.db.engine
    browser, case_id, board = client_of(office.jafung), office.open_case(), f"/boards/{office.board(2).id}"
    browser.get(board)
    browser.token()
    with taken(engine) as seen:
        assert browser.drag(case_id, f"{office.step(2, 2).id}:1", screen=board, key=browser.fresh()).status == 200
    assert seen == ["connection", "BEGIN", "BEGIN IMMEDIATE", "BEGIN"]
    assert isinstance(engine.pool, QueuePool)
    assert engine.pool.checkedout() == 0


def test_a_write_that_cannot_begin_leaves_its_connection_reading(office: Office, app: Flask) -> None:
    with app.app_context(), taken(db.db.engine) as seen:
        session = db.session()
        session.connection().exec_driver_sql("PRAGMA busy_timeout=0")
        other = sqlite3.connect(office.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OperationalError, match="locked"), write(session):
            pass
        assert not is_writing(session)
        assert revisions(session)
        other.close()
        with write(session):
            assert is_writing(session)
    assert seen == ["connection", "BEGIN", "BEGIN IMMEDIATE", "BEGIN", "BEGIN IMMEDIATE"]


def test_a_connection_is_given_back_when_its_transaction_cannot_be_ended(office: Office, app: Flask) -> None:
    with app.app_context():
        engine, session = db.db.engine, db.session()
        assert revisions(session)

        def broken(_: Any) -> None:
            raise OSError

        event.listen(engine, "rollback", broken)
        try:
            with pytest.raises(OSError):
                session.close()
        finally:
            event.remove(engine, "rollback", broken)
        assert isinstance(engine.pool, QueuePool)
        assert engine.pool.checkedout() == 0


def test_whoever_waits_for_anothers_write_holds_no_connection(office: Office, app: Flask) -> None:
    with app.app_context():
        engine = db.db.engine
    assert isinstance(engine.pool, QueuePool)

    def second() -> None:
        with app.app_context():
            assert revisions(db.session())
            with write(db.session()):
                assert revisions(db.session())
            assert revisions(db.session())

    with app.app_context(), write(db.session()):
        thread = threading.Thread(target=second)
        thread.start()
        until = time.monotonic() + 60
        while not (_queue(engine)._waiting and engine.pool.checkedout() == 1) and time.monotonic() < until:
            time.sleep(0.001)
        assert (len(_queue(engine)._waiting), engine.pool.checkedout()) == (1, 1)
    thread.join()
    assert engine.pool.checkedout() == 0
