"""The site that tests visit: the real application on the cast's office, at Monday 23 November 2026, 10.00 WIB."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask

from kanban import db
from kanban.app import create_app
from kanban.config import load_settings
from kanban.domain.people import Actor
from kanban.web import identity
from kanban.web.board_cache import Kept
from tests.office import AT, Office, Template, database
from tests.web.browser import Browser

ClientOf = Callable[[Actor | None], Browser]


@dataclass
class Clock:
    """The machine's clock, set by hand."""

    at: int = AT

    def __call__(self) -> int:
        return self.at


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(identity, "now", clock)
    return clock


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The application, made once per run: each test puts a database of its own under it."""
    app = create_app(load_settings(str(tmp_path_factory.mktemp("instance")), {}))
    yield app
    with app.app_context():
        engine = db.db.engine
    engine.dispose()


@pytest.fixture
def office(site: Flask, office_template: Template) -> Iterator[Office]:
    """The cast's office, as the site serves it."""
    with swapped(site) as path, office_template.copy(path) as office:
        yield office


@pytest.fixture
def new_office(site: Flask) -> Iterator[Path]:
    """The database before set-up, as the site serves it."""
    with swapped(site) as path, database(path):
        yield path


@contextmanager
def swapped(site: Flask) -> Iterator[Path]:
    """A place for another database; nothing of the last one is left, and no connection to it."""
    path = Path(site.instance_path) / "kanban.sqlite3"
    with site.app_context():
        engine = db.db.engine
    engine.dispose()
    site.extensions["kanban.drawn"] = Kept()
    for file in path.parent.glob("kanban.sqlite3*"):
        file.unlink()
    site.extensions["kanban.drawn"].forget()
    # Not inside an application context: requests would share it, and with it one session.
    yield path
    engine.dispose()


@pytest.fixture
def app(site: Flask, office: Office) -> Flask:
    return site


@pytest.fixture
def client_of(app: Flask, office: Office) -> ClientOf:
    """The browser in which this person is signed in; of nobody, when None."""

    def client_of(person: Actor | None) -> Browser:
        browser = Browser(app)
        return browser.signed_in(office, person) if person else browser

    return client_of
