"""SOP 3 worked from end to end in the browser by its roles: what is ticked once is asked once, 3.2 waits for the
applicant, 3.4 for a system that is out of order."""

from playwright.sync_api import expect

from tests.actions.rows import runs
from tests.browser.screen import Screens
from tests.browser.server import Server
from tests.browser.worked import Day, answer, requirements
from tests.office import Office

KTP, DESA, EMAIL, NPWP = "Fotokopi KTP", "Surat Keterangan Usaha dari Desa", "Memiliki email", "Memiliki NPWP"


def test_a_licence_is_refused_until_its_papers_are_ticked_and_its_clock_stops_for_others(
    office: Office, server: Server, screens: Screens
) -> None:
    """Office hours, Monday to Thursday: 07.30–12.00 and 13.00–16.00.

    3.1  Mon 09.00–09.20                                 20
    3.2  Mon 09.20–09.30, until the applicant is awaited 10
         Mon 09.30–13.10                     not counted: paused
         Mon 13.10–13.25                                 15
         in all                                          25
    3.3  Mon 13.25–14.00, 5 more than its 30 minutes     35
    3.4  Mon 14.00–14.02, until OSS is out of order       2
         Mon 14.02 to Tue 08.10              not counted: paused
         Tue 08.10–08.12                                  2
         in all                                           4
    3.5  Tue 08.12–08.20                                  8
    all stamps: 20 + 25 + 35 + 4 + 8 = 92 minutes    1 h 32
    """
    day = Day(office, server, screens, sop=3)
    case = day.open_case(office.pelaksana, "2026-11-23 09:00", "NIB warung sembako")
    own, other = office.pelaksana, office.other_pelaksana

    desk = day.desk(own, "2026-11-23 09:20").provokes(428)
    desk.more(case).click()
    box = desk.dialog.get_by_role("checkbox", name=KTP)
    box.click()
    expect(box).to_be_checked()
    desk.press("Escape")
    desk.forward(case).click()
    missing = desk.dialog.get_by_label(DESA)
    expect(missing).to_be_checked()
    assert requirements(desk) == [DESA]
    missing.uncheck()
    answer(desk)
    expect(desk.dialog.get_by_role("alert")).to_have_text(f"Belum dinyatakan: {DESA}. Centang, atau tulis alasan.")
    assert office.case(case).step_id == office.step(3, 1).id
    missing.check()
    answer(desk)
    expect(desk.card_in(office.step(3, 2).id, case)).to_be_visible()

    assert day.pause(own, "2026-11-23 09:30", "email aktivasi belum dibuka") == "menunggu pemohon"
    day.resume(own, "2026-11-23 13:10")
    assert day.hand_on(own, "2026-11-23 13:25", no=3) == [EMAIL, NPWP]
    carried = day.desk(other, "2026-11-23 13:35").open(f"/cases/{case}").page.locator("#checklist li")
    assert [line.split(", ")[-1] for line in carried.all_inner_texts()] == [
        "di langkah 1", "di langkah 1", "di langkah 2", "di langkah 2",
    ]  # fmt: skip
    assert day.hand_on(other, "2026-11-23 14:00", no=4) == []
    assert day.pause(other, "2026-11-23 14:02", "OSS tidak dapat dibuka") == "gangguan sistem"
    day.resume(own, "2026-11-24 08:10")
    assert day.hand_on(own, "2026-11-24 08:12", no=5) == []
    assert day.hand_on(own, "2026-11-24 08:20", no=0) == []

    assert [(run.exit, run.verdict) for run in runs(office, case)] == [
        ("handed_on", "on-time"), ("handed_on", "on-time"), ("handed_on", "late"), ("handed_on", "on-time"),
        ("finished", "on-time"),
    ]  # fmt: skip
    stays, total = day.used(office.kadis, "2026-11-24 08:30")
    assert stays == [
        "Terpakai 20 menit kerja",
        "Terpakai 25 menit kerja",
        "Terpakai 35 menit kerja",
        "Terpakai 4 menit kerja",
        "Terpakai 8 menit kerja",
    ]
    assert total.endswith("Waktu kerja terpakai di semua cap, di luar jeda: 1 jam 32 menit.")
    assert [line.split(": ", 1)[1] for line in day.pauses()] == [
        "menunggu pemohon, email aktivasi belum dibuka (Sen 09.30–13.10)",
        "gangguan sistem, OSS tidak dapat dibuka (Sen 14.02 – 08.10 hari ini)",
    ]
