"""Signing in and out, hats, and the next person at the same screen."""

from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from kanban.actions.people import NewHolding, give_role, set_password
from kanban.config import load_settings
from kanban.domain.people import Actor
from kanban.models import Assignment, Person
from kanban.models import Office as OfficeRow
from kanban.web import passwords
from tests.office import AT, Office
from tests.web.browser import ORIGIN, Answer, Browser
from tests.web.conftest import ClientOf

PASSWORD = "gajah kopi sepeda"
WRONG = "Nama pengguna atau kata sandi belum cocok. Periksa lalu coba lagi."


@pytest.fixture
def jafung(office: Office) -> Actor:
    """Rahmat Hidayat, who has a password of his own."""
    with office.sessions() as session:
        hashed = passwords.hash_password(PASSWORD)
        set_password(session, office.jafung.person_id, hashed, by=office.jafung, at=AT)
    return office.jafung


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


@pytest.mark.parametrize(
    "elsewhere",
    [
        "//evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example", "https://evil.example/boards/2",
        "javascript:alert(1)", "/\t/evil.example", "////evil.example", "http://[", "evil.example", "",
        "http://localhost@evil.example/", "data:text/html,x",
    ],
)  # fmt: skip
def test_a_sign_in_leads_nowhere_else(elsewhere: str, office: Office, app: Flask, jafung: Actor) -> None:
    assert enter(Browser(app), next=elsewhere).to == "/"
    assert Browser(app).get(f"/sign-in?next={elsewhere}").page.form("/session")["next"] == "/"


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


def test_signing_out_ends_the_session(office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.jafung)
    answer = browser.post("/session/end")
    assert (answer.status, answer.to, name_on(browser)) == (303, "/sign-in", None)


def test_a_new_password_ends_the_sessions_elsewhere(office: Office, client_of: ClientOf, jafung: Actor) -> None:
    here, elsewhere = client_of(jafung), client_of(jafung)
    new = "perahu mangga hujan"
    answer = here.post("/account/password", current_password=PASSWORD, password=new, password_again=new)
    assert (answer.status, answer.to) == (303, "/account")
    assert here.get("/account").page.toasts[0][1] == "Kata sandi diganti"
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
            "Kata sandi ini mudah ditebak. Pakai tiga kata yang tidak berhubungan.",
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


class TestHats:
    """Who holds two roles chooses in which one to act."""

    @pytest.fixture
    def second(self, office: Office) -> int:
        """Siti Aminah, Sekretaris, stands in for the head of division too; the id of that hat."""
        with office.sessions() as session:
            day, role = date(2026, 11, 23), office.kabid.role_id
            assert role is not None
            holding = NewHolding(role_id=role, starts_on=day, kind="plh", ends_on=day, letter_number="800/1/2026")
            give_role(session, office.sekretaris.person_id, holding, by=office.admin, at=AT)
            return session.scalars(select(func.max(Assignment.id))).one()

    def test_the_hat_that_is_chosen_acts(self, second: int, office: Office, client_of: ClientOf) -> None:
        browser, case_id = client_of(office.sekretaris), office.open_case(step=6)
        value = f"done:{office.case(case_id).revision}"
        assert browser.drag(case_id, value, screen="/").status == 409
        answer = browser.post("/session/hat", hat=second, next="/boards/2")
        assert (answer.status, answer.to) == (303, "/boards/2")
        assert "sebagai Plh. Kepala Bidang" in browser.get("/").page.one(cls="person").text
        assert browser.drag(case_id, value, screen="/").status == 200
        page = browser.get(f"/cases/{case_id}").page
        assert page.all(cls="run")[0].one(cls="run-sign").text.startswith("Siti Aminah sebagai Plh. Kepala Bidang")

    def test_nobody_wears_a_hat_of_somebody_else(self, second: int, office: Office, client_of: ClientOf) -> None:
        browser = client_of(office.jafung)
        assert office.kadis.hat is not None
        for hat in (second, office.kadis.hat.id, 0, 999, 2**70, "x", ""):
            assert browser.post("/session/hat", hat=hat).status == 404
        assert "sebagai Jafung" in browser.get("/").page.one(cls="person").text

    def test_a_hat_planted_in_the_session_is_not_worn(self, second: int, office: Office, client_of: ClientOf) -> None:
        browser = client_of(office.jafung)
        with browser.client.session_transaction() as session:
            session["hat"] = second
        assert "sebagai Jafung" in browser.get("/").page.one(cls="person").text


