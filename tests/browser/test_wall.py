"""The shared screen: read across a room, signed on with three taps and a PIN."""

import json
from datetime import date

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect
from sqlalchemy import select

from kanban.actions.sops import publish
from kanban.models import Event
from kanban.store import write
from tests.browser.looks import AXE, OVERFLOW
from tests.browser.server import Server
from tests.browser.test_live import CUT
from tests.browser.test_wide_board import HIBAH
from tests.browser.wall import FULL_HD, OpenWall, enter_pin, hashed, pass_time, stop_time
from tests.office import AT, Office
from tests.wall_office import NAME, PIN, give_pins


def test_three_taps_and_a_pin_make_a_stamp_that_names_person_hat_and_screen(
    office: Office, server: Server, open_wall: OpenWall
) -> None:
    case, on = office.open_case(step=3), office.step(2, 4).id
    give_pins(office, hashed, pelaksana=PIN, other_pelaksana="905173")
    screen = open_wall()
    page = screen.page
    page.locator(f"#open-{case}").tap()
    expect(screen.dialog.locator(".signer")).to_have_count(2)
    screen.dialog.get_by_role("radio", name="Sari Lestari").tap()
    enter_pin(page)
    screen.dialog.get_by_role("button", name="Sahkan").tap()
    expect(screen.card_in(on, case)).to_be_visible()
    expect(screen.dialog).to_have_count(0)
    with office.sessions() as session:
        event = session.scalars(select(Event).order_by(Event.id.desc())).first()
        assert event
        assert (event.kind, event.person_id, event.hat) == ("hand-on", office.pelaksana.person_id, "Pelaksana (Staf)")
        assert json.loads(event.data)["screen"] == {"id": 1, "name": NAME}
        assert abs(event.at - server.now) < 300


def test_everything_is_legible_at_four_metres_and_clean(office: Office, server: Server, open_wall: OpenWall) -> None:
    for step, hours in ((3, 5), (3, 1), (4, 0), (2, 3)):
        office.open_case(step=step, at=AT - hours * 3600)
    give_pins(office, hashed, pelaksana=PIN)
    screen = open_wall()
    page = screen.page
    page.evaluate(AXE_SCRIPT)
    assert too_small(page) == []
    assert [*page.evaluate(OVERFLOW), *page.evaluate(AXE, None)] == []
    page.set_viewport_size({"width": 3840, "height": 2160})
    assert too_small(page, times=2) == []
    page.set_viewport_size(FULL_HD)
    page.locator(".card-open").first.tap()
    expect(screen.dialog).to_be_visible()
    assert [*page.evaluate(OVERFLOW), *page.evaluate(AXE, None), *page.evaluate(OUTSIDE)] == []


def test_a_wall_that_is_cut_off_says_until_when_its_data_is_and_stays_clean(
    office: Office, server: Server, open_wall: OpenWall
) -> None:
    office.open_case(step=3)
    screen = open_wall().provokes(CUT, "network error", "Failed to fetch")
    page = screen.page
    expect(page.locator("#wall-live")).to_contain_text("Langsung")  # its scripts run
    server.kill()
    expect(page.locator("#wall-live")).to_contain_text("Terputus · data sampai 10.0")
    expect(page.locator("#cut-banner")).to_contain_text("Layar menampilkan data sampai 10.0")
    page.evaluate(AXE_SCRIPT)
    assert [*page.evaluate(OVERFLOW), *page.evaluate(AXE, None)] == []


def test_without_scripts_each_page_of_a_wall_is_clean(office: Office, server: Server, open_wall: OpenWall) -> None:
    case = office.open_case(step=3)
    give_pins(office, hashed, pelaksana=PIN)
    page = open_wall().provokes(401).page
    found = {}
    for path in ("/wall/1?tv=1", f"/wall/1/cases/{case}", "/wall/2"):
        page.goto(server.url + path)
        page.evaluate(AXE_SCRIPT)
        seen = [*page.evaluate(OVERFLOW), *page.evaluate(AXE, None)]
        found[path] = [fault for fault in seen if not fault.startswith("axe meta-refresh")]  # its very purpose
    assert found == {path: [] for path in found}


