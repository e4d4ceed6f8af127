"""A request has one connection to the database, and gives it back."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from sqlalchemy import Engine, QueuePool, event

from kanban import db
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
