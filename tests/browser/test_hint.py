"""The sample office's three hints are ticked one after the other, as somebody tries them."""

from playwright.sync_api import expect

from kanban.models import Office as OfficeRow
from kanban.store import write
from tests.browser.screen import Screen, Screens
from tests.office import Office


def ticked(screen: Screen) -> list[bool]:
    return [hint.locator("svg").is_visible() for hint in screen.page.locator("#hint li").all()]


def test_a_hint_is_ticked_once_it_was_tried(office: Office, screens: Screens) -> None:
    with office.sessions() as session, write(session):
        session.get_one(OfficeRow, 1).is_sample = True
    foreign, own = office.open_case(step=2), office.open_case(step=3)
    screen = screens(office.pelaksana).open_board(office.board(2).id).provokes(409)
    second = screen.page.locator("#hint li").nth(1).locator("svg")
    screen.drag(foreign, office.step(2, 3).id)
    expect(screen.toast).to_contain_text("Langkah ini milik Sekretaris.")
    assert ticked(screen) == [True, False, False]
    screen.forward(own).click()
    expect(second).to_be_visible()
    assert ticked(screen) == [True, True, False]
    screen.open(f"/cases/{own}").open_board(office.board(2).id)
    expect(second).to_be_visible()
    assert ticked(screen) == [True, True, True]