CAPITALS = {
    ".wall-figures b": 54, ".wall-time": 54, ".card-number": 26, ".card-time": 26, ".column-count": 26,
    ".column-name": 23, ".card-title": 16, ".column-role": 16, ".wall-foot": 16, ".wall-state": 16,
}  # fmt: skip
"""Least height of capitals at full HD, in pixels (issue: counts 54, times and numbers 26, columns 23, titles 16)."""

CAP_HEIGHT = """(selector) => {
  const node = document.querySelector(selector);
  const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(node);
  const pen = document.createElement('canvas').getContext('2d');
  pen.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
  return pen.measureText('H').actualBoundingBoxAscent;
}"""

OUTSIDE = """() => [...document.querySelectorAll('#dialog :is(button, a, input, label)')]
  .filter((node) => node.checkVisibility() && node.getBoundingClientRect().bottom > innerHeight)
  .map((node) => `below the screen: ${node.outerHTML.slice(0, 80)}`)"""


def too_small(page: Page, times: int = 1) -> list[str]:
    page.evaluate("document.fonts.ready")
    heights = {selector: page.evaluate(CAP_HEIGHT, selector) for selector in CAPITALS}
    return [f"{name}: {height:.1f} px" for name, height in heights.items() if height < CAPITALS[name] * times]


def test_a_drop_asks_who_signs_and_a_minute_of_idleness_closes_the_question(
    office: Office, server: Server, open_wall: OpenWall
) -> None:
    case, back = office.open_case(step=3), office.step(2, 2).id
    give_pins(office, hashed, pelaksana=PIN)
    screen = open_wall()
    page = screen.page
    page.clock.install()
    page.reload()
    screen.drag(case, back)
    expect(screen.dialog.get_by_role("heading", name="Kembalikan berkas?")).to_be_visible()
    expect(screen.dialog.locator(".sign-way")).to_contain_text("Pembentukan panitia")
    stop_time(screen)
    page.keyboard.press("4")
    expect(page.locator(".sign-dots [data-on]")).to_have_count(1)
    pass_time(screen, 59)
    expect(screen.dialog).to_be_visible()
    pass_time(screen, 2)
    expect(screen.dialog).to_have_count(0)
    expect(page.locator("#pin")).to_have_count(0)  # the digits went with it
    assert office.case(case).step_id == office.step(2, 3).id


def test_pages_and_boards_turn_by_themselves_until_somebody_touches_the_screen(
    office: Office, server: Server, open_wall: OpenWall
) -> None:
    cases = [office.open_case() for _ in range(7)]
    screen = open_wall(2, 3)
    page = screen.page
    page.clock.install()
    page.reload()
    shown = page.locator(".card:visible")
    first = shown.count()
    assert 3 <= first < 7
    expect(page.locator(".cards-more").first).to_have_text(f"+ {7 - first} berkas lain")
    stop_time(screen)
    page.locator(".wall-title").tap()
    expect(page.locator("#wall-turn")).to_contain_text("berhenti, lanjut dalam 60 detik")
    pass_time(screen, 50)
    expect(screen.card(cases[0])).to_be_visible()
    pass_time(screen, 10 + 10)
    expect(screen.card(cases[0])).to_be_hidden()
    expect(screen.card(cases[-1])).to_be_visible()
    pass_time(screen, 11)
    expect(page.locator("h1")).to_have_text(office.board(3).title)


def test_a_long_sop_comes_in_parts_that_can_be_read(office: Office, server: Server, open_wall: OpenWall) -> None:
    with office.sessions() as session, write(session):
        publish(session, [HIBAH], at=AT, day=date(2026, 11, 23))
    case = office.open_case(4, step=9)
    screen = open_wall(4)
    page = screen.page
    page.clock.install()
    page.reload()
    stop_time(screen)
    parts = []
    for _ in range(3):
        parts.append(page.locator(".column:visible").evaluate_all("all => all.map((each) => each.dataset.name)"))
        assert page.evaluate(OVERFLOW) == []
        if "Langkah nomor 9" in parts[-1]:
            expect(screen.card(case)).to_be_visible()
        pass_time(screen, 10)
    assert [len(part) for part in parts] == [6, 6, 5]
    assert [name for part in parts for name in part] == [f"Langkah nomor {no}" for no in range(1, 18)]
