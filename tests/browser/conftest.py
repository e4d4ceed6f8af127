"""A real browser on the real server: one browser per run, a server and an office per test, a context per person.

Without a browser these tests skip and say so; with KANBAN_REQUIRE_BROWSER=1 that is an error. What the browser objects
to (errors in a page, blocked by the content security policy, failed requests that no test provoked) fails the test.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, StorageState, expect, sync_playwright
from sqlalchemy.orm import Session

from kanban.actions.people import set_password
from kanban.domain.people import Actor
from kanban.sample import create_sample
from kanban.upkeep.shelf import Shelf
from kanban.web.accounts.passwords import hash_password
from tests.browser.screen import LAPTOP, LOCALE, PASSWORD, Pages, Screen, Screens
from tests.browser.server import Server
from tests.browser.wall import FULL_HD, OpenWall
from tests.databases import database, opened
from tests.office import AT, Office, Template
from tests.wall_office import CODE, add_screen

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip

PATIENCE = 20_000  # milliseconds: a test machine may be slow, and a test that passes does not wait
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        why = f"no browser: none of {', '.join(NAMES)} is on the PATH"
        if os.environ.get("KANBAN_REQUIRE_BROWSER") == "1":
            pytest.fail(why, pytrace=False)
        pytest.skip(why)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def peopled(office_template: Template, tmp_path_factory: pytest.TempPathFactory) -> Template:
    """The office of the cast, where everybody signs in with PASSWORD."""
    path = shutil.copyfile(office_template.path, tmp_path_factory.mktemp("peopled") / "template.db")
    secret = hash_password(PASSWORD)
    with opened(path) as engine, Session(engine) as session:
        for person_id in office_template.cast.members:
            set_password(session, person_id, secret, by=Actor(person_id), at=AT - 86400)
    return Template(path, office_template.cast)


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample office as it is on Monday at ten."""
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    with database(path) as engine, Session(engine) as session:
        create_sample(session, Shelf(path.parent), at=AT)
    return path


@pytest.fixture(scope="session")
def sample(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The sample office, served for all tests that only look."""
    server = Server(shutil.copyfile(sample_file, tmp_path_factory.mktemp("sample") / "office.db")).start()
    yield server
    server.stop()


@pytest.fixture
def enter(browser: Browser, sample: Server) -> Iterator[Pages]:
    """Enter the sample as somebody, with one click."""
    opened: list[Screen] = []

    def entered(name: str, locale: str = LOCALE) -> Screen:
        context = browser.new_context(viewport=LAPTOP, reduced_motion="reduce", locale=locale)
        opened.append(Screen(context.new_page(), sample))
        if name:
            opened[-1].open("/sign-in").page.get_by_role("button", name=name).click()
            expect(opened[-1].page.locator(".person")).to_contain_text(name)
        return opened[-1]

    yield entered
    close_all(opened)


@pytest.fixture
def office(peopled: Template, tmp_path: Path) -> Iterator[Office]:
    """The cast in their office with the three seed SOPs and no cases, each with a password."""
    with peopled.copy(tmp_path / "office.db") as office:
        yield office


@pytest.fixture
def server(office: Office) -> Iterator[Server]:
    """The office's server, running; its clock stands at AT."""
    server = Server(office.path).start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def passes() -> dict[str, StorageState]:
    """Cookies of those who have signed in once in this run, at AT; every test server accepts them."""
    return {}


@pytest.fixture
def screens(browser: Browser, server: Server, office: Office, passes: dict[str, StorageState]) -> Iterator[Screens]:
    opened: list[Screen] = []

    def screen(who: Actor | None = None, **wanted: Any) -> Screen:
        name = office.username(who) if who else ""
        options = {"viewport": LAPTOP, "reduced_motion": "reduce", "storage_state": passes.get(name)}
        context = browser.new_context(**options | {"locale": LOCALE} | wanted)
        context.set_default_timeout(PATIENCE)
        new = Screen(context.new_page(), server)
        opened.append(new)
        if name and name not in passes:
            now = server.now
            server.turn_clock(AT)  # else it depended on which test came first how long the cookie is good
            sign_in(new, name)
            server.turn_clock(now)
            passes[name] = new.page.context.storage_state()
        return new

    yield screen
    close_all(opened)


@pytest.fixture
def open_wall(office: Office, screens: Screens) -> OpenWall:
    """A touch screen of full HD that has become the office's screen by its code."""

    def open_wall(*sops: int, **wanted: object) -> Screen:
        add_screen(office, *sops)
        screen = screens(has_touch=True, **{"viewport": FULL_HD} | wanted)
        screen.open("/wall")
        screen.page.get_by_label("Kode layar").fill(f"{CODE[:5]}-{CODE[5:]}".upper())
        screen.page.get_by_role("button", name="Jadikan layar").click()
        expect(screen.page.locator("#wall")).to_be_visible()
        return screen

    return open_wall


def sign_in(screen: Screen, username: str) -> None:
    """By the form, as people do."""
    screen.open("/sign-in")
    screen.page.get_by_label("Nama pengguna atau NIP").fill(username)
    screen.page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
    screen.page.get_by_role("button", name="Masuk").click()
    expect(screen.page.locator(".person")).to_be_visible()


def close_all(opened: list[Screen]) -> None:
    """Close the windows; what their browser complained of fails the test."""
    complaints = []
    for each in opened:
        each.page.context.close()
        complaints += each.unprovoked
    assert complaints == []
