"""On the shared screen by hand: that a paper is not needed and why, and what came of the step; large enough."""

import os
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from tests.actions.saying import outputs
from tests.actions.ticking import ticks
from tests.browser.looks import AXE, OVERFLOW
from tests.browser.screen import Screen
from tests.browser.server import Server
from tests.browser.wall import FULL_HD, OpenWall, enter_pin, hashed
from tests.office import Office
from tests.wall_office import PIN, give_pins

FOUR_K = {"width": 3840, "height": 2160}
SMALL = """(least) => [...document.querySelectorAll('.sign-left label, .sign-left a.button, .sign-left .control')]
  .filter((node) => node.checkVisibility() && node.getBoundingClientRect().height < least)
  .map((node) => node.outerHTML.slice(0, 100))"""
"""What a finger at the screen would miss."""
CUT = """() => [...document.querySelectorAll('.sign-left label > span, .sign-left legend, .sign-go')]
  .filter((node) => node.checkVisibility() && node.scrollWidth > node.clientWidth + 1 && node.clientWidth)
  .map((node) => node.outerHTML.slice(0, 100))"""


def fine(page: Page, name: str) -> None:
    """Nothing is cut, too small or unclear, at full HD and at 4K."""
    page.evaluate(AXE_SCRIPT)
    for size, least in ((FULL_HD, 44), (FOUR_K, 88)):
        page.set_viewport_size(size)
        if folder := os.environ.get("KANBAN_RECORDING"):
            Path(folder).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=Path(folder) / f"{name}-{size['width']}.png")
        assert [*page.evaluate(OVERFLOW), *page.evaluate(CUT), *page.evaluate(SMALL, least)] == []
    page.set_viewport_size(FULL_HD)
    assert page.evaluate(AXE, None) == []


def sheet(screen: Screen, case: int) -> Page:
    """The question of a case, tapped open, Sari Lestari chosen."""
    screen.page.locator(f"#open-{case}").tap()
    expect(screen.dialog.locator(".signer")).to_have_count(2)
    return screen.page


def test_a_paper_that_is_not_needed_is_said_with_a_tapped_reason(
    office: Office, server: Server, open_wall: OpenWall
) -> None:
    case = office.open_case(3, met=False)
    give_pins(office, hashed, pelaksana=PIN, other_pelaksana="905173")
    screen = open_wall(3)
    page = sheet(screen, case)
    screen.dialog.get_by_role("link", name="Centang").tap()
    boxes = screen.dialog.get_by_role("checkbox", name="Tidak perlu")
    expect(screen.dialog.get_by_role("radio", name="Diganti dokumen lain")).to_have_count(0)
    boxes.first.tap()
    fine(page, "tick")
    screen.dialog.get_by_role("radio", name="Diganti dokumen lain").tap()
    screen.dialog.get_by_role("radio", name="Sari Lestari").tap()
    enter_pin(page)
    screen.dialog.get_by_role("button", name="Centang").tap()
    expect(screen.dialog).to_have_count(0)
    expect(screen.toast).to_contain_text("Tidak perlu:")
    assert [(row.state, row.reason) for row in ticks(office) if row.state == "waived"] == [
        ("waived", "Diganti dokumen lain")
    ]


def test_digits_go_where_they_are_typed_into_a_number_and_not_to_the_pin(
    office: Office, server: Server, open_wall: OpenWall
) -> None:
    case, on = office.open_case(3, said=False), office.step(3, 2).id
    give_pins(office, hashed, pelaksana=PIN, other_pelaksana="905173")
    screen = open_wall(3)
    page = sheet(screen, case)
    expect(screen.dialog.get_by_role("radio", name="Ada", exact=True)).to_be_checked()
    fine(page, "output")
    screen.dialog.get_by_role("radio", name="Bernomor").tap()
    number = screen.dialog.get_by_label("Nomor atau keterangan")
    number.press_sequentially("NIB 0220")
    expect(number).to_have_value("NIB 0220")
    expect(page.locator("#pin")).to_have_value("")
    fine(page, "number")
    screen.dialog.get_by_role("radio", name="Sari Lestari").tap()
    enter_pin(page)
    screen.dialog.get_by_role("button", name="Sahkan").tap()
    expect(screen.card_in(on, case)).to_be_visible()
    assert [(row.state, row.text) for row in outputs(office)] == [("number", "NIB 0220")]


def test_three_taps_and_a_pin_are_still_enough(office: Office, server: Server, open_wall: OpenWall) -> None:
    case, on = office.open_case(3, met=False, said=False), office.step(3, 2).id
    give_pins(office, hashed, pelaksana=PIN, other_pelaksana="905173")
    screen = open_wall(3)
    page = sheet(screen, case)
    screen.dialog.get_by_role("radio", name="Sari Lestari").tap()
    fine(page, "forward")
    enter_pin(page)
    screen.dialog.get_by_role("button", name="Sahkan").tap()
    expect(screen.card_in(on, case)).to_be_visible()
    assert ([row.state for row in ticks(office)], [row.state for row in outputs(office)]) == (
        ["present", "present"], ["present"],
    )  # fmt: skip
