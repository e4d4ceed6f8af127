"""Whose tab a stream serves: a browser takes four, an ended session none, and the board shows who else looks."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from kanban.actions.doors import end_session
from kanban.actions.people import set_active, set_password
from kanban.live import streams
from kanban.live.hub import Hub, Watcher
from kanban.live.streams import MOST_PER_BROWSER, Places, Stream, StreamsFull
from tests.live.test_served import app, browser
from tests.office import AT, Office
from tests.web.browser import Browser

__all__ = ["app", "browser"]


@pytest.fixture
def hub(office: Office, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """A hub that looks when the test says so, and streams that never wait long."""
    monkeypatch.setattr(streams, "BEAT_SECONDS", 0.01)
    hub = Hub(office.engine)
    hub.look()
    yield hub
    hub.stop()


def watcher(office: Office, browser: str = "his", epoch: int = 1) -> Watcher:
    return Watcher(browser, office.jafung.person_id, epoch, "Rahmat Hidayat")


def test_a_browser_keeps_two_of_its_six_connections_for_pages(hub: Hub, office: Office) -> None:
    places = Places(10)
    his = [Stream(hub, places, 2, watcher=watcher(office)) for _ in range(MOST_PER_BROWSER)]
    with pytest.raises(StreamsFull):
        Stream(hub, places, 2, watcher=watcher(office))
    Stream(hub, places, 2, watcher=watcher(office, "another"))
    his[0].close()
    Stream(hub, places, 2, watcher=watcher(office))
    assert places.taken == MOST_PER_BROWSER + 1


def test_pages_that_were_left_a_moment_ago_do_not_count(hub: Hub, office: Office) -> None:
    """Five clicks in three seconds: the server has not ended the streams of the pages before."""
    places, gone = Places(10), [False] * 6
    for page in range(6):
        Stream(hub, places, 2, watcher=watcher(office), is_gone=lambda page=page: gone[page])
        gone[page] = True
    assert places.taken == 6


def disabled(office: Office, session: Session) -> None:
    set_active(session, office.jafung.person_id, False, by=office.admin, at=AT)


def new_password(office: Office, session: Session) -> None:
    set_password(session, office.jafung.person_id, "hash", by=office.admin, at=AT)


def signed_out(office: Office, session: Session) -> None:
    end_session(session, "his", until=AT + 60, at=AT)


@pytest.mark.parametrize("end", [disabled, new_password, signed_out])
def test_the_stream_of_a_session_that_was_ended_ends(
    end: Callable[[Office, Session], None], hub: Hub, office: Office
) -> None:
    places = Places(2)
    his, other = (Stream(hub, places, 2, watcher=each) for each in (watcher(office), None))
    assert [len([next(his), next(his)]), len([next(other), next(other)])] == [2, 2]
    with office.sessions() as session:
        end(office, session)
    hub.look()
    assert (list(his), places.taken) == ([], 1)
    assert next(other)


def test_a_stream_that_is_asked_for_with_an_old_epoch_ends_at_once(hub: Hub, office: Office) -> None:
    stream = Stream(hub, Places(1), 2, watcher=watcher(office, epoch=0))
    next(stream)
    assert list(stream) == []


def test_the_board_names_who_else_looks_and_forgets_who_has_left(office: Office, app: Flask, browser: Browser) -> None:
    office.open_case()
    board = f"/boards/{office.board(2).id}"
    hers = Browser(app).signed_in(office, office.kabid)
    assert browser.get(board).page.all(cls="watchers") == []
    response = hers.client.get(f"{board}/stream")
    assert browser.get(board).page.one(cls="watchers").all("li")[0].text == initials_and_name(office)
    assert hers.get(board).page.all(cls="watchers") == []  # alone, as far as she can see
    assert browser.get(f"/boards/{office.board(1).id}").page.all(cls="watchers") == []
    answer = browser.get(f"{board}/columns")
    assert initials_and_name(office) in answer.page.one(id="board-counts").text
    response.close()
    assert browser.get(board).page.all(cls="watchers") == []


def initials_and_name(office: Office) -> str:
    name = office.name(office.kabid)
    words = name.split(",")[0].split()
    return f"{words[0][0]}{words[-1][0]} {name}"
