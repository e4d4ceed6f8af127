"""Next year's list arrives: one admin pastes it, another confirms, and a board on a third screen changes by itself."""

import io
from datetime import date

import pdfplumber
import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import update

from kanban.domain.calendar import SpecialHours
from kanban.domain.calendar_edits import put
from kanban.exchange.calendars.calendar_json import shipped_calendar
from kanban.models import Person
from tests.actions.calendar_office import put_forward
from tests.actions.rows import runs
from tests.browser.looks import faults
from tests.browser.screen import Screens
from tests.exchange.test_skb_text import article
from tests.office import Office

LIST = article(2027) + "\n• Senin, 4 Januari 2027 - Cuti Bersama Tambahan"


def make_admin(office: Office) -> None:
    """The Sekretaris becomes the second admin."""
    with office.sessions() as session:
        session.execute(update(Person).where(Person.id == office.sekretaris.person_id).values(is_admin=True))
        session.commit()


def load(page: Page, text: str) -> None:
    if not page.get_by_label("Tempel daftarnya").is_visible():
        page.get_by_role("heading", name="Muat SKB 2027").click()
    page.get_by_label("Tempel daftarnya").fill(text)
    page.get_by_label("Nomor SKB atau asal daftar").fill("SKB No. 9/2026")
    page.get_by_label("Sudah dicocokkan dengan naskah SKB").check()
    page.get_by_role("button", name="Muat daftar").click()


def test_next_years_list_is_pasted_and_confirmed_by_a_second_admin_and_an_open_board_follows(
    office: Office, screens: Screens
) -> None:
    make_admin(office)
    case_id = office.open_case(sop=1, step=1)
    board = screens(office.jafung).open_board(office.board(1).id)
    expect(board.card(case_id)).to_contain_text("s.d. Rab 6 Jan 2027 16.00 (perkiraan)")
    board.page.evaluate("document.body.dataset.same = 'yes'")
    author = screens(office.admin).open("/calendars/edit?year=2027").provokes(422)
    load(author.page, LIST.replace("Senin, 4 Januari", "Selasa, 4 Januari"))
    expect(author.page.locator(".faults")).to_contain_text("Tertulis Selasa, padahal 4 Januari 2027 hari Senin.")
    load(author.page, LIST)
    expect(author.page.locator(".diff tbody")).to_contain_text("Cuti bersama: Cuti Bersama Tambahan")
    expect(author.page.locator("#moves-title")).to_have_text("1 berkas berubah jatuh tempo")
    author.page.get_by_role("button", name="Ajukan usulan").click()
    expect(author.page.get_by_role("button", name="Konfirmasi kalender")).to_have_count(0)
    second = screens(office.sekretaris).open(author.page.url.removeprefix(author.server.url))
    expect(second.page.locator("#moves tbody tr")).to_contain_text("Rab 6 Jan 2027 16.00")
    expect(second.page.locator("#moves tbody tr")).to_contain_text("Kam 7 Jan 2027 16.00")
    second.page.get_by_role("button", name="Konfirmasi kalender").click()
    expect(second.page.locator(".flash h2")).to_have_text("Kalender versi 2 berlaku")
    expect(board.card(case_id)).to_contain_text("s.d. Kam 7 Jan 2027 16.00")
    expect(board.page.locator("body")).to_have_attribute("data-same", "yes")
    assert runs(office, case_id)[-1].calendar_version_id == 2
    board.card(case_id).locator("a.pill").click()
    rows = board.dialog.locator("tbody tr")
    expect(rows.filter(has_text="Cuti bersama: Cuti Bersama Tambahan")).to_have_count(1)
    assert rows.locator("td:nth-child(4)").all_inner_texts().count("1 hari kerja") == 28
    expect(rows.last).to_contain_text("hari ke-28, jatuh tempo 16.00")
    expect(board.dialog.locator(".why-legend")).to_contain_text("Kalender versi 2")


def test_the_desk_works_without_javascript(office: Office, screens: Screens) -> None:
    page = screens(office.admin, java_script_enabled=False).open("/calendars/edit?year=2027").page
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


@pytest.mark.parametrize("year", [2026, 2027])
def test_a_year_is_one_sheet_of_paper(year: int, office: Office, screens: Screens) -> None:
    page = screens(office.kadis).open(f"/calendars?year={year}").page
    with pdfplumber.open(io.BytesIO(page.pdf(format="A4"))) as paper:
        (sheet,) = paper.pages
        text = sheet.extract_text()
    assert [month for month in ("Januari", "Desember") if month not in text] == []
    assert f"Kalender kerja {year}" in text
    assert "sha256" in text


@pytest.mark.parametrize(
    "path", ["/calendars", "/calendars?year=2027", "/calendars/edit", "/calendars/2", "/calendars/versions"]
)
def test_every_page_of_the_calendar_looks_right(path: str, office: Office, screens: Screens) -> None:
    office.open_case(sop=2, step=6)
    special = put(shipped_calendar(), SpecialHours(date(2026, 11, 25), ((27000, 43200),), "Pemilihan kepala desa"))
    put_forward(office, special)
    assert faults(screens(office.admin).open(path).page) == []
