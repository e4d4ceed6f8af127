"""Every finding is provoked once, and a healthy office has none."""

from dataclasses import replace
from pathlib import Path

import pytest

from kanban import migrations
from kanban.upkeep import doctor, jobs
from kanban.upkeep.checks.database import GUARDS
from kanban.upkeep.checks.finding import Finding, Level, Patient
from tests.office import AT, Office
from tests.upkeep.test_backup import forge

ROOT = Path(__file__).resolve().parents[2]
YEAR = 366 * 86_400


def unwell(patient: Patient) -> dict[str, tuple[Level, str, str]]:
    """What is not well, by check: how bad, what, and what to do."""
    found = list(doctor.examine(patient))
    return {each.name: (each.level, each.what, each.todo) for each in found if each.level is not Level.OK}


def test_a_healthy_office_passes_every_check(patient: Patient) -> None:
    found = list(doctor.examine(patient))
    assert [f for f in found if f.level is not Level.OK] == []
    assert [f.name for f in found] == [*doctor.COMPUTER, doctor.OPENS, *doctor.DATA]


STATEMENTS = {
    "Rujukan": (Level.BAD, "PRAGMA foreign_keys = OFF", "UPDATE assignment SET role_id = 999 WHERE id = 1"),
    "Skema": (Level.WARN, "UPDATE alembic_version SET version_num = '0001'"),
    "Pelindung catatan": (Level.BAD,),
    "Rantai catatan": (Level.BAD, "DELETE FROM event WHERE id = 9"),
    "Letak berkas": (
        Level.BAD, "UPDATE run SET finished_at = entered_at, verdict = 'on-time' WHERE finished_at IS NULL",
    ),
    "Jurnal": (Level.BAD, "PRAGMA journal_mode = DELETE"),
    "Jabatan": (Level.WARN, "UPDATE assignment SET ends_on = starts_on WHERE role_id IN (SELECT role_id FROM step)"),
    "Pekerjaan harian": (Level.WARN, f"INSERT INTO job VALUES ('backup', {AT + 900}, 'x', NULL, 'disk penuh')"),
}  # fmt: skip


@pytest.mark.parametrize("check", STATEMENTS)
def test_what_is_wrong_in_the_data_is_found(patient: Patient, busy: Office, check: str) -> None:
    busy.engine.dispose()
    level, *statements = STATEMENTS[check]
    forge(busy.path, *statements)
    found = unwell(patient)
    assert (found[check][0], set(found) - {check, "Pelindung catatan", "Jabatan"}) == (level, set())
    assert all(todo for _, _, todo in found.values())


def test_whatever_refuses_a_change_is_missed_when_it_is_gone(busy: Office) -> None:
    with busy.engine.connect() as connection:
        refusing = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE sql LIKE '%RAISE(ABORT%'")
        assert set(refusing.scalars()) == GUARDS.keys()


def test_a_newer_schema_is_no_older_one(patient: Patient, busy: Office) -> None:
    forge(busy.path, "UPDATE alembic_version SET version_num = '9999'")
    assert unwell(patient)["Skema"][:2] == (
        Level.BAD, f"Basis data ini ditulis versi yang lebih baru (skema 9999; program ini {migrations.newest()}).",
    )  # fmt: skip


def test_a_case_in_two_places_is_found(patient: Patient, busy: Office) -> None:
    forge(
        busy.path,
        "DROP INDEX uq_run_open",
        "UPDATE run SET finished_at = NULL, verdict = NULL, exit = NULL WHERE id = 1",
    )
    assert unwell(patient)["Letak berkas"][1] == "1 berkas tidak berada di tepat satu langkah (id 1)."


def test_a_case_elsewhere_than_its_open_run_is_found(patient: Patient, busy: Office) -> None:
    forge(busy.path, 'UPDATE "case" SET step_id = step_id + 1')
    assert unwell(patient)["Letak berkas"][1] == "1 berkas tidak berada di tepat satu langkah (id 1)."


def test_a_sample_office_in_the_network_is_found(patient: Patient, busy: Office) -> None:
    forge(busy.path, "UPDATE office SET is_sample = 1")
    assert "Kantor contoh" not in unwell(patient)
    assert unwell(replace(patient, is_loopback=False))["Kantor contoh"][0] == Level.BAD


@pytest.mark.parametrize(
    ("later", "check", "level", "what"),
    [
        (-YEAR, "Jam komputer", Level.BAD, "Jam komputer 527040 menit di belakang kejadian terakhir."),
        (2 * YEAR, "Jam komputer", Level.WARN, "Kejadian terakhir 732 hari lalu."),
        (YEAR, "Kalender", Level.WARN, "Hari libur 2028 belum dari SKB: tenggatnya perkiraan."),
        (20 * YEAR, "Kalender", Level.BAD, "Tahun 2046 di luar kalender (2024–2035)."),
        (3 * 86_400, "Cadangan", Level.WARN, "Cadangan terakhir (papan-sop-20261123-100000.zip) berumur 3 hari."),
    ],
)
def test_what_the_date_brings_is_found(patient: Patient, later: int, check: str, level: Level, what: str) -> None:
    assert unwell(replace(patient, now=AT + later))[check][:2] == (level, what)


def test_a_check_that_breaks_is_itself_a_finding(patient: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_patient: Patient) -> Finding:
        raise OSError("odd")

    monkeypatch.setitem(doctor.COMPUTER, "Ruang disk", broken)
    assert unwell(patient)["Ruang disk"][1] == "Tidak dapat diperiksa: odd."


def test_a_running_job_is_no_failed_one(patient: Patient, busy: Office) -> None:
    assert jobs.claim(busy.engine, "backup", jobs.midnight(patient.place, AT), AT)
    assert unwell(patient) == {}
