"""A wall that was drawn for one screen serves the others, and is never older than what it shows."""

from collections.abc import Callable

import pytest
from flask import Flask

from kanban import db
from kanban.actions.holds import hold
from kanban.actions.people import set_active
from kanban.actions.screens import ScreenWishes, change_screen
from kanban.web.boards import board_cache
from tests.office import AT, Office
from tests.queries.statements import counted
from tests.wall_office import add_screen
from tests.web.conftest import Clock
from tests.web.test_board_kept import next_office
from tests.web.wall import Wall


def walls(office: Office, app: Flask) -> tuple[Wall, Wall]:
    """Two screens that show the same SOP."""
    codes = {"Layar Bidang UKM": "kx7rm4tq2p", "Layar Loket": "abcde23456"}
    for name, code in codes.items():
        add_screen(office, name=name, code=code)
    one, two = (Wall(app).enter(code) for code in codes.values())
    return one, two


def test_a_second_screen_costs_who_it_is_the_office_and_the_revisions(office: Office, app: Flask) -> None:
    one, two = walls(office, app)
    office.open_case()
    for wall in (one, two):
        wall.get(f"{wall.path}/view")  # notes when it was seen
    office.hand_on(office.open_case())
    spent = []
    for wall in (one, two):
        with app.app_context(), counted(db.db.engine) as asked:
            wall.get(f"{wall.path}/view")
        spent.append(len(asked))
    assert (spent[0] > spent[1], spent[1]) == (True, 3)


def test_each_screen_gets_links_of_its_own(office: Office, app: Flask) -> None:
    case_id = office.open_case()
    for wall in walls(office, app):
        (link,) = wall.get(wall.path).page.all("a", cls="card-open")
        assert (link["href"], link["hx-get"]) == (f"{wall.path}/cases/{case_id}",) * 2


def paused(office: Office, case_id: int) -> None:
    with office.sessions() as session:
        hold(session, case_id, reason="applicant", seen=1, key="k" * 16, by=office.jafung, at=AT)


def disabled(office: Office, _: int) -> None:
    with office.sessions() as session:
        set_active(session, office.kabid.person_id, False, by=office.admin, at=AT)


def told_applicants(office: Office, _: int) -> None:
    wishes = ScreenWishes(name="Layar", sops=[office.board(2).sop_id], rotation=20, shows_applicants=True)
    with office.sessions() as session:
        change_screen(session, 1, wishes, by=office.admin, at=AT)


ACTS: list[Callable[[Office, int], object]] = [
    lambda office, case_id: office.hand_on(case_id), lambda office, _: office.open_case(), paused, disabled,
    told_applicants,
]  # fmt: skip


@pytest.mark.parametrize("act", ACTS)
def test_whatever_a_wall_shows_is_there_after_the_act(
    office: Office, app: Flask, act: Callable[[Office, int], object]
) -> None:
    case_id = office.open_case()
    wall, _ = walls(office, app)
    before = wall.get(wall.path).page.one(id="wall")
    act(office, case_id)
    after = wall.get(wall.path).page.one(id="wall")
    board_cache.forget(app)
    fresh = wall.get(wall.path).page.one(id="wall")
    assert (after.text, after.all("input")[-1]["value"]) == (fresh.text, fresh.all("input")[-1]["value"])
    assert after.text != before.text


def test_a_minute_later_its_clocks_have_gone_on(office: Office, app: Flask, clock: Clock) -> None:
    office.open_case(at=AT - 50 * 60)
    wall, _ = walls(office, app)
    times = []
    for _ in range(2):
        times.append(wall.get(wall.path).page.one("b", cls="card-time").text)
        clock.at += 60
    assert times == ["Sisa 10 menit", "Sisa 9 menit"]


def test_the_next_office_under_the_same_numbers_has_walls_of_its_own(office: Office, app: Flask) -> None:
    case_id = office.open_case()
    wall, _ = walls(office, app)
    wall.get(wall.path)
    next_office(office, case_id, title="Izin koperasi")
    assert wall.get(wall.path).page.one("span", cls="card-title").text == "Izin koperasi"
