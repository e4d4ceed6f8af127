"""Several cards are chosen on the board, by hand or by X, and done with one act; without scripts on a page."""

from playwright.sync_api import expect

from tests.browser.screen import Screens
from tests.office import Office


def test_chosen_by_hand_and_handed_on_together(office: Office, screens: Screens) -> None:
    first, second, left = (office.open_case(step=3) for _ in range(3))
    screen = screens(office.pelaksana).open_board(office.board(2).id)
    screen.page.get_by_role("link", name="Pilih beberapa berkas").click()
    bar = screen.page.get_by_role("toolbar", name="Berkas yang dipilih")
    expect(bar).to_contain_text("0 berkas dipilih")
    for case in (first, second, left, left):
        screen.card(case).click()
    expect(bar).to_contain_text("2 berkas dipilih")
    expect(screen.card(first)).to_have_attribute("data-view-picked", "")
    expect(screen.card(left)).not_to_have_attribute("data-view-picked", "")
    bar.get_by_role("button", name="Tindakan").click()
    screen.dialog.get_by_label("Teruskan atau selesaikan").check()
    screen.dialog.get_by_role("button", name="Proses").click()
    expect(screen.dialog.locator("h2")).to_have_text("2 berkas selesai diproses")
    expect(screen.dialog.locator(".answers li")).to_have_count(2)
    screen.dialog.get_by_role("button", name="Tutup").last.click()
    for case in (first, second):
        expect(screen.card_in(office.step(2, 4).id, case)).to_be_visible()
    expect(screen.card_in(office.step(2, 3).id, left)).to_be_visible()
    expect(bar).to_have_count(0)
    expect(screen.page.locator("[data-view-picked]")).to_have_count(0)


def test_by_keyboard_alone_and_a_fault_keeps_what_was_chosen(office: Office, screens: Screens) -> None:
    first, second = office.open_case(step=2), office.open_case(step=2)
    screen = screens(office.kadis).open_board(office.board(2).id).provokes(428)
    screen.card(first).focus()
    screen.press("x")
    expect(screen.card(first)).to_have_attribute("data-view-picked", "")
    screen.press("ArrowDown", "x")
    expect(screen.announced).to_have_text("2 berkas dipilih")
    screen.page.get_by_role("button", name="Tindakan").press("Enter")
    screen.dialog.get_by_label("Batalkan berkas").check()
    screen.dialog.get_by_role("button", name="Proses").press("Enter")
    expect(screen.dialog.locator(".field-error")).to_contain_text("Tulis alasannya")
    expect(screen.dialog.get_by_label("Batalkan berkas")).to_be_checked()
    screen.dialog.get_by_label("Alasan atau keterangan").fill("Kegiatan batal")
    screen.dialog.get_by_role("button", name="Proses").press("Enter")
    expect(screen.dialog.locator("h2")).to_have_text("2 berkas selesai diproses")
    assert [office.case(case).cancelled_at is None for case in (first, second)] == [False, False]


def test_a_live_update_keeps_the_choice_and_escape_ends_it(office: Office, screens: Screens) -> None:
    case, other = office.open_case(step=3), office.open_case(step=3)
    screen = screens(office.pelaksana).open_board(office.board(2).id)
    screen.card(case).focus()
    screen.press("x")
    expect(screen.card(case)).to_have_attribute("data-view-picked", "")
    office.hand_on(other)
    expect(screen.card_in(office.step(2, 4).id, other)).to_be_visible()
    expect(screen.card(case)).to_have_attribute("data-view-picked", "")
    screen.press("Escape")
    expect(screen.page.locator("[data-view-picked]")).to_have_count(0)
    screen.card(case).get_by_role("link").first.click()
    expect(screen.page.locator("#case")).to_be_visible()


def test_without_scripts_the_page_of_the_board(office: Office, screens: Screens) -> None:
    case = office.open_case(step=3)
    screen = screens(office.pelaksana, java_script_enabled=False)
    screen.open(f"/boards/{office.board(2).id}")
    screen.page.get_by_role("link", name="Pilih beberapa berkas").click()
    screen.page.get_by_label("PLT-2026-001").check()
    screen.page.get_by_label("Teruskan atau selesaikan").check()
    screen.page.get_by_role("button", name="Proses").click()
    expect(screen.page.get_by_role("heading", level=1)).to_have_text("1 berkas selesai diproses")
    assert office.case(case).step_id == office.step(2, 4).id
