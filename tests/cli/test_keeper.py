"""The keeper's commands: what they print, what they return, and that nothing irreversible happens unasked."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kanban import cli
from kanban.cli import COMMANDS, keeper
from kanban.upkeep import locks
from tests.office import AT, Template
from tests.upkeep.test_backup import forge, head

ROOT = Path(__file__).resolve().parents[2]
Kanban = Callable[..., tuple[int, str, str]]


@pytest.fixture
def instance(tmp_path: Path, office_template: Template, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an office with one case."""
    folder = tmp_path / "the office"  # with a space, as on many computers
    folder.mkdir()
    with office_template.copy(folder / "kanban.sqlite3") as office:
        office.open_case()
    monkeypatch.setenv("KANBAN_INSTANCE", str(folder))
    for name in ("backup", "restore", "doctor", "jobs"):
        monkeypatch.setattr(f"kanban.cli.{name}.now", lambda: AT)
    return folder


@pytest.fixture
def kanban(instance: Path, capsys: pytest.CaptureFixture[str]) -> Kanban:
    """Run a command; its status and what it said on both channels."""

    def kanban(*args: str) -> tuple[int, str, str]:
        status = cli.main(args)
        said = capsys.readouterr()
        return status, said.out, said.err

    return kanban


def only(folder: Path) -> str:
    (file,) = folder.glob("*.zip")
    return str(file)


def test_a_backup_says_where_it_is(kanban: Kanban, instance: Path) -> None:
    status, said, _ = kanban("backup")
    events, hashed = head(instance / "kanban.sqlite3")
    assert (status, said.splitlines()[:2]) == (0, [
        f"Cadangan dibuat dan diperiksa: {instance / 'backups' / 'papan-sop-20261123-100000.zip'}",
        f"  0,1 MB · {events} kejadian · kepala rantai {hashed}",
    ])  # fmt: skip


def test_a_backup_can_go_to_a_stick(kanban: Kanban, instance: Path, tmp_path: Path) -> None:
    assert kanban("backup", "--to", str(tmp_path / "stick"))[0] == 0
    assert only(tmp_path / "stick").endswith("papan-sop-20261123-100000.zip")
    assert not (instance / "backups").exists()


def test_a_backup_of_a_broken_record_warns(kanban: Kanban, instance: Path) -> None:
    forge(instance / "kanban.sqlite3", "UPDATE event SET hat = 'x' WHERE id = 3")
    status, said, _ = kanban("backup")
    assert (status, said.splitlines()[3]) == (1, "PERHATIAN: Rantai catatan putus: kejadian nomor 3 telah diubah.")


def test_a_backup_of_nothing_says_what_to_do(kanban: Kanban, instance: Path) -> None:
    (instance / "kanban.sqlite3").unlink()
    status, _, said = kanban("backup")
    assert (status, said) == (
        1, f"Belum ada basis data di {instance / 'kanban.sqlite3'}; jalankan papan lebih dahulu: kanban serve\n",
    )  # fmt: skip


def test_a_restore_asks_and_without_a_terminal_changes_nothing(kanban: Kanban, instance: Path) -> None:
    kanban("backup")
    before = (instance / "kanban.sqlite3").read_bytes()
    status, _, said = kanban("restore", only(instance / "backups"))
    assert (status, said) == (1, "Tidak ada yang diubah. Tanpa terminal, setujui dengan --yes.\n")
    assert (instance / "kanban.sqlite3").read_bytes() == before


@pytest.mark.parametrize(("answer", "status"), [("ya", 0), ("Y", 0), ("tidak", 1), ("", 1)])
def test_a_restore_at_a_terminal_does_what_is_answered(
    kanban: Kanban, instance: Path, monkeypatch: pytest.MonkeyPatch, answer: str, status: int
) -> None:
    kanban("backup")
    monkeypatch.setattr(keeper.sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _question: answer)
    assert kanban("restore", only(instance / "backups"))[0] == status
    assert (instance / "last-restore.json").exists() == (status == 0)


def test_a_restore_says_what_it_did(kanban: Kanban, instance: Path) -> None:
    kanban("backup")
    events, hashed = head(instance / "kanban.sqlite3")
    status, said, _ = kanban("restore", only(instance / "backups"), "--yes")
    assert (status, said.splitlines()[-3:]) == (0, [
        f"Dipulihkan: {events} kejadian, kepala rantai {hashed}.",
        f"Yang digantikan disimpan di {instance / 'before-restore-20261123-100000'}",
        "Semua orang masuk lagi. Jalankan papan: kanban serve",
    ])  # fmt: skip


