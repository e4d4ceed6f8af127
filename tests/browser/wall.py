"""A touch screen of full HD that has become the office's shared screen."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.screen import Screen
from tests.browser.server import KEY
from tests.wall_office import PIN, HashPin

FULL_HD = {"width": 1920, "height": 1080}
hashed = HashPin(KEY)
OpenWall = Callable[..., Screen]


def enter_pin(page: Page, pin: str = PIN) -> None:
    for digit in pin:
        page.locator(f"[data-digit='{digit}']").tap()
