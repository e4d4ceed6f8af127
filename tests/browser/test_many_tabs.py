"""Seven windows of one browser on one board load, follow and act; a browser gives a host six connections."""

import re

from playwright.sync_api import expect

from tests.browser.screen import Screen, Screens
from tests.browser.server import Server
from tests.office import Office

TABS = 7


def test_seven_tabs_of_one_browser_stay_usable_and_live(office: Office, server: Server, screens: Screens) -> None:
    case, other = office.open_case(step=2), office.open_case(step=2)
    board, on = office.board(2).id, office.step(2, 3).id
    first = screens(office.sekretaris)
    tabs = [first, *(Screen(first.page.context.new_page(), server) for _ in range(TABS - 1))]
    for tab in tabs:  # every one is visible to itself: as seven windows, side by side
        tab.provokes(503).open(f"/boards/{board}")
    for tab in tabs:
        expect(tab.live).to_have_attribute("data-state", re.compile("^(live|delayed)$"))
    expect(tabs[-1].live).to_have_attribute("data-state", "delayed")
    office.hand_on(case, at=server.now)
    for tab in tabs:
        expect(tab.card_in(on, case)).to_be_visible()
    tabs[-1].forward(other).click()
    for tab in tabs:
        expect(tab.card_in(on, other)).to_be_visible()
    assert [tab.live.get_attribute("data-state") for tab in tabs].count("live") == 4
    assert [complaint for tab in tabs for complaint in tab.unprovoked] == []


def test_a_tab_in_the_background_gives_its_stream_back(office: Office, server: Server, screens: Screens) -> None:
    case, on = office.open_case(step=2), office.step(2, 3).id
    screen = screens(office.sekretaris).open_board(office.board(2).id)
    closed = "() => performance.getEntriesByType('resource').filter((each) => each.name.endsWith('/stream')).length"
    turn(screen, hidden=True)
    expect_that(screen, closed, 1)  # a fetch is listed once it has ended
    office.hand_on(case, at=server.now)
    turn(screen, hidden=False)
    expect(screen.card_in(on, case)).to_be_visible()
    expect(screen.live).to_have_attribute("data-state", "live")


def turn(screen: Screen, *, hidden: bool) -> None:
    """Say to the page what the browser says when another tab comes to the front: headless ones never do."""
    screen.page.evaluate(
        """(hidden) => {
          Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
          document.dispatchEvent(new Event('visibilitychange'));
        }""",
        hidden,
    )


def expect_that(screen: Screen, count: str, wanted: int) -> None:
    """Wait until a count of the page's is as wanted."""
    for _ in range(400):
        if screen.page.evaluate(count) == wanted:
            return
        screen.page.wait_for_timeout(50)
    assert screen.page.evaluate(count) == wanted
