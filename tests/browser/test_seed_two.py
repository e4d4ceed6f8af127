"""SOP 2 worked from end to end in the browser by its roles: sent back once, and 2.6 waits for the training's day."""

from playwright.sync_api import expect

from tests.actions.rows import runs
from tests.browser.screen import Screens
from tests.browser.server import Server
from tests.browser.worked import Day
from tests.office import Office


def test_a_training_is_sent_back_once_and_waits_for_its_day(office: Office, server: Server, screens: Screens) -> None:
    """Office hours, Monday to Thursday: 07.30–12.00 and 13.00–16.00, which is 7 h 30 a day.

    2.1  Mon 09.00–09.40                              40
    2.2  Mon 09.40–10.30, sent back                   50
    2.1  Mon 10.30–11.00, round 2                     30
    2.2  Mon 11.00–12.00 and 13.00–13.30, round 2  1 h 30
    2.3  Mon 13.30–14.00                              30
    2.4  Mon 14.00–14.45                              45
    2.5  Mon 14.45–15.15                              30
    2.6  Mon 15.15–15.30, until a day is set          15
         Tue                            not counted: it waits
         Wed, the day of the training              7 h 30
         Thu 07.30–12.00 and 13.00–15.00           6 h 30
         in all on two working days               14 h 15
    all stamps: 315 minutes before 2.6, and 14 h 15  19 h 30
    """
    day = Day(office, server, screens, sop=2)
    case = day.open_case(office.jafung, "2026-11-23 09:00", "Pelatihan batik tulis")
    day.hand_on(office.jafung, "2026-11-23 09:40", no=2)

    back = day.desk(office.sekretaris, "2026-11-23 10:30").provokes(428)
    back.drag(case, office.step(2, 1).id)
    back.dialog.get_by_label("Alasan pengembalian").fill("Empat NIK ganda")
    back.dialog.get_by_role("button", name="Kembalikan").click()
    expect(back.card_in(office.step(2, 1).id, case)).to_be_visible()

    day.hand_on(office.jafung, "2026-11-23 11:00", no=2)
    day.hand_on(office.sekretaris, "2026-11-23 13:30", no=3)
    day.hand_on(office.pelaksana, "2026-11-23 14:00", no=4)
    day.hand_on(office.other_pelaksana, "2026-11-23 14:45", no=5)
    day.hand_on(office.pelaksana, "2026-11-23 15:15", no=6)

    head = day.desk(office.kabid, "2026-11-23 15:30")
    head.more(case).click()
    head.dialog.get_by_role("link", name="Tetapkan jadwal").click()
    head.dialog.get_by_label("Tanggal pelaksanaan").fill("2026-11-25")
    head.dialog.get_by_role("button", name="Tetapkan jadwal").click()
    expect(head.card(case).locator(".pill")).to_have_text("Terjadwal")

    day.hand_on(office.kabid, "2026-11-26 15:00", no=0)
    assert [(run.exit, run.round) for run in runs(office, case)] == [
        ("handed_on", 1), ("sent_back", 1), ("handed_on", 2), ("handed_on", 2), ("handed_on", 1), ("handed_on", 1),
        ("handed_on", 1), ("finished", 1),
    ]  # fmt: skip
    stays, total = day.used(office.kadis, "2026-11-26 15:10")
    assert stays == [
        "Terpakai 40 menit kerja",
        "Terpakai 50 menit kerja",
        "Terpakai 30 menit kerja",
        "Terpakai 1 jam 30 menit kerja",
        "Terpakai 30 menit kerja",
        "Terpakai 45 menit kerja",
        "Terpakai 30 menit kerja",
        "Terpakai 2 hari kerja (14 jam 15 menit kerja)",
    ]
    assert total.endswith("Waktu kerja terpakai di semua cap, di luar jeda: 19 jam 30 menit.")
