"""The admin's page of screens: registering, signing a browser in, changing, revoking, unlocking."""

import pytest
from flask import Flask
from sqlalchemy import select

from kanban.models import Event, Screen, ScreenSop
from tests.office import Office
from tests.wall_office import PIN, add_screen
from tests.web.browser import Browser
from tests.web.conftest import ClientOf
from tests.web.test_wall_sign import to
from tests.web.wall import Wall, peopled


def register(browser: Browser, office: Office, **fields: object) -> str:
    form = {"name": "Layar Loket", "sops": office.board(2).sop_id, "rotation": 30} | fields
    return str(browser.post("/screens", **form).status)


def test_an_admin_registers_a_screen_and_signs_a_browser_in_with_its_code(
    office: Office, app: Flask, client_of: ClientOf
) -> None:
    admin = client_of(office.admin)
    assert register(admin, office, sops=[office.board(2).sop_id, office.board(3).sop_id]) == "303"
    page = admin.post("/screens/1/codes").page
    code = page.one(cls="issued").all("code")[1].text
    assert page.one(cls="issued").all("code")[0].text == "http://localhost/wall"
    wall = Wall(app).enter(code)
    assert wall.get("/wall/1").page.h1 == [office.board(2).title]
    with office.sessions() as session:
        row = session.get_one(Screen, 1)
        assert code.replace("-", "") not in (row.code_digest, row.token_digest)
        assert (row.rotation, row.shows_applicants, row.registered_by_id) == (30, False, office.admin.person_id)
        kinds = session.scalars(select(Event.kind).order_by(Event.id.desc()).limit(3)).all()
    assert kinds == ["sign-in-screen", "issue-screen-code", "register-screen"]


def test_the_admins_own_browser_becomes_the_screen_and_keeps_no_admin(
    office: Office, app: Flask, client_of: ClientOf
) -> None:
    add_screen(office)
    admin = client_of(office.admin)
    assert admin.post("/screens/1/browser").to == "/wall/1"
    assert (admin.get("/wall/1").status, admin.get("/people").to) == (200, "/sign-in?next=/people")


@pytest.mark.parametrize(
    ("fields", "field", "fault"),
    [
        ({"name": " "}, "name", "Tulis nama layar, misalnya Layar Bidang UKM."),
        ({"name": "x" * 61}, "name", "Terlalu panjang: 61 huruf, paling banyak 60."),
        ({"sops": []}, "sops", "Pilih paling sedikit satu SOP."),
        ({"sops": "99"}, "sops", "Pilih paling sedikit satu SOP."),
        ({"rotation": "1"}, "rotation", "Pilih lama tampil dari daftar."),
    ],
)
def test_a_fault_stands_next_to_its_field(
    fields: dict[str, object], field: str, fault: str, office: Office, client_of: ClientOf
) -> None:
    admin = client_of(office.admin)
    form = {"name": "Layar Loket", "sops": office.board(2).sop_id, "rotation": 30} | fields
    answer = admin.post("/screens", **form)
    assert (answer.status, answer.page.error(field), answer.page.summary) == (422, fault, [fault])
    add_screen(office)
    changed = admin.post("/screens/1", **form)
    assert (changed.status, changed.page.error(f"{field}-1")) == (422, fault)


def test_a_change_is_heard_by_the_wall(office: Office, app: Flask, client_of: ClientOf) -> None:
    add_screen(office)
    wall, admin = Wall(app).enter(), client_of(office.admin)
    heard = wall.get("/wall/1/revision").text
    sop = office.board(3).sop_id
    assert admin.post("/screens/1", name="Layar Loket", sops=sop, rotation=60, applicants="1").status == 303
    assert wall.get("/wall/1/revision").text != heard
    assert wall.get("/wall/1").page.h1 == [office.board(3).title]
    with office.sessions() as session:
        assert session.scalars(select(ScreenSop.sop_id)).all() == [sop]


def test_a_revoked_screen_is_listed_apart_and_cannot_be_used_again(
    office: Office, app: Flask, client_of: ClientOf
) -> None:
    add_screen(office)
    wall, admin = Wall(app).enter(), client_of(office.admin)
    assert admin.post("/screens/1/revocation").status == 303
    assert wall.get("/wall/1").status == 401
    page = admin.get("/screens").page
    assert page.all(id="screen-1") == []
    assert "Layar Bidang UKM" in page.text
    for what in ("", "/codes", "/browser", "/revocation"):
        fields = {"name": "x", "sops": office.board(2).sop_id, "rotation": 30}
        assert admin.post(f"/screens/1{what}", **fields).status == 404


def test_an_admin_sees_who_is_locked_where_and_unlocks(office: Office, app: Flask, client_of: ClientOf) -> None:
    add_screen(office)
    peopled(app, office, pelaksana=PIN)
    wall, admin, case_id = Wall(app).enter(), client_of(office.admin), office.open_case(step=3)
    for _ in range(5):
        wall.sign(case_id, to(office, case_id, 4), office.pelaksana, "111222")
    (lock,) = admin.get("/screens").page.all("form", cls="refusal")
    assert "Sari Lestari di Layar Bidang UKM, sampai 10.05" in lock.text
    assert admin.post(lock["action"]).status == 303
    assert admin.get("/screens").page.all("form", cls="refusal") == []
    assert wall.sign(case_id, to(office, case_id, 4), office.pelaksana).status == 200
