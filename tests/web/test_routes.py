"""Every route of the product, and who gets in. A route that is in no list here fails the first test."""

import re
from collections.abc import Iterator
from importlib.util import find_spec

import pytest
from flask import Flask

from kanban.domain.short_code import short_code
from kanban.models import Person
from tests.actions import test_corrections as corrections
from tests.actions.handing_in import give
from tests.cast import POSTS
from tests.office import AT, Office
from tests.web.browser import ORIGIN, Answer, Browser
from tests.web.conftest import ClientOf, Clock
from tests.web.route_lists import ADMIN, DOOR, OF_SOP, OPEN, SET_UP, STAFF, WALL

LIVE = ("/stream", "/revision")
BEHIND_SIGN_IN = sorted(STAFF | ADMIN | OF_SOP)


def routes(app: Flask) -> Iterator[str]:
    for rule in app.url_map.iter_rules():
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            yield f"{method} {rule.rule}"


def ask(browser: Browser, route: str, office: Office | None = None, token: str = "", **headers: str) -> Answer:
    """Ask for a route as it stands, with ids that exist and an empty form."""
    method, path = route.split(" ")
    board = office.board(2).id if office else 1
    ids = {"board_id": board, "version_id": board, "requirement_id": 5}  # what step 2 of SOP 2 asks for
    path = re.sub(r"<int:(\w+)>", lambda found: str(ids.get(found[1], 1)), path)
    path = path.replace("<path:filename>", "brand/favicon.svg").replace("<code>", short_code(1)).replace("<key>", "s1")
    if method == "GET":
        return browser.get(path, **headers)
    fields = {"csrf_token": token or browser.token()}
    return Answer(browser.client.post(path, data=fields, headers={n.replace("_", "-"): v for n, v in headers.items()}))


def test_every_route_is_in_a_list(app: Flask) -> None:
    assert sorted(routes(app)) == sorted(OPEN | DOOR | SET_UP | STAFF | ADMIN | WALL | OF_SOP)


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
    case_id = office.open_case(step=2, at=AT - 3600)
    give(office, case_id)
    corrections.ask(office, case_id, entered_at=AT - 3660, at=AT)
    browser = client_of(getattr(office, post))
    pages = [route for route in sorted(STAFF) if route.startswith("GET") and not route.endswith("/stream")]
    drawn = 200 if find_spec("weasyprint") else 501  # an extra that an office may do without
    expected = {route: drawn if route.endswith(".pdf") else 200 for route in pages}
    assert {route: ask(browser, route, office).status for route in pages} == expected


OUTSIDE = {"sek_pro", "seksi", "stranger", "admin"}
"""Whose roles do not own a step of SOP 2, nor supervise."""


@pytest.mark.parametrize("post", [*POSTS, "stranger", "admin"])
def test_a_document_is_for_who_works_on_the_sop(post: str, office: Office, client_of: ClientOf) -> None:
    give(office, office.open_case())
    browser = client_of(getattr(office, post))
    answers = {route: ask(browser, route, office).status for route in sorted(OF_SOP)}
    assert answers == dict.fromkeys(sorted(OF_SOP), 403 if post in OUTSIDE else 200)


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


def test_before_set_up_everything_leads_to_the_two_doors(site: Flask, new_office: object) -> None:
    browser = Browser(site)
    answers = {route: ask(browser, route).to for route in sorted(DOOR | STAFF | ADMIN | WALL | OF_SOP)}
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
