"""A browser that has become a shared screen, and what people do on it."""

from typing import Any

from flask import Flask

from kanban.domain.people import Actor
from tests.office import Office
from tests.wall_office import CODE, PIN, HashPin, give_pins
from tests.web.browser import Answer, Browser


class Wall(Browser):
    """The browser of screen 1 unless told another."""

    number = 1

    def enter(self, code: str = CODE) -> "Wall":
        answer = self.post("/wall/session", code=code)
        assert answer.status == 303, answer.text
        self.number = int((answer.to or "").rsplit("/", 1)[1])
        return self

    @property
    def path(self) -> str:
        return f"/wall/{self.number}"

    def ask(self, case_id: int, act: str = "", **headers: str) -> Answer:
        """Tap a card."""
        return self.get(f"{self.path}/cases/{case_id}" + (f"?act={act}" if act else ""), **headers)

    def sign(self, case_id: int, act: str, who: Actor | int, pin: str = PIN, **fields: Any) -> Answer:
        """Choose a name, type a PIN, press the button; as htmx does."""
        hat = who if isinstance(who, int) else who.hat.id if who.hat else 0
        fields = {"key": self.fresh()} | fields
        return self.htmx(f"{self.path}/cases/{case_id}/acts", act=act, hat=hat, pin=pin, screen=self.path, **fields)


def peopled(app: Flask, office: Office, **pins: str) -> None:
    """Give these people PINs that the site knows."""
    give_pins(office, _hashes.setdefault(app.config["SECRET_KEY"], HashPin(app.config["SECRET_KEY"])), **pins)


def signers(answer: Answer) -> list[tuple[str, str]]:
    """Name and hat of everybody who may sign."""
    return [
        (row.one("b").text, row.one(cls="signer-text").all("span")[-1].text)
        for row in answer.page.all("label", cls="signer")
    ]


def said(answer: Answer) -> tuple[int, str]:
    """Status, and the sentence beside the digits."""
    return answer.status, answer.page.one(id="pin-error").text


_hashes: dict[str, HashPin] = {}