def test_a_restore_under_a_running_board_is_refused(kanban: Kanban, instance: Path) -> None:
    kanban("backup")
    with locks.held(instance / "in-use.lock"):
        status, _, said = kanban("restore", only(instance / "backups"), "--yes")
    assert (status, said.startswith(f"Papan SOP masih berjalan pada {instance}.")) == (1, True)


def test_the_doctor_s_words_and_its_json_say_the_same(kanban: Kanban, instance: Path) -> None:
    status, said, _ = kanban("doctor")
    rows = json.loads(kanban("doctor", "--json")[1])
    assert (status, said.splitlines()[-1]) == (0, f"{len(rows)} pemeriksaan: 0 salah, 2 perlu perhatian.")
    assert [row["check"] for row in rows if row["level"] == "perhatian"] == ["Cadangan", "Kalender"]
    assert [line[11:].split("  ")[0] for line in said.splitlines() if line[:1] not in (" ", "")][:-1] == [
        row["check"] for row in rows
    ]


def test_the_doctor_finds_settings_that_cannot_be_read(kanban: Kanban, instance: Path) -> None:
    (instance / "config.toml").write_text("port = = 1")
    status, said, _ = kanban("doctor")
    assert (status, said.splitlines()[0].startswith("SALAH      Pengaturan  ")) == (1, True)


def test_an_audit_names_the_first_broken_row(kanban: Kanban, instance: Path) -> None:
    assert kanban("audit", "verify")[0] == 0
    forge(instance / "kanban.sqlite3", "DELETE FROM event WHERE id = 4")
    assert kanban("audit", "verify") == (
        1, "Rantai catatan putus: kejadian nomor 4 hilang (yang ada berikutnya: nomor 5).\n", "",
    )  # fmt: skip


def test_an_audit_is_held_against_an_export_from_elsewhere(kanban: Kanban, instance: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.jsonl"
    kept.write_text(kanban("audit", "export")[1], "utf-8")
    assert kanban("audit", "verify", "--against", str(kept))[0] == 0
    kept.write_text(re.sub(r'"head": "\w+"', '"head": "other"', kept.read_text("utf-8")), "utf-8")
    assert kanban("audit", "verify", "--against", str(kept))[0] == 1
    kept.write_text("Yth.", "utf-8")
    assert kanban("audit", "verify", "--against", str(kept))[0] == 2


def test_an_export_of_one_case_ends_with_the_head(kanban: Kanban, instance: Path) -> None:
    *rows, last = [json.loads(line) for line in kanban("audit", "export", "--case", "1")[1].splitlines()]
    assert ([row["kind"] for row in rows], last["chain"]["head"]) == (["open"], head(instance / "kanban.sqlite3")[1])


def test_the_daily_work_is_done_once(kanban: Kanban, instance: Path) -> None:
    assert kanban("jobs", "run") == (0, "backup: papan-sop-20261123-100000.zip: baik\n", "")
    assert kanban("jobs", "run")[1].startswith("Tidak ada yang perlu dikerjakan")


def test_a_failed_job_is_a_failed_command(kanban: Kanban, instance: Path) -> None:
    (instance / "backups").write_text("a file in the way")
    assert kanban("jobs", "run")[0] == 1


@pytest.mark.parametrize(
    "args", [["backup"], ["restore", "x.zip"], ["audit", "verify"], ["jobs", "run"]], ids=lambda args: args[0]
)
def test_no_command_works_on_another_database_than_sqlite(
    kanban: Kanban, monkeypatch: pytest.MonkeyPatch, args: list[str]
) -> None:
    monkeypatch.setenv("KANBAN_DATABASE_URL", "postgresql://localhost/kanban")
    status, _, said = kanban(*args)
    assert (status, said.strip()) == (
        2, "Pengaturan database_url tidak dapat dipakai: Papan SOP menyimpan datanya di SQLite saja.",
    )  # fmt: skip


@pytest.mark.parametrize("name", ["backup", "restore", "doctor", "audit", "jobs"])
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main([name, "--help"])
    assert (left.value.code, name in COMMANDS) == (0, True)
    assert f"kanban {name}" in capsys.readouterr().out