class TestNextPerson:
    """ "Ganti petugas": the next person signs in without leaving the board."""

    def test_in_the_dialog(self, office: Office, client_of: ClientOf, jafung: Actor) -> None:
        browser = client_of(office.kadis)
        headers = {"HX-Request": "true", "HX-Target": "#dialog", "HX-Current-URL": f"{ORIGIN}/boards/2"}
        dialog = Answer(browser.client.get("/sign-in?next=/boards/2", headers=headers))
        assert (dialog.status, dialog.page.all("html"), dialog.page.one("h2").text) == (200, [], "Ganti petugas")
        form = dialog.page.form("/session")
        answer = browser.post("/session", **(form | {"username": "rahmat.hidayat", "password": PASSWORD}))
        assert (answer.status, answer.to, name_on(browser)) == (303, "/boards/2", "Rahmat Hidayat")

    def test_as_a_page(self, office: Office, client_of: ClientOf, jafung: Actor) -> None:
        browser = client_of(office.kadis)
        page = browser.get("/sign-in?next=/boards/2").page
        assert page.h1 == ["Masuk"]
        answer = browser.post(
            "/session", **(page.form("/session") | {"username": "rahmat.hidayat", "password": PASSWORD})
        )
        assert (answer.to, name_on(browser)) == ("/boards/2", "Rahmat Hidayat")

    def test_a_wrong_password_leaves_who_was_there(self, office: Office, client_of: ClientOf, jafung: Actor) -> None:
        browser = client_of(office.kadis)
        assert enter(browser, password="salah sekali").status == 401
        assert name_on(browser) == "Endang Prasetyo"


class TestSample:
    """One click without a password: only in the sample office, and only on the machine itself."""

    @pytest.fixture
    def sample(self, office: Office) -> None:
        with office.sessions() as session:
            session.get_one(OfficeRow, 1).is_sample = True
            session.commit()

    def test_one_click_signs_in(self, sample: None, office: Office, app: Flask) -> None:
        browser = Browser(app)
        page = browser.get("/sign-in?next=/boards/2").page
        shown = {button["value"]: button.one("small").text for button in page.all("button", name="person")}
        assert (len(shown), shown[str(office.jafung.person_id)]) == (11, "Jafung")
        answer = browser.post("/session/sample", person=office.jafung.person_id, next="/boards/2")
        assert (answer.to, name_on(browser)) == ("/boards/2", "Rahmat Hidayat")

    @pytest.mark.parametrize("person", ["", "x", "0", "999", str(2**70)])
    def test_nobody_else_can_be_chosen(self, person: str, sample: None, office: Office, app: Flask) -> None:
        assert Browser(app).post("/session/sample", person=person).status == 404

    def test_it_is_closed_in_an_office_that_is_no_sample(self, office: Office, app: Flask) -> None:
        browser = Browser(app)
        assert browser.get("/sign-in").page.all("button", name="person") == []
        assert browser.post("/session/sample", person=office.jafung.person_id).status == 403
        assert name_on(browser) is None

    @pytest.mark.parametrize(("host", "forced", "status"), [("0.0.0.0", False, 403), ("0.0.0.0", True, 303)])
    def test_it_is_closed_to_the_network_unless_forced(
        self, host: str, forced: bool, status: int, sample: None, office: Office, app: Flask,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:  # fmt: skip
        settings = load_settings(str(Path(app.instance_path)), {}, host=host, sample=forced)
        monkeypatch.setitem(app.extensions, "kanban.settings", settings)
        browser = Browser(app)
        assert bool(browser.get("/sign-in").page.all("button", name="person")) == forced
        assert browser.post("/session/sample", person=office.jafung.person_id).status == status
