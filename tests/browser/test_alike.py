"""Screens are kept true by differences; what they end at is what a fresh page shows."""

import random

from playwright.sync_api import APIResponse, Route, expect

from tests.browser.screen import Screen, Screens
from tests.browser.server import Server
from tests.office import Office, wib

SHOWN = """() => [...document.querySelectorAll('.board > section, #board-counts, #step-rail')].map((part) => {
  const copy = part.cloneNode(true), scripts = /^(tabindex|class|aria-current|data-(htmx|view).*)$/;
  for (const node of [copy, ...copy.querySelectorAll('*')])
    for (const name of node.getAttributeNames()) if (scripts.test(name)) node.removeAttribute(name);
  return copy.outerHTML.replace(/\\s+/g, ' ').replace(/ (?=[<>])|(?<=>) /g, '');
})"""
"""The board as it stands, without what scripts mark on it: the tab stop, the state of views."""


def test_two_screens_end_as_a_fresh_page_after_twenty_moves(office: Office, server: Server, screens: Screens) -> None:
    chance, board = random.Random(7), office.board(2)
    cases = [office.open_case(step=no) for no in (1, 2, 3, 3, 3, 3, 4, 4, 5, 5)]
    server.turn_clock(wib("2026-11-23 10:05"))
    both = [screens(office.pelaksana).open_board(board.id) for _ in range(2)]
    for _ in range(20):
        move(office, server, chance, chance.choice(both), chance.choice(cases))
    fresh = screens(office.pelaksana).open_board(board.id)
    stamps = [stamp.input_value() for stamp in fresh.page.locator(".board .stamp").all()]
    assert len(stamps) == 7
    for screen in both:
        for at, stamp in enumerate(stamps):
            expect(screen.page.locator(".board .stamp").nth(at)).to_have_value(stamp)
        assert shown(screen) == shown(fresh)


def test_an_answer_that_another_has_overtaken_is_dropped_and_asked_for_anew(
    office: Office, server: Server, screens: Screens
) -> None:
    others, mine, _ = (office.open_case(step=no) for no in (2, 3, 3))
    server.turn_clock(wib("2026-11-23 10:05"))
    screen = screens(office.pelaksana).open_board(office.board(2).id)
    held: list[tuple[Route, APIResponse]] = []
    screen.page.route("**/columns?*", lambda route: held.append((route, route.fetch())), times=1)
    with screen.page.expect_request("**/columns?*"):
        office.hand_on(others, at=server.now)
    screen.forward(mine).press("Enter")
    expect(screen.card_in(office.step(2, 4).id, mine)).to_have_count(1)
    ((route, response),) = held
    with screen.page.expect_response("**/columns?*"), screen.page.expect_request("**/columns?*"):
        route.fulfill(response=response)
    fresh = screens(office.pelaksana).open_board(office.board(2).id)
    assert shown(screen) == shown(fresh)


def move(office: Office, server: Server, chance: random.Random, screen: Screen, case: int) -> None:
    """By this screen's button where there is one, else by somebody else: on, or back with a reason."""
    here = next(step for step in office.board(2).workflow if step.id == office.case(case).step_id)
    if here.no == 6 or (here.no > 1 and chance.random() < 0.3):
        office.send_back(case, chance.randrange(1, here.no), at=server.now)
    elif here.no in (3, 4, 5) and chance.random() < 0.7:
        expect(screen.card_in(here.id, case)).to_have_count(1)
        office.say_output(case)
        screen.forward(case).press("Enter")
        expect(screen.card_in(here.next_id, case)).to_have_count(1)
    else:
        office.hand_on(case, at=server.now)


def shown(screen: Screen) -> list[str]:
    """The columns, counts and rail as they stand."""
    found: list[str] = screen.page.evaluate(SHOWN)
    return found
