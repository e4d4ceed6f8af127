"""Next year's list arrives: one admin pastes it, another confirms, and a board on a third screen changes by itself."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import update

from kanban.domain.calendar import SpecialHours
from kanban.domain.calendar_edits import put
from kanban.exchange.calendar_json import shipped_calendar
from kanban.models import Person
from tests.actions.calendar_office import put_forward
from tests.actions.rows import runs
from tests.browser.looks import faults
from tests.browser.screen import Screens
from tests.exchange.test_skb_text import article
from tests.office import Office

LIST = article(2026) + "\n• Rabu, 25 November 2026 - Cuti Bersama Tambahan"


def make_admin(office: Office) -> None:
    """The Sekretaris becomes the second admin."""
    with office.sessions() as session:
        session.execute(update(Person).where(Person.id == office.sekretaris.person_id).values(is_admin=True))
        session.commit()


def load(page: Page, text: str) -> None:
    if not page.get_by_label("Tempel daftarnya").is_visible():
        page.get_by_role("heading", name="Muat SKB 2026").click()
    page.get_by_label("Tempel daftarnya").fill(text)
    page.get_by_label("Nomor SKB atau asal daftar").fill("SKB No. 9/2026")
    page.get_by_label("Sudah dicocokkan dengan naskah SKB").check()
    page.get_by_role("button", name="Muat daftar").click()


def test_a_pasted_list_is_confirmed_by_a_second_admin_and_an_open_board_follows(
    office: Office, screens: Screens
) -> None:
    make_admin(office)
    case_id = office.open_case(sop=2, step=6)
    board = screens(office.jafung).open_board(office.board(2).id)
    expect(board.card(case_id)).to_contain_text("s.d. Kam 26 Nov 16.00")
    board.page.evaluate("document.body.dataset.same = 'yes'")
    author = screens(office.admin).open("/calendars/edit?year=2026").provokes(422)
    load(author.page, LIST.replace("Rabu, 25 November", "Kamis, 25 November"))
    expect(author.page.locator(".faults")).to_contain_text("Tertulis Kamis, padahal 25 November 2026 hari Rabu.")
    load(author.page, LIST)
    expect(author.page.locator(".diff tbody tr").first).to_contain_text("Cuti bersama: Cuti Bersama Tambahan")
    expect(author.page.locator("#moves-title")).to_have_text("1 berkas berubah jatuh tempo")
    author.page.get_by_role("button", name="Ajukan usulan").click()
    expect(author.page.get_by_role("button", name="Konfirmasi kalender")).to_have_count(0)
    second = screens(office.sekretaris).open(author.page.url.removeprefix(author.server.url))
    expect(second.page.locator("#moves tbody tr")).to_contain_text("Jum 27 Nov 16.30")
    second.page.get_by_role("button", name="Konfirmasi kalender").click()
    expect(second.page.locator(".flash h2")).to_have_text("Kalender versi 2 berlaku")
    expect(board.card(case_id)).to_contain_text("s.d. Jum 27 Nov 16.30")
    expect(board.page.locator("body")).to_have_attribute("data-same", "yes")
    assert runs(office, case_id)[-1].calendar_version_id == 2


def test_the_desk_works_without_javascript(office: Office, screens: Screens) -> None:
    page = screens(office.admin, java_script_enabled=False).open("/calendars/edit?year=2026").page
    load(page, LIST)
    page.get_by_role("button", name="Ajukan usulan").click()
    page.get_by_label("Ketik ulang dasarnya").fill("SKB No. 9/2026")
    page.get_by_role("button", name="Konfirmasi kalender").click()
    expect(page.locator(".flash h2")).to_have_text("Kalender versi 2 berlaku")


def test_enter_in_a_field_applies_nothing(office: Office, screens: Screens) -> None:
    page = screens(office.admin).open("/calendars/edit?year=2026").page
    page.get_by_label("Nama", exact=True).first.fill("Pilkada")
    page.get_by_label("Nama", exact=True).first.press("Enter")
    expect(page.get_by_role("heading", name="Belum ada perubahan")).to_be_visible()
    expect(page.get_by_label("Nama", exact=True).first).to_have_value("Pilkada")


@pytest.mark.parametrize(
    "path", ["/calendars", "/calendars?year=2027", "/calendars/edit", "/calendars/2", "/calendars/versions"]
)
def test_every_page_of_the_calendar_looks_right(path: str, office: Office, screens: Screens) -> None:
    office.open_case(sop=2, step=6)
    special = put(shipped_calendar(), SpecialHours(date(2026, 11, 25), ((27000, 43200),), "Pemilihan kepala desa"))
    put_forward(office, special)
    assert faults(screens(office.admin).open(path).page) == []
