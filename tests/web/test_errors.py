"""What cannot be answered says what happened and the way on, as a page or as a toast; never a trace."""

import logging
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from kanban import db, store
from kanban.actions.people import NotAdmin
from kanban.domain.moves import Refusal, Refused
from kanban.web.errors import not_admin, refused_act
from tests.office import Office
from tests.web.browser import ORIGIN, Answer, Browser
from tests.web.conftest import ClientOf
from tests.web.test_moves import act

WORDS = {
    400: "Permintaan tidak lengkap",
    403: "Halaman ini bukan untuk Anda",
    404: "Tidak ditemukan",
    405: "Cara ini tidak dikenal",
    413: "Kiriman terlalu besar",
}
FAULT = "Ada gangguan di sisi kami"


def provoke(code: int, browser: Browser, htmx: bool) -> Answer:
    """A request that must be answered with this status."""
    headers = {"HX-Request": "true", "HX-Current-URL": f"{ORIGIN}/boards/2"} if htmx else {}
    form = {"csrf_token": browser.token()}
    client = browser.client
    return Answer({
        400: lambda: client.post("/cases/1/moves", data=form | {"act": "x"}, headers=headers),
        403: lambda: client.get("/people", headers=headers),
        404: lambda: client.get("/cases/77", headers=headers),
        405: lambda: client.get("/cases/1/moves", headers=headers),
        413: lambda: client.post("/cases", data=form | {"note": "x" * 1024 * 1024}, headers=headers),
    }[code]())  # fmt: skip


@pytest.mark.parametrize("code", WORDS)
def test_each_error_is_a_page_with_a_way_back(code: int, office: Office, client_of: ClientOf) -> None:
    answer = provoke(code, client_of(office.jafung), htmx=False)
    assert (answer.status, answer.page.h1) == (code, [WORDS[code]])
    assert "/" in [link["href"] for link in answer.page.one("main").all("a")]


@pytest.mark.parametrize("code", WORDS)
def test_for_htmx_each_error_is_a_toast(code: int, office: Office, client_of: ClientOf) -> None:
    answer = provoke(code, client_of(office.jafung), htmx=True)
    ((kind, title, _),) = answer.page.toasts
    assert (answer.status, answer.page.targets, kind, title) == (code, ["#toasts"], "refusal", WORDS[code])
    assert answer.events == {"kb:refused": {}}


def test_a_stranger_too_gets_a_page_for_what_does_not_exist(office: Office, app: Flask) -> None:
    answer = Browser(app).get("/nowhere")
    assert (answer.status, answer.page.h1) == (404, ["Tidak ditemukan"])


def test_before_set_up_too(site: Flask, new_office: Path) -> None:
    answer = Browser(site).get("/nowhere")
    assert (answer.status, answer.page.h1) == (404, ["Tidak ditemukan"])


class TestFault:
    """A fault of ours is logged with its trace and shown without it."""

    @pytest.fixture(autouse=True)
    def broken(self, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(board_id: int) -> str:
            raise ZeroDivisionError("a secret of the inside")

        monkeypatch.setitem(app.view_functions, "boards.show", fail)

    @pytest.mark.parametrize("htmx", [False, True])
    def test_the_log_knows_and_the_page_does_not(
        self, htmx: bool, office: Office, client_of: ClientOf, caplog: pytest.LogCaptureFixture
    ) -> None:
        answer = client_of(office.jafung).get("/boards/2", **({"HX_Request": "true"} if htmx else {}))
        shown = answer.page.toasts[0][1] if htmx else answer.page.h1[0]
        assert (answer.status, shown) == (500, FAULT)
        assert "secret" not in answer.text
        assert "Traceback" not in answer.text
        (record,) = [record for record in caplog.records if record.levelno >= logging.ERROR]
        assert record.getMessage() == "unexpected fault at GET boards.show"
        assert record.exc_info is not None
        assert isinstance(record.exc_info[1], ZeroDivisionError)


class TestLocked:
    """Another program holds the database: nothing is saved, and the sentence says so."""

    @pytest.fixture
    def locked(self, app: Flask, office: Office, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        with app.app_context():
            engine = db.db.engine
        engine.dispose()
        monkeypatch.setitem(store.PRAGMAS, "busy_timeout", "50")
        other = sqlite3.connect(office.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")
        other.close()
        engine.dispose()

    @pytest.mark.parametrize("htmx", [False, True])
    def test_a_move_waits_no_longer_than_it_must_and_says_that_nothing_is_saved(
        self, htmx: bool, office: Office, client_of: ClientOf, request: pytest.FixtureRequest
    ) -> None:
        case_id, browser = office.open_case(), client_of(office.jafung)
        value = act(office, case_id, 2)
        browser.token()
        request.getfixturevalue("locked")
        send = browser.drag if htmx else browser.move
        answer = send(case_id, value, screen="/boards/2")
        text = "Basis data sedang tidak dapat dipakai. Tidak ada yang tersimpan. Coba lagi sebentar lagi."
        assert (answer.status, text in answer.page.text) == (503, True)
        shown = answer.page.toasts[0][1] if htmx else answer.page.h1[0]
        assert (shown, office.case(case_id).revision) == ("Belum tersimpan", 1)

    def test_looking_goes_on(self, office: Office, client_of: ClientOf, locked: None) -> None:
        assert client_of(office.jafung).get("/boards/2").status == 200


def test_an_act_that_was_overtaken_says_why_on_any_page(app: Flask) -> None:
    with app.test_request_context(headers={"HX-Request": "true"}):
        text, code, _ = refused_act(Refused(Refusal.BOARD_WITHDRAWN))  # type: ignore[misc]
    assert (code, "Versi SOP ini sudah ditarik" in text) == (409, True)


def test_an_admin_who_is_none_any_more_is_told_so(app: Flask) -> None:
    with app.test_request_context(headers={"HX-Request": "true"}):
        text, code, _ = not_admin(NotAdmin())  # type: ignore[misc]
    assert (code, "Halaman ini bukan untuk Anda" in text) == (403, True)
