"""A case worked by the people of its steps, each at a desk of their own, at the times that a test says."""

import re
from dataclasses import dataclass

from playwright.sync_api import expect

from kanban.domain.people import Actor
from tests.browser.conftest import sign_in
from tests.browser.screen import Screen, Screens
from tests.browser.server import Server
from tests.office import Office, wib

APART = 4
"""Seconds by which each act is later in its minute than the one before, so that on a slow machine too the whole minutes
between them are those that the test says."""
FORWARD = re.compile(r"^(centang dan )?(teruskan|selesaikan)$", re.IGNORECASE)
"""The button of the question before an endorsement."""


@dataclass
class Day:
    """The office on the days of one case."""

    office: Office
    server: Server
    screens: Screens
    sop: int
    acts: int = 0
    first: str = ""
    date: str = ""
    left: Screen | None = None

    def desk(self, who: Actor, time: str) -> Screen:
        """Leave the desk before, sign in (anew after a night), look at the board, and wait until it is time to act."""
        if self.left:
            self.left.page.goto("about:blank")
        self.server.turn_clock(wib(time))
        self.acts = self.acts + 1 if self.date == time[:10] else 1
        self.date = time[:10]
        self.first = self.first or self.date
        is_later = self.date != self.first  # whoever signed in on the first day has been signed out since
        self.left = screen = self.screens(None if is_later else who)
        if is_later:
            sign_in(screen, self.office.username(who))
        screen.open_board(self.office.board(self.sop).id)
        self.server.turn_clock(wib(time) + APART * self.acts)
        return screen

    def open_case(self, who: Actor, time: str, title: str) -> int:
        """By the form of the board."""
        screen = self.desk(who, time)
        screen.page.get_by_role("link", name="Buka berkas").first.click()
        screen.page.get_by_role("textbox", name="Perihal").fill(title)
        screen.page.get_by_role("button", name="Buka berkas").click()
        expect(screen.column(self.office.step(self.sop, 1).id).locator(".card")).to_have_count(1)
        return 1

    def hand_on(self, who: Actor, time: str, no: int) -> list[str]:
        """By the card's button, from the step before to the one with this number; 0: to Selesai. Returns what was
        asked for first."""
        screen = self.desk(who, time).provokes(428)
        screen.forward(1).click()
        expect(screen.dialog.or_(screen.toast).first).to_be_visible()
        asked = requirements(screen)
        if screen.dialog.is_visible():
            answer(screen)
        place = self.office.step(self.sop, no).id if no else "done"
        expect(screen.toast).to_be_visible()
        if no:
            expect(screen.card_in(place, 1)).to_be_visible()
        return asked

    def pause(self, who: Actor, time: str, note: str) -> str:
        """Stop the clock of the step with the reason that its form proposes; returns that reason."""
        screen = self.desk(who, time)
        screen.more(1).click()
        screen.dialog.get_by_role("link", name="Jeda", exact=True).click()
        reason = screen.dialog.get_by_label("Alasan jeda").locator("option:checked").inner_text()
        screen.dialog.get_by_label("Keterangan").fill(note)
        screen.dialog.get_by_role("button", name="Jeda").click()
        expect(screen.card(1).locator(".pill")).to_have_text("Dijeda")
        return reason

    def resume(self, who: Actor, time: str) -> None:
        screen = self.desk(who, time)
        screen.more(1).click()
        screen.dialog.get_by_role("button", name="Lanjutkan jam").click()
        expect(screen.card(1).locator(".pill")).not_to_have_text("Dijeda")

    def used(self, who: Actor, time: str) -> tuple[list[str], str]:
        """What the case page says of each stay, the first one first, and of all of them."""
        page = self.desk(who, time).open("/cases/1").page
        stays = page.locator(".run-used").all_inner_texts()
        return stays[::-1], page.locator("#case").get_by_text("Waktu kerja terpakai").inner_text()

    def pauses(self) -> list[str]:
        """What the page that `used` opened says of each pause, the first one first."""
        assert self.left
        return self.left.page.locator(".run-reason").all_inner_texts()[::-1]


def requirements(screen: Screen) -> list[str]:
    """What the dialog asks for before a step is endorsed."""
    return screen.dialog.locator("label[for^='mark-']").all_inner_texts()


def answer(screen: Screen) -> None:
    """Say that all is there that the dialog asks for, and move: the boxes are ticked when it opens."""
    screen.dialog.get_by_role("button", name=FORWARD).click()
