"""Whoever watches the server learns whether the board works, and nothing about anybody."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError

from kanban import db, migrations
from tests.office import Office
from tests.web.browser import Browser
from tests.web.conftest import Clock


def test_a_board_that_works_says_so_with_its_schema_and_age(office: Office, app: Flask, clock: Clock) -> None:
    app.extensions["kanban.started"] = clock.at - 90
    answer = Browser(app).get("/healthz")
    assert (answer.status, answer.response.get_json()) == (
        200, {"status": "ok", "schema": migrations.newest(), "uptime_seconds": 90},
    )  # fmt: skip
    assert "Set-Cookie" not in answer.response.headers


def test_it_works_before_set_up_too(site: Flask, new_office: Path) -> None:
    assert Browser(site).get("/healthz").status == 200


def test_a_database_that_cannot_be_read_is_503(office: Office, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise OperationalError("SELECT", {}, Exception("file is not a database"))

    monkeypatch.setattr(db, "session", broken)
    answer = Browser(app).get("/healthz")
    assert (answer.status, answer.response.get_json()["status"]) == (503, "database")


def test_a_file_of_something_else_is_503(office: Office, app: Flask) -> None:
    with app.app_context():
        db.db.engine.dispose()
    office.engine.dispose()
    whole = office.path.read_bytes()
    office.path.write_bytes(b"not a database at all" * 1000)
    try:
        assert Browser(app).get("/healthz").status == 503
    finally:
        with app.app_context():
            db.db.engine.dispose()
        office.path.write_bytes(whole)
