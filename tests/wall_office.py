"""A shared screen in the cast's office, and PINs for its people, made by the real actions."""

from functools import cache

from flask import Flask

from kanban.actions.pins import set_pin
from kanban.actions.screens import ScreenWishes, issue_code, register_screen
from kanban.domain.people import Actor
from kanban.web.accounts.pins import hash_pin
from kanban.web.walls import screen_pass
from tests.office import AT, Office

NAME = "Layar Bidang UKM"
CODE = "kx7rm4tq2p"
PIN, OTHER_PIN = "482915", "730164"


def add_screen(
    office: Office, *sops: int, name: str = NAME, rotation: int = 20, shows_applicants: bool = False, code: str = CODE
) -> int:
    """Register a screen that shows these SOPs (2 unless told) and waits for a browser with the code."""
    wishes = ScreenWishes(
        name=name, sops=[office.board(sop).sop_id for sop in sops or (2,)], rotation=rotation,
        shows_applicants=shows_applicants,
    )  # fmt: skip
    with office.sessions() as session:
        screen = register_screen(session, wishes, by=office.admin, at=AT)
        issue_code(session, screen, screen_pass.digest(code), until=AT + 900, by=office.admin, at=AT)
    return screen


class HashPin:
    """Hashes PINs as the site with this key does, each once per run."""

    def __init__(self, key: str) -> None:
        self._app = Flask(__name__)
        self._app.config["SECRET_KEY"] = key
        self._hash = cache(self._made)

    def __call__(self, person_id: int, pin: str) -> str:
        return self._hash(person_id, pin)

    def _made(self, person_id: int, pin: str) -> str:
        with self._app.app_context():
            return hash_pin(person_id, pin)


def give_pins(office: Office, hashed: HashPin, **pins: str) -> None:
    """PINs by post, such as `sekretaris="482915"`."""
    for post, pin in pins.items():
        person: Actor = getattr(office, post)
        with office.sessions() as session:
            set_pin(session, hashed(person.person_id, pin), by=person, at=AT - 3600)
