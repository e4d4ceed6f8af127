"""Sending back asks why, and keeps what was typed."""

from tests.office import Office
from tests.web.conftest import ClientOf
from tests.web.test_moves import act, board_of


def test_a_drag_back_opens_the_question_in_the_dialog(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(step=2), client_of(office.sekretaris)
    answer = browser.drag(case_id, act(office, case_id, 1), screen=board_of(office), reason="")
    assert (answer.status, answer.page.targets, answer.events) == (428, ["#dialog"], {"kb:dialog-open": {}})
    assert answer.page.one("h2").text == "Kembalikan ke Data calon peserta?"
    form = answer.page.form(f"/cases/{case_id}/moves")
    assert (form["act"], form["reason"], answer.page.error("reason")) == (act(office, case_id, 1), "", "")
    assert office.case(case_id).step_id == office.step(2, 2).id


def test_the_same_without_scripts_is_a_page_that_can_be_sent(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(step=2), client_of(office.sekretaris)
    asked = browser.move(case_id, act(office, case_id, 1), screen=board_of(office))
    assert (asked.status, asked.page.h1) == (422, ["Kembalikan ke Data calon peserta?"])
    form = asked.page.form(f"/cases/{case_id}/moves")
    sent = browser.post(f"/cases/{case_id}/moves", **{**form, "reason": "NIK ganda", "token": form["csrf_token"]})
    assert (sent.status, office.case(case_id).step_id) == (303, office.step(2, 1).id)
    page = browser.get(f"/cases/{case_id}").page
    assert page.all(cls="run")[-2].one(cls="run-reason").text == "“NIK ganda”"


def test_the_form_sent_empty_says_what_is_missing(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(step=2), client_of(office.sekretaris)
    asked = browser.move(case_id, act(office, case_id, 1), screen=board_of(office))
    again = browser.post(f"/cases/{case_id}/moves", **asked.page.form(f"/cases/{case_id}/moves"))
    assert (again.status, again.page.error("reason")) == (
        422, "Tulis alasan pengembalian agar langkah sebelumnya tahu apa yang diperbaiki.",
    )  # fmt: skip


def test_a_reason_that_is_too_long_stays_as_it_was_typed(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(step=2), client_of(office.sekretaris)
    typed = "Mohon diperbaiki. " * 28
    for answer in (
        browser.move(case_id, act(office, case_id, 1), screen=board_of(office), reason=typed),
        browser.drag(case_id, act(office, case_id, 1), screen=board_of(office), reason=typed),
    ):
        assert answer.status in (422, 428)
        assert answer.page.error("reason") == "Alasan paling panjang 500 huruf. Ringkas dahulu."
        assert answer.page.form(f"/cases/{case_id}/moves")["reason"] == typed


def test_markup_in_a_reason_is_shown_as_it_was_typed(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(step=2), client_of(office.sekretaris)
    typed = "<script>alert(1)</script> & \x00'\" 😀\nbaris kedua"
    browser.move(case_id, act(office, case_id, 1), screen=board_of(office), reason=typed)
    page = browser.get(f"/cases/{case_id}").page
    reason = page.all(cls="run")[-2].one(cls="run-reason").text
    assert reason == "“<script>alert(1)</script> & '\" 😀 baris kedua”"
