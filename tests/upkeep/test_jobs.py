"""The daily work is done once a day, by one of all processes, whatever was killed or set wrong in between."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from kanban.models import Job
from kanban.upkeep import jobs
from kanban.upkeep.backup import BackupFailed
from kanban.upkeep.place import Place
from tests.office import AT, Office, wib

ROOT = Path(__file__).resolve().parents[2]
DAY = 86_400
RUN = """
import sys
from pathlib import Path
from kanban.upkeep.jobs import run_due
from kanban.upkeep.place import Place
print("ready", flush=True)
sys.stdin.readline()
print(len(run_due(Place(Path(sys.argv[1]).parent, Path(sys.argv[1])), lambda: int(sys.argv[2]))))
"""


def backups(place: Place) -> list[str]:
    return sorted(path.name for path in place.backups.glob("*.zip"))


def ran(place: Place, at: int) -> list[bool]:
    """How each job went that was due at this instant."""
    return [done.is_good for done in jobs.run_due(place, lambda: at)]


def row(office: Office) -> Job:
    with Session(office.engine) as session:
        return session.scalars(select(Job)).one()


def test_a_day_has_one_backup_whenever_the_computer_is_on(office: Office, place: Place) -> None:
    times = ("2026-11-23 07:00", "2026-11-23 16:00", "2026-11-24 00:01", "2026-11-30 09:00")
    assert [ran(place, wib(time)) for time in times] == [[True], [], [True], [True]]
    assert backups(place) == [
        "papan-sop-20261123-070000.zip", "papan-sop-20261124-000100.zip", "papan-sop-20261130-090000.zip",
    ]  # fmt: skip


def test_of_four_processes_one_does_the_job(office: Office, place: Place) -> None:
    command = [sys.executable, "-c", RUN, str(office.path), str(AT)]
    pipe = subprocess.PIPE
    processes = [subprocess.Popen(command, cwd=ROOT, text=True, stdin=pipe, stdout=pipe, stderr=pipe) for _ in range(4)]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    assert sorted(process.communicate() for process in processes) == [("0\n", "")] * 3 + [("1\n", "")]
    assert backups(place) == ["papan-sop-20261123-100000.zip"]


def test_a_lease_is_held_until_it_runs_out(office: Office, place: Place) -> None:
    since = jobs.midnight(place, AT)
    times = (AT, AT, AT + jobs.LEASE - 1, AT + jobs.LEASE)
    assert [jobs.claim(office.engine, "backup", since, at) for at in times] == [True, False, False, True]


def test_a_failed_job_says_why_and_is_tried_again(
    office: Office, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_place: Place, _at: int) -> str:
        raise BackupFailed("disk penuh")

    with monkeypatch.context() as patched:
        patched.setitem(jobs.DAILY, "backup", fail)
        assert ran(place, AT) == [False]
    assert (row(office).outcome, row(office).done_at) == ("disk penuh", None)
    assert (ran(place, AT + 60), ran(place, AT + jobs.LEASE)) == ([], [True])
    assert (row(office).outcome, row(office).leased_until) == ("papan-sop-20261123-101500.zip: baik", 0)


def test_a_clock_that_was_once_far_ahead_stops_nothing(office: Office, place: Place) -> None:
    assert ran(place, AT + 3650 * DAY) == [True]
    assert ran(place, AT) == [True]
    assert jobs.claim(office.engine, "backup", AT + 3650 * DAY, AT + 3650 * DAY)
    assert ran(place, AT + DAY) == [True]


def test_nothing_is_kept_before_there_is_an_office(tmp_path: Path, new: Callable[[Path], None]) -> None:
    empty = Place(tmp_path, tmp_path / "new.db")
    new(empty.database)
    assert ran(empty, AT) == []


def test_a_server_s_keeper_works_at_once_and_survives_a_missing_file(
    office: Office, place: Place, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(jobs, "LOOK_SECONDS", 0.02)
    office.engine.dispose()
    away = office.path.rename(office.path.with_name("away.db"))
    keeper = jobs.Keeper(place, lambda: AT)
    keeper.start()
    wait_for(lambda: "unable to open database file" in caplog.text)
    away.rename(office.path)
    wait_for(lambda: backups(place) == ["papan-sop-20261123-100000.zip"])
    keeper.stop()
    keeper._thread.join(60)
    assert not keeper._thread.is_alive()


def wait_for(happened: Callable[[], bool], seconds: int = 60) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.01)
