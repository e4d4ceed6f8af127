"""A backup is one proven file, taken while people work."""

import hashlib
import json
import os
import sqlite3
import threading
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kanban import migrations
from kanban.upkeep import archive, backup
from kanban.upkeep.place import Place
from tests.actions.test_concurrency import THREADS, open_runs, process, start, there_and_back
from tests.office import AT, Office

DAY = 86_400


def head(path: Path) -> tuple[int, str]:
    """Length and last hash of the record in a database file."""
    with closing(sqlite3.connect(path)) as connection:
        found: tuple[int, str] = connection.execute("SELECT events, hash FROM chain_head").fetchone()
    return found


def test_a_backup_holds_what_was_there_and_says_so(busy: Office, place: Place) -> None:
    (place.instance / "config.toml").write_text("port = 8080\n")
    made = backup.make(place, at=AT)
    assert made.file == place.instance / "backups" / "papan-sop-20261123-100000.zip"
    with zipfile.ZipFile(made.file) as zipped:
        assert zipped.namelist() == ["manifest.json", "kanban.sqlite3", "config.toml"]
        told = json.loads(zipped.read("manifest.json"))
        found = {name: hashlib.sha256(zipped.read(name)).hexdigest() for name in zipped.namelist()[1:]}
    assert told["members"] == found
    assert ((told["events"], told["head"]), told["schema"], told["made_at"]) == (
        head(busy.path),
        migrations.newest(),
        AT,
    )
    assert [path.name for path in place.backups.iterdir()] == [made.file.name]


def test_documents_come_along_with_their_names(busy: Office, place: Place, tmp_path: Path) -> None:
    scan = place.instance / "documents" / "ab" / "abcdef"
    scan.parent.mkdir(parents=True)
    scan.write_bytes(b"%PDF")
    made = backup.make(place, at=AT)
    (tmp_path / "out").mkdir()
    archive.unpack(made.file, tmp_path / "out")
    assert (tmp_path / "out" / "documents" / "ab" / "abcdef").read_bytes() == b"%PDF"


def test_no_secret_leaves_the_computer(busy: Office, place: Place) -> None:
    (place.instance / "secret_key").write_text("do-not-tell")
    (place.instance / "config.toml").write_text(
        'secret_key = "do-not-tell"\nport = 8080\n"database_url" = "sqlite:///do-not-tell"\n'
    )
    made = backup.make(place, at=AT)
    with zipfile.ZipFile(made.file) as zipped:
        assert b"".join(zipped.read(name) for name in zipped.namelist()).count(b"do-not-tell") == 0
        assert zipped.read("config.toml").decode().split() == ["port", "=", "8080"]


def test_settings_whose_secret_cannot_be_told_apart_stay_here(busy: Office, place: Place) -> None:
    (place.instance / "config.toml").write_text('secret_key = """\ndo-not-tell"""\n')
    assert list(backup.make(place, at=AT).manifest.members) == ["kanban.sqlite3"]


@pytest.mark.skipif(os.name == "nt", reason="permissions")
def test_only_its_owner_can_read_a_backup(busy: Office, place: Place) -> None:
    made = backup.make(place, at=AT)
    assert (made.file.stat().st_mode & 0o777, place.backups.stat().st_mode & 0o777) == (0o600, 0o700)


def test_a_backup_while_eight_threads_write_is_one_whole_instant(office: Office, place: Place, tmp_path: Path) -> None:
    cases = [office.open_case(sop=2, step=3) for _ in range(THREADS)]
    made, before = [], head(office.path)[0]
    with process(office, "writing", [there_and_back(office, case, 60, str(case)) for case in cases]) as running:
        start(running)
        assert running.stdout is not None
        running.stdout.readline()
        made = [backup.make(place, at=AT + n) for n in range(4)]
        output, errors = running.communicate()
    assert (output.count('"repeated": false'), errors) == (8 * 60 - 1, "")
    counts = [each.manifest.events for each in made]
    assert before < counts[0] <= counts[1] <= counts[2] <= counts[3]
    assert [each.manifest.fault for each in made] == [""] * 4
    assert sum(open_runs(office).values()) == len(cases)


def test_writers_wait_for_no_backup(busy: Office, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody moves a case between the copy and the proof: the backup keeps the instant of the copy."""
    then, look = head(busy.path), backup.contents

    def moved_meanwhile(path: Path) -> backup.Contents:
        thread = threading.Thread(target=busy.open_case)
        thread.start()
        thread.join()
        return look(path)

    monkeypatch.setattr(backup, "contents", moved_meanwhile)
    made = backup.make(place, at=AT)
    assert ((made.manifest.events, made.manifest.head), head(busy.path)[0]) == (then, then[0] + 1)


def test_what_a_killed_backup_left_is_swept_later(busy: Office, place: Place) -> None:
    left = place.backups / ".working-killed"
    left.mkdir(parents=True)
    at = int(left.stat().st_mtime)
    backup.make(place, at=at + 60)
    assert left.exists()
    backup.make(place, at=at + 2 * DAY)
    assert not left.exists()


def test_a_broken_record_is_kept_marked_and_pushes_nothing_out(busy: Office, place: Place) -> None:
    for day in range(20):
        backup.make(place, at=AT + day * DAY)
    assert len(list(place.backups.iterdir())) == 14
    forge(busy.path, "UPDATE event SET hat = 'x' WHERE id = 3")
    made = backup.make(place, at=AT + 20 * DAY)
    assert made.manifest.fault == "Rantai catatan putus: kejadian nomor 3 telah diubah."
    assert (made.removed, len(list(place.backups.iterdir()))) == ((), 15)


def forge(path: Path, *statements: str) -> None:
    """Change the record as another program with the file in its hands."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)


def no_database(place: Place) -> None:
    place.database.unlink()


def garbage(place: Place) -> None:
    place.database.write_bytes(b"not a database" * 1000)


def a_file_in_the_way(place: Place) -> None:
    place.backups.write_text("")


@pytest.mark.parametrize("spoil", [no_database, garbage, a_file_in_the_way])
def test_a_backup_that_cannot_be_made_says_why_and_leaves_nothing(
    office: Office, place: Place, spoil: Callable[[Place], None]
) -> None:
    office.engine.dispose()
    spoil(place)
    with pytest.raises(backup.BackupFailed):
        backup.make(place, at=AT)
    assert list(place.instance.glob("backups/*")) == []
