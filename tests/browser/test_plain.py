"""Without JavaScript the office still works: every act is a form, every answer a page with its sentence."""

import pytest
from playwright.sync_api import expect

from tests.actions.rows import runs
from tests.browser.screen import PASSWORD, Screens
from tests.browser.server import Server
from tests.office import Office


@pytest.fixture
def plain(screens: Screens) -> Screens:
    """Windows whose browser runs no scripts."""
    return lambda who=None, **context: screens(who, java_script_enabled=False, **context)


def test_a_case_is_opened_and_finished_step_by_step(office: Office, plain: Screens) -> None:
    board = office.board(1).id
    page = plain(office.seksi).open(f"/boards/{board}").provokes(422).page
    page.get_by_role("link", name="Buka berkas").first.click()
    page.get_by_label("Perihal", exact=True).fill("Lapak alun-alun")
    page.get_by_role("button", name="Buka berkas").click()
    expect(page.locator(".flash h2")).to_have_text("FUM-2026-001 dibuka")
    for sentence in ("FUM-2026-001 diteruskan ke Proposal peralatan", "FUM-2026-001 diteruskan ke Jadwal promosi UMKM"):
        page.get_by_role("button", name="Teruskan").click()
        page.get_by_role("button", name="Centang dan teruskan").click()
        expect(page.locator(".flash h2")).to_have_text(sentence)
    page.get_by_role("button", name="Selesaikan").click()
    page.get_by_role("button", name="Centang dan selesaikan").click()
    expect(page.locator(".flash h2")).to_have_text("FUM-2026-001 selesai")
    assert [run.exit for run in runs(office, 1)] == ["handed_on", "handed_on", "finished"]


def test_a_form_with_a_fault_keeps_what_was_typed(office: Office, plain: Screens) -> None:
    page = plain(office.jafung).open(f"/cases/new?board={office.board(2).id}").provokes(422).page
    page.get_by_role("textbox", name="Pemohon (boleh kosong)").fill("Kelompok Melati")
    page.get_by_role("button", name="Buka berkas").click()
    expect(page.locator("#title-error")).to_contain_text("Tulis perihal berkas")
    expect(page.get_by_role("textbox", name="Pemohon (boleh kosong)")).to_have_value("Kelompok Melati")


def test_sending_back_asks_on_a_page_of_its_own_until_there_is_a_reason(office: Office, plain: Screens) -> None:
    case = office.open_case(step=2)
    screen = plain(office.sekretaris).open(f"/boards/{office.board(2).id}").provokes(422)
    screen.more(case).click()
    screen.page.get_by_role("button", name="Kembalikan").click()
    expect(screen.page.get_by_role("heading", level=1)).to_have_text("Kembalikan ke Data calon peserta?")
    screen.page.get_by_role("button", name="Kembalikan").click()
    expect(screen.page.locator("#reason-error")).to_contain_text("Tulis alasan pengembalian")
    screen.page.get_by_label("Alasan pengembalian").fill("Empat NIK ganda")
    screen.page.get_by_role("button", name="Kembalikan").click()
    expect(screen.page.locator(".flash h2")).to_have_text("PLT-2026-001 dikembalikan ke Data calon peserta")
    assert runs(office, case)[1].reason == "Empat NIK ganda"


def test_where_it_goes_back_to_is_chosen_without_scripts_too(office: Office, plain: Screens) -> None:
    case = office.open_case(step=4)
    screen = plain(office.kadis).open(f"/cases/{case}").provokes(422)
    screen.page.get_by_role("button", name="Kembalikan").click()
    screen.page.get_by_label("Kembalikan ke").select_option("Data calon peserta")
    screen.page.get_by_label("Alasan pengembalian").fill("Empat NIK ganda")
    screen.page.get_by_role("button", name="Kembalikan").click()
    expect(screen.page.locator(".flash h2")).to_have_text("PLT-2026-001 dikembalikan ke Data calon peserta")
    assert office.case(case).step_id == office.step(2, 1).id


def test_a_case_that_somebody_else_moved_says_who_and_when(office: Office, server: Server, plain: Screens) -> None:
    case = office.open_case(step=3)
    screen = plain(office.pelaksana).open(f"/boards/{office.board(2).id}")
    office.hand_on(case, by=office.other_pelaksana, at=server.now)
    screen.forward(case).click()
    expect(screen.page.locator(".flash")).to_contain_text("Sudah dipindah oleh Joko Saputra pukul 10.0")
    assert office.case(case).step_id == office.step(2, 4).id


def test_the_page_of_who_sat_here_before_acts_for_nobody_else(office: Office, plain: Screens) -> None:
    """The next person signs in on the same machine while the first one's board is still shown."""
    case = office.open_case(step=2)
    screen = plain(office.sekretaris).open(f"/boards/{office.board(2).id}")
    other = screen.page.context.new_page()
    other.goto(screen.server.url + "/sign-in")
    other.get_by_label("Nama pengguna atau NIP").fill(office.username(office.jafung))
    other.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
    other.get_by_role("button", name="Masuk").click()
    expect(other.locator(".person")).to_contain_text("Jafung")
    screen.provokes(400).forward(case).click()
    expect(screen.page.get_by_role("heading", level=1)).to_have_text("Isian Anda masih ada")
    assert office.case(case).revision == 2


def test_a_double_click_on_opening_makes_one_case(office: Office, plain: Screens) -> None:
    page = plain(office.jafung).open(f"/cases/new?board={office.board(2).id}").page
    page.get_by_label("Perihal", exact=True).fill("Pelatihan barista")
    page.get_by_role("button", name="Buka berkas").dblclick()
    expect(page.locator(".card")).to_have_count(1)
