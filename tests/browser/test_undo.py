"""A move is taken back: by the message's button, by Z, on the case page, and without scripts."""

from playwright.sync_api import expect

from tests.actions.rows import runs
from tests.browser.screen import Screens
from tests.office import Office


def test_the_message_of_a_drag_takes_it_back(office: Office, screens: Screens) -> None:
    case, here, on = office.open_case(step=2), office.step(2, 2).id, office.step(2, 3).id
    screen = screens(office.sekretaris).open_board(office.board(2).id)
    screen.drag(case, on)
    expect(screen.card_in(on, case)).to_be_visible()
    screen.toast.get_by_role("button", name="Urungkan").click()
    expect(screen.card_in(here, case)).to_be_visible()
    expect(screen.toast.locator("h2")).to_have_text("Pemindahan PLT-2026-001 diurungkan")
    expect(screen.page.locator(".toast")).to_have_count(1)
    assert [run.exit for run in runs(office, case)[1:]] == ["handed_on", "undone", None]


def test_what_the_message_covers_can_be_scrolled_out_from_under_it(office: Office, screens: Screens) -> None:
    cases = [office.open_case(step=6) for _ in range(6)]
    screen = screens(office.kabid).open_board(office.board(2).id)
    screen.forward(cases[0]).click()
    expect(screen.toast.get_by_role("button", name="Urungkan")).to_be_visible()
    screen.page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")
    card, toast = screen.page.locator(".card").last.bounding_box(), screen.toast.bounding_box()
    assert card
    assert toast
    assert card["y"] + card["height"] <= toast["y"]


def test_z_takes_back_what_the_message_says_else_the_move_of_the_card(office: Office, screens: Screens) -> None:
    case, here = office.open_case(step=3), office.step(2, 3).id
    screen = screens(office.pelaksana).open_board(office.board(2).id)
    for closes in (False, True):
        screen.card(case).focus()
        screen.press("t")
        expect(screen.toast.get_by_role("button", name="Urungkan")).to_be_visible()
        expect(screen.card_in(office.step(2, 4).id, case)).to_be_focused()
        if closes:
            screen.toast.get_by_role("button", name="Tutup").click()
            expect(screen.page.locator(".toast")).to_have_count(0)
            screen.card(case).focus()
        screen.press("z")
        expect(screen.card_in(here, case)).to_be_focused()
        expect(screen.toast.locator("h2")).to_have_text("Pemindahan PLT-2026-001 diurungkan")


def test_z_on_a_card_that_somebody_else_moved_says_so(office: Office, screens: Screens) -> None:
    case = office.open_case(step=2)
    screen = screens(office.kadis).open_board(office.board(2).id).provokes(409)
    screen.card(case).focus()
    screen.press("z")
    expect(screen.toast.locator("p")).to_have_text("Hanya yang memindahkan dapat mengurungkan. Pakai Kembalikan.")
    assert office.case(case).step_id == office.step(2, 2).id


def test_on_the_case_page(office: Office, screens: Screens) -> None:
    case, screen = office.open_case(step=2), screens(office.sekretaris)
    screen.open(f"/cases/{case}")
    screen.page.get_by_role("button", name="Teruskan ke Surat undangan & izin").click()
    expect(screen.page.locator("#now-title")).to_have_text("Langkah 3 dari 6")
    screen.page.locator("#case").get_by_role("button", name="Urungkan").click()
    expect(screen.page.locator("#now-title")).to_have_text("Langkah 2 dari 6")
    expect(screen.page.locator(".run").nth(1).locator(".pill")).to_have_text("Diurungkan")


def test_without_scripts(office: Office, screens: Screens) -> None:
    case = office.open_case(step=2)
    screen = screens(office.sekretaris, java_script_enabled=False)
    screen.open(f"/boards/{office.board(2).id}")
    screen.forward(case).click()
    screen.page.locator(".flash").get_by_role("button", name="Urungkan").click()
    expect(screen.page.locator(".flash h2")).to_have_text("Pemindahan PLT-2026-001 diurungkan")
    expect(screen.card_in(office.step(2, 2).id, case)).to_be_visible()


def test_a_case_is_cancelled_and_opened_again_from_the_menu(office: Office, screens: Screens) -> None:
    case = office.open_case(step=2)
    screen = screens(office.kadis).open_board(office.board(2).id).provokes(428)
    screen.card(case).focus()
    screen.press("m")
    screen.dialog.get_by_role("link", name="Batalkan berkas").click()
    screen.dialog.get_by_role("button", name="Batalkan berkas").click()
    expect(screen.dialog.locator(".field-error")).to_contain_text("Tulis alasannya")
    screen.dialog.get_by_label("Alasan pembatalan").fill("Berkas ganda")
    screen.dialog.get_by_role("button", name="Batalkan berkas").click()
    expect(screen.card(case)).to_have_count(0)
    expect(screen.toast.locator("h2")).to_have_text("PLT-2026-001 dibatalkan")
    screen.open(f"/cases/{case}")
    screen.page.get_by_role("link", name="Buka kembali").click()
    screen.dialog.get_by_label("Mulai lagi di").select_option("3. Surat undangan & izin")
    screen.dialog.get_by_label("Alasan dibuka kembali").fill("Ternyata bukan ganda")
    screen.dialog.get_by_role("button", name="Buka kembali").click()
    expect(screen.page.locator("#now-title")).to_have_text("Langkah 3 dari 6")
