"""An answer names the cards that a screen shows already; put together with them it is what a fresh page shows."""

import random
import re
import threading
from dataclasses import dataclass

from flask import Flask

from kanban.domain.moves import Refused
from kanban.web.boards import board_cache
from tests.office import Office
from tests.web.browser import Answer, Browser
from tests.web.conftest import ClientOf

COLUMN = re.compile(r'<section [^>]*?id="column-(\w+)".*?</section>', re.DOTALL)
CARD = re.compile(r'<li class="card" id="case-(\d+)".*?</li>', re.DOTALL)
NAMED = re.compile(r'<li id="case-(\d+)" data-kept></li>')
STAMP = re.compile(r'name="have" value="([^"]+)"')


@dataclass
class Screen:
    """A board as a browser shows it, brought up to date as kept.js does."""

    browser: Browser
    path: str
    columns: dict[str, str]

    @classmethod
    def open(cls, browser: Browser, path: str) -> "Screen":
        text = browser.get(path).text
        return cls(browser, path, {found[1]: found[0] for found in COLUMN.finditer(text)})

    @property
    def stamps(self) -> dict[str, str]:
        return {place: STAMP.findall(text)[-1] for place, text in self.columns.items()}

    def ask(self) -> Answer:
        """What the server says has changed."""
        path, _, query = self.path.partition("?")
        have = "&".join(f"have={stamp}" for stamp in self.stamps.values())
        return self.browser.get(f"{path}/columns?{query}&{have}")

    def catch_up(self) -> None:
        self.take(self.ask())

    def take(self, answer: Answer) -> None:
        """Put each column in its place, with the cards that it only names as they are shown."""
        for found in COLUMN.finditer(answer.text):
            place, text = found[1], found[0]
            for card in CARD.finditer(self.columns[place]):
                text = text.replace(f'<li id="case-{card[1]}" data-kept></li>', card[0])
            assert NAMED.findall(text) == []
            self.columns[place] = text


def board_of(office: Office) -> str:
    return f"/boards/{office.board(2).id}"


def sent(answer: Answer) -> list[int]:
    return [int(case_id) for case_id in CARD.findall(answer.text)]


def named(answer: Answer) -> list[int]:
    return [int(case_id) for case_id in NAMED.findall(answer.text)]


def test_of_two_changed_columns_one_card_is_sent_and_the_others_are_named(office: Office, client_of: ClientOf) -> None:
    moved, left, there = office.open_case(step=2), office.open_case(step=2), office.open_case(step=3)
    screen = Screen.open(client_of(office.pelaksana), board_of(office))
    office.hand_on(moved)
    answer = screen.ask()
    assert (sent(answer), named(answer)) == ([moved], [left, there])
    screen.take(answer)
    assert screen.columns == Screen.open(client_of(office.pelaksana), board_of(office)).columns


def test_a_card_that_went_away_and_came_back_meanwhile_is_sent_anew(office: Office, client_of: ClientOf) -> None:
    moved, left = office.open_case(step=2), office.open_case(step=2)
    screen = Screen.open(client_of(office.jafung), board_of(office))
    office.hand_on(moved)
    office.send_back(moved, 2)
    answer = screen.ask()
    assert (sent(answer), named(answer)) == ([moved], [left])
    screen.take(answer)
    assert screen.columns == Screen.open(client_of(office.jafung), board_of(office)).columns


def test_a_column_that_is_no_longer_remembered_is_sent_whole(office: Office, client_of: ClientOf, app: Flask) -> None:
    moved, left = office.open_case(step=2), office.open_case(step=2)
    screen = Screen.open(client_of(office.pelaksana), board_of(office))
    office.hand_on(moved)
    board_cache.forget(app)
    assert (sent(screen.ask()), named(screen.ask())) == ([left, moved], [])


def test_a_column_shown_with_all_its_cards_is_answered_with_all(office: Office, client_of: ClientOf) -> None:
    cases = [office.open_case(step=2) for _ in range(board_cache.MOST_CARDS + 2)]
    whole = f"{board_of(office)}?whole={office.step(2, 2).id}"
    screen, cut = (Screen.open(client_of(office.pelaksana), path) for path in (whole, board_of(office)))
    office.hand_on(cases[0])
    assert (named(screen.ask()), named(cut.ask())) == (cases[1:], cases[1 : board_cache.MOST_CARDS])
    for each in (screen, cut):
        each.catch_up()
        assert each.columns == Screen.open(client_of(office.pelaksana), each.path).columns


def test_a_screen_that_asks_while_others_move_ends_at_what_a_fresh_page_shows(
    office: Office, client_of: ClientOf
) -> None:
    cases = [office.open_case(step=no) for no in (1, 2, 2, 3, 3, 4, 4, 5)]
    screens = [Screen.open(client_of(who), board_of(office)) for who in (office.pelaksana, office.kadis)]
    hands = [threading.Thread(target=move_about, args=(office, cases, n)) for n in range(2)]
    for hand in hands:
        hand.start()
    asked = 0
    while any(hand.is_alive() for hand in hands):
        for screen in screens:
            screen.catch_up()
            asked += 1
    for screen in screens:
        screen.catch_up()
        assert screen.columns == Screen.open(screen.browser, board_of(office)).columns
    assert asked > 5


def move_about(office: Office, cases: list[int], seed: int) -> None:
    """Hand on and send back at random; where another hand was faster, let it be."""
    chance = random.Random(seed)
    for _ in range(12):
        case = chance.choice(cases)
        try:
            step = next(step for step in office.board(2).workflow if step.id == office.case(case).step_id)
            if step.no == 6 or (step.no > 1 and chance.random() < 0.4):
                office.send_back(case, chance.randrange(1, step.no))
            else:
                office.hand_on(case)
        except (Refused, StopIteration):  # moved meanwhile, or finished by two hands at once
            continue
