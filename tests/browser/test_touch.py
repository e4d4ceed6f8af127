"""A finger on the wall panel: a long press lifts, a quick swipe scrolls, and a phone has buttons instead."""

from playwright.sync_api import expect

from tests.browser.screen import MARKS, Screens
from tests.browser.server import Server
from tests.office import Office


def test_a_long_press_lifts_and_the_card_is_handed_on(office: Office, screens: Screens) -> None:
    case, on = office.open_case(step=2), office.step(2, 3).id
    screen = screens(office.sekretaris, has_touch=True).open_board(office.board(2).id)
    finger = screen.touch()
    finger.down(*screen.grip(case))
    expect(screen.ghost).to_have_count(1)
    finger.slide(*screen.over(on))
    expect(screen.column(on)).to_have_attribute("data-drag-over", "")
    finger.up()
    expect(screen.card_in(on, case)).to_be_visible()
    expect(screen.page.locator(MARKS)).to_have_count(0)
    assert office.case(case).step_id == on


def test_a_swipe_scrolls_and_lifts_nothing(office: Office, screens: Screens) -> None:
    cases = [office.open_case(step=2) for _ in range(8)]
    screen = screens(office.sekretaris, has_touch=True).open_board(office.board(2).id)
    finger = screen.touch()
    x, y = screen.grip(cases[1])
    finger.down(x, y)
    finger.slide(x, y - 150)
    expect(screen.ghost).to_have_count(0)
    finger.up()
    assert screen.page.evaluate("scrollY") > 50


def test_an_update_under_the_finger_takes_nothing_out_of_the_hand(
    office: Office, server: Server, screens: Screens
) -> None:
    case, on = office.open_case(step=2), office.step(2, 3).id
    screen = screens(office.sekretaris, has_touch=True).open_board(office.board(2).id)
    finger = screen.touch()
    x, y = screen.grip(case)
    finger.down(x, y)
    expect(screen.ghost).to_have_count(1)
    office.hand_on(case, at=server.now)
    expect(screen.card_in(on, case)).to_have_count(1)  # its element was made anew in the other column
    finger.slide(x + 30, y + 60)
    expect(screen.ghost).to_have_count(1)
    finger.cancel()
    expect(screen.page.locator(MARKS)).to_have_count(0)
    assert office.case(case).step_id == on


def test_a_second_finger_lifts_nothing(office: Office, screens: Screens) -> None:
    case = office.open_case(step=2)
    screen = screens(office.sekretaris, has_touch=True).open_board(office.board(2).id)
    finger = screen.touch()
    x, y = screen.grip(case)
    finger.down(x, y)
    finger.second(x - 40, y + 60)
    screen.page.wait_for_timeout(400)  # longer than a long press
    expect(screen.ghost).to_have_count(0)
    finger.up()


def test_on_a_phone_the_rail_chooses_the_step_and_buttons_do_the_work(office: Office, screens: Screens) -> None:
    case, here, on = office.open_case(step=2), office.step(2, 2).id, office.step(2, 3).id
    screen = screens(office.sekretaris, has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844})
    screen.open_board(office.board(2).id)
    expect(screen.column(here)).to_be_in_viewport()  # one's own column first
    finger = screen.touch()
    x, y = screen.grip(case)
    finger.down(x, y)
    screen.page.wait_for_timeout(400)  # longer than a long press
    finger.slide(x, y - 60)
    expect(screen.ghost).to_have_count(0)
    finger.up()
    screen.forward(case).tap()
    expect(screen.card_in(on, case)).to_have_count(1)
    screen.page.locator(f".rail-step[href='#column-{on}']").tap()
    expect(screen.card_in(on, case)).to_be_in_viewport()
    expect(screen.page.locator(f".rail-step[href='#column-{on}']")).to_have_attribute("aria-current", "step")
    screen.page.reload()
    expect(screen.card_in(on, case)).to_be_in_viewport()  # remembered
