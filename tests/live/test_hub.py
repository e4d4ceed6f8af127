"""The hub knows of every change, whoever made it, and wakes who waits."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kanban.live.hub import OFFICE, Hub
from tests.office import Office

BEGUN = 10
"""Revision of every board of the cast's office: nine people were given a role since it was published."""
SOON = 60.0
"""Seconds that a machine under load may need; waiting ends as soon as there is something."""
NEVER = 10 * SOON


@pytest.fixture
def hub(office: Office) -> Iterator[Hub]:
    hub = Hub(office.engine)
    yield hub
    hub.stop()
    if hub._thread:
        hub._thread.join(SOON)


@pytest.fixture
def watching(hub: Hub, office: Office) -> Hub:
    """A hub that has seen the office as it is."""
    hub.start()
    assert hub.wait(OFFICE, 0, SOON) == 3 * BEGUN
    return hub


def test_each_board_has_a_revision_and_the_office_their_sum(hub: Hub, office: Office) -> None:
    hub.look()
    assert [hub.revision(office.board(sop).id) for sop in (1, 2, 3)] == [BEGUN] * 3
    assert (hub.revision(OFFICE), hub.revision(99)) == (3 * BEGUN, 0)


def test_an_act_of_this_process_wakes_who_waits(watching: Hub, office: Office) -> None:
    board = office.board(2).id
    threading.Timer(0.05, office.open_case).start()
    begun = time.monotonic()
    assert watching.wait(board, BEGUN, NEVER) == BEGUN + 1
    assert time.monotonic() - begun < SOON
    # Let the case be written to its end before its database goes.
    assert office.case(1).number == "PLT-2026-001"


def test_a_change_by_another_process_is_seen(watching: Hub, office: Office) -> None:
    board = office.board(1).id
    change = f"UPDATE column_revision SET revision = 70 WHERE version_id = {board}"
    script = f"import sqlite3; c = sqlite3.connect({str(office.path)!r}); c.execute({change!r}); c.commit(); c.close()"
    subprocess.run([sys.executable, "-c", script], check=True, timeout=30)
    assert watching.wait(board, BEGUN, SOON) == 70


def test_a_change_of_another_board_wakes_nobody(watching: Hub, office: Office) -> None:
    office.open_case(sop=1)
    assert watching.wait(office.board(1).id, BEGUN, SOON) == BEGUN + 1
    assert watching.wait(office.board(2).id, BEGUN, 0.01) == BEGUN


def test_waiting_ends_by_itself(watching: Hub, office: Office) -> None:
    assert watching.wait(office.board(2).id, BEGUN, 0.01) == BEGUN


def test_stopping_wakes_everybody(watching: Hub, office: Office) -> None:
    threading.Timer(0.05, watching.stop).start()
    begun = time.monotonic()
    assert watching.wait(office.board(2).id, BEGUN, NEVER) == BEGUN
    assert (watching.is_stopped, time.monotonic() - begun < SOON) == (True, True)


def test_a_hub_that_was_stopped_does_not_begin_again(hub: Hub) -> None:
    hub.stop()
    hub.start()
    assert hub._thread is None


def test_a_database_that_cannot_be_read_comes_back(office: Office, hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    moved = Path(f"{office.path}.away")
    office.engine.dispose()
    office.path.rename(moved)
    office.path.mkdir()
    hub.start()
    assert hub.wait(OFFICE, 0, 0.1) == 0
    office.path.rmdir()
    moved.rename(office.path)
    assert hub.wait(OFFICE, 0, SOON) == 3 * BEGUN
