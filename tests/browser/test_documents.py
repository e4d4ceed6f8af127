"""Documents in a real browser: dropped on a card, sent with a bar, cut off on the way, opened in a sandbox."""

import re
from typing import TypedDict

import pytest
from playwright.sync_api import JSHandle, expect

from tests.actions.handing_in import OTHER, PAPER, digest, documents, give
from tests.browser.looks import faults
from tests.browser.screen import MARKS, Screen, Screens
from tests.handed_files import jpg, pdf, png
from tests.office import Office

DROPPED = """([bytes, name]) => {
  const held = new DataTransfer();
  held.items.add(new File([new Uint8Array(bytes)], name));
  return held;
}"""
OVER = """(node, held) => {
  node.dispatchEvent(new DragEvent("dragover", { dataTransfer: held, bubbles: true, cancelable: true }));
  return node.style.outline;
}"""
"""Carry it there, and how the place looks at this moment: the next answer of the server may draw it anew."""
LARGE = jpg(behind=b"x" * 2_000_000)


class Chosen(TypedDict):
    """A file as somebody chooses it."""

    name: str
    mimeType: str
    buffer: bytes


def chosen(content: bytes = PAPER, name: str = "SK Panitia.pdf") -> Chosen:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def held(screen: Screen, content: bytes, name: str) -> JSHandle:
    """A file in the hand, over the page."""
    return screen.page.evaluate_handle(DROPPED, [list(content), name])


def drop(screen: Screen, on: str, content: bytes = PAPER, name: str = "SK Panitia.pdf") -> None:
    """Carry a file from the computer over a part of the page and let go."""
    file, target = held(screen, content, name), screen.page.locator(on)
    with screen.page.expect_response(re.compile("/js/files.js")):
        target.dispatch_event("dragenter", {"dataTransfer": file})
    screen.page.wait_for_function("kb.drop")  # the script that was fetched runs
    assert "dashed" in target.evaluate(OVER, file)
    target.dispatch_event("drop", {"dataTransfer": file})


def open_form(screen: Screen, case_id: int) -> Screen:
    """The form that takes a file, in the dialog of the case page."""
    screen.open(f"/cases/{case_id}").page.locator("#hand-in").click()
    expect(screen.dialog.get_by_label("File", exact=True)).to_be_visible()
    return screen


def send(screen: Screen) -> None:
    screen.dialog.get_by_role("button", name="Lampirkan", exact=True).click()


def test_a_file_dropped_on_a_card_opens_the_form_with_it_and_the_card_stays(office: Office, screens: Screens) -> None:
    case_id, board = office.open_case(step=2), office.board(2).id
    screen = screens(office.sekretaris).open_board(board)
    drop(screen, f"#case-{case_id}")
    expect(screen.dialog.get_by_role("heading")).to_have_text("Lampirkan dokumen")
    field = screen.dialog.get_by_label("File", exact=True)
    assert field.evaluate("(node) => node.files[0].name") == "SK Panitia.pdf"
    assert documents(office) == []
    send(screen)
    expect(screen.toast.locator("h2")).to_have_text("SK Panitia.pdf dilampirkan")
    expect(screen.dialog).to_have_count(0)
    expect(screen.card_in(office.step(2, 2).id, case_id)).to_be_visible()
    expect(screen.page.locator(MARKS)).to_have_count(0)
    assert [row.sha256 for row in documents(office)] == [digest(PAPER)]


def test_a_file_dropped_on_the_page_of_a_case_and_one_beside_everything(office: Office, screens: Screens) -> None:
    case_id = office.open_case()
    screen = screens(office.jafung).open(f"/cases/{case_id}")
    drop(screen, "#case")
    expect(screen.dialog.get_by_label("File", exact=True)).to_be_visible()
    screen.press("Escape", "Escape")  # a chosen file counts as typed
    file = held(screen, OTHER, "lain.pdf")
    screen.page.locator(".brand").first.dispatch_event("drop", {"dataTransfer": file})
    expect(screen.dialog).to_have_count(0)
    expect(screen.page).to_have_url(re.compile(f"/cases/{case_id}$"))


