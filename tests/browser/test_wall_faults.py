"""What goes wrong at a shared screen: the server restarts, the PC sleeps or has lost its clock, an admin revokes it."""

import re

from playwright.sync_api import expect
from sqlalchemy import select

from kanban.actions.screens import revoke_screen
from kanban.models import Event
from tests.browser.server import Server
from tests.browser.test_live import CUT
from tests.browser.wall import OpenWall, enter_pin, hashed, stop_time
from tests.office import AT, Office
from tests.wall_office import PIN, give_pins


def test_a_server_that_restarts_in_the_middle_leaves_the_question_open_and_the_repeat_is_one_act(
    office: Office, server: Server, open_wall: OpenWall
) -> None:
    case, on = office.open_case(step=3), office.step(2, 4).id
    give_pins(office, hashed, pelaksana=PIN)
    screen = open_wall().provokes(422, CUT, "network error", "Failed to fetch")
    page = screen.page
    page.locator(f"#open-{case}").tap()
    screen.dialog.get_by_role("radio", name="Sari Lestari").tap()
    enter_pin(page, "111222")
    sign = screen.dialog.get_by_role("button", name="Sahkan")
    sign.tap()
    expect(screen.dialog.locator("[data-error]")).to_have_text(
        "PIN belum cocok dengan Sari Lestari. Masih ada 4 kesempatan."
    )
    expect(screen.dialog.get_by_role("radio", name="Sari Lestari")).to_be_checked()
    enter_pin(page)
    server.kill()
    sign.tap()
    expect(screen.dialog.locator("[data-error]")).to_contain_text("Belum pasti tersimpan")
    server.start()
    sign.tap()
    expect(screen.card_in(on, case)).to_be_visible()
    with office.sessions() as session:
        assert (
            len(
                session.scalars(
                    select(Event.id).where(Event.kind == "hand-on", Event.person_id == office.pelaksana.person_id)
                ).all()
            )
            == 1
        )


def test_a_wrong_clock_of_the_pc_and_its_sleep_change_nothing_and_a_revoked_screen_says_so(
    office: Office, server: Server, open_wall: OpenWall
) -> None:
    case = office.open_case(step=3)
    give_pins(office, hashed, pelaksana=PIN)
    screen = open_wall().provokes(401, "status 401", "signal is aborted")
    page = screen.page
    page.clock.install(time="2031-05-01T03:00:00Z")
    page.reload()
    expect(page.locator("#wall-time")).to_have_text("10.00")
    page.locator(f"#open-{case}").tap()
    screen.dialog.get_by_role("radio", name="Sari Lestari").tap()
    screen.dialog.get_by_text("Tetap sebagai Sari Lestari").tap()
    enter_pin(page)
    screen.dialog.get_by_role("button", name="Sahkan").tap()
    expect(page.locator("#wall-kept")).to_contain_text(re.compile(r"Sari Lestari · (5\.00|4\.5)"))
    with office.sessions() as session:
        assert session.scalars(select(Event.at).order_by(Event.id.desc()).limit(1)).one() - server.now in range(-300, 1)
    stop_time(screen)  # asleep: what was asked for is answered, and nothing more is asked for
    server.turn_clock(AT + 3 * 3600)
    page.clock.fast_forward("03:00:00")  # the PC wakes
    page.clock.resume()
    expect(page.locator("#wall-time")).to_have_text("13.00")
    expect(page.locator("#wall-kept")).to_have_count(0)
    with office.sessions() as session:
        revoke_screen(session, 1, by=office.admin, at=AT + 3 * 3600)
    expect(page.get_by_text("Layar “Layar Bidang UKM” sudah dicabut oleh admin kantor.")).to_be_visible()
