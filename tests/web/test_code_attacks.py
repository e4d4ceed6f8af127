"""What somebody who has the password would try against the second step; all of it is refused."""

import pytest
from flask import Flask, current_app

from kanban.domain.people import Actor
from kanban.models import Person, SecondFactor
from kanban.web.accounts import codes
from kanban.web.sealed import seal, unseal
from tests.office import Office
from tests.web.browser import Browser
from tests.web.conftest import ClientOf, Clock
from tests.web.factor import ACCOUNT, WRONG, Enrolled, begin, code, password_given


def test_a_replayed_code_is_refused(enrolled: Enrolled, app: Flask, clock: Clock) -> None:
    seen = code(enrolled[0], clock.at)
    first, _ = password_given(app)
    assert first.post("/session/code", code=seen).status == 303
    second, _ = password_given(app)
    answer = second.post("/session/code", code=seen)
    assert (answer.status, answer.page.error("code")) == (401, WRONG)


def test_the_code_that_confirmed_does_not_open(admin: Actor, client_of: ClientOf, app: Flask, clock: Clock) -> None:
    browser = client_of(admin)
    seen = code(begin(browser), clock.at)
    browser.post(f"{ACCOUNT}/confirmation", code=seen)
    thief, _ = password_given(app)
    assert thief.post("/session/code", code=seen).status == 401


def test_an_older_code_is_refused(enrolled: Enrolled, app: Flask, clock: Clock) -> None:
    browser, _ = password_given(app)
    assert browser.post("/session/code", code=code(enrolled[0], clock.at - 90)).status == 401


def test_guessing_is_locked_and_right_passwords_do_not_unlock_it(enrolled: Enrolled, app: Flask, clock: Clock) -> None:
    statuses = []
    for _ in range(7):  # the password anew each time, as somebody would who knows it
        browser, _ = password_given(app)
        statuses.append(browser.post("/session/code", code="000000").status)
    assert statuses == [401] * 5 + [429] * 2
    browser, _ = password_given(app)
    locked = browser.post("/session/code", code=code(enrolled[0], clock.at))
    assert (locked.status, locked.response.headers["Retry-After"]) == (429, "300")


def test_the_cookie_of_half_a_sign_in_ends_with_its_time_and_with_the_epoch(
    enrolled: Enrolled, office: Office, app: Flask, clock: Clock
) -> None:
    late, _ = password_given(app)
    stale, _ = password_given(app)
    with office.sessions() as session:
        session.get_one(Person, office.admin.person_id).epoch += 1
        session.commit()
    assert stale.post("/session/code", code=code(enrolled[0], clock.at)).to == "/sign-in?next=/"
    clock.at += 301
    assert late.post("/session/code", code=code(enrolled[0], clock.at)).to == "/sign-in?next=/"


def test_without_a_password_there_is_no_second_step(enrolled: Enrolled, app: Flask, clock: Clock) -> None:
    browser = Browser(app)
    assert browser.post("/session/code", code=code(enrolled[0], clock.at)).to == "/sign-in?next=/"


def test_the_way_back_leads_nowhere_else(enrolled: Enrolled, app: Flask, clock: Clock) -> None:
    browser, _ = password_given(app)
    assert browser.post("/session/code", code=code(enrolled[0], clock.at), next="//evil.example").to == "/"


def test_the_database_alone_gives_no_secret_away(enrolled: Enrolled, office: Office, app: Flask) -> None:
    with office.sessions() as session:
        sealed = session.get_one(SecondFactor, office.admin.person_id).sealed
    with app.app_context():
        key = current_app.config["SECRET_KEY"]
        assert codes.readable(sealed, office.admin.person_id) == enrolled[0]
        assert codes.readable(sealed, office.kadis.person_id) is None
    purpose = f"second factor of {office.admin.person_id}"
    assert unseal(sealed, key, purpose) is not None
    assert unseal(sealed, "another key", purpose) is None
    assert unseal(sealed[:-8] + "AAAAAAA=", key, purpose) is None
    assert seal(b"x" * 20, key, purpose) != seal(b"x" * 20, key, purpose)
    with pytest.raises(ValueError, match="33"):
        seal(b"x" * 33, key, purpose)