def test_what_is_too_large_is_said_before_anything_is_sent(office: Office, screens: Screens) -> None:
    screen = open_form(screens(office.jafung), office.open_case())
    sent: list[str] = []
    screen.page.on("request", lambda request: request.method == "POST" and sent.append(request.url))
    field = screen.dialog.get_by_label("File", exact=True)
    screen.page.evaluate("document.querySelector('[data-upload]').dataset.upload = 1000")
    field.set_input_files(chosen(LARGE, "foto.jpg"))
    send(screen)
    assert field.evaluate("(node) => node.validationMessage") == (
        "File ini lebih besar dari 15 MB. Pindai dengan 200 dpi atau kecilkan fotonya."
    )
    assert sent == []
    field.set_input_files(chosen(pdf()[:300], "potong.pdf"))
    screen.provokes(428)
    send(screen)
    expect(screen.dialog.locator("#file-error")).to_contain_text("“potong.pdf” tidak dilampirkan.")


def test_a_document_opens_in_a_tab_of_its_own_and_is_saved_under_its_name(office: Office, screens: Screens) -> None:
    case_id = office.open_case()
    give(office, case_id)
    screen = screens(office.sekretaris).open(f"/cases/{case_id}")
    with screen.page.context.expect_page() as opened:
        screen.page.get_by_role("link", name="SK Panitia.pdf (buka di tab baru)").click()
    assert opened.value.url.endswith("/documents/1/preview")
    assert opened.value.evaluate("document.contentType") == "application/pdf"
    give(office, case_id, png(), name="denah.png")
    with screen.page.context.expect_page() as opened:
        screen.page.get_by_role("link", name="denah.png (buka di tab baru)").click()
    assert opened.value.evaluate("[document.contentType, window.origin]") == ["image/png", "null"]
    with screen.page.expect_download() as saved:
        screen.page.get_by_role("link", name="Unduh SK Panitia.pdf").click()
    assert (saved.value.suggested_filename, saved.value.path().read_bytes()) == ("SK Panitia.pdf", PAPER)


def test_what_one_attaches_another_sees_without_asking(office: Office, screens: Screens) -> None:
    case_id = office.open_case()
    watcher = screens(office.sekretaris).open(f"/cases/{case_id}")
    expect(watcher.live).to_have_attribute("data-state", "live")
    give(office, case_id)
    expect(watcher.page.locator("#documents")).to_contain_text("SK Panitia.pdf")


def test_without_scripts_a_file_goes_by_a_plain_form_and_is_taken_back_by_one(office: Office, screens: Screens) -> None:
    page = screens(office.jafung, java_script_enabled=False).open(f"/cases/{office.open_case()}").page
    page.locator("#hand-in").click()
    page.set_input_files("#file", chosen())
    page.get_by_role("button", name="Lampirkan", exact=True).click()
    expect(page.locator(".flash h2")).to_have_text("SK Panitia.pdf dilampirkan")
    page.get_by_role("link", name="Tarik").click()
    page.get_by_label("Alasan penarikan").fill("salah unggah")
    page.get_by_role("button", name="Tarik dokumen").click()
    expect(page.locator(".flash h2")).to_have_text("SK Panitia.pdf ditarik")
    assert documents(office)[0].withdrawn_reason == "salah unggah"


@pytest.mark.parametrize("what", ["page", "form", "fault", "withdrawal"])
def test_they_look_as_they_should(what: str, office: Office, screens: Screens) -> None:
    case_id = office.open_case()
    give(office, case_id, name="Surat Keputusan Kepala Dinas tentang Panitia Pelatihan Kemasan Produk 2026 final.pdf")
    give(office, case_id, OTHER, number=1, after=1)
    screen = screens(office.jafung)
    if what == "page":
        screen.open(f"/cases/{case_id}").page.locator("#older-1 summary").click()
    elif what == "withdrawal":
        screen.open(f"/cases/{case_id}").page.locator("#withdraw-2").click()
        expect(screen.dialog.get_by_label("Alasan penarikan")).to_be_focused()
    else:
        open_form(screen, case_id)
    if what == "fault":
        screen.provokes(428).page.set_input_files("#file", chosen(b"MZ", "surat.exe"))
        send(screen)
        expect(screen.dialog.locator("#file-error")).to_be_visible()
    assert faults(screen.page) == []
