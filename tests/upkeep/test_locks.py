"""Servers share an instance, a restore has it alone, and a killed process's lock falls."""

import subprocess
import sys
from pathlib import Path

import pytest

from kanban.upkeep.locks import InUse, held, is_held

ROOT = Path(__file__).resolve().parents[2]
HOLD = """
import sys
from pathlib import Path
from kanban.upkeep.locks import held
with held(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_two_servers_share_it_and_a_restore_waits_for_neither(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with held(lock), held(lock):
        with pytest.raises(InUse), held(lock, alone=True):
            pass
        assert is_held(lock)
    with held(lock, alone=True), pytest.raises(InUse), held(lock):
        pass
    assert not is_held(lock)


def test_a_killed_server_holds_nothing(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    command = [sys.executable, "-c", HOLD, str(lock)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        assert server.stdout.readline().strip() == b"held"
        assert is_held(lock)
        server.kill()
        server.wait()
    assert not is_held(lock)


def test_a_folder_without_a_lock_is_free(tmp_path: Path) -> None:
    assert not is_held(tmp_path / "lock")
