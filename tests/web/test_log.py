"""The log says what happened to which request, and nothing about whom."""

import json
import logging
import re
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from kanban.domain.people import Actor
from kanban.models import Person
from kanban.web import log
from tests.office import Office
from tests.web.browser import Answer, Browser
from tests.web.conftest import PASSWORD, ClientOf
from tests.web.test_moves import act
from tests.web.test_routes import ADMIN, DOOR, OPEN, STAFF, ask
from tests.web.test_sign_in import enter

TYPED = {
    "title": "Perihal Rahasia",
    "applicant": "Nyonya Melati",
    "contact": "081234567890",
    "note": "NIK 3374010101900001",
}


@pytest.fixture
def lines(app: Flask, tmp_path: Path) -> Iterator[Path]:
    """The log of this test alone."""
    log.keep(tmp_path)
    yield tmp_path / log.FILE
    log.keep(Path(app.instance_path) / log.FOLDER)


def read(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def test_a_request_is_one_line_with_its_pattern_and_the_number_that_the_client_got(
    lines: Path, office: Office, client_of: ClientOf
) -> None:
    case_id = office.open_case()
    answer = client_of(office.jafung).get(f"/cases/{case_id}?q=Rahasia", X_Request_ID="mine")
    (line,) = read(lines)
    assert line.pop("ms") > 0
    assert line.pop("at").endswith("Z")
    assert line == {
        "level": "info", "event": "request", "request": answer.response.headers["X-Request-ID"], "method": "GET",
        "route": "/cases/<int:case_id>", "person": office.jafung.person_id, "status": 200,
    }  # fmt: skip
    assert len(line["request"]) == 12


def test_strangers_and_unknown_addresses_have_no_name(lines: Path, office: Office, app: Flask) -> None:
    Browser(app).get("/rahasia/negara?nik=3374010101900001")
    Browser(app).get("/people")
    assert [(line["route"], line["person"], line["status"]) for line in read(lines)] == [
        (None, None, 404), ("/people", None, 303),
    ]  # fmt: skip


def test_what_screens_ask_for_every_few_seconds_is_written_down_only_when_it_goes_wrong(
    lines: Path, office: Office, app: Flask, client_of: ClientOf
) -> None:
    browser = client_of(office.jafung)
    for path in ("/boards/2/revision", "/revision", "/boards/2/columns", "/static/css/app.css", "/healthz"):
        assert browser.get(path).status in (200, 204)
    assert Browser(app).get("/revision").status == 401
    assert [line["status"] for line in read(lines)] == [401]


def test_a_fault_has_its_places_and_not_what_was_typed(
    lines: Path, office: Office, app: Flask, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    def fail(board_id: int) -> str:
        raise ValueError("Nyonya Melati")

    monkeypatch.setitem(app.view_functions, "boards.show", fail)
    monkeypatch.setattr(app, "testing", False)
    answer = client_of(office.jafung).get("/boards/2")
    fault, request = read(lines)
    number = answer.response.headers["X-Request-ID"]
    assert (fault["level"], fault["fault"], fault["request"], request["request"]) == (
        "error",
        "ValueError",
        number,
        number,
    )
    assert fault["places"][-1].endswith(" fail")
    assert f"Nomor kejadian: {number}" in answer.page.text
    assert "Melati" not in lines.read_text() + answer.text
    assert json.loads(capsys.readouterr().err)["request"] == number


def test_nothing_personal_is_in_the_log_after_a_walk_through_everything(
    lines: Path, office: Office, app: Flask, client_of: ClientOf, jafung: Actor
) -> None:
    case_id = office.open_case(title=TYPED["title"], applicant=TYPED["applicant"])
    admin, worker, stranger = client_of(office.admin), client_of(jafung), Browser(app)
    for browser in (worker, stranger, admin):
        for route in sorted(OPEN | DOOR | STAFF | ADMIN):
            if route.endswith(("/stream", "/session/end")):
                continue
            ask(browser, route, office).response.close()
    enter(stranger, "rahmat.hidayat", "salah: " + PASSWORD)
    enter(stranger, PASSWORD, "rahmat.hidayat")
    enter(stranger)
    worker.post("/cases", board=office.board(2).id, key=worker.fresh(), **TYPED)
    worker.post("/cases", board="x", key=worker.fresh(), **TYPED)
    worker.move(case_id, act(office, case_id, 2), screen="/boards/2", reason="Alasan Rahasia")
    admin.post("/people", name="Bu Kenanga", username="bu.kenanga", nip="198001012005011001")
    admin.post("/people", name="Bu Kenanga", username="bu.kenanga", nip="198001012005011001")
    Answer(admin.client.get("/boards/2?nama=Kenanga", headers={"User-Agent": "Kenanga", "Referer": "/Kenanga"}))
    with office.sessions() as session:
        people = [(row.name, row.username) for row in session.query(Person)]
    personal = {
        *TYPED.values(), *(word for pair in people for word in pair), PASSWORD, "salah", "3374", "Kenanga", "kenanga",
        "198001012005011001", "Alasan", "Rahasia", "127.0.0.1", "papan_sop", "Pelatihan", "Rahmat",
    }  # fmt: skip
    text = lines.read_text("utf-8")
    assert len(text.splitlines()) > 80
    # A request's random number and its milliseconds may hold any four digits by chance.
    told = re.sub(r'"request":"[0-9a-f]{12}"|"ms":[0-9.]+', "", text)
    assert '"request":' not in told
    assert [value for value in sorted(personal) if value in told] == []


def test_only_the_offices_own_account_reads_it(lines: Path, office: Office, app: Flask, tmp_path: Path) -> None:
    log.keep(tmp_path / "log")
    Browser(app).get("/sign-in")
    assert (tmp_path / "log" / log.FILE).is_file()
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "log").stat().st_mode) == 0o700


def test_it_is_cut_into_files_of_a_size_and_the_oldest_go(lines: Path, office: Office, app: Flask) -> None:
    (handler,) = [each for each in logging.getLogger("kanban").handlers if isinstance(each, log.Lines)]
    assert (handler.maxBytes, handler.backupCount) == (5_000_000, 9)
    handler.maxBytes, handler.backupCount = 1000, 2
    for _ in range(40):
        Browser(app).get("/sign-in")
    assert sorted(path.name for path in lines.parent.glob("papan.log*")) == ["papan.log", "papan.log.1", "papan.log.2"]


def test_a_log_that_cannot_be_written_stops_nobody(
    lines: Path, office: Office, app: Flask, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "log").write_text("a file where the folder should be")
    log.keep(tmp_path / "log")
    assert Browser(app).get("/sign-in").status == 200
    assert capsys.readouterr().err == ""
