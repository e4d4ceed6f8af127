"""Every route of the product, and who gets in. A route that is in no list here fails the first test."""

from collections.abc import Iterator

import pytest
from flask import Flask

from kanban.domain.people import Actor
from kanban.models import Person
from tests.office import POSTS, Office
from tests.web.browser import ORIGIN, Answer, Browser
from tests.web.conftest import ClientOf, Clock

OPEN = {"GET /healthz", "GET /static/<path:filename>", "GET /static/css/app.css", "GET /static/js/app.js"}
"""Files, and whether the board works: for everybody, always."""
DOOR = {"GET /sign-in", "POST /session", "POST /session/sample", "GET /sample/removal", "POST /sample/removal"}
"""For strangers, once the office is set up."""
SET_UP = {"GET /welcome", "POST /setup/sample", "GET /setup", "POST /setup"}
"""For strangers, until the office is set up."""
STAFF = {
    "GET /",
    "GET /boards/<int:board_id>",
    "GET /boards/<int:board_id>/columns",
    "GET /boards/<int:board_id>/stream",
    "GET /boards/<int:board_id>/revision",
    "GET /stream",
    "GET /revision",
    "GET /cases/<int:case_id>",
    "GET /cases/<int:case_id>/acts",
    "GET /cases/new",
    "POST /cases",
    "POST /cases/<int:case_id>/moves",
    *(f"{how} /cases/<int:case_id>/{what}" for how in ("GET", "POST") for what in ("holds", "schedules")),
    *(f"POST /cases/<int:case_id>/{what}" for what in ("holds/end", "acceptances")),
    "GET /cases/<int:case_id>/runs/<int:run_id>/why",
    "POST /session/end",
    "POST /session/hat",
    "GET /account",
    "POST /account/language",
    "POST /account/password",
    *(f"GET /calendars{rest}" for rest in ("", "/versions", "/<int:calendar_id>", "/<int:calendar_id>/year")),
}
ADMIN = {
    "GET /people",
    "POST /people",
    "POST /people/<int:person_id>/assignments",
    "POST /people/<int:person_id>/activity",
    "POST /people/<int:person_id>/lock/removal",
    "POST /people/<int:person_id>/password",
    "GET /setup/roles",
    "POST /setup/roles",
    "GET /sops/<int:version_id>/roles",
    "POST /sops/<int:version_id>/roles",
    "GET /calendars/edit",
    "POST /calendars/edit",
    "POST /calendars",
    "POST /calendars/<int:calendar_id>/confirmations",
    "POST /calendars/<int:calendar_id>/withdrawal",
}
LIVE = ("/stream", "/revision")
BEHIND_SIGN_IN = sorted(STAFF | ADMIN)


def routes(app: Flask) -> Iterator[str]:
    for rule in app.url_map.iter_rules():
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            yield f"{method} {rule.rule}"


def ask(browser: Browser, route: str, office: Office | None = None, token: str = "", **headers: str) -> Answer:
    """Ask for a route as it stands, with ids that exist and an empty form."""
    method, path = route.split(" ")
    board = office.board(2).id if office else 1
    ids = dict.fromkeys(("case_id", "person_id", "calendar_id", "run_id"), 1) | {"board_id": board, "version_id": board}
    for name, number in ids.items():
        path = path.replace(f"<int:{name}>", str(number))
    path = path.replace("<path:filename>", "brand/favicon.svg")
    if method == "GET":
        return browser.get(path, **headers)
    fields = {"csrf_token": token or browser.token()}
    return Answer(browser.client.post(path, data=fields, headers={n.replace("_", "-"): v for n, v in headers.items()}))


def test_every_route_is_in_a_list(app: Flask) -> None:
    assert sorted(routes(app)) == sorted(OPEN | DOOR | SET_UP | STAFF | ADMIN)


def test_a_stranger_is_sent_to_sign_in(office: Office, app: Flask) -> None:
    office.open_case()
    stranger = Browser(app)
    assert {route: turned_away(ask(stranger, route, office)) for route in BEHIND_SIGN_IN} == EXPECTED


def turned_away(answer: Answer) -> object:
    """How: sent to the sign-in page, given it with what was typed, or told so bare."""
    if answer.status == 303:
        return (answer.to or "").split("=")[0]
    return answer.status, answer.page.h1 if answer.text else None


EXPECTED = {route: (401, None) if route.endswith(LIVE) else "/sign-in?next" for route in BEHIND_SIGN_IN}


