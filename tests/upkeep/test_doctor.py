"""Every finding is provoked once, and a healthy office has none."""

import json
import shutil
import sqlite3
import tomllib
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from kanban import migrations
from kanban.upkeep import backup, doctor, jobs
from kanban.upkeep.checks import machine
from kanban.upkeep.checks.finding import Finding, Level, Patient
from kanban.upkeep.place import Place
from tests.office import AT, Office
from tests.upkeep.test_backup import forge

ROOT = Path(__file__).resolve().parents[2]
YEAR = 366 * 86_400


@pytest.fixture
def patient(busy: Office, place: Place) -> Patient:
    """A healthy office: its calendar covers next year and there is a backup of today."""
    with closing(sqlite3.connect(busy.path, isolation_level=None)) as connection:
        guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        spec = json.loads(connection.execute("SELECT body FROM calendar_version").fetchone()[0])
        spec["official_years"].append(2027)
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE calendar_version SET body = ?", (json.dumps(spec),))
        for _, statement in guards:
            connection.execute(statement)
    backup.make(place, at=AT)
    return Patient(place=place, now=AT, is_loopback=True)


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


def no_folder(place: Place) -> None:
    shutil.rmtree(place.instance)


def no_database(place: Place) -> None:
    place.database.unlink()


def garbage(place: Place) -> None:
    place.database.write_bytes(b"not a database" * 1000)


def empty(place: Place) -> None:
    place.database.write_bytes(b"")


def a_flipped_page(place: Place) -> None:
    content = bytearray(place.database.read_bytes())
    content[4096 * 20 : 4096 * 21] = bytes(4096)
    place.database.write_bytes(content)


def no_backups(place: Place) -> None:
    shutil.rmtree(place.backups)


def a_broken_backup(place: Place) -> None:
    next(place.backups.iterdir()).write_bytes(b"x")


def an_open_secret(place: Place) -> None:
    (place.instance / "secret_key").touch(0o644)


SPOILS: dict[Callable[[Place], None], tuple[str, str]] = {
    no_folder: ("Folder data", "tidak ada."),
    no_database: ("Basis data", "tidak ada."),
    garbage: ("Basis data", "file is not a database."),
    empty: ("Basis data", "kosong."),
    a_flipped_page: ("Keutuhan", ""),
    no_backups: ("Cadangan", "Belum ada cadangan."),
    a_broken_backup: ("Cadangan", "Pakai cadangan lain."),
    an_open_secret: ("Kunci rahasia", "dapat dibaca pengguna lain."),
}


@pytest.mark.parametrize("spoil", SPOILS)
def test_what_is_wrong_with_the_files_is_found(patient: Patient, busy: Office, spoil: Callable[[Place], None]) -> None:
    check, words = SPOILS[spoil]
    busy.engine.dispose()
    spoil(patient.place)
    found = unwell(patient)
    assert found[check][1].endswith(words)
    assert found[check][2]


@pytest.mark.parametrize(
    ("free", "level"), [(50_000_000, Level.BAD), (500_000_000, Level.WARN), (5_000_000_000, Level.OK)]
)
def test_a_disk_that_fills_up_is_found(
    patient: Patient, monkeypatch: pytest.MonkeyPatch, free: int, level: Level
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**12, 0, free))
    assert machine.disk_space(patient).level == level


def test_a_network_folder_is_found(patient: Patient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda / ext4 rw 0 0\nserver:/share {tmp_path} nfs4 rw 0 0\n")
    assert [machine.file_system(folder, mounts) for folder in (tmp_path / "x", tmp_path.parent)] == ["nfs4", "ext4"]
    monkeypatch.setattr(machine, "file_system", lambda _: "cifs")
    assert machine.local_disk(patient).level == Level.BAD


def test_a_folder_that_takes_no_files_is_found(patient: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(machine.tempfile, "TemporaryFile", refuse)
    assert machine.folder(patient).level == Level.BAD


def test_an_old_package_is_found(patient: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine.importlib.metadata, "version", lambda _: "1.0")
    assert machine.versions(patient).level == Level.BAD


def test_the_oldest_packages_that_will_do_are_those_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    told = {line.split(">=")[0]: line.split(">=")[1].split(",")[0] for line in project["dependencies"]}
    assert {name: ".".join(map(str, least)) for name, least in machine.PACKAGES.items()} == {
        name: ".".join(told[name].split(".")[:2]) for name in machine.PACKAGES if name != "waitress"
    } | {"waitress": "3.0"}
    assert project["requires-python"] == ">=" + ".".join(map(str, machine.PYTHON))


def test_a_check_that_breaks_is_itself_a_finding(patient: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_patient: Patient) -> Finding:
        raise OSError("odd")

    monkeypatch.setitem(doctor.COMPUTER, "Ruang disk", broken)
    assert unwell(patient)["Ruang disk"][1] == "Tidak dapat diperiksa: odd."


def test_a_running_job_is_no_failed_one(patient: Patient, busy: Office) -> None:
    assert jobs.claim(busy.engine, "backup", jobs.midnight(patient.place, AT), AT)
    assert unwell(patient) == {}
