"""The clock of a case under the hand: why it is due when it is, stopping it and letting it run, and a date for a step
that waits for one."""

import io
import re

import pdfplumber
from playwright.sync_api import expect

from tests.actions.clocks import rows
from tests.actions.rows import runs
from tests.browser.looks import faults
from tests.browser.screen import MARKS, Screens
from tests.browser.server import Server
from tests.office import AT, Office, wib


def test_the_pill_tells_why_and_the_rows_add_up_to_it(office: Office, server: Server, screens: Screens) -> None:
    case_id = office.open_case(step=2, at=wib("2026-11-20 15:30"))
    server.turn_clock(wib("2026-11-23 13:50"))
    screen = screens(office.kadis).open_board(office.board(2).id)
    pill = screen.card(case_id).locator("a.pill")
    expect(pill).to_contain_text("Terlambat 3 jam 20 menit")
    pill.click()
    expect(screen.dialog.locator("h2")).to_have_text("Mengapa jatuh temponya 09.30 hari ini?")
    expect(screen.page.locator(MARKS)).to_have_count(0)
    minutes = [
        60 * int(hours or 0) + int(rest or 0)
        for text in screen.dialog.locator("tbody td:nth-child(4)").all_inner_texts()
        for hours, rest in re.findall(r"(?:(\d+) jam)? ?(?:(\d+) menit)?$", text)[:1]
    ]
    assert sum(minutes) == 3 * 60 + 3 * 60 + 20  # the standard, and what the pill says
    expect(screen.dialog.locator(".why-sum")).to_have_text("Terpakai 6 jam 20 menit, terlambat 3 jam 20 menit.")
    screen.press("Escape")
    expect(pill).to_be_focused()
    screen.press("Enter")
    expect(screen.dialog.locator(".why-table")).to_be_visible()


def test_a_finger_reaches_it_too_and_without_javascript_it_is_a_page(office: Office, screens: Screens) -> None:
    case_id = office.open_case(step=6)
    phone = screens(office.kabid, viewport={"width": 390, "height": 844}, has_touch=True)
    phone.open_board(office.board(2).id).card(case_id).locator("a.pill").tap()
    expect(phone.dialog.locator("h2")).to_have_text("Mengapa jatuh temponya Kam 16.00?")
    plain = screens(office.kabid, java_script_enabled=False).open(f"/boards/{office.board(2).id}").page
    plain.locator(f"#case-{case_id} a.pill").click()
    expect(plain.locator("h1")).to_have_text("Mengapa jatuh temponya Kam 16.00?")


def test_on_a_phone_the_row_of_steps_opens_where_the_file_is(office: Office, screens: Screens) -> None:
    case_id = office.open_case(step=5)
    phone = screens(office.kabid, viewport={"width": 390, "height": 844}).open(f"/cases/{case_id}").page
    here = phone.locator(".way-step[aria-current]")
    expect(here).to_contain_text("Survei lokasi")
    expect(here).to_be_in_viewport(ratio=1)
    assert phone.evaluate("scrollY") == 0


def test_the_explanation_of_a_long_standard_is_one_page_on_paper(office: Office, screens: Screens) -> None:
    case_id = office.open_case(sop=1, step=1)
    page = screens(office.kadis).open(f"/cases/{case_id}/why").page
    with pdfplumber.open(io.BytesIO(page.pdf(format="A4"))) as paper:
        (sheet,) = paper.pages
        text = sheet.extract_text()
    assert "Mengapa jatuh temponya" in text
    assert "hari ke-28" in text
    assert "Kalender versi 1" in text


def test_the_clock_is_stopped_with_a_reason_and_runs_again_with_a_new_due_date(
    office: Office, server: Server, screens: Screens
) -> None:
    case_id = office.open_case(at=AT - 1800)
    watching = screens(office.kadis).open_board(office.board(2).id)
    screen = screens(office.jafung).open_board(office.board(2).id)
    screen.more(case_id).click()
    screen.dialog.get_by_role("link", name="Jeda", exact=True).click()
    screen.dialog.get_by_label("Alasan jeda").select_option(label="menunggu pemohon")
    screen.dialog.get_by_role("button", name="Jeda").click()
    for each in (screen, watching):
        expect(each.card(case_id).locator(".pill")).to_have_text("Dijeda")
        expect(each.card(case_id)).to_contain_text("menunggu pemohon sejak")
    server.turn_clock(AT + 3600)
    screen.more(case_id).click()
    screen.dialog.get_by_role("button", name="Lanjutkan jam").click()
    expect(watching.card(case_id)).to_contain_text(re.compile(r"s\.d\. 11\.(29|30) hari ini"))
    (hold,) = rows(office)
    assert hold.to_at
    assert runs(office, case_id)[0].due_at == AT + 1800 + hold.to_at - hold.from_at


def test_on_its_page_the_keyboard_stands_at_what_may_be_done_now(office: Office, screens: Screens) -> None:
    screen = screens(office.jafung).open(f"/cases/{office.open_case()}")
    now = screen.page.locator("#now-title")
    screen.page.get_by_role("link", name="Jeda", exact=True).click()
    screen.dialog.get_by_role("button", name="Jeda").click()
    expect(screen.page.locator(".case-here .pill")).to_have_text("Dijeda")
    expect(now).to_be_focused()
    screen.page.get_by_role("button", name="Lanjutkan jam").press("Enter")
    expect(screen.page.locator(".case-here .pill")).not_to_have_text("Dijeda")
    expect(now).to_be_focused()


def test_a_step_that_waits_for_its_day_is_given_one(office: Office, screens: Screens) -> None:
    case_id = office.open_case(step=6)
    screen = screens(office.kabid).open_board(office.board(2).id)
    screen.more(case_id).click()
    screen.dialog.get_by_role("link", name="Tetapkan jadwal").click()
    screen.dialog.get_by_label("Tanggal pelaksanaan").fill("2026-11-30")
    screen.dialog.get_by_role("button", name="Tetapkan jadwal").click()
    expect(screen.card(case_id).locator(".pill")).to_have_text("Terjadwal")
    expect(screen.card(case_id)).to_contain_text("mulai Sen 30 Nov 07.30")


def test_a_waktu_is_tried_and_looks_right(office: Office, screens: Screens) -> None:
    screen = screens(office.admin).open("/")
    screen.page.locator(".person").click()
    screen.page.get_by_role("link", name="Uji waktu").click()
    screen.page.get_by_label("Waktu").fill("28 hari")
    screen.press("Enter")
    expect(screen.page.locator(".trial-table tbody tr")).to_have_count(4)
    assert faults(screen.page) == []
