"""What is wrong with the computer, provoked once each: files, disk, folder, packages."""

import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from kanban.upkeep.checks import machine
from kanban.upkeep.checks.finding import Level, Patient
from kanban.upkeep.place import Place
from tests.office import Office
from tests.upkeep.test_doctor import unwell

ROOT = Path(__file__).resolve().parents[2]


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
