""" "Bukti tepat waktu": each stamp with a count that anybody can repeat, the record, and a flaw where they differ."""

import json
import shlex
from datetime import date

import pytest

from kanban import cli
from kanban.actions import holds
from kanban.models import ChainHead
from tests.actions.clocks import do
from tests.actions.handing_in import OTHER, digest, give, take_back
from tests.actions.rows import events
from tests.office import Office, wib
from tests.upkeep.test_backup import forge
from tests.web.browser import Browser
from tests.web.conftest import ClientOf
from tests.web.pages import Page


@pytest.fixture
def browser(office: Office, client_of: ClientOf) -> Browser:
    return client_of(office.kadis)


@pytest.fixture
def told(office: Office) -> int:
    """A training: sent back once, paused once, in the last step with its date set."""
    case_id = office.open_case(at=wib("2026-11-16 10:00"))
    do(office, holds.hold, case_id, by=office.jafung, at=wib("2026-11-16 10:30"), reason="applicant", note="lengkapi")
    do(office, holds.resume, case_id, by=office.jafung, at=wib("2026-11-16 11:30"))
    office.hand_on(case_id, at=wib("2026-11-16 13:45"))
    office.send_back(case_id, 1, reason="NIK ganda", at=wib("2026-11-17 09:00"))
    for at in ("09:30", "10:00", "10:30", "11:00", "11:30"):
        office.hand_on(case_id, at=wib(f"2026-11-17 {at}"))
    do(office, holds.schedule, case_id, by=office.kabid, at=wib("2026-11-17 13:00"), day=date(2026, 11, 18))
    office.hand_on(case_id, at=wib("2026-11-20 15:00"))
    # 1.45 + 3.45, five times 0.30, then 0.30 on the 17th, 7.30, 7.30 and 6.00: the afternoon before its date is paused.
    return case_id


def dossier(browser: Browser, case_id: int) -> Page:
    return browser.get(f"/cases/{case_id}/dossier").page


def test_it_tells_in_sentences_what_it_comes_to(browser: Browser, told: int) -> None:
    assert [each.text for each in dossier(browser, told).one(cls="sheet-promise").all("p")] == [
        "Dibuka Senin, 16 November 2026 pukul 10.00 WIB oleh Rahmat Hidayat.",
        "Janji kepada pemohon: Langkah 1 sampai 5 selesai paling lambat Rabu, 18 November 2026 pukul 08.00 WIB.",
        "Selesai Jumat, 20 November 2026 pukul 15.00 WIB.",
        "7 pengesahan dengan standar waktu: 6 tepat waktu, 1 terlambat.",
        "1 kali dikembalikan.",
        "Waktu kerja terpakai di semua cap, di luar jeda: 29 jam 30 menit.",
    ]


def test_every_count_is_repeated_at_a_terminal_by_the_command_beside_it(
    office: Office, browser: Browser, told: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KANBAN_DATABASE_URL", office.url)
    commands = [each.one("code").text for each in dossier(browser, told).all(cls="dossier-stay")]
    counted = []
    for command in commands:
        name, *words = shlex.split(command)
        assert (name, cli.main([*words, "--json"])) == ("kanban", 0)
        found = json.loads(capsys.readouterr().out)
        counted.append((found["elapsed"], found["working_seconds"], found["verdict"]))
    with office.sessions() as session:
        stamped = session.connection().exec_driver_sql("SELECT elapsed, worked, verdict FROM run ORDER BY id").all()
    assert counted == [tuple(row) for row in stamped]


def test_its_counts_are_those_of_the_explanation(office: Office, browser: Browser, told: int) -> None:
    with office.sessions() as session:
        runs = session.connection().exec_driver_sql("SELECT id FROM run ORDER BY id").scalars().all()
    explained = [browser.get(f"/cases/{told}/runs/{run}/why").page.one(cls="why-sum").text for run in runs]
    assert [each.all("b")[-1].text for each in dossier(browser, told).all(cls="dossier-stay")] == explained


def test_it_holds_the_record_with_its_hashes_and_the_head(office: Office, browser: Browser, told: int) -> None:
    page = dossier(browser, told)
    shown = [row.one("code").text for row in page.one(cls="event-table").one("tbody").all("tr")]
    assert shown == [event.hash for event in events(office) if event.case_id == told]
    with office.sessions() as session:
        head = session.get_one(ChainHead, 1)
    assert page.one(cls="dossier-proof").all("code")[-2].text == head.hash
    assert page.one(cls="dossier-proof").all("code")[-1].text == "kanban audit verify --case PLT-2026-001"
    assert page.all(cls="dossier-flaws") == []


def test_documents_stand_there_with_their_digests(office: Office, browser: Browser, told: int) -> None:
    taken = give(office, told, OTHER, name="Lama.pdf", at=wib("2026-11-17 13:30"))
    take_back(office, taken.document_id, at=wib("2026-11-17 13:45"))
    table = dossier(browser, told).all("section", aria_labelledby="documents-title")[0]
    assert [[cell.text for cell in row.all("td")] for row in table.one("tbody").all("tr")] == [
        ["1/1", "1 KB", f"Lama.pdf Rahmat Hidayat, Sel 17 Nov 13.30 · ditarik Sel 17 Nov 13.45 {digest(OTHER)}"]
    ]


def test_a_stamp_that_was_changed_is_said_to_be_so(office: Office, browser: Browser, told: int) -> None:
    forge(office.path, "UPDATE run SET verdict = 'on-time' WHERE id = 2")
    assert [each.text for each in dossier(browser, told).one(cls="dossier-flaws").all("li")] == [
        "Cap langkah/putaran 2/1 tidak sama dengan catatannya.",
        "Cap langkah/putaran 2/1 tidak sama dengan hitungan ulang.",
    ]


def test_a_file_that_runs_has_its_proof_so_far(office: Office, browser: Browser) -> None:
    case_id = office.open_case(at=wib("2026-11-23 08:00"))
    page = dossier(browser, case_id)
    assert [each.text for each in page.one(cls="sheet-promise").all("p")][2:] == [
        "Belum selesai; keadaan pada Senin, 23 November 2026 pukul 10.00 WIB.", "Belum ada langkah yang dicap.",
    ]  # fmt: skip
    assert page.one(cls="dossier-stay").all("b")[-1].text == "Terpakai 2 jam, terlambat 1 jam."


def test_the_case_page_tells_the_same_and_why_a_round_began(browser: Browser, told: int) -> None:
    page = browser.get(f"/cases/{told}").page
    assert page.one(cls="runs-told").text == (
        "7 pengesahan dengan standar waktu: 6 tepat waktu, 1 terlambat. 1 kali dikembalikan. "
        "Waktu kerja terpakai di semua cap, di luar jeda: 29 jam 30 menit."
    )
    reasons = [[each.text for each in run.all(cls="run-reason")] for run in reversed(page.all(cls="run"))]
    assert reasons[1:3] == [["“NIK ganda”"], ["Kembali dari Pembentukan panitia: “NIK ganda”"]]
