"""The streams as browsers ask for them, from a server of their own."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from kanban import db
from kanban.app import create_app
from kanban.config import load_settings
from kanban.live.hub import Hub
from kanban.web import identity
from tests.office import AT, Office
from tests.web.browser import Browser


@pytest.fixture
def app(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """A server with room for two streams, on the office's database."""
    monkeypatch.setattr(identity, "now", lambda: AT)
    app = create_app(load_settings(str(tmp_path / "instance"), {}, database_url=office.url, streams=2))
    yield app
    hub = app.extensions["kanban.hub"]
    hub.stop()
    if hub._thread:
        hub._thread.join(5)
    with app.app_context():
        engine = db.db.engine
    engine.dispose()


@pytest.fixture
def browser(app: Flask, office: Office) -> Browser:
    return Browser(app).signed_in(office, office.jafung)


def test_a_stream_begins_with_the_revision_and_tells_of_a_move(browser: Browser, office: Office) -> None:
    response = browser.client.get(f"/boards/{office.board(2).id}/stream")
    events = iter(response.response)
    assert (response.mimetype, response.headers["Cache-Control"]) == ("text/event-stream", "no-store")
    assert next(events) == b"event: revision\nid: 10\ndata: 10\n\n"
    office.open_case()
    assert next(events) == b"event: revision\nid: 11\ndata: 11\n\n"
    response.close()


def test_the_office_has_a_stream_of_its_own(browser: Browser, office: Office) -> None:
    response = browser.client.get("/stream")
    assert next(iter(response.response)) == b"event: revision\nid: 30\ndata: 30\n\n"
    response.close()


def test_who_finds_no_place_is_told_to_come_back_and_may_poll(browser: Browser, office: Office, app: Flask) -> None:
    first, second = (browser.client.get("/stream") for _ in range(2))
    full = browser.client.get("/stream")
    assert (full.status_code, full.headers["Retry-After"], full.data) == (503, "3", b"")
    assert browser.get("/revision").text == "30"
    assert browser.get(f"/boards/{office.board(2).id}/revision").text == "10"
    first.close()
    again = browser.client.get("/stream")
    assert (again.status_code, app.extensions["kanban.places"].taken) == (200, 2)
    for response in (second, again):
        response.close()
    assert app.extensions["kanban.places"].taken == 0


def test_a_stream_keeps_no_connection_to_the_database(browser: Browser, office: Office, app: Flask) -> None:
    with app.app_context():
        pool = db.db.engine.pool
    response = browser.client.get("/stream")
    next(iter(response.response))
    # One is the hub's, for as long as the server runs; a second, while it looks.
    until = time.monotonic() + 30
    while pool.checkedout() > 1 and time.monotonic() < until:  # type: ignore[attr-defined]
        time.sleep(0.01)
    assert pool.checkedout() <= 1  # type: ignore[attr-defined]
    response.close()


def test_nobody_waits_for_a_second_connection_while_holding_one(
    browser: Browser, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two hundred that came back at once after a restart would wait for each other until all gave up."""
    with app.app_context():
        pool = db.db.engine.pool
    held: list[int] = []
    monkeypatch.setattr(Hub, "start", lambda _: None)
    monkeypatch.setattr(Hub, "_read", lambda _: held.append(pool.checkedout()))  # type: ignore[attr-defined]
    browser.client.get("/stream").close()
    assert held == [0]


def test_a_board_that_does_not_exist_has_no_stream(browser: Browser, app: Flask) -> None:
    assert [browser.get(f"/boards/99/{name}").status for name in ("stream", "revision")] == [404, 404]
    assert app.extensions["kanban.places"].taken == 0


def test_a_stranger_takes_no_place(office: Office, app: Flask) -> None:
    stranger = Browser(app)
    asked = {path: stranger.get(path).status for path in ("/stream", "/boards/2/stream", "/revision")}
    assert (asked, app.extensions["kanban.places"].taken) == (dict.fromkeys(asked, 401), 0)


def test_the_end_of_the_server_ends_the_streams(browser: Browser, app: Flask) -> None:
    response = browser.client.get("/stream")
    events = iter(response.response)
    next(events)
    for end in app.extensions["at_stop"]:
        end()
    assert list(events) == []
    response.close()
