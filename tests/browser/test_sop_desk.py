"""The SOP editor as a desk: by keys alone, and with somebody else at it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from kanban.actions.people import NewPerson, add_person
from kanban.web.accounts.passwords import hash_password
from tests.actions.sop_office import begin, document
from tests.browser.conftest import sign_in
from tests.browser.looks import UNSEEN
from tests.browser.screen import PASSWORD, Screen, Screens
from tests.office import AT, Office

MOST_TABS = 60
TABLE = (
    "No\tAktivitas\tStaf\tPersyaratan\tWaktu\tOutput\n"
    "1.\tMenerima surat masuk\t\tSurat\t1 Jam\tAgenda\n"
    "2.\tMenyimpan surat\t\tAgenda\t30 Menit\tArsip\n"
    "\t\t07 -\t\t\t\n"
)
"""Two steps and a row that is noise."""


@pytest.fixture
def admin(office: Office, screens: Screens) -> Iterator[Screen]:
    yield screens(office.admin)


def tab_to(page: Page, goal: Locator, *, key: str = "Tab") -> None:
    """Press Tab until it is there, as somebody without a mouse does; the focus can always be seen."""
    for _ in range(MOST_TABS):
        page.keyboard.press(key)
        if goal.evaluate("node => node === document.activeElement"):
            assert page.evaluate(UNSEEN) == ""
            return
    raise AssertionError(f"not reached by Tab: {goal}")


def test_an_sop_is_written_reviewed_and_published_by_keys_alone(office: Office, admin: Screen) -> None:
    page = admin.open("/sops/new").page
    tab_to(page, page.get_by_label("Nama SOP"))
    page.keyboard.type("Rekomendasi izin")
    tab_to(page, page.get_by_label("Kode register"))
    page.keyboard.type("rkm")
    page.keyboard.press("Enter")
    expect(page.locator("#sop-tools")).to_be_visible()
    tab_to(page, page.get_by_label("Kolom pelaksana"))
    page.keyboard.type("Jaf")
    tab_to(page, page.get_by_role("button", name="Tambah kolom"))
    page.keyboard.press("Enter")
    expect(page.locator(".sop-role-head")).to_have_count(1)
    tab_to(page, page.get_by_role("button", name="Tambah langkah", exact=True))
    page.keyboard.press("Enter")
    expect(page.locator('[name^="activity-"]')).to_be_focused()
    page.keyboard.type("Memeriksa berkas")
    tab_to(page, page.get_by_role("button", name="Langkah 1, Jafung:"))
    page.keyboard.press("Space")
    tab_to(page, page.get_by_label("Waktu langkah 1"))
    page.keyboard.type("3 jam")
    page.keyboard.press("Enter")
    expect(page.locator(".sop-ready")).to_be_visible()
    tab_to(page, page.get_by_role("link", name="Selesai menyunting"), key="Shift+Tab")
    page.keyboard.press("Enter")
    for name in ("Tandai sudah ditinjau", "Terbitkan"):
        tab_to(page, page.get_by_role("button", name=name))
        page.keyboard.press("Enter")
        expect(page.locator(".flash")).to_be_visible()
    assert [step.name for step in office.board(4).steps] == ["Memeriksa berkas"]


def test_what_a_reader_found_is_checked_by_keys_alone(office: Office, admin: Screen) -> None:
    page = admin.open("/sops/import").page
    tab_to(page, page.get_by_label("Teks tabel SOP"))
    page.keyboard.insert_text(TABLE)
    tab_to(page, page.get_by_role("button", name="Baca", exact=True))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("Nama SOP"))
    page.keyboard.type("Arsip surat")
    tab_to(page, page.locator("#column-0"))
    page.keyboard.type("Pelak")
    for no in (1, 2):
        row = page.locator(".sop-review-row").nth(no - 1)
        tab_to(page, row.get_by_role("button", name="Staf"))
        page.keyboard.press("Space")
        expect(row.locator('[data-state="accountable"]')).to_be_focused()
        tab_to(page, page.get_by_role("button", name=f"Konfirmasi langkah {no}"))
        page.keyboard.press("Enter")
        expect(row.locator(".sop-ready")).to_be_visible()
    expect(page.locator(".sop-progress")).to_contain_text("2 dari 2 langkah dikonfirmasi")
    tab_to(page, page.get_by_role("button", name="Jadikan langkah"))
    page.keyboard.press("Enter")
    expect(page.locator(".sop-review-row")).to_have_count(3)
    expect(page.get_by_label("Aktivitas").last).to_be_focused()
    tab_to(page, page.get_by_role("button", name="Urungkan"), key="Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".sop-review-row")).to_have_count(2)
    expect(page.get_by_role("link", name="Selesai diperiksa")).to_be_visible()


def test_two_people_at_one_desk_lose_nothing(office: Office, admin: Screen, screens: Screens) -> None:
    second = NewPerson(name="Wulan Dewi", username="wulan.dewi", password_hash=hash_password(PASSWORD), is_admin=True,
                       must_change_password=False)  # fmt: skip
    with office.sessions() as session:
        add_person(session, second, None, by=office.admin, at=AT)
    version_id = begin(office)
    other = screens()
    sign_in(other, "wulan.dewi")
    other.provokes(409).open(f"/sops/{version_id}/edit")
    mine = admin.open(f"/sops/{version_id}/edit").page
    mine.get_by_label("Waktu langkah 1", exact=True).fill("2 jam")
    mine.get_by_label("Waktu langkah 2", exact=True).fill("4 jam")
    mine.keyboard.press("Tab")
    expect(mine.locator("#reading-s2")).to_have_text("= 4 jam")
    theirs = other.page
    # Both go with one answer: of a note that was saved by itself she would read what became of the waktu.
    theirs.get_by_label("Keterangan langkah 5").evaluate("(note) => { note.value = 'bersama mitra'; }")
    theirs.get_by_label("Waktu langkah 1", exact=True).fill("90 menit")
    theirs.keyboard.press("Tab")
    expect(theirs.locator("#sop-conflicts")).to_contain_text("Dedi Kurniawan juga mengubah draf ini")
    expect(theirs.locator("#sop-conflicts")).to_contain_text("sekarang “2 jam”")
    expect(theirs.locator("#sop-conflicts")).to_contain_text("Anda menulis “90 menit”")
    theirs.get_by_role("button", name="Pakai yang saya tulis").press("Enter")
    expect(theirs.locator("#reading-s1")).to_have_text("= 1 jam 30 menit")
    steps = document(office, version_id).draft.steps
    assert [steps[0].waktu.value, steps[1].waktu.value, steps[4].note.value] == ["90 menit", "4 jam", "bersama mitra"]
