"""Every page is whole in English: pages at work, before set-up, and forms that were refused."""

from pathlib import Path

import pytest
from flask import Flask

from kanban.domain.people import Actor
from kanban.web import identity
from tests.office import AT, Office, Template
from tests.web.browser import Answer, Browser
from tests.web.conftest import ClientOf, swapped
from tests.web.english import left_on, speaking
from tests.web.test_pages import asked

ENGLISH = "en-GB,en;q=0.9"
MORE = (
    "/calendars?year=2026", "/calendars?year=2027", "/calendars/edit?year=2026", "/calendars/versions",
    "/calendars/1", "/setup/roles", "/boards/2", "/sops", "/sops/2/sheet", "/sops/2/performance",
    "/sops/monitoring", "/sops/import", "/sops/new",
)  # fmt: skip


@pytest.fixture(scope="module")
def pages(site: Flask, office_template: Template) -> dict[str, Answer]:
    """The pages of test_pages and those of calendars, as an English browser gets them."""
    with pytest.MonkeyPatch.context() as patched, swapped(site) as path, office_template.copy(path) as office:
        patched.setattr(identity, "now", lambda: AT)

        def client_of(person: Actor | None) -> Browser:
            browser = speaking(Browser(site), ENGLISH)
            return browser.signed_in(office, person) if person else browser

        admin = client_of(office.admin)
        return asked(office, client_of) | {path: admin.get(path) for path in MORE}


def test_no_page_says_anything_in_indonesian(pages: dict[str, Answer]) -> None:
    left = {name: found for name, answer in pages.items() if (found := left_on(answer.page))}
    assert left == {}


def test_every_page_names_its_language(pages: dict[str, Answer]) -> None:
    assert {name: answer.page.one("html")["lang"] for name, answer in pages.items()} == dict.fromkeys(pages, "en")


def test_indonesian_would_be_found(office: Office, client_of: ClientOf) -> None:
    case_id = office.open_case(step=2)
    assert len(left_on(client_of(office.jafung).get(f"/cases/{case_id}").page)) > 50


def test_nothing_before_set_up_is_indonesian(site: Flask, new_office: Path) -> None:
    browser = speaking(Browser(site), ENGLISH)
    answers = [browser.get("/welcome"), browser.get("/setup"), browser.post("/setup", zone="?")]
    assert [(each.status, each.page.one("html")["lang"], left_on(each.page)) for each in answers] == [
        (200, "en", set()), (200, "en", set()), (422, "en", set()),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("/people", {"name": "", "username": "x", "nip": "1", "role": "0"}),
        ("/people/2/assignments", {"role": "0", "kind": "x", "from": "", "until": "x", "letter": ""}),
        ("/people/2/assignments", {"role": "1", "kind": "plt", "from": "2026-11-23", "until": "2026-11-01"}),
        ("/account/password", {"current_password": "x", "password": "y", "password_again": "z"}),
        ("/account/password", {"current_password": "x", "password": "password1234", "password_again": "z"}),
        ("/calendars/edit", {"act": "day", "year": "2026", "day": "", "kind": "x", "name": ""}),
        ("/calendars/edit", {"act": "list", "year": "2027", "list": "Senin, 1 Januari 2027: Tahun Baru"}),
        ("/calendars/edit", {"act": "week", "year": "2026", "week-0": "9"}),
        ("/calendars/edit", {"act": "season", "year": "2026", "season_name": ""}),
        ("/cases", {"board": "2", "title": "x" * 999}),
    ],
)  # fmt: skip
def test_a_refused_form_is_refused_in_english(
    office: Office, client_of: ClientOf, path: str, typed: dict[str, str]
) -> None:
    browser = speaking(client_of(office.sekretaris if path == "/cases" else office.admin), ENGLISH)
    body = browser.get("/calendars/edit?year=2026").page.form("/calendars/edit") if "calendars" in path else {}
    answer = browser.post(path, **(body | typed))
    assert (answer.status, answer.page.one("html")["lang"], left_on(answer.page)) == (422, "en", set())
    assert answer.page.one(cls="summary").one("h2").text.endswith("correction")
