"""The page for applicants on a telephone without scripts; the admin's settings and the end of personal values."""

from playwright.sync_api import expect
from sqlalchemy import update

from kanban.domain.applicant_key import applicant_key
from kanban.models import Case, Particulars, Sop
from kanban.models import Office as OfficeRow
from tests.browser.looks import faults
from tests.browser.screen import Screens
from tests.office import AT, Office


def test_an_applicant_looks_their_file_up_without_scripts(office: Office, screens: Screens) -> None:
    case_id = office.open_case(3, step=2)
    with office.sessions() as session:
        session.execute(update(OfficeRow).values(has_status_page=True))
        session.commit()
        key = applicant_key(session.get_one(OfficeRow, 1).salt, session.get_one(Particulars, case_id).salt)
    phone = screens(None, java_script_enabled=False, viewport={"width": 390, "height": 844}).open("/status")
    phone.page.get_by_label("Nomor berkas atau kode singkat").fill("nib 2026 1")
    phone.page.get_by_label("Kunci").fill("AAAA-AAAA")
    phone.provokes(422).press("Enter")
    expect(phone.page.locator("#key-error")).to_contain_text("belum cocok")
    phone.page.get_by_label("Kunci").fill(key)
    phone.press("Enter")
    expect(phone.page.get_by_role("heading", level=1)).to_have_text("Langkah 2 dari 5: Aktivasi akun OSS")
    expect(phone.page.get_by_text("Langkah ini Anda kerjakan:")).to_be_visible()


def test_the_page_for_applicants_is_clean_everywhere(office: Office, screens: Screens) -> None:
    case_id = office.open_case(3)
    with office.sessions() as session:
        session.execute(update(OfficeRow).values(has_status_page=True))
        session.commit()
        key = applicant_key(session.get_one(OfficeRow, 1).salt, session.get_one(Particulars, case_id).salt)
    screen = screens().open("/status")
    assert faults(screen.page) == []
    screen.page.get_by_label("Nomor berkas atau kode singkat").fill("NIB-2026-001")
    screen.page.get_by_label("Kunci").fill(key)
    screen.press("Enter")
    expect(screen.page.get_by_role("heading", level=1)).to_have_text("Langkah 1 dari 5: Input NIK atau email")
    assert faults(screen.page) == []


def test_the_admin_sets_the_years_and_ends_what_they_end(office: Office, screens: Screens) -> None:
    case_id = office.open_case(3)
    office.finish(case_id)
    with office.sessions() as session:
        session.execute(update(Case).values(finished_at=AT - 4 * 365 * 86400))
        session.execute(update(Sop).values(retention_years=9))
        session.commit()
    screen = screens(office.admin).open("/office")
    assert faults(screen.page) == []
    screen.page.get_by_label("NIB ·").fill("3")
    screen.page.get_by_role("button", name="Simpan pengaturan").click()
    screen.page.get_by_role("link", name="Berkas yang habis masa simpannya").click()
    expect(screen.page.get_by_role("link", name="NIB-2026-001")).to_be_visible()
    assert faults(screen.page) == []
    screen.page.get_by_label("Ketik HAPUS 1").fill("hapus 1")
    screen.page.get_by_role("button", name="Hapus data pribadi").click()
    expect(screen.page.locator(".flash h2")).to_have_text("Data pribadi 1 berkas dihapus")
