"""A board that cannot start says why and what to do, without a trace."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from kanban.upkeep import locks
from tests.office import Template
from tests.upkeep.test_backup import forge

ROOT = Path(__file__).resolve().parents[2]


def refusal(folder: Path) -> list[str]:
    """The lines with which `kanban serve` ends."""
    command = [sys.executable, "-m", "kanban", "serve", "--port", "0", "--instance", str(folder)]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (1, "")
    return done.stderr.splitlines()


@pytest.fixture
def folder(tmp_path: Path, office_template: Template) -> Path:
    with office_template.copy(tmp_path / "kanban.sqlite3"):
        pass
    return tmp_path


def test_a_newer_database_is_not_touched(folder: Path) -> None:
    forge(folder / "kanban.sqlite3", "UPDATE alembic_version SET version_num = '9999'")
    assert refusal(folder)[0].startswith("Basis data ini ditulis Papan SOP yang lebih baru (skema 9999;")


def test_a_broken_database_says_how_to_go_on(folder: Path) -> None:
    (folder / "kanban.sqlite3").write_bytes(b"not a database" * 1000)
    said = refusal(folder)
    assert said[0].endswith("tidak dapat dipakai: file is not a database.")
    assert said[1] == "Periksa: kanban doctor. Bila rusak, pulihkan cadangan: kanban restore FILE"


def test_a_broken_settings_file_is_named(folder: Path) -> None:
    (folder / "config.toml").write_text("port = = 1")
    assert refusal(folder)[0].startswith(f"{folder / 'config.toml'}: berkas pengaturan tidak terbaca")


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert refusal(tmp_path / "file" / "folder")[0].startswith(f"Folder data {tmp_path / 'file' / 'folder'} tidak")


def test_nobody_serves_during_a_restore(folder: Path) -> None:
    with locks.held(folder / "in-use.lock", alone=True):
        assert refusal(folder)[0] == f"Data di {folder} sedang dipulihkan. Tunggu sampai selesai, lalu ulangi."


def test_a_running_board_holds_its_instance_and_makes_the_day_s_backup(folder: Path) -> None:
    command = [sys.executable, "-m", "kanban", "serve", "--port", "0", "--instance", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        assert server.stdout.readline().startswith("Papan SOP siap")
        assert locks.is_held(folder / "in-use.lock")
        made = wait_for_backup(folder, server)
        server.terminate()
        assert server.wait(60) == 0
    assert len(made) == 1
    assert not locks.is_held(folder / "in-use.lock")
    with closing(sqlite3.connect(folder / "kanban.sqlite3")) as connection:
        assert connection.execute("SELECT outcome FROM job").fetchall() == [(f"{made[0]}: baik",)]


def wait_for_backup(folder: Path, server: subprocess.Popen[str]) -> list[str]:
    """The backups that are there once the job has said how it went: a server that ends before has made a file only."""
    for _ in range(1200):
        with closing(sqlite3.connect(folder / "kanban.sqlite3")) as connection:
            said = connection.execute("SELECT outcome FROM job WHERE outcome != ''").fetchall()
        if said:
            return [path.name for path in folder.glob("backups/*.zip")]
        try:
            server.wait(0.05)
        except subprocess.TimeoutExpired:
            continue
    return []
