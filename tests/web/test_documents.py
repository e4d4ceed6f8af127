"""Handing documents in and taking them back, by plain form and by htmx, with what an official reads on the way."""

import io
from typing import Any

import pytest
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from tests.actions.handing_in import OTHER, PAPER, digest, documents, give, lying, requirements
from tests.actions.rows import kind
from tests.handed_files import png
from tests.office import Office
from tests.web.browser import ORIGIN, Answer, Browser
from tests.web.conftest import ClientOf, Clock
from tests.web.test_moves import board_of

LIMITS = "PDF, foto (PNG, JPG), Word (docx), atau Excel (xlsx); paling besar 15 MB."


def send(
    browser: Browser, case_id: int, content: bytes | None = PAPER, *, name: str = "SK Panitia.pdf", htmx: bool = False,
    screen: str = "", field: str = "file", **fields: Any,
) -> Answer:  # fmt: skip
    """Send the form that takes a file, as a browser does."""
    form = {"key": browser.fresh(), "place": "", "csrf_token": browser.token()} | fields
    if content is not None:
        form[field] = FileStorage(io.BytesIO(content), filename=name)
    screen = screen or f"/cases/{case_id}"
    headers = {"Referer": f"{ORIGIN}{screen}"}
    if htmx:
        headers = {"HX-Request": "true", "HX-Current-URL": ORIGIN + screen, "X-CSRFToken": browser.token()}
    # As bytes: the test client would leave the file open in which it puts a longer body.
    edge, body = encode_multipart(form)
    kind = f"multipart/form-data; boundary={edge}"
    return Answer(browser.client.post(f"/cases/{case_id}/documents", data=body, headers=headers, content_type=kind))


def papers(answer: Answer) -> list[str]:
    """What the case page says of its documents."""
    return [each.text for each in answer.page.one(id="documents").all(cls="document")]


def test_the_form_says_beforehand_what_may_be_handed_in(office: Office, client_of: ClientOf) -> None:
    case_id = office.open_case()
    page = client_of(office.jafung).get(f"/cases/{case_id}/documents").page
    assert page.one(id="file-hint").text == LIMITS
    assert page.one(id="photo")["capture"] == "environment"
    (line,) = requirements(office, 2, 1)[:1]
    assert [option.text for option in page.one(id="place").all("option")][:2] == [
        "Dokumen baru, untuk berkas ini", f"Dokumen baru, untuk: {line.text}",
    ]  # fmt: skip


