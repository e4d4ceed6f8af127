"""What a wall's cookie opens: its own pages. It changes nothing by itself, and is nobody's sign-in."""

from collections.abc import Iterator

import pytest
from flask import Flask

from kanban.actions.screens import issue_code
from kanban.web.walls.screen_pass import digest
from tests.actions.rows import everything
from tests.office import Office
from tests.wall_office import CODE, add_screen
from tests.web.browser import Browser
from tests.web.conftest import ClientOf, Clock
from tests.web.route_lists import ADMIN, STAFF, WALL
from tests.web.test_routes import ask, routes, turned_away
from tests.web.wall import Wall

COUNTED = {"throttle", "sign_in", "screen"}
"""Tables that a walk may touch without changing anything: tries that are counted and listed, when a screen was seen."""


def contents(office: Office) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but those."""
    return {name: rows for name, rows in everything(office).items() if name not in COUNTED}


@pytest.fixture
def wall(office: Office, app: Flask) -> Iterator[Wall]:
    add_screen(office)
    yield Wall(app).enter()


def test_with_the_walls_cookie_alone_no_route_changes_anything(office: Office, app: Flask, wall: Wall) -> None:
    office.open_case(step=3)
    before = contents(office)
    for route in sorted(set(routes(app)) - {"POST /wall/session"}):
        if not route.endswith("/stream"):
            ask(wall, route, office).response.close()
    assert contents(office) == before


def test_outside_its_pages_a_wall_is_a_stranger(office: Office, app: Flask, wall: Wall) -> None:
    office.open_case()
    stranger = Browser(app)
    closed = sorted(STAFF | ADMIN)
    assert {route: turned_away(ask(wall, route, office)) for route in closed} == {
        route: turned_away(ask(stranger, route, office)) for route in closed
    }


def test_the_cookie_is_no_sign_in_under_any_name_and_any_path(office: Office, app: Flask, wall: Wall) -> None:
    held = wall.client.get_cookie("papan_layar", path="/wall")
    assert held
    for name in ("papan_sop", "papan_layar", "papan_tetap", "remember_token"):
        thief = Browser(app)
        thief.client.set_cookie(name, held.value, path="/")
        assert (thief.get("/").to, thief.get("/people").to) == ("/sign-in?next=/", "/sign-in?next=/people")


@pytest.mark.parametrize("route", sorted(WALL))
def test_a_wall_is_closed_to_everybody_else(route: str, office: Office, app: Flask, client_of: ClientOf) -> None:
    add_screen(office)
    office.open_case()
    for browser in (Browser(app), client_of(office.kadis), client_of(office.admin)):
        answer = ask(browser, route, office)
        bare = route.endswith(("/stream", "/revision"))
        assert (answer.status, answer.page.h1 if answer.text else []) == (
            401, [] if bare else ["Jadikan peramban ini layar"],
        )  # fmt: skip


def test_the_pages_of_another_screen_stay_closed(office: Office, app: Flask, wall: Wall) -> None:
    other = add_screen(office, 1, name="Layar Loket", code="abcde23456")
    assert wall.get(f"/wall/{other}").status == 401
    assert "milik layar lain" in wall.get(f"/wall/{other}").text


def test_no_half_hour_and_no_working_day_ends_a_wall(office: Office, wall: Wall, clock: Clock) -> None:
    for _ in range(4):
        clock.at += 20 * 3600
        assert wall.get(wall.path).status == 200
    sent = wall.get(wall.path).response.headers.getlist("Set-Cookie")
    (cookie,) = (each for each in sent if each.startswith("papan_layar="))
    assert {"HttpOnly", "Path=/wall", "SameSite=Lax", "Max-Age=34560000"} <= set(cookie.split("; "))


def test_a_code_works_once_and_not_for_long(office: Office, app: Flask, clock: Clock) -> None:
    add_screen(office)
    assert Wall(app).post("/wall/session", code="falsch2345").page.error("code") == (
        "Kode ini belum cocok atau sudah lewat. Minta kode baru kepada admin kantor."
    )
    Wall(app).enter(f" {CODE[:5].upper()}-{CODE[5:]} ")
    assert Wall(app).post("/wall/session", code=CODE).status == 422
    add_screen(office, code="abcde23456")
    clock.at += 900
    assert Wall(app).post("/wall/session", code="abcde23456").status == 422


def test_fixation_a_cookie_planted_before_is_not_the_one_that_is_signed_in(office: Office, app: Flask) -> None:
    add_screen(office)
    add_screen(office, name="Layar Loket", code="abcde23456")
    attacker = Wall(app).enter("abcde23456")
    planted = attacker.client.get_cookie("papan_layar", path="/wall")
    assert planted
    victim = Wall(app)
    victim.client.set_cookie("papan_layar", planted.value, path="/wall")
    victim.enter()
    held = victim.client.get_cookie("papan_layar", path="/wall")
    assert held
    assert held.value != planted.value
    assert (victim.get("/wall/1").status, attacker.get("/wall/1").status) == (200, 401)


def test_the_next_browser_takes_the_place_of_the_last(office: Office, app: Flask, wall: Wall) -> None:
    with office.sessions() as session:
        issue_code(session, 1, digest("abcde23456"), until=office.at + 900, by=office.admin, at=office.at)
    Wall(app).enter("abcde23456")
    assert "sekarang dipakai di peramban lain" in wall.get(wall.path).text
