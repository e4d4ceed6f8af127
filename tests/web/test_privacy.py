"""A NIK is seen whole through one door only, which writes down who looked: every page, list, stream and log of an
office in which one is planted is read through for it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import update

from kanban import cli
from kanban.actions import holds
from kanban.actions.cases import Intake, open_case
from kanban.domain.short_code import short_code
from kanban.models import Office as OfficeRow
from kanban.web import log
from tests.actions.clocks import do
from tests.actions.handing_in import give
from tests.office import AT, Office
from tests.wall_office import add_screen
from tests.web.browser import Answer, Browser
from tests.web.conftest import ClientOf
from tests.web.route_lists import ADMIN, DOOR, OPEN, STAFF
from tests.web.test_routes import ask
from tests.web.wall import Wall

NIK = "3374019911889003"
SPELLINGS = (NIK, "3374 0199 1188 9003", "3374.0199.1188.9003", "3374-0199-1188-9003")
PAGES = sorted(route for route in STAFF | ADMIN | DOOR | OPEN if route.startswith("GET") and "/static" not in route)


@pytest.fixture
def planted(office: Office) -> Office:
    """An office with a NIK in an open case, paused and handed on, and in a finished one."""
    intake = Intake(title="NIB warung", applicant="Nyonya Melati", nik=NIK, contact="0812")
    for is_finished in (False, True):
        with office.sessions() as session:
            case_id = open_case(session, office.board(3).id, intake, key=office.key(), by=office.kadis, at=AT - 7200)
        do(office, holds.hold, case_id, by=office.pelaksana, at=AT - 7100, reason="applicant", note="melengkapi")
        do(office, holds.resume, case_id, by=office.pelaksana, at=AT - 7000)
        office.hand_on(case_id, at=AT - 6000)
        give(office, case_id, by=office.pelaksana, at=AT - 5900)
        if is_finished:
            office.finish(case_id, at=AT - 5000)
    with office.sessions() as session:
        session.execute(update(OfficeRow).values(has_status_page=True))
        session.commit()
    return office


@pytest.fixture
def lines(app: Flask, tmp_path: Path) -> Iterator[Path]:
    """The log of this test alone."""
    log.keep(tmp_path)
    yield tmp_path / log.FILE
    log.keep(Path(app.instance_path) / log.FOLDER)


def held(answer: Answer) -> list[str]:
    """Which spellings of the NIK an answer holds, its headers included."""
    content = answer.response.get_data() + json.dumps(list(answer.response.headers)).encode()
    return [each for each in SPELLINGS if each.encode() in content]


def stream(browser: Browser, path: str) -> str:
    """What a stream says first."""
    response = browser.client.get(path, buffered=False)
    first = next(iter(response.response))  # type: ignore[arg-type] # bytes or text
    response.close()
    return first.decode() if isinstance(first, bytes) else str(first)


@pytest.mark.parametrize("post", ["pelaksana", "kadis", "admin", "stranger"])
def test_no_page_of_anybody_holds_it(planted: Office, client_of: ClientOf, post: str, lines: Path) -> None:
    browser = client_of(getattr(planted, post))
    routes = [route for route in PAGES if not route.endswith("/stream")]
    answers = {route: ask(browser, route, planted) for route in routes}
    answers |= {path: browser.get(path) for path in ("/cases/2", "/search?q=warung", "/cases/2/dossier", "/?x")}
    assert {route: found for route, answer in answers.items() if (found := held(answer))} == {}
    assert sum(answer.status == 200 for answer in answers.values()) > 25
    assert [each for each in SPELLINGS if each in lines.read_text("utf-8")] == []
    for path in ("/stream", f"/boards/{planted.board(3).id}/stream"):
        assert NIK not in stream(browser, path)


def test_no_list_holds_it_unless_it_was_asked_for(planted: Office, client_of: ClientOf) -> None:
    browser = client_of(planted.kadis)
    plain = browser.post("/search/exports", kind="csv", key=browser.fresh())
    assert (plain.status, held(plain)) == (200, [])
    asked = browser.post("/search/exports", kind="csv", personal="1", key=browser.fresh())
    assert held(asked) == [SPELLINGS[1]]


def test_neither_the_wall_nor_the_page_for_applicants_holds_it(planted: Office, app: Flask) -> None:
    add_screen(planted, 3, shows_applicants=True)
    wall = Wall(app).enter()
    answers = [wall.get(wall.path), wall.get(f"{wall.path}?tv=1"), wall.get(f"{wall.path}/view"), wall.ask(1)]
    answers.append(Browser(app).post("/status", file="NIB-2026-001", key="AAAA-AAAA"))
    assert [held(answer) for answer in answers] == [[]] * 5
    assert NIK not in stream(wall, f"{wall.path}/stream")


def test_forms_that_were_refused_show_it_to_nobody_but_who_typed_it(planted: Office, client_of: ClientOf) -> None:
    browser = client_of(planted.pelaksana)
    fields = {"board": str(planted.board(3).id), "title": "", "nik": NIK, "key": browser.fresh()}
    refused = browser.post("/cases", **fields)
    assert (refused.status, held(refused), refused.to) == (422, [NIK], None)
    alike = browser.post("/cases", **fields | {"title": "Lain", "applicant": "Lain"})
    assert (alike.status, alike.page.one("div", cls="summary").text.count(NIK)) == (409, 0)
    short = browser.post("/cases", **fields | {"title": "Lain", "nik": NIK[:-1]})
    assert NIK[:-1] not in short.page.error("nik")


def test_what_somebody_types_into_the_search_is_sent_on_without_it(planted: Office, client_of: ClientOf) -> None:
    for typed in SPELLINGS:
        answer = client_of(planted.kadis).get(f"/search?q={typed}")
        assert (answer.status, answer.to, held(answer)) == (303, "/search", [])


def test_the_record_and_its_export_hold_digests_only(
    planted: Office, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KANBAN_INSTANCE", str(planted.path.parent))
    monkeypatch.setenv("KANBAN_DATABASE_URL", planted.url)
    said = []
    for words in (
        ["audit", "export"],
        ["audit", "verify", "--case", short_code(1)],
        ["cases", "anonymize", "--dry-run"],
    ):
        cli.main(words)
        said.append(capsys.readouterr().out)
    assert len(said[0].splitlines()) > 30
    assert [each for each in SPELLINGS for text in said if each in text] == []


def test_the_one_door_writes_down_who_looked(planted: Office, client_of: ClientOf, lines: Path) -> None:
    browser = client_of(planted.pelaksana)
    answer = browser.post("/cases/1/identity", key=browser.fresh())
    assert (answer.status, held(answer)) == (200, [SPELLINGS[1]])
    with planted.sessions() as session:
        kinds = session.connection().exec_driver_sql("SELECT kind, person_id FROM event ORDER BY id DESC LIMIT 1")
        assert kinds.one() == ("see-nik", planted.pelaksana.person_id)
    assert [each for each in SPELLINGS if each in lines.read_text("utf-8")] == []
