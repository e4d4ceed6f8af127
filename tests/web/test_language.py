"""Whose language a page speaks: that which its person chose, else the browser's, else Indonesian."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from flask_babel import force_locale

from kanban.domain.durations import WorkingDays
from kanban.queries.office import the_office
from kanban.web.calendars.calendar_words import clock_hours, hours_text
from kanban.web.i18n import gettext, ngettext
from kanban.web.times import Moments, seconds_text, standard_text
from tests.actions.rows import events
from tests.office import AT, Office
from tests.web.browser import Browser
from tests.web.conftest import ClientOf
from tests.web.english import speaking

FRIDAY = int(datetime(2026, 11, 27, 9, 30, tzinfo=UTC).timestamp())  # 16.30 in Jakarta


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
    assert (answer.to, page.all(cls="toast")[0].one("h2").text) == ("/account#language-panel", "Language saved")
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
