"""A card that goes back takes a reason along: asked after the drop, kept through every fault until it is sent."""

from playwright.sync_api import expect

from tests.actions.rows import runs
from tests.browser.screen import Screens
from tests.browser.server import Server
from tests.office import Office


def test_a_drop_on_an_earlier_step_asks_why_and_sends_it_along(office: Office, screens: Screens) -> None:
    case, back = office.open_case(step=2), office.step(2, 1).id
    screen = screens(office.sekretaris).open_board(office.board(2).id).provokes(428)
    screen.drag(case, back)
    expect(screen.dialog.get_by_role("heading")).to_have_text("Kembalikan ke Data calon peserta?")
    reason = screen.dialog.get_by_label("Alasan pengembalian")
    expect(reason).to_be_focused()
    expect(screen.card_in(office.step(2, 2).id, case)).to_be_visible()
    expect(screen.dialog.locator(".field-error")).to_have_count(0)  # the question is not yet a fault

    screen.dialog.get_by_role("button", name="Kembalikan").click()
    expect(screen.dialog.locator("#reason-error")).to_have_text(
        "Tulis alasan pengembalian agar langkah sebelumnya tahu apa yang diperbaiki."
    )
    expect(reason).to_be_focused()

    reason.fill("Empat NIK ganda")
    screen.dialog.get_by_role("button", name="Kembalikan").click()
    expect(screen.dialog).to_have_count(0)
    expect(screen.card_in(back, case)).to_be_visible()
    expect(screen.toast.locator("h2")).to_have_text("PLT-2026-001 dikembalikan ke Data calon peserta")
    assert (runs(office, case)[1].exit, runs(office, case)[1].reason) == ("sent_back", "Empat NIK ganda")


def test_the_menu_asks_where_to_and_the_choice_outlives_a_fault(office: Office, screens: Screens) -> None:
    case = office.open_case(step=4)
    screen = screens(office.pelaksana).open_board(office.board(2).id).provokes(428)
    screen.more(case).click()
    screen.dialog.get_by_role("button", name="Kembalikan").click()
    where = screen.dialog.get_by_label("Kembalikan ke")
    expect(where).to_be_focused()
    assert where.locator("option").all_inner_texts() == [
        "Surat undangan & izin", "Pembentukan panitia", "Data calon peserta",
    ]  # fmt: skip
    where.select_option("Pembentukan panitia")
    screen.dialog.get_by_role("button", name="Kembalikan").click()
    expect(screen.dialog.locator("#reason-error")).to_contain_text("Tulis alasan pengembalian")
    expect(where.locator("option:checked")).to_have_text("Pembentukan panitia")
    screen.dialog.get_by_label("Alasan pengembalian").fill("Daftar belum lengkap")
    screen.dialog.get_by_role("button", name="Kembalikan").click()
    expect(screen.card_in(office.step(2, 2).id, case)).to_be_visible()


def test_after_a_skip_on_the_case_page_a_second_enter_skips_no_further(office: Office, screens: Screens) -> None:
    case, on = office.open_case(step=2), office.step(2, 3).id
    screen = screens(office.kabid).open(f"/cases/{case}").provokes(428)
    screen.page.get_by_role("button", name="Lewati").press("Enter")
    screen.dialog.get_by_label("Alasan dilewati").fill("Panitia sudah ditetapkan bulan lalu")
    screen.dialog.get_by_role("button", name="Lewati").press("Enter")
    expect(screen.dialog).to_have_count(0)
    expect(screen.page.locator("#now-title")).to_have_text("Langkah 3 dari 6")
    expect(screen.page.locator("#now-title")).to_be_focused()
    screen.press("Enter")
    assert office.case(case).step_id == on


def test_a_half_typed_reason_survives_what_others_do_meanwhile(
    office: Office, server: Server, screens: Screens
) -> None:
    case, other = office.open_case(step=2), office.open_case(step=3)
    back, on = office.step(2, 1).id, office.step(2, 4).id
    screen = screens(office.sekretaris).open_board(office.board(2).id).provokes(428)
    screen.drag(case, back)
    reason = screen.dialog.get_by_label("Alasan pengembalian")
    reason.press_sequentially("Empat NIK m?t")  # letters that are keys of the board elsewhere
    office.hand_on(other, at=server.now)
    expect(screen.card_in(on, other)).to_have_count(1)
    expect(reason).to_be_focused()
    reason.press_sequentially(" ganda")
    expect(reason).to_have_value("Empat NIK m?t ganda")
    screen.press("Escape")
    expect(screen.dialog.locator(".toast h2")).to_have_text("Tulisan Anda belum disimpan")
    screen.dialog.get_by_role("button", name="Kembalikan").click()
    expect(screen.card_in(back, case)).to_be_visible()


def test_a_second_escape_closes_without_saving_and_the_focus_returns_to_the_card(
    office: Office, screens: Screens
) -> None:
    case = office.open_case(step=2)
    screen = screens(office.sekretaris).open_board(office.board(2).id).provokes(428)
    screen.card(case).focus()
    screen.press("m")
    screen.dialog.get_by_role("button", name="Kembalikan").click()
    screen.dialog.get_by_label("Alasan pengembalian").fill("Empat")
    screen.press("Escape", "Escape")
    expect(screen.dialog).to_have_count(0)
    expect(screen.card(case)).to_be_focused()
    assert office.case(case).revision == 2


def test_a_case_that_moved_meanwhile_says_so_and_keeps_what_was_typed(
    office: Office, server: Server, screens: Screens
) -> None:
    case = office.open_case(step=2)
    screen = screens(office.kadis).open_board(office.board(2).id).provokes(409, 428)
    screen.drag(case, office.step(2, 1).id)
    screen.dialog.get_by_label("Alasan pengembalian").fill("Empat NIK ganda")
    office.hand_on(case, at=server.now)
    expect(screen.card_in(office.step(2, 3).id, case)).to_have_count(1)
    screen.dialog.get_by_role("button", name="Kembalikan").click()
    expect(screen.dialog.locator(".toast")).to_contain_text("Sudah dipindah oleh Siti Aminah pukul 10.0")
    expect(screen.dialog.get_by_label("Alasan pengembalian")).to_have_value("Empat NIK ganda")


def test_a_reason_that_is_too_long_is_kept_and_the_limit_is_named(office: Office, screens: Screens) -> None:
    case = office.open_case(step=2)
    screen = screens(office.sekretaris).open_board(office.board(2).id).provokes(428)
    screen.drag(case, office.step(2, 1).id)
    screen.dialog.get_by_label("Alasan pengembalian").fill("x" * 501)
    screen.dialog.get_by_role("button", name="Kembalikan").click()
    expect(screen.dialog.locator("#reason-error")).to_have_text("Alasan paling panjang 500 huruf. Ringkas dahulu.")
    expect(screen.dialog.get_by_label("Alasan pengembalian")).to_have_value("x" * 501)
