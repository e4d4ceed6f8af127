"""What a written waktu means is tried on real dates where it stands, and chosen there."""

from playwright.sync_api import expect

from tests.browser.looks import faults
from tests.browser.screen import Screens
from tests.browser.test_sops import field
from tests.office import Office


def test_what_28_hari_means_is_tried_and_chosen_beside_the_waktu(office: Office, screens: Screens) -> None:
    admin = screens(office.admin)
    page = admin.open(f"/sops/{office.board(1).id}").page
    page.get_by_role("button", name="Buat draf versi baru").click()
    field(page, "waktu", 1).fill("14 hari")
    page.get_by_role("link", name="Uji waktu langkah 1").click()
    expect(admin.dialog).to_contain_text("“14 hari” sekarang dibaca 14 hari kerja. Belum ada yang memilih.")
    row = admin.dialog.get_by_role("row", name="14 hari kalender")
    assert faults(page) == []
    row.get_by_role("button", name="Pakai bacaan ini").click()
    expect(page.locator("#reading-s1")).to_contain_text("= 14 hari kalender")
    expect(admin.dialog).to_have_count(0)
    expect(page.get_by_role("link", name="Uji waktu langkah 1")).to_be_focused()
    page.get_by_role("link", name="Selesai menyunting").click()
    expect(page.locator(".sop-waktu li").first).to_contain_text("Dipilih Dedi Kurniawan, Sen 23 Nov 10.")
