"""A stamp, a hold or a calendar that was changed behind the office's back does not agree with the record any more."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest

from kanban import cli
from kanban.domain.short_code import short_code
from kanban.queries.cases import case
from kanban.upkeep.case_audit import CaseProof, check_case
from tests.actions.clocks import paused
from tests.actions.handing_in import OTHER, PAPER, digest, give, shelf
from tests.office import Office, wib
from tests.upkeep.test_backup import forge

FIVE = wib("2026-11-23 15:00")
STAMP, COUNT = (f"cap langkah/putaran 1/1 tidak sama dengan {what}" for what in ("catatannya", "hitungan ulang"))
WHOLE = "Semua sama dengan catatannya, dan setiap cap dengan hitungan ulang."
ATTACKS = {
    "UPDATE run SET elapsed = elapsed - 60, worked = worked - 60 WHERE id = 1": [
        STAMP, COUNT,
    ],
    "UPDATE run SET verdict = 'on-time' WHERE id = 1": [
        STAMP, COUNT,
    ],
    "UPDATE run SET standard = 'working-time:36000', verdict = 'on-time' WHERE id = 1": [
        STAMP,
    ],
    "UPDATE run SET hat = 'Kepala Dinas' WHERE id = 1": [STAMP],
    "UPDATE run SET person_id = 2 WHERE id = 1": [STAMP],
    "UPDATE hold SET to_at = to_at + 3600 WHERE id = 1": [COUNT],
    "UPDATE hold SET from_at = from_at - 600 WHERE id = 1": [
        "jeda pada langkah/putaran 1/1 tidak ada dalam catatan", COUNT,
    ],
    "INSERT INTO run SELECT 99, case_id, step_id, 9, NULL, entered_at, accepted_at, finished_at, standard, "
    "calendar_version_id, due_at, risk_at, late_at, is_estimated, elapsed, worked, verdict, exit, reason, person_id, "
    "assignment_id, hat, entry_reason FROM run WHERE id = 1": [
        "cap langkah/putaran 1/9 tidak ada dalam catatan", "cap langkah/putaran 1/9 tidak sama dengan hitungan ulang",
    ],
    "UPDATE event SET at = at + 60 WHERE kind = 'hand-on'": [
        "kejadian nomor {event} telah diubah", STAMP,
    ],
}  # fmt: skip


@pytest.fixture
def stamped(office: Office) -> int:
    """A training whose first step took three hours, one of them paused, so that it was late."""
    case_id = paused(office, until=wib("2026-11-23 11:30"))
    give(office, case_id, at=FIVE - 600)
    office.hand_on(case_id, at=FIVE)
    return case_id


def proof(office: Office, case_id: int) -> CaseProof:
    with office.sessions() as session:
        facts = case(session, case_id)
        assert facts
        return check_case(session, facts, shelf(office))


def test_an_untouched_case_is_proven(office: Office, stamped: int) -> None:
    found = proof(office, stamped)
    assert (found.found, found.events, found.stamps, found.holds, found.documents) == ((), 5, 1, 1, 1)
    assert list(found.lines()) == [
        "PLT-2026-001: 5 kejadian, 1 cap, 1 jeda, 1 dokumen.",
        f"Kalender versi 1, sha256 {found.calendars[0].sha256}.",
        WHOLE,
    ]


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_on_a_stamp_is_found_and_named(office: Office, stamped: int, attack: str) -> None:
    forge(office.path, attack)
    with closing(sqlite3.connect(office.path)) as connection:
        (event,) = connection.execute("SELECT id FROM event WHERE kind = 'hand-on'").fetchone()
    assert [str(flaw) for flaw in proof(office, stamped).found] == [
        line.format(event=event) for line in ATTACKS[attack]
    ]


def test_a_changed_calendar_is_found_and_nothing_is_counted_with_it(office: Office, stamped: int) -> None:
    with office.sessions() as session:
        body = session.connection().exec_driver_sql("SELECT body FROM calendar_version").scalar_one()
    spec = json.loads(body)
    spec["official_years"].append(2031)
    forge(office.path, f"UPDATE calendar_version SET body = '{json.dumps(spec)}'".replace("%", "%%"))
    assert [str(flaw) for flaw in proof(office, stamped).found] == ["kalender versi 1 tidak cocok dengan sidiknya"]


def test_a_document_that_was_changed_on_the_disk_is_found(office: Office, stamped: int) -> None:
    shelf(office).place(digest(PAPER)).write_bytes(OTHER)
    assert [str(flaw) for flaw in proof(office, stamped).found] == [
        "dokumen/versi 1/1 hilang, diubah, atau lain dari catatannya"
    ]


@pytest.fixture
def verify(
    office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., object]:
    """`kanban audit verify --case`: status, the last line printed, and what it complained of."""
    monkeypatch.setenv("KANBAN_INSTANCE", str(office.path.parent))
    monkeypatch.setenv("KANBAN_DATABASE_URL", office.url)

    def verify(named: str) -> object:
        status = cli.main(["audit", "verify", "--case", named])
        said = capsys.readouterr()
        return status, said.out.splitlines()[-1:], said.err

    return verify


def test_a_case_is_named_by_number_code_or_id(office: Office, stamped: int, verify: Callable[..., object]) -> None:
    whole = (0, [WHOLE], "")
    assert [verify(named) for named in ("PLT-2026-001", "plt 2026 1", short_code(stamped), "1")] == [whole] * 4
    assert verify("PLT-2026-002") == (2, [], "Berkas PLT-2026-002 tidak ada.\n")
    assert verify("99") == (2, [], "Berkas 99 tidak ada.\n")


def test_a_flaw_of_the_case_is_a_failed_command(office: Office, stamped: int, verify: Callable[..., object]) -> None:
    forge(office.path, "UPDATE run SET hat = 'Kepala Dinas' WHERE id = 1")
    assert verify("PLT-2026-001") == (1, ["SALAH: cap langkah/putaran 1/1 tidak sama dengan catatannya."], "")
