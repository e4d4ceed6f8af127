"""A touch screen of full HD that has become the office's shared screen."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.screen import Screen
from tests.browser.server import KEY
from tests.wall_office import PIN, HashPin

FULL_HD = {"width": 1920, "height": 1080}
hashed = HashPin(KEY)
AHEAD = 5  # seconds: time is stopped at an instant that has not passed when the browser hears of it
OpenWall = Callable[..., Screen]


def stop_time(screen: Screen) -> None:
    """From now on the page's time goes by only as `pass_time` says, however long the test takes."""
    screen.page.clock.pause_at(screen.page.evaluate("Date.now()") / 1000 + AHEAD)
    at_rest(screen)


def pass_time(screen: Screen, seconds: int) -> None:
    """Second after second, and each only while the page asks for nothing: the server has real time only, and a request
    under way while the page's clock runs ahead would be given up."""
    for _ in range(seconds):
        screen.page.clock.run_for(1_000)
        at_rest(screen)


def at_rest(screen: Screen) -> None:
    """Wait for the answer to what is asked. To put it on the page takes timers: the page's clock goes on a little."""
    for _ in range(1_000):
        if not screen.waiting and not screen.page.locator("#refresh.htmx-request").count():
            return
        screen.page.wait_for_timeout(20)
        screen.page.clock.run_for(5)
    raise AssertionError(f"the page does not come to rest: {[each.url for each in screen.waiting]}")


def stands(screen: Screen, step: int, case: int) -> None:
    """Wait until the card is in this column of a page whose time is stopped; it goes on a little, as in `at_rest`."""
    for _ in range(400):
        if screen.card_in(step, case).is_visible():
            return
        screen.page.wait_for_timeout(50)
        screen.page.clock.run_for(1)
    raise AssertionError(f"case {case} is not in the column of step {step}")


def enter_pin(page: Page, pin: str = PIN) -> None:
    for digit in pin:
        page.locator(f"[data-digit='{digit}']").tap()