def test_a_plain_form_leads_back_to_the_case_which_shows_the_document(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(), client_of(office.jafung)
    answer = send(browser, case_id)
    assert (answer.status, answer.to) == (303, f"/cases/{case_id}")
    page = browser.get(f"/cases/{case_id}")
    assert page.page.toasts == [("done", "SK Panitia.pdf dilampirkan", "Pada PLT-2026-001.")]
    assert papers(page) == [
        "SK Panitia.pdf (buka di tab baru) 1 KB · Rahmat Hidayat, 10.00 hari ini "
        "Unduh SK Panitia.pdf Versi baru SK Panitia.pdf Tarik SK Panitia.pdf"
    ]
    assert page.page.one(cls="record").all("p")[0].text == "Dokumen dilampirkan: SK Panitia.pdf"


def test_htmx_gets_the_case_redrawn_and_the_dialog_closed(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(), client_of(office.jafung)
    answer = send(browser, case_id, htmx=True)
    assert (answer.status, answer.events, answer.page.targets) == (200, {"kb:dialog-close": {}}, ["#case", "#toasts"])
    on_board = send(browser, case_id, OTHER, htmx=True, screen=board_of(office))
    assert (on_board.status, on_board.page.toasts[0][1]) == (200, "SK Panitia.pdf dilampirkan")


def test_a_photograph_just_taken_is_taken_too(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(), client_of(office.jafung)
    assert send(browser, case_id, png(), name="image.png", field="photo").status == 303
    assert documents(office)[0].name == "image.png"


def test_a_document_for_a_requirement_says_so_and_a_newer_version_keeps_the_older(
    office: Office, client_of: ClientOf
) -> None:
    case_id, browser = office.open_case(), client_of(office.jafung)
    (line,) = requirements(office, 2, 1)[:1]
    send(browser, case_id, place=f"r{line.id}")
    form = browser.get(f"/cases/{case_id}/documents?place=d1.1").page.form(f"/cases/{case_id}/documents")
    assert form["place"] == "d1.1"
    send(browser, case_id, OTHER, name="SK Panitia (revisi).pdf", place="d1.1")
    page = browser.get(f"/cases/{case_id}")
    assert page.page.toasts == [
        ("done", "SK Panitia (revisi).pdf dilampirkan", "Versi 2; versi sebelumnya tetap tersimpan.")
    ]
    (paper,) = papers(page)
    assert f"Untuk: {line.text}" in paper
    assert "1 versi lain SK Panitia.pdf" in paper
    assert [(row.number, row.version) for row in documents(office)] == [(1, 1), (1, 2)]


def test_what_was_taken_back_is_folded_away_with_its_reason(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(), client_of(office.jafung)
    give(office, case_id)
    form = browser.get("/documents/1/withdrawal").page.form("/documents/1/withdrawal")
    assert form["reason"] == ""
    empty = browser.post("/documents/1/withdrawal", reason=" ", key=browser.fresh())
    assert (empty.status, empty.page.error("reason")) == (
        422, "Tulis alasan penarikan, misalnya “salah unggah, milik berkas lain”.",
    )  # fmt: skip
    assert (
        browser.post(
            "/documents/1/withdrawal", reason="salah unggah", key=browser.fresh(), screen=f"/cases/{case_id}"
        ).status
        == 303
    )
    page = browser.get(f"/cases/{case_id}")
    assert page.page.one(id="documents-withdrawn").one("summary").text == "1 dokumen ditarik"
    assert "Ditarik Rahmat Hidayat, 10.00 hari ini: salah unggah" in papers(page)[0]


def test_without_a_file_the_form_says_so_and_keeps_the_choice(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(), client_of(office.jafung)
    give(office, case_id)
    answer = send(browser, case_id, None, place="d1.1")
    assert (answer.status, answer.page.error("file")) == (422, f"Pilih filenya dahulu. {LIMITS}")
    assert answer.page.form(f"/cases/{case_id}/documents")["place"] == "d1.1"


@pytest.mark.parametrize("place", ["x", "r", "d1", "d1.1.1", "r1; DROP TABLE document", "r" + "9" * 40])
def test_a_place_that_makes_no_sense_is_asked_again(place: str, office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(), client_of(office.jafung)
    answer = send(browser, case_id, place=place)
    assert (answer.status, answer.page.error("place")) == (422, "Pilih dari daftar: untuk apa dokumen ini.")


def test_a_double_click_is_one_document(office: Office, client_of: ClientOf) -> None:
    case_id, browser = office.open_case(), client_of(office.jafung)
    key = browser.fresh()
    answers = [send(browser, case_id, key=key, htmx=True) for _ in range(2)]
    assert [each.status for each in answers] == [200, 200]
    assert answers[1].page.toasts[0][1:] == (
        "PLT-2026-001 sudah tersimpan", "Kiriman yang sama diterima lebih dahulu; tidak dicatat dua kali.",
    )  # fmt: skip
    assert (len(documents(office)), len(kind(office, "hand-in")), lying(office)) == (1, 1, {digest(PAPER)})


def test_the_same_file_again_and_a_version_that_was_not_seen_are_said_in_the_form(
    office: Office, client_of: ClientOf, clock: Clock
) -> None:
    case_id, browser = office.open_case(), client_of(office.jafung)
    give(office, case_id)
    assert send(browser, case_id).page.error("file") == "File yang sama sudah terlampir: SK Panitia.pdf."
    give(office, case_id, OTHER, number=1, after=1, by=office.sekretaris)
    clock.at += 60
    answer = send(browser, case_id, png(), name="a.png", place="d1.1")
    assert (answer.status, answer.page.error("place")) == (
        422, "Versi baru sudah dilampirkan Siti Aminah pukul 10.00. Lihat dahulu, lalu lampirkan lagi bila perlu.",
    )  # fmt: skip


@pytest.mark.parametrize(("post", "status"), [("seksi", 403), ("stranger", 409)])
def test_who_may_not_hand_in_is_told_why_and_sees_no_button(
    post: str, status: int, office: Office, client_of: ClientOf
) -> None:
    case_id, browser = office.open_case(), client_of(getattr(office, post))
    give(office, case_id)
    page = browser.get(f"/cases/{case_id}").page
    assert (page.all(id="hand-in"), page.one(id="documents").all("a")) == ([], [])
    assert (send(browser, case_id, OTHER).status, len(documents(office)), len(lying(office))) == (status, 1, 1)
