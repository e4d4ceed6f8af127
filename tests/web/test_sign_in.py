"""Signing in and out, hats, and the next person at the same screen."""

from pathlib import Path

import pytest
from flask import Flask

from kanban import db
from kanban.app import create_app
from kanban.config import load_settings
from kanban.domain.people import Actor
from kanban.models import Person
from tests.office import Office
from tests.web.browser import ORIGIN, Answer, Browser
from tests.web.conftest import PASSWORD, ClientOf

WRONG = "Nama pengguna atau kata sandi belum cocok. Periksa lalu coba lagi."


def enter(browser: Browser, username: str = "rahmat.hidayat", password: str = PASSWORD, **fields: str) -> Answer:
    return browser.post("/session", username=username, password=password, **fields)


def name_on(browser: Browser) -> str | None:
    """Whose name the page bears."""
    found = browser.get("/account").page.all(cls="person-text")
    return found[0].one("b").text if found else None


def test_a_person_signs_in_and_is_home(office: Office, app: Flask, jafung: Actor) -> None:
    browser = Browser(app)
    answer = enter(browser, username=" Rahmat.Hidayat ")
    assert (answer.status, answer.to, name_on(browser)) == (303, "/", "Rahmat Hidayat")


@pytest.mark.parametrize(
    ("username", "password"),
    [
        ("rahmat.hidayat", "salah sekali"), ("tidak.ada", PASSWORD), ("", ""), ("rahmat.hidayat", ""),
        ("siti.aminah", ""), ("rahmat.hidayat", PASSWORD * 20), ("' OR 1=1 --", "' OR 1=1 --"), ("\x00", "\x00"),
    ],
)  # fmt: skip
def test_whatever_is_wrong_is_said_in_the_same_words(
    username: str, password: str, office: Office, app: Flask, jafung: Actor
) -> None:
    browser = Browser(app)
    answer = enter(browser, username, password)
    assert (answer.status, answer.page.one(cls="field-error").text) == (401, WRONG)
    form = answer.page.form("/session")
    assert (form["username"].strip("\x00"), form["password"]) == (username.strip("\x00"), "")
    assert name_on(browser) is None


def test_a_disabled_account_is_told_nothing_else(office: Office, app: Flask, jafung: Actor) -> None:
    with office.sessions() as session:
        session.get_one(Person, jafung.person_id).is_active = False
        session.commit()
    answer = enter(Browser(app))
    assert (answer.status, answer.page.one(cls="field-error").text) == (401, WRONG)


def test_a_sign_in_leads_nowhere_else(office: Office, app: Flask, jafung: Actor) -> None:
    for elsewhere in (
        "//evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example", "https://evil.example/boards/2",
        "javascript:alert(1)", "/\t/evil.example", "////evil.example", "http://[", "evil.example", "",
        "http://localhost@evil.example/", "data:text/html,x",
    ):  # fmt: skip
        assert (elsewhere, enter(Browser(app), next=elsewhere).to) == (elsewhere, "/")
        page = Answer(Browser(app).client.get("/sign-in", query_string={"next": elsewhere})).page
        assert (elsewhere, page.form("/session")["next"]) == (elsewhere, "/")


def test_a_line_break_in_the_way_on_cannot_make_a_header(office: Office, app: Flask, jafung: Actor) -> None:
    answer = enter(Browser(app), next="/boards/2\r\nSet-Cookie: x=1")
    assert answer.to in ("/", "/boards/2Set-Cookie:%20x=1")


@pytest.mark.parametrize("here", ["/boards/2", "/cases/new?board=2", f"{ORIGIN}/boards/2"])
def test_a_sign_in_leads_back_to_the_page_that_asked(here: str, office: Office, app: Flask, jafung: Actor) -> None:
    assert enter(Browser(app), next=here).to == here.removeprefix(ORIGIN)


def test_the_page_that_asked_is_remembered(office: Office, app: Flask) -> None:
    browser = Browser(app)
    sent = browser.get("/cases/new?board=2").to
    assert sent == "/sign-in?next=/cases/new?board%3D2"
    assert browser.get(sent).page.form("/session")["next"] == "/cases/new?board=2"


def test_nothing_of_the_session_before_is_left(office: Office, app: Flask, jafung: Actor) -> None:
    browser = Browser(app)
    browser.get("/sign-in")
    with browser.client.session_transaction() as session:
        session.update({"hat": 3, "planted": "by somebody else"})
        before = dict(session)
    enter(browser)
    with browser.client.session_transaction() as session:
        assert "planted" not in session
        assert "hat" not in session
        assert session.get("csrf_token") != before["csrf_token"]


def test_the_cookie_is_for_the_server_alone(office: Office, app: Flask, jafung: Actor) -> None:
    cookie = enter(Browser(app)).response.headers["Set-Cookie"]
    assert cookie.startswith("papan_sop=")
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert "Expires" not in cookie


def test_with_https_no_other_host_can_plant_the_cookie(tmp_path: Path, office: Office) -> None:
    app = create_app(load_settings(str(tmp_path / "instance"), {}, https=True, database_url=office.url))
    answer = Answer(app.test_client().get("/sign-in", base_url="https://localhost"))
    name, *rest = answer.response.headers["Set-Cookie"].split("; ")
    assert (name.split("=")[0], sorted(rest)) == ("__Host-papan_sop", ["HttpOnly", "Path=/", "SameSite=Lax", "Secure"])
    with app.app_context():
        db.db.engine.dispose()


def test_signing_out_ends_the_session(office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.jafung)
    answer = browser.post("/session/end")
    assert (answer.status, answer.to, name_on(browser)) == (303, "/sign-in", None)


def test_a_new_password_ends_the_sessions_elsewhere(office: Office, client_of: ClientOf, jafung: Actor) -> None:
    here, elsewhere = client_of(jafung), client_of(jafung)
    new = "perahu mangga hujan"
    answer = here.post("/account/password", current_password=PASSWORD, password=new, password_again=new)
    assert (answer.status, answer.to) == (303, "/account#password-panel")
    told = here.get("/account").page.toasts[0]
    assert told[1:] == ("Kata sandi diganti", "Perangkat lain yang masuk dengan akun ini sudah dikeluarkan.")
    assert (name_on(here), name_on(elsewhere)) == ("Rahmat Hidayat", None)
    assert (enter(elsewhere).status, enter(elsewhere, password=new).status) == (401, 303)


@pytest.mark.parametrize(
    ("fields", "field", "sentence"),
    [
        ({"current_password": "bukan ini"}, "current_password", "Kata sandi sekarang belum cocok."),
        ({"password": "pendek"}, "password", "Paling sedikit 10 huruf, misalnya tiga kata yang Anda ingat."),
        ({"password": "x" * 201}, "password", "Paling banyak 200 huruf."),
        (
            {"password": "rahasia123"},
            "password",
            "Kata sandi ini mudah ditebak. Pakai tiga kata yang tidak berhubungan dengan Anda atau kantor.",
        ),
        ({"password_again": "lain"}, "password_again", "Kedua kata sandi belum sama. Ketik sekali lagi."),
    ],
)
def test_a_new_password_that_will_not_do(
    fields: dict[str, str], field: str, sentence: str, office: Office, client_of: ClientOf, jafung: Actor
) -> None:
    new = "perahu mangga hujan"
    form = {"current_password": PASSWORD, "password": new, "password_again": new} | fields
    answer = client_of(jafung).post("/account/password", **form)
    assert (answer.status, answer.page.error(field), answer.page.summary) == (422, sentence, [sentence])
    assert all(value not in answer.text for value in form.values())
