"""The page for applicants: closed unless opened; how far a file is and what is awaited."""

import pytest
from flask import Flask

from kanban.actions import holds
from kanban.domain.short_code import short_code
from tests.actions.clocks import do
from tests.actions.ends import cancel
from tests.office import AT, Office
from tests.web.applicants import a_case, key_of, look, opened, stranger
from tests.web.browser import Browser
from tests.web.conftest import ClientOf, Clock

__all__ = ["opened", "stranger"]


def test_it_is_closed_unless_the_office_opens_it(office: Office, app: Flask) -> None:
    a_case(office)
    assert (Browser(app).get("/status").status, look(Browser(app), "NIB-2026-001", "x").status) == (404, 404)
    assert Browser(app).get(f"/k/{short_code(1)}").to == f"/sign-in?next=/k/{short_code(1)}"


@pytest.mark.parametrize("file", ["NIB-2026-001", "nib 2026 1", short_code(1)])
def test_number_or_code_with_the_key_show_how_far_the_file_is(opened: Office, stranger: Browser, file: str) -> None:
    case_id = a_case(opened)
    opened.hand_on(case_id, at=AT - 1800)
    page = look(stranger, file, key_of(opened, case_id).lower()).page
    assert page.h1 == ["Langkah 2 dari 5: Aktivasi akun OSS"]
    assert page.one(cls="case-number").text == "NIB-2026-001"
    states = [(each["data-state"], each.one("b").text) for each in page.one("ol", cls="status-steps").all("li")]
    assert [state for state, _ in states] == ["done", "here", "open", "open", "open"]


def test_it_says_what_is_awaited_from_the_applicant(opened: Office, stranger: Browser) -> None:
    case_id = a_case(opened)
    key, owner = key_of(opened, case_id), opened.holder(opened.step(3, 1).role_id)

    def awaited() -> list[str]:
        panel = look(stranger, "NIB-2026-001", key).page.all("section", aria_labelledby="awaited-title")[0]
        return [each.text for each in (*panel.all("p"), *panel.all("li"))]

    assert awaited() == ["Tidak ada. Berkas sedang dikerjakan kantor."]
    do(opened, holds.hold, case_id, by=owner, at=AT - 600, reason="applicant")
    assert awaited()[0] == (
        "Kantor menunggu kelengkapan dari Anda sejak Senin, 23 November 2026. Waktu layanan berhenti sampai diterima."
    )
    assert len(awaited()) == 3
    do(opened, holds.resume, case_id, by=owner, at=AT - 500)
    assert awaited() == ["Tidak ada. Berkas sedang dikerjakan kantor."]
    opened.hand_on(case_id, at=AT - 400)
    assert awaited()[0].startswith("Langkah ini Anda kerjakan: ")


def test_a_promise_that_went_by_is_said_to_have(opened: Office, stranger: Browser, clock: Clock) -> None:
    case_id = a_case(opened)
    key = key_of(opened, case_id)
    gone = "Tanggal itu sudah lewat. Tanyakan kepada kantor dengan menyebut nomor berkas."
    assert gone not in look(stranger, "NIB-2026-001", key).page.text
    clock.at += 86400
    assert gone in look(stranger, "NIB-2026-001", key).page.text
    opened.finish(case_id, at=clock.at)
    page = look(stranger, "NIB-2026-001", key).page
    assert (page.h1, gone in page.text) == (["Selesai Selasa, 24 November 2026"], False)


def test_a_cancelled_service_says_so_and_promises_nothing(opened: Office, stranger: Browser) -> None:
    case_id = a_case(opened)
    cancel(opened, case_id)
    page = look(stranger, "NIB-2026-001", key_of(opened, case_id)).page
    assert page.h1 == ["Layanan dibatalkan Senin, 23 November 2026"]
    assert [each.text for each in page.one("main").all("h2")] == ["Yang ditunggu dari Anda", "Langkah layanan"]


def test_what_was_typed_stays_but_the_key_does_not(opened: Office, stranger: Browser) -> None:
    page = look(stranger, "NIB-2026-009", "K7M2-4XQ9").page
    assert {each["name"]: each["value"] for each in page.all("input", cls="control")} == {
        "file": "NIB-2026-009", "key": "",
    }  # fmt: skip
    page = look(stranger, "", "").page
    assert page.summary == [
        "Tulis nomor berkas seperti pada tanda terima.", "Tulis kunci seperti pada tanda terima.",
    ]  # fmt: skip


def test_the_receipt_names_the_key_only_while_the_page_is_open(office: Office, client_of: ClientOf) -> None:
    case_id, browser = a_case(office), client_of(office.pelaksana)
    key = key_of(office, case_id)
    assert key not in browser.get(f"/cases/{case_id}/receipt").text
    client_of(office.admin).post("/office", office="Dinas", paper="f4", status="1")
    page = browser.get(f"/cases/{case_id}/receipt").page
    assert page.one(cls="sheet-key").one("b").text == key
    assert key not in browser.get(f"/cases/{case_id}/control-card").text


def test_the_sign_in_page_shows_applicants_the_way(office: Office, app: Flask, client_of: ClientOf) -> None:
    assert "/status" not in Browser(app).get("/sign-in").text
    client_of(office.admin).post("/office", office="Dinas", paper="f4", status="1")
    assert '<a href="/status">' in Browser(app).get("/sign-in").text
