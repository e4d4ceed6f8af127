"""SOP 1 worked from end to end in the browser by its roles: of the steps 1.1 and 1.2, which are alternatives, a
supervisor skips the second."""

from playwright.sync_api import expect

from tests.actions.rows import runs
from tests.browser.screen import Screens
from tests.browser.server import Server
from tests.browser.worked import Day
from tests.office import Office


def test_a_proposal_without_equipment_skips_its_step_and_ends_in_the_promotion(
    office: Office, server: Server, screens: Screens
) -> None:
    """Office hours of this Monday: 07.30–12.00 and 13.00–16.00.

    1.1  10.00–11.20                    1 h 20
    1.2  11.20–11.50, then skipped         30
    1.3  11.50–12.00 and 13.00–14.30    1 h 40 (10 + 90 minutes)
    all stamps                          3 h 30
    """
    day = Day(office, server, screens, sop=1)
    case = day.open_case(office.seksi, "2026-11-23 10:00", "Proposal lapak PKL kawasan alun-alun")
    day.hand_on(office.seksi, "2026-11-23 11:20", no=2)

    head = day.desk(office.kabid, "2026-11-23 11:50").provokes(428)
    head.more(case).click()
    head.dialog.get_by_role("button", name="Lewati").click()
    head.dialog.get_by_label("Alasan dilewati").fill("Permohonan hanya lapak, tanpa peralatan")
    head.dialog.get_by_role("button", name="Lewati").click()
    expect(head.card_in(office.step(1, 3).id, case)).to_be_visible()

    day.hand_on(office.seksi, "2026-11-23 14:30", no=0)
    assert [run.exit for run in runs(office, case)] == ["handed_on", "skipped", "finished"]
    stays, total = day.used(office.kadis, "2026-11-23 14:40")
    assert stays == [
        "Terpakai 0 hari kerja (1 jam 20 menit kerja)", "Terpakai 0 hari kerja (30 menit kerja)",
        "Terpakai 0 hari kerja (1 jam 40 menit kerja)",
    ]  # fmt: skip
    assert total.endswith("Waktu kerja terpakai di semua cap, di luar jeda: 3 jam 30 menit.")