def test_for_htmx_a_stranger_is_a_bare_401_that_leads_to_sign_in(office: Office, app: Flask) -> None:
    office.open_case()
    stranger, screen = Browser(app), f"{ORIGIN}/boards/2"
    for route in BEHIND_SIGN_IN:
        answer = ask(stranger, route, office, HX_Request="true", HX_Current_URL=screen)
        assert (route, answer.status, answer.text, answer.to) == (route, 401, "", "/sign-in?next=/boards/2")


def test_a_disabled_account_is_a_stranger(office: Office, client_of: ClientOf) -> None:
    office.open_case()
    browser = client_of(office.admin)
    token = browser.token()
    assert browser.get("/").status == 200
    with office.sessions() as session:
        session.get_one(Person, office.admin.person_id).is_active = False
        session.commit()
    assert {route: turned_away(ask(browser, route, office, token)) for route in BEHIND_SIGN_IN} == EXPECTED


def test_a_session_lasts_twelve_hours(office: Office, client_of: ClientOf, clock: Clock) -> None:
    office.open_case()
    browser = client_of(office.admin)
    token = browser.token()
    for _ in range(24):
        clock.at += 1800
        assert browser.get("/account").status == 200
    clock.at += 1
    assert {route: turned_away(ask(browser, route, office, token)) for route in BEHIND_SIGN_IN} == EXPECTED


@pytest.mark.parametrize("post", [*POSTS, "stranger", "admin"])
def test_everybody_sees_everything_that_is_not_the_admins(post: str, office: Office, client_of: ClientOf) -> None:
    office.open_case()
    browser = client_of(getattr(office, post))
    pages = [route for route in sorted(STAFF) if route.startswith("GET") and not route.endswith("/stream")]
    assert {route: ask(browser, route, office).status for route in pages} == dict.fromkeys(pages, 200)


@pytest.mark.parametrize("post", [*POSTS, "stranger"])
def test_what_is_the_admins_is_closed_to_everybody_else(post: str, office: Office, client_of: ClientOf) -> None:
    browser = client_of(getattr(office, post))
    answers = {route: ask(browser, route, office) for route in sorted(ADMIN)}
    assert {route: answer.status for route, answer in answers.items()} == dict.fromkeys(sorted(ADMIN), 403)
    assert {tuple(answer.page.h1) for answer in answers.values()} == {("Halaman ini bukan untuk Anda",)}


def test_the_admin_opens_the_admins_pages(office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.admin)
    pages = [route for route in sorted(ADMIN) if route.startswith("GET")]
    assert {route: ask(browser, route, office).status for route in pages} == dict.fromkeys(pages, 200)


def test_an_admin_without_a_hat_moves_and_opens_nothing(office: Office, client_of: ClientOf) -> None:
    case_id = office.open_case()
    browser = client_of(office.admin)
    screen = f"/boards/{office.board(2).id}"
    answer = browser.drag(case_id, f"{office.step(2, 2).id}:{office.case(case_id).revision}", screen=screen)
    assert (answer.status, answer.page.toasts[0][2]) == (
        409, "Anda admin tanpa peran: papan dapat dilihat, berkas tidak dapat dipindah. Beri peran di halaman Pegawai.",
    )  # fmt: skip
    opened = browser.post("/cases", board=office.board(2).id, title="Coba", key=browser.fresh())
    assert (opened.status, opened.page.error("board")) == (422, "Pilih SOP yang berkasnya boleh Anda buka.")
    assert office.case(case_id).step_id == office.step(2, 1).id


def test_before_set_up_everything_leads_to_the_two_doors(site: Flask, new_office: object) -> None:
    browser = Browser(site)
    answers = {route: ask(browser, route).to for route in sorted(DOOR | STAFF | ADMIN)}
    assert answers == dict.fromkeys(answers, "/welcome")


def test_after_set_up_its_pages_lead_home(office: Office, app: Flask) -> None:
    stranger = Browser(app)
    assert {route: ask(stranger, route, office).to for route in SET_UP} == dict.fromkeys(SET_UP, "/")


def test_what_has_to_do_with_the_sample_is_closed_elsewhere(office: Office, app: Flask) -> None:
    stranger = Browser(app)
    sample = {route for route in DOOR if "sample" in route}
    assert {route: ask(stranger, route).status for route in sample} == dict.fromkeys(sample, 403)


def test_files_are_for_everybody(office: Office, app: Flask) -> None:
    for route in sorted(OPEN):
        answer = ask(Browser(app), route)
        assert (route, answer.status) == (route, 200)
        answer.response.close()


@pytest.mark.parametrize("person", ["stranger", "admin"])
def test_who_has_no_hat_reads_that_on_every_screen(person: str, office: Office, client_of: ClientOf) -> None:
    actor: Actor = getattr(office, person)
    page = client_of(actor).get("/").page
    assert "tanpa peran hari ini" in page.one(cls="person").text
