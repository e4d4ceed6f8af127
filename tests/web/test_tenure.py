"""A sign-in ends by itself: after half an hour without an act, after twelve hours in any case, and for every copy."""

from collections.abc import Callable

import pytest
from flask import Flask

from kanban.domain.people import Actor
from kanban.web.accounts.tenure import BY_ITSELF
from tests.office import Office
from tests.web.browser import Browser
from tests.web.conftest import ClientOf, Clock
from tests.web.test_carried import cases, filled, send_again, shown, sign_in_from
from tests.web.test_sign_in import enter, name_on

MINUTE = 60
pytestmark = pytest.mark.usefixtures("jafung")


@pytest.fixture
def entered(app: Flask, jafung: Actor) -> Browser:
    """Signed in by the form, as people are."""
    browser = Browser(app)
    enter(browser)
    return browser


def sent_to(browser: Browser, path: str = "/boards/2") -> str | None:
    return browser.get(path).to


def test_half_an_hour_in_which_nobody_acts_ends_it_and_the_page_says_why(
    office: Office, entered: Browser, clock: Clock
) -> None:
    clock.at += 30 * MINUTE
    assert name_on(entered) == "Rahmat Hidayat"
    clock.at += 30 * MINUTE + 1
    assert sent_to(entered) == "/sign-in?next=/boards/2"
    page = entered.get("/sign-in").page
    assert page.one(role="status").text == "Sesi Anda berakhir karena 30 menit tidak dipakai. Masuk lagi."


def test_whoever_acts_stays_until_the_twelve_hours_are_over(office: Office, entered: Browser, clock: Clock) -> None:
    for _ in range(30):
        clock.at += 24 * MINUTE
        assert name_on(entered) == "Rahmat Hidayat"
    clock.at += 1
    assert sent_to(entered) == "/sign-in?next=/boards/2"
    assert entered.get("/sign-in").page.one(role="status").text == "Sesi Anda berakhir setelah 12 jam. Masuk lagi."


LIVE: dict[str, Callable[[Browser], int]] = {
    "columns": lambda b: b.get("/boards/2/columns").status,
    "a board's revision": lambda b: b.get("/boards/2/revision").status,
    "the office's revision": lambda b: b.get("/revision").status,
    "home redraws itself": lambda b: b.get("/", HX_Request="true", HX_Source="div#refresh").status,
    "a case redraws itself": lambda b: b.get("/cases/1", HX_Request="true", HX_Source="div#refresh").status,
}


@pytest.mark.parametrize("what", LIVE)
def test_what_a_screen_fetches_by_itself_keeps_nobody_signed_in(
    what: str, office: Office, entered: Browser, clock: Clock
) -> None:
    office.open_case()
    for _ in range(6):
        clock.at += 5 * MINUTE
        assert LIVE[what](entered) in (200, 204)
    clock.at += 1
    assert LIVE[what](entered) in (303, 401)


def test_streams_keep_nobody_signed_in_either(office: Office, entered: Browser, clock: Clock) -> None:
    for _ in range(2):
        clock.at += 15 * MINUTE
        for path in ("/stream", "/boards/2/stream"):
            response = entered.client.get(path)
            assert (response.status_code, response.headers.get("Set-Cookie")) == (200, None)
            response.close()
    clock.at += 1
    assert entered.get("/stream").status == 401


def test_every_live_route_exists(app: Flask) -> None:
    assert {rule.endpoint for rule in app.url_map.iter_rules()} >= BY_ITSELF


def test_the_cookie_is_sent_anew_every_five_minutes_and_not_more_often(
    office: Office, entered: Browser, clock: Clock
) -> None:
    entered.get("/account")  # the token of its forms
    sent = []
    for _ in range(12):
        clock.at += MINUTE
        sent.append("Set-Cookie" in entered.get("/").response.headers)
    assert sent == ([False] * 4 + [True]) * 2 + [False] * 2


def test_typed_text_survives_the_half_hour(office: Office, entered: Browser, clock: Clock) -> None:
    form = filled(entered, office)
    clock.at += 31 * MINUTE
    late = entered.post("/cases", **form)
    assert (late.status, cases(office)) == (401, 0)
    again = sign_in_from(entered, late)
    assert shown(again) == shown(late)
    assert (send_again(entered, again, "/cases").status, cases(office)) == (303, 1)


def test_an_office_chooses_its_own_limits(office: Office, app: Flask, entered: Browser, clock: Clock) -> None:
    settings = app.extensions["kanban.settings"]
    app.extensions["kanban.settings"] = type(settings)(instance=settings.instance, idle_minutes=5, absolute_hours=1)
    try:
        clock.at += 5 * MINUTE
        assert name_on(entered) == "Rahmat Hidayat"
        clock.at += 5 * MINUTE + 1
        assert name_on(entered) is None
    finally:
        app.extensions["kanban.settings"] = settings


def test_a_copied_cookie_dies_with_the_sign_out(office: Office, app: Flask, entered: Browser) -> None:
    thief = copy_of(entered, app)
    assert name_on(thief) == "Rahmat Hidayat"
    entered.post("/session/end")
    assert (name_on(thief), sent_to(thief)) == (None, "/sign-in?next=/boards/2")
    assert thief.get("/sign-in").page.one(role="status").text == "Sesi Anda sudah diakhiri. Masuk lagi."


def test_the_next_person_at_the_screen_ends_the_session_of_the_one_before(
    office: Office, app: Flask, entered: Browser
) -> None:
    before = copy_of(entered, app)
    assert enter(entered).status == 303
    assert (name_on(before), name_on(entered)) == (None, "Rahmat Hidayat")


def test_signing_out_here_leaves_other_devices_alone(office: Office, app: Flask, entered: Browser) -> None:
    other = Browser(app)
    enter(other)
    entered.post("/session/end")
    assert name_on(other) == "Rahmat Hidayat"


def test_who_was_never_signed_in_is_told_nothing(office: Office, app: Flask, client_of: ClientOf) -> None:
    assert Browser(app).get("/sign-in").page.all(role="status") == []
    assert client_of(office.kabid).get("/sign-in").page.all(role="status") == []


def copy_of(browser: Browser, app: Flask) -> Browser:
    """Another browser with the same cookie."""
    copy, cookie = Browser(app), browser.client.get_cookie("papan_sop")
    assert cookie
    copy.client.set_cookie("papan_sop", cookie.value)
    return copy
