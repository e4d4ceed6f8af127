"""One browser window of one person, and what a hand does there: the tests read as what happened at a desk."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol

from playwright.sync_api import CDPSession, ConsoleMessage, Locator, Page, Request, expect

from kanban.domain.people import Actor
from tests.browser.server import Server

LAPTOP = {"width": 1366, "height": 768}
LOCALE = "id-ID"
"""What the browser asks for; Chromium alone asks for English."""
PASSWORD = "tiga kata mudah"
POLICY = "Content Security Policy"
MARKS = "[data-drag], [data-drag-over], [data-drag-source], [data-drag-landing], .drop-box, .drag-pill, .drag-ghost"
"""What a drag leaves on a page while it lasts, and never afterwards."""


class Screens(Protocol):
    """Opens a window for a person (nobody: signed out), who has signed in with name and password."""

    def __call__(self, who: Actor | None = None, **context: Any) -> "Screen": ...


class Pages(Protocol):
    """Opens a window for somebody of the sample office, in a language."""

    def __call__(self, name: str, locale: str = LOCALE) -> "Screen": ...


@dataclass
class Screen:
    """A page with its office. `complaints` is what the browser objected to and no test provoked."""

    page: Page
    server: Server
    complaints: list[str] = field(default_factory=list)
    provoked: list[str] = field(default_factory=list)
    waiting: set[Request] = field(default_factory=set)
    """What it has asked for and has no answer to."""

    def __post_init__(self) -> None:
        self.page.on("request", lambda asked: self.waiting.add(asked))
        self.page.on("response", lambda answer: self.waiting.discard(answer.request))
        self.page.on("requestfailed", lambda asked: self.waiting.discard(asked))
        self.page.on("pageerror", lambda error: self.complaints.append(f"page error: {error}"))
        self.page.on("console", self._hear)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" or POLICY in message.text:
            self.complaints.append(f"{message.text} ({message.location.get('url', '')})")

    @property
    def unprovoked(self) -> list[str]:
        """What the browser complained of and no test had announced."""
        return [each for each in self.complaints if not any(re.search(allowed, each) for allowed in self.provoked)]

    def provokes(self, *complaints: str | int) -> "Screen":
        """Announce what the browser will report: a status such as 409, or words of a message."""
        self.provoked += [f"status of {each}" if isinstance(each, int) else each for each in complaints]
        return self

    def open(self, path: str) -> "Screen":
        self.page.goto(self.server.url + path)
        return self

    def open_board(self, board_id: int) -> "Screen":
        """The board, heard live."""
        self.open(f"/boards/{board_id}")
        expect(self.live).to_have_attribute("data-state", "live")
        return self

    @property
    def live(self) -> Locator:
        return self.page.locator("#live")

    @property
    def dialog(self) -> Locator:
        return self.page.locator("#dialog[open]")

    @property
    def ghost(self) -> Locator:
        return self.page.locator(".drag-ghost")

    @property
    def toast(self) -> Locator:
        """The latest message."""
        return self.page.locator(".toast").last

    @property
    def announced(self) -> Locator:
        return self.page.locator("#announce")

    def card(self, case_id: int) -> Locator:
        return self.page.locator(f"#case-{case_id}")

    def column(self, step_id: int | str) -> Locator:
        return self.page.locator(f"#column-{step_id}")

    def card_in(self, step_id: int | str, case_id: int) -> Locator:
        return self.column(step_id).locator(f"#case-{case_id}")

    def forward(self, case_id: int) -> Locator:
        """The button Teruskan of a card."""
        return self.page.locator(f"#forward-{case_id}")

    def more(self, case_id: int) -> Locator:
        """The button ⋯ of a card."""
        return self.page.locator(f"#case-{case_id} a.square")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def drag(self, case_id: int, to: int | str) -> None:
        """Lift the card, carry it over a column and let go."""
        with self.carrying(case_id, to):
            pass

    @contextmanager
    def carrying(self, case_id: int, to: int | str | None = None, by: Locator | None = None) -> Iterator[None]:
        """While inside, the card is in the hand, over the column if one is named; then it is let go. `by`: the part of
        the card that the hand takes."""
        x, y = self.grip(case_id)
        if by is not None and (box := by.bounding_box()):
            x, y = box["x"] + 9, box["y"] + 9
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + 8, y + 8, steps=2)
        expect(self.ghost).to_have_count(1)
        if to is not None:
            self.page.mouse.move(*self.over(to), steps=4)
        yield
        self.page.mouse.up()

    def grip(self, case_id: int) -> tuple[float, float]:
        """A point on the card that is neither link nor button."""
        self.card(case_id).scroll_into_view_if_needed()
        box = self.card(case_id).bounding_box()
        assert box
        return box["x"] + box["width"] - 20, box["y"] + 12

    def over(self, step_id: int | str) -> tuple[float, float]:
        """A point in the part of the column that can be seen."""
        box, window = self.column(step_id).bounding_box(), self.page.viewport_size
        assert box
        assert window
        bottom = min(box["y"] + box["height"], window["height"])
        return box["x"] + box["width"] / 2, max(box["y"] + 5, bottom - 60)

    def touch(self) -> "Finger":
        return Finger(self.page, self.page.context.new_cdp_session(self.page))


@dataclass
class Finger:
    """A finger on the screen, by the browser's own input."""

    page: Page
    cdp: CDPSession
    at: tuple[float, float] = (0, 0)

    def down(self, x: float, y: float) -> None:
        self.at = (x, y)
        self._send("touchStart", [self.at])

    def slide(self, x: float, y: float, steps: int = 8) -> None:
        """Move there in small steps, a frame apart, as a finger does."""
        (from_x, from_y), self.at = self.at, (x, y)
        for n in range(1, steps + 1):
            self._send("touchMove", [(from_x + (x - from_x) * n / steps, from_y + (y - from_y) * n / steps)])
            self.page.wait_for_timeout(16)

    def up(self) -> None:
        self._send("touchEnd", [])

    def cancel(self) -> None:
        self._send("touchCancel", [])

    def second(self, x: float, y: float) -> None:
        self._send("touchStart", [self.at, (x, y)])

    def _send(self, kind: str, points: list[tuple[float, float]]) -> None:
        touches = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        self.cdp.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})
