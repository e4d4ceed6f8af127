"""Two languages: a person's choice first, else the browser's; every page is whole in either."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from flask_babel import force_locale

from kanban.cli.words import PLACEHOLDER, PO, read
from kanban.domain.durations import WorkingDays
from kanban.domain.people import Actor
from kanban.queries.office import the_office
from kanban.web import identity
from kanban.web.calendar_words import clock_hours, hours_text
from kanban.web.i18n import gettext, ngettext
from kanban.web.times import Moments, seconds_text, standard_text
from tests.actions.rows import events
from tests.office import AT, Office, Template
from tests.web.browser import Answer, Browser
from tests.web.conftest import ClientOf, swapped
from tests.web.pages import Element
from tests.web.test_pages import asked

FRIDAY = int(datetime(2026, 11, 27, 9, 30, tzinfo=UTC).timestamp())  # 16.30 in Jakarta
MORE = (
    "/calendars?year=2026", "/calendars?year=2027", "/calendars/edit?year=2026", "/calendars/versions",
    "/calendars/1", "/setup/roles", "/boards/2",
)  # fmt: skip
ALSO_DATA = {"Tahun %(year)s"}  # Tahun Baru Masehi
Texts = tuple[str, re.Pattern[str], list[re.Pattern[str]]]
ATTRIBUTES = ("aria-label", "title", "placeholder", "data-label", "data-word", "alt")


def speaking(browser: Browser, languages: str) -> Browser:
    browser.client.environ_base["HTTP_ACCEPT_LANGUAGE"] = languages
    return browser


@pytest.fixture(scope="module")
def english(site: Flask, office_template: Template) -> dict[str, Answer]:
    """The pages of test_pages and of calendars, as an English browser gets them."""
    with pytest.MonkeyPatch.context() as patched, swapped(site) as path, office_template.copy(path) as office:
        patched.setattr(identity, "now", lambda: AT)

        def client_of(person: Actor | None) -> Browser:
            browser = speaking(Browser(site), "en-GB,en;q=0.9")
            return browser.signed_in(office, person) if person else browser

        admin = client_of(office.admin)
        return asked(office, client_of) | {path: admin.get(path) for path in MORE}


@pytest.fixture(scope="module")
def indonesian() -> list[Texts]:
    """Source texts with their patterns and those of their English, which may look alike."""
    found = []
    for message in read(PO):
        ours, theirs = forms(message.id), forms(message.string)
        found += [
            (text, pattern(text), [*map(pattern, theirs)])
            for text in ours
            if text not in theirs and re.search("[a-z]{3}", PLACEHOLDER.sub("", text)) and text not in ALSO_DATA
        ]
    return found


def forms(text: Any) -> list[str]:
    return [text] if isinstance(text, str) else [*(text or ())]


def pattern(text: str) -> re.Pattern[str]:
    """What a page would show of it."""
    return re.compile(".+?".join(map(re.escape, PLACEHOLDER.split(" ".join(text.split())))), re.DOTALL)


def is_left(text: str, source: Texts) -> bool:
    return bool(source[1].fullmatch(text)) and not any(english.fullmatch(text) for english in source[2])


def said(element: Element) -> Iterator[str]:
    """Every piece of text of a page and of the attributes that are read out."""
    for each in element:
        for part in each.parts:
            if isinstance(part, str) and part.strip():
                yield " ".join(part.split())
        for name, value in each.attributes.items():
            if name in ATTRIBUTES or each.attributes.get("id") == "phrases":
                yield value


def test_no_page_says_anything_in_indonesian_to_an_english_browser(
    english: dict[str, Answer], indonesian: list[Texts]
) -> None:
    left = {
        (name, text, source[0])
        for name, answer in english.items()
        for text in said(answer.page)
        for source in indonesian
        if is_left(text, source)
    }
    assert left == set()


def test_the_search_for_indonesian_finds_it_on_indonesian_pages(
    office: Office, client_of: ClientOf, indonesian: list[Texts]
) -> None:
    office.open_case(step=2)
    texts = list(said(client_of(office.jafung).get("/cases/1").page))
    assert sum(any(is_left(text, source) for source in indonesian) for text in texts) > 50


def test_every_page_names_its_language(english: dict[str, Answer]) -> None:
    assert {name: answer.page.one("html")["lang"] for name, answer in english.items()} == dict.fromkeys(english, "en")


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "id"), ("en", "en"), ("en-US,en;q=0.9,id;q=0.8", "en"), ("id-ID,id;q=0.9,en;q=0.8", "id"),
        ("fr-FR,fr;q=0.9,en;q=0.5", "en"), ("fr-FR,fr;q=0.9", "id"), ("*", "id"), ("en;q=0,id", "id"), (";;", "id"),
    ],
)  # fmt: skip
def test_a_stranger_is_answered_in_the_language_of_the_browser(
    office: Office, app: Flask, accepted: str, language: str
) -> None:
    page = speaking(Browser(app), accepted).get("/sign-in").page
    assert (page.one("html")["lang"], page.h1) == (language, ["Sign in" if language == "en" else "Masuk"])


@pytest.mark.parametrize(
    ("chosen", "accepted", "language"),
    [("id", "en", "id"), ("en", "id", "en"), ("en", "", "en"), ("", "en", "en"), ("", "", "id")],
)
def test_the_choice_of_a_person_comes_before_that_of_the_browser(
    office: Office, client_of: ClientOf, chosen: str, accepted: str, language: str
) -> None:
    assert client_of(office.jafung).post("/account/language", language=chosen).status == 303
    browser = speaking(client_of(office.jafung), accepted)
    assert [browser.get(path).page.one("html")["lang"] for path in ("/", "/boards/2", "/nowhere", "/sign-in")] == (
        [language] * 4
    )


def test_the_choice_is_shown_and_answered_in_the_new_language(office: Office, client_of: ClientOf) -> None:
    browser, before = client_of(office.jafung), len(events(office))
    answer = browser.post("/account/language", language="en")
    page = browser.get(answer.to or "").page
    options = page.one("select", name="language").all("option")
    assert (answer.to, page.all(cls="toast")[0].one("h2").text) == ("/account", "Language saved")
    assert [each["value"] for each in options if "selected" in each.attributes] == ["en"]
    assert len(events(office)) == before


def test_a_language_without_a_catalogue_is_refused(office: Office, client_of: ClientOf) -> None:
    answer = client_of(office.jafung).post("/account/language", language="fr")
    assert (answer.status, answer.page.one(id="language-error").text) == (422, "Pilih bahasa dari daftar.")
    assert client_of(office.jafung).get("/").page.one("html")["lang"] == "id"


def test_the_choice_does_not_outlast_the_session(office: Office, client_of: ClientOf) -> None:
    browser = client_of(office.jafung)
    browser.post("/account/language", language="en")
    browser.post("/session/end")
    assert browser.get("/sign-in").page.one("html")["lang"] == "id"


def test_two_languages_at_one_board_do_not_mix(office: Office, client_of: ClientOf) -> None:
    office.open_case(step=2)
    browsers = [speaking(client_of(office.jafung), language) for language in ("id", "en", "id", "en")]
    pages = [browser.get("/boards/2").page for browser in browsers]
    assert [page.all(cls="column-tab")[0].text for page in pages] == ["Kolom Anda", "Your column"] * 2
    stamps = [set(page.stamps) for page in pages]
    assert (stamps[0], stamps[1], stamps[0] & stamps[1]) == (stamps[2], stamps[3], set())


WORDS = [
    ("id", ["Jum 27 Nov 16.30", "37,5 jam", "07.30–12.00", "1 berkas", "2 berkas", "3 j 20 m", "1 hari kerja"]),
    ("en", ["Fri 27 Nov 16:30", "37.5 h", "07:30–12:00", "1 file", "2 files", "3 h 20 m", "1 working day"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "words"), WORDS)
def test_dates_numbers_and_plurals_are_those_of_the_language(
    office: Office, app: Flask, language: str, words: list[str]
) -> None:
    with app.test_request_context(), force_locale(language), office.sessions() as session:
        moments = Moments(the_office(session).calendar, AT)
        assert [
            moments.moment(FRIDAY), hours_text(135_000), clock_hours(((27_000, 43_200),)),
            ngettext("%(num)s berkas", "%(num)s berkas", 1), ngettext("%(num)s berkas", "%(num)s berkas", 2),
            seconds_text(12_000, short=True), standard_text(WorkingDays(1)),
        ] == words  # fmt: skip


def test_outside_a_request_the_ordinary_language_is_spoken(app: Flask) -> None:
    with app.app_context():
        assert gettext("Selesai") == "Selesai"
