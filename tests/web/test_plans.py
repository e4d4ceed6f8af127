"""No screen reads a whole table: what a board, a case page and a move ask of the database is found through indexes."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from sqlalchemy import Engine, event

from kanban import db
from kanban.web.boards import board_cache
from tests.office import Office
from tests.queries.test_prices import fill
from tests.web.browser import Browser
from tests.web.conftest import ClientOf

GROWING = re.compile(r"SCAN (case|run|event|hold|document|note|tick)\b")
"""Reading a table from end to end that grows with every case."""


@contextmanager
def planned(engine: Engine) -> Iterator[dict[str, str]]:
    """SQLite's plan for each statement of the block."""
    plans: dict[str, str] = {}

    def explain(connection: Any, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
        if statement.startswith(("SELECT", "WITH", "UPDATE", "INSERT", "DELETE")):
            rows = connection.connection.cursor().execute(f"EXPLAIN QUERY PLAN {statement}", values).fetchall()
            plans[statement] = "\n".join(row[3] for row in rows)

    event.listen(engine, "before_cursor_execute", explain)
    try:
        yield plans
    finally:
        event.remove(engine, "before_cursor_execute", explain)


def engine_of(app: Flask) -> Engine:
    with app.app_context():
        return db.db.engine


def board_of(office: Office) -> str:
    return f"/boards/{office.board(2).id}"


def move(browser: Browser, office: Office, case_id: int) -> None:
    act = f"{office.step(2, 2).id}:{office.case(case_id).revision}"
    assert browser.drag(case_id, act, screen=board_of(office)).status == 200


def test_nothing_that_grows_is_read_from_end_to_end(office: Office, client_of: ClientOf, app: Flask) -> None:
    case_id, browser = office.open_case(), client_of(office.jafung)
    fill(office, case_id, 60)
    browser.token()
    acts = {
        "board": lambda: browser.get(board_of(office)),
        "columns": lambda: browser.get(f"{board_of(office)}/columns"),
        "case": lambda: browser.get(f"/cases/{case_id}"),
        "move": lambda: move(browser, office, case_id),
    }
    scans = {}
    for name, act in acts.items():
        board_cache.forget(app)
        with planned(engine_of(app)) as plans:
            act()
        assert len(plans) > 3
        scans[name] = [statement for statement, plan in plans.items() if GROWING.search(plan)]
    assert scans == {name: [] for name in acts}


def test_the_cards_of_a_board_come_through_the_index_of_columns_in_their_order(
    office: Office, client_of: ClientOf, app: Flask
) -> None:
    office.open_case(step=2)
    with planned(engine_of(app)) as plans:
        client_of(office.jafung).get(board_of(office))
    (plan,) = [plan for statement, plan in plans.items() if "tallies" in statement]
    by_column = [step for step in plan.splitlines() if re.match(r"(SEARCH|SCAN) run\b", step)]
    assert set(by_column) == {"SEARCH run USING INDEX ix_run_column (step_id=?)"}
    assert plan.count("USE TEMP B-TREE FOR ORDER BY") == 1  # the few that are shown, all columns together
    assert "SEARCH hold USING INDEX ix_hold_to_at (to_at>?)" in plan
