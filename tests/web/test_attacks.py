"""What somebody would try against the board, by name; all of it is refused. About sign-ins: test_intruders.py."""

import stat
import sys
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from kanban.app import create_app
from kanban.config import load_settings
from kanban.models import Case, Event, Person
from kanban.web.security import HEADERS, POLICY
from tests.office import Office
from tests.web.browser import Answer, Browser
from tests.web.conftest import ClientOf
from tests.web.test_moves import act, events

SCRIPT = "<script>alert(1)</script>"
BREAKOUT = '"><img src=x onerror=alert(1)>'
TEMPLATE = "{{ 7*7 }}${7*7}{% raw %}"
SQL = "'; DROP TABLE person; --"
LINK = "javascript:alert(1)"


def test_a_replayed_post_is_carried_out_once(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(), client_of(office.jafung)
    before, form = events(office), {"act": act(office, case_id, 2), "key": browser.fresh()}
    assert [browser.post(f"/cases/{case_id}/moves", screen="/boards/2", **form).status for _ in range(3)] == [303] * 3
    assert (office.case(case_id).revision, events(office) - before) == (2, 1)


@pytest.mark.parametrize("token", ["", "x", "anothers"])
def test_csrf_a_missing_or_foreign_token_does_nothing(token: str, office: Office, client_of: ClientOf) -> None:
    case_id, before = office.open_case(), client_of(office.kabid).token()
    browser = client_of(office.jafung)
    sent = before if token == "anothers" else token
    answer = browser.post(f"/cases/{case_id}/moves", token=sent, act=act(office, case_id, 2), key=browser.fresh())
    assert (answer.status, office.case(case_id).revision) == (400, 1)


def test_a_host_header_of_somebody_else_opens_nothing_and_reaches_no_link(office: Office, app: Flask) -> None:
    for name in ("Host", "X-Forwarded-Host", "X-Host", "Forwarded"):
        value = "host=evil.example" if name == "Forwarded" else "evil.example"
        response = Browser(app).client.get("/boards/2", headers={name: value})
        assert "evil.example" not in response.headers.get("Location", "")
        assert response.status_code == (400 if name == "Host" else 303)


@pytest.mark.parametrize("path", ["/cases", "/session", "/people", "/session/sample"])
def test_oversized_bodies_are_not_read(path: str, office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.admin)
    answer = browser.post(path, title="x" * 1024 * 1024)
    assert (answer.status, answer.page.h1) == (413, ["Kiriman terlalu besar"])


def test_a_form_of_very_many_parts_is_not_read(office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.jafung)
    part = '--edge\r\nContent-Disposition: form-data; name="part"\r\n\r\nx\r\n'
    body = (part * 1100 + "--edge--\r\n").encode()
    answer = Answer(browser.client.post("/cases", data=body, content_type="multipart/form-data; boundary=edge"))
    assert answer.status == 413


@pytest.mark.parametrize("value", ["/boards/2\r\nSet-Cookie: x=1", "/boards/2\n\n<script>", "/\x00", "/\x85x"])
def test_header_injection_through_the_way_back(value: str, office: Office, client_of: ClientOf) -> None:
    answer = client_of(office.jafung).post(
        "/session/hat", hat=office.jafung.hat.id if office.jafung.hat else 0, next=value
    )
    assert all("\n" not in f"{name}{text}" for name, text in answer.response.headers)
    assert "x=1" not in answer.response.headers.get("Set-Cookie", "")


@pytest.mark.parametrize(
    "name",
    [
        "../pyproject.toml", "..%2fpyproject.toml", "%2e%2e/pyproject.toml", "css/../../pyproject.toml",
        "..\\pyproject.toml", "/etc/passwd", "%2fetc%2fpasswd", "css/%00", "....//pyproject.toml", "css/app.css/..",
    ],
)  # fmt: skip
def test_path_traversal_in_the_names_of_files(name: str, office: Office, app: Flask) -> None:
    answer = Browser(app).get(f"/static/{name}")
    assert answer.status in (303, 308, 404)
    assert "papan-sop" not in answer.text
    assert "root:" not in answer.text


def test_clickjacking_sniffing_and_caching_are_off_on_every_answer(office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.admin)
    for path in ("/", "/boards/2", "/people", "/account", "/nowhere", "/sign-in", "/healthz", "/boards/2/revision"):
        headers = browser.get(path).response.headers
        assert {name: headers.get(name) for name in HEADERS} == HEADERS
        assert (path, headers["Cache-Control"]) == (path, "no-store")
    assert "frame-ancestors 'none'" in POLICY
    assert "unsafe" not in POLICY


@pytest.mark.parametrize("header", ["X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method"])
def test_a_method_cannot_be_overridden(header: str, office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(), client_of(office.jafung)
    answer = Answer(browser.client.get(f"/cases/{case_id}/moves?_method=POST", headers={header: "POST"}))
    assert (answer.status, office.case(case_id).revision) == (405, 1)
    for method in ("PUT", "DELETE", "PATCH", "TRACE", "CONNECT"):
        assert browser.client.open(f"/cases/{case_id}", method=method).status_code == 405


@pytest.mark.parametrize("there", ["https://evil.example/", "//evil.example", LINK, f"/x{BREAKOUT}", "http://["])
def test_the_address_that_htmx_names_leads_nowhere_else(there: str, office: Office, app: Flask) -> None:
    answer = Browser(app).get("/boards/2", HX_Request="true", HX_Current_URL=there)
    assert (answer.status, answer.text) == (401, "")
    assert (answer.to or "").startswith("/sign-in?next=/")
    assert "evil" not in (answer.to or "")
    assert "<" not in (answer.to or "")


@pytest.mark.parametrize("text", [SCRIPT, BREAKOUT, TEMPLATE, LINK, SQL])
def test_what_is_typed_stays_text_on_every_page_that_shows_it(
    text: str, office: Office, client_of: ClientOf, app: Flask
) -> None:
    admin, worker = client_of(office.admin), client_of(office.jafung)
    everything = {"title": text, "applicant": text, "contact": text, "note": text}
    assert worker.post("/cases", board=office.board(2).id, key=worker.fresh(), **everything).status == 303
    case_id = 1
    office.hand_on(case_id)
    office.send_back(case_id, 1, reason=text)
    admin.post("/people", name=text, username="orang.baru", role=str(office.jafung.role_id))
    last = new_person(office)
    plt = {"kind": "plt", "role": "1", "letter": text, "from": "2026-11-23", "until": ""}
    assert admin.post(f"/people/{last}/assignments", **plt).status == 303
    refused = worker.post("/cases", board="x", key=worker.fresh(), **everything)
    carried = worker.post("/cases", token="", **everything)
    wrong = Browser(app).post("/session", username=text, password="x", next=text)
    pages = [admin.get(path) for path in ("/", "/boards/2", f"/cases/{case_id}", f"/cases/{case_id}/acts", "/people")]
    for answer in (*pages, refused, carried, wrong):
        assert answer.status < 500
        assert [script for script in answer.page.all("script") if "src" not in script.attributes] == []
        assert answer.page.all("img") == []
        assert not [a for each in answer.page for a in each.attributes if a.startswith("on")]
        assert not [link for link in answer.page.all("a") if link.attributes.get("href", "").startswith("javascript")]
    assert text in pages[1].page.text
    assert text in pages[2].page.text
    assert text in pages[4].page.text


def new_person(office: Office) -> int:
    with office.sessions() as session:
        return session.scalars(select(Person.id).where(Person.username == "orang.baru")).one()


@pytest.mark.parametrize(
    "value", [SQL, "1 OR 1=1", "%", "_", "\\", "1;--", "\x00", "🖤" * 100, "1e9", str(2**70), "-1"]
)
def test_sql_meta_characters_are_only_characters(value: str, office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.admin)
    with office.sessions() as session:
        before = [session.scalar(select(func.count()).select_from(table)) for table in (Person, Case, Event)]
    for path, fields in {
        "/session/hat": {"hat": value}, "/cases": {"board": value, "title": "", "key": value},
        "/people": {"name": "", "username": value, "role": value},
        "/people/1/assignments": {"role": value, "from": value},
    }.items():  # fmt: skip
        assert browser.post(path, **fields).status in (400, 404, 422)
    assert browser.client.get("/boards/2/columns", query_string={"have": value, "whole": value}).status_code == 200
    with office.sessions() as session:
        after = [session.scalar(select(func.count()).select_from(table)) for table in (Person, Case, Event)]
    assert after == before


def test_secrets_are_the_offices_own_and_on_no_page(tmp_path: Path, office: Office, client_of: ClientOf) -> None:
    folder = tmp_path / "new office"
    key = create_app(load_settings(str(folder), {})).config["SECRET_KEY"]
    if sys.platform != "win32":
        modes = {path.name: oct(stat.S_IMODE(path.stat().st_mode)) for path in (folder, folder / "secret_key")}
        assert modes == {"new office": "0o700", "secret_key": "0o600"}
    assert len(key) == 64
    admin = client_of(office.admin)
    with office.sessions() as session:
        hashes = [row.password_hash for row in session.scalars(select(Person)) if row.password_hash]
    secrets = [str(admin.client.application.config["SECRET_KEY"]), *hashes, "$argon2", str(office.path)]
    for path in ("/", "/people", "/account", "/sign-in", "/healthz", "/nowhere"):
        assert [secret for secret in secrets if secret in admin.get(path).text] == []
