"""What somebody would try against shared screens and PINs, by name; all of it is refused."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from kanban import db
from kanban.actions.accounts import end_sessions
from kanban.actions.people import set_password
from kanban.actions.screens import revoke_screen
from kanban.app import create_app
from kanban.config import load_settings
from kanban.models import Person, Throttle
from tests.office import AT, Office
from tests.wall_office import OTHER_PIN, PIN, add_screen
from tests.web.conftest import ClientOf, Clock
from tests.web.test_wall_sign import to
from tests.web.wall import Wall, peopled, said

STAYS = {"stay": "1"}


@pytest.fixture
def wall(office: Office, app: Flask) -> Wall:
    add_screen(office)
    peopled(app, office, pelaksana=PIN, other_pelaksana=OTHER_PIN)
    return Wall(app).enter()


def test_brute_force_goes_on_counting_over_a_restart_and_in_another_process(
    office: Office, app: Flask, wall: Wall, tmp_path: Path
) -> None:
    case_id = office.open_case(step=3)
    act = to(office, case_id, 4)
    for _ in range(4):
        wall.sign(case_id, act, office.pelaksana, "111222")
    settings = {"KANBAN_DATABASE_URL": office.url, "KANBAN_SECRET_KEY": app.config["SECRET_KEY"]}
    second = create_app(load_settings(str(tmp_path), settings))
    other = Wall(second)
    held = wall.client.get_cookie("papan_layar", path="/wall")
    assert held
    other.client.set_cookie("papan_layar", held.value, path="/wall")
    assert other.sign(case_id, act, office.pelaksana, "333444").status == 429
    assert [each.sign(case_id, act, office.pelaksana).status for each in (wall, other)] == [429, 429]
    with second.app_context():
        db.db.engine.dispose()


def test_brute_force_waits_twice_as_long_each_time_up_to_an_hour(office: Office, wall: Wall, clock: Clock) -> None:
    case_id = office.open_case(step=3)
    act, waits = to(office, case_id, 4), []
    for _ in range(4):
        wall.sign(case_id, act, office.pelaksana, "111222")
    for _ in range(6):
        wall.sign(case_id, act, office.pelaksana, "111222")
        with office.sessions() as session:
            until = session.scalars(select(Throttle.locked_until).where(Throttle.locked_until > clock.at)).one()
        waits.append((until - clock.at) // 60)
        clock.at = until
    assert waits == [5, 10, 20, 40, 60, 60]


def test_csrf_a_signature_without_the_pages_token_does_nothing(office: Office, wall: Wall) -> None:
    case_id = office.open_case(step=3)
    assert office.pelaksana.hat
    for token in ("", "x"):
        answer = wall.post(
            f"{wall.path}/cases/{case_id}/acts", token=token, act=to(office, case_id, 4), hat=office.pelaksana.hat.id,
            pin=PIN, key=wall.fresh(),
        )  # fmt: skip
        assert (answer.status, office.case(case_id).revision) == (400, 3)
        assert PIN not in answer.steady  # not carried on in a hidden field either


def test_a_pin_is_no_way_in_without_the_screen(office: Office, app: Flask, wall: Wall, client_of: ClientOf) -> None:
    case_id = office.open_case(step=3)
    for browser in (Wall(app), client_of(office.pelaksana)):
        form = {"act": to(office, case_id, 4), "pin": PIN, "key": browser.fresh(), "hat": 8}
        assert browser.post(f"/wall/1/cases/{case_id}/acts", **form).status == 401
    assert Wall(app).post("/session", username="sari.lestari", password=PIN).status == 401
    assert office.case(case_id).revision == 3


def test_a_revoked_screen_is_out_in_the_middle_of_a_signature(office: Office, wall: Wall) -> None:
    case_id = office.open_case(step=3)
    act = to(office, case_id, 4)
    with office.sessions() as session:
        revoke_screen(session, 1, by=office.admin, at=AT)
    assert wall.sign(case_id, act, office.pelaksana).status == 401
    assert "sudah dicabut oleh admin kantor" in wall.get(wall.path).text
    assert wall.get(f"{wall.path}/view", HX_Request="true").status == 401
    assert office.case(case_id).revision == 3


def test_who_is_kept_needs_no_pin_for_five_minutes_by_the_servers_time(
    office: Office, wall: Wall, clock: Clock
) -> None:
    case_id = office.open_case(step=3)
    assert wall.sign(case_id, to(office, case_id, 4), office.pelaksana, **STAYS).status == 200
    clock.at += 299
    assert wall.sign(case_id, to(office, case_id, 5), office.pelaksana, "", output="present").status == 200
    assert said(wall.sign(case_id, to(office, case_id, 6), office.other_pelaksana, ""))[0] == 422
    clock.at += 1
    assert said(wall.sign(case_id, to(office, case_id, 6), office.pelaksana, "")) == (
        422, "Ketik PIN enam angka milik Sari Lestari.",
    )  # fmt: skip


def test_kunci_ends_the_stay_for_copies_of_its_cookie_too(office: Office, wall: Wall) -> None:
    case_id = office.open_case(step=3)
    wall.sign(case_id, to(office, case_id, 4), office.pelaksana, **STAYS)
    copy = wall.client.get_cookie("papan_tetap", path="/wall")
    assert copy
    assert "Sari Lestari" in wall.get(wall.path).text
    assert wall.post(f"{wall.path}/lock").to == wall.path
    wall.client.set_cookie("papan_tetap", copy.value, path="/wall")
    assert wall.sign(case_id, to(office, case_id, 5), office.pelaksana, "").status == 422
    assert "Sari Lestari" not in wall.get(wall.path).text


@pytest.mark.parametrize("change", ["password", "end-sessions", "disable", "pin"])
def test_a_stale_epoch_ends_the_stay(change: str, office: Office, app: Flask, wall: Wall, clock: Clock) -> None:
    case_id = office.open_case(step=3)
    wall.sign(case_id, to(office, case_id, 4), office.pelaksana, **STAYS)
    with office.sessions() as session:
        match change:
            case "password":
                set_password(session, office.pelaksana.person_id, "x", by=office.pelaksana, at=AT)
            case "end-sessions":
                end_sessions(session, by=office.pelaksana, at=AT)
            case "disable":
                session.get_one(Person, office.pelaksana.person_id).is_active = False
                session.commit()
    if change == "pin":
        clock.at += 1
        peopled(app, office, pelaksana=OTHER_PIN)
        with office.sessions() as session:
            session.get_one(Person, office.pelaksana.person_id).pin_set_at = clock.at
            session.commit()
    assert wall.sign(case_id, to(office, case_id, 5), office.pelaksana, "").status in (409, 422)
    assert office.case(case_id).revision == 4


def test_the_stay_of_another_screen_counts_for_nothing(office: Office, app: Flask, wall: Wall) -> None:
    case_id = office.open_case(step=3)
    wall.sign(case_id, to(office, case_id, 4), office.pelaksana, **STAYS)
    kept = wall.client.get_cookie("papan_tetap", path="/wall")
    add_screen(office, name="Layar Loket", code="abcde23456")
    other = Wall(app).enter("abcde23456")
    assert kept
    other.client.set_cookie("papan_tetap", kept.value, path="/wall")
    assert other.sign(case_id, to(office, case_id, 5), office.pelaksana, "").status == 422


@pytest.mark.parametrize("act", ["", "x", "0", ":", "1:x", "hold", "hold:x", "99999:3", "-1:3", "accept:3", "'; --:3"])
def test_acts_that_nobody_offered_do_nothing(act: str, office: Office, wall: Wall) -> None:
    case_id = office.open_case(step=3)
    answer = wall.sign(case_id, act or "%", office.pelaksana)
    assert (answer.status in (400, 409), office.case(case_id).revision) == (True, 3)


@pytest.mark.parametrize("hat", ["0", "-1", "999", "x", "1e3"])
def test_hats_that_nobody_wears_sign_nothing(hat: str, office: Office, wall: Wall) -> None:
    case_id = office.open_case(step=3)
    answer = wall.htmx(
        f"{wall.path}/cases/{case_id}/acts", act=to(office, case_id, 4), hat=hat, pin=PIN, key=wall.fresh()
    )
    assert (answer.status in (409, 422), office.case(case_id).revision) == (True, 3)
