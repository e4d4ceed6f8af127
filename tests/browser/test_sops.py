"""An SOP is written by hand, read from a document, and changed while cases run: as it happens at a desk."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from kanban.exchange.sop_json import to_json
from kanban.exchange.sop_seed_drafts import seed_drafts
from tests.browser.looks import faults
from tests.browser.screen import Screen, Screens
from tests.office import Office


def field(page: Page, name: str, no: int) -> Locator:
    """A field of the step with this number."""
    return page.locator("#sop-body tbody tr").nth(no - 1).locator(f'[name^="{name}-"]')


def mark(page: Page, no: int, label: str) -> Locator:
    return page.get_by_role("button", name=f"Langkah {no}, {label}:")


def activities(page: Page) -> list[str]:
    return [box.input_value() for box in page.locator('#sop-body [name^="activity-"]').all()]


@pytest.fixture
def admin(office: Office, screens: Screens) -> Iterator[Screen]:
    yield screens(office.admin).open("/sops")


def saved(page: Page, revision: int) -> None:
    """The server has answered so many times."""
    expect(page.locator("#sop-seen")).to_have_value(str(revision))


def test_a_sop_written_by_hand_becomes_a_board(office: Office, admin: Screen) -> None:
    page = admin.page
    page.get_by_role("link", name="SOP baru").click()
    page.get_by_label("Nama SOP").fill("Rekomendasi izin")
    page.get_by_label("Kode register").fill("rkm")
    page.get_by_role("button", name="Mulai menulis").click()
    expect(page.locator(".sop-todo")).to_have_text("Belum ada langkah. Tambahkan langkah pertama.")
    page.get_by_label("Kolom pelaksana").select_option(label="Jafung")
    page.get_by_role("button", name="Tambah kolom").click()
    for no, (activity, waktu) in enumerate((("Memeriksa berkas", "3 jam"), ("Menyetujui", "28 hari")), 1):
        page.get_by_role("button", name="Tambah langkah", exact=True).click()
        expect(field(page, "activity", no)).to_be_focused()
        field(page, "activity", no).fill(activity)
        field(page, "waktu", no).fill(waktu)
        mark(page, no, "Jafung").click()
        expect(mark(page, no, "Jafung")).to_have_attribute("data-state", "accountable")
    expect(page.locator("#sop-body .sop-short").last).to_have_text("= 28 hari kerja, mis. s.d. Rab 6 Jan 2027")
    field(page, "kind", 2).select_option("decision")
    expect(page.locator(".sop-todo")).to_contain_text("Ya dan Tidak menuju tempat yang sama")
    field(page, "no", 2).select_option(label="1. Memeriksa berkas")
    expect(page.locator(".sop-ready")).to_have_text("Tidak ada. Draf siap ditinjau.")
    expect(page.locator(".sop-flow-label").last).to_have_text("Tidak")
    assert faults(page) == []
    page.get_by_role("link", name="Selesai menyunting").click()
    page.get_by_role("button", name="Tandai sudah ditinjau").click()
    page.get_by_role("button", name="Terbitkan").click()
    page.get_by_role("link", name="Buka papan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rekomendasi izin")
    assert [step.name for step in office.board(4).steps] == ["Memeriksa berkas", "Menyetujui"]


def test_rows_move_by_keys_and_by_hand_and_a_deleted_one_comes_back(office: Office, admin: Screen) -> None:
    page = admin.page
    page.goto(f"{admin.server.url}/sops/{office.board(3).id}")
    page.get_by_role("button", name="Buat draf versi baru").click()
    first, second, *rest = activities(page)
    field(page, "activity", 1).focus()
    admin.press("Alt+ArrowDown")
    saved(page, 2)
    assert activities(page) == [second, first, *rest]
    expect(page.get_by_role("button", name="Turunkan langkah 2")).to_be_visible()
    page.locator("#up-s1").press("Enter")
    saved(page, 3)
    assert activities(page) == [first, second, *rest]
    page.set_viewport_size({"width": 1366, "height": 1200})
    start, end = page.locator("#row-s1 [data-grip]").bounding_box(), page.locator("#row-s3").bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 5, start["y"] + 5)
    page.mouse.down()
    page.mouse.move(end["x"] + 30, end["y"] + end["height"] - 8, steps=5)
    page.mouse.up()
    saved(page, 4)
    assert activities(page) == [second, rest[0], first, *rest[1:]]
    page.get_by_role("button", name="Hapus langkah 1", exact=True).click()
    saved(page, 5)
    assert activities(page) == [rest[0], first, *rest[1:]]
    page.get_by_role("button", name="Urungkan").click()
    saved(page, 6)
    assert activities(page) == [second, rest[0], first, *rest[1:]]
    expect(page.locator("#sop-body tbody tr")).to_have_count(5)


def test_what_a_reader_found_is_checked_and_mapped_before_it_is_a_draft(office: Office, admin: Screen) -> None:
    page = admin.page
    page.get_by_role("link", name="Impor SOP").click()
    page.get_by_label("Teks tabel SOP").fill(to_json(seed_drafts()[0]))
    page.get_by_role("button", name="Baca", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Periksa hasil bacaan")
    assert faults(page) == []
    page.set_viewport_size({"width": 1366, "height": 768})
    page.get_by_role("button", name="Jadikan langkah").first.click()
    expect(page.locator(".sop-review-row")).to_have_count(4)
    page.locator(".sop-review-row").last.get_by_role("button", name="Bukan langkah, hapus").click()
    expect(page.locator(".sop-review-row")).to_have_count(3)
    page.locator("#column-0").select_option(label="Sekretaris")
    expect(page.locator("#reading-todo")).to_be_visible()
    page.get_by_role("button", name="Sahkan", exact=True).click()
    for _ in range(3):
        left = page.get_by_role("button", name="Konfirmasi langkah").count()
        page.get_by_role("button", name="Konfirmasi langkah").first.click()
        expect(page.get_by_role("button", name="Konfirmasi langkah")).to_have_count(left - 1)
    page.get_by_role("link", name="Lanjut ke penyunting").click()
    expect(page.locator(".sop-ready")).to_be_visible()


def test_without_scripts_the_editor_is_a_plain_form(office: Office, screens: Screens) -> None:
    page = screens(office.admin, java_script_enabled=False).open(f"/sops/{office.board(3).id}").page
    page.get_by_role("button", name="Buat draf versi baru").click()
    page.get_by_label("Waktu langkah 1").fill("5 hari kalender")
    page.get_by_role("button", name="Turunkan langkah 1", exact=True).click()
    expect(page.locator("#reading-s1")).to_have_text("= 5 hari kalender, mis. s.d. Sen 30 Nov")
    assert page.locator('#sop-body [name^="activity-"]').nth(1).get_attribute("id") == "activity-s1"
    page.get_by_role("button", name="Urungkan").click()
    page.get_by_role("button", name="Urungkan").click()
    expect(page.get_by_label("Waktu langkah 1")).to_have_value("30 Menit")
