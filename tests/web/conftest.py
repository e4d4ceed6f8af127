"""The site that tests visit: the real application on the cast's office, at Monday 23 November 2026, 10.00 WIB."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shutil import copyfile, rmtree

import pytest
from flask import Flask

from kanban import db
from kanban.actions.people import set_password
from kanban.app import create_app
from kanban.config import load_settings
from kanban.domain.people import Actor
from kanban.web import identity
from kanban.web.accounts import codes, passwords
from kanban.web.boards import board_cache
from tests.databases import database
from tests.office import AT, Office, Template
from tests.web.browser import PASSWORD, Browser
from tests.web.factor import ACCOUNT, Enrolled, begin, code

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


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with its tables and nothing in them, made once per run."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    with database(path):
        return path


@pytest.fixture
def new_office(site: Flask, empty: Path) -> Iterator[Path]:
    """The database before set-up, as the site serves it."""
    with swapped(site) as path:
        copyfile(empty, path)
        yield path


@contextmanager
def swapped(site: Flask) -> Iterator[Path]:
    """A place for another database; nothing of the last one is left, and no connection to it."""
    path = Path(site.instance_path) / "kanban.sqlite3"
    with site.app_context():
        engine = db.db.engine
    engine.dispose()
    for file in path.parent.glob("kanban.sqlite3*"):
        file.unlink()
    rmtree(path.parent / "documents", ignore_errors=True)
    board_cache.forget(site)
    # Not inside an application context: requests would share it, and with it one session.
    yield path
    engine.dispose()


@pytest.fixture
def app(site: Flask, office: Office) -> Flask:
    return site


hashed = cache(passwords.hash_password)


@pytest.fixture
def jafung(office: Office) -> Actor:
    """Rahmat Hidayat, who has a password of his own."""
    with office.sessions() as session:
        set_password(session, office.jafung.person_id, hashed(PASSWORD), by=office.jafung, at=AT)
    return office.jafung


@pytest.fixture
def client_of(app: Flask, office: Office) -> ClientOf:
    """The browser in which this person is signed in; of nobody, when None."""

    def client_of(person: Actor | None) -> Browser:
        browser = Browser(app)
        return browser.signed_in(office, person) if person else browser

    return client_of


@pytest.fixture
def admin(office: Office) -> Actor:
    """Dedi Kurniawan, who has a password of his own."""
    with office.sessions() as session:
        set_password(session, office.admin.person_id, hashed(PASSWORD), by=office.admin, at=office.at)
    return office.admin


@pytest.fixture
def enrolled(
    admin: Actor, office: Office, client_of: ClientOf, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> Enrolled:
    """The app's secret and the recovery codes of the admin; half a minute has gone since."""
    monkeypatch.setattr(codes, "RECOVERY_CODES", 3)  # each is hashed slowly
    browser = client_of(admin)
    secret = begin(browser)
    answer = browser.post(f"{ACCOUNT}/confirmation", code=code(secret, clock.at))
    clock.at += 60
    return secret, [each.text for each in answer.page.one(cls="issued").all("code")]
