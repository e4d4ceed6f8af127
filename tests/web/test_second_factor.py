"""The second step of an admin's account: set up, asked for, and taken away by who may."""

import re

import pytest
from flask import Flask

from kanban.domain.people import Actor
from kanban.models import Event, Person, SecondFactor
from kanban.web.accounts import codes
from tests.office import Office
from tests.web.conftest import PASSWORD, ClientOf, Clock
from tests.web.factor import ACCOUNT, HOME, Enrolled, begin, code, password_given


def test_the_app_is_connected_by_its_first_code(
    admin: Actor, office: Office, client_of: ClientOf, clock: Clock
) -> None:
    browser, elsewhere = client_of(admin), client_of(admin)
    secret = begin(browser)
    page = browser.get(ACCOUNT).page
    assert page.all("svg", cls="qr")
    assert browser.get(HOME).page.all("a", href=ACCOUNT)[0].text == "Siapkan verifikasi dua langkah"
    refused = browser.post(f"{ACCOUNT}/confirmation", code="000000")
    assert (refused.status, refused.page.error("code")) == (
        422, "Kode belum cocok. Periksa jam ponsel, lalu ketik kode yang sedang tampil.",
    )  # fmt: skip
    taken = browser.post(f"{ACCOUNT}/confirmation", code=code(secret, clock.at))
    assert (taken.status, len(taken.page.one(cls="issued").all("code"))) == (200, codes.RECOVERY_CODES)
    assert secret not in browser.get(ACCOUNT).text
    assert (browser.get("/people").status, elsewhere.get("/people").status) == (200, 303)


def test_it_begins_with_the_password_only(admin: Actor, office: Office, client_of: ClientOf) -> None:
    answer = client_of(admin).post(ACCOUNT, current_password="bukan ini ya")
    assert (answer.status, answer.page.error("current_password")) == (422, "Kata sandi sekarang belum cocok.")
    with office.sessions() as session:
        assert session.get(SecondFactor, admin.person_id) is None


def test_the_password_alone_opens_nothing(enrolled: Enrolled, office: Office, app: Flask) -> None:
    browser, answer = password_given(app)
    assert (answer.status, answer.page.h1) == (200, ["Kode verifikasi"])
    assert browser.get("/people").to == "/sign-in?next=/people"
    assert browser.post(ACCOUNT + "/removal", current_password=PASSWORD).to is not None
    with office.sessions() as session:
        assert session.get_one(SecondFactor, office.admin.person_id).confirmed_at is not None


def test_password_and_code_open_the_door(enrolled: Enrolled, app: Flask, clock: Clock) -> None:
    browser, _ = password_given(app)
    answer = browser.post("/session/code", code=code(enrolled[0], clock.at), next="/people")
    assert (answer.status, answer.to, browser.get("/people").status) == (303, "/people", 200)


@pytest.mark.parametrize("off", [-30, 30])
def test_a_clock_that_is_half_a_minute_off_does_no_harm(off: int, enrolled: Enrolled, app: Flask, clock: Clock) -> None:
    browser, _ = password_given(app)
    assert browser.post("/session/code", code=code(enrolled[0], clock.at + off)).status == 303


class TestRecovery:
    def test_a_code_on_paper_opens_once(self, enrolled: Enrolled, office: Office, app: Flask) -> None:
        first, _ = password_given(app)
        assert first.post("/session/code", code=f" {enrolled[1][2].upper()} ").status == 303
        assert "Tersisa 2 kode cadangan." in first.get(ACCOUNT).text
        second, _ = password_given(app)
        assert second.post("/session/code", code=enrolled[1][2]).status == 401
        with office.sessions() as session:
            assert [event.kind for event in session.query(Event).order_by(Event.id)][-1] == "use-recovery-code"

    def test_new_ones_end_the_old_ones(
        self, enrolled: Enrolled, client_of: ClientOf, office: Office, app: Flask
    ) -> None:
        browser = client_of(office.admin)
        assert browser.post(f"{ACCOUNT}/codes", current_password="salah salah").page.error("current_password-codes")
        fresh = [
            each.text
            for each in browser.post(f"{ACCOUNT}/codes", current_password=PASSWORD).page.one(cls="issued").all("code")
        ]
        assert not set(fresh) & set(enrolled[1])
        tried, _ = password_given(app)
        assert [tried.post("/session/code", code=each).status for each in (enrolled[1][0], fresh[0])] == [401, 303]

    def test_it_is_turned_off_with_the_password(
        self, enrolled: Enrolled, client_of: ClientOf, office: Office, app: Flask
    ) -> None:
        browser = client_of(office.admin)
        assert browser.post(f"{ACCOUNT}/removal", current_password="salah salah").status == 422
        assert browser.post(f"{ACCOUNT}/removal", current_password=PASSWORD).to == f"{HOME}#factor-panel"
        assert browser.get(HOME).status == 200
        assert password_given(app)[1].to == "/people"

    def test_another_admin_takes_it_away(
        self, enrolled: Enrolled, client_of: ClientOf, office: Office, app: Flask
    ) -> None:
        with office.sessions() as session:
            session.get_one(Person, office.kadis.person_id).is_admin = True
            session.commit()
        other = client_of(office.kadis)
        row = other.get("/people").page.one(id=f"person-{office.admin.person_id}")
        assert "Matikan verifikasi dua langkah" in row.text
        assert other.post(f"/people/{office.admin.person_id}/second-factor/removal").to == "/people"
        assert password_given(app)[1].to == "/people"

    def test_after_a_restore_paper_still_opens(
        self, enrolled: Enrolled, office: Office, app: Flask, clock: Clock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Another key stands in the instance then: the app's secret cannot be read, codes on paper need none."""
        monkeypatch.setitem(app.config, "SECRET_KEY", "the key of the restored instance")
        browser, _ = password_given(app)
        assert browser.post("/session/code", code=code(enrolled[0], clock.at)).status == 401
        assert browser.post("/session/code", code=enrolled[1][0]).status == 303


def test_the_picture_carries_neither_style_nor_script(admin: Actor, app: Flask) -> None:
    drawn = str(codes.picture("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "dedi.kurniawan"))
    assert re.findall(r"\s([a-z-]+)=", drawn.split(">")[0]) == ["class"]
    assert "style" not in drawn
