"""Wrong passwords: after five of them who tries must wait, whether the name exists or not, restart or none."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from kanban import db
from kanban.app import create_app
from kanban.config import load_settings
from kanban.domain.people import Actor
from kanban.domain.throttle import ADDRESS
from kanban.models import Person, Throttle
from tests.office import Office
from tests.web.browser import Answer, Browser
from tests.web.conftest import PASSWORD, ClientOf, Clock
from tests.web.test_sign_in import WRONG, enter, name_on

WAIT = "Terlalu banyak percobaan. Coba lagi mulai pukul 10.05, atau temui admin kantor."
pytestmark = pytest.mark.usefixtures("jafung")


def fail(browser: Browser, name: str = "rahmat.hidayat", times: int = 5) -> Answer:
    """The answer to the last of so many wrong passwords."""
    return [enter(browser, name, "salah sekali") for _ in range(times)][-1]


def said(answer: Answer) -> tuple[int, str]:
    return answer.status, answer.page.one(cls="field-error").text


def test_the_fifth_wrong_password_says_until_when_and_the_right_one_is_not_looked_at(
    office: Office, app: Flask, clock: Clock
) -> None:
    browser = Browser(app)
    assert said(fail(browser, times=4)) == (401, WRONG)
    locked = fail(browser, times=1)
    assert (said(locked), locked.response.headers["Retry-After"]) == ((429, WAIT), "300")
    assert said(enter(browser)) == (429, WAIT)
    clock.at += 299
    assert said(enter(browser)) == (429, WAIT)
    clock.at += 1
    assert enter(browser).status == 303


def test_names_that_do_not_exist_and_disabled_ones_are_told_the_same(office: Office, app: Flask) -> None:
    with office.sessions() as session:
        session.get_one(Person, office.kabid.person_id).is_active = False
        session.commit()
    answers = {
        name: [fail(Browser(app), name, 1) for _ in range(7)]
        for name in ("rahmat.hidayat", "tidak.ada", office.username(office.kabid), "", "\x00", "😀" * 50)
    }
    shapes = {
        tuple((said(each), each.response.headers.get("Retry-After"), page_without(each)) for each in of_one)
        for of_one in answers.values()
    }
    ((*first, fifth, sixth, seventh),) = shapes
    assert [each[0] for each in first] == [(401, WRONG)] * 4
    assert [each[0] for each in (fifth, sixth, seventh)] == [(429, WAIT)] * 3


def page_without(answer: Answer) -> str:
    """The page without what is every request's own: token, key, and the name as it was typed."""
    token = answer.page.form("/session")["csrf_token"]
    return re.sub(r'(name="(?:username|key)"[^>]*value=")[^"]*', r"\1", answer.text.replace(token, ""))


@pytest.mark.parametrize("spelling", ["Rahmat.Hidayat", " rahmat.hidayat ", "RAHMAT.HIDAYAT\t"])
def test_another_spelling_of_a_name_is_no_other_name(spelling: str, office: Office, app: Flask) -> None:
    fail(Browser(app), times=4)
    assert said(fail(Browser(app), spelling, 1)) == (429, WAIT)


def test_a_right_password_before_the_fifth_makes_good(office: Office, app: Flask) -> None:
    for _ in range(3):
        fail(Browser(app), times=4)
        assert enter(Browser(app)).status == 303


def test_others_at_the_same_address_go_on(office: Office, app: Flask) -> None:
    fail(Browser(app), "tidak.ada", 9)
    assert enter(Browser(app)).status == 303


def test_an_address_that_never_stops_must_wait_as_well(office: Office, app: Flask) -> None:
    fail(Browser(app), "tidak.ada", 1)
    with office.sessions() as session:
        for row in session.scalars(select(Throttle)):
            row.failures = ADDRESS.after if row.failures == 1 else row.failures
            row.locked_until = office.at + 300
        session.commit()
    assert said(enter(Browser(app), "some.body.else")) == (429, WAIT)


def test_a_restart_forgets_nothing(office: Office, app: Flask, tmp_path: Path) -> None:
    fail(Browser(app))
    again = create_app(load_settings(app.instance_path, {}))
    try:
        assert said(enter(Browser(again))) == (429, WAIT)
    finally:
        with again.app_context():
            db.db.engine.dispose()


def test_what_is_counted_bears_no_name_and_no_address(office: Office, app: Flask) -> None:
    fail(Browser(app), "rahasia negara")
    with office.sessions() as session:
        keys = session.scalars(select(Throttle.key)).all()
    assert [len(key) for key in keys] == [64, 64]
    assert set("".join(keys)) <= set("0123456789abcdef")


@pytest.fixture
def person_row(office: Office, client_of: ClientOf, jafung: Actor) -> Callable[[], str]:
    return lambda: client_of(office.admin).get("/people").page.one("tr", id=f"person-{jafung.person_id}").text


def test_the_admin_sees_it_and_lifts_it(
    office: Office, app: Flask, client_of: ClientOf, jafung: Actor, person_row: Callable[[], str]
) -> None:
    assert "Dikunci" not in person_row()
    fail(Browser(app))
    assert "Dikunci sampai 10.05 Buka kunci Rahmat Hidayat" in person_row()
    admin = client_of(office.admin)
    answer = admin.post(f"/people/{jafung.person_id}/lock/removal")
    assert (answer.status, answer.to, admin.get("/people").page.toasts[0][1]) == (303, "/people", "Kunci dibuka")
    assert "Dikunci" not in person_row()
    assert enter(Browser(app)).status == 303


def test_a_new_first_password_works_at_once(office: Office, app: Flask, client_of: ClientOf, jafung: Actor) -> None:
    fail(Browser(app))
    page = client_of(office.admin).post(f"/people/{jafung.person_id}/password").page
    _, password = (code.text for code in page.one("section", cls="issued").all("code"))
    assert enter(Browser(app), password=password).status == 303


def test_nobody_is_unlocked_who_does_not_exist(office: Office, client_of: ClientOf) -> None:
    assert client_of(office.admin).post("/people/999/lock/removal").status == 404


def test_at_a_screen_left_open_the_password_cannot_be_guessed_either(
    office: Office, client_of: ClientOf, app: Flask
) -> None:
    browser, new = client_of(office.jafung), "perahu mangga hujan"
    form = {"password": new, "password_again": new}
    answers = [browser.post("/account/password", current_password="bukan ini", **form) for _ in range(5)]
    said_here = [answer.page.error("current_password") for answer in answers]
    assert said_here == ["Kata sandi sekarang belum cocok."] * 4 + [WAIT]
    right = browser.post("/account/password", current_password=PASSWORD, **form)
    assert (right.status, right.page.error("current_password")) == (422, WAIT)
    assert (enter(Browser(app)).status, name_on(browser)) == (429, "Rahmat Hidayat")
